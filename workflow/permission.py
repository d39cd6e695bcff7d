"""Who may act, and how a refusal says so.

A refusal names what was wanted, what is so, and what is possible: who may, or which actions are open.
"""

from collections.abc import Iterable

from workflow.commands import Actor
from workflow.errors import NotAllowed
from workflow.machine import OUTSIDE, Track
from workflow.model import Dossier
from workflow.procedure import APPLICANT, By, Move


def may(track: Track, move: Move, actor: Actor) -> bool:
    """Whether the move is this actor's to take: of the party's department, in the role where one is named."""
    department = actor.department
    for by in move.by:
        if by.party == APPLICANT:
            if department is None:
                return True
        elif by.party in OUTSIDE or department != track.departments[by.party]:
            continue
        elif by.role is None or by.role in actor.roles:
            return True
    return False


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
