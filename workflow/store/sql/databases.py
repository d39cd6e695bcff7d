"""What differs between the databases? How one is reached, how a transaction begins, what is said in one breath.

SQLite in WAL with synchronous FULL, because a public record may not lose a commit; PostgreSQL where several officers
and workers share the store.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from workflow.errors import NotAllowed
from workflow.model import Instant
from workflow.store.sql.statements import statements

_BUSY = 30_000  # milliseconds that a writer waits for another one
_PAGE = 2_048  # bytes: a command touches eight pages, most of them for one short row, and each is written whole
_PAGES = 8_000  # of the write-ahead log before they are copied into the file: 16 MB

_OUTBOX = 7_150_112  # the advisory lock of whoever leases messages: any number that nobody else in the database uses
_MAKING = 7_150_113  # and of whoever makes the tables or changes them


_SAID: dict[str, Mapping[str, str]] = {}  # compiled once for each kind of database


def _said(dialect: Dialect) -> Mapping[str, str]:
    if dialect.name not in _SAID:
        _SAID[dialect.name] = statements(dialect)
    return _SAID[dialect.name]


class Sqlite:
    """A file that one process writes at a time."""

    write: ClassVar[str] = "BEGIN IMMEDIATE"  # so that a writer waits at its beginning, never in the middle
    read: ClassVar[str] = "BEGIN"

    def __init__(self, url: URL) -> None:
        self.engine = create_engine(url, poolclass=NullPool, connect_args={"check_same_thread": False})
        event.listen(self.engine, "connect", _prepare_sqlite)
        self.said = _said(self.engine.dialect)

    def there(self) -> bool:
        """Whether there is a file with something in it."""
        file = Path(str(self.engine.url.database))
        return file.exists() and (not file.is_file() or file.stat().st_size > 0)

    def together(self, _connection: Any) -> AbstractContextManager[Any]:
        """Nothing has to be sent anywhere."""
        return nullcontext()

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

    def clock(self, _cursor: Any) -> Instant | None:
        """A file has no clock."""
        return None


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    durable = ("journal_mode=WAL", "synchronous=FULL", f"wal_autocheckpoint={_PAGES}")
    for pragma in (f"busy_timeout={_BUSY}", f"page_size={_PAGE}", *durable):
        connection.execute(f"PRAGMA {pragma}")


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
                f"{url.render_as_string()}: wanted PostgreSQL, but its driver is not installed; "
                "possible: pip install 'luongxanh[postgres]'"
            ) from None
        event.listen(self.engine, "connect", _prepare_postgres)
        self.said = _said(self.engine.dialect)

    def there(self) -> bool:
        """Whether somebody has made a store in the database."""
        with self.engine.connect() as connection:
            asked = connection.exec_driver_sql("SELECT to_regclass('journal') IS NOT NULL")
            return bool(asked.scalar_one())

    def together(self, connection: Any) -> AbstractContextManager[Any]:
        """What is said in it goes out without waiting for each answer."""
        pipeline: AbstractContextManager[Any] = connection.driver_connection.pipeline()
        return pipeline

    def streamed(self, connection: Any, statement: str) -> Iterator[Any]:
        """The answer row by row: the server keeps what has not been asked for."""
        with connection.driver_connection.cursor(name="streamed") as cursor:
            cursor.execute(statement)
            yield from cursor

    def broken(self, connection: Any) -> bool:
        """Whether the server has hung up."""
        return bool(connection.driver_connection.closed)

    def lock_tables(self, connection: Any) -> None:
        """Waits until nobody else makes the tables or changes them."""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")

    def lock_outbox(self, cursor: Any) -> None:
        """Waits until nobody else leases messages, so that those of one dossier stay in order."""
        cursor.execute(f"SELECT pg_advisory_xact_lock({_OUTBOX})")

    def lock_journal(self, cursor: Any) -> None:
        """Waits until nobody is in the middle of writing, so that no earlier id appears later."""
        cursor.execute("LOCK TABLE journal IN SHARE MODE")

    def clock(self, cursor: Any) -> Instant | None:
        """The second of the server's clock, which all of its clients share."""
        cursor.execute("SELECT floor(extract(epoch FROM clock_timestamp()))::bigint")
        return int(cursor.fetchone()[0])


def _prepare_postgres(connection: Any, _: object) -> None:
    connection.autocommit = True  # transactions begin where we say so


Database = Sqlite | Postgres

_KINDS: Mapping[str, type[Sqlite] | type[Postgres]] = {"sqlite": Sqlite, "postgresql": Postgres}


def shown(url: str) -> str:
    """The URL as it may be printed: without a password."""
    try:
        return make_url(url).render_as_string()
    except ArgumentError:
        return url


def database_of(url: str) -> Database:
    """The database behind the URL; raises NotAllowed for what is no URL of a store."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    kind = _KINDS.get(parsed.get_backend_name()) if parsed is not None else None
    if parsed is None or kind is None or (kind is Sqlite and parsed.database in (None, "", ":memory:")):
        raise NotAllowed(
            f"{shown(url)}: wanted the URL of a store, but it is none; "
            "possible: memory://, sqlite:///dossiers.db, postgresql://host/dossiers"
        )
    return kind(parsed)
