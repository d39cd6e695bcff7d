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


def rungs(rule: ClockRule, calendar: WorkCalendar, term: Term, since: Instant | None = None) -> tuple[Rung, ...]:
    """The warnings of the term in their order; after a resumption or extension at `since` those that still lie
    ahead.
    """
    armed = [(warn.label, _rung(warn, rule, calendar, term)) for warn in rule.warns]
    ahead = [Rung(at, label) for label, at in armed if at is not None and (since is None or at >= since)]
    return tuple(sorted(ahead, key=lambda rung: rung.at))


def _rung(warn: Warn, rule: ClockRule, calendar: WorkCalendar, term: Term) -> Instant | None:
    if warn.percent is not None:
        return at_percent(calendar, rule.counting, term, warn.percent)
    return None if warn.before is None else before_due(calendar, rule.counting, term, warn.before)


def remainder(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant) -> int:
    """Seconds left on the clock's own ruler; the whole length before its effective start, less than 0 past its end."""
    if clock.remaining is not None:
        return clock.remaining
    return min(remaining(calendar, rule.counting, clock.anchor, at), clock.length)


def consumed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant) -> int:
    """Seconds used on the clock's own ruler: consumed + remaining = length, always."""
    return clock.length - remainder(rule, calendar, clock, at)


def resumed(rule: ClockRule, calendar: WorkCalendar, clock: Clock, at: Instant) -> Clock:
    """The clock with its remainder projected from that instant; warnings already given stay given."""
    left = clock.length if clock.remaining is None else clock.remaining
    term = resume(calendar, rule.counting, left, at)
    return _renewed(rule, calendar, clock, term.anchor, term.due, term.provisional, clock.length, at)


def extended(rule: ClockRule, calendar: WorkCalendar, clock: Clock, by: Limit, at: Instant) -> Clock:
    """The running clock with `by` more in the same unit, added to its unrounded end."""
    later = extend(calendar, rule.counting, clock.anchor, by, at)
    length = clock.length + later.anchor - clock.anchor
    return _renewed(rule, calendar, clock, later.anchor, later.due, later.provisional, length, at)


def _renewed(
    rule: ClockRule,
    calendar: WorkCalendar,
    clock: Clock,
    anchor: int,
    due: Instant,
    provisional: bool,
    length: int,
    at: Instant,
) -> Clock:
    """The clock on a new term; a warning is kept when it was still to come, at its new place."""
    provisional = provisional or clock.provisional
    pending = {rung.label for rung in clock.rungs}
    whole = Term(effective=clock.effective, start=anchor - length, anchor=anchor, due=due, provisional=provisional)
    ahead = tuple(rung for rung in rungs(rule, calendar, whole, at) if rung.label in pending)
    return replace(clock, length=length, anchor=anchor, due=due, provisional=provisional, rungs=ahead)
