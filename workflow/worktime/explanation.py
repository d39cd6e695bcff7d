"""Why is it due then? Every day from the event to the due instant, counted or skipped, and why.

The lines are values; sentences are made of them where they are shown. Their sums agree with the term.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from workflow.worktime.calendar import DayWord, WorkCalendar, clock_time, date_of
from workflow.worktime.limits import DAY, Counting, Instant, Unit, length_of
from workflow.worktime.terms import Term, begin, past_cut_off


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
    past = past_cut_off(calendar, counting, event)
    first, last = calendar.day(event), max(calendar.day(term.due - 1), calendar.day(event))
    lines = []
    if first != calendar.day(term.effective) or not counting.in_whole_days:
        lines.append(Line(date_of(first), "event", "", 0, 0))
    if past and term.effective != event:
        lines.append(Line(date_of(first), "cut_off", clock_time(counting.cut_off or 0), 0, 0))
    for day in range(first, last + 1):
        lines.extend(_day_lines(calendar, counting, term, day))
    rounded = calendar.instant(term.anchor) if counting.limit.on_working_ruler else term.anchor
    if rounded != term.due and calendar.day(rounded - 1) == last:
        lines.append(Line(date_of(last), "rounded", _hour_of_due(calendar, term.due), 0, lines[-1].count))
    lines.append(Line(date_of(last), "due", _hour_of_due(calendar, term.due), 0, lines[-1].count))
    return tuple(lines)


def explain_rest(calendar: WorkCalendar, counting: Counting, term: Term) -> tuple[Line, ...]:
    """The days from a resumption or an extension, the term's `effective`, on the way to its due instant.

    The working seconds add up to those between the two; a count is in whole units of the limit out of the whole length,
    anchor − start.
    """
    first = calendar.day(term.effective)
    last = max(calendar.day(term.due - 1), first)
    lines = [_rest_line(calendar, counting, term, day) for day in range(first, last + 1)]
    if len(lines) > 1 and lines[0].what == "partly" and lines[0].working_seconds == 0:
        del lines[0]  # nothing of the day was left
    return (*lines, Line(date_of(last), "due", _hour_of_due(calendar, term.due), 0, lines[-1].count))


def _rest_line(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> Line:
    working = counting.limit.on_working_ruler
    word = _working_day_word if working else _wall_day_word
    what, name = word(calendar, counting, term, day)
    end = min((day + 1) * DAY - calendar.utc_offset, term.due)
    left = max(term.anchor - (calendar.position(end) if working else end), 0)
    amount, length = counting.limit.amount, term.anchor - term.start
    count = amount * (length - left) // length if length else amount
    return Line(date_of(day), what or "counted", name, _seconds_of(calendar, term, day), count)


def _hour_of_due(calendar: WorkCalendar, due: Instant) -> str:
    return clock_time((due - 1 + calendar.utc_offset) % DAY + 1)


def _day_lines(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> Iterator[Line]:
    """The lines of one day, without those of the event and the due instant themselves."""
    what, name = _day_word(calendar, counting, term, day)
    seconds = _seconds_of(calendar, term, day)
    count = _count_at_end(calendar, counting, term, day)
    if what is not None:
        yield Line(date_of(day), what, name, seconds, count)
    if counting.limit.unit is Unit.DAYS and day == calendar.day(term.anchor - 1) and day < calendar.day(term.due - 1):
        yield Line(date_of(day), "rolled", calendar.why_closed(day)[1], 0, count)


def _day_word(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> tuple[DayWord | None, str]:
    """What became of a day, and the name of what made it so; None for a day that needs no line."""
    own = calendar.day(term.effective)
    if day == own and counting.in_whole_days:
        return "event", ""
    if day < own:
        return calendar.why_closed(day)
    if counting.limit.on_working_ruler:
        return _working_day_word(calendar, counting, term, day)
    return _wall_day_word(calendar, counting, term, day)


def _working_day_word(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> tuple[DayWord | None, str]:
    closed, name = calendar.why_closed(day)
    if closed is not None:
        return closed, name
    if counting.limit.unit is Unit.SAME_WORKING_DAY:
        return "same_day", ""
    on = date_of(day)
    make_up = calendar.years[on.year].make_up.get(on)
    if make_up is not None:
        return "make_up", make_up.name
    whole = sum(until - since for since, until in calendar.regular(day))
    if _seconds_of(calendar, term, day) < whole:
        return "partly", calendar.closure_name(day)
    return "counted", ""


def _wall_day_word(calendar: WorkCalendar, counting: Counting, term: Term, day: int) -> tuple[DayWord | None, str]:
    closed, name = calendar.why_closed(day)
    if counting.limit.unit is Unit.DAYS:
        if day <= calendar.day(term.anchor - 1):
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
    limit, own = counting.limit, calendar.day(term.effective)
    end = min(term.due, (day + 1) * DAY - calendar.utc_offset)
    if day < own:
        return 0
    if counting.in_whole_working_days:
        return bisect_right(calendar.days, day) - bisect_right(calendar.days, own)
    if limit.unit is Unit.DAYS:
        return min(day - own, limit.amount)
    if limit.unit is Unit.SAME_WORKING_DAY:
        return int(end == term.due)
    used = calendar.position(end) - term.start if limit.on_working_ruler else end - term.start
    return used // (length_of(limit) // limit.amount)
