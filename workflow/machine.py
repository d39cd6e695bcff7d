"""Which moves a procedure allows: the declared states and transitions as one shared `transitions` Machine per lane.

The Machine is the authority; the table that `decide` reads is read off it. Parties become departments here, calendars
are looked up here, guards are compiled here, so that deciding is only looking things up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from msgspec.structs import replace
from transitions import Machine

from workflow.agencies import Agencies
from workflow.errors import DefinitionError
from workflow.guards import Guard, compile_guard
from workflow.model import Clock, Dossier, Version
from workflow.procedure import (
    APPLICANT,
    CLOCK,
    DECLARE,
    JOIN,
    PACKAGE,
    STANDARD,
    ClockRule,
    Move,
    Procedure,
    State,
    Trigger,
    Warn,
)
from workflow.worktime import WorkCalendar

OUTSIDE = frozenset({APPLICANT, CLOCK, JOIN, PACKAGE})  # parties that are no department

Takers = Mapping[str | None, frozenset[str] | None]  # department → the roles of which one is needed, None for anybody


@dataclass(frozen=True, slots=True)
class Crossing:
    """What one move does to the clocks: names, in the order of the definition."""

    stops: tuple[str, ...]
    pauses: tuple[str, ...]
    resumes: tuple[str, ...]
    starts: tuple[str, ...]
    asks: str | None  # the consultation that the new state opens
    finishes: bool  # an end, or what the promise waited for: the counted life is over
    changes: bool  # the move itself extends, resets or restarts a clock
    quiet: bool  # nothing follows but the change of state


@dataclass(frozen=True, slots=True)
class Way:
    """A move from its state, and who may take it; `straight` where nothing follows but the change to `target`, as long
    as the dossier has neither a consultation nor a letter.
    """

    move: Move
    takers: Takers
    target: str
    holder: str
    straight: bool


@dataclass(frozen=True, slots=True)
class Track:
    """One lane of a procedure version, ready to be decided on."""

    procedure: Procedure
    machine: Machine
    table: Mapping[str, Mapping[str, Move]]
    ways: Mapping[str, Mapping[str, Way]]  # the same table with who may, in departments
    crossings: Mapping[tuple[str, str, str], Crossing]
    guards: Mapping[str, Guard]
    eligible: Guard | None
    departments: Mapping[str, str]  # party → department
    holders: Mapping[str, str]  # state → the department that holds it, or the applicant
    initial: str  # the state in which a dossier begins
    lead: str  # the department that answers for the whole dossier
    calendar: WorkCalendar  # of the lead agency: the ruler of custody
    calendars: Mapping[str, WorkCalendar]  # of each clock
    asked_calendars: Mapping[str, WorkCalendar]  # of each party that is asked for its opinion
    norms: Mapping[str, int | None]
    promise: str | None  # the clock whose due instant is the appointment
    begins: tuple[str, ...]  # the clocks that start when a dossier is handed in
    leaves: str | None  # the action with which a dossier leaves the lane


@dataclass(frozen=True, slots=True)
class Rules:
    """A compiled procedure version at one home agency: every lane of it, and who is who."""

    procedure: str
    version: str
    lifecycle: str
    calendar_version: str
    home: str
    tracks: Mapping[str, Track]
    agencies: Agencies
    other_calendars: tuple[tuple[str, str], ...] = ()  # of other agencies: calendar and version, by id
    pinned: Version = field(init=False)  # the versions to which a dossier is pinned that is judged by these rules

    def __post_init__(self) -> None:
        pinned = Version(self.version, self.lifecycle, self.calendar_version, self.other_calendars)
        object.__setattr__(self, "pinned", pinned)


class Ruled(NamedTuple):
    """A clock of a dossier with its rule and the calendar on which it counts."""

    clock: Clock
    rule: ClockRule
    calendar: WorkCalendar


def ruled_clocks(rules: Rules, dossier: Dossier) -> tuple[Ruled, ...]:
    """The dossier's clocks in the order of the definition, then those that only the lane has that it left."""
    found: dict[str, Ruled] = {}
    lanes = (dossier.lane,) if dossier.left is None else (dossier.lane, dossier.left)
    for track in (rules.tracks[lane] for lane in lanes if lane in rules.tracks):
        for name, rule in track.procedure.clocks.items():
            if name in dossier.clocks:
                found.setdefault(name, Ruled(dossier.clocks[name], rule, track.calendars[name]))
    return tuple(found.values())


def compile_rules(
    lanes: Mapping[str, Procedure], agencies: Agencies, calendars: Mapping[str, WorkCalendar], home: str
) -> Rules:
    """The rules of one pair of versions at the agency `home`; raises DefinitionError or NotFound for what is not
    there.
    """
    tracks = {lane: _track(procedure, agencies, calendars, home) for lane, procedure in lanes.items()}
    standard = lanes[STANDARD]
    return Rules(
        procedure=standard.id,
        version=standard.version,
        lifecycle=standard.lifecycle_version,
        calendar_version=tracks[STANDARD].calendar.version,
        home=home,
        tracks=tracks,
        agencies=agencies,
        other_calendars=_other_calendars(tracks),
    )


def _other_calendars(tracks: Mapping[str, Track]) -> tuple[tuple[str, str], ...]:
    """The calendars beside the lead agency's on which something is counted, each with its version."""
    own = tracks[STANDARD].calendar.id
    used = {
        calendar.id: calendar.version
        for track in tracks.values()
        for calendar in (*track.calendars.values(), *track.asked_calendars.values())
    }
    return tuple(sorted((id, version) for id, version in used.items() if id != own))


def _track(procedure: Procedure, agencies: Agencies, calendars: Mapping[str, WorkCalendar], home: str) -> Track:
    procedure = _warning_to_declare(procedure)
    departments = {party: agencies.resolve(home, name) for party, name in procedure.parties.items()}
    parties = departments | {outside: outside for outside in OUTSIDE}
    machine = declare(procedure)
    table = moves(machine, procedure)
    holders = {state.id: parties[state.held_by] for state in procedure.states.values()}
    crossings = _crossings(procedure, table)
    lead = departments[procedure.lead]

    def calendar_of(party: str) -> WorkCalendar:
        return calendars[agencies.agency(departments[party].partition(".")[0]).calendar]

    asked = {party: calendar_of(party) for rule in procedure.consultations.values() for party in rule.ask}
    by_clock = {name: calendar_of(rule.calendar_of or procedure.lead) for name, rule in procedure.clocks.items()}
    return Track(
        procedure=procedure,
        machine=machine,
        table=table,
        ways=_ways(procedure, table, crossings, parties, holders),
        crossings=crossings,
        guards=_guards(procedure),
        eligible=None if procedure.eligible is None else compile_guard(procedure.eligible.when, procedure.fields),
        departments=parties,
        holders=holders,
        initial=procedure.initial.id,
        lead=lead,
        calendar=calendar_of(procedure.lead),
        calendars=by_clock,
        asked_calendars=asked,
        norms=_norms(procedure),
        promise=promise(procedure),
        begins=tuple(rule.name for rule in procedure.clocks.values() if rule.starts.kind == "submit"),
        leaves=None if procedure.leaves is None else procedure.leaves.action,
    )


def _norms(procedure: Procedure) -> dict[str, int | None]:
    """Working time allotted to each state, and in a package to each component: their names are different ones."""
    states = {state.id: state.norm for state in procedure.states.values()}
    return states | {one.id: one.norm for one in procedure.components.values()}


def promise(procedure: Procedure) -> str | None:
    """The clock that gives the appointment: the first of the declared names or effects that the procedure has."""
    if procedure.appointment is None:
        return None
    for wanted in procedure.appointment.of:
        for clock in procedure.clocks.values():
            if wanted in (clock.name, clock.effect):
                return clock.name
    return None


def _warning_to_declare(procedure: Procedure) -> Procedure:
    """The procedure whose promise warns at the last moment at which a miss can be declared in time."""
    promised, appointment = promise(procedure), procedure.appointment
    if promised is None or appointment is None or appointment.missed is None:
        return procedure
    last = procedure.obligations[appointment.missed].latest_before_due
    if last is None:
        return procedure
    clock = procedure.clocks[promised]
    warns = (*clock.warns, Warn(DECLARE, before=last))
    return replace(procedure, clocks={**procedure.clocks, promised: replace(clock, warns=warns)})


def declare(procedure: Procedure) -> Machine:
    """The shared Machine of the procedure; one for all dossiers, with no model of its own."""
    try:
        machine = Machine(
            model=None,
            states=list(procedure.states),
            initial=procedure.initial.id,
            auto_transitions=False,
            send_event=True,
        )
        for move in procedure.moves:
            for state in (move.origin, *move.targets):
                machine.get_state(state)  # refuses what is not declared
            for target in move.targets:
                came_from = [_came_from(target)] if move.to_previous else None
                machine.add_transition(move.action, move.origin, target, conditions=came_from)
    except ValueError as refused:
        raise DefinitionError(f"procedure '{procedure.id}' is not a machine: {refused}") from None
    return machine


def _came_from(target: str) -> Any:
    """A condition of the Machine: the way back leads to the state before this one, which the trigger is given."""

    def condition(event: Any) -> bool:
        return bool(event.kwargs.get("previous") == target)

    return condition


def moves(machine: Machine, procedure: Procedure) -> dict[str, dict[str, Move]]:
    """The table of moves read off the Machine: state → action → move."""
    declared = {(move.action, move.origin): move for move in procedure.moves}
    table: dict[str, dict[str, Move]] = {state: {} for state in machine.states}
    for action, event in machine.events.items():
        for origin in event.transitions:
            table[origin][action] = declared[action, origin]
    return table


def target_of(move: Move, previous: str | None) -> str | None:
    """Where the move leads from here; None where the way back leads to no declared state."""
    if not move.to_previous:
        return move.targets[0]
    return previous if previous in move.targets else None


def _guards(procedure: Procedure) -> dict[str, Guard]:
    guards = {move.when: compile_guard(move.when, procedure.fields) for move in procedure.moves if move.when}
    always = {rule.says: compile_guard(rule.says, procedure.fields, counts=True) for rule in procedure.always}
    parts = {one.when: compile_guard(one.when, procedure.fields) for one in procedure.components.values() if one.when}
    return guards | always | parts


def _crossings(procedure: Procedure, table: Mapping[str, Mapping[str, Move]]) -> dict[tuple[str, str, str], Crossing]:
    states, promised = procedure.states, promise(procedure)
    return {
        (origin, action, target): _crossing(procedure, states[origin], move, states[target], promised)
        for origin, offered in table.items()
        for action, move in offered.items()
        for target in move.targets
    }


def _crossing(procedure: Procedure, origin: State, move: Move, target: State, promised: str | None) -> Crossing:
    rules = procedure.clocks.values()

    def met(trigger: Trigger) -> bool:
        match trigger.kind:
            case "action":
                return trigger.name == move.action
            case "leave":
                return trigger.name == origin.id
            case "enter":
                return trigger.name == target.id or (trigger.name == "ends" and target.end is not None)
            case "submit":
                return False

    def named(touched: Callable[[ClockRule], bool]) -> tuple[str, ...]:
        return tuple(rule.name for rule in rules if touched(rule))

    stops = named(lambda rule: target.end is not None or any(map(met, rule.stops)))
    pauses = named(lambda rule: target.id in rule.pauses)
    resumes = named(lambda rule: origin.id in rule.pauses and target.id not in rule.pauses)
    starts = named(lambda rule: target.end is None and met(rule.starts))
    finishes = target.end is not None or promised in stops
    changes = bool(move.extends or move.resets or move.restarts)
    quiet = not (stops or pauses or resumes or starts or finishes or changes or move.sets or target.consults)
    return Crossing(stops, pauses, resumes, starts, target.consults, finishes, changes, quiet)


def _ways(
    procedure: Procedure,
    table: Mapping[str, Mapping[str, Move]],
    crossings: Mapping[tuple[str, str, str], Crossing],
    departments: Mapping[str, str],
    holders: Mapping[str, str],
) -> dict[str, dict[str, Way]]:
    apart = {procedure.acceptance, None if procedure.leaves is None else procedure.leaves.action}

    def way(move: Move) -> Way:
        target = move.targets[0]
        plain = not (move.to_previous or move.action in apart or procedure.always)
        straight = plain and crossings[move.origin, move.action, target].quiet
        return Way(move, _takers(move, departments), target, holders[target], straight)

    return {state: {action: way(move) for action, move in offered.items()} for state, offered in table.items()}


def _takers(move: Move, departments: Mapping[str, str]) -> Takers:
    found: dict[str | None, frozenset[str] | None] = {}
    for by in move.by:
        if by.party == APPLICANT:
            found[None] = None
        elif by.party not in OUTSIDE:
            department = departments[by.party]
            known = found.get(department, frozenset())
            found[department] = None if by.role is None or known is None else known | {by.role}
    return found
