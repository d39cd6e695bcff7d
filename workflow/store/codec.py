"""How values become text and rows: canonical JSON, and the rows beside the journal that a dossier makes.

The rows are written from here and rebuilt from here, so that both ways give the same bytes.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from workflow.events import Event
from workflow.model import NEVER, Custody, Dossier, Instant, Obligation, Version
from workflow.store.protocol import Placing, Record

Row = tuple[Any, ...]
Value = TypeVar("Value")

PAGE = 32  # stretches of custody that lie apart together, once there are so many: few dossiers have any

_encode = msgspec.json.Encoder(order="deterministic").encode
_dossier = msgspec.json.Decoder(Dossier).decode
_custody = msgspec.json.Decoder(tuple[Custody, ...]).decode
_event = msgspec.json.Decoder(Event).decode
_obligation = msgspec.json.Decoder(Obligation).decode


def text(value: Any) -> str:
    """The value as canonical JSON: keys in order, so that equal values give equal text."""
    return _encode(value).decode()


def encoded(value: Any) -> bytes:
    """The value as canonical JSON in UTF-8."""
    return _encode(value)


def dossier_of(body: str | bytes, pages: Iterable[str | bytes] = ()) -> Dossier:
    """The dossier that was written as that text, with the pages of its custody that lie apart."""
    dossier = _dossier(body)
    apart = [held for page in pages for held in _custody(page)]
    return replace(dossier, custody=(*apart, *dossier.custody)) if apart else dossier


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


def journal_row(record: Record) -> Row:
    """The row of a record, without its digest."""
    version = record.version
    return (
        record.code,
        record.seq,
        record.at,
        record.noticed,
        record.recorded,
        type(record.event).__name__,
        record.actor,
        record.on_behalf_of,
        record.ground,
        version.procedure,
        version.lifecycle,
        version.calendar,
        text(version.others) if version.others else None,
        record.command,
        record.key,
        record.request,
        text(record.event),
    )


def record_of(row: Sequence[Any]) -> Record:
    """The record that was written as that row and its digest."""
    code, seq, at, noticed, recorded, _, actor, on_behalf_of, ground, procedure, lifecycle, calendar, others = row[:13]
    command, key, request, body, digest = row[13:]
    return Record(
        code=code,
        seq=seq,
        at=at,
        noticed=noticed,
        recorded=recorded,
        event=event_of(body),
        actor=actor,
        ground=ground,
        version=Version(procedure, lifecycle, calendar, others_of(others)),
        command=command,
        key=key,
        request=request,
        on_behalf_of=on_behalf_of,
        digest=digest,
    )


def dossier_row(dossier: Dossier, head: str, placing: Placing) -> Row:
    """The row of a dossier, its code last; the pages of its custody are left out."""
    pages = len(dossier.custody) // PAGE
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
        head,
        pages,
        text(replace(dossier, custody=dossier.custody[pages * PAGE :]) if pages else dossier),
        dossier.code,
    )


def custody_rows(dossier: Dossier, since: int = 0) -> dict[int, Row]:
    """The rows of the full pages of its custody, by number, from the page `since` on."""
    held = dossier.custody
    return {
        page: (dossier.code, page, text(held[page * PAGE : (page + 1) * PAGE]))
        for page in range(since, len(held) // PAGE)
    }


def custody_kept(before: Dossier, after: Dossier) -> int:
    """How many full pages of its custody a dossier has from before: stretches are added, or all told anew."""
    pages = min(len(before.custody), len(after.custody)) // PAGE
    last = pages * PAGE - 1
    return pages if pages and before.custody[last] is after.custody[last] else 0


def _pending(at: Instant) -> Instant | None:
    return None if at == NEVER else at


def clock_rows(dossier: Dossier, beside: Dossier | None = None) -> dict[str, Row]:
    """The rows of the clocks that have not stopped, by name; without those that are the same in the dossier beside."""
    others = {} if beside is None else beside.clocks
    return {
        name: (dossier.code, name, clock.effect, clock.state, clock.due, _pending(clock.pending))
        for name, clock in dossier.clocks.items()
        if clock.stopped is None and others.get(name) is not clock
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
