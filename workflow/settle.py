"""What has passed by `at`: warnings, due instants and deadlines, each with the effect at its own instant.

A due instant D has passed when `at > D`. All that is due at one instant passes together; then the consequences follow
in the order of the definition. Looking every minute, once a day or only before the next command gives the same
events.
"""

from msgspec.structs import replace

from workflow import events as e
from workflow.history import new_date
from workflow.model import Asked, Clock, Consultation, Instant
from workflow.obligations import follow_appointment, missed, missed_again
from workflow.procedure import CLOCK, Breach
from workflow.story import Story, enter, join, late_holder


def settle(story: Story, at: Instant) -> None:
    """Everything that lies before `at` happens, in the order of its instants."""
    while story.dossier.next_due < at:
        settle_next(story, at)


def settle_next(story: Story, noticed: Instant) -> None:
    """What is due at the next due instant passes, all of it."""
    told = len(story.events)
    _pass(story, story.dossier.next_due, noticed)
    if len(story.events) == told:  # never an endless loop: what is pending must say something when it passes
        raise RuntimeError(f"{story.dossier.code}: nothing passed at its next due instant {story.dossier.next_due}")


def _pass(story: Story, due: Instant, noticed: Instant) -> None:
    breached = [clock for clock in _in_order(story) if _passes(story, clock, due, noticed)]
    for clock in breached:
        _consequences(story, clock, due, noticed)
    _deadlines(story, due, noticed)
    _hand_offs(story, due, noticed)
    for owed in story.dossier.obligations:
        if owed.pending == due:
            story.tell(e.ObligationEscalated(due, owed.id, owed.signer, noticed))
    if new_date(story.dossier) == due:
        missed_again(story, due, noticed)
    follow_appointment(story, due, noticed)


def _in_order(story: Story) -> list[Clock]:
    """Those of the definition in its order, then those that began under another one."""
    clocks, ruled = story.dossier.clocks, story.track.procedure.clocks
    own = [clocks[name] for name in ruled if name in clocks]
    return own + [clock for name, clock in sorted(clocks.items()) if name not in ruled]


def _passes(story: Story, clock: Clock, due: Instant, noticed: Instant) -> bool:
    """Tells the clock's warnings at this instant, then its breach; gives whether it was breached."""
    if clock.running_since is None:
        return False
    for rung in clock.rungs:
        if rung.at == due:
            story.tell(e.ClockWarned(due, clock.name, rung.label, noticed))
    if clock.missed is not None or clock.due != due:
        return False
    breach = _breach(story, clock)
    story.tell(e.ClockBreached(due, clock.name, noticed, breach.record if breach else None))
    return True


def _consequences(story: Story, clock: Clock, due: Instant, noticed: Instant) -> None:
    track = story.track
    if clock.name == track.promise:
        missed(story, due, noticed)
    breach = _breach(story, clock)
    if breach is None or breach.action is None:
        return
    move = track.table[story.dossier.state].get(breach.action)
    if move is not None and any(by.party == CLOCK for by in move.by):
        enter(story, move, due, CLOCK, noticed=noticed)


def _breach(story: Story, clock: Clock) -> Breach | None:
    rule = story.track.procedure.clocks.get(clock.name)
    return None if rule is None else rule.breach


# --- deadlines of asked agencies


def _deadlines(story: Story, due: Instant, noticed: Instant) -> None:
    consultation = story.dossier.consultation
    if consultation is None or consultation.pending != due:
        return
    for one in consultation.asked:
        if one.due == due and one.how is None:
            _silent(story, consultation, one, due, noticed)
    join(story, due, noticed)


def _silent(story: Story, consultation: Consultation, one: Asked, due: Instant, noticed: Instant) -> None:
    if consultation.silence == "deemed_consent":
        story.tell(e.OpinionDeemed(due, consultation.id, one.department, noticed))
        return
    now = story.dossier.consultation or consultation
    asked = [replace(other, how="silent") if other.party == one.party else other for other in now.asked]
    holder = late_holder(story, asked)
    position = story.track.calendar.position(due)
    story.tell(e.OpinionOverdue(due, consultation.id, one.department, noticed, position, holder))
    if consultation.silence == "escalate":
        head = story.rules.agencies.head_of(one.department)
        room = None if head is None else story.rules.agencies.officer(head).department
        answering = None if room == one.department else room
        story.tell(e.OpinionEscalated(due, consultation.id, one.department, head, answering, noticed))


# --- components that are to be sent


def _hand_offs(story: Story, due: Instant, noticed: Instant) -> None:
    for name in story.track.procedure.components:
        one = story.dossier.components.get(name)
        if one is not None and one.pending == due:
            story.tell(e.HandOffMissed(due, name, one.sender or story.track.lead, noticed))
