"""Every lane of every shipped procedure, walked systematically by the pure core: what it declares is really taken.

Breadth first over what tells two dossiers apart. From each new place people act a minute later, all wait past every
due instant, the system fails for a while, and the letters live their lives. Nothing here knows a procedure: guards are
tried on both sides, required documents are attached, and who acts is looked up among the officers.
"""

from __future__ import annotations

import copy
import datetime
import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from procedures import Played, Step, Walk

from tests.reaching import Goal, goals, marks, transition
from workflow import commands as c
from workflow import events as e
from workflow.acts import submitter
from workflow.check.subjects import Machine, machines
from workflow.decide import advance
from workflow.errors import NotAllowed, NotFound
from workflow.guards import Guard
from workflow.loader import Definitions, load_definitions
from workflow.machine import OUTSIDE, Rules, Track, compile_rules
from workflow.model import NEVER, Dossier, Instant, Version
from workflow.procedure import APPLICANT, PACKAGE, STANDARD, Field, Move, Procedure

MINUTE, HOUR, DAY = 60, 3_600, 86_400
CODE = "HS-1"
MOST_WAITS = 40  # due instants that one dossier is left alone past
MOST_TRIES = 4_096  # values of the data that are tried on the guards


@cache
def shipped() -> Definitions:
    return load_definitions()


@dataclass(frozen=True, eq=False)
class Shipped:
    """One lane of a shipped procedure version under a lifecycle version, compiled, and when a walk may begin."""

    key: tuple[str, str, str, str]
    rules: Rules
    start: Instant

    @property
    def track(self) -> Track:
        return self.rules.tracks[self.key[3]]

    @property
    def goals(self) -> frozenset[Goal]:
        return goals(self.track, self.start)

    @property
    def together(self) -> frozenset[Goal]:
        """What only its package does to a component: one dossier alone does not show it."""
        moves = (one for offered in self.track.table.values() for one in offered.values())
        theirs = [one for one in moves if all(by.party == PACKAGE for by in one.by)]
        return frozenset(transition(one.origin, one.action, target) for one in theirs for target in one.targets)

    @property
    def package(self) -> bool:
        """Whether it is made of other procedures: its life is told by several dossiers together."""
        return bool(getattr(self.track.procedure, "components", None))

    def __str__(self) -> str:
        return " ".join(self.key)


@cache
def lanes() -> tuple[Shipped, ...]:
    """Every shipped lane that can be the law on some day."""
    return tuple(_shipped(shipped(), one) for one in machines(shipped()))


def _shipped(definitions: Definitions, machine: Machine) -> Shipped:
    day = first_day(definitions, machine)
    procedure, version, lifecycle, _ = machine.key
    home = _home(definitions, definitions.merged(*machine.key))
    rules = definitions.rules(procedure, home, version=Version(version, lifecycle, ""))
    start = _at(day, 8)
    try:
        rules.tracks[STANDARD].calendar.require_start(start)
    except NotFound:  # law of a year without a published table: walked as if it were published
        rules = _provisional(definitions, machine, home)
    return Shipped(machine.key, rules, start)


def first_day(definitions: Definitions, machine: Machine) -> datetime.date:
    """The first Monday, a week after both versions came into force, or their first common day where that is late."""
    in_force = dict(definitions.lifecycle_versions(machine.version.lifecycle))[machine.lifecycle]
    since = max(machine.version.in_force.since, in_force.since, datetime.date(2025, 1, 1))
    monday = since + datetime.timedelta(14 - since.weekday())
    both = machine.version.in_force.covers(monday) and in_force.covers(monday)
    return monday if both else since


def _at(day: datetime.date, hour: int) -> Instant:
    return (day.toordinal() - datetime.date(1970, 1, 1).toordinal()) * DAY + (hour - 7) * HOUR


def _home(definitions: Definitions, procedure: Procedure) -> str:
    """The first agency that receives dossiers and knows everybody whom the procedure names."""
    for agency in definitions.agencies.by_id.values():
        if agency.receives and all(_resolves(definitions, agency.id, name) for name in procedure.parties.values()):
            return agency.id
    raise AssertionError(f"{procedure.id}: no agency that receives dossiers knows all of {procedure.parties}")


def _resolves(definitions: Definitions, home: str, name: str) -> bool:
    try:
        return bool(definitions.agencies.resolve(home, name))
    except NotFound:
        return False


def _provisional(definitions: Definitions, machine: Machine, home: str) -> Rules:
    calendars = {id: copy.copy(calendar) for id, calendar in definitions.calendars.items()}
    for calendar in calendars.values():
        calendar.unpublished = "provisional"
    procedure, version, lifecycle, _ = machine.key
    merged = {lane: definitions.merged(procedure, version, lifecycle, lane) for lane in machine.version.lanes}
    return compile_rules(merged, definitions.agencies, calendars, home)


# --- data: both sides of every guard


def assignments(track: Track) -> tuple[dict[str, Any], ...]:
    """Values for the data that guards read: first a few that put every guard on both sides, then all others that
    make any difference.
    """
    guards = {move.when: track.guards[move.when] for move in track.procedure.moves if move.when}
    if track.procedure.eligible is not None and track.eligible is not None:
        guards[track.procedure.eligible.when] = track.eligible
    read = dict.fromkeys(name for guard in guards.values() for name in guard.names)
    choices = [_values(name, track.procedure.fields[name], guards) for name in read]
    by_answers: dict[tuple[bool, ...], dict[str, Any]] = {}
    for values in itertools.islice(itertools.product(*choices), MOST_TRIES):
        given = dict(zip(read, values, strict=True))
        by_answers.setdefault(tuple(_holds(guard, given) for guard in guards.values()), given)
    return _both_sides_first(by_answers)


def _holds(guard: Guard, given: Mapping[str, Any]) -> bool:
    try:
        return guard.holds(given)
    except NotAllowed:
        return False


def _both_sides_first(by_answers: Mapping[tuple[bool, ...], dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    open_sides = {side for answers in by_answers for side in enumerate(answers)}
    chosen: list[dict[str, Any]] = []
    rest = dict(by_answers)
    while open_sides and rest:
        best = max(rest, key=lambda answers: len(open_sides & set(enumerate(answers))))
        open_sides -= set(enumerate(best))
        chosen.append(rest.pop(best))
    return (*chosen, *rest.values())


def _values(name: str, declared: Field, guards: Iterable[str]) -> list[Any]:
    """Values of the type at, below and above every literal that a guard compares with."""
    text = " ".join(guards)
    if declared.type == "bool":
        return [True, False]
    if declared.type in ("int", "number"):
        wanted = sorted({float(one) for one in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)} or {1.0})
        near = dict.fromkeys(value for one in wanted for value in (one, one + 1, max(one - 1, 0)))
        return [int(one) for one in near] if declared.type == "int" else list(near)
    literals = [one or other for one, other in re.findall(r'"([^"]*)"|\'([^\']*)\'', text)]
    if declared.type == "date":
        dates = [one for one in literals if re.fullmatch(r"\d{4}-\d\d-\d\d", one)]
        return [*dates, "1990-01-01", "2026-01-01", "2060-01-01"]
    return [*dict.fromkeys(literals), f"another {name}"]


# --- who acts


def officers(rules: Rules, department: str) -> list[c.Actor]:
    """Everybody of the department, or of the whole agency where only that is named."""
    agency, _, room = department.partition(".")
    known = rules.agencies.by_id.get(agency)
    people = known.officers.values() if known else ()
    return [c.Actor(one.id, one.department, one.roles) for one in people if one.department == department or not room]


def able(rules: Rules, track: Track, move: Move) -> Iterator[c.Actor]:
    """Who may take the move, as far as its parties and roles say."""
    for by in move.by:
        if by.party == APPLICANT:
            yield c.CITIZEN
        elif by.party not in OUTSIDE:
            people = officers(rules, track.departments[by.party])
            yield from (one for one in people if by.role is None or by.role in one.roles)


# --- a place on a walk


@dataclass(frozen=True, eq=False)
class Place:
    """A dossier after a step, and how it came there."""

    dossier: Dossier
    step: Step
    events: tuple[e.Event, ...]
    since: Place | None = None

    @property
    def at(self) -> Instant:
        return self.step.at

    def path(self) -> list[Place]:
        """The places from the first one on."""
        found = [self]
        while found[-1].since is not None:
            found.append(found[-1].since)
        return found[::-1]

    def walk(self, rules: Rules) -> Walk:
        """The same as the laws want it."""
        path = self.path()
        events = tuple(event for place in path for event in place.events)
        before = (None, *(place.dossier for place in path[:-1]))
        return Walk(rules, Played(self.dossier, events, tuple(place.step for place in path), before))


# --- the walker


@dataclass
class Walker:
    """One lane being walked; `seen` is what happened, `ends` the last places of walks that showed something new."""

    lane: Shipped
    pace: int = MINUTE  # seconds between two steps, rounded up to a whole minute
    seen: set[Goal] = field(default_factory=set)
    ends: dict[Place, None] = field(default_factory=dict)
    waited: set[Any] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rules, self.track = self.lane.rules, self.lane.track
        self.wanted = self.lane.goals - self.lane.together
        self.bounded = _bounded(self.track)
        self.read = {name for guard in self.track.guards.values() for name in guard.names}

    def explore(self) -> None:
        """Walks with one choice of data after the other until nothing is left to reach."""
        choices = assignments(self.track)
        sides = 2 * len(choices[0]) + 2
        for number, data in enumerate(choices):
            if number > sides and self.wanted <= self.seen:
                break
            for first in self._handed_in(data):
                self._breadth_first(first)

    def _handed_in(self, data: Mapping[str, Any]) -> Iterator[Place]:
        holder = self.track.holders[self.track.initial]
        for actor in (submitter(self.track), *officers(self.rules, holder)[:1]):
            command = c.Submit(CODE, self.rules.home, actor, self.track.procedure.lane, data=data)
            place = self._tried(None, command, self.lane.start)
            if place is not None:
                yield place
                return

    def _breadth_first(self, first: Place) -> None:
        waiting = deque([first])
        known = {self._mark(first.dossier)}
        while waiting:
            place = waiting.popleft()
            self.places.append(place)
            for later in (*self._moves(place), *self._unusual(place)):
                mark = self._mark(later.dossier)
                if mark not in known:
                    known.add(mark)
                    waiting.append(later)

    def _mark(self, dossier: Dossier) -> Any:
        """What tells two dossiers apart, as far as it decides what can happen to them."""
        back = any(move.to_previous for move in self._table(dossier).values())
        missed = dossier.promise is not None and dossier.clocks[dossier.promise].missed is not None
        return (
            dossier.lane,
            dossier.state,
            dossier.previous if back else None,
            missed,
            dossier.finished is not None,
            frozenset(name for name, clock in dossier.clocks.items() if clock.stopped is None),
            tuple(min(dossier.counts.get(action, 0), most) for action, most in self.bounded.items()),
            tuple(str(dossier.data.get(name)) for name in sorted(self.read)),
            tuple(one.how for one in dossier.consultation.asked) if dossier.consultation else (),
        )

    def _table(self, dossier: Dossier) -> Mapping[str, Move]:
        track = self.rules.tracks.get(dossier.lane) or self.track
        return track.table[dossier.state]

    # --- what can be done from a place

    def _moves(self, place: Place) -> Iterator[Place]:
        """Each move, taken a minute later by the first who may, and each opinion given."""
        track = self.rules.tracks.get(place.dossier.lane) or self.track
        for move in self._table(place.dossier).values():
            acts = (c.Act(move.action, who, documents=move.requires) for who in able(self.rules, track, move))
            yield from self._first(place, acts, self._next(place))
        asked = place.dossier.consultation.asked if place.dossier.consultation else ()
        for one in asked:
            answers = (c.Answer(actor) for actor in officers(self.rules, one.department))
            yield from self._first(place, answers, self._next(place))

    def _unusual(self, place: Place) -> Iterator[Place]:
        """Once for each kind of place: everybody waits, the system fails, letters are written."""
        kind = (*self._mark(place.dossier)[:6], self._mark(place.dossier)[8])
        if kind in self.waited:
            return
        self.waited.add(kind)
        yield from self._waits(self._on_a_desk(place))
        yield from self._fails(place)
        if self._letters_left(place):
            self._letters(place)

    def _on_a_desk(self, place: Place) -> Place:
        """The same, with one officer who has it from now on."""
        people = officers(self.rules, place.dossier.holder)[:1]
        assigned = self._first(place, (c.Assign(who.id, who) for who in people), self._next(place))
        return next(iter(assigned), place)

    def _waits(self, place: Place) -> Iterator[Place]:
        """Everything waits past each due instant, one after the other."""
        for _ in range(MOST_WAITS):
            due = place.dossier.next_due
            if due == NEVER:
                return self._last(place)
            place = self._taken(place, c.Tick(), due + 1)
            yield place
        raise AssertionError(f"{self.lane}: still something due after {MOST_WAITS} due instants: {place.dossier}")

    def _fails(self, place: Place) -> Iterator[Place]:
        """An incident of two hours; it is over before anything else happens."""
        pausing = (rule.name for rule in self.track.procedure.clocks.values() if rule.pauses_on_incident)
        if not any(name in place.dossier.clocks and place.dossier.clocks[name].remaining is None for name in pausing):
            return
        people = officers(self.rules, self.track.holders[self.track.initial])
        declared = self._first(place, (c.DeclareIncident(who, "outage") for who in people), self._next(place))
        for failed in declared:
            self._last(failed)
            yield from self._first(failed, map(c.EndIncident, people), failed.at + 2 * HOUR)

    # --- letters

    def _letters_left(self, place: Place) -> bool:
        dossier = place.dossier
        if dossier.promise is None or dossier.promise not in dossier.clocks:
            return False
        clock = dossier.clocks[dossier.promise]
        left = {goal for goal in self.wanted - self.seen if goal.kind == "obligation"}
        return bool(left) and clock.running_since is not None and clock.missed is None

    def _letters(self, place: Place) -> None:
        """A delay is declared, or not; each letter is written, issued and delivered, or set aside, or forgotten."""
        lead = officers(self.rules, self.track.lead)
        causes = (None, *self.track.procedure.causes)
        declarations = (c.DeclareDelay(who, cause) for who in lead for cause in causes)
        declared = self._first(place, declarations, self._next(place))
        missed = [*itertools.islice(self._until_owed(place), 1)]
        for owed in (*declared, *missed):
            self._waived(owed)
            issued = self._issued(owed)
            later = [one for one in self._waits(issued) if len(one.dossier.obligations) > len(owed.dossier.obligations)]
            for again in later[:1]:
                self._waived(again)
                self._last(self._issued(again))

    def _until_owed(self, place: Place) -> Iterator[Place]:
        return (later for later in self._waits(place) if later.dossier.obligations)

    def _signers(self, place: Place) -> list[c.Actor]:
        debtor = place.dossier.obligations[-1].debtor
        people = officers(self.rules, debtor)
        return sorted(people, key=lambda who: who.id != place.dossier.obligations[-1].signer)

    def _issued(self, place: Place) -> Place:
        """The last letter drafted, issued with a new date where it may give one, and delivered."""
        owed, people = place.dossier.obligations[-1].id, self._signers(place)
        promised = max(place.at, place.dossier.appointment or 0) + 3 * DAY
        place = self._one(place, [c.DraftObligation(owed, who) for who in people])
        dated = [c.IssueObligation(owed, who, promised) for who in people]
        place = self._one(place, [*dated, *(c.IssueObligation(owed, who) for who in people)])
        return self._one(place, [c.DeliverObligation(owed, who) for who in people])

    def _waived(self, place: Place) -> None:
        owed = place.dossier.obligations[-1].id
        self._last(self._one(place, [c.WaiveObligation(owed, who, "ground") for who in self._signers(place)]))

    # --- steps

    def _next(self, place: Place) -> Instant:
        return place.at + self.pace + -(place.at + self.pace) % MINUTE

    def _one(self, place: Place, commands: Sequence[c.Command]) -> Place:
        found = self._first(place, commands, self._next(place))
        assert found, f"{self.lane}: nobody could {commands[:1]}"
        return found[0]

    def _first(self, place: Place, commands: Iterable[c.Command], at: Instant) -> list[Place]:
        """The first of the commands that is not refused, taken."""
        for command in commands:
            later = self._tried(place, command, at)
            if later is not None:
                return [later]
        return []

    def _tried(self, place: Place | None, command: c.Command, at: Instant) -> Place | None:
        try:
            return self._taken(place, command, at)
        except NotAllowed:
            return None

    def _taken(self, place: Place | None, command: c.Command, at: Instant) -> Place:
        before = None if place is None else place.dossier
        outcome = advance(self.rules, before, command, at)
        later = Place(outcome.dossier, Step(at, command), outcome.events, place)
        new = {goal for lane, goal in marks(self.rules, before, outcome.events) if lane == self.lane.key[3]}
        if new & self.wanted - self.seen:
            self._last(later)
        self.seen |= new
        return later

    def _last(self, place: Place) -> None:
        """The place ends a telling walk; the walk to the place before it is then part of this one."""
        if place.since is not None:
            self.ends.pop(place.since, None)
        self.ends[place] = None


def _bounded(track: Track) -> dict[str, int]:
    """How often an action makes a difference: as often as it may be taken, or as a sentence counts it."""
    counted = re.findall(r"\bcount\.(\w+)", " ".join(rule.says for rule in track.procedure.always))
    most = {move.action: move.at_most for move in track.procedure.moves if move.at_most is not None}
    return {**dict.fromkeys(counted, 2), **most}


@cache
def walked(lane: Shipped, pace: int = MINUTE) -> Walker:
    """The walker after it has been everywhere."""
    walker = Walker(lane, pace)
    walker.explore()
    return walker
