"""What a move brings about: custody, clocks, consultations, the closing – told as events in one fixed order.

A `Story` is the scratch pad of one decision: each event told is applied at once, so that the next can be decided on it.
It never leaves the decision; what leaves are the events and the dossier that they make.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from workflow import events as e
from workflow.carrying import carried
from workflow.clocks import consumed, counting_of, extended, rearmed, remainder, reset, restarted, resumed, started
from workflow.errors import NotAllowed
from workflow.history import APPLY, apply
from workflow.machine import Crossing, Rules, Track, target_of
from workflow.model import Asked, Clock, Dossier, Instant, Rung
from workflow.procedure import DECLARE, JOIN, STANDARD, ClockRule, ConsultationRule, Move
from workflow.responsibility import shares_of
from workflow.worktime import Limit, begin


class Story:
    """The dossier as it stands and the events told so far; `track` is the lane it is on."""

    __slots__ = ("dossier", "events", "parts", "rules", "track")

    def __init__(self, rules: Rules, dossier: Dossier, parts: Iterable[Dossier] = ()) -> None:
        self.rules = rules
        self.dossier = dossier
        # Before acceptance the lane asked for may be one that the version now in force does not have.
        self.track: Track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
        self.events: list[e.Event] = []
        self.parts: tuple[Dossier, ...] = tuple(parts)  # the dossiers of its components, where it is a package

    def tell(self, event: e.Event) -> None:
        """One more fact."""
        self.events.append(event)
        self.dossier = APPLY[type(event)](self.dossier, event)


def begun(rules: Rules, submitted: e.DossierSubmitted, noticed: Instant | None = None) -> Story:
    """The story of a dossier that was just handed in, with the clocks that count from there."""
    story = Story(rules, apply(None, submitted))
    story.events.append(submitted)
    for name in story.track.begins:
        _start(story, name, submitted.at, noticed)
        if submitted.state in story.track.procedure.clocks[name].pauses:
            pause(story, name, submitted.at, submitted.state)
    return story


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
    dossier, track = story.dossier, story.track
    position = track.calendar.position(at)
    if dossier.accepted is None and move.action == track.procedure.acceptance:
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
    if story.dossier.consultation is not None:  # leaving a state closes what it asked
        story.tell(e.ConsultationClosed(at, story.dossier.consultation.id, join_met(story)))
    if crossing.asks is not None:
        _consult(story, story.track.procedure.consultations[crossing.asks], at, noticed)
    _cross(story, crossing, move, at, target, ground or move.ground, noticed)
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
    pinned, before = story.rules.pinned, story.dossier
    if before.lane != STANDARD:
        _decide_lane(story, at)
        move = story.track.table[before.state][move.action]
    story.tell(e.DossierAccepted(at, pinned, position, story.track.promise))
    if before.clocks and (before.version, before.lane) != (pinned, story.dossier.lane):
        for name in sorted(before.clocks):  # a store does not keep their order
            _carry(story, name, at)
    return move


def _carry(story: Story, name: str, at: Instant) -> None:
    """A clock that began before acceptance counts on as the lane and the versions in force now count it; one that they
    do not know stops.
    """
    before, track = story.dossier.clocks[name], story.track
    rule = track.procedure.clocks.get(name)
    if rule is None:
        if before.stopped is None:
            _drop(story, name, at)
        return
    clock = carried(rule, track.calendars[name], before, at)
    if clock != before:
        story.tell(e.ClockCarried(at, clock, before.due))
    resume_clock(story, name, at)  # where these versions do not let it stand
    if story.dossier.incident is not None and rule.pauses_on_incident:
        pause(story, name, at, "incident")


def _decide_lane(story: Story, at: Instant) -> None:
    """The lane's guard is evaluated once, and recorded with its inputs; who is not eligible goes the standard way."""
    asked, eligible = story.dossier.lane, story.track.eligible
    read = {name: story.dossier.data[name] for name in eligible.names} if eligible else {}
    holds = asked in story.rules.tracks and (eligible is None or eligible.holds(read))
    lane = asked if holds else STANDARD
    story.tell(e.LaneDecided(at, asked, lane, holds, read))
    story.track = story.rules.tracks[lane]


def leave_lane(story: Story, action: str, at: Instant, actor: str, ground: str | None) -> None:
    """The dossier goes on in the standard lane with the time that it has used: the shorter promise ends, a clock that
    has another limit there gets it.
    """
    dossier, lane = story.dossier, story.track
    standard = story.rules.tracks[STANDARD]
    used = {
        name: consumed(lane.procedure.clocks[name], lane.calendars[name], clock, at)
        for name, clock in sorted(dossier.clocks.items())
        if clock.stopped is None
    }
    for name in used:
        if name not in standard.procedure.clocks:
            _drop(story, name, at)
    rungs = _rungs_there(story, standard, at)
    story.tell(e.LaneLeft(at, dossier.lane, STANDARD, action, standard.promise, used, actor, ground, rungs))
    for name in used:
        rule = standard.procedure.clocks.get(name)
        if rule is not None and rule.counting.limit != lane.procedure.clocks[name].counting.limit:
            _reset(story, name, rule.counting.limit, at, ground)  # still under the lane's own rule
    story.track = standard


def _rungs_there(story: Story, standard: Track, at: Instant) -> tuple[Rung, ...]:
    """The warnings of the clock that is the promise from now on; its miss can be declared as well."""
    promised = story.dossier.clocks.get(standard.promise or "")
    if promised is None or promised.stopped is not None:
        return ()
    rule, calendar = standard.procedure.clocks[promised.name], standard.calendars[promised.name]
    anew = () if story.dossier.declaration is not None or promised.missed is not None else (DECLARE,)
    return rearmed(rule, calendar, promised, at, anew).rungs


def _drop(story: Story, name: str, at: Instant) -> None:
    """A clock that the dossier leaves behind stops; whose its lateness was is kept."""
    story.tell(e.ClockStopped(at, name))
    clock = story.dossier.clocks[name]
    if clock.missed is not None:
        _fix(story, clock, at)


# --- clocks


def _cross(
    story: Story,
    crossing: Crossing,
    move: Move,
    at: Instant,
    target: str,
    ground: str | None,
    noticed: Instant | None,
) -> None:
    for name in crossing.stops:
        clock = story.dossier.clocks.get(name)
        if clock is not None and clock.stopped is None:
            story.tell(e.ClockStopped(at, name))
            if clock.missed is not None and story.dossier.finished is not None:
                _fix(story, story.dossier.clocks[name], at)  # missed after the result: nothing else closes its table
    for name in crossing.pauses:
        pause(story, name, at, target, ground)
    for name in crossing.resumes:
        resume_clock(story, name, at, ground, left=True)
    if crossing.changes:
        _change(story, move, at, ground, noticed)
    for name in crossing.starts:
        _start(story, name, at, noticed)
        rule = story.track.procedure.clocks[name]
        if target in rule.pauses:
            pause(story, name, at, target)
        elif rule.pauses_on_incident and story.dossier.incident is not None:
            pause(story, name, at, "incident")
        elif _a_component_waits(story.dossier, rule):
            pause(story, name, at, "component")


def _change(story: Story, move: Move, at: Instant, ground: str | None, noticed: Instant | None) -> None:
    """What the move itself does to the clocks."""
    for name, by in move.extends.items():
        _bounded(story, move, name, "extensions", running=True)
        _extend(story, name, by, at, ground)
    for name, limit in move.resets.items():
        _bounded(story, move, name, "resets")
        _reset(story, name, limit, at, ground)
    for name in move.restarts:
        _bounded(story, move, name, "restarts", running=True)
        _restart(story, name, at, ground, compelled=noticed is not None)


def pause(story: Story, name: str, at: Instant, cause: str, ground: str | None = None) -> None:
    """The clock stands from now on, where it was running; its remainder is kept."""
    clock = story.dossier.clocks.get(name)
    if clock is None or clock.stopped is not None or clock.running_since is None:
        return
    track = story.track
    left = remainder(track.procedure.clocks[name], track.calendars[name], clock, at)
    story.tell(e.ClockPaused(at, name, left, cause, ground))


def resume_clock(story: Story, name: str, at: Instant, ground: str | None = None, *, left: bool = False) -> None:
    """The clock counts on, where it stood and nothing else keeps it standing.

    Where the definition says so it counts anew when the state that paused it was `left`; an incident's end never does.
    """
    dossier, track = story.dossier, story.track
    clock = dossier.clocks.get(name)
    if clock is None or clock.stopped is not None or clock.remaining is None:
        return
    rule = track.procedure.clocks[name]
    if dossier.state in rule.pauses or (dossier.incident is not None and rule.pauses_on_incident):
        return
    if _a_component_waits(dossier, rule):
        return
    if left and rule.on_resume == "restart":
        # Whoever brings what was asked for cannot wait for the table of the year: as a resumption it is provisional.
        _restart(story, name, at, ground, compelled=True)
        return
    again = resumed(rule, track.calendars[name], clock, at)
    story.tell(e.ClockResumed(at, name, again.anchor, again.due, again.provisional, again.rungs, ground))


def _a_component_waits(dossier: Dossier, rule: ClockRule) -> bool:
    return rule.pauses_on_component and any(one.supplementing for one in dossier.components.values())


_CHANGE = {"extensions": "extend", "resets": "reset", "restarts": "restart"}


def _bounded(
    story: Story, move: Move, name: str, kind: Literal["extensions", "resets", "restarts"], *, running: bool = False
) -> None:
    """Whether the move may change the clock once more; raises NotAllowed."""
    dossier, rule = story.dossier, story.track.procedure.clocks[name]
    clock = dossier.clocks.get(name)
    most: int | None = getattr(rule.at_most, kind)
    if clock is None or clock.stopped is not None:
        but = "it is not running"
    elif running and clock.running_since is None:
        but = "it is paused"
    elif most is not None and getattr(clock, kind) >= most:
        but = f"that was done {most} times and may not be done again"
    else:
        return
    wanted = f"wanted '{move.action}' to {_CHANGE[kind]} the clock '{name}'"
    raise NotAllowed(f"{dossier.code}: {wanted}, but {but}", dossier.code, dossier.state, move.action)


def _extend(story: Story, name: str, by: Limit, at: Instant, ground: str | None) -> None:
    track = story.track
    longer = extended(track.procedure.clocks[name], track.calendars[name], story.dossier.clocks[name], by, at)
    story.tell(
        e.ClockExtended(
            at, name, str(by), longer.length, longer.anchor, longer.due, longer.provisional, longer.rungs, ground
        )
    )


def _reset(story: Story, name: str, limit: Limit, at: Instant, ground: str | None) -> None:
    """The limit is replaced; one that it has already changes nothing."""
    track, clock = story.track, story.dossier.clocks[name]
    rule = track.procedure.clocks[name]
    if counting_of(rule, clock).limit == limit:
        return
    new = reset(rule, track.calendars[name], clock, limit, at)
    story.tell(
        e.ClockReset(
            at, name, str(limit), new.length, new.anchor, new.due, new.provisional, new.rungs, new.remaining, ground
        )
    )


def _restart(story: Story, name: str, at: Instant, ground: str | None, *, compelled: bool) -> None:
    track, clock = story.track, story.dossier.clocks[name]
    if clock.missed is not None:
        _fix(story, clock, at)  # its table is kept before the name counts anew
    again = restarted(track.procedure.clocks[name], track.calendars[name], clock, at, compelled=compelled)
    story.tell(e.ClockRestarted(at, _not_declared(story, again), ground))


def _start(story: Story, name: str, at: Instant, noticed: Instant | None) -> None:
    before = story.dossier.clocks.get(name)
    if before is not None and before.stopped is None:
        return  # a running clock is not begun anew: a restart is an act of its own
    if before is not None and before.missed is not None and story.dossier.finished is None:
        _fix(story, before, at)  # its table is kept before the name counts anew; on finishing all of them were
    track = story.track
    clock = started(track.procedure.clocks[name], track.calendars[name], at, compelled=noticed is not None)
    story.tell(e.ClockStarted(at, _not_declared(story, clock), noticed))


def _not_declared(story: Story, clock: Clock) -> Clock:
    """The clock without the warning to declare, where the miss of its appointment is declared already."""
    if not clock.rungs or clock.name != story.track.promise or story.dossier.declaration is None:
        return clock
    return replace(clock, rungs=tuple(rung for rung in clock.rungs if rung.label != DECLARE))


# --- consultations


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
    """Who has the seconds of a consultation: the late agency with the earliest deadline, else who holds the state.

    When enough opinions are in nobody is late any more.
    """
    late = [one for one in asked if one.how == "silent"]
    consultation = story.dossier.consultation
    if late and consultation is not None and not enough(story.track, consultation.id, asked):
        return min(late, key=lambda one: one.due).department
    return story.track.holders[story.dossier.state]


def join_met(story: Story) -> bool:
    """Whether enough opinions are in, given or deemed."""
    consultation = story.dossier.consultation
    return consultation is not None and enough(story.track, consultation.id, consultation.asked)


def enough(track: Track, consultation: str, asked: Sequence[Asked]) -> bool:
    """Whether these opinions are enough for the consultation."""
    join = track.procedure.consultations[consultation].join
    answered = {one.party for one in asked if one.how in ("given", "late", "deemed")}
    return len(answered) >= join.needed and join.named <= answered


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
    for name in track.procedure.clocks:
        clock = dossier.clocks.get(name)
        if clock is not None and clock.missed is not None:
            _fix(story, clock, at)
    story.tell(e.DossierFinished(at, end or target, None if dossier.accepted is None else position))


def _fix(story: Story, clock: Clock, at: Instant) -> None:
    if any((one.clock, one.due) == (clock.name, clock.missed) for one in story.dossier.responsibility):
        return
    shared = shares_of(story.rules, story.dossier, clock, at)
    story.tell(e.ResponsibilityFixed(at, replace(shared, fixed=True)))
