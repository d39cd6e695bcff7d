"""What differs between the databases? How one is reached, how a transaction begins, what is said in one breath.

SQLite in WAL with synchronous FULL, because a public record may not lose a commit; PostgreSQL where several officers
and workers share the store.
"""

import re
import sqlite3
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Dialect, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from workflow.errors import NotAllowed
from workflow.model import Instant
from workflow.store.sql.statements import statements

_BUSY = 30_000  # milliseconds that a writer waits for another one
_PAGE = 2_048  # bytes: a command touches ten pages, most of them for one short row, and each is written whole
_PAGES = 2_000  # of the write-ahead log before they are copied into the file: 4 MB; a longer log costs while it grows

_NOT_ALLOWED = ("42501", "25006")  # insufficient_privilege, read_only_sql_transaction
_OTHER_FORM = ("42703", "42P01")  # undefined_column, undefined_table: brought up or down under a running process

_OUTBOX = 7_150_112  # the advisory lock of whoever leases messages: any number that nobody else in the database uses
_MAKING = 7_150_113  # and of whoever makes the tables or changes them


_SAID: dict[str, Mapping[str, str]] = {}  # compiled once for each kind of database


def _said(dialect: Dialect) -> Mapping[str, str]:
    if dialect.name not in _SAID:
        _SAID[dialect.name] = statements(dialect)
    return _SAID[dialect.name]


def _driven(engine: Engine) -> Any:
    """A connection without what is laid around it: the hot path speaks to the driver."""
    connection = engine.raw_connection()
    driven = connection.driver_connection
    connection.detach()
    return driven


class Sqlite:
    """A file that one process writes at a time."""

    write: ClassVar[str] = "BEGIN IMMEDIATE"  # so that a writer waits at its beginning, never in the middle
    read: ClassVar[str] = "BEGIN"

    def __init__(self, url: URL) -> None:
        self.engine = create_engine(
            url.set(drivername="sqlite"), poolclass=NullPool, connect_args={"check_same_thread": False}
        )
        event.listen(self.engine, "connect", _prepare_sqlite)
        self.said = _said(self.engine.dialect)

    def connect(self) -> Any:
        """A connection of the driver's own."""
        return _driven(self.engine)

    def refuses(self, _error: Exception) -> bool:
        """Whether it is the database that does not allow it: SQLite has no users."""
        return False

    def there(self) -> bool:
        """Whether there is a file with something in it."""
        file = Path(str(self.engine.url.database))
        return file.exists() and (not file.is_file() or file.stat().st_size > 0)

    def pipeline(self, _connection: Any) -> None:
        """Nothing has to be sent anywhere."""

    def streamed(self, connection: Any, statement: str) -> Iterator[Any]:
        """The answer row by row."""
        cursor = connection.cursor()
        cursor.execute(statement)
        yield from cursor

    def broken(self, _connection: Any) -> bool:
        """A file does not hang up."""
        return False

    def lock_tables(self, _connection: Any) -> None:
        """Whoever writes is alone."""

    def lock_outbox(self, _cursor: Any) -> None:
        """Whoever writes is alone."""

    def lock_journal(self, _cursor: Any) -> None:
        """Whoever writes is alone."""

    def lock_writers(self, _cursor: Any) -> None:
        """Whoever writes is alone."""

    def clock(self, _cursor: Any) -> Instant | None:
        """A file has no clock."""
        return None


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in (f"busy_timeout={_BUSY}", f"page_size={_PAGE}"):
        connection.execute(f"PRAGMA {pragma}")
    _log_ahead(connection)
    for pragma in ("synchronous=FULL", f"wal_autocheckpoint={_PAGES}"):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: Any) -> None:
    """Of several that give a fresh file its write-ahead log at once, SQLite refuses all but one without waiting."""
    until = time.monotonic() + _BUSY / 1_000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


class Pipeline:
    """What is said to a server without waiting for each answer."""

    def __init__(self, connection: Any) -> None:
        self._errors = connection.Error
        self._context = connection.pipeline()
        self._pipeline = self._context.__enter__()

    def sync(self) -> None:
        """Waits for the answers to what was said so far."""
        self._pipeline.sync()

    def leave(self, error: BaseException | None) -> None:
        """Waits for all answers; an error that has come already is the one that counts."""
        try:
            self._context.__exit__(None, None, None)
        except self._errors:
            if error is None:
                raise


class Postgres:
    """A server that many processes write at once; of two at one dossier the second waits and then finds it moved on."""

    write: ClassVar[str] = "BEGIN"
    read: ClassVar[str] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, url: URL) -> None:
        try:
            self.engine = create_engine(
                url.set(drivername="postgresql+psycopg"), poolclass=NullPool, paramstyle="format"
            )
        except ModuleNotFoundError:
            raise NotAllowed(
                f"{shown(url.render_as_string())}: wanted PostgreSQL, but its driver is not installed; "
                "possible: pip install 'luongxanh[postgres]'"
            ) from None
        event.listen(self.engine, "connect", _prepare_postgres)
        self.said = _said(self.engine.dialect)

    def connect(self) -> Any:
        """A connection of the driver's own."""
        return _driven(self.engine)

    def refuses(self, error: Exception) -> bool:
        """Whether it is the database that does not allow it: a right is missing, the server only reads, its tables are
        no longer what they were.
        """
        return getattr(error, "sqlstate", None) in _NOT_ALLOWED + _OTHER_FORM

    def there(self) -> bool:
        """Whether somebody has made a store in the database."""
        with self.engine.connect() as connection:
            asked = connection.exec_driver_sql("SELECT to_regclass('journal') IS NOT NULL")
            return bool(asked.scalar_one())

    def pipeline(self, connection: Any) -> "Pipeline":
        """What is said from now on goes out without waiting for each answer, until it is left."""
        return Pipeline(connection)

    def streamed(self, connection: Any, statement: str) -> Iterator[Any]:
        """The answer row by row: the server keeps what has not been asked for."""
        with connection.cursor(name="streamed") as cursor:
            cursor.execute(statement)
            yield from cursor

    def broken(self, connection: Any) -> bool:
        """Whether the server has hung up."""
        return bool(connection.closed)

    def lock_tables(self, connection: Any) -> None:
        """Waits until nobody else makes the tables or changes them."""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")

    def lock_outbox(self, cursor: Any) -> None:
        """Waits until nobody else leases messages, so that those of one dossier stay in order."""
        cursor.execute(f"SELECT pg_advisory_xact_lock({_OUTBOX})")

    def lock_journal(self, cursor: Any) -> None:
        """Waits until nobody is in the middle of writing or anchoring, so that no earlier id appears later."""
        cursor.execute("LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE")

    def lock_writers(self, cursor: Any) -> None:
        """Waits until nobody is in the middle of writing; the tables in the order in which writers come to them."""
        cursor.execute("LOCK TABLE series, sent, dossier IN EXCLUSIVE MODE")

    def clock(self, cursor: Any) -> Instant | None:
        """The second of the server's clock, which all of its clients share."""
        cursor.execute("SELECT floor(extract(epoch FROM clock_timestamp()))::bigint")
        return int(cursor.fetchone()[0])


def _prepare_postgres(connection: Any, _: object) -> None:
    connection.autocommit = True  # transactions begin where we say so


Database = Sqlite | Postgres

_KINDS: Mapping[str, type[Sqlite] | type[Postgres]] = {"sqlite": Sqlite, "postgresql": Postgres}


_PASSWORD = re.compile(r"(?<=password=)[^&]+")  # among the options
_PERHAPS = re.compile(r":(?!//).*@", re.DOTALL)  # where the text is no URL


def shown(url: str) -> str:
    """The URL as it may be printed: without a password."""
    parsed = _parsed(url)
    return _PASSWORD.sub("***", _PERHAPS.sub(":***@", url) if parsed is None else parsed.render_as_string())


def _parsed(url: str) -> URL | None:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):  # ValueError for a port that is no number
        return None


def database_of(url: str) -> Database:
    """The database behind the URL; raises NotAllowed for what is no URL of a store."""
    parsed = _parsed(url)
    kind = _KINDS.get(parsed.get_backend_name()) if parsed is not None else None
    if parsed is None or kind is None or (kind is Sqlite and parsed.database in (None, "", ":memory:")):
        raise NotAllowed(
            f"{shown(url)}: wanted the URL of a store, but it is none; "
            "possible: memory://, sqlite:///dossiers.db, postgresql://host/dossiers"
        )
    return kind(parsed)
