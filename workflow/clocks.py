"""How one clock counts: start, pause, resume, extend, rungs – pure functions from values to values.

A clock never accumulates: what is kept is its unrounded anchor and, while it stands, the remainder on its own ruler.
What a breach causes is decide's question, whose seconds they were is delay's.
"""

from msgspec.structs import replace

from workflow.model import Clock, Instant, Rung
from workflow.procedure import ClockRule, Warn
from workflow.worktime import Limit, Term, WorkCalendar, at_percent, before_due, begin, extend, remaining, resume


def started(rule: ClockRule, calendar: WorkCalendar, at: Instant, *, compelled: bool = False) -> Clock:
    """The clock that the rule starts at that instant; raises NotFound where the calendar has no table for it."""
    term = begin(calendar, rule.counting, at, compelled=compelled)
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
        rungs=rungs(rule, calendar, term),
    )


def rungs(rule: ClockRule, calendar: WorkCalendar, term: Term) -> tuple[Rung, ...]:
    """The warnings of the term in their order; one that would lie before its start is not among them."""
    armed = ((_rung(warn, rule, calendar, term), warn.label) for warn in rule.warns)
    return tuple(sorted((Rung(at, label) for at, label in armed if at is not None), key=lambda rung: rung.at))


def _rung(warn: Warn, rule: ClockRule, calendar: WorkCalendar, term: Term) -> Instant | None:
    if warn.percent is not None:
        return at_percent(calendar, rule.counting, term, warn.percent)
    return None if warn.before is None else before_due(calendar, rule.counting, term, warn.before)


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
    left = clock.length if clock.remaining is None else clock.remaining
    term = resume(calendar, rule.counting, left, at)
    if term.anchor < clock.anchor:  # a resumption before the effective start counts as at it
        term = resume(calendar, rule.counting, left, at, start=clock.anchor - clock.length)
    return _renewed(rule, calendar, clock, replace(term, start=term.anchor - clock.length))


def extended(rule: ClockRule, calendar: WorkCalendar, clock: Clock, by: Limit, at: Instant) -> Clock:
    """The running clock with `by` more in the same unit, added to its unrounded end."""
    later = extend(calendar, rule.counting, clock.anchor, by, at)
    start = clock.anchor - clock.length
    longer = _renewed(rule, calendar, clock, Term(clock.effective, start, later.anchor, later.due, later.provisional))
    # A warning that a resumption had moved would fall back to before it: nothing passes before the extension.
    return replace(longer, rungs=tuple(replace(rung, at=max(rung.at, at)) for rung in longer.rungs))


def _renewed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, term: Term) -> Clock:
    """The clock on a new term; a warning is kept when it was still to come, at its new place."""
    pending = {rung.label for rung in clock.rungs}
    return replace(
        clock,
        length=term.anchor - term.start,
        anchor=term.anchor,
        due=term.due,
        provisional=term.provisional or clock.provisional,
        rungs=tuple(rung for rung in rungs(rule, calendar, term) if rung.label in pending),
    )
