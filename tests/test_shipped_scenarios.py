"""The shipped scenarios: each is read, fits, runs and asks its question; what is compared goes the way it is asked."""

from collections import Counter
from functools import cache

import pytest

from workflow.commands import Act, Command
from workflow.decide import Outcome
from workflow.events import ClockBreached, ClockStarted
from workflow.loader import Definitions, load_definitions, shipped
from workflow.model import Instant
from workflow.moments import instant, local
from workflow.simulation.prepared import prepare
from workflow.simulation.reading import read_scenario, scenario_tree
from workflow.simulation.results import Results
from workflow.simulation.scenario import Scenario
from workflow.simulation.simulator import simulate

FOLDER = shipped() / "scenarios"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml"))
YEAR = "dinh_hoa_2026"
JUNE = ("2026-06-01", "2026-07-03")
SEPTEMBER = ("2026-09-03", "2026-09-25")
STORM = (instant("2026-09-08T13:30"), instant("2026-09-11T00:00"))


@cache
def definitions() -> Definitions:
    return load_definitions()


@cache
def scenario(name: str) -> Scenario:
    return read_scenario(FOLDER / f"{name}.yaml")[0]


def short(said: Scenario, since: str, until: str) -> Scenario:
    return said.model_copy(update={"period": said.period.model_copy(update={"since": since, "until": until})})


@cache
def weeks(name: str, since: str, until: str) -> tuple[Results, Counter[str]]:
    """A few weeks of the scenario, and at which time of the day hand-overs were due."""
    terms: Counter[str] = Counter()

    def watch(_: Command, __: Instant, outcome: Outcome) -> None:
        started = (event.clock for event in outcome.events if isinstance(event, ClockStarted))
        terms.update(f"{local(clock.due):%H:%M}" for clock in started if clock.name == "handover")

    case = prepare(FOLDER / f"{name}.yaml", definitions())
    return simulate(short(case.scenario, since, until), case.law, watch=watch), terms


def queue(results: Results, department: str) -> float:
    return next(row.mean_queue for row in results.by_department if row.department == department)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scenario_fits_the_shipped_definitions(name: str) -> None:
    assert prepare(FOLDER / f"{name}.yaml", definitions()).scenario.scenario == name


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scenario_asks_a_question_of_policy_in_both_languages(name: str) -> None:
    asked = scenario(name)

    assert asked.title_en
    assert asked.question is not None
    assert "?" in asked.question
    assert asked.question_en is not None
    assert "?" in asked.question_en
    assert name == YEAR or YEAR in asked.question  # it says what it is compared with


@pytest.mark.parametrize("name", NAMES)
def test_every_group_of_numbers_of_a_shipped_scenario_says_that_it_is_assumed(name: str) -> None:
    assert {one.confidence for one in scenario(name).assumed()} == {"assumption"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != YEAR])
def test_a_shipped_question_is_an_overlay_of_the_year(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")

    assert f"extends: {YEAR}\n" in text
    assert scenario_tree(FOLDER / f"{name}.yaml").children["home"].text == scenario(YEAR).home


def test_the_year_meets_every_shipped_procedure() -> None:
    law = definitions()
    arriving = {stream.procedure for stream in scenario(YEAR).arrivals.values()}
    tree = {
        part.procedure
        for procedure in arriving
        for version in law.versions(procedure)
        for part in law.merged(procedure, version.version, _lifecycle(law, version.lifecycle)).components.values()
    }

    assert arriving | tree == set(law.procedure_ids())


def _lifecycle(law: Definitions, lifecycle: str) -> str:
    return law.lifecycle_versions(lifecycle)[-1][0]


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_of_a_shipped_scenario_add_up(name: str) -> None:
    results, _ = weeks(name, *(SEPTEMBER if name == "storm_september" else JUNE))
    totals = results.totals

    assert totals.received > 500
    assert totals.received == totals.closed + totals.open
    assert totals.closed == totals.on_time + totals.late
    for rows in (results.by_procedure, results.by_month):
        assert sum(row.received for row in rows) == totals.received
        assert sum(row.closed for row in rows) == totals.closed
        assert sum(row.late for row in rows) == totals.late
    assert sum(row.late_seconds for row in results.by_procedure) == totals.late_seconds
    assert sum(row.late_seconds for row in results.by_department) == totals.late_seconds


def test_with_two_officers_ill_more_is_late_and_more_letters_are_owed() -> None:
    (year, _), (ill, _) = weeks(YEAR, *JUNE), weeks("two_officers_ill_june", *JUNE)

    assert abs(ill.totals.received - year.totals.received) < year.totals.received / 100
    assert ill.totals.late > year.totals.late
    assert ill.totals.apologies_owed > year.totals.apologies_owed
    assert queue(ill, "dinh_hoa.office") > queue(year, "dinh_hoa.office")


def test_with_one_more_officer_less_waits_at_the_bottleneck() -> None:
    (year, _), (more, _) = weeks(YEAR, *JUNE), weeks("one_more_officer", *JUNE)

    assert more.totals.late <= year.totals.late
    assert queue(more, "dinh_hoa.office") < queue(year, "dinh_hoa.office")


def test_where_signing_is_decentralised_less_waits_for_a_signature() -> None:
    (year, _), (free, _) = weeks(YEAR, *JUNE), weeks("decentralised_signing", *JUNE)

    assert queue(free, "dinh_hoa.leadership") < queue(year, "dinh_hoa.leadership")


def test_on_the_green_lane_go_more_dossiers_and_no_more_in_all() -> None:
    (year, _), (green, _) = weeks(YEAR, *SEPTEMBER), weeks("green_lane_60", *SEPTEMBER)

    def received(results: Results, lane: str) -> int:
        businesses = "household_business_registration"
        return sum(row.received for row in results.by_procedure if (row.procedure, row.lane) == (businesses, lane))

    assert received(green, "green") > received(year, "green")
    assert received(green, "standard") < received(year, "standard")


def test_in_the_storm_nobody_of_the_commune_acts_and_few_terms_pass() -> None:
    storm = scenario("storm_september").shocks["storm"]
    acting: Counter[str] = Counter()
    missed: Counter[bool] = Counter()

    for announced in (True, False):
        shocks = {"storm": storm.model_copy(update={"incident": announced})}

        def watch(command: Command, at: Instant, outcome: Outcome, announced: bool = announced) -> None:
            if not STORM[0] <= at < STORM[1]:
                return
            if isinstance(command, Act) and command.actor.department is not None:
                acting[command.actor.department.partition(".")[0]] += 1
            events = (event for event in outcome.events if isinstance(event, ClockBreached))
            missed[announced] += sum(event.clock == "resolution" for event in events)

        simulate(
            short(scenario("storm_september").model_copy(update={"shocks": shocks}), *SEPTEMBER),
            definitions(),
            watch=watch,
        )

    assert not set(storm.closes) & set(acting)
    assert missed[True] < missed[False] / 2  # a complaint's term does not stand


def test_the_amendment_of_august_changes_the_term_of_the_hand_over_and_no_appointment() -> None:
    (year, terms), (old, terms_before) = weeks(YEAR, *SEPTEMBER), weeks("rules_2026_08_05", *SEPTEMBER)

    assert year.totals == old.totals
    assert "08:00" in terms
    assert "08:00" not in terms_before
    assert set(terms_before) == {"17:30", "17:00"}  # of the commune, of the province
