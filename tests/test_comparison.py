"""What a difference between two scenarios says: more, fewer, none, or not certain – from pairs of replications."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars import dinh_hoa
from tests.scenarios import ASSUMED, Shop, shop
from workflow.simulation.asking.comparison import Difference, compare, difference
from workflow.simulation.certainty import interval
from workflow.simulation.results import Results
from workflow.simulation.running.replications import Case, replicate
from workflow.simulation.running.tasks import Done
from workflow.simulation.running.workers import Here

MANY = 12
WEEKS = {"from": "2026-01-05", "to": "2026-02-13"}  # long enough for somebody to be late


def staffed(officers: int) -> dict[str, object]:
    """Three officers in each department, so many in the fourth."""
    return {
        f"shop.department_{number}": {"officers": officers if number == 4 else 3, **ASSUMED} for number in range(1, 6)
    }


def arriving(per_working_day: float) -> dict[str, object]:
    return {"arrivals": {"all": {"procedure": "network", "per_working_day": per_working_day, **ASSUMED}}}


@pytest.fixture(scope="module")
def run() -> tuple[Results, ...]:
    """Three officers in each department, once more, one in the fourth, and three with a few more dossiers."""
    cases = [shop(period=WEEKS, **arriving(16), staff=staffed(officers)) for officers in (3, 3, 1)]
    cases.append(shop(period=WEEKS, **arriving(16.3), staff=staffed(3)))
    law = Shop(dinh_hoa())
    found = replicate([Case(one, law) for one in cases], replications=MANY).results
    return tuple(one for one in found if one is not None)


def figures(first: Results, other: Results) -> dict[str, Difference]:
    return {one.figure: one for one in compare(first, other) if one.department is None}


def test_a_scenario_does_not_differ_from_itself(run: tuple[Results, ...]) -> None:
    same = compare(run[0], run[1])

    assert {one.verdict for one in same} == {"no_difference"}
    assert {one.interval for one in same} == {(0.0, 0.0)}
    assert {one.gain for one in same} == {None}


def test_a_department_with_a_third_of_its_officers_closes_fewer_dossiers_and_more_of_them_late(
    run: tuple[Results, ...],
) -> None:
    found = figures(run[0], run[2])

    assert found["received"].verdict == "no_difference"
    assert found["closed"].verdict == "fewer"
    assert found["late"].verdict == found["apologies_owed"].verdict == "more"
    assert found["on_time_rate"].verdict == "fewer"


def test_the_mean_difference_is_the_difference_of_the_means_and_lies_in_its_interval(run: tuple[Results, ...]) -> None:
    one = figures(run[0], run[2])["late"]

    assert one.pairs == MANY
    assert one.mean == pytest.approx((run[2].totals.late - run[0].totals.late) / MANY)
    assert one.interval is not None
    assert one.interval[0] < one.mean < one.interval[1]


def test_the_departments_differences_add_up_to_that_of_the_whole_lateness(run: tuple[Results, ...]) -> None:
    found = compare(run[0], run[2])

    whole = next(one for one in found if one.figure == "late_seconds" and one.department is None)
    parts = [one for one in found if one.department is not None]
    assert {one.figure for one in parts} == {"late_seconds"}
    assert sum(one.mean for one in parts) == pytest.approx(whole.mean)


def test_common_random_numbers_make_a_small_difference_certain_that_two_samples_leave_open(
    run: tuple[Results, ...],
) -> None:
    one = figures(run[0], run[3])["received"]
    (_, high), (low, _) = run[0].intervals["received"], run[3].intervals["received"]

    assert one.verdict == "more"
    assert low < high  # the two means alone say nothing
    assert one.correlation is not None
    assert one.correlation > 0.9
    assert one.gain is not None
    assert one.gain > 5


def test_only_replications_that_both_have_are_compared() -> None:
    class Impatient(Here):
        """Interrupted after three tasks."""

        taken = 0

        def take(self) -> Iterable[Done]:
            self.taken += 1
            if self.taken > 3:
                raise KeyboardInterrupt
            return super().take()

    law = Shop(dinh_hoa())
    cases = [Case(shop(), law), Case(shop(staff=staffed(1)), law)]
    first, other = replicate(cases, replications=200, workers=Impatient()).results
    assert first is not None
    assert other is not None

    assert first.replications > other.replications > 0
    assert {one.pairs for one in compare(first, other)} == {other.replications}


def test_one_pair_is_never_certain() -> None:
    one = difference("late", None, [(3, 1_000)])

    assert (one.verdict, one.interval, one.correlation, one.gain) == ("not_certain", None, None, None)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=9))
def test_the_verdict_is_what_the_interval_says(pairs: list[tuple[int, int]]) -> None:
    one = difference("late", None, pairs)

    assert one.interval is not None
    low, high = one.interval
    if all(a == b for a, b in pairs):
        assert one.verdict == "no_difference"
    else:
        assert one.verdict == ("more" if low > 0 else "fewer" if high < 0 else "not_certain")
    assert one.interval == interval([b - a for a, b in pairs])


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=9))
def test_the_other_way_round_every_difference_has_the_other_sign(pairs: list[tuple[int, int]]) -> None:
    one, back = difference("late", None, pairs), difference("late", None, [(b, a) for a, b in pairs])

    assert back.mean == -one.mean
    assert {one.verdict, back.verdict} in ({"more", "fewer"}, {"not_certain"}, {"no_difference"})
    assert one.gain == pytest.approx(back.gain)


def test_where_nothing_differs_one_comparison_in_twenty_is_wrong() -> None:
    chance, rounds = Random("verdicts"), 2_000

    verdicts = [
        difference("late", None, [(chance.gauss(), chance.gauss()) for _ in range(8)]).verdict for _ in range(rounds)
    ]

    wrong = sum(one != "not_certain" for one in verdicts)
    assert wrong / rounds == pytest.approx(0.05, abs=3 * (0.05 * 0.95 / rounds) ** 0.5)
