"""What replications counted is added exactly, in any order, and an interval covers what it says it covers."""

from functools import reduce
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars import dinh_hoa
from tests.scenarios import Shop, shop
from workflow.simulation.certainty import interval
from workflow.simulation.offices.desk import DeskCount
from workflow.simulation.results import Counts, Flow, Month, Results, Tally
from workflow.simulation.simulator import count

COUNT = st.integers(0, 10**6)
DEPARTMENT = st.sampled_from(["a.one", "a.two", "applicant"])


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    by_minute = draw(st.dictionaries(st.integers(0, 50), st.integers(1, 9), max_size=5))
    closed = sum(by_minute.values())
    late = draw(st.integers(0, closed))
    return Flow(closed + draw(COUNT), closed, late, draw(COUNT), draw(COUNT), by_minute)


TALLIES = st.builds(
    Tally,
    flows=st.dictionaries(st.tuples(st.sampled_from("pq"), st.sampled_from(["standard", "green"])), flows()),
    months=st.dictionaries(st.sampled_from(["2026-01", "2026-02"]), st.builds(Month, COUNT, COUNT, COUNT)),
    borne=st.dictionaries(DEPARTMENT, COUNT),
    overrun=st.dictionaries(DEPARTMENT, COUNT),
    owed=st.dictionaries(st.sampled_from(["apology", "explanation"]), COUNT),
    delivered=st.dictionaries(st.just("apology"), COUNT),
    desks=st.dictionaries(DEPARTMENT, st.builds(DeskCount, COUNT, COUNT, COUNT, COUNT, COUNT)),
    open_overdue=COUNT,
    not_accepted=COUNT,
    events=COUNT,
)


@given(TALLIES, TALLIES, TALLIES)
def test_tallies_are_merged_in_any_grouping_and_any_order(a: Tally, b: Tally, c: Tally) -> None:
    assert a.merged(b).merged(c) == a.merged(b.merged(c))
    assert a.merged(b) == b.merged(a)
    assert a.merged(Tally()) == a


@given(st.lists(TALLIES, min_size=1, max_size=5))
def test_every_count_of_the_merged_is_the_sum_of_the_counts(tallies: list[Tally]) -> None:
    each = [one.totals() for one in tallies]

    whole = reduce(Tally.merged, tallies)
    totals = whole.totals()

    for name in totals.__struct_fields__:
        if name != "on_time_rate":
            assert getattr(totals, name) == sum(getattr(one, name) for one in each)
    assert totals.received == totals.closed + totals.open
    assert totals.closed == totals.on_time + totals.late
    assert sum(row.late_seconds for row in whole.departments()) == sum(sum(one.borne.values()) for one in tallies)
    assert sum(row.received for row in whole.by_month()) == sum(
        month.received for one in tallies for month in one.months.values()
    )


@given(st.lists(st.lists(st.integers(0, 60), min_size=1, max_size=20), min_size=1, max_size=4))
def test_nine_tenths_of_all_replications_together_stay_below_the_p90(replications: list[list[int]]) -> None:
    def tally(minutes: list[int]) -> Tally:
        by_minute = {minute: minutes.count(minute) for minute in minutes}
        return Tally({("p", "standard"): Flow(len(minutes), len(minutes), by_minute=by_minute)})

    [row] = reduce(Tally.merged, map(tally, replications)).procedures()

    all_of_them = [minute for minutes in replications for minute in minutes]
    below = [minute for minute in all_of_them if minute * 60 <= row.p90_working_seconds]
    strictly = [minute for minute in all_of_them if minute * 60 < row.p90_working_seconds]
    assert len(below) >= 0.9 * len(all_of_them) > len(strictly)


def test_desks_are_busy_by_the_sum_of_their_hours_and_not_by_the_mean_of_their_shares() -> None:
    short, long = DeskCount(1, 1, 1, 10, 1), DeskCount(0, 0, 99, 0, 99)

    [row] = Tally(desks={"a.one": short}).merged(Tally(desks={"a.one": long})).departments()

    assert (row.utilisation, row.mean_queue, row.handled) == (1 / 100, 10 / 100, 1)


@pytest.fixture(scope="module")
def three() -> list[Counts]:
    law = Shop(dinh_hoa())
    return [count(shop(), law, replication=number) for number in range(3)]


def test_results_of_many_runs_are_the_same_in_whatever_order_they_were_merged(three: list[Counts]) -> None:
    first, second, third = three

    forward, backward = first.merged(second).merged(third).results(), third.merged(second.merged(first)).results()

    assert forward == backward
    assert [one.number for one in forward.each] == [0, 1, 2]
    assert forward.replications == 3


def test_each_replication_keeps_its_own_totals_and_they_add_up(three: list[Counts]) -> None:
    results = reduce(Counts.merged, three).results()

    assert [one.totals for one in results.each] == [one.results().totals for one in three]
    assert len({one.totals for one in results.each}) == 3
    assert sum(one.totals.events for one in results.each) == results.totals.events
    for row in results.by_department:
        assert row.late_seconds == sum(one.late_seconds.get(row.department, 0) for one in results.each)


def test_every_figure_of_the_totals_has_an_interval_around_its_mean(three: list[Counts]) -> None:
    results: Results = reduce(Counts.merged, three).results()

    assert list(results.intervals) == list(results.totals.__struct_fields__)
    low, high = results.intervals["received"]
    assert (low + high) / 2 == pytest.approx(results.totals.received / 3)
    assert low < high


def test_one_run_has_no_interval(three: list[Counts]) -> None:
    assert three[0].results().intervals == {}
    assert interval([1.0]) is None
    assert interval([]) is None


def test_a_rate_that_no_replication_has_gets_no_interval() -> None:
    counts = [Counts.of_one("s", 1, 0, 1, Tally(), number) for number in range(3)]

    intervals = reduce(Counts.merged, counts).results().intervals

    assert "on_time_rate" not in intervals
    assert intervals["received"] == (0.0, 0.0)


def test_the_interval_is_students() -> None:
    low, high = interval([1, 2, 3, 4]) or (0.0, 0.0)

    assert (low, high) == pytest.approx((2.5 - 3.182446 * 0.6454972, 2.5 + 3.182446 * 0.6454972))


def test_of_many_samples_of_a_normal_law_95_in_100_intervals_hold_the_true_mean() -> None:
    chance, rounds = Random("coverage"), 4_000

    intervals = [interval([chance.gauss(10, 3) for _ in range(5)]) for _ in range(rounds)]

    holding = sum(one is not None and one[0] <= 10 <= one[1] for one in intervals)
    assert holding / rounds == pytest.approx(0.95, abs=3 * (0.95 * 0.05 / rounds) ** 0.5)
