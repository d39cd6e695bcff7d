"""Working time the slow way: one flag for each step of some days, and walking. The oracle of the property tests.

Nothing is shared with `workflow.worktime` but the definition of a calendar. Instants here are steps from the first
midnight; a step is a minute or a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from workflow.worktime import Counting, Unit, WorkCalendar


class OutOfWindow(Exception):
    """The walk leaves the days that were laid out."""


@dataclass
class Walker:
    """The first days of a calendar's first year as one flag for each step."""

    calendar: WorkCalendar
    hours: dict[int, list[tuple[int, int]]]
    step: int
    days: int

    def __post_init__(self) -> None:
        self.per_day = 86_400 // self.step
        self.first = date(min(self.calendar.years), 1, 1)
        self.origin = (self.first - date(1970, 1, 1)).days * 86_400 - self.calendar.utc_offset

    @cached_property
    def open(self) -> bytearray:
        """One flag for each step."""
        flags = bytearray(self.per_day * self.days)
        for day in range(self.days):
            for since, until in self._hours_of(self.first + timedelta(day)):
                begins, ends = (day * self.per_day + second // self.step for second in (since, until))
                flags[begins:ends] = b"\1" * (ends - begins)
        for closure in self.calendar.closures:
            begins, ends = (min(self.from_instant(i), len(flags)) for i in (closure.since, closure.until))
            flags[begins:ends] = bytes(ends - begins)
        return flags

    def _hours_of(self, day: date) -> list[tuple[int, int]]:
        year = self.calendar.years[day.year]
        if day in year.make_up:
            return list(year.make_up[day].intervals)
        return [] if day in year.days_off else self.hours.get(day.weekday(), [])

    def from_instant(self, instant: int) -> int:
        return (instant - self.origin) // self.step

    def to_instant(self, at: int) -> int:
        return self.origin + at * self.step

    def is_open(self, at: int) -> bool:
        if at >= len(self.open):
            raise OutOfWindow
        return at >= 0 and bool(self.open[at])

    def position(self, at: int) -> int:
        if at > len(self.open):
            raise OutOfWindow
        return self.open.count(1, 0, at)

    def next_open(self, at: int) -> int:
        """The first open step from this one on."""
        found = self.open.find(1, max(at, 0))
        if found < 0:
            raise OutOfWindow
        return found

    def after(self, at: int, working: int) -> int:
        """Walks until so many open steps have passed."""
        for _ in range(working):
            at = self.next_open(at) + 1
        return at

    def effective(self, at: int) -> int:
        return at if self.is_open(at - 1) else self.next_open(at)

    def is_working_day(self, day: int) -> bool:
        begins, ends = day * self.per_day, (day + 1) * self.per_day
        found = self.open.find(1, max(begins, 0), max(ends, 0)) >= 0
        if not found and ends > len(self.open):
            raise OutOfWindow
        return found

    def next_working_day(self, day: int) -> int:
        day += 1
        while not self.is_working_day(day):
            day += 1
        return day

    def closing(self, day: int) -> int:
        at = (day + 1) * self.per_day
        return self.open.rfind(1, 0, at) + 1 if self.is_working_day(day) else at

    def end(self, day: int, day_ends: str) -> int:
        return (day + 1) * self.per_day if day_ends == "midnight" else self.closing(day)

    def end_at_or_after(self, at: int, day_ends: str) -> int:
        day = (at - 1) // self.per_day
        while not self.is_working_day(day) or self.end(day, day_ends) < at:
            day += 1
        return self.end(day, day_ends)

    def past_cut_off(self, counting: Counting, at: int) -> bool:
        day, step = divmod(at, self.per_day)
        return counting.cut_off is not None and step * self.step > counting.cut_off and self.is_working_day(day)

    def start(self, counting: Counting, at: int) -> int:
        if counting.limit.unit in (Unit.DAYS, Unit.HOURS) and not counting.effective:
            return at
        if self.past_cut_off(counting, at):
            return self.effective(self.next_working_day(at // self.per_day) * self.per_day + self._first_open(at))
        return self.effective(at)

    def _first_open(self, at: int) -> int:
        return self.next_open(self.next_working_day(at // self.per_day) * self.per_day) % self.per_day

    def due(self, counting: Counting, event: int) -> int:
        limit, start = counting.limit, self.start(counting, event)
        day, amount = start // self.per_day, limit.amount
        hour, minute = 3_600 // self.step, 60 // self.step
        match limit.unit:
            case Unit.WORKING_DAYS if counting.day_counting == "civil":
                for _ in range(amount):
                    day = self.next_working_day(day)
                return self.end(day, counting.day_ends)
            case Unit.WORKING_DAYS:
                return self.after(start, amount * 8 * hour)
            case Unit.WORKING_HOURS:
                return self.after(start, amount * hour)
            case Unit.WORKING_MINUTES:
                return self.after(start, amount * minute)
            case Unit.HOURS:
                return start + amount * hour
            case Unit.DAYS:
                return self.end_at_or_after(self.end(day + amount, counting.day_ends), counting.day_ends)
        if self.past_cut_off(counting, event) and counting.after_cut_off is not None:
            grace = counting.after_cut_off.grace
            return self.after(start, grace.amount * (hour if grace.unit is Unit.WORKING_HOURS else minute))
        return self.closing(day) if self.is_working_day(day) else start
