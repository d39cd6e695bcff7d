"""Chance, desks and arrivals, each alone."""

import datetime
import math
import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gamma

from workflow.simulation.chance import Chance, Choice, Law, mean, poisson, quantile

LAWS = (
    Law("constant", (600.0,)),
    Law("uniform", (600.0, 1800.0)),
    Law("triangular", (300.0, 600.0, 1800.0)),
    Law("exponential", (900.0,)),
    Law("lognormal", (600.0, 1800.0)),
    Law("gamma", (900.0, 2.5)),
    Law("gamma", (900.0, 0.5)),
    Law("empirical", (60.0, 300.0, 300.0, 1200.0)),
)


def at(day: int, hour: int, minute: int = 0) -> int:
    zone = datetime.timezone(datetime.timedelta(hours=7))
    return int(datetime.datetime(2026, 1, day, hour, minute, tzinfo=zone).timestamp())


def test_a_draw_depends_on_nothing_but_its_address() -> None:
    forwards = [Chance(1).stream("work").uniform(entity) for entity in range(50)]
    backwards = [Chance(1).stream("work").uniform(entity) for entity in reversed(range(50))]

    assert forwards == backwards[::-1]
    assert len({*forwards, *(Chance(2).stream("work").uniform(entity) for entity in range(50))}) == 100
    assert Chance(1, 1).stream("work").uniform(3) != Chance(1).stream("work").uniform(3)
    assert Chance(1).stream("rest").uniform(3) != Chance(1).stream("work").uniform(3)


@given(st.integers(0, 2**63), st.integers(0, 2**63))
def test_a_draw_lies_strictly_between_0_and_1(entity: int, number: int) -> None:
    assert 0 < Chance(1).stream("x").uniform(entity, number) < 1


def test_draws_are_spread_evenly() -> None:
    stream = Chance(3).stream("even")

    tenths = [0] * 10
    for entity in range(20_000):
        tenths[int(stream.uniform(entity, entity % 3) * 10)] += 1

    assert max(tenths) < 2_200
    assert min(tenths) > 1_800


@pytest.mark.parametrize("law", LAWS, ids=lambda law: f"{law.kind} {law.parameters}")
def test_the_drawn_lengths_have_the_mean_of_their_law(law: Law) -> None:
    length, steps = quantile(law), 20_000

    drawn = [length((step + 0.5) / steps) for step in range(steps)]

    assert statistics.fmean(drawn) == pytest.approx(mean(law), rel=0.01)
    assert drawn == sorted(drawn)


def test_a_lognormal_law_has_its_median_and_its_ninth_tenth() -> None:
    length = quantile(Law("lognormal", (600.0, 1800.0)))

    assert (length(0.5), length(0.9)) == (pytest.approx(600), pytest.approx(1800))


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (Law("constant", (600.0,)), 600),
        (Law("uniform", (600.0, 1800.0)), 1200),
        (Law("triangular", (300.0, 600.0, 1800.0)), 900),
        (Law("exponential", (900.0,)), 900),
        (Law("lognormal", (600.0, 1800.0)), 600 * math.exp((math.log(3) / 1.2815515655446004) ** 2 / 2)),
        (Law("gamma", (900.0, 2.5)), 900),
        (Law("empirical", (60.0, 300.0, 300.0, 1200.0)), 465),
    ],
)
def test_the_mean_of_a_law_is_that_of_its_formula(law: Law, expected: float) -> None:
    assert mean(law) == pytest.approx(expected)


@pytest.mark.parametrize("u", [0.001, 0.2, 0.5, 0.9, 0.999])
def test_a_gamma_length_is_the_quantile_of_its_mean_and_shape(u: float) -> None:
    shape, of_all = 2.5, 900.0

    assert quantile(Law("gamma", (of_all, shape)))(u) == pytest.approx(gamma.ppf(u, shape, scale=of_all / shape))
    assert quantile(Law("gamma", (of_all, 1.0)))(u) == pytest.approx(quantile(Law("exponential", (of_all,)))(u))


def test_a_measured_length_comes_as_often_as_it_was_measured() -> None:
    length = quantile(Law("empirical", (60.0, 300.0, 300.0, 1200.0)))

    drawn = Counter(length((step + 0.5) / 400) for step in range(400))

    assert drawn == {60.0: 100, 300.0: 200, 1200.0: 100}


@pytest.mark.parametrize("wanted", [0.3, 4.0, 60.0, 700.0])
def test_a_poisson_number_has_its_mean(wanted: float) -> None:
    steps = 4_000

    drawn = [poisson(wanted, (step + 0.5) / steps) for step in range(steps)]

    assert statistics.fmean(drawn) == pytest.approx(wanted, rel=0.02)


def test_a_choice_gives_each_name_its_weight() -> None:
    choice = Choice(["a", "b", "never"], [1, 3, 0])

    assert [choice.at(u) for u in (0.1, 0.24, 0.26, 0.99)] == ["a", "a", "b", "b"]
