"""Journals in memory: for tests, for trying out, for specs; gone when the process ends. Always a sandbox."""

from collections.abc import Callable, Iterable
from threading import Lock

from msgspec import Struct

from workflow.errors import Conflict
from workflow.history import replay
from workflow.model import Dossier, Instant, Obligation
from workflow.store.protocol import Change, KeyTaken, Message, Mode, Place, Placing, Record, Remembered


class _Kept(Struct, frozen=True):
    """What is kept of a dossier: its last state, where it waits, its journal."""

    dossier: Dossier
    placing: Placing
    records: tuple[Record, ...]


class MemoryStore:
    """Journals as values in dictionaries; one lock stands for the transaction."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}
        self._keys: dict[str, Remembered] = {}
        self._series: dict[str, int] = {}
        self._outbox: dict[int, Message] = {}
        self._messages = 0

    @property
    def mode(self) -> Mode:
        return "sandbox"

    def load(self, code: str) -> Dossier | None:
        kept = self._kept.get(code)
        return None if kept is None else kept.dossier

    def records(self, code: str) -> tuple[Record, ...]:
        kept = self._kept.get(code)
        return () if kept is None else kept.records

    def codes(self) -> tuple[str, ...]:
        return tuple(sorted(self._kept))

    def remembered(self, key: str) -> Remembered | None:
        return self._keys.get(key)

    def write(self, *changes: Change) -> None:
        with self._lock:
            for change in changes:
                self._judge(change)
            for change in changes:
                self._write(change)

    def register(self, series: str, make: Callable[[int], Change]) -> Change:
        with self._lock:
            number = self._series.get(series, 0) + 1
            change = make(number)
            self._judge(change)
            self._write(change)
            self._series[series] = number
        return change

    def _judge(self, change: Change) -> None:
        """Raises KeyTaken, or Conflict where somebody wrote since."""
        code, first = change.after.code, change.records[0]
        kept = self._kept.get(code)
        expected, found = (one.length if one else 0 for one in (change.before, kept and kept.dossier))
        if first.key in self._keys:
            raise KeyTaken(first.key)
        if expected != found:
            raise Conflict(code, expected, found)

    def _write(self, change: Change) -> None:
        after = change.after
        kept = self._kept.get(after.code)
        self._kept[after.code] = _Kept(after, change.placing, (*(kept.records if kept else ()), *change.records))
        self._keys.update(_keys(change.records))
        self._messages += 1
        self._outbox[self._messages] = Message(self._messages, after.code, change.records)

    def due(self, before: Instant, limit: int) -> tuple[str, ...]:
        passing = ((one.dossier.next_due, code) for code, one in list(self._kept.items()))
        return tuple(code for due, code in sorted(passing)[:limit] if due < before)

    def waiting(self, department: str) -> tuple[Dossier, ...]:
        kept = [one for one in list(self._kept.values()) if _waits(one, department)]
        return tuple(one.dossier for one in sorted(kept, key=_urgency))

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        found = [(code, owed) for code, one in list(self._kept.items()) for owed in one.dossier.obligations]
        chosen = (pair for pair in found if state in (None, pair[1].state))
        return tuple(sorted(chosen, key=lambda pair: (pair[1].due, pair[1].id)))

    def outbox(self, limit: int) -> tuple[Message, ...]:
        return tuple(list(self._outbox.values())[:limit])

    def delivered(self, ids: Iterable[int]) -> None:
        for id in ids:
            self._outbox.pop(id, None)

    def rebuild(self, place: Place) -> None:
        with self._lock:
            self._kept = {code: _rebuilt(one.records, place) for code, one in self._kept.items()}
            self._keys = {key: sent for one in self._kept.values() for key, sent in _keys(one.records)}

    def broken(self, place: Place) -> tuple[str, ...]:
        return tuple(code for code, one in sorted(self._kept.items()) if one != _rebuilt(one.records, place))

    def close(self) -> None:
        """Nothing to let go of."""


def _rebuilt(records: tuple[Record, ...], place: Place) -> _Kept:
    dossier = replay(record.event for record in records)
    return _Kept(dossier, place(dossier), records)


def _keys(records: tuple[Record, ...]) -> list[tuple[str, Remembered]]:
    """The commands of these records that were sent under a key."""
    ends = {record.command: record.seq for record in records}
    return [
        (record.key, Remembered(record.code, record.seq, ends[record.seq], record.request or ""))
        for record in records
        if record.key is not None
    ]


def _waits(kept: _Kept, department: str) -> bool:
    consultation = kept.dossier.consultation
    asked = consultation.asked if consultation else ()
    return kept.placing.waits_for == department or any(one.awaited and department in one.answering for one in asked)


def _urgency(one: _Kept) -> tuple[int, bool, int, int, str]:
    dossier, appointment = one.dossier, one.dossier.appointment
    return -one.placing.priority, appointment is None, appointment or 0, dossier.submitted, dossier.code
