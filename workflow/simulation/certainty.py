"""How sure is a mean of few runs? Student's t, 95 %, as for any sample of independent replications."""

import math
from collections.abc import Sequence
from functools import cache
from statistics import mean, stdev

Interval = tuple[float, float]
LEVEL = 0.95


def interval(values: Sequence[float]) -> Interval | None:
    """The 95 % interval of the mean that the values are a sample of; None of fewer than two values."""
    if len(values) < 2:
        return None
    middle = float(mean(values))
    half = _quantile(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return middle - half, middle + half


@cache
def _quantile(freedom: int) -> float:
    from scipy.special import stdtrit  # takes longer to import than a command line may take to start

    return float(stdtrit(freedom, 0.5 + LEVEL / 2))
