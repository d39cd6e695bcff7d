"""Who may act, and how a refusal says so.

A refusal names what was wanted, what is so, and what is possible: who may, or which actions are open.
"""

from collections.abc import Iterable

from workflow.commands import Actor
from workflow.errors import NotAllowed
from workflow.machine import OUTSIDE, Takers, Track
from workflow.model import Dossier
from workflow.procedure import By

_NOBODY: frozenset[str] = frozenset()


def may(takers: Takers, actor: Actor) -> bool:
    """Whether the move is this actor's to take: of the party's department, in the role where one is named."""
    roles = takers.get(actor.department, _NOBODY)
    return roles is None or not roles.isdisjoint(actor.roles)


def who(track: Track, bys: Iterable[By]) -> tuple[str, ...]:
    """Who may act, in the words of the agencies: `department` or `department.role`."""
    return tuple(
        by.party if by.party in OUTSIDE else f"{track.departments[by.party]}{f'.{by.role}' if by.role else ''}"
        for by in bys
    )


def name_of(actor: Actor) -> str:
    roles = f" ({', '.join(sorted(actor.roles))})" if actor.roles else ""
    return f"'{actor.id}' of {actor.department}{roles}" if actor.department else f"'{actor.id}'"


def refusal(
    dossier: Dossier, wanted: str, found: str, possible: Iterable[str], action: str | None = None
) -> NotAllowed:
    offered = tuple(possible)
    return NotAllowed(
        f"{dossier.code}: wanted {wanted}, but {found}; possible: {', '.join(offered) or 'nothing'}",
        dossier.code,
        dossier.state,
        action,
        offered,
    )
