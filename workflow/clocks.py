"""How one clock counts: start, pause, resume, extend, rungs – pure functions from values to values.

A clock never accumulates: what is kept is its unrounded anchor and, while it stands, the remainder on its own ruler.
What a breach causes is decide's question, whose seconds they were is delay's.
"""

from collections.abc import Container

from msgspec.structs import replace

from workflow.model import Clock, Instant, Rung
from workflow.procedure import ClockRule, Warn
from workflow.worktime import (
    Counting,
    Limit,
    Term,
    WorkCalendar,
    at_percent,
    before_due,
    begin,
    extend,
    present,
    remaining,
    resume,
)


def started(
    rule: ClockRule, calendar: WorkCalendar, at: Instant, *, compelled: bool = False, limit: Limit | None = None
) -> Clock:
    """The clock that the rule starts at that instant; raises NotFound where the calendar has no table for it.

    `limit` takes the place of the rule's own.
    """
    counting = rule.counting if limit is None else replace(rule.counting, limit=limit)
    term = begin(calendar, counting, at, compelled=compelled)
    return Clock(
        name=rule.name,
        effect=rule.effect,
        event=at,
        effective=term.effective,
        length=term.anchor - term.start,
        anchor=term.anchor,
        due=term.due,
        provisional=term.provisional,
        running_since=at,
        rungs=rungs(rule, counting, calendar, term),
        limit=None if limit is None else str(limit),
    )


def counting_of(rule: ClockRule, clock: Clock) -> Counting:
    """How the clock counts: as its definition says, under the limit that a reset put in the place of its own."""
    return rule.counting if clock.limit is None else replace(rule.counting, limit=Limit.parse(clock.limit))


def rungs(rule: ClockRule, counting: Counting, calendar: WorkCalendar, term: Term) -> tuple[Rung, ...]:
    """The warnings of the term in their order; one that would lie before its start is not among them."""
    if not rule.warns:
        return ()
    armed = ((_rung(warn, counting, calendar, term), warn.label) for warn in rule.warns)
    return tuple(sorted((Rung(at, label) for at, label in armed if at is not None), key=lambda rung: rung.at))


def _rung(warn: Warn, counting: Counting, calendar: WorkCalendar, term: Term) -> Instant | None:
    if warn.percent is not None:
        return at_percent(calendar, counting, term, warn.percent)
    return None if warn.before is None else before_due(calendar, counting, term, warn.before)


def remainder(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant) -> int:
    """Seconds left on the clock's own ruler; the whole length before its effective start, less than 0 past its end.

    Of a clock that stands or has stopped they no longer change.
    """
    if clock.remaining is not None:
        return clock.remaining
    until = at if clock.stopped is None else min(at, clock.stopped)
    return remaining(calendar, rule.counting, clock.anchor, until, since=clock.anchor - clock.length)


def consumed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant) -> int:
    """Seconds used on the clock's own ruler: consumed + remaining = length, always."""
    return clock.length - remainder(rule, calendar, clock, at)


def resumed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant) -> Clock:
    """The clock with its remainder projected from that instant; warnings already given stay given."""
    counting = counting_of(rule, clock)
    left = clock.length if clock.remaining is None else clock.remaining
    term = resume(calendar, counting, left, at)
    if term.anchor < clock.anchor:  # a resumption before the effective start counts as at it
        term = resume(calendar, counting, left, at, start=clock.anchor - clock.length)
    term = Term(term.effective, term.anchor - clock.length, term.anchor, term.due, term.provisional)
    return _renewed(rule, counting, calendar, clock, term)


def extended(rule: ClockRule, calendar: WorkCalendar, clock: Clock, by: Limit, at: Instant) -> Clock:
    """The running clock with `by` more in the same unit, added to its unrounded end."""
    counting = counting_of(rule, clock)
    later = extend(calendar, counting, clock.anchor, by, at)
    start = clock.anchor - clock.length
    term = Term(_counts_from(counting, calendar, clock), start, later.anchor, later.due, later.provisional)
    return _warned_from(at, _renewed(rule, counting, calendar, clock, term))


def _warned_from(at: Instant, clock: Clock) -> Clock:
    """The clock whose warnings that its new term would leave behind pass now, not before."""
    return replace(clock, rungs=tuple(replace(rung, at=max(rung.at, at)) for rung in clock.rungs))


def _counts_from(counting: Counting, calendar: WorkCalendar, clock: Clock) -> Instant:
    """The instant from which the running clock counts: its effective start, or its last resumption made effective."""
    if not clock.runs or clock.running_since is None:
        return clock.effective
    since = clock.running_since
    return max(clock.effective, calendar.effective(since) if counting.limit.on_working_ruler else since)


def reset(rule: ClockRule, calendar: WorkCalendar, clock: Clock, limit: Limit, at: Instant) -> Clock:
    """The clock with `limit`, on the same ruler, in the place of its own: the end moves by as much as the whole term
    is longer or shorter from the same event; what was used, paused and added stays.
    """
    counting = replace(rule.counting, limit=limit)
    before, after = (
        begin(calendar, one, clock.event, compelled=True).anchor for one in (counting_of(rule, clock), counting)
    )
    anchor, start = clock.anchor + after - before, clock.anchor - clock.length
    due = present(calendar, counting, anchor, at)
    provisional = calendar.is_provisional(clock.event, due)
    term = Term(_counts_from(counting, calendar, clock), start, anchor, due, provisional)
    new = _warned_from(at, _renewed(rule, counting, calendar, clock, term))
    remaining = None if clock.remaining is None else clock.remaining + after - before
    return replace(new, limit=str(limit), remaining=remaining)


def restarted(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant, *, compelled: bool = True) -> Clock:
    """The clock counting anew from `at` with its whole limit; how often it was paused, extended, reset stays told.

    Raises NotFound where it is not compelled and the calendar has no official table for that year.
    """
    limit = None if clock.limit is None else Limit.parse(clock.limit)
    return replace(
        started(rule, calendar, at, compelled=compelled, limit=limit),
        pauses=clock.pauses,
        extensions=clock.extensions,
        resets=clock.resets,
        restarts=clock.restarts + 1,
        changes=() if clock.limit is None else ((at, "reset", clock.limit),),
    )


def rearmed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant, anew: Container[str]) -> Clock:
    """The clock under a rule with other warnings: those still to come, and of the labels in `anew` that lie ahead."""
    counting = counting_of(rule, clock)
    start = clock.anchor - clock.length
    term = Term(_counts_from(counting, calendar, clock), start, clock.anchor, clock.due, clock.provisional)
    pending = {rung.label for rung in clock.rungs}
    kept = (rung for rung in rungs(rule, counting, calendar, term) if rung.label in pending or rung.label in anew)
    return replace(clock, rungs=tuple(rung for rung in kept if rung.at >= at))


def _renewed(rule: ClockRule, counting: Counting, calendar: WorkCalendar, clock: Clock, term: Term) -> Clock:
    """The clock on a new term; a warning is kept when it was still to come, at its new place."""
    pending = {rung.label for rung in clock.rungs}
    ahead = rungs(rule, counting, calendar, term) if pending else ()
    return replace(
        clock,
        length=term.anchor - term.start,
        anchor=term.anchor,
        due=term.due,
        provisional=term.provisional or clock.provisional,
        rungs=tuple(rung for rung in ahead if rung.label in pending) if ahead else (),
    )
