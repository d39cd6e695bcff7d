"""The story that the engine's tests tell: a real house building permit of the shipped definitions, step by step."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from workflow.commands import CITIZEN, Actor
from workflow.engine import Engine, Receipt
from workflow.loader import Definitions, load_definitions
from workflow.model import Instant
from workflow.moments import instant

PERMIT = "house_building_permit"
DATA = {"floors": 2, "floor_area_m2": 120.0}
DOCUMENTS = ("application", "drawings")


@cache
def definitions() -> Definitions:
    """The shipped definitions, loaded once."""
    return load_definitions()


def officer(id: str) -> Actor:
    """The officer of the shipped agencies."""
    found = definitions().agencies.officer(id)
    return Actor(found.id, found.department, found.roles)


def local(text: str) -> Instant:
    """The instant of a local time such as `2026-11-23 10:00`."""
    return instant(datetime.fromisoformat(text))


class Step(NamedTuple):
    """One action of a story, with who takes it and when."""

    action: str
    actor: Actor
    at: Instant
    documents: tuple[str, ...] = ()


Story = tuple[Step, ...]


def begin(engine: Engine, **changed: Any) -> Receipt:
    """A permit is applied for on Monday 23/11/2026, the eve of a holiday."""
    given: dict[str, Any] = {
        "actor": CITIZEN,
        "data": DATA,
        "documents": DOCUMENTS,
        "applicant": {"name": "Nguyễn Văn A"},
        "at": local("2026-11-23 08:00"),
    }
    return engine.submit(PERMIT, **{**given, **changed})


def permit_story() -> Story:
    """From acceptance over a supplement to the result: on time, the last day being Friday 04/12."""
    reception, expert = officer("dh.reception_1"), officer("dh.economic_1")
    return (
        Step("accept", reception, local("2026-11-23 10:00")),
        Step("hand_over", reception, local("2026-11-23 10:30")),
        Step("request_supplement", expert, local("2026-11-25 10:30"), ("supplement_notice",)),
        Step("resupply", CITIZEN, local("2026-11-26 10:30")),
        Step("draft", expert, local("2026-12-01 09:30")),
        Step("submit_for_signature", officer("dh.economic_head"), local("2026-12-01 10:30")),
        Step("sign", officer("dh.chairman"), local("2026-12-02 09:00"), ("permit",)),
        Step("return_result", officer("dh.return_desk_1"), local("2026-12-02 15:00")),
    )


def late_story() -> Story:
    """The same without a supplement, and the signature comes four days after the appointment on Thursday 03/12."""
    story = {step.action: step for step in permit_story()}
    late = ("draft", "2026-12-07 09:30"), ("submit_for_signature", "2026-12-07 10:30")
    after = ("sign", "2026-12-09 09:00"), ("return_result", "2026-12-09 15:00")
    return (
        story["accept"],
        story["hand_over"],
        *(story[action]._replace(at=local(at)) for action, at in (*late, *after)),
    )


def told(
    engine: Engine, story: Story, code: str | None = None, between: Callable[[], Engine] | None = None
) -> tuple[Receipt, ...]:
    """The receipts of a story told to an engine; `between` gives the engine of the next step."""
    receipts = []
    if code is None:
        receipts.append(begin(engine))
        code = receipts[0].dossier.code
    for step in story:
        engine = between() if between else engine
        receipts.append(engine.act(code, step.action, actor=step.actor, documents=step.documents, at=step.at))
    return tuple(receipts)
