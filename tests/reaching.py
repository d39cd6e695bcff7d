"""What can happen on a lane, and what did: goals are read off the definition, marks off the events of one decision.

A lane is covered when the marks of the walks, specs and tests hold all of its goals. Nothing here is told by names of
procedures; a mark that is no goal is simply not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workflow import events as e
from workflow.clocks import started
from workflow.history import apply
from workflow.machine import Crossing, Rules, Track
from workflow.model import Dossier, Instant
from workflow.procedure import STANDARD, ClockRule, ConsultationRule

KINDS = ("transition", "clock", "rung", "consultation", "lane", "obligation", "end")
Way = tuple[str, str, str]  # origin, action, target


class Goal(NamedTuple):
    """One thing that can happen: of which kind, to what, and how it goes."""

    kind: str
    name: str
    how: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.how}".rstrip()


# --- what can happen


def goals(track: Track, at: Instant) -> frozenset[Goal]:
    """Everything that the lane declares; a warning counts when a clock started at `at` would arm it."""
    return frozenset(
        (
            *(transition(*way) for way in track.crossings),
            *(goal for rule in track.procedure.clocks.values() for goal in _clock_goals(track, rule, at)),
            *(goal for rule in track.procedure.consultations.values() for goal in _consultation_goals(track, rule)),
            *_lane_goals(track),
            *_obligation_goals(track),
            *(Goal("end", state.id) for state in track.procedure.states.values() if state.end is not None),
        )
    )


def transition(origin: str, action: str, target: str) -> Goal:
    return Goal("transition", f"{origin} > {target}", action)


def _clock_goals(track: Track, rule: ClockRule, at: Instant) -> Iterator[Goal]:
    armed = {rung.label for rung in started(rule, track.calendars[rule.name], at, compelled=True).rungs}
    yield from (Goal("rung", rule.name, warn.label) for warn in rule.warns if warn.label in armed)
    yield from (Goal("clock", rule.name, how) for how in ("started", "breached"))
    ways = {way: track.crossings[way] for way in live(track, rule)}
    unstopped = {way: crossing for way, crossing in ways.items() if rule.name not in crossing.stops}
    if len(unstopped) < len(ways):
        yield Goal("clock", rule.name, "met")
    starts = [way for way, crossing in track.crossings.items() if rule.name in crossing.starts]
    enters = any(rule.name in one.pauses and way[0] not in rule.pauses for way, one in unstopped.items())
    if enters or rule.pauses_on_incident or any(target in rule.pauses for _, _, target in starts):
        yield Goal("clock", rule.name, "paused")
    left = any(rule.name in crossing.resumes for crossing in unstopped.values())
    anew = left and rule.on_resume == "restart"
    if rule.pauses_on_incident or (left and not anew):
        yield Goal("clock", rule.name, "resumed")
    moves = [track.table[origin][action] for origin, action, _ in unstopped]
    running = [track.table[origin][action] for origin, action, to in unstopped if not {origin, to} & rule.pauses]
    if any(rule.name in move.extends for move in running):
        yield Goal("clock", rule.name, "extended")
    if any(rule.name in move.resets for move in moves):
        yield Goal("clock", rule.name, "reset")
    if anew or any(rule.name in move.restarts for move in running):
        yield Goal("clock", rule.name, "restarted")


def live(track: Track, rule: ClockRule) -> frozenset[Way]:
    """The ways that a dossier can take while the clock is on, the one that stops it included."""
    began = [way[2] for way, crossing in track.crossings.items() if rule.name in crossing.starts]
    return _ways_from(track, began or [track.initial], rule.name)


def _ways_from(track: Track, states: Iterable[str], clock: str) -> frozenset[Way]:
    found: set[Way] = set()
    waiting = list(states)
    while waiting:
        state = waiting.pop()
        for way, crossing in _ways_out(track, state):
            if way not in found:
                found.add(way)
                waiting += [] if clock in crossing.stops else [way[2]]
    return frozenset(found)


def _ways_out(track: Track, state: str) -> Iterator[tuple[Way, Crossing]]:
    for action, move in track.table[state].items():
        for target in move.targets:
            way = (state, action, target)
            if way in track.crossings:
                yield way, track.crossings[way]


def _consultation_goals(track: Track, rule: ConsultationRule) -> Iterator[Goal]:
    if not any(state.consults == rule.id for state in track.procedure.states.values()):
        return
    # Deemed consent ends the waiting: who answers later finds it closed, unless others have more time.
    by_silence = {"deemed_consent": (), "escalate": ("late", "escalated")}
    hows = ("given", "silent", *by_silence.get(rule.silence, ("late",)))
    for party in rule.ask:
        yield from (Goal("consultation", f"{rule.id} {track.departments[party]}", how) for how in hows)
    yield Goal("consultation", rule.id, "met")


def _lane_goals(track: Track) -> Iterator[Goal]:
    lane = track.procedure.lane
    if lane != STANDARD:
        yield Goal("lane", lane, "granted")
    if track.procedure.eligible is not None:
        yield Goal("lane", lane, "not eligible")
    if track.procedure.leaves is not None:
        yield Goal("lane", lane, "left")


LIFE = ("owed", "drafted", "issued", "delivered", "waived")


def _obligation_goals(track: Track) -> Iterator[Goal]:
    appointment = track.procedure.appointment
    if appointment is None or track.promise is None or appointment.missed is None:
        return
    for how in (*LIFE, "declared", "adopted"):
        yield Goal("obligation", appointment.missed, how)
    kinds = [appointment.missed]
    if appointment.missed_again is not None and track.procedure.max_reappointments:
        kinds.append(appointment.missed_again)
        yield from (Goal("obligation", appointment.missed_again, how) for how in LIFE)
    for kind in kinds:
        if track.procedure.obligations[kind].escalates_to is not None:
            yield Goal("obligation", kind, "escalated")


# --- what did happen


def marks(rules: Rules, before: Dossier | None, events: Iterable[e.Event]) -> Iterator[tuple[str, Goal]]:
    """The lanes and what happened on them, read off the events of one decision."""
    told = tuple(events)
    left = {event.action: event.left for event in told if isinstance(event, e.LaneLeft)}
    dossier = before
    for event in told:
        dossier = apply(dossier, event)
        if isinstance(event, e.LaneDecided):
            yield event.asked, Goal("lane", event.asked, "granted" if event.eligible else "not eligible")
            continue
        if isinstance(event, e.LaneLeft):
            yield event.left, Goal("lane", event.left, "left")
        # The move that leaves a lane is one of the lane that it leaves.
        lanes = {dossier.lane, left.get(getattr(event, "action", ""), dossier.lane)}
        yield from ((lane, goal) for goal in _marked(rules, dossier, event) for lane in lanes)


def _marked(rules: Rules, dossier: Dossier, event: e.Event) -> Iterator[Goal]:
    match event:
        case e.StateEntered():
            yield transition(event.origin, event.action, event.state)
            track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
            if track.procedure.states[event.state].end is not None:
                yield Goal("end", event.state)
        case e.ClockStarted():
            yield Goal("clock", event.clock.name, "started")
        case e.ClockStopped():
            if dossier.clocks[event.clock].missed is None:
                yield Goal("clock", event.clock, "met")
        case e.ClockWarned():
            yield Goal("rung", event.clock, event.label)
        case e.OpinionGiven():
            yield Goal("consultation", f"{event.consultation} {event.department}", "late" if event.late else "given")
        case e.ConsultationClosed():
            if event.met:
                yield Goal("consultation", event.consultation, "met")
        case e.ObligationOwed():
            yield Goal("obligation", event.obligation.kind, "owed")
            if event.obligation.declared:
                yield Goal("obligation", event.obligation.kind, "declared")
        case _:
            yield from _named(dossier, event)


def _named(dossier: Dossier, event: e.Event) -> Iterator[Goal]:
    """What the event's own name says: ClockPaused is `clock … paused`, ObligationIssued is `obligation … issued`."""
    name = type(event).__name__
    if name.startswith("Clock"):
        yield Goal("clock", str(getattr(event, "clock", "")), name.removeprefix("Clock").lower())
    elif name.startswith("Opinion"):  # deemed to agree, waited for, told to a superior: the agency was silent
        asked = f"{getattr(event, 'consultation', '')} {getattr(event, 'department', '')}"
        yield Goal("consultation", asked, "escalated" if isinstance(event, e.OpinionEscalated) else "silent")
    elif name.startswith("Obligation"):
        owed = dossier.obligation(str(getattr(event, "obligation", "")))
        if owed is not None:
            yield Goal("obligation", owed.kind, name.removeprefix("Obligation").lower())
