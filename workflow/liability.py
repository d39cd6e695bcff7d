"""When does a head answer jointly for the department's delays? A view over a period, by the lifecycle's rule.

It is computed from fixed shares whenever somebody asks and never stands in a journal: another period gives another
answer.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from workflow.model import Instant, Responsibility
from workflow.procedure import JointLiability


class Late(Struct, frozen=True):
    """A late dossier that is finished: its tables of shares, and the rule of its lifecycle."""

    dossier: str
    finished: Instant
    tables: tuple[Responsibility, ...]
    rule: JointLiability | None


class Liability(Struct, frozen=True):
    """What the departments of one head bear in a period, in working seconds; `joint` dossiers are those for which the
    head answers too.
    """

    head: str | None
    departments: tuple[str, ...]
    dossiers: int
    late_seconds: int
    joint: int
    rules: tuple[JointLiability, ...]


def liabilities(late: Iterable[Late]) -> tuple[Liability, ...]:
    """Each head with the late dossiers of the period, in order of first bearing; None is whoever has no head."""
    found: dict[str | None, list[tuple[Late, Mapping[str, int]]]] = {}
    for one in sorted(late, key=lambda one: (one.finished, one.dossier)):
        for head, borne in _by_head(one).items():
            found.setdefault(head, []).append((one, borne))
    return tuple(_liability(head, dossiers) for head, dossiers in found.items())


def _by_head(late: Late) -> dict[str | None, dict[str, int]]:
    """For each head the departments that bear a share of the dossier's delay, with their seconds."""
    found: dict[str | None, dict[str, int]] = {}
    for share in (share for table in late.tables for share in table.shares):
        borne = found.setdefault(share.head, {})
        borne[share.holder] = borne.get(share.holder, 0) + share.late_seconds
    return found


def _liability(head: str | None, dossiers: list[tuple[Late, Mapping[str, int]]]) -> Liability:
    joint = sum(answers(late.rule, number) for number, (late, _) in enumerate(dossiers, 1)) if head is not None else 0
    return Liability(
        head=head,
        departments=tuple(dict.fromkeys(holder for _, borne in dossiers for holder in borne)),
        dossiers=len(dossiers),
        late_seconds=sum(sum(borne.values()) for _, borne in dossiers),
        joint=joint,
        rules=tuple(dict.fromkeys(late.rule for late, _ in dossiers if late.rule is not None)),
    )


def answers(rule: JointLiability | None, number: int) -> bool:
    """Whether the head answers for the late dossier that is the `number`-th of theirs in the period."""
    if rule is None or rule.rule == "never":
        return False
    return rule.rule == "always" or number >= (rule.nth or 1)
