"""What a delay makes somebody owe: raised, declared, drafted, issued, delivered, waived.

The obligation is a value of the dossier with its own clock; it outlives the dossier and stays open until the letter
is delivered.
"""

from collections.abc import Callable

from workflow import commands as c
from workflow import events as e
from workflow.agencies import Agency
from workflow.causes import judge_cause
from workflow.clocks import counting_of
from workflow.dues import before_appointment, declared_due, term_of
from workflow.errors import NotFound
from workflow.history import closed_custody
from workflow.machine import Track
from workflow.model import Dossier, Instant, Obligation
from workflow.permission import name_of, refusal
from workflow.story import Story
from workflow.worktime import before_due, begin


def missed(story: Story, due: Instant, noticed: Instant) -> None:
    """The appointment is missed: one apology is owed, the declared one where there is one.

    The date may have moved since it was declared, by a pause or an extension: it is the same appointment.
    """
    appointment = story.track.procedure.appointment
    if appointment is None or appointment.missed is None:
        return
    declared = story.dossier.declaration
    if declared is not None:
        story.tell(e.ObligationAdopted(due, declared.id, noticed))
        return
    late = _late_part(story, appointment.missed)
    if late is not None:
        story.tell(e.ObligationAdopted(due, late.id, noticed))
        return
    owe(story, appointment.missed, due, noticed, promised_before=due)


def owe_what_passed(story: Story, at: Instant) -> None:
    """Who leaves a lane under a term that has passed already, and owes nothing yet, owes the apology from now on."""
    dossier, appointment = story.dossier, story.track.procedure.appointment
    clock = dossier.clocks.get(dossier.promise or "")
    if appointment is None or appointment.missed is None or clock is None or clock.missed is None:
        return
    if not any(owed.kind == appointment.missed and owed.undone is None for owed in dossier.obligations):
        owe(story, appointment.missed, at, None, promised_before=clock.missed)


def _late_part(story: Story, kind: str) -> Obligation | None:
    """In a package: the open apology that a component owes for a date which it has missed; the oldest one."""
    owed = [
        one for part in story.parts for one in part.obligations if one.kind == kind and one.open and _late(part, one)
    ]
    return min(owed, key=lambda one: one.raised, default=None)


def _late(part: Dossier, owed: Obligation) -> bool:
    return any(clock.missed is not None and clock.missed == owed.promised_before for clock in part.clocks.values())


def _debtor(story: Story) -> Agency:
    """The agency that is competent: that of the lead; of a package, the one that holds it now."""
    dossier, agencies = story.dossier, story.rules.agencies
    held = dossier.holder if dossier.current is not None and "." in dossier.holder else story.track.lead
    return agencies.agency(held.partition(".")[0])


def missed_again(story: Story, due: Instant, noticed: Instant) -> None:
    """The new date is missed too: an explanation is owed by the head, no further apology and no third date."""
    obligations = reversed(story.dossier.obligations)
    again = next(owed for owed in obligations if owed.promised_now is not None and owed.undone is None)
    story.tell(e.NewDateMissed(due, again.id, noticed))
    appointment = story.track.procedure.appointment
    if appointment is not None and appointment.missed_again is not None:
        owe(story, appointment.missed_again, due, noticed, promised_before=again.promised_now)


def owe(
    story: Story,
    kind: str,
    at: Instant,
    noticed: Instant | None,
    *,
    promised_before: Instant | None,
    cause: str | None = None,
    declared: bool = False,
) -> None:
    """An obligation of that kind is raised at `at`; a declared one is due before the promised term ends."""
    dossier, track = story.dossier, story.track
    rule = track.procedure.obligations[kind]
    debtor = _debtor(story)
    again = _set_aside(dossier, kind, promised_before, at)
    number = 1 + sum(owed.kind == kind for owed in dossier.obligations)
    due = begin(track.calendar, rule.counting, at, compelled=True).due
    if declared and rule.latest_before_due is not None and track.promise is not None:
        due = before_appointment(track, dossier.clocks[track.promise], rule.latest_before_due, at)
    obligation = Obligation(
        id=f"{dossier.code}/{kind}/{number}" if again is None else again.id,
        kind=kind,
        letter=rule.letter,
        debtor=debtor.id,
        signer=debtor.head if again is None else again.signer,
        raised=at,
        due=due,
        promised_before=promised_before,
        declared=declared,
        cause=cause,
        named_cause=_late_agency(story, at),
        escalates=rule.escalates_to is not None,
    )
    story.tell(e.ObligationOwed(at, obligation, noticed))


def _set_aside(dossier: Dossier, kind: str, date: Instant | None, at: Instant) -> Obligation | None:
    """The obligation for the same date that a correction, by which this is told anew, has set aside; else None."""
    for owed in dossier.obligations:
        if owed.undone is not None and owed.undone >= at and (owed.kind, owed.promised_before) == (kind, date):
            return owed
    return None


def follow_appointment(story: Story, at: Instant, noticed: Instant | None = None) -> None:
    """The letter declared for the appointment is due so long before it wherever that has moved to, until it is issued
    or has escalated.
    """
    owed = story.dossier.declaration
    if owed is None or owed.issued is not None or owed.escalated is not None:
        return
    due = declared_due(story.track, story.dossier, owed, at)
    if due != (None if owed.stands else owed.due):
        story.tell(e.ObligationMoved(at, owed.id, due, noticed))


def _late_agency(story: Story, at: Instant) -> str | None:
    """The asked agency that is named as the cause: the one late now, else the one that was late longest."""
    consultation = story.dossier.consultation
    late = [one for one in consultation.asked if one.how == "silent"] if consultation is not None else []
    if late:
        return min(late, key=lambda one: one.due).department
    waited: dict[str, int] = {}
    for held in closed_custody(story.dossier, at, story.track.calendar.position(at)):
        if held.late_agency:
            waited[held.holder] = waited.get(held.holder, 0) + held.working_seconds
    return max(waited, key=lambda department: waited[department], default=None)


def last_moment(track: Track, dossier: Dossier) -> Instant | None:
    """The last moment at which a miss can be declared in time; None where it cannot, or is declared already."""
    appointment, clock = track.procedure.appointment, dossier.clocks.get(dossier.promise or "")
    if appointment is None or appointment.missed is None or clock is None or dossier.declaration is not None:
        return None
    latest = track.procedure.obligations[appointment.missed].latest_before_due
    if latest is None or clock.running_since is None or clock.missed is not None:
        return None
    counting = counting_of(track.procedure.clocks[clock.name], clock)
    return before_due(track.calendars[clock.name], counting, term_of(clock), latest)


def declare_delay(story: Story, command: c.DeclareDelay, at: Instant) -> None:
    dossier, track = story.dossier, story.track
    if command.actor.department not in (dossier.holder, track.lead):
        raise refusal(
            dossier,
            f"a declaration of delay by {name_of(command.actor)}",
            "it is not theirs",
            (dossier.holder, track.lead),
        )
    appointment = track.procedure.appointment
    clock = dossier.clocks.get(track.promise or "")
    if appointment is None or appointment.missed is None or clock is None or clock.running_since is None:
        raise refusal(dossier, "a declaration of delay", "no appointment is running", ())
    if clock.missed is not None:
        raise refusal(
            dossier, "a declaration of delay", "the appointment has passed", ("issue the letter that is owed",)
        )
    if dossier.declaration is not None:
        raise refusal(dossier, "a declaration of delay", "it is already declared", _next_of(dossier.declaration))
    judge_cause(story, command.cause, at)
    owe(story, appointment.missed, at, None, promised_before=clock.due, cause=command.cause, declared=True)


def _next_of(owed: Obligation) -> tuple[str, ...]:
    """What comes next for a letter."""
    return {"issued": ("deliver the letter",), "delivered": ()}.get(owed.state, ("issue the letter that is owed",))


def _owed(story: Story, id: str, actor: c.Actor, wanted: str, possible: Callable[[Obligation], bool]) -> Obligation:
    """The obligation, when the actor works for its debtor and it stands so that the act is possible."""
    dossier = story.dossier
    owed = dossier.obligation(id)
    if owed is None:
        raise NotFound("obligation", id)
    if actor.department is None or actor.department.partition(".")[0] != owed.debtor:
        raise refusal(dossier, f"to {wanted} '{id}' by {name_of(actor)}", "it is not theirs", (owed.debtor,))
    if not possible(owed):
        raise refusal(dossier, f"to {wanted} '{id}'", f"it is {owed.state}", ())
    return owed


def _signs(story: Story, owed: Obligation, actor: c.Actor, wanted: str) -> None:
    """The head signs, or whoever shares the head's room: a deputy by authority."""
    if owed.signer is None or actor.id == owed.signer:
        return
    room = story.rules.agencies.officer(owed.signer).department
    if actor.department != room:
        raise refusal(
            story.dossier, f"to {wanted} '{owed.id}' by {name_of(actor)}", "it is for the head to sign", (room,)
        )


def draft(story: Story, command: c.DraftObligation, at: Instant) -> None:
    _owed(story, command.obligation, command.actor, "draft", lambda owed: owed.state == "owed")
    judge_cause(story, command.cause, at)
    story.tell(e.ObligationDrafted(at, command.obligation, command.actor.id, command.cause))


def issue(story: Story, command: c.IssueObligation, at: Instant) -> None:
    owed = _owed(story, command.obligation, command.actor, "issue", lambda owed: owed.state in ("owed", "drafted"))
    _signs(story, owed, command.actor, "issue")
    _judge_promise(story, owed, command.promised, at)
    judge_cause(story, command.cause, at)
    story.tell(e.ObligationIssued(at, owed.id, command.actor.id, command.promised, command.cause))


def _judge_promise(story: Story, owed: Obligation, promised: Instant | None, at: Instant) -> None:
    """A new date is given once, with the letter that the missed appointment raised, while the dossier is open."""
    dossier, procedure = story.dossier, story.track.procedure
    gives = procedure.appointment is not None and owed.kind == procedure.appointment.missed
    given = sum(one.promised_now is not None and one.undone is None for one in dossier.obligations)
    if promised is None:
        if gives and dossier.finished is None and given < procedure.max_reappointments:
            raise refusal(dossier, f"to issue '{owed.id}'", "it gives no new date", ("promise a date",))
        return
    if not gives or dossier.finished is not None:
        raise refusal(dossier, f"a new date with '{owed.id}'", "it can give none", ("issue it without a date",))
    if given >= procedure.max_reappointments:
        raise refusal(dossier, "another new date", f"{given} was given", ("issue it without a date",))
    if promised <= max(at, owed.promised_before or at, dossier.appointment or at):
        raise refusal(dossier, "a new date", "it does not lie after the old one and after now", ("a later date",))


def deliver(story: Story, command: c.DeliverObligation, at: Instant) -> None:
    _owed(story, command.obligation, command.actor, "deliver", lambda owed: owed.state == "issued")
    story.tell(e.ObligationDelivered(at, command.obligation, command.actor.id))


def waive(story: Story, command: c.WaiveObligation, at: Instant) -> None:
    owed = _owed(story, command.obligation, command.actor, "waive", lambda owed: owed.open)
    _signs(story, owed, command.actor, "waive")
    if not command.ground.strip():
        raise refusal(story.dossier, f"to waive '{owed.id}'", "it names no ground", ("name the ground",))
    story.tell(e.ObligationWaived(at, owed.id, command.actor.id, command.ground))
