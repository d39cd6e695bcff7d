"""Linked packages in a simulation: their components move through the same offices, and the package with them."""

import gc
from collections import Counter
from pathlib import Path

import pytest

from tests.test_simulation import STORES, bare, empty_store, typed_in
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.engine import Engine
from workflow.errors import DefinitionError
from workflow.events import ComponentEnded, ComponentReady, ComponentSent, DossierFinished, DossierSubmitted, Event
from workflow.loader import Definitions, load_definitions
from workflow.model import Dossier, Instant
from workflow.simulation.live import Package
from workflow.simulation.prepared import prepare
from workflow.simulation.register import register_of
from workflow.simulation.simulator import simulate

TEXT = """
schema: scenario/1
scenario: births
title: Khai sinh liên thông
home: dinh_hoa
period: {from: "2026-09-01", to: "2026-09-25"}
arrivals:
  births:
    procedure: birth_residence_insurance
    per_working_day: 4
    data: {register_residence: {chance: 0.8}, issue_health_card: {chance: 0.9}}
    confidence: assumption
staff:
  dinh_hoa.service_centre: {officers: 2, confidence: assumption}
  dinh_hoa.office: {officers: 2, confidence: assumption}
  dinh_hoa.leadership: {officers: 1, confidence: assumption}
partners:
  commune_police.residence: {after: {uniform: [1 working hour, 6 working hours]}, confidence: assumption}
  commune_police.leadership: {after: {uniform: [1 working hour, 3 working hours]}, confidence: assumption}
  social_insurance.health_cards: {after: {uniform: [1 working hour, 6 working hours]}, confidence: assumption}
  social_insurance.leadership: {after: {uniform: [1 working hour, 3 working hours]}, confidence: assumption}
hand_offs:
  "*": {after: {triangular: [1 working minute, 4 working minutes, 15 working minutes]}, confidence: assumption}
work:
  "*":
    confidence: assumption
    states:
      submitted: {constant: 10 working minutes}
      withdrawing: {constant: 10 working minutes}
      sent: {constant: 5 working minutes}
      checking: {constant: 40 working minutes}
      signing: {constant: 10 working minutes}
      result_ready: {constant: 5 working minutes}
outcomes:
  "*":
    confidence: assumption
    states:
      submitted: {accept: 0.95, refuse: 0.05}
      sent: {accept: 0.9, send_back: 0.1}
      checking: {submit_for_signature: 0.9, request_supplement: 0.1}
      signing: {sign: 1}
citizen:
  "*":
    confidence: assumption
    withdraws: {chance: 0.1, after: {uniform: [1 working hour, 20 working hours]}}
    states:
      confirming: {after: {constant: 3 hours}, actions: {confirm_draft: 1}}
      supplementing: {after: {constant: 20 hours}, actions: {resupply: 1}}
letters:
  issue: {constant: 4 working hours}
  deliver: {constant: 1 working hour}
  promise: 3 working days
  confidence: assumption
"""


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scenarios") / "births.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


class Told:
    """What a run told, by dossier and in order."""

    def __init__(self) -> None:
        self.commands: list[tuple[str, str, Command, Instant]] = []
        self.journals: dict[str, list[Event]] = {}
        self.last: dict[str, Dossier] = {}

    def __call__(self, command: Command, at: Instant, outcome: Outcome) -> None:
        dossier = outcome.dossier
        self.commands.append((dossier.code, dossier.procedure, command, at))
        self.journals.setdefault(dossier.code, []).extend(outcome.events)
        self.last[dossier.code] = dossier

    def of(self, kind: type) -> list[Event]:
        return [event for journal in self.journals.values() for event in journal if isinstance(event, kind)]


@pytest.fixture(scope="module")
def told(file: Path, law: Definitions) -> Told:
    found, ready = Told(), prepare(file, law)
    simulate(ready.scenario, ready.law, watch=found)
    return found


def test_every_component_that_is_ready_is_handed_over_and_comes_to_an_end(told: Told) -> None:
    packages = [one for one in told.last.values() if one.procedure == "birth_residence_insurance"]
    finished = [one for one in packages if one.finished is not None]

    assert len(finished) > 30
    assert all(component.done for one in finished for component in one.components.values())
    assert len(told.of(ComponentSent)) >= len(told.of(ComponentReady)) - 5
    assert Counter(event.outcome for event in told.of(ComponentEnded))["result_ready"] > 60


def test_a_component_that_was_sent_back_is_sent_again_and_meets_another_fate(told: Told) -> None:
    again = [one for one in told.last.values() for part in one.components.values() if part.sendings > 1]

    assert again
    assert max(part.sendings for one in again for part in one.components.values()) < 6


def test_a_citizen_who_withdraws_the_package_takes_its_components_along(told: Told) -> None:
    withdrawn = {one.code for one in told.last.values() if one.outcome == "stopped" and one.components}

    assert withdrawn
    assert all(
        one.finished is not None or one.outcome is not None for one in told.last.values() if one.package in withdrawn
    )


def test_components_are_dossiers_of_their_own_in_the_counts(file: Path, law: Definitions) -> None:
    ready = prepare(file, law)

    results = simulate(ready.scenario, ready.law)

    rows = {row.procedure: row for row in results.by_procedure}
    assert {"birth_residence_insurance", "birth_registration_linked", "child_health_insurance_linked"} <= set(rows)
    assert sum(row.received for row in results.by_procedure) == results.totals.received
    assert sum(row.late_seconds for row in results.by_department) == results.totals.late_seconds


@pytest.mark.parametrize("kept", STORES)
def test_a_package_that_is_simulated_could_have_been_typed_into_the_live_engine(
    kept: str, told: Told, law: Definitions, tmp_path: Path
) -> None:
    with Engine(empty_store(kept, tmp_path), law) as engine:
        live = typed_in(engine, told.commands)
        assert engine.verify().sound
        codes = {code: journal[0].code for code, journal in live.items() if isinstance(journal[0], DossierSubmitted)}
        parts = {
            code: [record.event for record in engine.history(codes[one.package] + code.removeprefix(one.package))]
            for code, one in told.last.items()
            if one.package is not None
        }

    assert sum(len(journal) for journal in parts.values()) > 500
    for code, one in told.last.items():
        if one.package is None:
            kept_as = codes[code]
            assert bare({code: live[code]}, {code: kept_as}) == bare({code: told.journals[code]}, {code: code})
        else:
            theirs = {code: codes[one.package]}
            assert bare({code: parts[code]}, theirs) == bare({code: told.journals[code]}, {code: one.package})


def test_the_watch_sees_every_event_of_the_package_once(told: Told) -> None:
    for code, journal in told.journals.items():
        assert len(journal) == told.last[code].length
    assert len({event.at for event in told.of(DossierFinished)}) > 20


def test_who_hands_over_has_to_be_said(law: Definitions, tmp_path: Path) -> None:
    path = tmp_path / "silent.yaml"
    path.write_text(TEXT.replace("hand_offs:", "#").replace('  "*": {after: {triangular', "  #"), encoding="utf-8")

    with pytest.raises(DefinitionError, match="hand_offs: wanted how long handing over takes"):
        prepare(path, law)


def test_a_package_that_is_over_leaves_memory_although_no_collector_looks(file: Path, law: Definitions) -> None:
    ready, alive, under_way = prepare(file, law), list[int](), set[str]()

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        dossier = outcome.dossier
        if dossier.procedure == "birth_residence_insurance":
            (under_way.discard if dossier.outcome else under_way.add)(dossier.code)

    def progress(day: int, days: int) -> None:
        if day == days:
            alive.append(sum(isinstance(one, Package) for one in gc.get_objects()))

    gc.collect()
    simulate(ready.scenario, ready.law, watch=watch, progress=progress)

    assert alive[0] <= len(under_way) + 5  # who is over may still have a letter under way


def test_packages_that_are_half_way_in_a_register_go_on_with_their_components(
    told: Told, file: Path, law: Definitions
) -> None:
    half = told.commands[len(told.commands) // 2][3]
    with Engine("memory://", law) as engine:
        typed_in(engine, [one for one in told.commands if one[3] < half])
        at, dossiers = engine.dossiers()
        register = register_of((dossier for _, dossier in dossiers), at)
    ready, last = prepare(file, law, register), dict[str, Dossier]()

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        last[outcome.dossier.code] = outcome.dossier

    results = simulate(ready.scenario, ready.law, register=register, watch=watch)

    wholes = [one for one in register.dossiers if one.components]
    parts = [one for one in register.dossiers if one.package is not None and one.outcome is None]
    assert len(wholes) > 5
    assert len(parts) > 5
    assert results.in_hand is not None
    assert results.in_hand.received == results.in_hand.closed + results.in_hand.open
    ended = [last[one.code] for one in wholes if one.code in last and last[one.code].outcome is not None]
    assert len(ended) > 0.8 * len(wholes)
    assert all(part.done for one in ended for part in one.components.values())
