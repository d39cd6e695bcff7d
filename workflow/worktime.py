"""When is something due? Working time as integers: calendars, rulers, limits and the terms they give.

An instant is a whole Unix second in UTC; a ruler maps instants to positions and back; a limit laid on a calendar is
a term. Pauses, breaches and obligations belong to others; nothing here reads a clock or a file.
"""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from workflow.errors import NotFound

Instant = int
"""A whole Unix second in UTC."""

Interval = tuple[int, int]
"""A start and an end, the end not included."""

DAY = 86_400
# One working day is 8 working hours wherever days and hours are converted (40 h a week, e-one-stop practice).
WORKING_DAY = 8 * 3_600
_EPOCH = date(1970, 1, 1).toordinal()


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
        return self.unit is not Unit.DAYS and self.unit is not Unit.HOURS


_PLURALS = {str(unit.value): unit for unit in Unit if unit is not Unit.SAME_WORKING_DAY}
_COUNTED = _PLURALS | {name.removesuffix("s"): unit for name, unit in _PLURALS.items()}


def percent_of(limit: Limit, percent: int) -> Limit:
    """The part of a limit, rounded down: a cut to 40 % leaves at most 40 %."""
    if percent < 1:
        raise ValueError(f"per cent of a limit: wanted 1 or more, but got {percent}; possible: 40")
    if limit.unit is Unit.SAME_WORKING_DAY:
        raise _no_amount("per cent of a limit")
    seconds = _seconds(limit) * percent // 100
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


def _seconds(limit: Limit) -> int:
    """Seconds of a limit on its ruler, a working day being 8 working hours."""
    unit = limit.unit
    if unit is Unit.WORKING_HOURS or unit is Unit.HOURS:
        return limit.amount * 3_600
    if unit is Unit.WORKING_MINUTES:
        return limit.amount * 60
    if unit is Unit.WORKING_DAYS:
        return limit.amount * WORKING_DAY
    if unit is Unit.DAYS:
        return limit.amount * DAY
    raise _no_amount("limit")


def _no_amount(subject: str) -> ValueError:
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
        return self.limit.unit is Unit.WORKING_DAYS and self.day_counting == "civil"

    @property
    def in_whole_days(self) -> bool:
        """Whether the limit ends with a day, so that its due instant is rounded and rolls."""
        return self.limit.unit is Unit.DAYS or self.in_whole_working_days


class MakeUp(Struct, frozen=True):
    """A day worked in exchange for a day off, with its own hours in seconds of the day."""

    name: str
    intervals: tuple[Interval, ...]


class CalendarYear(Struct, frozen=True):
    """The days off and make-up days of one year, and how sure they are."""

    year: int
    status: Literal["official", "estimate"]
    source: str
    days_off: Mapping[date, str]
    make_up: Mapping[date, MakeUp]


class Closure(Struct, frozen=True):
    """A stretch during which the offices are shut, announced after the year was published."""

    since: Instant
    until: Instant
    name: str
    source: str


class WorkCalendar:
    """Office hours as a ruler: positions are working seconds since the first second of the first year."""

    __slots__ = (
        "_begins",
        "_closing_positions",
        "_closings",
        "_days",
        "_ends",
        "_estimates",
        "_hours",
        "_index",
        "_latest",
        "_midnights",
        "_official",
        "_since",
        "_starts",
        "_total",
        "_until",
        "_year_since",
        "closures",
        "id",
        "title",
        "unpublished",
        "utc_offset",
        "version",
        "years",
    )

    def __init__(
        self,
        id: str,
        version: str,
        hours: Mapping[int, Sequence[tuple[int, int]]],
        years: Mapping[int, CalendarYear],
        closures: Sequence[Closure] = (),
        unpublished: Literal["refuse", "provisional"] = "refuse",
        utc_offset: int = 25_200,
        title: str = "",
    ) -> None:
        self.id = id
        self.version = version
        self.title = title
        self.unpublished = unpublished
        self.utc_offset = utc_offset
        self.years = {year: years[year] for year in sorted(years)}
        self.closures = tuple(closures)
        self._hours = {weekday: self._sorted(f"weekday {weekday}", spans) for weekday, spans in hours.items()}
        self._check_tables()
        self._lay_years()
        self._check_closures()
        self._lay_intervals()
        self._latest = self._look_up(self._since)  # the last instant looked up; replaced as one value

    def __repr__(self) -> str:
        return f"WorkCalendar({self.id!r}, {self.version!r}, years={list(self.years)})"

    # -- construction ---------------------------------------------------------------------------------------------

    def _wrong(self, wanted: str, found: str, possible: str) -> ValueError:
        return ValueError(f"calendar {self.id}: wanted {wanted}, but {found}; possible: {possible}")

    def _sorted(self, where: str, spans: Sequence[tuple[int, int]]) -> tuple[Interval, ...]:
        """Intervals of one day in order, or a refusal where they overlap or leave the day."""
        ordered = tuple(sorted((since, until) for since, until in spans))
        reached = 0
        for since, until in ordered:
            if not reached <= since < until <= DAY:
                raise self._wrong(
                    f"intervals of {where} that follow each other inside one day",
                    f"got {_clock_time(since)}-{_clock_time(until)} after {_clock_time(reached)}",
                    "07:30-11:30, 13:30-17:30",
                )
            reached = until
        return ordered

    def _check_tables(self) -> None:
        if not set(self._hours) <= set(range(7)):
            raise self._wrong("weekdays from 0 (Monday) to 6", f"got {sorted(self._hours)}", "0, 1, 2, 3, 4, 5, 6")
        if not self.years:
            raise self._wrong("the table of one year or more", "it has none", "2026")
        if list(self.years) != list(range(min(self.years), max(self.years) + 1)):
            raise self._wrong("years that follow each other", f"got {list(self.years)}", "2025, 2026, 2027")
        for number, year in self.years.items():
            self._check_year(number, year)

    def _check_year(self, number: int, year: CalendarYear) -> None:
        if year.year != number:
            raise self._wrong(f"the table of {number}", f"got that of {year.year}", str(number))
        for day in (*year.days_off, *year.make_up):
            if day.year != number:
                raise self._wrong(f"days of {number}", f"got {day}", f"{number}-01-01")
        for day, make_up in year.make_up.items():
            if day in year.days_off:
                raise self._wrong(f"{day} either off or made up", "it is both", "one of the two")
            if not make_up.intervals:
                raise self._wrong(f"hours for the make-up day {day}", "it has none", "07:30-11:30, 13:30-17:30")

    def _lay_years(self) -> None:
        """Where each year starts, and how many estimated years lie before it."""
        self._year_since = [self._midnight_before(date(year, 1, 1)) for year in (*self.years, max(self.years) + 1)]
        self._since, self._until = self._year_since[0], self._year_since[-1]
        self._official = [year.status == "official" for year in self.years.values()]
        self._estimates = [0]
        for official in self._official:
            self._estimates.append(self._estimates[-1] + (not official))

    def _check_closures(self) -> None:
        for closure in self.closures:
            if closure.until <= closure.since:
                raise self._wrong(f"closure {closure.name!r} to end after it starts", "it does not", "a later end")
            if closure.until <= self._since or closure.since >= self._until:
                years = ", ".join(map(str, self.years))
                raise self._wrong(f"closure {closure.name!r} inside the years", "it lies outside them", years)

    def _lay_intervals(self) -> None:
        """The tables of the ruler: office intervals, and the working days with their closings."""
        starts, ends, begins = [], [], []
        self._days, self._closings, self._closing_positions = list[int](), list[int](), list[int]()
        position = 0
        for day in range(self._day(self._since), self._day(self._until)):
            for since, until in self._open(day):
                starts.append(since)
                ends.append(until)
                begins.append(position)
                position += until - since
            if position > (self._closing_positions[-1] if self._days else 0):
                self._days.append(day)
                self._closings.append(ends[-1])
                self._closing_positions.append(position)
        if not position:
            raise self._wrong("some working time", "every day is closed", "monday 07:30-11:30")
        self._starts, self._ends, self._begins, self._total = starts, ends, begins, position
        self._index = {day: at for at, day in enumerate(self._days)}
        self._midnights = [(day + 1) * DAY - self.utc_offset for day in self._days]

    def _regular(self, day: int) -> tuple[Interval, ...]:
        """Office intervals of a day in seconds of the day, before any closure."""
        on = _date(day)
        year = self.years[on.year]
        if on in year.make_up:
            return self._sorted(str(on), year.make_up[on].intervals)
        return () if on in year.days_off else self._hours.get(on.weekday(), ())

    def _open(self, day: int) -> Iterator[Interval]:
        """Office intervals of a day as instants, less the closures."""
        midnight = day * DAY - self.utc_offset
        for since, until in self._regular(day):
            spans = [(midnight + since, midnight + until)]
            for closure in self.closures:
                spans = [part for span in spans for part in _less(span, closure)]
            yield from spans

    # -- the ruler ------------------------------------------------------------------------------------------------

    def position(self, at: Instant) -> int:
        """Working seconds from the calendar's origin to an instant."""
        known = self._latest
        return known[1] if known[0] == at else self._look_up(at)[1]

    def _look_up(self, at: Instant) -> tuple[Instant, int, bool]:
        """The instant, its position and whether it is working time; kept, for one command asks several times."""
        if not self._since <= at <= self._until:
            raise self._unknown(at)
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return (at, 0, False)
        end = self._ends[i]
        at_work = at < end
        found = self._latest = (at, self._begins[i] + (at if at_work else end) - self._starts[i], at_work)
        return found

    def instant(self, position: int) -> Instant:
        """The earliest instant at a position: before a lunch break, not after it."""
        if not 0 < position <= self._total:
            if position == 0:
                return self._since
            raise self._unknown(self._since - 1 if position < 0 else self._until)
        i = bisect_left(self._begins, position) - 1
        return self._starts[i] + position - self._begins[i]

    def latest_instant(self, position: int) -> Instant:
        """The latest instant at a position at which work can go on: after a lunch break, not before it."""
        if not 0 <= position < self._total:
            return self.instant(position)
        i = bisect_right(self._begins, position) - 1
        return self._starts[i] + position - self._begins[i]

    def working_seconds(self, since: Instant, until: Instant) -> int:
        """Working seconds between two instants; 0 when `until` is not after `since`."""
        return self.position(until) - self.position(since) if until > since else 0

    def is_working(self, at: Instant) -> bool:
        """Whether a working second starts at the instant."""
        known = self._latest
        return known[2] if known[0] == at else self._look_up(at)[2]

    def effective(self, at: Instant) -> Instant:
        """The instant itself inside working time, its closing included; else the next opening."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at <= self._ends[i]:
            return at
        return self.opening_after(at)

    def opening_after(self, at: Instant) -> Instant:
        """The first start of an office interval after an instant."""
        i = bisect_right(self._starts, at)
        if at < self._since or i == len(self._starts):
            raise self._unknown(at if not self._since <= at < self._until else self._until)
        return self._starts[i]

    def closing_at_or_after(self, at: Instant) -> Instant:
        """The first closing of a working day at or after an instant."""
        return self._end_at_or_after(at, "closing")

    def _end_at_or_after(self, at: Instant, day_ends: str) -> Instant:
        """The first end of a working day, its closing or its 24:00, at or after an instant."""
        ends = self._midnights if day_ends == "midnight" else self._closings
        i = bisect_left(ends, at)
        if at < self._since or i == len(ends):
            raise self._unknown(at if at < self._since else max(at, self._until))
        return ends[i]

    # -- days -----------------------------------------------------------------------------------------------------

    def _day(self, at: Instant) -> int:
        """Local days from 1970-01-01 to the day of an instant."""
        return (at + self.utc_offset) // DAY

    def _midnight_before(self, day: date) -> Instant:
        return (day.toordinal() - _EPOCH) * DAY - self.utc_offset

    def local_date(self, at: Instant) -> date:
        """The local date of an instant."""
        return _date(self._day(at))

    def is_working_day(self, day: date) -> bool:
        """Whether the day has a working second."""
        return day.toordinal() - _EPOCH in self._index

    def intervals_of(self, day: date) -> tuple[Interval, ...]:
        """Office intervals of a day as instants, closures taken off."""
        if day.year not in self.years:
            raise self._no_table(day.year)
        midnight = self._midnight_before(day)
        first, last = bisect_left(self._starts, midnight), bisect_left(self._starts, midnight + DAY)
        return tuple(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def day_name(self, day: date) -> str | None:
        """Why a day is closed: the name of the holiday or closure, or `weekend`; None on a day that is worked."""
        what, name = self._why_closed(day.toordinal() - _EPOCH)
        return None if what is None else name or what

    def _why_closed(self, day: int) -> tuple[DayWord | None, str]:
        on = _date(day)
        if on.year not in self.years:
            raise self._no_table(on.year)
        if day in self._index:
            return None, ""
        if self._regular(day):
            return "closure", self._closure_name(day)
        name = self.years[on.year].days_off.get(on)
        return ("weekend", "") if name is None else ("holiday", name)

    def _closure_name(self, day: int) -> str:
        """The name of the first closure that takes working time off a day, or nothing."""
        midnight = day * DAY - self.utc_offset
        for closure in self.closures:
            for since, until in self._regular(day):
                if closure.since < midnight + until and closure.until > midnight + since:
                    return closure.name
        return ""

    def _opening_after_day(self, day: int) -> Instant:
        """The opening of the first working day after a day."""
        return self.opening_after((day + 1) * DAY - self.utc_offset - 1)

    def _working_day_after(self, day: int, amount: int) -> int:
        """The row of the n-th working day after a day."""
        row = bisect_right(self._days, day) + amount - 1
        if row >= len(self._days):
            raise self._unknown(self._until)
        return row

    def _closing_of_day(self, at: Instant) -> int:
        """The position at which the day of an instant closes; its own position on a closed day."""
        row = self._index.get((at + self.utc_offset) // DAY)
        return self.position(at) if row is None else self._closing_positions[row]

    def _end_of_day(self, day: int, day_ends: str) -> Instant:
        """The closing of a day, or 24:00 of it where it is closed or days end at midnight."""
        row = self._index.get(day)
        return (day + 1) * DAY - self.utc_offset if row is None or day_ends == "midnight" else self._closings[row]

    # -- years ----------------------------------------------------------------------------------------------------

    def require_start(self, event: Instant, compelled: bool = False) -> None:
        """Refuses an event in a year that has no table, or none that allows a clock to start."""
        if not self._since <= event < self._until:
            raise self._unknown(event)
        if compelled or self.unpublished == "provisional" or self._official[bisect_right(self._year_since, event) - 1]:
            return
        year = self.local_date(event).year
        official = [number for number, table in self.years.items() if table.status == "official"]
        raise NotFound(
            "official calendar year",
            f"{self.id} {year}",
            f"calendar {self.id}: wanted the official table of {year} to start a clock, but it is an estimate; "
            f"possible: {', '.join(map(str, official)) or 'none yet'}",
        )

    def is_provisional(self, since: Instant, until: Instant) -> bool:
        """Whether a stretch touches an estimated year; an end at 24:00 belongs to the day it closes."""
        if not (self._since <= since and until <= self._until):
            raise self._unknown(since if since < self._since else until)
        first = bisect_right(self._year_since, since) - 1
        last = bisect_left(self._year_since, until) if until > since else first + 1
        return self._estimates[last] > self._estimates[first]

    def _unknown(self, at: Instant) -> NotFound:
        return self._no_table(self.local_date(at).year)

    def _no_table(self, year: int) -> NotFound:
        return NotFound(
            "calendar year",
            f"{self.id} {year}",
            f"calendar {self.id}: wanted year {year}, but it has no table; possible: {', '.join(map(str, self.years))}",
        )

    def with_closures(self, *closures: Closure, version: str) -> WorkCalendar:
        """A new version of the calendar with more closures."""
        return WorkCalendar(
            self.id,
            version,
            self._hours,
            self.years,
            (*self.closures, *closures),
            self.unpublished,
            self.utc_offset,
            self.title,
        )


def _less(span: Interval, closure: Closure) -> Iterator[Interval]:
    """What a closure leaves of an interval."""
    since, until = span
    if closure.since >= until or closure.until <= since:
        yield span
        return
    if since < closure.since:
        yield since, closure.since
    if closure.until < until:
        yield closure.until, until


def _date(day: int) -> date:
    return date.fromordinal(day + _EPOCH)


def _clock_time(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}"


# -- terms --------------------------------------------------------------------------------------------------------


class Term(Struct, frozen=True):
    """A limit laid on a calendar; `start` and `anchor` are positions on the ruler of its unit."""

    effective: Instant
    """The instant from which the clock counts: its effective start, or its last resumption."""
    start: int
    anchor: int
    due: Instant
    provisional: bool


class Extended(Struct, frozen=True):
    """Where an extension moves the end of a term."""

    anchor: int
    due: Instant
    provisional: bool


def begin(calendar: WorkCalendar, counting: Counting, event: Instant, *, compelled: bool = False) -> Term:
    """The term that an event starts; what a passed due instant causes is `compelled`, even in an estimated year."""
    calendar.require_start(event, compelled)
    past = _past_cut_off(calendar, counting, event)
    effective = _effective_start(calendar, counting, event, past)
    start = calendar.position(effective) if counting.limit.on_working_ruler else effective
    anchor = _anchor(calendar, counting, effective, start, past)
    due = present(calendar, counting, anchor, effective)
    return Term(effective, start, anchor, due, calendar.is_provisional(event, due))


def _past_cut_off(calendar: WorkCalendar, counting: Counting, event: Instant) -> bool:
    """Whether the event lies strictly after the cut-off of a working day."""
    cut_off = counting.cut_off
    if cut_off is None:
        return False
    day, second = divmod(event + calendar.utc_offset, DAY)
    return second > cut_off and day in calendar._index


def _effective_start(calendar: WorkCalendar, counting: Counting, event: Instant, past: bool) -> Instant:
    """The instant from which the limit counts."""
    if not (counting.effective or counting.limit.on_working_ruler):
        return event
    return calendar._opening_after_day(calendar._day(event)) if past else calendar.effective(event)


def _anchor(calendar: WorkCalendar, counting: Counting, effective: Instant, start: int, past: bool) -> int:
    """The position at which the term ends, before any rounding."""
    limit = counting.limit
    if counting.in_whole_working_days:
        # The day of the event is not counted: Đ.147 BLDS.
        return calendar._closing_positions[calendar._working_day_after(calendar._day(effective), limit.amount)]
    if limit.unit is Unit.DAYS:
        return calendar._end_of_day(calendar._day(effective) + limit.amount, counting.day_ends)
    if limit.unit is not Unit.SAME_WORKING_DAY:
        return start + _seconds(limit)
    if past and counting.after_cut_off is not None:
        return start + _seconds(counting.after_cut_off.grace)
    return calendar._closing_of_day(effective)


def present(calendar: WorkCalendar, counting: Counting, anchor: int, not_before: Instant) -> Instant:
    """The due instant at a position, rounded as the unit says, never before the instant from which the clock counts."""
    due = calendar.instant(anchor) if counting.limit.on_working_ruler else anchor
    if counting.in_whole_days:
        # A last day that is closed rolls to the end of the next working day: Đ.148 k.5 BLDS.
        due = calendar._end_at_or_after(due, counting.day_ends)
    return due if due > not_before else not_before


def remaining(calendar: WorkCalendar, counting: Counting, anchor: int, at: Instant, since: int | None = None) -> int:
    """Seconds left on the ruler, negative past the anchor; nothing is used up before the position `since`."""
    position = calendar.position(at) if counting.limit.on_working_ruler else at
    return anchor - (position if since is None or position > since else since)


def resume(calendar: WorkCalendar, counting: Counting, remaining: int, at: Instant, start: int | None = None) -> Term:
    """The term that the remaining seconds give from a resumption on.

    `start` is the position at which the clock started, moved on by what it was paused, so that anchor − start stays its
    length; a resumption before it counts as at it. Resumptions have no cut-off.
    """
    working = counting.limit.on_working_ruler
    effective = calendar.effective(at) if working else at
    position = calendar.position(effective) if working else effective
    if start is not None and position < start:
        position = start
        effective = calendar.latest_instant(start) if working else start
    anchor = position + remaining
    due = present(calendar, counting, anchor, effective)
    provisional = calendar.is_provisional(effective, due)
    return Term(effective, position if start is None else start, anchor, due, provisional)


def extend(calendar: WorkCalendar, counting: Counting, term_anchor: int, by: Limit, not_before: Instant) -> Extended:
    """Where the end of a term goes when it is extended.

    Whole days lead from a day's end to a day's end; from the middle of a day, to the point with as much working time
    left in its day (at most the whole of that day; calendar days: to the same hour), so that the presented due instant
    moves by as many days.
    """
    if by.on_working_ruler != counting.limit.on_working_ruler or by.unit is Unit.SAME_WORKING_DAY:
        raise ValueError(
            f"extension of {counting.limit}: wanted a length on its ruler, but got {by}; possible: {counting.limit}"
        )
    anchor = _later(calendar, counting, term_anchor, by)
    due = present(calendar, counting, anchor, not_before)
    return Extended(anchor, due, calendar.is_provisional(not_before, due))


def _later(calendar: WorkCalendar, counting: Counting, anchor: int, by: Limit) -> int:
    if by.unit is Unit.DAYS:
        return _days_later(calendar, counting, anchor, by.amount)
    if by.unit is Unit.WORKING_DAYS and counting.day_counting == "civil":
        return _working_days_later(calendar, anchor, by.amount)
    return anchor + _seconds(by)


def _working_days_later(calendar: WorkCalendar, anchor: int, amount: int) -> int:
    positions = calendar._closing_positions
    row = bisect_left(positions, anchor)
    if row + amount >= len(positions):
        raise calendar._unknown(calendar._until)
    length = positions[row + amount] - positions[row + amount - 1]
    return positions[row + amount] - min(positions[row] - anchor, length - 1)


def _days_later(calendar: WorkCalendar, counting: Counting, anchor: Instant, amount: int) -> Instant:
    day = calendar._day(anchor - 1)
    old_end = calendar._end_of_day(day, counting.day_ends)
    new_end = calendar._end_of_day(day + amount, counting.day_ends)
    if anchor == old_end:
        return new_end
    later = anchor + amount * DAY
    return min(later, new_end) if anchor < old_end else later


def before_due(calendar: WorkCalendar, counting: Counting, term: Term, by: Limit) -> Instant | None:
    """The instant so long before the due instant; None when it lies before the start."""
    if by.unit is Unit.SAME_WORKING_DAY:
        raise _no_amount("time before a due instant")
    if by.unit is Unit.WORKING_DAYS and counting.day_counting == "civil":
        at = _working_days_before(calendar, counting, term.due, by.amount)
    elif by.on_working_ruler:
        position = calendar.position(term.due) - _seconds(by)
        at = calendar.instant(position) if position >= 0 else None
    else:
        at = term.due - _seconds(by)
    return None if at is None or at < calendar._since else _armed(calendar, counting, term, at)


def _working_days_before(calendar: WorkCalendar, counting: Counting, due: Instant, amount: int) -> Instant | None:
    # A due instant at 24:00 belongs to the day that it closes.
    row = bisect_left(calendar._days, calendar._day(due - 1)) - amount
    if row < 0:
        return None
    return (calendar._midnights if counting.day_ends == "midnight" else calendar._closings)[row]


def _armed(calendar: WorkCalendar, counting: Counting, term: Term, at: Instant) -> Instant | None:
    """A rung, moved to the last resumption when it lies before that, or None when it lies before the start."""
    if at >= term.effective:
        return at
    working = counting.limit.on_working_ruler
    rung, counts = (calendar.position(at), calendar.position(term.effective)) if working else (at, term.effective)
    return None if rung < term.start or counts == term.start else term.effective


def at_percent(
    calendar: WorkCalendar, counting: Counting, term: Term, percent: int, length: int | None = None
) -> Instant | None:
    """The instant at which so many per cent of the length are used up, never before the clock counts.

    The length is anchor − start of the term unless it is given, in seconds on the ruler.
    """
    whole = term.anchor - term.start if length is None else length
    position = term.anchor - whole + whole * percent // 100
    at = calendar.instant(position) if counting.limit.on_working_ruler else position
    return max(at, term.effective)


# -- explanation --------------------------------------------------------------------------------------------------

DayWord = Literal[
    "event",
    "counted",
    "partly",
    "weekend",
    "holiday",
    "closure",
    "make_up",
    "same_day",
    "cut_off",
    "rolled",
    "rounded",
    "due",
]


class Line(Struct, frozen=True):
    """One line of a derivation: what became of a day, and why."""

    day: date
    what: DayWord
    name: str
    """The holiday, closure or make-up day; the hour of a cut-off or of the end of the day."""
    working_seconds: int
    """Working seconds between the effective start and the due instant that fall in this line."""
    count: int
    """Whole units of the limit that are complete at the end of this line."""


def explain(calendar: WorkCalendar, counting: Counting, event: Instant, *, compelled: bool = False) -> tuple[Line, ...]:
    """Why `begin` gives its due instant: each day from the event's to the due instant's, which is the last line.

    The working seconds of all lines add up to those from the effective start to the due instant, and the last count is
    the amount of the limit.
    """
    term = begin(calendar, counting, event, compelled=compelled)
    past = _past_cut_off(calendar, counting, event)
    first, last = calendar._day(event), max(calendar._day(term.due - 1), calendar._day(event))
    lines = []
    if first != calendar._day(term.effective) or not counting.in_whole_days:
        lines.append(Line(_date(first), "event", "", 0, 0))
    if past and term.effective != event:
        lines.append(Line(_date(first), "cut_off", _clock_time(counting.cut_off or 0), 0, 0))
    for day in range(first, last + 1):
        lines.extend(_day_lines(calendar, counting, term, day))
    rounded = calendar.instant(term.anchor) if counting.limit.on_working_ruler else term.anchor
    if rounded != term.due and calendar._day(rounded - 1) == last:
        lines.append(Line(_date(last), "rounded", _hour_of_due(calendar, term.due), 0, lines[-1].count))
    lines.append(Line(_date(last), "due", _hour_of_due(calendar, term.due), 0, lines[-1].count))
    return tuple(lines)


def _hour_of_due(calendar: WorkCalendar, due: Instant) -> str:
    return _clock_time((due - 1 + calendar.utc_offset) % DAY + 1)


def _day_lines(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> Iterator[Line]:
    """The lines of one day, without those of the event and the due instant themselves."""
    what, name = _day_word(calendar, counting, term, day)
    seconds = _seconds_of(calendar, term, day)
    count = _count_at_end(calendar, counting, term, day)
    if what is not None:
        yield Line(_date(day), what, name, seconds, count)
    if counting.limit.unit is Unit.DAYS and day == calendar._day(term.anchor - 1) and day < calendar._day(term.due - 1):
        yield Line(_date(day), "rolled", calendar._why_closed(day)[1], 0, count)


def _day_word(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> tuple[DayWord | None, str]:
    """What became of a day, and the name of what made it so; None for a day that needs no line."""
    own = calendar._day(term.effective)
    if day == own and counting.in_whole_days:
        return "event", ""
    if day < own:
        return calendar._why_closed(day)
    if counting.limit.on_working_ruler:
        return _working_day_word(calendar, counting, term, day)
    return _wall_day_word(calendar, counting, term, day)


def _working_day_word(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> tuple[DayWord | None, str]:
    closed, name = calendar._why_closed(day)
    if closed is not None:
        return closed, name
    if counting.limit.unit is Unit.SAME_WORKING_DAY:
        return "same_day", ""
    on = _date(day)
    make_up = calendar.years[on.year].make_up.get(on)
    if make_up is not None:
        return "make_up", make_up.name
    whole = sum(until - since for since, until in calendar._regular(day))
    if _seconds_of(calendar, term, day) < whole:
        return "partly", calendar._closure_name(day)
    return "counted", ""


def _wall_day_word(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> tuple[DayWord | None, str]:
    closed, name = calendar._why_closed(day)
    if counting.limit.unit is Unit.DAYS:
        if day <= calendar._day(term.anchor - 1):
            return "counted", name
        return ("rolled", "") if closed is None else (closed, name)
    midnight = day * DAY - calendar.utc_offset
    whole = term.effective <= midnight and midnight + DAY <= term.due
    return ("counted" if whole else "partly"), name


def _seconds_of(calendar: WorkCalendar, term: Term, day: int) -> int:
    """Working seconds of a day between the effective start and the due instant."""
    midnight = day * DAY - calendar.utc_offset
    return calendar.working_seconds(max(term.effective, midnight), min(term.due, midnight + DAY))


def _count_at_end(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> int:
    """Whole units of the limit between the effective start and the end of a day."""
    limit, own = counting.limit, calendar._day(term.effective)
    end = min(term.due, (day + 1) * DAY - calendar.utc_offset)
    if day < own:
        return 0
    if counting.in_whole_working_days:
        return bisect_right(calendar._days, day) - bisect_right(calendar._days, own)
    if limit.unit is Unit.DAYS:
        return min(day - own, limit.amount)
    if limit.unit is Unit.SAME_WORKING_DAY:
        return int(end == term.due)
    used = calendar.position(end) - term.start if limit.on_working_ruler else end - term.start
    return used // (_seconds(limit) // limit.amount)
