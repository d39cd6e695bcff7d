"""What a move brings about: custody, clocks, consultations, the closing – told as events in one fixed order.

A `Story` is the scratch pad of one decision: each event told is applied at once, so that the next can be decided on it.
It never leaves the decision; what leaves are the events and the dossier that they make.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from workflow import events as e
from workflow.clocks import extended, remainder, resumed, started
from workflow.errors import NotAllowed
from workflow.history import APPLY
from workflow.machine import Crossing, Rules, Track, target_of
from workflow.model import Asked, Clock, Dossier, Instant
from workflow.procedure import JOIN, STANDARD, ConsultationRule, Move
from workflow.responsibility import shares_of
from workflow.worktime import begin


class Story:
    """The dossier as it stands and the events told so far; `track` is the lane it is on."""

    __slots__ = ("dossier", "events", "rules", "track")

    def __init__(self, rules: Rules, dossier: Dossier) -> None:
        self.rules = rules
        self.dossier = dossier
        # Before acceptance the lane asked for may be one that the version now in force does not have.
        self.track: Track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
        self.events: list[e.Event] = []

    def tell(self, event: e.Event) -> None:
        """One more fact."""
        self.events.append(event)
        self.dossier = APPLY[type(event)](self.dossier, event)


def enter(
    story: Story,
    move: Move,
    at: Instant,
    actor: str,
    documents: tuple[str, ...] = (),
    ground: str | None = None,
    noticed: Instant | None = None,
) -> None:
    """The dossier takes the move at `at`; everything that follows from entering the new state is told."""
    position = story.track.calendar.position(at)
    if story.dossier.accepted is None and move.action == story.track.procedure.acceptance:
        move = _accept(story, move, at, position)
    dossier, track = story.dossier, story.track
    target = _way_back(dossier, move) if move.to_previous else move.targets[0]
    holder = track.holders[target]
    story.tell(
        e.StateEntered(at, move.action, dossier.state, target, holder, actor, position, documents, ground, noticed)
    )
    crossing = track.crossings[dossier.state, move.action, target]
    if crossing.quiet and dossier.consultation is None:
        return
    if move.sets:
        story.tell(e.DossierAmended(at, dict(move.sets)))
    _change_consultation(story, move, target, at, noticed)
    _cross(story, crossing, move, at, target, noticed)
    if crossing.finishes and dossier.finished is None:
        _finish(story, target, at, position)


def _way_back(dossier: Dossier, move: Move) -> str:
    """The state before this one, where the move leads back to it; raises NotAllowed."""
    target = target_of(move, dossier.previous)
    if target is None:
        raise NotAllowed(
            f"{dossier.code}: wanted '{move.action}' back to the state before '{dossier.state}', but that was "
            f"'{dossier.previous}'; possible: {', '.join(move.targets)}",
            dossier.code,
            dossier.state,
            move.action,
        )
    return target


def _accept(story: Story, move: Move, at: Instant, position: int) -> Move:
    """The dossier is pinned to its lane and to the pair of versions in force now; gives the lane's own move."""
    rules = story.rules
    if story.dossier.lane != STANDARD:
        _decide_lane(story, at)
        move = story.track.table[story.dossier.state][move.action]
    story.tell(e.DossierAccepted(at, rules.pinned, position, story.track.promise))
    return move


def _decide_lane(story: Story, at: Instant) -> None:
    """The lane's guard is evaluated once, and recorded with its inputs; who is not eligible goes the standard way."""
    asked, eligible = story.dossier.lane, story.track.eligible
    read = {name: story.dossier.data[name] for name in eligible.names} if eligible else {}
    holds = asked in story.rules.tracks and (eligible is None or eligible.holds(read))
    lane = asked if holds else STANDARD
    story.tell(e.LaneDecided(at, asked, lane, holds, read))
    story.track = story.rules.tracks[lane]


# --- clocks


def _cross(story: Story, crossing: Crossing, move: Move, at: Instant, target: str, noticed: Instant | None) -> None:
    for name in crossing.stops:
        clock = story.dossier.clocks.get(name)
        if clock is not None and clock.stopped is None:
            story.tell(e.ClockStopped(at, name))
    for name in crossing.pauses:
        pause(story, name, at, target)
    for name in crossing.resumes:
        resume_clock(story, name, at)
    for name in move.extends:
        _extend(story, move, name, at)
    for name in crossing.starts:
        _start(story, name, at, noticed)
        if target in story.track.procedure.clocks[name].pauses:
            pause(story, name, at, target)
        elif story.dossier.incident is not None and story.track.procedure.clocks[name].pauses_on_incident:
            pause(story, name, at, "incident")


def pause(story: Story, name: str, at: Instant, cause: str) -> None:
    """The clock stands from now on, where it was running; its remainder is kept."""
    clock = story.dossier.clocks.get(name)
    if clock is None or clock.stopped is not None or clock.running_since is None:
        return
    track = story.track
    left = remainder(track.procedure.clocks[name], track.calendars[name], clock, at)
    story.tell(e.ClockPaused(at, name, left, cause))


def resume_clock(story: Story, name: str, at: Instant) -> None:
    """The clock counts on, where it stood and nothing else keeps it standing."""
    dossier, track = story.dossier, story.track
    clock = dossier.clocks.get(name)
    if clock is None or clock.stopped is not None or clock.remaining is None:
        return
    rule = track.procedure.clocks[name]
    if dossier.state in rule.pauses or (dossier.incident is not None and rule.pauses_on_incident):
        return
    again = resumed(rule, track.calendars[name], clock, at)
    story.tell(e.ClockResumed(at, name, again.anchor, again.due, again.provisional, again.rungs))


def _extend(story: Story, move: Move, name: str, at: Instant) -> None:
    dossier, track = story.dossier, story.track
    clock = dossier.clocks.get(name)
    if clock is None or clock.stopped is not None or clock.running_since is None:
        raise NotAllowed(
            f"{dossier.code}: wanted '{move.action}' to extend the clock '{name}', but it is not running",
            dossier.code,
            dossier.state,
            move.action,
        )
    by = move.extends[name]
    longer = extended(track.procedure.clocks[name], track.calendars[name], clock, by, at)
    story.tell(
        e.ClockExtended(at, name, str(by), longer.length, longer.anchor, longer.due, longer.provisional, longer.rungs)
    )


def _start(story: Story, name: str, at: Instant, noticed: Instant | None) -> None:
    before = story.dossier.clocks.get(name)
    if before is not None and before.stopped is None:
        return  # a running clock is not begun anew: a restart is an act of its own
    if before is not None and before.missed is not None and story.dossier.finished is None:
        _fix(story, before, at)  # its table is kept before the name counts anew; on finishing all of them were
    track = story.track
    clock = started(track.procedure.clocks[name], track.calendars[name], at, compelled=noticed is not None)
    story.tell(e.ClockStarted(at, clock, noticed))


# --- consultations


def _change_consultation(story: Story, move: Move, target: str, at: Instant, noticed: Instant | None) -> None:
    """Leaving a state closes what it asked; entering one asks."""
    if story.dossier.consultation is not None:
        met = any(by.party == JOIN for by in move.by)
        story.tell(e.ConsultationClosed(at, story.dossier.consultation.id, met))
    consults = story.track.procedure.states[target].consults
    if consults is not None:
        _consult(story, story.track.procedure.consultations[consults], at, noticed)


def _consult(story: Story, rule: ConsultationRule, at: Instant, noticed: Instant | None) -> None:
    track = story.track
    asked = tuple(
        Asked(
            party,
            track.departments[party],
            begin(track.asked_calendars[party], rule.counting, at, compelled=noticed is not None).due,
        )
        for party in rule.ask
    )
    story.tell(e.ConsultationOpened(at, rule.id, rule.silence, asked))


def late_holder(story: Story, asked: Sequence[Asked]) -> str:
    """Who has the seconds of a consultation: the late agency with the earliest deadline, else who holds the state."""
    late = [one for one in asked if one.how == "silent"]
    if late:
        return min(late, key=lambda one: one.due).department
    return story.track.holders[story.dossier.state]


def join_met(story: Story) -> bool:
    """Whether enough opinions are in, given or deemed."""
    consultation = story.dossier.consultation
    if consultation is None:
        return False
    rule = story.track.procedure.consultations[consultation.id]
    answered = {one.party for one in consultation.asked if one.how in ("given", "late", "deemed")}
    return len(answered) >= rule.join.needed and rule.join.named <= answered


def join(story: Story, at: Instant, noticed: Instant | None = None) -> None:
    """The dossier leaves the consultation by the move that waits for the join, where that is met."""
    if not join_met(story):
        return
    offered = story.track.table[story.dossier.state].values()
    waiting = next((move for move in offered if any(by.party == JOIN for by in move.by)), None)
    if waiting is not None:
        enter(story, waiting, at, JOIN, noticed=noticed)


# --- the closing


def _finish(story: Story, target: str, at: Instant, position: int) -> None:
    """On the result, a refusal or a stop: shares are fixed and the counted life ends."""
    dossier, track = story.dossier, story.track
    end = track.procedure.states[target].end
    if dossier.accepted is None:
        story.tell(e.DossierFinished(at, end or target, None))
        return
    for name in track.procedure.clocks:
        clock = dossier.clocks.get(name)
        if clock is not None and clock.missed is not None:
            _fix(story, clock, at)
    story.tell(e.DossierFinished(at, end or target, position))


def _fix(story: Story, clock: Clock, at: Instant) -> None:
    shared = shares_of(story.rules, story.dossier, clock, at)
    story.tell(e.ResponsibilityFixed(at, replace(shared, fixed=True)))
