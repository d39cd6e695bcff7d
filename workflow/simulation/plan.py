"""What may happen in a state of a simulated dossier: which moves its holder can take, how often, and how long the
work takes.

Worked out once per state of a track, so that the loop only draws.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflow.commands import CITIZEN, Act, Actor
from workflow.guards import Guard, compile_guard
from workflow.machine import OUTSIDE, Track
from workflow.model import Dossier
from workflow.procedure import APPLICANT, CLOCK, PACKAGE, Move
from workflow.simulation.chance import Chance, Law, Quantile, Stream, quantile
from workflow.simulation.lengths import KindActions
from workflow.simulation.scenario import CitizenWait, Scenario, Wait, said
from workflow.story import enough


@dataclass(frozen=True, slots=True)
class Draw:
    """A length that is drawn: where from and by which law."""

    stream: Stream
    law: Law
    length: Quantile

    def seconds(self, entity: int, number: int) -> int:
        """Whole seconds; on the ruler of the law."""
        return round(self.length(self.stream.uniform(entity, number)))


@dataclass(frozen=True, slots=True)
class Ways:
    """The moves of one kind of dossier with their weights."""

    when: Guard | None
    moves: tuple[tuple[Move, float], ...]
    judged: bool  # some move is not always open


@dataclass(frozen=True, slots=True)
class Plan:
    """One state of one track: who moves the dossier on, and how."""

    state: str
    track: Track
    desk: str | None  # the department where the dossier waits; None where it waits for the citizen
    holder: str  # whose people act there
    end: bool
    rests: bool  # nobody works: it waits for the components of its package
    consults: bool
    joined: bool  # people work beside the question and wait for the opinions only to go on
    priority: int
    ways: tuple["Ways", ...]  # by kind of dossier
    only: Move | None  # the move where there is no choice
    outcome: Stream
    work: Draw | None  # an officer's working time, or the time until the citizen moves; None: none, or by kind
    kinds: tuple[tuple[Guard | None, Draw], ...]  # the working time by kind of dossier, where there are several
    never: float
    patience: Stream
    roles: frozenset[str]
    needs: frozenset[str]  # the roles any of which may take the step; empty: anybody
    wanted: dict[str, frozenset[str]]  # the roles that each action needs, found out once
    acts: dict[tuple[str, str], Act]  # commands given here before, so that each is made once

    def choose(self, dossier: Dossier, entity: int, number: int) -> Move | None:
        """The move that the holder takes, also where it has to wait for opinions; None where none is open."""
        ways = next(one for one in self.ways if one.when is None or one.when.holds(dossier.data))
        found = ways.moves
        if ways.judged:
            found = tuple(one for one in found if _open(self.track, one[0], dossier))
        if len(found) <= 1:
            return found[0][0] if found else None
        target = self.outcome.uniform(entity, number) * sum(weight for _, weight in found)
        for move, weight in found:
            target -= weight
            if target < 0:
                return move
        return found[-1][0]

    def seconds(self, dossier: Dossier, entity: int, number: int) -> int:
        """The length of the visit, by kind of dossier; 0 where the scenario says nothing."""
        draw = self.work
        if draw is None:
            draw = next((draw for when, draw in self.kinds if when is None or when.holds(dossier.data)), None)
        return 0 if draw is None else draw.seconds(entity, number)

    def act(self, officer: str, move: Move, dossier: Dossier, held: frozenset[str] | None = None) -> Act:
        """The command by which the officer, or a colleague where they may not take this step too or lack its role
        (of those `held`; None: they have every one), makes the move.
        """
        did_before = move.not_by_actor_of is not None and dossier.actors.get(move.not_by_actor_of) == officer
        if did_before or (held is not None and not self._allowed(move, held)):
            officer = f"{self.holder}/colleague"
        found = self.acts.get((officer, move.action))
        if found is None:
            actor = CITIZEN if self.holder == APPLICANT else Actor(officer, self.holder, self.roles)
            found = self.acts[officer, move.action] = Act(move.action, actor, documents=move.requires)
        return found

    def _allowed(self, move: Move, held: frozenset[str]) -> bool:
        wanted = self.wanted.get(move.action)
        if wanted is None:
            wanted = self.wanted[move.action] = needs(self.track, self.state, (move,))
        return not wanted or not wanted.isdisjoint(held)


def _open(track: Track, move: Move, dossier: Dossier) -> bool:
    if move.at_most is not None and dossier.counts.get(move.action, 0) >= move.at_most:
        return False
    return move.when is None or track.guards[move.when].holds(dossier.data)


def joined(track: Track, dossier: Dossier) -> bool:
    """Whether the opinions that the state asked for are in."""
    return dossier.consultation is not None and enough(track, dossier.consultation.id, dossier.consultation.asked)


def plan(scenario: Scenario, chance: Chance, track: Track, state: str, desk: str | None) -> Plan:
    """The plan of a state under the scenario."""
    procedure, declared = track.procedure, track.procedure.states[state]
    holder = acting(track, state)
    waits = _wait(scenario, procedure.id, state, holder)
    name = f"{procedure.id}/{state}"
    ways = _ways(scenario, track, state, waits)
    works = [] if waits is not None else said(scenario.work, procedure.id, state) or []
    stream = chance.stream(f"{name}/work")
    kinds = tuple((_guard(track, one.when), Draw(stream, one.law, quantile(one.law))) for one in works)
    if waits is not None:
        kinds = ((None, Draw(stream, waits.after.law, quantile(waits.after.law))),)
    alone = len(ways) == 1 and len(ways[0].moves) == 1 and not ways[0].judged
    return Plan(
        state=state,
        track=track,
        desk=desk,
        holder=holder,
        end=declared.end is not None,
        rests=rests(track, state),
        consults=declared.consults is not None,
        joined=any(move.joined for one in ways for move, _ in one.moves),
        priority=procedure.priority,
        ways=ways,
        only=ways[0].moves[0][0] if alone else None,
        outcome=chance.stream(f"{name}/outcome"),
        work=kinds[0][1] if len(kinds) == 1 else None,
        kinds=kinds if len(kinds) > 1 else (),
        never=waits.never if waits is not None else 0.0,
        patience=chance.stream(f"{name}/never"),
        roles=roles(track, holder),
        needs=needs(track, state, (move for one in ways for move, _ in one.moves)),
        wanted={},
        acts={},
    )


def _wait(scenario: Scenario, procedure: str, state: str, holder: str) -> Wait | None:
    """How the holder moves who has no desk: the citizen, or a partner agency."""
    if holder == APPLICANT:
        found: Wait | None = said(scenario.citizen, procedure, state)
        return found
    return scenario.partners.get(holder)


def rests(track: Track, state: str) -> bool:
    """Whether the state only waits for the components of its package."""
    return any(by.party == PACKAGE for move in track.table[state].values() for by in move.by) and not (
        track.procedure.states[state].initial or track.procedure.components == {}
    )


def _ways(scenario: Scenario, track: Track, state: str, waits: Wait | None) -> tuple[Ways, ...]:
    if isinstance(waits, CitizenWait):
        return (_way(track, state, None, waits.actions),)
    kinds: list[KindActions] = said(scenario.outcomes, track.procedure.id, state) or []
    return tuple(_way(track, state, one.when, one.actions) for one in kinds) or (_way(track, state, None, None),)


def _way(track: Track, state: str, when: str | None, weights: Mapping[str, float] | None) -> Ways:
    moves = tuple(weighted(track, state, weights))
    judged = any(move.when is not None or move.at_most is not None for move, _ in moves)
    return Ways(_guard(track, when), moves, judged)


def _guard(track: Track, source: str | None) -> Guard | None:
    return None if source is None else compile_guard(source, track.procedure.fields)


def acting(track: Track, state: str) -> str:
    """The department whose people move the dossier on, or the applicant: the holder, unless only others may act there,
    as the chairman does on a complaint that lies at the office.
    """
    holder = track.holders[state]
    if holder == APPLICANT or track.procedure.states[state].consults is not None:
        return holder
    others = [
        track.departments[by.party]
        for move in track.table[state].values()
        for by in move.by
        if by.party not in OUTSIDE and by.party != APPLICANT
    ]
    return holder if holder in others or not others else others[0]


def weighted(track: Track, state: str, weights: Mapping[str, float] | None) -> list[tuple[Move, float]]:
    """The moves that people may take there; without weights only where there is no choice to make.

    Weights may name a move of a clock too: then nobody acts, and the dossier waits for it.
    """
    who = acting(track, state)
    mine = [
        move
        for move in track.table[state].values()
        if any(
            track.departments[by.party] == who and by.party != APPLICANT for by in move.by if by.party not in OUTSIDE
        )
        or (who == APPLICANT and any(by.party == APPLICANT for by in move.by))
    ]
    if weights is None:
        return [(move, 1.0) for move in mine]
    may = [move for move in track.table[state].values() if move in mine or by_clock(move)]
    return [(move, weights[move.action]) for move in may if weights.get(move.action, 0) > 0]


def by_clock(move: Move) -> bool:
    """Whether a clock makes the move: people only wait for it."""
    return any(by.party == CLOCK for by in move.by)


def roles(track: Track, department: str) -> frozenset[str]:
    """Every role that the procedure asks for in that department."""
    return frozenset(
        by.role
        for move in track.procedure.moves
        for by in move.by
        if by.role is not None and track.departments[by.party] == department
    )


def needs(track: Track, state: str, moves: Iterable[Move]) -> frozenset[str]:
    """The roles in the acting department any of which may make one of the moves; empty: anybody there."""
    holder = acting(track, state)
    if holder == APPLICANT:
        return frozenset()
    mine = [by for move in moves for by in move.by if by.party not in OUTSIDE and track.departments[by.party] == holder]
    return frozenset(by.role or "" for by in mine) if all(by.role for by in mine) else frozenset()
