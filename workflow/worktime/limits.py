"""How long, never when: limits in their units, per cents of them, and how one clock counts.

An instant is a whole Unix second in UTC; a length is a whole number of seconds on one ruler.
"""

from __future__ import annotations

import enum
from typing import Literal

from msgspec import Struct

Instant = int
"""A whole Unix second in UTC."""

Interval = tuple[int, int]
"""A start and an end, the end not included."""

DAY = 86_400
# One working day is 8 working hours wherever days and hours are converted (40 h a week, e-one-stop practice).
WORKING_DAY = 8 * 3_600


class Unit(enum.Enum):
    """What a limit is counted in."""

    WORKING_DAYS = "working days"
    WORKING_HOURS = "working hours"
    WORKING_MINUTES = "working minutes"
    SAME_WORKING_DAY = "same working day"
    DAYS = "days"
    HOURS = "hours"


class Limit(Struct, frozen=True):
    """An amount and a unit: a length, never a moment."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"limit: wanted an amount of 1 or more, but got {self.amount}; possible: 3 working days")
        if self.unit is Unit.SAME_WORKING_DAY and self.amount != 1:
            raise ValueError(f"limit: wanted 'same working day' once, but got {self.amount}; possible: 1")

    @classmethod
    def parse(cls, text: str) -> Limit:
        """The limit written as text, such as `3 working days`."""
        if text == Unit.SAME_WORKING_DAY.value:
            return cls(1, Unit.SAME_WORKING_DAY)
        amount, _, unit = text.partition(" ")
        found = _COUNTED.get(unit)
        if found is None or not (amount.isascii() and amount.isdigit()):
            possible = ", ".join((*(f"3 {name}" for name in _PLURALS), Unit.SAME_WORKING_DAY.value))
            raise ValueError(f"limit: wanted an amount and a unit, but got {text!r}; possible: {possible}")
        return cls(int(amount), found)

    def __str__(self) -> str:
        name = str(self.unit.value)
        if self.unit is Unit.SAME_WORKING_DAY:
            return name
        return f"{self.amount} {name if self.amount > 1 else name.removesuffix('s')}"

    @property
    def on_working_ruler(self) -> bool:
        """Whether the limit is measured in working seconds."""
        return self.unit is not _DAYS and self.unit is not _HOURS


# Looking a member up on the class costs as much as the rest of a question that is asked with every command.
_DAYS, _HOURS, _WORKING_DAYS, _WORKING_HOURS = Unit.DAYS, Unit.HOURS, Unit.WORKING_DAYS, Unit.WORKING_HOURS
_PLURALS = {str(unit.value): unit for unit in Unit if unit is not Unit.SAME_WORKING_DAY}
_COUNTED = _PLURALS | {name.removesuffix("s"): unit for name, unit in _PLURALS.items()}


def percent_of(limit: Limit, percent: int) -> Limit:
    """The part of a limit, rounded down: a cut to 40 % leaves at most 40 %."""
    if percent < 1:
        raise ValueError(f"per cent of a limit: wanted 1 or more, but got {percent}; possible: 40")
    if limit.unit is Unit.SAME_WORKING_DAY:
        raise no_amount("per cent of a limit")
    seconds = length_of(limit) * percent // 100
    if limit.unit is Unit.WORKING_DAYS and seconds >= WORKING_DAY:
        return Limit(seconds // WORKING_DAY, Unit.WORKING_DAYS)
    return _in_largest_unit(seconds, limit, percent)


def _in_largest_unit(seconds: int, limit: Limit, percent: int) -> Limit:
    sizes = _WORKING_SIZES if limit.on_working_ruler else _WALL_SIZES
    for size, unit in sizes:
        if seconds >= size and seconds % size == 0:
            return Limit(seconds // size, unit)
    size, unit = sizes[-1]
    if unit is Unit.HOURS and seconds < size:
        raise ValueError(
            f"{percent}% of {limit}: wanted an hour or more, but it is {seconds // 60} minutes; possible: 1 hour"
        )
    return Limit(max(seconds // size, 1), unit)


_WORKING_SIZES = ((3_600, Unit.WORKING_HOURS), (60, Unit.WORKING_MINUTES))
_WALL_SIZES = ((DAY, Unit.DAYS), (3_600, Unit.HOURS))


def length_of(limit: Limit) -> int:
    """Seconds of a limit on its ruler, a working day being 8 working hours."""
    unit = limit.unit
    if unit is _WORKING_HOURS or unit is _HOURS:
        return limit.amount * 3_600
    if unit is Unit.WORKING_MINUTES:
        return limit.amount * 60
    if unit is _WORKING_DAYS:
        return limit.amount * WORKING_DAY
    if unit is _DAYS:
        return limit.amount * DAY
    raise no_amount("limit")


def no_amount(subject: str) -> ValueError:
    return ValueError(f"{subject}: wanted an amount, but 'same working day' has none; possible: 8 working hours")


class AfterCutOff(Struct, frozen=True):
    """What an event past the cut-off gets: so long after the opening of the next working day."""

    grace: Limit

    def __post_init__(self) -> None:
        if self.grace.unit not in (Unit.WORKING_HOURS, Unit.WORKING_MINUTES):
            raise ValueError(
                f"grace: wanted working hours or minutes, but got {self.grace}; possible: 30 working minutes"
            )


class Counting(Struct, frozen=True):
    """How one clock lays its limit on a calendar."""

    limit: Limit
    cut_off: int | None = None
    """Seconds of the local day; an event strictly after it counts from the next working day."""
    after_cut_off: AfterCutOff | None = None
    effective: bool = False
    """Whether `hours` and `days` count from the effective instant instead of the event."""
    day_ends: Literal["closing", "midnight"] = "closing"
    day_counting: Literal["civil", "hours"] = "civil"

    def __post_init__(self) -> None:
        if self.cut_off is not None and not 0 <= self.cut_off < DAY:
            raise ValueError(f"cut-off: wanted a second of the day, but got {self.cut_off}; possible: 54000 (15:00)")

    @property
    def in_whole_working_days(self) -> bool:
        """Whether the limit ends with a working day (Đ.147, Đ.148 BLDS) instead of after some working time."""
        return self.limit.unit is _WORKING_DAYS and self.day_counting == "civil"

    @property
    def in_whole_days(self) -> bool:
        """Whether the limit ends with a day, so that its due instant is rounded and rolls."""
        return self.limit.unit is _DAYS or self.in_whole_working_days
