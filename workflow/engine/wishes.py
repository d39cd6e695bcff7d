"""What did somebody ask for? Words and moments as they are given → commands and instants, or a refusal."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from workflow import commands as c
from workflow.acts import ANSWER, SEND
from workflow.errors import NotAllowed
from workflow.model import Instant
from workflow.moments import When, instant
from workflow.store.codec import plain, text


def wish(
    code: str,
    action: str,
    actor: c.Actor,
    data: Mapping[str, Any],
    documents: tuple[str, ...] = (),
    ground: str | None = None,
) -> c.Command:
    """The command that takes the action; `data` hold the opinion for `answer`, the component to send.

    Raises NotAllowed where they hold more than that, or no component.
    """
    if action == ANSWER:
        return _answer(code, actor, data, documents, ground)
    if action == SEND:
        return _sending(code, actor, data, documents)
    return c.Act(action, actor, data, documents, ground)


def _answer(
    code: str, actor: c.Actor, data: Mapping[str, Any], documents: tuple[str, ...], ground: str | None
) -> c.Answer:
    """The opinion of an asked agency, which is all that an answer carries."""
    strange = [*(name for name in data if name != "opinion"), *documents]
    if strange:
        raise NotAllowed(f"{code}: wanted '{strange[0]}' with an answer, but it carries: opinion, ground", code)
    opinion = data.get("opinion", "agree")
    if not isinstance(opinion, str):
        raise NotAllowed(f"{code}: wanted the opinion as text, but it is {opinion!r}; possible: agree", code)
    return c.Answer(actor, opinion, ground)


def _sending(code: str, actor: c.Actor, data: Mapping[str, Any], documents: tuple[str, ...]) -> c.SendComponent:
    """The handing over of the component that the data name; what else they hold corrects the package."""
    component = data.get("component")
    if not isinstance(component, str):
        raise NotAllowed(
            f"{code}: wanted the component that is sent, but it is {component!r}; possible: its name", code
        )
    return c.SendComponent(
        component, actor, {name: one for name, one in data.items() if name != "component"}, documents
    )


def actor_of(code: str, command: c.Command) -> c.Actor:
    """Who did what is recorded late; raises NotAllowed for what nobody does to a dossier that is there."""
    if isinstance(command, c.Submit | c.Tick):
        kind = type(command).__name__
        raise NotAllowed(f"{code}: wanted to record '{kind}' late, but nobody does that to it; possible: an act", code)
    return command.actor


def instant_of(subject: str, when: When) -> Instant:
    """The second of a moment; raises NotAllowed for what is none."""
    try:
        return instant(when)
    except ValueError as error:
        raise NotAllowed(f"{subject}: wanted an instant, but {error}") from None


def dossier_of(obligation: str) -> str:
    """The code of the dossier for which the obligation is owed."""
    return obligation.partition("/")[0]


def readable(procedure: str, applicant: Mapping[str, Any]) -> Mapping[str, Any]:
    """The applicant as it will be read again; raises NotAllowed for what the journal cannot hold."""
    try:
        return plain(applicant)
    except (TypeError, ValueError, OverflowError) as error:
        raise NotAllowed(f"{procedure}: wanted the applicant as JSON, but {error}") from None


def request_of(subject: str, command: Any) -> str:
    """The mark by which a command that is sent again under its key is known."""
    try:
        return sha256(text((subject, command)).encode()).hexdigest()
    except (TypeError, ValueError, OverflowError) as error:
        raise NotAllowed(f"{subject}: wanted a command as JSON, but {error}", subject) from None
