"""What people do with a dossier: hand it in, act on it, put it on a desk, give an opinion, announce an incident.

Each function judges one command on the settled dossier and tells its events; who may is `permission`'s question.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workflow import commands as c
from workflow import events as e
from workflow.errors import NotAllowed, NotFound
from workflow.fields import checked
from workflow.machine import OUTSIDE, Rules, Track, Way
from workflow.model import Asked, Dossier, Instant
from workflow.obligations import owe_what_passed
from workflow.permission import may, name_of, refusal, who
from workflow.procedure import APPLICANT, Move
from workflow.story import Story, enter, join, join_met, late_holder, leave_lane, pause, resume_clock

ANSWER = "answer"  # the action under which an asked agency's opinion is offered
SEND = "send_component"  # the action under which the handing over of a component is offered


class Offer(Struct, frozen=True):
    """An action that the dossier's state offers: who may take it, and what is still missing for it."""

    action: str
    by: tuple[str, ...]
    missing: tuple[str, ...]


# --- submitting


def submit(rules: Rules, command: c.Submit, at: Instant) -> e.DossierSubmitted:
    """The fact that a dossier was handed in; raises NotAllowed, or NotFound for a lane that is not there."""
    track = _asked_lane(rules, command)
    procedure = track.procedure
    holder = track.holders[track.initial]
    _judge_submitter(track, command, holder)
    check_documents(command.code, track, command.documents)
    return e.DossierSubmitted(
        at=at,
        code=command.code,
        procedure=rules.procedure,
        version=rules.pinned,
        home=rules.home,
        lane=command.lane,
        state=track.initial,
        holder=holder,
        actor=command.actor.id,
        channel=command.channel,
        data=checked(command.code, procedure.fields, command.data, defaults=True),
        documents=command.documents,
        applicant=command.applicant,
    )


def _judge_submitter(track: Track, command: c.Submit, holder: str) -> None:
    office = submitter(track).department
    able = (None, holder) if office is None else (office,)
    if command.actor.department in able:
        return
    found = f"it is received by {holder}" if office is None else f"it is for {office} to hand in"
    possible = tuple(one or APPLICANT for one in able)
    wanted = f"{command.code}: wanted to hand in a dossier as {name_of(command.actor)}"
    raise NotAllowed(f"{wanted}, but {found}; possible: {', '.join(possible)}", command.code, offered=possible)


def submitter(track: Track) -> c.Actor:
    """Who hands in dossiers of the procedure: the citizen, or somebody of the department that does it itself."""
    party = track.procedure.submitted_by
    return c.CITIZEN if party is None else c.Actor(track.departments[party], track.departments[party])


def check_documents(code: str, track: Track, documents: Iterable[str]) -> None:
    """Raises NotAllowed for a document that the procedure does not take."""
    for document in documents:
        if document not in track.procedure.documents:
            known = ", ".join(track.procedure.documents)
            raise NotAllowed(
                f"{code}: wanted the document '{document}', but '{track.procedure.id}' takes: {known}", code
            )


def _asked_lane(rules: Rules, command: c.Submit) -> Track:
    if command.lane not in rules.tracks:
        raise NotFound(
            "lane",
            command.lane,
            f"procedure '{rules.procedure}' has no lane '{command.lane}'; possible: {', '.join(rules.tracks)}",
        )
    return rules.tracks[command.lane]


# --- acting


def act(story: Story, command: c.Act, at: Instant) -> None:
    dossier, track = story.dossier, story.track
    way = track.ways[dossier.state].get(command.action)
    if way is None:
        raise _not_offered(story, command.action)
    if track.leaves == command.action and dossier.accepted is not None:
        leave_lane(story, command.action, at, command.actor.id, command.ground)
        owe_what_passed(story, at)
        way, track = _in_standard(story, command.action), story.track
    move = way.move
    if not may(way.takers, command.actor):
        raise refusal(
            dossier,
            f"'{command.action}' in state '{dossier.state}' by {name_of(command.actor)}",
            "it is not theirs",
            who(track, move.by),
            command.action,
        )
    data = checked(dossier.code, track.procedure.fields, command.data) if command.data else {}
    if command.documents:
        check_documents(dossier.code, track, command.documents)
    if move.conditional or dossier.accepted is None:
        judge_move(story, move, command, {**dossier.data, **data} if data else dossier.data)
    kept = command.documents if command.actor.department is None else ()  # what applicants bring stays
    if data or kept:
        story.tell(e.DossierAmended(at, data, kept))
    enter(story, move, at, command.actor.id, command.documents, command.ground)
    if track.procedure.always:
        _hold_always(story, command.action)


def _in_standard(story: Story, action: str) -> Way:
    """The same move in the lane that the dossier now is on."""
    way = story.track.ways[story.dossier.state].get(action)
    if way is None:
        raise _not_offered(story, action)
    return way


def _not_offered(story: Story, action: str) -> NotAllowed:
    dossier = story.dossier
    return refusal(
        dossier,
        f"'{action}' in state '{dossier.state}'",
        "the state does not offer it" if dossier.finished is None else "the dossier is finished",
        (f"{offer.action} ({' or '.join(offer.by)})" for offer in offers(story.rules, dossier)),
        action,
    )


def judge_move(story: Story, move: Move, command: c.Act, data: Mapping[str, Any]) -> None:
    """Whether what the move asks for beside its state and its actor is so; raises NotAllowed."""
    dossier, action = story.dossier, move.action
    missing = _missing(story.track, dossier, move, data, command.documents)
    if missing:
        raise refusal(dossier, f"'{action}'", f"it needs {', '.join(missing)}", ("attach what is missing",), action)
    if move.when is not None and not story.track.guards[move.when].holds(data):
        raise refusal(dossier, f"'{action}'", f"it is only open when {move.when}", _open_actions(story, data), action)
    if move.joined and not join_met(story):
        waiting = ", ".join(one.department for one in _unanswered(dossier))
        raise refusal(dossier, f"'{action}'", f"opinions are awaited of {waiting}", _others(story, action), action)
    if move.at_most is not None and dossier.counts.get(action, 0) >= move.at_most:
        raise refusal(
            dossier,
            f"'{action}'",
            f"it was taken {move.at_most} times and may not be taken again",
            _others(story, action),
            action,
        )
    before = None if move.not_by_actor_of is None else dossier.actors.get(move.not_by_actor_of)
    if before is not None and before == command.actor.id:
        raise refusal(
            dossier, f"'{action}' by '{before}'", f"they took '{move.not_by_actor_of}'", ("another officer",), action
        )


def _missing(
    track: Track, dossier: Dossier, move: Move, data: Mapping[str, Any], attached: Iterable[str]
) -> tuple[str, ...]:
    """What the move still needs: documents neither in the dossier nor attached, then data that its guard reads."""
    found: list[str] = []
    if move.requires:
        there = {*dossier.documents, *attached}
        found += [document for document in move.requires if document not in there]
    if move.when:
        found += track.guards[move.when].missing(data)
    if dossier.accepted is None and move.action == track.procedure.acceptance:
        found += _missing_to_accept(track, data)
    return tuple(dict.fromkeys(found)) if found else ()


def _missing_to_accept(track: Track, data: Mapping[str, Any]) -> list[str]:
    """What the lane's guard reads, and what is read later to tell which components are part of a package: then nobody
    is there to be asked.
    """
    found = [] if track.eligible is None else [*track.eligible.missing(data)]
    for one in track.procedure.components.values():
        if one.when is not None:
            found += track.guards[one.when].missing(data)
    return found


def _others(story: Story, action: str) -> list[str]:
    return [other for other in story.track.table[story.dossier.state] if other != action]


def _open_actions(story: Story, data: Mapping[str, Any]) -> list[str]:
    guards = story.track.guards
    return [
        action
        for action, move in story.track.table[story.dossier.state].items()
        if move.when is None or (not guards[move.when].missing(data) and guards[move.when].holds(data))
    ]


def _hold_always(story: Story, action: str) -> None:
    """A sentence that must hold after every move; else the move is refused as a whole."""
    dossier, track = story.dossier, story.track
    for rule in track.procedure.always:
        guard = track.guards[rule.says]
        if not guard.missing(dossier.data) and not guard.holds(dossier.data, dossier.counts):
            raise refusal(dossier, f"'{action}'", f"then '{rule.id}' would no longer hold: {rule.says}", (), action)


def offers(rules: Rules, dossier: Dossier) -> tuple[Offer, ...]:
    """What people may do with the dossier now, who, and what is still missing for it."""
    track = rules.tracks[dossier.lane]
    joined = join_met(Story(rules, dossier))
    found = [
        Offer(action, who(track, people), _missing(track, dossier, move, dossier.data, ()))
        for action, move in track.table[dossier.state].items()
        if (people := [by for by in move.by if by.party == APPLICANT or by.party not in OUTSIDE])
        and (move.at_most is None or dossier.counts.get(action, 0) < move.at_most)
        and _open(track, move, dossier.data)
        and (not move.joined or joined)
    ]
    waiting = tuple(department for one in _unanswered(dossier) for department in one.answering)
    if waiting:
        found.append(Offer(ANSWER, waiting, ()))
    return (*found, *_to_send(dossier))


def _to_send(dossier: Dossier) -> list[Offer]:
    """The handing over of components, for those who are to send one; which one is a value of its own."""
    open_ones = () if dossier.finished is not None else dossier.components.values()
    senders = dict.fromkeys(one.sender for one in open_ones if one.state in ("ready", "sent_back") and one.sender)
    return [Offer(SEND, tuple(senders), ("component",))] if senders else []


def _open(track: Track, move: Move, data: Mapping[str, Any]) -> bool:
    """Whether the move's guard holds, or cannot be judged for lack of data."""
    if move.when is None or track.guards[move.when].missing(data):
        return True
    return track.guards[move.when].holds(data)


# --- desks and opinions


def assign(story: Story, command: c.Assign, at: Instant) -> None:
    dossier = story.dossier
    if command.actor.department != dossier.holder:
        raise refusal(
            dossier, f"to be assigned by {name_of(command.actor)}", f"{dossier.holder} has it", (dossier.holder,)
        )
    officer = story.rules.agencies.officer(command.officer)
    if officer.department != dossier.holder:
        raise refusal(
            dossier, f"to be assigned to '{officer.id}'", f"they work in {officer.department}", (dossier.holder,)
        )
    story.tell(e.OfficerAssigned(at, officer.id, story.track.calendar.position(at), command.actor.id))


def _unanswered(dossier: Dossier) -> list[Asked]:
    asked = dossier.consultation.asked if dossier.consultation else ()
    return [one for one in asked if one.awaited]


def answer(story: Story, command: c.Answer, at: Instant) -> None:
    dossier = story.dossier
    waiting = _unanswered(dossier)
    asked = dossier.consultation.asked if dossier.consultation else ()
    # Silence that counted as consent may still be broken, late: both facts are kept.
    silent = [one for one in asked if one.answered is None]
    mine = next((one for one in silent if command.actor.department in one.answering), None)
    if mine is None or dossier.consultation is None:
        raise refusal(
            dossier,
            f"an opinion of {name_of(command.actor)}",
            "they are not asked" if waiting else "nobody is asked",
            (department for one in waiting for department in one.answering),
            ANSWER,
        )
    after = [replace(one, how="given") if one.party == mine.party else one for one in dossier.consultation.asked]
    story.tell(
        e.OpinionGiven(
            at=at,
            consultation=dossier.consultation.id,
            department=mine.department,
            opinion=command.opinion,
            actor=command.actor.id,
            late=mine.how is not None,
            position=story.track.calendar.position(at),
            holder=late_holder(story, after),
            ground=command.ground,
        )
    )
    join(story, at)


# --- incidents


def _one_stop(story: Story) -> str:
    return story.track.holders[story.track.initial]


def declare_incident(story: Story, command: c.DeclareIncident, at: Instant) -> None:
    dossier = story.dossier
    _only(dossier, command.actor, _one_stop(story), "an incident")
    if dossier.incident is not None:
        raise refusal(dossier, "an incident", "one is already going on", ("end it",))
    story.tell(e.IncidentDeclared(at, command.ground, command.actor.id))
    for rule in story.track.procedure.clocks.values():
        if rule.pauses_on_incident:
            pause(story, rule.name, at, "incident")


def end_incident(story: Story, command: c.EndIncident, at: Instant) -> None:
    dossier = story.dossier
    _only(dossier, command.actor, _one_stop(story), "the end of an incident")
    if dossier.incident is None:
        raise refusal(dossier, "the end of an incident", "none is going on", ("declare one",))
    story.tell(e.IncidentEnded(at, command.actor.id))
    for rule in story.track.procedure.clocks.values():
        if rule.pauses_on_incident:
            resume_clock(story, rule.name, at)


def _only(dossier: Dossier, actor: c.Actor, department: str, wanted: str) -> None:
    if actor.department != department:
        raise refusal(dossier, f"{wanted} by {name_of(actor)}", "it is not theirs", (department,))
