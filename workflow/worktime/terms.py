"""When is something due? A limit laid on a calendar is a term; it can be resumed, extended and warned of.

What is kept is the unrounded anchor; rounding to a closing is only for showing. Pauses and breaches are the clocks'
question.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from workflow.worktime.calendar import WorkCalendar
from workflow.worktime.limits import DAY, Counting, Instant, Limit, Unit, length_of, no_amount

_DAYS, _SAME_WORKING_DAY = Unit.DAYS, Unit.SAME_WORKING_DAY


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
    past = counting.cut_off is not None and past_cut_off(calendar, counting, event)
    working = counting.limit.on_working_ruler
    effective = _effective_start(calendar, event, past) if working or counting.effective else event
    start = calendar.position(effective) if working else effective
    anchor = _anchor(calendar, counting, effective, start, past)
    due = present(calendar, counting, anchor, effective)
    return Term(effective, start, anchor, due, calendar.is_provisional(event, due))


def past_cut_off(calendar: WorkCalendar, counting: Counting, event: Instant) -> bool:
    """Whether the event lies strictly after the cut-off of a working day."""
    cut_off = counting.cut_off
    if cut_off is None:
        return False
    day, second = divmod(event + calendar.utc_offset, DAY)
    return second > cut_off and day in calendar.rows


def _effective_start(calendar: WorkCalendar, event: Instant, past: bool) -> Instant:
    """The instant from which a limit in working time counts."""
    return calendar.opening_after_day(calendar.day(event)) if past else calendar.effective(event)


def _anchor(calendar: WorkCalendar, counting: Counting, effective: Instant, start: int, past: bool) -> int:
    """The position at which the term ends, before any rounding."""
    limit = counting.limit
    if counting.in_whole_working_days:
        # The day of the event is not counted: Đ.147 BLDS.
        return calendar.closing_positions[calendar.working_day_after(calendar.day(effective), limit.amount)]
    if limit.unit is _DAYS:
        return calendar.end_of_day(calendar.day(effective) + limit.amount, counting.day_ends)
    if limit.unit is not _SAME_WORKING_DAY:
        return start + length_of(limit)
    if past and counting.after_cut_off is not None:
        return start + length_of(counting.after_cut_off.grace)
    return calendar.closing_of_day(effective)


def present(calendar: WorkCalendar, counting: Counting, anchor: int, not_before: Instant) -> Instant:
    """The due instant at a position, rounded as the unit says, never before the instant from which the clock counts."""
    due = calendar.instant(anchor) if counting.limit.on_working_ruler else anchor
    if counting.in_whole_days:
        # A last day that is closed rolls to the end of the next working day: Đ.148 k.5 BLDS.
        due = calendar.end_at_or_after(due, counting.day_ends)
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
    return anchor + length_of(by)


def _working_days_later(calendar: WorkCalendar, anchor: int, amount: int) -> int:
    positions = calendar.closing_positions
    row = bisect_left(positions, anchor)
    if row + amount >= len(positions):
        raise calendar.unknown(calendar.until)
    length = positions[row + amount] - positions[row + amount - 1]
    return positions[row + amount] - min(positions[row] - anchor, length - 1)


def _days_later(calendar: WorkCalendar, counting: Counting, anchor: Instant, amount: int) -> Instant:
    day = calendar.day(anchor - 1)
    old_end = calendar.end_of_day(day, counting.day_ends)
    new_end = calendar.end_of_day(day + amount, counting.day_ends)
    if anchor == old_end:
        return new_end
    later = anchor + amount * DAY
    return min(later, new_end) if anchor < old_end else later


def before_due(calendar: WorkCalendar, counting: Counting, term: Term, by: Limit) -> Instant | None:
    """The instant so long before the due instant; None when it lies before the start."""
    if by.unit is Unit.SAME_WORKING_DAY:
        raise no_amount("time before a due instant")
    if by.unit is Unit.WORKING_DAYS and counting.day_counting == "civil":
        at = _working_days_before(calendar, counting, term.due, by.amount)
    elif by.on_working_ruler:
        position = calendar.position(term.due) - length_of(by)
        at = calendar.instant(position) if position >= 0 else None
    else:
        at = term.due - length_of(by)
    return None if at is None or at < calendar.since else _armed(calendar, counting, term, at)


def _working_days_before(calendar: WorkCalendar, counting: Counting, due: Instant, amount: int) -> Instant | None:
    # A due instant at 24:00 belongs to the day that it closes.
    row = bisect_left(calendar.days, calendar.day(due - 1)) - amount
    if row < 0:
        return None
    return (calendar.midnights if counting.day_ends == "midnight" else calendar.closings)[row]


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
