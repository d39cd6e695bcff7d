"""Where chance comes from: draws as a pure function of (seed, replication, stream, entity, number).

A counter-based generator (BLAKE2b over the counters) has no state, so the same dossier meets the same fate in every
scenario, in any order of events and on any number of workers; a run can be repeated bit by bit. The only home of
chance in the house.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from statistics import NormalDist
from struct import Struct as Packing

from msgspec import Struct

_COUNTERS = Packing("<QQ").pack
_WORD = int.from_bytes
_TO_UNIT = 2.0**-53
_NORMAL = NormalDist()
_Z90 = _NORMAL.inv_cdf(0.9)


class Chance:
    """All draws of one replication; `stream` names what is drawn, so that no two questions share a draw."""

    __slots__ = ("_seeded", "_streams")

    def __init__(self, seed: int, replication: int = 0) -> None:
        self._seeded = f"{seed}/{replication}"
        self._streams: dict[str, Stream] = {}

    def stream(self, name: str) -> "Stream":
        """The stream of that name; always the same draws for the same seed, replication and name."""
        found = self._streams.get(name)
        if found is None:
            found = self._streams[name] = Stream(f"{self._seeded}/{name}")
        return found


class Stream:
    """Draws in (0, 1) for one question, addressed by entity and number."""

    __slots__ = ("_keyed",)

    def __init__(self, name: str) -> None:
        self._keyed = blake2b(name.encode(), digest_size=8)

    def uniform(self, entity: int, number: int = 0) -> float:
        """The draw of that entity and number, strictly between 0 and 1."""
        drawn = self._keyed.copy()
        drawn.update(_COUNTERS(entity, number))
        return ((_WORD(drawn.digest(), "little") >> 11) + 0.5) * _TO_UNIT


Quantile = Callable[[float], float]


class Law(Struct, frozen=True):
    """How a length is distributed; parameters in seconds, but the shape of a gamma law has no unit.

    `kind` is one of the closed list of `KINDS`.
    """

    kind: str
    parameters: tuple[float, ...]
    working: bool = True  # on the working ruler; else on the wall


def quantile(law: Law) -> Quantile:
    """The inverse distribution function: a draw in (0, 1) to a length in seconds."""
    return _quantile(law.kind, law.parameters)


@lru_cache(maxsize=4096)
def _quantile(kind: str, parameters: tuple[float, ...]) -> Quantile:
    return KINDS[kind](*parameters)


def _constant(value: float) -> Quantile:
    return lambda _: value


def _uniform(low: float, high: float) -> Quantile:
    return lambda u: low + (high - low) * u


def _triangular(low: float, mode: float, high: float) -> Quantile:
    width, left = high - low, mode - low
    bend = left / width if width else 0.0

    def length(u: float) -> float:
        if u < bend:
            return low + math.sqrt(u * width * left)
        return high - math.sqrt((1 - u) * width * (high - mode))

    return length


def _exponential(mean: float) -> Quantile:
    return lambda u: -mean * math.log1p(-u)


def _lognormal(median: float, p90: float) -> Quantile:
    mu, sigma = math.log(median), math.log(p90 / median) / _Z90
    return lambda u: math.exp(mu + sigma * _NORMAL.inv_cdf(u))


def _gamma(mean: float, shape: float) -> Quantile:
    from scipy.special import gammaincinv  # takes a while to load: only where it is asked for

    scale = mean / shape
    return lambda u: scale * float(gammaincinv(shape, u))


def _empirical(*values: float) -> Quantile:
    """Every measured value as often as it was measured; they are in rising order."""
    count = len(values)
    return lambda u: values[int(u * count)]


KINDS: dict[str, Callable[..., Quantile]] = {
    "constant": _constant,
    "uniform": _uniform,
    "triangular": _triangular,
    "exponential": _exponential,
    "lognormal": _lognormal,
    "gamma": _gamma,
    "empirical": _empirical,
}


def mean(law: Law) -> float:
    """The expected length in seconds."""
    match law.kind, law.parameters:
        case "lognormal", (median, p90):
            sigma = math.log(p90 / median) / _Z90
            return median * math.exp(sigma * sigma / 2)
        case "gamma", (mean_of_all, _):
            return mean_of_all
        case _, parameters:
            return sum(parameters) / len(parameters)
    raise ValueError(f"law: '{law.kind}' is not known; possible: {', '.join(KINDS)}")


def poisson(mean: float, u: float) -> int:
    """The number of events of a Poisson law at the draw `u`; halved for large means so that no power underflows."""
    if mean > 500:
        return round(max(0.0, mean + math.sqrt(mean) * _NORMAL.inv_cdf(u)))
    term = total = math.exp(-mean)
    count = 0
    while u > total and count < 10_000:
        count += 1
        term *= mean / count
        total += term
    return count


class Choice:
    """One of several names, each with its weight."""

    __slots__ = ("_ends", "names")

    def __init__(self, names: Sequence[str], weights: Sequence[float]) -> None:
        self.names = tuple(names)
        self._ends = list(accumulate(weights))

    def at(self, u: float) -> str:
        """The name that the draw `u` falls on."""
        return self.names[min(bisect_right(self._ends, u * self._ends[-1]), len(self.names) - 1)]
