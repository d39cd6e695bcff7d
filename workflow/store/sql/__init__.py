"""Journals in a database: one transaction per command, the journal and everything read off it in one commit.

SQLite in WAL with synchronous FULL, because a public record may not lose a commit.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, inspect
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool, PoolProxiedConnection

from workflow.errors import Conflict, NotAllowed, WorkflowError
from workflow.history import replay
from workflow.model import Dossier, Instant, Obligation, Version
from workflow.store.codec import (
    Row,
    asked_rows,
    clock_rows,
    dossier_of,
    dossier_row,
    event_of,
    obligation_of,
    obligation_rows,
    others_of,
    text,
)
from workflow.store.protocol import Change, KeyTaken, Message, Mode, Place, Record, Remembered
from workflow.store.sql.statements import BESIDE, statements
from workflow.store.sql.tables import SCHEMA, Tables

_COUNTED = re.compile(r"(.+-[0-9]{6})-([0-9]{4,})")  # a series and a number in it
_BUSY = 30_000  # milliseconds that a writer waits for another one
_PAGE = 2_048  # bytes: a command touches eight pages, most of them for one short row, and each is written whole
_PAGES = 8_000  # of the write-ahead log before they are copied into the file: 16 MB


def create(url: str, sandbox: bool) -> None:
    """Makes the tables of a store in that mode; raises NotAllowed where it is there in the other one."""
    engine = _engine(url)
    wanted: Mode = "sandbox" if sandbox else "production"
    try:
        mode = _mode(engine, url, wanted)
    finally:
        engine.dispose()
    if mode != wanted:
        raise NotAllowed(f"{url}: wanted it as {wanted}, but it is there as {mode}; possible: another file")


def there(url: str) -> bool:
    """Whether there is a file with something in it behind the URL; raises NotAllowed for what is no URL of a store."""
    file = Path(str(_engine(url).url.database))
    return file.exists() and (not file.is_file() or file.stat().st_size > 0)


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if parsed is None or parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise NotAllowed(
            f"{url}: wanted the URL of a store, but it is none; possible: memory://, sqlite:///dossiers.db"
        )
    engine = create_engine(parsed, poolclass=NullPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    durable = ("journal_mode=WAL", "synchronous=FULL", f"wal_autocheckpoint={_PAGES}")
    for pragma in (f"busy_timeout={_BUSY}", f"page_size={_PAGE}", *durable):
        connection.execute(f"PRAGMA {pragma}")


def _mode(engine: Engine, url: str, fresh: Mode) -> Mode:
    """The mode of the store, its tables made in the `fresh` one where the database is empty."""
    try:
        with engine.connect() as connection:
            version, mode = _meta(connection, url, fresh)
            connection.commit()
    except DBAPIError as error:
        raise _refusal(engine, url, "to open it", error) from None
    if version != SCHEMA:
        raise NotAllowed(f"{url}: wanted tables of version {SCHEMA}, but they are of {version}; possible: upgrade")
    return "sandbox" if mode == "sandbox" else "production"


def _meta(connection: Connection, url: str, fresh: Mode) -> tuple[int, str]:
    """The version of the tables and the mode, the tables made where there is none."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    there = set(inspect(connection).get_table_names())
    said = statements(connection.dialect)
    if not there:
        Tables.metadata.create_all(connection)
        connection.exec_driver_sql(said["add meta"], (1, SCHEMA, fresh))
    elif not {"meta", "journal"} <= there:
        raise NotAllowed(f"{url}: wanted a store, but it is another database; possible: another file")
    version, mode = connection.exec_driver_sql(said["meta"]).one()
    if version == 1:  # which kept the calendar of the lead agency alone
        connection.exec_driver_sql("ALTER TABLE journal ADD COLUMN other_calendars TEXT")
        connection.exec_driver_sql("UPDATE meta SET version = 2")
        version = 2
    return version, mode


def _refusal(engine: Engine, url: str, wanted: str, error: Exception) -> Exception:
    """What the database refuses in one sentence; any other error as it is."""
    driver, cause = engine.dialect.loaded_dbapi, getattr(error, "orig", error)
    if isinstance(cause, driver.OperationalError) or type(cause) is driver.DatabaseError:  # not our own mistakes
        return WorkflowError(f"{url}: wanted {wanted}, but {cause}; possible: try again, or another file")
    return error


class SqlStore:
    """Journals in one database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine = _engine(url)
        self._mode = _mode(self._engine, url, "production")
        self._said = statements(self._engine.dialect)
        self._idle: deque[PoolProxiedConnection] = deque()  # each used by one thread at a time
        self._errors: type[Exception] = self._engine.dialect.loaded_dbapi.Error
        self._open = True

    @property
    def mode(self) -> Mode:
        return self._mode

    # --- connections

    @contextmanager
    def _connected(self, wanted: str) -> Iterator[PoolProxiedConnection]:
        if not self._open:
            raise WorkflowError(f"{self._url}: wanted {wanted}, but it is closed; possible: open it anew")
        connection = self._connection(wanted)
        try:
            yield connection
        except BaseException as error:
            connection.rollback()
            if isinstance(error, self._errors):
                raise _refusal(self._engine, self._url, wanted, error) from error
            raise
        finally:
            self._idle.append(connection)

    def _connection(self, wanted: str) -> PoolProxiedConnection:
        """A connection that no other thread uses; raises WorkflowError where there is none to have."""
        try:
            return self._idle.pop()
        except IndexError:
            pass
        try:
            return self._engine.raw_connection()
        except DBAPIError as error:
            raise _refusal(self._engine, self._url, wanted, error) from None

    def _ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows that the statement answers with."""
        with self._connected("to read") as connection:
            cursor = connection.cursor()
            cursor.execute(self._said[statement], values)
            return list(cursor.fetchall())

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        """A cursor whose statements are remembered together or not at all."""
        with self._connected("to write") as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")  # so that a writer waits at its beginning, never in the middle
            yield cursor
            connection.commit()

    @contextmanager
    def _snapshot(self) -> Iterator[Any]:
        """A cursor that reads one state of the store, whatever others write meanwhile."""
        with self._connected("to read") as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            yield cursor
            connection.rollback()

    # --- reading

    def load(self, code: str) -> Dossier | None:
        rows = self._ask("load", (code,))
        return dossier_of(rows[0][0]) if rows else None

    def records(self, code: str) -> tuple[Record, ...]:
        return tuple(map(_record_of, self._ask("records", (code,))))

    def codes(self) -> tuple[str, ...]:
        return tuple(code for (code,) in self._ask("codes"))

    def remembered(self, key: str) -> Remembered | None:
        rows = self._ask("sent", (key,))
        return Remembered(*rows[0][1:]) if rows else None

    def due(self, before: Instant, limit: int) -> tuple[str, ...]:
        return tuple(code for (code,) in self._ask("due", (before, limit)))

    def waiting(self, department: str) -> tuple[Dossier, ...]:
        return tuple(dossier_of(body) for (body,) in self._ask("waiting", (department, department)))

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        rows = self._ask("owed") if state is None else self._ask("owed in state", (state,))
        return tuple((code, obligation_of(body)) for code, body in rows)

    def outbox(self, limit: int) -> tuple[Message, ...]:
        by_id = groupby(self._ask("outbox", (limit,)), key=lambda row: row[0])
        found = ((id, tuple(_record_of(row[1:]) for row in rows)) for id, rows in by_id)
        return tuple(Message(id, records[0].code, records) for id, records in found)

    # --- writing

    def write(self, *changes: Change) -> None:
        with self._transaction() as cursor:
            for change in changes:
                self._write(cursor, change)

    def register(self, series: str, make: Callable[[int], Change]) -> Change:
        with self._transaction() as cursor:
            cursor.execute(self._said["number"], (series,))
            change = make(cursor.fetchone()[0])
            self._write(cursor, change)
        return change

    def _write(self, cursor: Any, change: Change) -> None:
        said, before, after, records = self._said, change.before, change.after, change.records
        first = records[0]
        if first.key is not None:
            cursor.execute(said["send"], (first.key, after.code, first.seq, records[-1].seq, first.request))
            if cursor.rowcount == 0:
                raise KeyTaken(first.key)
        row = dossier_row(after, change.placing)
        if before is None:
            cursor.execute(said["add dossier"], row)
        else:
            cursor.execute(said["move on"], (*row, before.length))
            if cursor.rowcount == 0:
                raise self._conflict(cursor, before)
        cursor.executemany(said["add journal"], [_journal_row(record) for record in records])
        cursor.execute(said["tell"], (after.code, first.seq))
        if before is None or before.clocks is not after.clocks:
            self._replace(cursor, "clock", clock_rows(before) if before else {}, clock_rows(after))
        if before is None or before.obligations is not after.obligations:
            self._replace(cursor, "obligation", obligation_rows(before) if before else {}, obligation_rows(after))
        if before is not None and before.consultation is not after.consultation:
            self._replace(cursor, "asked", asked_rows(before), asked_rows(after))

    def _conflict(self, cursor: Any, before: Dossier) -> Conflict:
        cursor.execute(self._said["length"], (before.code,))
        return Conflict(before.code, before.length, cursor.fetchone()[0])

    def _replace(self, cursor: Any, table: str, before: dict[str, Row], after: dict[str, Row]) -> None:
        """The rows of one dossier in a table as they are now; what has not changed is left alone."""
        put = [row for name, row in after.items() if before.get(name) != row]
        if put:
            cursor.executemany(self._said[f"put {table}"], put)
        drop = [row[:2] for name, row in before.items() if name not in after]
        if drop:
            cursor.executemany(self._said[f"drop {table}"], drop)

    def delivered(self, ids: Iterable[int]) -> None:
        with self._transaction() as cursor:
            cursor.executemany(self._said["drop outbox"], [(id,) for id in ids])

    # --- rebuilding

    def rebuild(self, place: Place) -> None:
        with self._transaction() as cursor:
            for table in BESIDE:
                cursor.execute(self._said[f"empty {table}"])
            cursor.execute(self._said["codes"])
            codes = [code for (code,) in cursor.fetchall()]
            for code in codes:
                self._rebuild_one(cursor, code, place)
            cursor.executemany(self._said["add series"], _series(codes))

    def _rebuild_one(self, cursor: Any, code: str, place: Place) -> None:
        for table, rows in _beside(self._journal(cursor, code), place).items():
            cursor.executemany(self._said[f"add {table}"], rows)

    def _journal(self, cursor: Any, code: str) -> tuple[Record, ...]:
        cursor.execute(self._said["records"], (code,))
        return tuple(map(_record_of, cursor.fetchall()))

    def broken(self, place: Place) -> tuple[str, ...]:
        with self._snapshot() as cursor:
            cursor.execute(self._said["codes"])
            codes = {code for (code,) in cursor.fetchall()}
            cursor.execute(self._said["dossier codes"])
            strangers = {code for (code,) in cursor.fetchall()} - codes
            differing = {code for code in codes if self._differs(cursor, code, place)}
        return tuple(sorted(strangers | differing))

    def _differs(self, cursor: Any, code: str, place: Place) -> bool:
        for table, rows in _beside(self._journal(cursor, code), place).items():
            cursor.execute(self._said[f"{table} of"], (code,))
            if cursor.fetchall() != rows:
                return True
        return False

    def close(self) -> None:
        self._open = False
        while self._idle:
            self._idle.pop().close()
        self._engine.dispose()


# --- rows


def _journal_row(record: Record) -> Row:
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
        record.digest,
        text(record.event),
    )


def _record_of(row: Sequence[Any]) -> Record:
    code, seq, at, noticed, recorded, _, actor, on_behalf_of, ground, procedure, lifecycle, calendar, others = row[:13]
    command, key, request, digest, body = row[13:]
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


def _beside(records: Sequence[Record], place: Place) -> dict[str, list[Row]]:
    """The rows of one dossier beside its journal, table by table in the order of their keys."""
    dossier = replay(record.event for record in records)
    ends = {record.command: record.seq for record in records}  # the last event of each command
    sent = [(one.key, one.code, one.seq, ends[one.seq], one.request) for one in records if one.key is not None]
    return {
        "dossier": [dossier_row(dossier, place(dossier))],
        "clock": [row for _, row in sorted(clock_rows(dossier).items())],
        "obligation": [row for _, row in sorted(obligation_rows(dossier).items())],
        "asked": [row for _, row in sorted(asked_rows(dossier).items())],
        "sent": sorted(sent),
    }


def _series(codes: Iterable[str]) -> list[tuple[str, int]]:
    """The last number of each series, as the codes tell it."""
    last: dict[str, int] = {}
    for code in codes:
        counted = _COUNTED.fullmatch(code)
        if counted is not None:  # the dossiers of a package's components are named after it
            last[counted[1]] = max(last.get(counted[1], 0), int(counted[2]))
    return sorted(last.items())
