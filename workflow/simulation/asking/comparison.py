"""What does another scenario change, and how sure is it? Differences replication by replication.

The same dossier meets the same fate in every scenario (common random numbers), so a pair of replications differs by
what the scenarios do and hardly by chance: the interval of the difference is narrower than those of the two means.
Each figure is judged for itself.
"""

from collections.abc import Iterator, Sequence
from statistics import StatisticsError, correlation, mean, variance
from typing import Literal

from msgspec import Struct

from workflow.simulation.certainty import Interval, interval
from workflow.simulation.results import Replication, Results, Totals

Verdict = Literal["more", "fewer", "no_difference", "not_certain"]
Pairs = Sequence[tuple[float, float]]


class Difference(Struct, frozen=True):
    """How much more of a figure the other scenario has in one replication; below 0: less.

    `pairs` replications of both were compared. `correlation` is that of the two scenarios over the replications, and
    `gain` how many times more replications without common random numbers would have been needed for this interval;
    both are None where a figure does not vary.
    """

    figure: str  # of the totals; or "late_seconds" of a department
    department: str | None
    pairs: int
    mean: float
    interval: Interval | None  # None of fewer than two pairs
    verdict: Verdict
    correlation: float | None
    gain: float | None


def compare(first: Results, other: Results) -> tuple[Difference, ...]:
    """The difference in each figure of the totals, and in the lateness that each department bears."""
    return tuple(_differences(first, other))


def _differences(first: Results, other: Results) -> Iterator[Difference]:
    pairs = _pairs(first, other)
    for figure in Totals.__struct_fields__:
        values = [(getattr(one.totals, figure), getattr(two.totals, figure)) for one, two in pairs]
        both = [(one, two) for one, two in values if one is not None and two is not None]
        if both:  # a rate of nothing cannot be compared
            yield difference(figure, None, both)
    for department in sorted({row.department for results in (first, other) for row in results.by_department}):
        borne = [(one.late_seconds.get(department, 0), two.late_seconds.get(department, 0)) for one, two in pairs]
        if any(map(any, borne)):
            yield difference("late_seconds", department, borne)


def _pairs(first: Results, other: Results) -> list[tuple[Replication, Replication]]:
    """The replications that both have, each with its partner."""
    numbered = {one.number: one for one in other.each}
    return [(one, numbered[one.number]) for one in first.each if one.number in numbered]


def difference(figure: str, department: str | None, pairs: Pairs) -> Difference:
    """The difference of one figure over at least one pair."""
    gaps = [two - one for one, two in pairs]
    return Difference(
        figure=figure,
        department=department,
        pairs=len(pairs),
        mean=float(mean(gaps)),
        interval=interval(gaps),
        verdict=_verdict(gaps),
        correlation=_correlation(pairs),
        gain=_gain(pairs),
    )


def _verdict(gaps: Sequence[float]) -> Verdict:
    said = interval(gaps)
    if said is None:
        return "not_certain"
    if not any(gaps):
        return "no_difference"
    low, high = said
    return "more" if low > 0 else "fewer" if high < 0 else "not_certain"


def _correlation(pairs: Pairs) -> float | None:
    try:
        return correlation(*zip(*pairs, strict=True))
    except StatisticsError:  # one of them does not vary, or there is one pair
        return None


def _gain(pairs: Pairs) -> float | None:
    if len(pairs) < 2:
        return None
    one, two = zip(*pairs, strict=True)
    apart, together = variance(one) + variance(two), variance([b - a for a, b in pairs])
    return apart / together if apart and together else None
