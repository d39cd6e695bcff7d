"""The closed forms hold what the textbooks say of them: known values, limits, and one law out of another."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.simulation.proving import theory

LOADS = st.floats(0.01, 0.98)
MEANS = st.floats(0.1, 1_000)
SERVERS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("load", "servers", "chance"),
    [(0.5, 1, 0.5), (1.0, 2, 1 / 3), (2.0, 3, 4 / 9), (8.0, 10, 0.409_180), (90.0, 100, 0.216_9)],
)
def test_erlang_c_has_its_known_values(load: float, servers: int, chance: float) -> None:
    assert theory.chance_to_wait(load, 1.0, servers) == pytest.approx(chance, rel=1e-3)


@given(LOADS, MEANS, SERVERS)
def test_erlang_c_is_the_sum_of_the_textbook(load: float, mean: float, servers: int) -> None:
    offered = load * servers
    full = offered**servers / math.factorial(servers) / (1 - load)
    textbook = full / (sum(offered**k / math.factorial(k) for k in range(servers)) + full)

    assert theory.chance_to_wait(offered / mean, mean, servers) == pytest.approx(textbook)


def test_half_a_load_doubles_the_time_and_nine_tenths_make_it_ten_times_the_work() -> None:
    assert theory.mm1(0.5, 1.0) == pytest.approx(2.0)
    assert theory.mm1(0.9, 1.0) == pytest.approx(10.0)


@given(LOADS, MEANS)
def test_one_server_of_many_is_the_single_server(load: float, mean: float) -> None:
    assert theory.mmc(load / mean, mean, 1) == pytest.approx(theory.mm1(load / mean, mean))


@given(LOADS, MEANS)
def test_exponential_work_is_a_case_of_any_work(load: float, mean: float) -> None:
    assert theory.mg1(load / mean, mean, 2 * mean * mean) == pytest.approx(theory.mm1(load / mean, mean))


@given(LOADS, MEANS)
def test_constant_work_halves_the_waiting(load: float, mean: float) -> None:
    constant = theory.mg1(load / mean, mean, mean * mean)

    assert constant - mean == pytest.approx((theory.mm1(load / mean, mean) - mean) / 2)


@given(LOADS, MEANS, SERVERS)
def test_a_single_class_waits_as_without_priority(load: float, mean: float, servers: int) -> None:
    rate = load * servers / mean

    assert mean + theory.priority_waits([rate], mean, servers)[0] == pytest.approx(theory.mmc(rate, mean, servers))


@given(LOADS, st.lists(st.floats(0.05, 1), min_size=1, max_size=5), MEANS, SERVERS)
def test_priority_only_moves_the_waiting_between_the_classes(
    load: float, weights: list[float], mean: float, servers: int
) -> None:
    rate = load * servers / mean
    rates = [rate * weight / sum(weights) for weight in weights]
    waits = theory.priority_waits(rates, mean, servers)

    shared = sum(rate * wait for rate, wait in zip(rates, waits, strict=True))
    assert shared == pytest.approx(rate * (theory.mmc(rate, mean, servers) - mean))
    assert list(waits) == sorted(waits)


@given(LOADS, MEANS)
def test_without_end_of_servers_nobody_waits(load: float, mean: float) -> None:
    assert theory.mmc(load / mean, mean, theory.MANY) == theory.mm_infinity(mean)
    assert theory.mmc(load / mean, mean, 200) == pytest.approx(mean)


def test_the_rates_of_a_network_solve_the_traffic_equations() -> None:
    arrivals, routing = [1.0, 0.5, 0.0], [[0.0, 0.7, 0.3], [0.2, 0.1, 0.7], [0.25, 0.0, 0.0]]
    rates = theory.visits(arrivals, routing)

    for j, rate in enumerate(rates):
        assert rate == pytest.approx(arrivals[j] + sum(rates[i] * routing[i][j] for i in range(3)))


@given(LOADS, MEANS, SERVERS)
def test_a_network_of_one_station_is_that_station(load: float, mean: float, servers: int) -> None:
    rate = load * servers / mean
    station = theory.Station(servers, mean)

    assert theory.jackson([rate], [[0.0]], [station]) == pytest.approx(theory.mmc(rate, mean, servers))


@given(st.floats(0.01, 0.9), st.floats(0.1, 0.9))
def test_who_comes_back_makes_a_single_server_as_if_all_work_were_done_at_once(load: float, back: float) -> None:
    once = 1 - back  # M/M/1 with feedback: geometric visits of exponential work are one exponential work
    fed_back = theory.jackson([load], [[back]], [theory.Station(1, once)])

    assert fed_back == pytest.approx(theory.mm1(load, 1.0))


@pytest.mark.parametrize("servers", [1, 3])
def test_a_station_with_more_work_than_it_can_do_has_no_mean_time(servers: int) -> None:
    with pytest.raises(ValueError, match="wanted a load below 1, but 2 × 2 / "):
        theory.mmc(2.0, 2.0, servers)


def test_a_network_that_somebody_never_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="wanted that everybody leaves in the end"):
        theory.visits([1.0], [[1.0]])
