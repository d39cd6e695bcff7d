"""How values become text and rows: canonical JSON, and the rows beside the journal that a dossier makes.

The rows are written from here and rebuilt from here, so that both ways give the same bytes.
"""

from typing import Any, TypeVar

import msgspec

from workflow.events import Event
from workflow.model import NEVER, Dossier, Instant, Obligation
from workflow.store.protocol import Placing

Row = tuple[Any, ...]
Value = TypeVar("Value")

_encode = msgspec.json.Encoder(order="deterministic").encode
_dossier = msgspec.json.Decoder(Dossier).decode
_event = msgspec.json.Decoder(Event).decode
_obligation = msgspec.json.Decoder(Obligation).decode


def text(value: Any) -> str:
    """The value as canonical JSON: keys in order, so that equal values give equal text."""
    return _encode(value).decode()


def dossier_of(body: str | bytes) -> Dossier:
    """The dossier that was written as that text."""
    return _dossier(body)


def event_of(body: str | bytes) -> Event:
    """The event that was written as that text."""
    return _event(body)  # type: ignore[no-any-return]


def obligation_of(body: str | bytes) -> Obligation:
    """The obligation that was written as that text."""
    return _obligation(body)


def others_of(body: str | None) -> tuple[tuple[str, str], ...]:
    """The versions of other calendars that were written as that text; none where nothing was."""
    return () if body is None else tuple((id, version) for id, version in msgspec.json.decode(body))


def plain(value: Value) -> Value:
    """The value as it will be read again: tuples inside become lists; raises TypeError for what JSON cannot say."""
    return msgspec.json.decode(_encode(value))  # type: ignore[no-any-return]


def dossier_row(dossier: Dossier, placing: Placing) -> Row:
    """The row of a dossier, its code last."""
    return (
        dossier.procedure,
        dossier.home,
        dossier.lane,
        dossier.state,
        dossier.holder,
        dossier.officer,
        placing.waits_for,
        placing.priority,
        dossier.submitted,
        dossier.accepted,
        dossier.appointment,
        dossier.finished,
        _pending(dossier.next_due),
        dossier.length,
        text(dossier),
        dossier.code,
    )


def _pending(at: Instant) -> Instant | None:
    return None if at == NEVER else at


def clock_rows(dossier: Dossier) -> dict[str, Row]:
    """The rows of the clocks that have not stopped, by name."""
    return {
        name: (dossier.code, name, clock.effect, clock.state, clock.due, _pending(clock.pending))
        for name, clock in dossier.clocks.items()
        if clock.stopped is None
    }


def obligation_rows(dossier: Dossier) -> dict[str, Row]:
    """The rows of all obligations, by id: they outlive the dossier."""
    return {
        owed.id: (owed.id, dossier.code, owed.kind, owed.state, owed.debtor, owed.due, text(owed))
        for owed in dossier.obligations
    }


def asked_rows(dossier: Dossier) -> dict[str, Row]:
    """The rows of the departments whose opinion is still awaited."""
    asked = dossier.consultation.asked if dossier.consultation else ()
    return {
        department: (dossier.code, department, one.due) for one in asked if one.awaited for department in one.answering
    }
