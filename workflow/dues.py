"""When is what is owed due: a letter, a hand-off? Instants from the rules and the dossier.

Who owes a letter and what becomes of it is `obligations`' question.
"""

from workflow.clocks import counting_of
from workflow.machine import Track
from workflow.model import Clock, Component, Dossier, Instant, Obligation
from workflow.worktime import Limit, Term, before_due, begin


def term_of(clock: Clock) -> Term:
    """The term on which the clock counts."""
    return Term(clock.effective, clock.anchor - clock.length, clock.anchor, clock.due, clock.provisional)


def before_appointment(track: Track, clock: Clock, by: Limit, at: Instant) -> Instant:
    """The instant so long before the end of the promised term, at the earliest `at`."""
    counting = counting_of(track.procedure.clocks[clock.name], clock)
    latest = before_due(track.calendars[clock.name], counting, term_of(clock), by)
    return at if latest is None else max(at, latest)


def declared_due(track: Track, dossier: Dossier, owed: Obligation, at: Instant) -> Instant | None:
    """When the declared letter is due as its appointment now lies; None while that stands, what has passed stays."""
    clock, by = dossier.clocks.get(dossier.promise or ""), track.procedure.obligations[owed.kind].latest_before_due
    if clock is None or by is None or clock.stopped is not None or clock.missed is not None:
        return max(at, owed.due) if owed.stands else owed.due
    if owed.due < at and not owed.stands:
        return owed.due
    if clock.running_since is None:
        return None
    return before_appointment(track, clock, by, at)


def letter_due(track: Track, dossier: Dossier, owed: Obligation, at: Instant) -> Instant:
    """When a letter that still counts is due under these rules, at the earliest `at`."""
    rule = track.procedure.obligations[owed.kind]
    if owed.declared and rule.latest_before_due is not None:
        due = owed.due if owed.adopted is not None else declared_due(track, dossier, owed, at)
        return owed.due if due is None else due
    return max(at, begin(track.calendar, rule.counting, owed.raised, compelled=True).due)


def hand_off_due(track: Track, since: Instant) -> Instant | None:
    """Until when a component is to be sent that can be sent since that instant; None where nothing says so."""
    hand_off = track.procedure.hand_off
    if hand_off is None or hand_off.counting is None:
        return None
    return begin(track.calendar, hand_off.counting, since, compelled=True).due


def sendable_since(one: Component) -> Instant | None:
    """Since when the component can be sent, for the first time or again."""
    return one.ended if one.state == "sent_back" else one.ready
