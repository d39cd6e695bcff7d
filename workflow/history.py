"""Events fold into a dossier: `apply` never judges, it only remembers.

Replay, rebuild, the view at an instant and the simulation all stand on this one fold.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from msgspec.structs import replace

from workflow import events as e
from workflow.model import (
    NEVER,
    Clock,
    Component,
    ComponentState,
    Consultation,
    Custody,
    Dossier,
    Instant,
    Obligation,
    Stay,
)
from workflow.procedure import APPLICANT, DECLARE


def apply(dossier: Dossier | None, event: e.Event) -> Dossier:
    """The dossier after one more fact."""
    if dossier is None:
        if not isinstance(event, e.DossierSubmitted):
            raise TypeError(f"a journal begins with DossierSubmitted, but this one begins with {type(event).__name__}")
        return _submitted(event)
    return APPLY[type(event)](dossier, event)


def replay(events: Iterable[e.Event]) -> Dossier:
    """The dossier that these events make, from the first on."""
    dossier: Dossier | None = None
    for event in events:
        dossier = apply(dossier, event)
    if dossier is None:
        raise ValueError("a journal has at least one event")
    return dossier


def _submitted(event: e.DossierSubmitted) -> Dossier:
    return Dossier(
        code=event.code,
        procedure=event.procedure,
        version=event.version,
        home=event.home,
        lane=event.lane,
        state=event.state,
        holder=event.holder,
        submitted=event.at,
        entered=event.at,
        latest=event.at,
        next_due=NEVER,
        channel=event.channel,
        data=event.data,
        documents=event.documents,
        applicant=event.applicant,
        length=1,
        package=event.package,
        component=event.component,
    )


def _amended(dossier: Dossier, event: e.DossierAmended) -> Dossier:
    return replace(
        dossier,
        data={**dossier.data, **event.data},
        documents=tuple(dict.fromkeys((*dossier.documents, *event.documents))),
        latest=event.at,
        length=dossier.length + 1,
    )


def _accepted(dossier: Dossier, event: e.DossierAccepted) -> Dossier:
    at = event.at
    return replace(
        dossier,
        accepted=at,
        version=event.version,
        promise=event.promise,
        held_since=event.position,
        held_from=at,
        latest=at,
        length=dossier.length + 1,
        outside=stays(dossier, at),
    )


def _lane_decided(dossier: Dossier, event: e.LaneDecided) -> Dossier:
    return replace(dossier, lane=event.lane, latest=event.at, length=dossier.length + 1)


def _lane_left(dossier: Dossier, event: e.LaneLeft) -> Dossier:
    clocks = dossier.clocks
    promised = clocks.get(event.promise or "")
    if promised is not None:
        clocks = {**clocks, promised.name: replace(promised, rungs=event.rungs)}
    return _pending(
        replace(
            dossier,
            lane=event.lane,
            left=event.left,
            promise=event.promise,
            promise_since=dossier.promise_since if event.promise == dossier.promise else event.at,
            clocks=clocks,
            latest=event.at,
            length=dossier.length + 1,
        )
    )


def _entered(dossier: Dossier, event: e.StateEntered) -> Dossier:
    at, action, state = event.at, event.action, event.state
    custody, held_since, held_from = dossier.custody, dossier.held_since, dossier.held_from
    outside = dossier.outside
    if held_since is None:
        outside = stays(dossier, at)
    else:
        if at > held_from:
            custody = (*custody, _held(dossier, at, held_since, event.position))
        held_since, held_from = event.position, at
    return replace(
        dossier,
        state=state,
        holder=event.holder,
        current=None,
        officer=None,
        previous=dossier.previous if state == event.origin else event.origin,
        entered=at,
        custody=custody,
        held_since=held_since,
        held_from=held_from,
        counts={**dossier.counts, action: dossier.counts.get(action, 0) + 1},
        actors={**dossier.actors, action: event.actor},
        latest=at,
        length=dossier.length + 1,
        outside=outside,
    )


def stays(dossier: Dossier, at: Instant) -> tuple[Stay, ...]:
    """The stretches outside the counted life, the one that is open there included, cut at the instant."""
    if dossier.held_since is not None:
        return dossier.outside
    begun = max(dossier.entered, dossier.held_from)
    if at <= begun:
        return dossier.outside
    return (*dossier.outside, Stay(dossier.holder, dossier.officer, dossier.state, begun, at))


def _held(dossier: Dossier, at: Instant, since: int, until: int) -> Custody:
    """The stretch that ends now, with the owner it had."""
    kind: Literal["work", "applicant"] = "applicant" if dossier.holder == APPLICANT else "work"
    late = dossier.consultation is not None and _late_agency(dossier.consultation, dossier.holder)
    state = dossier.current or dossier.state
    return Custody(dossier.holder, dossier.officer, kind, state, dossier.held_from, at, since, until, late)


def _late_agency(consultation: Consultation, holder: str) -> bool:
    return any(one.how == "silent" and one.department == holder for one in consultation.asked)


def closed_custody(dossier: Dossier, at: Instant, position: int) -> tuple[Custody, ...]:
    """The partition up to a position: what is closed and the stretch that is still open, cut there."""
    since = dossier.held_since
    if since is None or at <= dossier.held_from:
        return dossier.custody
    return (*dossier.custody, _held(dossier, at, since, position))


def _changed_holder(dossier: Dossier, at: Instant, position: int, holder: str, officer: str | None) -> Dossier:
    """Custody passes without a change of state."""
    counted = dossier.held_since is not None
    return replace(
        dossier,
        custody=closed_custody(dossier, at, position),
        held_since=position if counted else None,
        held_from=at,
        holder=holder,
        officer=officer,
        latest=at,
        length=dossier.length + 1,
        outside=stays(dossier, at),
    )


def _assigned(dossier: Dossier, event: e.OfficerAssigned) -> Dossier:
    return _changed_holder(dossier, event.at, event.position, dossier.holder, event.officer)


# --- clocks


def _with_clock(dossier: Dossier, clock: Clock, at: Instant) -> Dossier:
    clocks, latest = {**dossier.clocks, clock.name: clock}, dossier.latest
    return replace(
        dossier,
        clocks=clocks,
        next_due=_next_due(dossier, clocks),
        latest=at if at > latest else latest,
        length=dossier.length + 1,
    )


def _next_due(dossier: Dossier, clocks: Mapping[str, Clock]) -> Instant:
    """The earliest instant at which something on the dossier passes."""
    due = _beside_clocks(dossier, clocks)
    for clock in clocks.values():
        if clock.running_since is not None:
            pending = clock.pending
            if pending < due:
                due = pending
    return due


def _beside_clocks(dossier: Dossier, clocks: Mapping[str, Clock]) -> Instant:
    """The earliest deadline of an asked agency, limit of a letter or new date."""
    if dossier.consultation is None and not dossier.components and not dossier.obligations:
        return NEVER
    due = NEVER if dossier.consultation is None else dossier.consultation.pending
    for one in dossier.components.values():
        due = min(due, one.pending)
    if not dossier.obligations:
        return due
    for owed in dossier.obligations:
        due = min(due, owed.pending)
    return min(due, _new_date(dossier, clocks))


def next_consequence(dossier: Dossier) -> Instant:
    """The earliest instant at which something passes that is more than a warning."""
    due = _beside_clocks(dossier, dossier.clocks)
    for clock in dossier.clocks.values():
        if clock.running_since is not None and clock.missed is None and clock.due < due:
            due = clock.due
    return due


def _pending(dossier: Dossier) -> Dossier:
    due = _next_due(dossier, dossier.clocks)
    return dossier if due == dossier.next_due else replace(dossier, next_due=due)


def new_date(dossier: Dossier) -> Instant:
    """When the second date that a letter promised is missed too; NEVER where none is or it cannot be missed now."""
    return _new_date(dossier, dossier.clocks)


def _new_date(dossier: Dossier, clocks: Mapping[str, Clock]) -> Instant:
    """Not before the appointment that the letter answers for was missed, and only while the promise runs: what waits
    for the citizen is not late. It binds as well when the dossier has left its lane or the promise counts anew.
    """
    if dossier.finished is not None or dossier.missed_again is not None:
        return NEVER
    giving = [owed for owed in dossier.obligations if owed.promised_now is not None and not owed.undone]
    clock = clocks.get(dossier.promise or "")
    if not giving or clock is None or clock.running_since is None:
        return NEVER
    last = giving[-1]
    missed = (last.adopted if last.declared else last.raised) or clock.missed  # a waived one is not adopted
    if missed is None or last.promised_now is None:
        return NEVER
    return max(last.promised_now, missed, clock.running_since, dossier.promise_since or 0)


def _clock_started(dossier: Dossier, event: e.ClockStarted) -> Dossier:
    return _with_clock(dossier, event.clock, event.at)


def _clock_paused(dossier: Dossier, event: e.ClockPaused) -> Dossier:
    before = dossier.clocks[event.clock]
    clock = standing(before, event.at, remaining=event.remaining, pauses=before.pauses + 1)
    return _with_clock(dossier, clock, event.at)


def standing(clock: Clock, at: Instant, **marks: Any) -> Clock:
    """The clock standing from `at` on, with these marks; the stretch in which it ran is closed."""
    runs = clock.runs if clock.running_since is None else (*clock.runs, (clock.running_since, at))
    return replace(clock, running_since=None, runs=runs, **marks)


def _clock_resumed(dossier: Dossier, event: e.ClockResumed) -> Dossier:
    clock = replace(
        dossier.clocks[event.clock],
        anchor=event.anchor,
        due=event.due,
        provisional=event.provisional,
        rungs=event.rungs,
        remaining=None,
        running_since=event.at,
    )
    return _with_clock(dossier, clock, event.at)


def _clock_extended(dossier: Dossier, event: e.ClockExtended) -> Dossier:
    before = dossier.clocks[event.clock]
    clock = replace(
        before,
        extensions=before.extensions + 1,
        changes=(*before.changes, (event.at, "extended", event.by)),
        length=event.length,
        anchor=event.anchor,
        due=event.due,
        provisional=event.provisional,
        rungs=event.rungs,
    )
    return _with_clock(dossier, clock, event.at)


def _clock_reset(dossier: Dossier, event: e.ClockReset) -> Dossier:
    before = dossier.clocks[event.clock]
    clock = replace(
        before,
        resets=before.resets + 1,
        changes=(*before.changes, (event.at, "reset", event.limit)),
        limit=event.limit,
        length=event.length,
        anchor=event.anchor,
        due=event.due,
        provisional=event.provisional,
        rungs=event.rungs,
        remaining=event.remaining,
    )
    return _with_clock(dossier, clock, event.at)


def _clock_restarted(dossier: Dossier, event: e.ClockRestarted) -> Dossier:
    return _with_clock(dossier, event.clock, event.at)


def _clock_carried(dossier: Dossier, event: e.ClockCarried) -> Dossier:
    return _with_clock(dossier, event.clock, event.at)


def _clock_stopped(dossier: Dossier, event: e.ClockStopped) -> Dossier:
    clock = standing(dossier.clocks[event.clock], event.at, stopped=event.at, rungs=())
    return _with_clock(dossier, clock, event.at)


def _clock_warned(dossier: Dossier, event: e.ClockWarned) -> Dossier:
    clock = dossier.clocks[event.clock]
    return _with_clock(dossier, replace(clock, rungs=clock.rungs[1:]), event.at)


def _clock_breached(dossier: Dossier, event: e.ClockBreached) -> Dossier:
    return _with_clock(dossier, replace(dossier.clocks[event.clock], missed=event.at), event.at)


# --- consultations


def _with_consultation(dossier: Dossier, consultation: Consultation | None, at: Instant) -> Dossier:
    return _pending(
        replace(dossier, consultation=consultation, latest=max(at, dossier.latest), length=dossier.length + 1)
    )


def _consultation_opened(dossier: Dossier, event: e.ConsultationOpened) -> Dossier:
    opened = Consultation(event.consultation, event.at, event.silence, event.asked)
    return _with_consultation(dossier, opened, event.at)


def _marked(dossier: Dossier, department: str, **marks: Any) -> Consultation:
    consultation = dossier.consultation
    if consultation is None:
        raise ValueError(f"{dossier.code}: an opinion outside a consultation")
    asked = tuple(replace(one, **marks) if one.department == department else one for one in consultation.asked)
    return replace(consultation, asked=asked)


def _held_on(dossier: Dossier, event: e.OpinionGiven | e.OpinionOverdue) -> Dossier:
    """Custody ends where its holder changes, and where the holder is itself the agency that is late or answers."""
    same = event.holder == dossier.holder
    if same and event.department != dossier.holder:
        return dossier
    officer = dossier.officer if same else None
    return replace(_changed_holder(dossier, event.at, event.position, event.holder, officer), length=dossier.length)


def _opinion_given(dossier: Dossier, event: e.OpinionGiven) -> Dossier:
    consultation = dossier.consultation
    asked = consultation.asked if consultation else ()
    deemed = any(one.how == "deemed" and one.department == event.department for one in asked)
    how = "deemed" if deemed else "late" if event.late else "given"  # silence that counted stays what it was
    marked = _marked(dossier, event.department, how=how, answered=event.at, answer=event.opinion)
    return _with_consultation(_held_on(dossier, event), marked, event.at)


def _opinion_deemed(dossier: Dossier, event: e.OpinionDeemed) -> Dossier:
    return _with_consultation(dossier, _marked(dossier, event.department, how="deemed"), event.at)


def _opinion_overdue(dossier: Dossier, event: e.OpinionOverdue) -> Dossier:
    marked = _marked(dossier, event.department, how="silent")
    return _with_consultation(_held_on(dossier, event), marked, event.at)


def _opinion_escalated(dossier: Dossier, event: e.OpinionEscalated) -> Dossier:
    return _with_consultation(dossier, _marked(dossier, event.department, escalated=event.answering), event.at)


def _consultation_closed(dossier: Dossier, event: e.ConsultationClosed) -> Dossier:
    return _with_consultation(dossier, None, event.at)


# --- incidents


def _incident_declared(dossier: Dossier, event: e.IncidentDeclared) -> Dossier:
    return replace(dossier, incident=event.at, latest=event.at, length=dossier.length + 1)


def _incident_ended(dossier: Dossier, event: e.IncidentEnded) -> Dossier:
    return replace(dossier, incident=None, latest=event.at, length=dossier.length + 1)


# --- obligations


def _obligation_owed(dossier: Dossier, event: e.ObligationOwed) -> Dossier:
    raised, clock = event.obligation, dossier.clocks.get(dossier.promise or "")
    if raised.declared and clock is not None:  # nobody is warned any more to declare it
        rungs = tuple(rung for rung in clock.rungs if rung.label != DECLARE)
        dossier = replace(dossier, clocks={**dossier.clocks, clock.name: replace(clock, rungs=rungs)})
    if dossier.obligation(raised.id) is None:
        return _with_obligations(dossier, (*dossier.obligations, raised), event.at)
    again = tuple(raised if one.id == raised.id else one for one in dossier.obligations)
    return _with_obligations(dossier, again, event.at)


def _with_obligations(dossier: Dossier, obligations: tuple[Obligation, ...], at: Instant) -> Dossier:
    return _pending(
        replace(dossier, obligations=obligations, latest=max(at, dossier.latest), length=dossier.length + 1)
    )


def _mark_obligation(dossier: Dossier, id: str, at: Instant, **marks: Any) -> Dossier:
    owed = tuple(replace(one, **marks) if one.id == id else one for one in dossier.obligations)
    return _with_obligations(dossier, owed, at)


def _cause(dossier: Dossier, id: str, cause: str | None) -> str | None:
    owed = dossier.obligation(id)
    return cause or (owed.cause if owed else None)


def _obligation_adopted(dossier: Dossier, event: e.ObligationAdopted) -> Dossier:
    return _mark_obligation(dossier, event.obligation, event.at, adopted=event.at)


def _obligation_drafted(dossier: Dossier, event: e.ObligationDrafted) -> Dossier:
    cause = _cause(dossier, event.obligation, event.cause)
    return _mark_obligation(dossier, event.obligation, event.at, drafted=event.at, cause=cause)


def _obligation_issued(dossier: Dossier, event: e.ObligationIssued) -> Dossier:
    cause = _cause(dossier, event.obligation, event.cause)
    return _mark_obligation(
        dossier, event.obligation, event.at, issued=event.at, promised_now=event.promised, cause=cause
    )


def _obligation_delivered(dossier: Dossier, event: e.ObligationDelivered) -> Dossier:
    return _mark_obligation(dossier, event.obligation, event.at, delivered=event.at)


def _obligation_waived(dossier: Dossier, event: e.ObligationWaived) -> Dossier:
    return _mark_obligation(dossier, event.obligation, event.at, waived=event.at, ground=event.ground)


def _obligation_escalated(dossier: Dossier, event: e.ObligationEscalated) -> Dossier:
    return _mark_obligation(dossier, event.obligation, event.at, escalated=event.at)


def _obligation_moved(dossier: Dossier, event: e.ObligationMoved) -> Dossier:
    if event.due is None:
        return _mark_obligation(dossier, event.obligation, event.at, stands=True)
    return _mark_obligation(dossier, event.obligation, event.at, stands=False, due=event.due)


def _new_date_missed(dossier: Dossier, event: e.NewDateMissed) -> Dossier:
    return _pending(
        replace(dossier, missed_again=event.at, latest=max(event.at, dossier.latest), length=dossier.length + 1)
    )


# --- the end


def _responsibility_fixed(dossier: Dossier, event: e.ResponsibilityFixed) -> Dossier:
    return replace(
        dossier,
        responsibility=(*dossier.responsibility, event.responsibility),
        latest=event.at,
        length=dossier.length + 1,
    )


def _finished(dossier: Dossier, event: e.DossierFinished) -> Dossier:
    custody = dossier.custody
    if event.position is not None:
        custody = closed_custody(dossier, event.at, event.position)
    return _pending(
        replace(
            dossier,
            finished=event.at,
            outcome=event.outcome,
            custody=custody,
            held_since=None,
            latest=event.at,
            length=dossier.length + 1,
        )
    )


# --- components


def _with_component(dossier: Dossier, name: str, at: Instant, **marks: Any) -> Dossier:
    components = {**dossier.components, name: replace(dossier.components[name], **marks)}
    return _pending(replace(dossier, components=components, latest=max(at, dossier.latest), length=dossier.length + 1))


def _package_opened(dossier: Dossier, event: e.PackageOpened) -> Dossier:
    components = {name: Component("waiting") for name in event.components}
    return replace(dossier, components=components, latest=event.at, length=dossier.length + 1)


def _component_ready(dossier: Dossier, event: e.ComponentReady) -> Dossier:
    marks = {"state": "ready", "sender": event.sender, "due": event.due, "ready": event.at}
    return _with_component(dossier, event.component, event.at, **marks)


def _component_left_out(dossier: Dossier, event: e.ComponentLeftOut) -> Dossier:
    return _with_component(dossier, event.component, event.at, state="left_out", ended=event.at)


def _hand_off_missed(dossier: Dossier, event: e.HandOffMissed) -> Dossier:
    return _with_component(dossier, event.component, event.at, late=event.at)


def _component_sent(dossier: Dossier, event: e.ComponentSent) -> Dossier:
    again = {
        "received": None,
        "ended": None,
        "outcome": None,
        "sendings": dossier.components[event.component].sendings + 1,
    }
    marks = {"state": "sent", "code": event.code, "lead": event.lead, "sent": event.at, **again}
    return _with_component(dossier, event.component, event.at, **marks)


def _component_received(dossier: Dossier, event: e.ComponentReceived) -> Dossier:
    return _with_component(dossier, event.component, event.at, state="received", received=event.at)


def _component_supplementing(dossier: Dossier, event: e.ComponentSupplementing) -> Dossier:
    return _with_component(dossier, event.component, event.at, supplementing=event.waits)


def _component_ended(dossier: Dossier, event: e.ComponentEnded) -> Dossier:
    marks = {"state": _ended_as(event.outcome), "outcome": event.outcome, "ended": event.at, "cause": event.cause}
    if marks["state"] == "sent_back":  # the next sending has a limit of its own
        marks |= {"due": event.due, "late": None}
    return _with_component(dossier, event.component, event.at, supplementing=False, **marks)


def _ended_as(outcome: str) -> ComponentState:
    """What an outcome means for the rest: only these three are not a result."""
    match outcome:
        case "stopped" | "refused" | "sent_back":
            return outcome
        case _:
            return "finished"


def _package_held(dossier: Dossier, event: e.PackageHeld) -> Dossier:
    held = _changed_holder(dossier, event.at, event.position, event.holder, None)
    return replace(held, current=event.component)


# --- excuses


def _excuse_accepted(dossier: Dossier, event: e.ExcuseAccepted) -> Dossier:
    return replace(dossier, excuses=(*dossier.excuses, event.excuse), latest=event.at, length=dossier.length + 1)


def _reattributed(dossier: Dossier, event: e.ResponsibilityReattributed) -> Dossier:
    return replace(
        dossier,
        reattributed=(*dossier.reattributed, event.responsibility),
        latest=event.at,
        length=dossier.length + 1,
    )


def _cause_given(dossier: Dossier, event: e.CauseGiven) -> Dossier:
    return replace(dossier, cause=event.cause, latest=event.at, length=dossier.length + 1)


# --- what is told or counted anew


def _corrected(_: Dossier, event: e.HistoryCorrected) -> Dossier:
    return event.dossier


def _recounted(dossier: Dossier, event: e.TermsRecounted) -> Dossier:
    consultation = dossier.consultation
    letters = {one.name: one.after for one in event.moved if one.of == "letter" and one.after is not None}
    components = dossier.components
    for one in event.moved:
        if one.of == "component":
            components = {**components, one.name: replace(components[one.name], due=one.after)}
    return _pending(
        replace(
            dossier,
            version=event.version,
            clocks={clock.name: clock for clock in event.clocks},
            custody=event.custody,
            held_since=event.held_since,
            excuses=event.excuses,
            consultation=consultation and replace(consultation, asked=event.asked),
            obligations=tuple(replace(one, due=letters.get(one.id, one.due)) for one in dossier.obligations),
            components=components,
            latest=event.at,
            length=dossier.length + 1,
        )
    )


# How each fact changes a dossier that is there.
APPLY: dict[type, Callable[[Dossier, Any], Dossier]] = {
    e.DossierAmended: _amended,
    e.DossierAccepted: _accepted,
    e.LaneDecided: _lane_decided,
    e.StateEntered: _entered,
    e.OfficerAssigned: _assigned,
    e.ClockStarted: _clock_started,
    e.ClockPaused: _clock_paused,
    e.ClockResumed: _clock_resumed,
    e.ClockExtended: _clock_extended,
    e.ClockReset: _clock_reset,
    e.ClockRestarted: _clock_restarted,
    e.LaneLeft: _lane_left,
    e.ClockStopped: _clock_stopped,
    e.ClockWarned: _clock_warned,
    e.ClockBreached: _clock_breached,
    e.ConsultationOpened: _consultation_opened,
    e.OpinionGiven: _opinion_given,
    e.OpinionDeemed: _opinion_deemed,
    e.OpinionOverdue: _opinion_overdue,
    e.OpinionEscalated: _opinion_escalated,
    e.ConsultationClosed: _consultation_closed,
    e.IncidentDeclared: _incident_declared,
    e.IncidentEnded: _incident_ended,
    e.ObligationOwed: _obligation_owed,
    e.ObligationAdopted: _obligation_adopted,
    e.ObligationDrafted: _obligation_drafted,
    e.ObligationIssued: _obligation_issued,
    e.ObligationDelivered: _obligation_delivered,
    e.ObligationWaived: _obligation_waived,
    e.ObligationEscalated: _obligation_escalated,
    e.NewDateMissed: _new_date_missed,
    e.ResponsibilityFixed: _responsibility_fixed,
    e.DossierFinished: _finished,
    e.PackageOpened: _package_opened,
    e.ComponentReady: _component_ready,
    e.ComponentLeftOut: _component_left_out,
    e.HandOffMissed: _hand_off_missed,
    e.ComponentSent: _component_sent,
    e.ComponentReceived: _component_received,
    e.ComponentSupplementing: _component_supplementing,
    e.ComponentEnded: _component_ended,
    e.PackageHeld: _package_held,
    e.ExcuseAccepted: _excuse_accepted,
    e.ResponsibilityReattributed: _reattributed,
    e.CauseGiven: _cause_given,
    e.HistoryCorrected: _corrected,
    e.TermsRecounted: _recounted,
    e.ObligationMoved: _obligation_moved,
    e.ClockCarried: _clock_carried,
}
