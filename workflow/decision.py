"""Which decision counts running terms anew: who may sign it, what it would move, which one is in effect?

How one dossier is counted under another version of a calendar is `recount`'s question; here it is looked at first.
"""

from collections.abc import Callable, Iterable

from workflow import commands as c
from workflow import events as e
from workflow.agencies import Agencies
from workflow.correction import effective
from workflow.decide import Outcome, advance
from workflow.errors import NotAllowed
from workflow.history import apply
from workflow.machine import Rules
from workflow.model import Dossier, Instant, Version
from workflow.procedure import STANDARD
from workflow.recount import recounted


def counted(
    rules_of: Callable[[Version], Rules],
    dossier: Dossier,
    journal: Iterable[e.Event],
    version: Version,
    at: Instant,
    *,
    calendar: str,
    decision: str = "",
    actor: str = "",
    undone: bool = False,
) -> tuple[Outcome, e.TermsRecounted]:
    """What it causes to count the dossier under that version from `at` on, and the fact that says so, the last one."""
    settled = advance(rules_of(dossier.version), dossier, c.Tick(), at)
    event = recounted(
        rules_of(version),
        settled.dossier,
        (*effective(journal), *settled.events),
        at,
        calendar=calendar,
        decision=decision,
        actor=actor,
        undone=undone,
    )
    return Outcome(apply(settled.dossier, event), (*settled.events, event)), event


def in_effect(journal: Iterable[e.Event]) -> e.TermsRecounted | None:
    """The last decision by which the terms were counted anew and that was not undone."""
    standing: list[e.TermsRecounted] = []
    for event in effective(journal):
        if isinstance(event, e.TermsRecounted):
            if event.undone:
                standing.pop()
            else:
                standing.append(event)
    return standing[-1] if standing else None


def lead_agency(rules: Rules) -> str:
    """The agency that answers for the dossiers judged by these rules."""
    return rules.tracks[STANDARD].lead.partition(".")[0]


def agency_of(actor: c.Actor) -> str:
    """The agency that the actor works for; their own id where there is none."""
    return (actor.department or actor.id).partition(".")[0]


def judge_signature(agencies: Agencies, subject: str, decision: str, actor: c.Actor, concerned: Iterable[str]) -> None:
    """A decision has a name, and the head of each agency concerned signs it, or somebody in the head's room."""
    if not decision.strip():
        raise NotAllowed(f"{subject}: wanted a decision, but it has no name; possible: Quyết định số …")
    for agency in sorted({agency_of(actor), *concerned}):
        found = agencies.by_id.get(agency)
        room = None if found is None or found.head is None else agencies.officer(found.head).department
        if room is None or actor.department != room:
            raise NotAllowed(
                f"{subject}: wanted a decision by '{actor.id}', but it is for the head of {agency} to sign; "
                f"possible: {room or 'nobody'}"
            )
