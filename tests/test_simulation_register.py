"""A simulation that begins with what is in hand: a warm-up, or the register of a live store."""

from pathlib import Path

import pytest

from tests.scenarios import COMMUNE
from tests.test_simulation import shipped_weeks, typed_in
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.engine import Engine
from workflow.errors import DefinitionError
from workflow.loader import Definitions, load_definitions
from workflow.model import Dossier, Instant
from workflow.simulation.prepared import fitted
from workflow.simulation.reading import scenario_tree
from workflow.simulation.register import Register, register_of
from workflow.simulation.results import Results
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="module")
def register(law: Definitions) -> Register:
    """What is in hand in a live engine after ten days."""
    commands: list[tuple[str, str, Command, Instant]] = []

    def watch(command: Command, at: Instant, outcome: Outcome) -> None:
        commands.append((outcome.dossier.code, outcome.dossier.procedure, command, at))

    simulate(shipped_weeks("2026-06-15", "2026-06-25"), law, watch=watch)
    with Engine("memory://", law) as engine:
        typed_in(engine, [one for one in commands if one[3] < commands[-1][3] - 86_400])
        at, dossiers = engine.dossiers()
        return register_of((dossier for _, dossier in dossiers), at)


@pytest.fixture(scope="module")
def fortnight() -> Scenario:
    return shipped_weeks("2026-06-24", "2026-07-10")


@pytest.fixture(scope="module")
def results(register: Register, fortnight: Scenario, law: Definitions) -> Results:
    return simulate(fortnight, law, register=register)


def open_ones(register: Register) -> list[Dossier]:
    return [one for one in register.dossiers if one.accepted is not None and one.finished is None]


def test_every_dossier_in_hand_goes_on_and_is_counted_apart(register: Register, results: Results) -> None:
    assert len(open_ones(register)) > 30
    assert results.in_hand is not None
    assert results.in_hand.received == len(open_ones(register)) == len(results.carried)
    assert results.in_hand.received == results.in_hand.closed + results.in_hand.open
    assert results.in_hand.closed > 0.8 * results.in_hand.received
    assert results.totals.received == results.totals.closed + results.totals.open


def test_each_dossier_in_hand_says_whether_it_goes_late(register: Register, results: Results) -> None:
    fates = {one.code: one for one in results.carried}

    assert set(fates) == {one.code for one in open_ones(register)}
    for one in open_ones(register):
        assert (fates[one.code].state, fates[one.code].holder) == (one.state, one.holder)
        assert fates[one.code].appointment == one.appointment
    assert results.in_hand is not None
    late = results.in_hand.late + results.in_hand.open_overdue
    assert sum(one.late for one in fates.values()) == late


def test_what_was_promised_and_owed_before_stays_as_it_is(
    register: Register, fortnight: Scenario, law: Definitions
) -> None:
    last: dict[str, Dossier] = {}

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        last[outcome.dossier.code] = outcome.dossier

    simulate(fortnight, law, register=register, watch=watch)

    for before in register.dossiers:
        after = last.get(before.code, before)
        assert (after.version, after.accepted, after.lane) == (before.version, before.accepted, before.lane) or (
            before.accepted is None
        )
        assert after.custody[: max(0, len(before.custody) - 1)] == before.custody[: max(0, len(before.custody) - 1)]
        assert {one.id for one in before.obligations} <= {one.id for one in after.obligations}


def test_nobody_arrives_before_the_register_was_read(register: Register, fortnight: Scenario, law: Definitions) -> None:
    instants: list[Instant] = []

    simulate(fortnight, law, register=register, watch=lambda _, at, __: instants.append(at))

    assert min(instants) >= register.at


def test_who_is_ill_next_week_makes_more_of_those_in_hand_late(
    register: Register, fortnight: Scenario, law: Definitions
) -> None:
    office = fortnight.staff["dinh_hoa.office"].model_copy(update={"officers": 1, "absent": []})
    alone = fortnight.model_copy(update={"staff": fortnight.staff | {"dinh_hoa.office": office}})

    as_it_is, ill = (simulate(one, law, register=register).in_hand for one in (fortnight, alone))

    assert as_it_is is not None
    assert ill is not None
    assert ill.late + ill.open_overdue > as_it_is.late + as_it_is.open_overdue


def test_a_register_that_was_read_after_the_period_is_refused(register: Register, law: Definitions) -> None:
    late = Register(1_800_000_000, register.dossiers)

    with pytest.raises(DefinitionError, match="wanted a last day after the register was read"):
        fitted(scenario_tree(COMMUNE), law, late)


def test_who_is_in_hand_in_a_procedure_that_the_scenario_does_not_know_is_refused(
    register: Register, law: Definitions, tmp_path: Path
) -> None:
    path = tmp_path / "copies.yaml"
    text = COMMUNE.read_text(encoding="utf-8")
    start = text.index("\n  land_registry_branch.survey: {")
    end = text.index("\n", start + 1)
    path.write_text(text[:start] + text[end:], encoding="utf-8")

    with pytest.raises(DefinitionError, match="staff: wanted officers or a partner in"):
        fitted(scenario_tree(path), law, register)


def test_a_warm_up_fills_the_offices_and_is_not_counted(law: Definitions) -> None:
    scenario = shipped_weeks("2026-06-15", "2026-06-26")

    cold, warm = (simulate(one, law) for one in (scenario, scenario.model_copy(update={"warm_up": "20 days"})))

    assert cold.in_hand is None
    assert warm.in_hand is not None
    assert warm.in_hand.received > 30
    assert warm.totals.received == pytest.approx(cold.totals.received, rel=0.05)
    assert sum(row.received for row in warm.by_month) == warm.totals.received
    assert warm.since == cold.since
    assert sum(row.late_seconds for row in warm.by_department) == warm.totals.late_seconds


def test_a_warm_up_may_be_said_in_working_days(law: Definitions) -> None:
    scenario = shipped_weeks("2026-06-15", "2026-06-19").model_copy(update={"warm_up": "5 working days"})
    first: list[Instant] = []

    simulate(scenario, law, watch=lambda _, at, __: first.append(at))

    assert 1_780_851_600 <= first[0] < 1_780_938_000  # on Monday 2026-06-08
