"""The simulated period adds up, repeats itself, and holds to the rules of the production core."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from tests.benchmarks import network as net
from tests.calendars import dinh_hoa
from tests.postgres import fresh_database
from tests.scenarios import ASSUMED, COMMUNE, Shop, shop
from workflow.commands import Command, Submit, Tick
from workflow.decide import Outcome
from workflow.engine import Engine, create
from workflow.events import ClockStarted, DossierAccepted, DossierFinished, DossierSubmitted, Event, StateEntered
from workflow.history import replay
from workflow.loader import load_definitions
from workflow.model import Dossier, Instant
from workflow.simulation.reading import read_scenario
from workflow.simulation.results import Results
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate


@pytest.fixture(scope="module")
def law() -> Shop:
    return Shop(dinh_hoa())


def shipped_weeks(since: str, until: str, year: Path = COMMUNE) -> Scenario:
    scenario, _ = read_scenario(year)
    return scenario.model_copy(update={"period": scenario.period.model_copy(update={"since": since, "until": until})})


def told(scenario: Scenario, law: object, seed: int = 1) -> dict[str, list[Event]]:
    """The journal of every dossier of the period."""
    journals: dict[str, list[Event]] = {}

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        journals.setdefault(outcome.dossier.code, []).extend(outcome.events)

    simulate(scenario, law, seed=seed, watch=watch)  # type: ignore[arg-type]
    return journals


@pytest.fixture(scope="module")
def summer() -> Results:
    return simulate(shipped_weeks("2026-06-01", "2026-08-31"), load_definitions())


def test_received_is_closed_and_open_and_closed_is_on_time_and_late(summer: Results) -> None:
    totals = summer.totals

    assert totals.received > 2_000
    assert totals.late > 0
    assert totals.received == totals.closed + totals.open
    assert totals.closed == totals.on_time + totals.late


def test_procedures_and_months_add_up_to_the_totals(summer: Results) -> None:
    totals = summer.totals

    for rows in (summer.by_procedure, summer.by_month):
        assert sum(row.received for row in rows) == totals.received
        assert sum(row.closed for row in rows) == totals.closed
        assert sum(row.late for row in rows) == totals.late
    assert sum(row.late_seconds for row in summer.by_procedure) == totals.late_seconds
    assert sum(row.on_time for row in summer.by_procedure) == totals.on_time


def test_the_departments_shares_are_the_whole_lateness_to_the_second(summer: Results) -> None:
    assert summer.totals.late_seconds > 0
    assert sum(row.late_seconds for row in summer.by_department) == summer.totals.late_seconds
    assert sum(row.share for row in summer.by_department) == pytest.approx(1)


def test_every_missed_appointment_owes_one_apology(summer: Results) -> None:
    assert summer.totals.apologies_owed == summer.totals.late + summer.totals.open_overdue


def test_the_same_seed_gives_the_same_results_and_another_one_others(law: Shop) -> None:
    once, again = simulate(shop(), law, seed=7), simulate(shop(), law, seed=7)

    assert once == again
    assert simulate(shop(), law, seed=8).totals != once.totals


@pytest.fixture(scope="module")
def short_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scenarios") / "short.yaml"
    period = 'period: {from: "2026-06-15", to: "2026-07-14"}'
    text = f"schema: scenario/1\nscenario: short\nextends: {COMMUNE}\ntitle: Một tháng\n{period}\n"
    path.write_text(text, encoding="utf-8")
    return path


def outputs(path: Path) -> Iterator[bytes]:
    for seed, zone in (("0", "UTC"), ("12345", "America/New_York")):
        command = [sys.executable, "-c", "from workflow.cli import main; main()", "simulate", str(path), "--json", "-"]
        yield subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, check=True
        ).stdout


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed_and_the_zone_of_the_host(short_file: Path) -> None:
    first, second = outputs(short_file)

    assert first == second
    assert json.loads(first)["totals"]["received"] > 700


def test_what_happened_is_a_journal_that_replays_to_the_same_dossier(law: Shop) -> None:
    last: dict[str, Dossier] = {}
    journals: dict[str, list[Event]] = {}

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        last[outcome.dossier.code] = outcome.dossier
        journals.setdefault(outcome.dossier.code, []).extend(outcome.events)

    simulate(shop(), law, watch=watch)

    assert len(last) > 70
    assert {code: replay(events) for code, events in journals.items()} == last


def test_another_stream_changes_nobody_elses_fate_where_desks_do_not_queue(law: Shop) -> None:
    staff = {f"shop.department_{number}": {"officers": 500, **ASSUMED} for number in range(1, 6)}
    one = {"all": {"procedure": "network", "per_working_day": 10, **ASSUMED}}
    more = one | {"others": {"procedure": "network", "per_working_day": 5, "channels": {"post": 1}, **ASSUMED}}

    def stories(arrivals: dict[str, object]) -> set[tuple[object, ...]]:
        journals = told(shop(staff=staff, arrivals=arrivals), law).values()
        return {
            tuple((event.at, event.action) for event in journal if isinstance(event, StateEntered))
            for journal in journals
            if isinstance(journal[0], DossierSubmitted) and journal[0].channel == "counter"
        }

    assert stories(one) == stories(more)


def test_house_permits_are_pinned_to_the_version_in_force_when_they_are_accepted() -> None:
    scenario = shipped_weeks("2026-06-22", "2026-07-10")
    only = scenario.model_copy(update={"arrivals": {"house_permits": scenario.arrivals["house_permits"]}})

    pinned = {
        (event.at >= 1782838800, event.version.procedure)  # 2026-07-01T00:00+07:00
        for journal in told(only, load_definitions()).values()
        for event in journal
        if isinstance(event, DossierAccepted)
    }

    assert pinned == {(False, "2025-07-01"), (True, "2026-07-01")}


def test_the_green_lane_promises_earlier_than_the_standard_lane() -> None:
    scenario = shipped_weeks("2026-09-07", "2026-09-25")
    only = scenario.model_copy(update={"arrivals": {"household_businesses": scenario.arrivals["household_businesses"]}})

    clocks = {
        event.clock.name
        for journal in told(only, load_definitions()).values()
        for event in journal
        if isinstance(event, ClockStarted) and event.clock.effect in ("statutory", "commitment")
    }

    assert clocks == {"resolution", "commitment"}


def test_officers_who_are_away_leave_the_others_more_to_do(law: Shop) -> None:
    whole = simulate(shop(), law)
    away = {"officers": 2, "absent": [{"from": "2026-01-05", "to": "2026-01-14", "officers": 1}], **ASSUMED}
    staff = {f"shop.department_{number}": {"officers": 2, **ASSUMED} for number in range(1, 6)}

    short = simulate(shop(staff=staff | {"shop.department_3": away}), law)

    queue = {row.department: row.mean_queue for row in short.by_department}
    before = {row.department: row.mean_queue for row in whole.by_department}
    assert queue["shop.department_3"] > before["shop.department_3"] + 1
    assert queue["shop.department_1"] == before["shop.department_1"]


@pytest.mark.parametrize("length", ["3000 days", "3000 working days"])
def test_a_citizen_who_comes_only_after_the_years_of_the_calendar_leaves_the_dossier_open(
    length: str, law: Shop
) -> None:
    late = {"*": {"states": {"supplementing": {"after": {"constant": length}}}, **ASSUMED}}

    assert simulate(shop(citizen=late), law).totals.open > simulate(shop(), law).totals.open


def test_nobody_works_outside_office_hours(law: Shop) -> None:
    calendar = dinh_hoa()

    moved = [
        event
        for journal in told(shop(), law).values()
        for event in journal
        if isinstance(event, StateEntered) and event.action in ("accept", "pass_on", "ask")
    ]

    assert len(moved) > 300
    assert [event for event in moved if calendar.effective(event.at) != event.at] == []


def test_the_mean_time_in_the_system_is_that_of_the_jackson_network() -> None:
    law, spent = net.Network(24), []

    def watch(_: Command, at: Instant, outcome: Outcome) -> None:
        if isinstance(outcome.events[-1], DossierFinished):
            spent.append(at - outcome.dossier.submitted)

    for seed in (1, 2, 3, 4):
        simulate(net.scenario(10_000, 24), law, seed=seed, watch=watch)

    assert len(spent) == 40_000
    assert sum(spent) / len(spent) / net.UNIT == pytest.approx(net.exact_mean(), rel=0.03)


def test_progress_is_told_day_by_day(law: Shop) -> None:
    days: list[tuple[int, int]] = []

    simulate(shop(), law, progress=lambda done, of: days.append((done, of)))

    assert days == [(day, 14) for day in range(1, 15)]


def typed_in(engine: Engine, commands: list[tuple[str, str, Command, Instant]]) -> dict[str, list[Event]]:
    """The same commands through the live engine, in their order; the journals by the simulated code."""
    codes: dict[str, str] = {}
    for code, procedure, command, at in commands:
        if isinstance(command, Submit):
            receipt = engine.submit(
                procedure, actor=command.actor, data=command.data, lane=command.lane, channel=command.channel, at=at
            )
            codes[code] = receipt.dossier.code
        else:
            kept = _kept(codes, code)
            engine.handle(kept, command if isinstance(command, Tick) else _of(command, code, kept), at=at)
    return {code: [record.event for record in engine.history(kept)] for code, kept in codes.items()}


def _kept(codes: dict[str, str], code: str) -> str:
    """Its code in the live engine; a component has that of its package and a name."""
    if code in codes:
        return codes[code]
    whole = next(one for one in codes if code.startswith(f"{one}-"))
    return codes[whole] + code.removeprefix(whole)


def _of(command: Command, code: str, kept: str) -> Command:
    """The command on the dossier's own obligation, whose name holds its code."""
    named = getattr(command, "obligation", None)
    return command if named is None else replace(command, obligation=named.replace(code, kept))


def bare(journals: dict[str, list[Event]], codes: dict[str, str]) -> dict[str, bytes]:
    """The journals as JSON, without the codes that two stores give differently."""
    return {
        code: encode(events, order="deterministic").replace(codes[code].encode(), b"CODE")
        for code, events in journals.items()
    }


STORES = ("memory", "sqlite", "postgresql")


def empty_store(kept: str, folder: Path) -> str:
    """The URL of a new sandbox of that kind."""
    files = {"memory": "memory://", "sqlite": f"sqlite:///{folder}/dossiers.db"}
    url = files.get(kept) or fresh_database()
    create(url, sandbox=True)
    return url


@pytest.mark.parametrize("kept", STORES)
def test_whatever_happens_in_a_simulation_could_have_been_typed_into_the_live_engine(kept: str, tmp_path: Path) -> None:
    commands: list[tuple[str, str, Command, Instant]] = []
    simulated: dict[str, list[Event]] = {}

    def watch(command: Command, at: Instant, outcome: Outcome) -> None:
        commands.append((outcome.dossier.code, outcome.dossier.procedure, command, at))
        simulated.setdefault(outcome.dossier.code, []).extend(outcome.events)

    definitions = load_definitions()
    simulate(shipped_weeks("2026-06-29", "2026-07-03"), definitions, watch=watch)
    with Engine(empty_store(kept, tmp_path), definitions) as engine:
        live = typed_in(engine, commands)
        assert engine.verify().sound

    given = {code: journal[0].code for code, journal in live.items() if isinstance(journal[0], DossierSubmitted)}
    assert len(simulated) > 150
    assert bare(simulated, {code: code for code in simulated}) == bare(live, given)
