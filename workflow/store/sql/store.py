"""Journals in one database, SQLite or PostgreSQL: what a store promises, said to it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec import MsgspecError

from workflow.errors import Conflict, WorkflowError
from workflow.model import Instant, Obligation
from workflow.store.codec import dossier_of, obligation_of, record_of
from workflow.store.protocol import (
    Anchor,
    Backlog,
    Change,
    Claim,
    Kept,
    Link,
    Message,
    Mode,
    Overdue,
    Place,
    Record,
    Remembered,
)
from workflow.store.sql import outbox, upkeep
from workflow.store.sql.databases import database_of
from workflow.store.sql.opening import mode_of
from workflow.store.sql.transactions import Connections, Transaction
from workflow.store.sql.writing import Overtaken, write


class SqlStore:
    """Journals in one database."""

    def __init__(self, url: str) -> None:
        database = database_of(url)
        self._mode = mode_of(database, url)
        self._connections = Connections(url, database)

    @property
    def mode(self) -> Mode:
        return self._mode

    # --- reading

    def load(self, code: str) -> Kept | None:
        rows = self._connections.rows("load", (code,))
        if not rows:
            return None
        if rows[0][3] == 0:
            return _kept(rows[0], ())
        with self._connections.snapshot() as snapshot:  # its row and its pages are of one moment
            return _kept_of(snapshot, *snapshot.rows("load", (code,)))

    def load_many(self, codes: Collection[str]) -> Mapping[str, Kept]:
        with self._connections.snapshot(pipelined=True) as snapshot:
            cursors = [snapshot.run("load", (code,)) for code in codes]
            rows = [row for cursor in cursors for row in cursor.fetchall()]
            return {row[0]: _kept_of(snapshot, row) for row in rows}

    def records(self, code: str) -> tuple[Record, ...]:
        return tuple(map(record_of, self._connections.rows("records", (code,))))

    def codes(self) -> tuple[str, ...]:
        return tuple(code for (code,) in self._connections.rows("codes"))

    def remembered(self, key: str) -> Remembered | None:
        rows = self._connections.rows("sent", (key,))
        return Remembered(*rows[0][1:]) if rows else None

    def waiting(self, department: str) -> tuple[Any, ...]:
        with self._connections.snapshot() as snapshot:
            rows = snapshot.rows("waiting", (department, department))
            return tuple(_kept_of(snapshot, row).dossier for row in rows)

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        asked = self._connections.rows
        rows = asked("owed") if state is None else asked("owed in state", (state,))
        return tuple((code, obligation_of(body)) for code, body in rows)

    # --- writing

    def write(self, *changes: Change) -> tuple[str, ...]:
        with self._written([change.after.code for change in changes if change.before is None]) as transaction:
            return write(transaction, changes)

    def register(self, series: str, make: Callable[[int], Change]) -> tuple[Change, str]:
        begun = list[str]()
        with self._written(begun) as transaction:
            ((number,),) = transaction.rows("number", (series,))
            change = make(number)
            begun.append(change.after.code)
            (head,) = write(transaction, (change,))
            return change, head

    @contextmanager
    def _written(self, begun: Sequence[str] = ()) -> Iterator[Transaction]:
        """A transaction; raises Conflict with what was found where somebody was first, also in beginning `begun`."""
        try:
            with self._connections.transaction() as transaction:
                yield transaction
        except Overtaken as overtaken:
            raise self._conflict(overtaken.expected) from None
        except self._connections.twice:
            conflict = self._conflict(dict.fromkeys(begun, 0)) if begun else None
            if conflict is None or conflict.found == conflict.expected:
                raise
            raise conflict from None

    def _conflict(self, expected: Mapping[str, int]) -> Conflict:
        lengths = {code: self._connections.rows("length", (code,)) for code in expected}
        found = {code: rows[0][0] if rows else 0 for code, rows in lengths.items()}
        code = next((code for code in expected if found[code] != expected[code]), next(iter(expected)))
        return Conflict(code, expected[code], found[code])

    # --- what passes

    def due(self, before: Instant, limit: int) -> tuple[str, ...]:
        return tuple(code for (code,) in self._connections.rows("due", (before, limit)))

    def overdue(self, before: Instant) -> Overdue:
        return Overdue(*self._connections.rows("overdue", (before,))[0])

    @contextmanager
    def claim(self, before: Instant, limit: int, without: Collection[str] = ()) -> Iterator[Claim]:
        with self._written() as transaction:
            rows = transaction.rows("claim", (before, limit + len(without)))
            wanted = [row for row in rows if row[0] not in without][:limit]
            yield _Claimed(transaction, wanted)

    # --- what is to be told

    def outbox(self, limit: int, dead: bool = False) -> tuple[Message, ...]:
        return outbox.messages(self._connections.rows("dead letters" if dead else "outbox", (limit,)))

    def lease(self, now: Instant, until: Instant, limit: int) -> tuple[Message, ...]:
        with self._connections.transaction() as transaction:
            return outbox.lease(transaction, now, until, limit)

    def delivered(self, ids: Iterable[int]) -> None:
        rows = [(id,) for id in ids]
        with self._connections.transaction() as transaction:
            if rows:
                transaction.many("drop outbox", rows)

    def release(self, ids: Iterable[int], now: Instant) -> None:
        rows = [(now, id) for id in ids]
        with self._connections.transaction() as transaction:
            if rows:
                transaction.many("lease", rows)

    def failed(self, ids: Sequence[int], error: str, ready: Instant) -> None:
        with self._connections.transaction() as transaction:
            transaction.many("failed", [(ready, error, id) for id in ids])

    def resend(self, ids: Collection[int] | None, now: Instant) -> int:
        with self._connections.transaction() as transaction:
            return outbox.resend(transaction, ids, now)

    def backlog(self) -> Backlog:
        count, dead, oldest = self._connections.rows("backlog")[0]
        return Backlog(count, int(dead or 0), oldest)

    def untold(self) -> tuple[tuple[str, int, bool], ...]:
        rows = self._connections.rows("untold")
        return tuple((code, count, dead > 0) for code, count, dead in rows)

    # --- upkeep

    def rebuild(self, place: Place) -> None:
        with self._connections.transaction() as transaction:
            upkeep.rebuild(transaction, place)

    def broken(self, place: Place) -> tuple[str, ...]:
        with self._connections.snapshot() as snapshot:
            return upkeep.differing(snapshot, place)

    def chain(self) -> Iterator[Link]:
        with self._connections.snapshot() as snapshot:
            yield from upkeep.chain(snapshot)

    def anchor(self, at: Instant) -> Anchor | None:
        with self._connections.transaction() as transaction:
            return upkeep.anchor(transaction, at)

    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(Anchor(*row) for row in self._connections.rows("anchors"))

    def anchored(self, upto: Sequence[int]) -> Iterator[Anchor]:
        with self._connections.snapshot() as snapshot:
            yield from upkeep.anchored(snapshot, upto)

    def clock(self) -> Instant | None:
        with self._connections.snapshot() as snapshot:
            return snapshot.database.clock(snapshot.cursor())

    def close(self) -> None:
        self._connections.close()


class _Claimed:
    """Dossiers whose rows are locked until the transaction ends."""

    def __init__(self, transaction: Transaction, rows: Iterable[Sequence[Any]]) -> None:
        self._transaction = transaction
        self.kept: list[Kept] = []
        self.unreadable: list[tuple[str, WorkflowError]] = []
        for row in rows:
            try:
                self.kept.append(_kept_of(transaction, row))
            except WorkflowError as error:
                self.unreadable.append((row[0], error))

    def write(self, *changes: Change) -> None:
        if changes:
            write(self._transaction, changes)


def _kept(row: Sequence[Any], pages: Iterable[str]) -> Kept:
    code, body, head, _ = row
    try:
        return Kept(dossier_of(body, pages), head)
    except MsgspecError as error:
        raise WorkflowError(
            f"{code}: wanted to read it, but its row is not as it was written: {error}; possible: luongxanh db rebuild"
        ) from error


def _kept_of(transaction: Transaction, row: Sequence[Any]) -> Kept:
    """The dossier of a row, with the pages of its custody where there are some."""
    code, pages = row[0], row[3]
    return _kept(row, [body for (body,) in transaction.rows("pages", (code,))] if pages else ())
