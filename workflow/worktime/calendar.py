"""When are the offices open? A calendar lays its years out once; instants and positions are then found in its tables.

A position is a working second since the calendar's origin. Holidays, make-up days and closures are data with a source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from workflow.errors import NotFound
from workflow.worktime.limits import DAY, Instant

Interval = tuple[int, int]
"""A start and an end, the end not included."""

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
"""What became of a day in a derivation."""

_Stretch = tuple[Instant, Instant, int, bool]  # since, until, the position at its beginning, whether it is open

_EPOCH = date(1970, 1, 1).toordinal()


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
        "_ends",
        "_estimated_since",
        "_estimates",
        "_hours",
        "_latest",
        "_official",
        "_starts",
        "_total",
        "_year_since",
        "closing_positions",
        "closings",
        "closures",
        "days",
        "id",
        "midnights",
        "rows",
        "since",
        "title",
        "unpublished",
        "until",
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
        self._latest = self._stretch(self.since)  # the last one looked up; replaced as one value

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
                    f"got {clock_time(since)}-{clock_time(until)} after {clock_time(reached)}",
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
        self.since, self.until = self._year_since[0], self._year_since[-1]
        self._official = [year.status == "official" for year in self.years.values()]
        self._estimates = [0]
        for official in self._official:
            self._estimates.append(self._estimates[-1] + (not official))
        sure = self._official.index(False) if False in self._official else len(self._official)
        self._estimated_since = self._year_since[sure]

    def _check_closures(self) -> None:
        for closure in self.closures:
            if closure.until <= closure.since:
                raise self._wrong(f"closure {closure.name!r} to end after it starts", "it does not", "a later end")
            if closure.until <= self.since or closure.since >= self.until:
                years = ", ".join(map(str, self.years))
                raise self._wrong(f"closure {closure.name!r} inside the years", "it lies outside them", years)

    def _lay_intervals(self) -> None:
        """The tables of the ruler: office intervals, and the working days with their closings."""
        starts, ends, begins = [], [], []
        self.days, self.closings, self.closing_positions = list[int](), list[int](), list[int]()
        position = 0
        for day in range(self.day(self.since), self.day(self.until)):
            for since, until in self._open(day):
                starts.append(since)
                ends.append(until)
                begins.append(position)
                position += until - since
            if position > (self.closing_positions[-1] if self.days else 0):
                self.days.append(day)
                self.closings.append(ends[-1])
                self.closing_positions.append(position)
        if not position:
            raise self._wrong("some working time", "every day is closed", "monday 07:30-11:30")
        self._starts, self._ends, self._begins, self._total = starts, ends, begins, position
        self.rows = {day: at for at, day in enumerate(self.days)}
        self.midnights = [(day + 1) * DAY - self.utc_offset for day in self.days]

    def regular(self, day: int) -> tuple[Interval, ...]:
        """Office intervals of a day in seconds of the day, before any closure."""
        on = date_of(day)
        year = self.years[on.year]
        if on in year.make_up:
            return self._sorted(str(on), year.make_up[on].intervals)
        return () if on in year.days_off else self._hours.get(on.weekday(), ())

    def _open(self, day: int) -> Iterator[Interval]:
        """Office intervals of a day as instants, less the closures."""
        midnight = day * DAY - self.utc_offset
        for since, until in self.regular(day):
            spans = [(midnight + since, midnight + until)]
            for closure in self.closures:
                spans = [part for span in spans for part in _less(span, closure)]
            yield from spans

    # -- the ruler ------------------------------------------------------------------------------------------------

    def position(self, at: Instant) -> int:
        """Working seconds from the calendar's origin to an instant."""
        since, until, begins, open_ = self._latest
        if not since <= at < until:
            since, until, begins, open_ = self._stretch(at)
        return begins + at - since if open_ else begins

    def _stretch(self, at: Instant) -> _Stretch:
        """The open or closed stretch of the instant; kept, for what is asked next mostly lies in it too."""
        if not self.since <= at <= self.until:
            raise self.unknown(at)
        i = bisect_right(self._starts, at) - 1
        opening = self._starts[i + 1] if i + 1 < len(self._starts) else self.until + 1
        if i < 0:
            found = (self.since, opening, 0, False)
        elif at < self._ends[i]:
            found = (self._starts[i], self._ends[i], self._begins[i], True)
        else:
            found = (self._ends[i], opening, self._begins[i] + self._ends[i] - self._starts[i], False)
        self._latest = found
        return found

    def instant(self, position: int) -> Instant:
        """The earliest instant at a position: before a lunch break, not after it."""
        since, until, begins, open_ = self._latest
        if open_ and begins < position <= begins + until - since:
            return since + position - begins
        if not 0 < position <= self._total:
            if position == 0:
                return self.since
            raise self.unknown(self.since - 1 if position < 0 else self.until)
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
        return known[3] if known[0] <= at < known[1] else self._stretch(at)[3]

    def effective(self, at: Instant) -> Instant:
        """The instant itself inside working time, its closing included; else the next opening."""
        known = self._latest
        if known[3] and known[0] <= at < known[1]:
            return at
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at <= self._ends[i]:
            return at
        return self.opening_after(at)

    def opening_after(self, at: Instant) -> Instant:
        """The first start of an office interval after an instant."""
        i = bisect_right(self._starts, at)
        if at < self.since or i == len(self._starts):
            raise self.unknown(at if not self.since <= at < self.until else self.until)
        return self._starts[i]

    def closing_at_or_after(self, at: Instant) -> Instant:
        """The first closing of a working day at or after an instant."""
        return self.end_at_or_after(at, "closing")

    def end_at_or_after(self, at: Instant, day_ends: str) -> Instant:
        """The first end of a working day, its closing or its 24:00, at or after an instant."""
        ends = self.midnights if day_ends == "midnight" else self.closings
        i = bisect_left(ends, at)
        if at < self.since or i == len(ends):
            raise self.unknown(at if at < self.since else max(at, self.until))
        return ends[i]

    # -- days -----------------------------------------------------------------------------------------------------

    def day(self, at: Instant) -> int:
        """Local days from 1970-01-01 to the day of an instant."""
        return (at + self.utc_offset) // DAY

    def _midnight_before(self, day: date) -> Instant:
        return (day.toordinal() - _EPOCH) * DAY - self.utc_offset

    def local_date(self, at: Instant) -> date:
        """The local date of an instant."""
        return date_of(self.day(at))

    def is_working_day(self, day: date) -> bool:
        """Whether the day has a working second."""
        return day.toordinal() - _EPOCH in self.rows

    def intervals_of(self, day: date) -> tuple[Interval, ...]:
        """Office intervals of a day as instants, closures taken off."""
        if day.year not in self.years:
            raise self._no_table(day.year)
        midnight = self._midnight_before(day)
        first, last = bisect_left(self._starts, midnight), bisect_left(self._starts, midnight + DAY)
        return tuple(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def day_name(self, day: date) -> str | None:
        """Why a day is closed: the name of the holiday or closure, or `weekend`; None on a day that is worked."""
        what, name = self.why_closed(day.toordinal() - _EPOCH)
        return None if what is None else name or what

    def why_closed(self, day: int) -> tuple[DayWord | None, str]:
        on = date_of(day)
        if on.year not in self.years:
            raise self._no_table(on.year)
        if day in self.rows:
            return None, ""
        if self.regular(day):
            return "closure", self.closure_name(day)
        name = self.years[on.year].days_off.get(on)
        return ("weekend", "") if name is None else ("holiday", name)

    def closure_name(self, day: int) -> str:
        """The name of the first closure that takes working time off a day, or nothing."""
        midnight = day * DAY - self.utc_offset
        for closure in self.closures:
            for since, until in self.regular(day):
                if closure.since < midnight + until and closure.until > midnight + since:
                    return closure.name
        return ""

    def opening_after_day(self, day: int) -> Instant:
        """The opening of the first working day after a day."""
        return self.opening_after((day + 1) * DAY - self.utc_offset - 1)

    def working_day_after(self, day: int, amount: int) -> int:
        """The row of the n-th working day after a day."""
        row = bisect_right(self.days, day) + amount - 1
        if row >= len(self.days):
            raise self.unknown(self.until)
        return row

    def closing_of_day(self, at: Instant) -> int:
        """The position at which the day of an instant closes; its own position on a closed day."""
        row = self.rows.get((at + self.utc_offset) // DAY)
        return self.position(at) if row is None else self.closing_positions[row]

    def end_of_day(self, day: int, day_ends: str) -> Instant:
        """The closing of a day, or 24:00 of it where it is closed or days end at midnight."""
        row = self.rows.get(day)
        return (day + 1) * DAY - self.utc_offset if row is None or day_ends == "midnight" else self.closings[row]

    # -- years ----------------------------------------------------------------------------------------------------

    def require_start(self, event: Instant, compelled: bool = False) -> None:
        """Refuses an event in a year that has no table, or none that allows a clock to start."""
        if not self.since <= event < self.until:
            raise self.unknown(event)
        if event < self._estimated_since or compelled or self.unpublished == "provisional":
            return
        if self._official[bisect_right(self._year_since, event) - 1]:
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
        if not (self.since <= since and until <= self.until):
            raise self.unknown(since if since < self.since else until)
        if since < self._estimated_since and until <= self._estimated_since:
            return False
        first = bisect_right(self._year_since, since) - 1
        last = bisect_left(self._year_since, until) if until > since else first + 1
        return self._estimates[last] > self._estimates[first]

    def unknown(self, at: Instant) -> NotFound:
        first, last = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH
        return self._no_table(date_of(min(max(self.day(at), first), last)).year)

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

    def within(self, hours: Mapping[int, Sequence[Interval]]) -> WorkCalendar:
        """The calendar of who works only in these hours by weekday, of the hours in which this one is open.

        A make-up day is judged by its own weekday. Raises ValueError where no working time is left.
        """
        years = {number: _year_within(year, hours) for number, year in self.years.items()}
        kept = {day: _common(spans, hours.get(day, ())) for day, spans in self._hours.items()}
        return WorkCalendar(
            self.id, self.version, kept, years, self.closures, self.unpublished, self.utc_offset, self.title
        )


def _common(spans: Sequence[Interval], others: Sequence[Interval]) -> tuple[Interval, ...]:
    """What both sets of intervals of a day have in common."""
    both = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return tuple(sorted((since, until) for since, until in both if since < until))


def _year_within(year: CalendarYear, hours: Mapping[int, Sequence[Interval]]) -> CalendarYear:
    """The year with make-up days cut to the hours; one of which nothing is left is off."""
    kept: dict[date, MakeUp] = {}
    off = dict(year.days_off)
    for day, made in year.make_up.items():
        spans = _common(made.intervals, hours.get(day.weekday(), ()))
        if spans:
            kept[day] = MakeUp(made.name, spans)
        else:
            off[day] = made.name
    return CalendarYear(year.year, year.status, year.source, off, kept)


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


def date_of(day: int) -> date:
    return date.fromordinal(day + _EPOCH)


def clock_time(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}"
