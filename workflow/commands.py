"""Wishes, in the imperative: what an actor asks of one dossier. `decide` answers with events or refuses.

Every command is a frozen value, so whatever happens in a simulation could have been typed.
"""

from collections.abc import Mapping, Set
from typing import Any

from msgspec import Struct


class Actor(Struct, frozen=True, gc=False):
    """Who acts: an officer of a department in roles, or the applicant, who has no department.

    On whose behalf is recorded and decides nothing: what they may do depends on who they are.
    """

    id: str
    department: str | None = None
    roles: Set[str] = frozenset()
    on_behalf_of: str | None = None


CITIZEN = Actor("applicant")


class Submit(Struct, frozen=True, gc=False, tag=True):
    """Hand in a dossier; `lane` is the lane asked for, `data` is checked against the declared fields."""

    code: str
    home: str
    actor: Actor
    lane: str = "standard"
    channel: str = "counter"
    data: Mapping[str, Any] = {}
    documents: tuple[str, ...] = ()
    applicant: Mapping[str, Any] = {}


class Act(Struct, frozen=True, gc=False, tag=True):
    """Take an action that the dossier's state offers; `documents` are attached, `data` amends the dossier's data."""

    action: str
    actor: Actor
    data: Mapping[str, Any] = {}
    documents: tuple[str, ...] = ()
    ground: str | None = None


class Assign(Struct, frozen=True, gc=False, tag=True):
    """Put the dossier on the desk of one officer of the department that holds it."""

    officer: str
    actor: Actor


class Answer(Struct, frozen=True, gc=False, tag=True):
    """Give the opinion that the actor's department was asked for."""

    actor: Actor
    opinion: str = "agree"
    ground: str | None = None


class DeclareIncident(Struct, frozen=True, gc=False, tag=True):
    """Announce a system incident: it pauses the clocks that say so, until it is ended."""

    actor: Actor
    ground: str


class EndIncident(Struct, frozen=True, gc=False, tag=True):
    """Say that the system works again."""

    actor: Actor


class DeclareDelay(Struct, frozen=True, gc=False, tag=True):
    """Say before the appointment that it will be missed: the apology is owed from now."""

    actor: Actor
    cause: str | None = None


class DraftObligation(Struct, frozen=True, gc=False, tag=True):
    """Draft the letter, with the cause of the delay where it is known."""

    obligation: str
    actor: Actor
    cause: str | None = None


class IssueObligation(Struct, frozen=True, gc=False, tag=True):
    """Sign and issue the letter; for an apology `promised` is the new date."""

    obligation: str
    actor: Actor
    promised: int | None = None
    cause: str | None = None


class DeliverObligation(Struct, frozen=True, gc=False, tag=True):
    """Record that the letter reached the person: the obligation is discharged."""

    obligation: str
    actor: Actor


class WaiveObligation(Struct, frozen=True, gc=False, tag=True):
    """Set the obligation aside, with the ground for it."""

    obligation: str
    actor: Actor
    ground: str


class AcceptExcuse(Struct, frozen=True, gc=False, tag=True):
    """Accept that nobody answers for the seconds of a stretch, such as an announced outage: no date moves."""

    actor: Actor
    since: int
    until: int
    ground: str


class GiveCause(Struct, frozen=True, gc=False, tag=True):
    """Give the code of the cause of the dossier's delay."""

    actor: Actor
    cause: str


class Tick(Struct, frozen=True, gc=False, tag=True):
    """Look at the clocks: settles what has passed and asks for nothing else."""


class SendComponent(Struct, frozen=True, gc=False, tag=True):
    """Hand a component of the package over to who leads it; `data` and `documents` correct what came back."""

    component: str
    actor: Actor
    data: Mapping[str, Any] = {}
    documents: tuple[str, ...] = ()


Command = (
    Submit
    | Act
    | Assign
    | Answer
    | DeclareIncident
    | EndIncident
    | DeclareDelay
    | DraftObligation
    | IssueObligation
    | DeliverObligation
    | WaiveObligation
    | Tick
    | SendComponent
    | AcceptExcuse
    | GiveCause
)
