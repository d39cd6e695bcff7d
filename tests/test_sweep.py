"""Which value a path means, what the scenario is with another one there, and which one reaches a target."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars import dinh_hoa
from tests.scenarios import COMMUNE, Shop, shop
from workflow.errors import DefinitionError
from workflow.loader import load_definitions
from workflow.loader.yamltree import Node, at, parse, plain
from workflow.simulation.asking.places import changed, is_share, located, written
from workflow.simulation.asking.sweep import Sought, seek, steps, sweep, target, variation
from workflow.simulation.prepared import fitted
from workflow.simulation.reading import read_scenario, scenario_of, scenario_tree
from workflow.simulation.results import Counts, Flow, Results, Tally
from workflow.simulation.running.replications import Case, Replicated, replicate


@pytest.fixture(scope="module")
def year() -> Node:
    return read_scenario(COMMUNE)[1]


@pytest.fixture(scope="module")
def law() -> Shop:
    return Shop(dinh_hoa())


@pytest.fixture(scope="module")
def tree() -> Node:
    said = shop().model_dump(by_alias=True, exclude_unset=True)
    return parse(json.dumps(said), "shop.yaml")


# --- places


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("staff.dinh_hoa.economic_division.officers", ("staff", "dinh_hoa.economic_division", "officers")),
        ("staff.dinh_hoa.economic_division", ("staff", "dinh_hoa.economic_division", "officers")),
        ("staff.economic_division", ("staff", "dinh_hoa.economic_division", "officers")),
        ("staff.office.absent.0.officers", ("staff", "dinh_hoa.office", "absent", 0, "officers")),
        ("arrivals.house_permits.lanes.green", ("arrivals", "house_permits", "lanes", "green")),
        ("opinions.police.fire_safety.never", ("opinions", "police.fire_safety", "never")),
        ("letters.promise", ("letters", "promise")),
        ("work.*.states.signing.lognormal.p90", ("work", "*", "states", "signing", "lognormal", "p90")),
    ],
)
def test_a_path_leads_through_keys_with_dots_to_one_value(text: str, path: tuple[str | int, ...], year: Node) -> None:
    assert located(year, text) == path


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "staff.dinh_hoa.economic_divison",
            "wanted a value of the scenario that may vary, but there is none; "
            "nearest: staff.dinh_hoa.economic_division.officers, ",
        ),
        ("arrivals.house_permits.lanes", "but it is a map; nearest: arrivals.house_permits.lanes.green"),
        ("staff.office.absent.7.officers", "but there is none; nearest: staff.dinh_hoa.office.absent.0.officers"),
        ("staff.ofice", "but there is none; nearest: staff.office, "),
        ("seed", "but it is the number 1"),
        ("staff.office.confidence", "but it is the text 'assumption'; nearest: staff.office, staff."),
    ],
)
def test_a_path_that_leads_nowhere_is_refused_with_the_nearest(text: str, sentence: str, year: Node) -> None:
    with pytest.raises(DefinitionError) as refused:
        located(year, text)

    assert str(refused.value).startswith(f"{text}: wanted a value")
    assert sentence in str(refused.value)


def test_another_value_stands_at_the_place_of_the_first_and_nothing_else_changes(year: Node) -> None:
    path = located(year, "staff.economic_division")

    other = changed(year, path, 7)

    assert at(other, path).value == 7
    assert at(other, path).line == at(year, path).line
    assert plain(changed(other, path, at(year, path).value)) == plain(year)  # type: ignore[arg-type]
    assert scenario_of(other)[0].staff["dinh_hoa.economic_division"].officers == 7


def test_a_value_in_a_list_is_changed_there(year: Node) -> None:
    path = located(year, "staff.office.absent.0.officers")

    assert at(changed(year, path, 2), path).value == 2


@given(st.floats(0, 1))
def test_shares_give_way_to_each_other_in_proportion_and_add_up_to_1(value: float) -> None:
    shares = parse("lanes: {standard: 0.5, green: 0.2, urgent: 0.3}", "x")
    path = ("lanes", "green")

    others = plain(changed(shares, path, value))["lanes"]

    assert is_share(shares, path)
    assert others["green"] == value
    assert sum(others.values()) == pytest.approx(1)
    assert others["standard"] * 3 == pytest.approx(others["urgent"] * 5)


def test_weights_that_do_not_add_up_to_1_stand_for_themselves(year: Node) -> None:
    path = located(year, "outcomes.house_building_permit.states.appraisal.draft")

    assert not is_share(year, path)
    assert at(changed(year, path, 0.5), path[:-1]).children["ask_opinion"].value == 0.8


def test_a_share_above_1_is_refused_at_its_place(year: Node) -> None:
    path = located(year, "arrivals.house_permits.lanes.green")

    with pytest.raises(DefinitionError, match=r"five_streams\.yaml:\d+:\d+: green: wanted a share from 0 to 1 .* 1\.5"):
        changed(year, path, 1.5)


# --- a grid


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("1..4", (1, 2, 3, 4)),
        ("1..4:2", (1, 3)),
        ("0.1..0.4:0.1", (0.1, 0.2, 0.3, 0.4)),
        ("2,5,3", (2, 5, 3)),
        ("1..1", (1,)),
    ],
)
def test_a_range_or_a_list_says_which_values(said: str, values: tuple[float, ...], year: Node) -> None:
    assert variation(year, f"staff.office={said}").values == values


def test_a_list_may_hold_texts(year: Node) -> None:
    one = variation(year, "letters.promise=2 working days,5 working days")

    assert one.values == ("2 working days", "5 working days")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("staff.office", "wanted a path and its values, but found one; possible: staff.office=1..5:1"),
        ("staff.office=4..1", "wanted a step above 0 and an end not before 4"),
        ("staff.office=1..4:0", "wanted a step above 0"),
        ("staff.office=0.5..1.5", "wanted a step, but there is none; possible: staff.office=0.5..1.5:0.1"),
        ("staff.office=1..5000", "wanted at most 1000 values, but there are 5000"),
        ("staff.office=1,{a: b}", "wanted single values"),
        ("staff.office=1,,2", "wanted single values, but found ''"),
    ],
)
def test_what_says_no_values_is_refused_in_one_sentence(text: str, sentence: str, year: Node) -> None:
    with pytest.raises(DefinitionError) as refused:
        variation(year, text)

    assert sentence in str(refused.value)


def test_a_grid_runs_every_combination_each_as_the_scenario_would_be_run_alone(tree: Node, law: Shop) -> None:
    variations = [
        variation(tree, "staff.department_1=1,2"),
        variation(tree, "arrivals.all.per_working_day=5,10"),
    ]

    swept = sweep(tree, variations, partial(fitted, law=law), partial(replicate, replications=2, workers=1))

    assert [point.values for point in swept.points] == [(1, 5), (1, 10), (2, 5), (2, 10)]
    alone = replicate([Case(shop(), law)], replications=2, workers=1)
    assert swept.points[3].results == alone.results[0]
    assert not swept.interrupted


def test_a_value_that_does_not_fit_is_refused_at_its_place_before_anything_is_run(year: Node) -> None:
    def run(_: Sequence[Case]) -> Replicated:
        raise AssertionError

    with pytest.raises(DefinitionError, match=r"five_streams\.yaml:\d+:\d+: .*officers"):
        sweep(year, [variation(year, "staff.office=1,-1")], partial(fitted, law=load_definitions()), run)


def test_too_many_combinations_are_refused(year: Node) -> None:
    variations = [variation(year, f"staff.{name}=1..100") for name in ("office", "economic_division")]

    with pytest.raises(DefinitionError, match="wanted at most 1000 combinations, but there are 10000"):
        sweep(year, variations, partial(fitted, law=load_definitions()), replicate)


# --- a target


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on_time_rate >= 0.98", "on_time_rate >= 0.98"),
        ("on_time_rate>=98%", "on_time_rate >= 0.98"),
        ("late<10", "late < 10"),
    ],
)
def test_a_target_is_a_figure_a_comparison_and_a_number(text: str, said: str) -> None:
    assert str(target(text)) == said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("on_time_rat >= 0.98", "found 'on_time_rat'; nearest: on_time_rate"),
        ("on_time_rate = 0.98", "wanted a figure, a comparison and a number"),
        ("quick", "possible: on_time_rate >= 0.98"),
    ],
)
def test_a_target_that_is_none_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        target(text)

    assert sentence in str(refused.value)


def results(late: Sequence[int]) -> Results:
    """Replications of 1000 dossiers with so many late ones."""
    counts = [
        Counts.of_one("s", 1, 0, 1, Tally({("p", "standard"): Flow(1000, 1000, round(each))}), number)
        for number, each in enumerate(late)
    ]
    whole = counts[0]
    for one in counts[1:]:
        whole = whole.merged(one)
    return whole.results()


def answered(tree: Node, late_of: Any, wanted: str, start: str, end: str, step: str = "1") -> tuple[Sought, int]:
    """The search over a made-up answer, and how many values were run."""
    path, run_of = located(tree, "arrivals.all.per_working_day"), []

    def run(cases: Sequence[Case]) -> Replicated:
        values = [case.scenario.arrivals["all"].per_working_day for case in cases]
        run_of.extend(values)
        return Replicated(tuple(results(late_of(value)) for value in values), 3)

    def make(changed: Node) -> Case:
        return Case(scenario_of(changed)[0], None)  # type: ignore[arg-type]

    found = seek(tree, path, steps(tree, path, start, end, step), target(wanted), make, run)
    return found, len(run_of)


@given(st.integers(1, 200))
def test_the_smallest_value_that_reaches_the_target_is_found_in_a_few_runs(edge: int) -> None:
    said = parse(json.dumps(shop().model_dump(by_alias=True, exclude_unset=True)), "shop.yaml")

    sought, runs = answered(said, lambda value: [500 - value] * 3, f"late <= {500 - edge}", "1", "200")

    assert sought.found is not None
    assert sought.found.values == (edge,)
    assert sought.side == "smallest"
    assert sought.one_way
    assert runs == len(sought.points) <= 10


def test_where_more_is_worse_the_largest_value_that_still_reaches_it_is_found(tree: Node) -> None:
    sought, _ = answered(tree, lambda value: [value] * 3, "late < 40", "1", "100")

    assert sought.found is not None
    assert (sought.found.values, sought.side) == ((39,), "largest")


def test_a_target_that_both_ends_reach_is_reached_by_the_first(tree: Node) -> None:
    sought, runs = answered(tree, lambda _: [1, 2, 3], "late < 40", "1", "100")

    assert sought.found is not None
    assert (sought.found.values, sought.side, runs) == ((1,), "smallest", 2)


def test_a_target_that_neither_end_reaches_is_not_found(tree: Node) -> None:
    sought, runs = answered(tree, lambda _: [50] * 3, "late < 40", "1", "100")

    assert (sought.found, sought.certain, runs) == (None, False, 2)


def test_steps_may_be_smaller_than_1(tree: Node) -> None:
    sought, _ = answered(tree, lambda value: [round(100 - 10 * value)] * 3, "late <= 63", "1", "5", "0.1")

    assert sought.found is not None
    assert sought.found.values == (3.7,)


@pytest.mark.parametrize(("spread", "certain"), [(0, True), (1, False)])
def test_it_is_certain_only_if_the_whole_interval_reaches_the_target(spread: int, certain: bool, tree: Node) -> None:
    sought, _ = answered(
        tree, lambda value: [100 - value - spread, 100 - value, 100 - value + spread], "late < 60", "1", "60"
    )

    assert sought.found is not None
    assert sought.found.values == (41,)
    assert target("late < 60").reached(sought.found.results)
    _, high = sought.found.results.intervals["late"]
    assert sought.certain == (high < 60) == certain


def test_a_figure_that_goes_up_and_down_is_told(tree: Node) -> None:
    sought, _ = answered(tree, lambda value: [100 if value == 50 else 100 - value] * 3, "late < 40", "1", "99")

    assert not sought.one_way


def test_an_interrupted_search_tells_what_it_tried(tree: Node) -> None:
    path = located(tree, "arrivals.all.per_working_day")

    def run(_: Sequence[Case]) -> Replicated:
        return Replicated((results([1, 2]), None), 3, interrupted=True)

    def make(changed: Node) -> Case:
        return Case(scenario_of(changed)[0], None)  # type: ignore[arg-type]

    sought = seek(tree, path, steps(tree, path, "1", "9", None), target("late < 5"), make, run)

    assert sought.interrupted
    assert sought.found is None
    assert [point.values for point in sought.points] == [(1,)]


def test_the_range_of_a_whole_number_of_a_share_and_of_another_number(year: Node) -> None:
    officers, green = located(year, "staff.office"), located(year, "arrivals.house_permits.lanes.green")
    rate = located(year, "arrivals.house_permits.per_working_day")

    whole, share = steps(year, officers, None, None, None), steps(year, green, None, None, None)

    assert (whole[0], whole[whole.count - 1], whole.step) == (1, 6, 1)
    assert (share[0], share[share.count - 1], float(share.step)) == (0, 1, 0.01)
    assert steps(year, rate, "1", "2", None).count == 101
    with pytest.raises(DefinitionError, match="wanted a number as the start of the range, but there is none"):
        steps(year, rate, None, None, None)
    with pytest.raises(DefinitionError, match="wanted a range of numbers, but found 'many'"):
        steps(year, rate, "1", "many", None)
    promise = steps(year, located(year, "letters.promise"), None, None, None)
    assert (promise[0], promise[promise.count - 1]) == (1, 6)
    with pytest.raises(DefinitionError, match="wanted a number to seek by, but it is 'certified_copy'"):
        steps(year, located(year, "arrivals.certified_copies.procedure"), None, None, None)


def test_more_officers_reach_the_target_in_a_real_search(tree: Node, law: Shop) -> None:
    path = located(tree, "staff.department_1")

    sought = seek(
        tree,
        path,
        steps(tree, path, None, None, None),
        target("received >= 95"),
        partial(fitted, law=law),
        partial(replicate, replications=4, workers=1),
    )

    assert sought.found is not None
    [officers] = sought.found.values
    tried = {point.values[0]: sought.target.reached(point.results) for point in sought.points}
    assert written(path) == "staff.shop.department_1.officers"
    assert tried[officers]
    assert not any(reached for value, reached in tried.items() if value < officers)


CUT = """
schema: scenario/1
scenario: cut
title: Cắt bao nhiêu
extends: five_streams
law:
  confidence: assumption
  procedures: {"house_building_permit@2026-07-01": {lanes: {green: {clocks: {commitment: {limit: 40% of resolution}}}}}}
"""
LIMIT = "law.procedures.house_building_permit@2026-07-01.lanes.green.clocks.commitment.limit"


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Node:
    folder = tmp_path_factory.mktemp("cut")
    (folder / "five_streams.yaml").write_text(COMMUNE.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "cut.yaml").write_text(CUT, encoding="utf-8")
    return scenario_tree(folder / "cut.yaml")


def test_of_a_length_or_a_part_of_a_term_the_number_varies_and_the_unit_stays(cut: Node) -> None:
    path = located(cut, LIMIT)

    assert at(changed(cut, path, 25), path).value == "25% of resolution"
    assert at(changed(cut, path, "2 working days"), path).value == "2 working days"
    assert [variation(cut, f"{LIMIT}=20..60:20").values] == [(20, 40, 60)]


def test_the_deepest_cut_of_a_lane_can_be_sought(cut: Node) -> None:
    path = located(cut, LIMIT)
    searched = steps(cut, path, "10", "90", "20")
    ran: list[str] = []

    def make(tree: Node) -> Case:
        ran.append(str(at(tree, path).value))
        return fitted(tree, load_definitions())

    def run(cases: Sequence[Case]) -> Replicated:
        late = [1_000 if float(text.partition("%")[0]) < 50 else 10 for text in ran[-len(cases) :]]
        counts = [Counts.of_one("s", 1, 0, 1, Tally({("p", "standard"): Flow(1000, 1000, each)}), 0) for each in late]
        return Replicated(tuple(one.results() for one in counts), 1)

    sought = seek(cut, path, searched, target("on_time_rate >= 0.98"), make, run)

    assert sought.found is not None
    assert sought.found.values == (50,)
    assert ran[:2] == ["10% of resolution", "90% of resolution"]
