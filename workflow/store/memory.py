"""Journals in memory: for tests, for trying out, for specs; gone when the process ends. Always a sandbox."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock

from msgspec import Struct
from msgspec.structs import replace

from workflow.errors import Conflict, WorkflowError
from workflow.history import replay
from workflow.model import NEVER, Dossier, Instant, Obligation
from workflow.store.chain import BEGINNING, digest, linked, over
from workflow.store.codec import journal_row
from workflow.store.protocol import (
    Anchor,
    Backlog,
    Change,
    Claim,
    Kept,
    KeyTaken,
    Link,
    Message,
    Mode,
    Overdue,
    Place,
    Placing,
    Record,
    Remembered,
)


class _Held(Struct, frozen=True):
    """What is kept of a dossier: its last state, where it waits, its journal."""

    dossier: Dossier
    placing: Placing
    records: tuple[Record, ...]

    @property
    def kept(self) -> Kept:
        return Kept(self.dossier, self.records[-1].digest or BEGINNING)


class _Claimed:
    """Dossiers that are claimed while the lock is held."""

    def __init__(self, store: "MemoryStore", kept: Sequence[Kept]) -> None:
        self._store = store
        self.kept = kept
        self.unreadable: tuple[tuple[str, WorkflowError], ...] = ()

    def write(self, *changes: Change) -> None:
        self._store.write(*changes)


class MemoryStore:
    """Journals as values in dictionaries; one lock stands for the transaction."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._held: dict[str, _Held] = {}
        self._keys: dict[str, Remembered] = {}
        self._series: dict[str, int] = {}
        self._outbox: dict[int, Message] = {}
        self._digests: list[str | None] = []  # in the order of writing
        self._anchors: list[Anchor] = []

    @property
    def mode(self) -> Mode:
        return "sandbox"

    # --- reading

    def load(self, code: str) -> Kept | None:
        held = self._held.get(code)
        return None if held is None else held.kept

    def load_many(self, codes: Collection[str]) -> Mapping[str, Kept]:
        with self._lock:
            return {code: self._held[code].kept for code in codes if code in self._held}

    def records(self, code: str) -> tuple[Record, ...]:
        held = self._held.get(code)
        return () if held is None else held.records

    def codes(self) -> tuple[str, ...]:
        return tuple(sorted(self._held))

    def remembered(self, key: str) -> Remembered | None:
        return self._keys.get(key)

    def waiting(self, department: str) -> tuple[Dossier, ...]:
        held = [one for one in list(self._held.values()) if _waits(one, department)]
        return tuple(one.dossier for one in sorted(held, key=_urgency))

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        found = [(code, owed) for code, one in list(self._held.items()) for owed in one.dossier.obligations]
        chosen = (pair for pair in found if state in (None, pair[1].state))
        return tuple(sorted(chosen, key=lambda pair: (pair[1].due, pair[1].id)))

    # --- writing

    def write(self, *changes: Change) -> tuple[str, ...]:
        with self._lock:
            self._judge(changes)
            return tuple(self._write(change) for change in changes)

    def register(self, series: str, make: Callable[[int], Change]) -> tuple[Change, str]:
        with self._lock:
            number = self._series.get(series, 0) + 1
            change = make(number)
            (head,) = self.write(change)
            self._series[series] = number
        return change, head

    def _judge(self, changes: Iterable[Change]) -> None:
        """Raises KeyTaken, or Conflict where somebody wrote since."""
        keys, lengths = set(self._keys), dict[str, int]()
        for change in changes:
            code, first = change.after.code, change.records[0]
            held = self._held.get(code)
            expected = 0 if change.before is None else change.before.dossier.length
            found = lengths.get(code, 0 if held is None else held.dossier.length)
            if first.key in keys:
                raise KeyTaken(first.key)
            if expected != found:
                raise Conflict(code, expected, found)
            keys |= {first.key} if first.key is not None else set()
            lengths[code] = change.after.length

    def _write(self, change: Change) -> str:
        after = change.after
        held = self._held.get(after.code)
        before = held.records if held else ()
        rows = linked(before[-1].digest or BEGINNING if before else BEGINNING, map(journal_row, change.records))
        records = tuple(replace(one, digest=row[-1]) for one, row in zip(change.records, rows, strict=True))
        self._held[after.code] = _Held(after, change.placing, (*before, *records))
        self._keys.update(_keys(records))
        id = len(self._digests) + 1
        self._digests += [one.digest for one in records]
        self._outbox[id] = Message(id, after.code, records)
        return str(rows[-1][-1])

    # --- what passes

    def due(self, before: Instant, limit: int) -> tuple[str, ...]:
        passing = ((one.dossier.next_due, code) for code, one in list(self._held.items()))
        return tuple(code for due, code in sorted(passing)[:limit] if due < before)

    def overdue(self, before: Instant) -> Overdue:
        passing = [one.dossier.next_due for one in list(self._held.values()) if one.dossier.next_due < before]
        return Overdue(len(passing), min(passing, default=None))

    @contextmanager
    def claim(self, before: Instant, limit: int, without: Collection[str] = ()) -> Iterator[Claim]:
        with self._lock:
            wanted = [code for code in self.due(before, limit + len(without)) if code not in without]
            yield _Claimed(self, [self._held[code].kept for code in wanted[:limit]])

    # --- what is to be told

    def outbox(self, limit: int, dead: bool = False) -> tuple[Message, ...]:
        return tuple([one for one in self._outbox.values() if one.dead or not dead][:limit])

    def lease(self, now: Instant, until: Instant, limit: int) -> tuple[Message, ...]:
        with self._lock:
            held = {one.code: one.id for one in reversed(self._outbox.values()) if one.ready > now}
            free = [one for one in self._outbox.values() if one.id < held.get(one.code, NEVER)][:limit]
            leased = tuple(replace(one, ready=until) for one in free)
            self._outbox.update((one.id, one) for one in leased)
            return leased

    def delivered(self, ids: Iterable[int]) -> None:
        with self._lock:
            for id in ids:
                self._outbox.pop(id, None)

    def release(self, ids: Iterable[int], now: Instant) -> None:
        with self._lock:
            self._outbox.update((id, replace(self._outbox[id], ready=now)) for id in ids if id in self._outbox)

    def failed(self, ids: Sequence[int], error: str, ready: Instant) -> None:
        with self._lock:
            for id in self._outbox.keys() & set(ids):  # others may have told it meanwhile
                message = self._outbox[id]
                self._outbox[id] = replace(message, ready=ready, attempts=message.attempts + 1, error=error)

    def resend(self, ids: Collection[int] | None, now: Instant) -> int:
        with self._lock:
            dead = [one for one in self._outbox.values() if one.dead and (ids is None or one.id in ids)]
            self._outbox.update((one.id, Message(one.id, one.code, one.records, now)) for one in dead)
            return len(dead)

    def backlog(self) -> Backlog:
        messages = list(self._outbox.values())
        oldest = messages[0].records[0].recorded if messages else None
        return Backlog(len(messages), sum(one.dead for one in messages), oldest)

    def untold(self) -> tuple[tuple[str, int, bool], ...]:
        messages = list(self._outbox.values())
        codes = sorted({one.code for one in messages})
        by_code = {code: [one for one in messages if one.code == code] for code in codes}
        return tuple((code, len(of_one), any(one.dead for one in of_one)) for code, of_one in by_code.items())

    # --- upkeep

    def rebuild(self, place: Place) -> None:
        with self._lock:
            self._held = {code: _rebuilt(one.records, place) for code, one in self._held.items()}
            self._keys = {key: sent for one in self._held.values() for key, sent in _keys(one.records)}

    def broken(self, place: Place) -> tuple[str, ...]:
        return tuple(code for code, one in sorted(self._held.items()) if one != _rebuilt(one.records, place))

    def chain(self) -> Iterator[Link]:
        for code, one in sorted(self._held.items()):
            head = BEGINNING
            for record in one.records:
                yield Link(code, record.seq, record.digest, digest(head, journal_row(record)))
                head = record.digest or BEGINNING

    def anchor(self, at: Instant) -> Anchor | None:
        with self._lock:
            end = len(self._digests)
            if end == (self._anchors[-1].upto if self._anchors else 0):
                return None
            *_, found = self.anchored([*(one.upto for one in self._anchors), end])
            self._anchors.append(found._replace(at=at))
            return self._anchors[-1]

    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(self._anchors)

    def anchored(self, upto: Sequence[int]) -> Iterator[Anchor]:
        last = Anchor(0, 0, 0, "")
        for end in upto:
            digests = self._digests[last.upto : end]
            last = Anchor(end, 0, last.rows + len(digests), over(last.digest, digests))
            yield last

    def clock(self) -> Instant | None:
        return None

    def close(self) -> None:
        """Nothing to let go of."""


def _rebuilt(records: tuple[Record, ...], place: Place) -> _Held:
    dossier = replay(record.event for record in records)
    return _Held(dossier, place(dossier), records)


def _keys(records: tuple[Record, ...]) -> list[tuple[str, Remembered]]:
    """The commands of these records that were sent under a key."""
    ends = {record.command: record.seq for record in records}
    return [
        (record.key, Remembered(record.code, record.seq, ends[record.seq], record.request or ""))
        for record in records
        if record.key is not None
    ]


def _waits(held: _Held, department: str) -> bool:
    consultation = held.dossier.consultation
    asked = consultation.asked if consultation else ()
    return held.placing.waits_for == department or any(one.awaited and department in one.answering for one in asked)


def _urgency(one: _Held) -> tuple[int, bool, int, int, str]:
    dossier, appointment = one.dossier, one.dossier.appointment
    return -one.placing.priority, appointment is None, appointment or 0, dossier.submitted, dossier.code
