"""Where can a dossier go, and when does a clock run there? The merged machine as ways between states.

A way is a transition that somebody can take, to one of its targets. Guards are not judged: every `when` may hold.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from workflow.procedure import (
    APPLICANT,
    CLOCK,
    JOIN,
    PACKAGE,
    By,
    ClockRule,
    Move,
    Procedure,
    State,
    Trigger,
)


class Way(NamedTuple):
    """A transition with one of its targets."""

    origin: str
    target: str
    move: Move


def takers(procedure: Procedure, move: Move, roles: Mapping[str, frozenset[str]]) -> tuple[By, ...]:
    """Those of the declared actors who can take the move: people who are there, a clock that fires it, a join."""
    return tuple(by for by in move.by if _can_take(procedure, move, by, roles))


def _can_take(procedure: Procedure, move: Move, by: By, roles: Mapping[str, frozenset[str]]) -> bool:
    match by.party:
        case "applicant" | "package":
            return True
        case "clock":
            return any(fires(rule) == move.action for rule in procedure.clocks.values())
        case "join":
            return procedure.states[move.origin].consults is not None
    if by.party not in roles:
        return True
    return by.role in roles[by.party] if by.role else bool(roles[by.party])


def fires(rule: ClockRule) -> str | None:
    """The action that the breach of the clock fires."""
    return None if rule.breach is None else rule.breach.action


def is_person(by: By) -> bool:
    """Whether a citizen or an officer acts, not a clock, a join or a package."""
    return by.party not in (CLOCK, JOIN, PACKAGE)


def is_department(state: State) -> bool:
    """Whether an agency works in the state."""
    return state.end is None and state.held_by != APPLICANT


def ways_of(procedure: Procedure, roles: Mapping[str, frozenset[str]]) -> tuple[Way, ...]:
    """The ways of the machine that somebody can go, in the order of the definition."""
    open_moves = (move for move in procedure.moves if takers(procedure, move, roles))
    return tuple(Way(move.origin, target, move) for move in open_moves for target in move.targets)


def onward(ways: Iterable[Way], roots: Iterable[str]) -> frozenset[str]:
    """The states that the ways lead to from the roots, these included."""
    ahead: dict[str, list[str]] = {}
    for way in ways:
        ahead.setdefault(way.origin, []).append(way.target)
    return _closure(ahead, roots)


def backward(ways: Iterable[Way], goals: Iterable[str]) -> frozenset[str]:
    """The states from which the ways lead to one of the goals, these included."""
    behind: dict[str, list[str]] = {}
    for way in ways:
        behind.setdefault(way.target, []).append(way.origin)
    return _closure(behind, goals)


def _closure(steps: Mapping[str, Collection[str]], roots: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    ahead = list(roots)
    while ahead:
        state = ahead.pop()
        if state not in found:
            found.add(state)
            ahead.extend(steps.get(state, ()))
    return frozenset(found)


def reachable(procedure: Procedure, ways: Iterable[Way]) -> frozenset[str]:
    """The states that a dossier can come to."""
    return onward(ways, [procedure.initial.id])


def met(procedure: Procedure, trigger: Trigger, way: Way) -> bool:
    """Whether going the way is what the trigger waits for."""
    match trigger.kind:
        case "action":
            return trigger.name == way.move.action
        case "leave":
            return trigger.name == way.origin
        case "enter":
            return trigger.name == way.target or (trigger.name == "ends" and _is_end(procedure, way))
        case "submit":
            return False


def _is_end(procedure: Procedure, way: Way) -> bool:
    return procedure.states[way.target].end is not None


def starts(procedure: Procedure, rule: ClockRule, ways: Iterable[Way]) -> Iterator[Way]:
    """The ways that start the clock, among those that a dossier can come to."""
    there = tuple(ways)
    states = reachable(procedure, there)
    for way in there:
        if way.origin in states and begins(procedure, rule, way):
            yield way


def begins(procedure: Procedure, rule: ClockRule, way: Way) -> bool:
    """Whether going the way starts the clock; no end does."""
    return not _is_end(procedure, way) and met(procedure, rule.starts, way)


def stops(procedure: Procedure, rule: ClockRule, way: Way) -> bool:
    """Whether going the way stops the clock; every end does."""
    return _is_end(procedure, way) or any(met(procedure, trigger, way) for trigger in rule.stops)


def counting_ways(procedure: Procedure, rule: ClockRule, ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways that do not stop the clock."""
    return tuple(way for way in ways if not stops(procedure, rule, way))


def under_clock(procedure: Procedure, rule: ClockRule, ways: tuple[Way, ...]) -> frozenset[str]:
    """The states in which the clock has been started and not stopped, paused or not."""
    return onward(counting_ways(procedure, rule, ways), begun(procedure, rule, ways))


def begun(procedure: Procedure, rule: ClockRule, ways: tuple[Way, ...]) -> frozenset[str]:
    """The states in which the clock is when it has just started."""
    if rule.starts.kind == "submit":
        return frozenset({procedure.initial.id})
    return frozenset(way.target for way in starts(procedure, rule, ways))


def running(procedure: Procedure, rule: ClockRule, ways: tuple[Way, ...]) -> frozenset[str]:
    """The states in which the clock can run."""
    return under_clock(procedure, rule, ways) - rule.pauses
