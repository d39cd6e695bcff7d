"""What may happen in a state of a simulated dossier: which moves its holder can take, how often, and how long the
work takes.

Worked out once per state of a track, so that the loop only draws.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.commands import CITIZEN, Act, Actor
from workflow.machine import OUTSIDE, Track
from workflow.model import Dossier
from workflow.procedure import APPLICANT, Move
from workflow.simulation.chance import Chance, Law, Quantile, Stream, quantile
from workflow.simulation.desk import Desk
from workflow.simulation.scenario import CitizenWait, Scenario, said
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
class Plan:
    """One state of one track: who moves the dossier on, and how."""

    state: str
    track: Track
    desk: Desk | None  # where the dossier waits; None where it waits for the citizen
    holder: str
    end: bool
    consults: bool
    joined: bool  # people work beside the question and wait for the opinions only to go on
    priority: int
    moves: tuple[tuple[Move, float], ...]
    judged: bool  # some move is not always open
    only: Move | None  # the move where there is no choice
    outcome: Stream
    work: Draw | None  # an officer's working time, or the time until the citizen moves
    never: float
    patience: Stream
    roles: frozenset[str]
    acts: dict[tuple[str, str], Act]  # commands given here before, so that each is made once

    def choose(self, dossier: Dossier, entity: int, number: int) -> Move | None:
        """The move that the holder takes, also where it has to wait for opinions; None where none is open."""
        found = self.moves
        if self.judged:
            found = tuple(one for one in found if _open(self.track, one[0], dossier))
        if len(found) <= 1:
            return found[0][0] if found else None
        target = self.outcome.uniform(entity, number) * sum(weight for _, weight in found)
        for move, weight in found:
            target -= weight
            if target < 0:
                return move
        return found[-1][0]

    def act(self, officer: str, move: Move, dossier: Dossier) -> Act:
        """The command by which the officer, or a colleague where they may not take this step too, makes the move."""
        if move.not_by_actor_of is not None and dossier.actors.get(move.not_by_actor_of) == officer:
            officer = f"{self.holder}/colleague"
        found = self.acts.get((officer, move.action))
        if found is None:
            actor = CITIZEN if self.holder == APPLICANT else Actor(officer, self.holder, self.roles)
            found = self.acts[officer, move.action] = Act(move.action, actor, documents=move.requires)
        return found


def _open(track: Track, move: Move, dossier: Dossier) -> bool:
    if move.at_most is not None and dossier.counts.get(move.action, 0) >= move.at_most:
        return False
    return move.when is None or track.guards[move.when].holds(dossier.data)


def joined(track: Track, dossier: Dossier) -> bool:
    """Whether the opinions that the state asked for are in."""
    return dossier.consultation is not None and enough(track, dossier.consultation.id, dossier.consultation.asked)


def plan(scenario: Scenario, chance: Chance, track: Track, state: str, desk: Desk | None) -> Plan:
    """The plan of a state under the scenario."""
    procedure, declared = track.procedure, track.procedure.states[state]
    holder = track.holders[state]
    waits: CitizenWait | None = said(scenario.citizen, procedure.id, state) if holder == APPLICANT else None
    weights = waits.actions if waits is not None else said(scenario.outcomes, procedure.id, state)
    lengths = waits.after if waits is not None else said(scenario.work, procedure.id, state)
    name = f"{procedure.id}/{state}"
    moves = tuple(weighted(track, state, weights))
    judged = any(move.when is not None or move.at_most is not None for move, _ in moves)
    return Plan(
        state=state,
        track=track,
        desk=desk,
        holder=holder,
        end=declared.end is not None,
        consults=declared.consults is not None,
        joined=any(move.joined for move, _ in moves),
        priority=procedure.priority,
        moves=moves,
        judged=judged,
        only=moves[0][0] if len(moves) == 1 and not judged else None,
        outcome=chance.stream(f"{name}/outcome"),
        work=None if lengths is None else Draw(chance.stream(f"{name}/work"), lengths.law, quantile(lengths.law)),
        never=waits.never if waits is not None else 0.0,
        patience=chance.stream(f"{name}/never"),
        roles=roles(track, holder),
        acts={},
    )


def weighted(track: Track, state: str, weights: Mapping[str, float] | None) -> list[tuple[Move, float]]:
    """The moves that the holder of the state may take; without weights only where there is no choice to make."""
    holder = track.holders[state]
    mine = [
        move
        for move in track.table[state].values()
        if any(
            track.departments[by.party] == holder and by.party != APPLICANT for by in move.by if by.party not in OUTSIDE
        )
        or (holder == APPLICANT and any(by.party == APPLICANT for by in move.by))
    ]
    if weights is None:
        return [(move, 1.0) for move in mine]
    return [(move, weights[move.action]) for move in mine if weights.get(move.action, 0) > 0]


def roles(track: Track, department: str) -> frozenset[str]:
    """Every role that the procedure asks for in that department."""
    return frozenset(
        by.role
        for move in track.procedure.moves
        for by in move.by
        if by.role is not None and track.departments[by.party] == department
    )
