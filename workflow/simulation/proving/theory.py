"""What does queueing theory say? The mean times that a right simulation must come to, as closed forms.

Arrivals are Poisson; `rate` is arrivals per unit of time, `mean` the mean work of one visit in that unit, and every
answer is in that unit too. A station that more work comes to than it can do has no mean time: ValueError.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

MANY = math.inf  # as many servers as there are customers: nobody waits


class Station(NamedTuple):
    """A station with exponential work."""

    servers: float
    mean: float


def utilisation(rate: float, mean: float, servers: float) -> float:
    """The share of the servers' time that is work; raises ValueError where it is not below 1."""
    load = rate * mean / servers
    if load >= 1:
        raise ValueError(f"station: wanted a load below 1, but {rate:g} × {mean:g} / {servers:g} is {load:g}")
    return load


def chance_to_wait(rate: float, mean: float, servers: float) -> float:
    """The share of customers of M/M/c that find every server busy: Erlang's C formula (Kleinrock 1975, 3.5).

    By way of Erlang's B formula in its recursive form, so that no power overflows.
    """
    load = utilisation(rate, mean, servers)
    if servers == MANY:
        return 0.0
    blocked = 1.0
    for busy in range(1, int(servers) + 1):
        blocked = rate * mean * blocked / (busy + rate * mean * blocked)
    return blocked / (1 - load * (1 - blocked))


def mm1(rate: float, mean: float) -> float:
    """The mean time in an M/M/1 system (Kleinrock, Queueing Systems 1, 1975, 3.2)."""
    return mean / (1 - utilisation(rate, mean, 1))


def mmc(rate: float, mean: float, servers: float) -> float:
    """The mean time in an M/M/c system (Erlang 1917; Kleinrock 1975, 3.5)."""
    return mean + priority_waits([rate], mean, servers)[0]


def mm_infinity(mean: float) -> float:
    """The mean time in an M/M/∞ system, where nobody waits (Kleinrock 1975, 3.4); so in M/G/∞."""
    return mean


def mg1(rate: float, mean: float, second_moment: float) -> float:
    """The mean time in an M/G/1 system by the mean and the mean square of the work (Pollaczek–Khinchine, Kleinrock
    1975, 5.6).
    """
    return mean + rate * second_moment / (2 * (1 - utilisation(rate, mean, 1)))


def priority_waits(rates: Sequence[float], mean: float, servers: float) -> tuple[float, ...]:
    """The mean waiting time of each class in M/M/c where the next is of the first class that waits, and work once
    begun is finished (Cobham 1954; Kella and Yechiali 1985). The first rate is of the class that goes first; the
    work of all classes has one law.
    """
    waits_for_a_server = chance_to_wait(sum(rates), mean, servers) * mean / servers
    waits, before = [], 0.0
    for rate in rates:
        upto = before + rate * mean / servers
        waits.append(waits_for_a_server / ((1 - before) * (1 - upto)))
        before = upto
    return tuple(waits)


def visits(arrivals: Sequence[float], routing: Sequence[Sequence[float]]) -> list[float]:
    """The rate into each station of an open network: what comes from outside, and what any station sends on.

    `routing[i][j]` is the share that goes from station i to j, the rest leaves. Solved by following everybody on
    their way: the traffic equations as a series, which ends because all leave in the end; raises ValueError where
    somebody never does.
    """
    stations = range(len(arrivals))
    total, moving = list(arrivals), list(arrivals)
    for _ in range(100_000):
        moving = [sum(moving[i] * routing[i][j] for i in stations) for j in stations]
        total = [total[j] + moving[j] for j in stations]
        if sum(moving) <= 1e-16 * sum(total):
            return total
    raise ValueError("routing: wanted that everybody leaves in the end, but somebody does not")


def jackson(arrivals: Sequence[float], routing: Sequence[Sequence[float]], stations: Sequence[Station]) -> float:
    """The mean time in an open Jackson network: each station is an M/M/c of its own (Jackson 1957; Kleinrock 1975,
    4.8), and Little's law adds them up.
    """
    rates = visits(arrivals, routing)
    inside = sum(rate * mmc(rate, one.mean, one.servers) for rate, one in zip(rates, stations, strict=True))
    return inside / sum(arrivals)
