"""How is something said to the database, and remembered whole or not at all? Connections and transactions.

Each connection is used by one thread at a time and kept for the next one that asks.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

from workflow.errors import WorkflowError
from workflow.store.sql.databases import Database, shown


class Transaction:
    """Statements that belong together."""

    def __init__(self, database: Database, connection: PoolProxiedConnection, pipeline: Any) -> None:
        self.database = database
        self._connection = connection
        self._pipeline = pipeline

    def run(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The cursor of a statement."""
        cursor = self._connection.cursor()
        cursor.execute(self.database.said[statement], values)
        return cursor

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """What the statement answers with."""
        return list(self.run(statement, values).fetchall())

    def many(self, statement: str, rows: Sequence[Sequence[Any]]) -> Any:
        """The cursor of a statement that is said for each of the rows."""
        if len(rows) == 1:
            return self.run(statement, rows[0])
        cursor = self._connection.cursor()
        cursor.executemany(self.database.said[statement], rows)
        return cursor

    def count(self, cursor: Any) -> int:
        """How many rows the statement of the cursor met."""
        if self._pipeline is not None:
            self._pipeline.sync()
        return int(cursor.rowcount)

    def cursor(self) -> Any:
        """A cursor for what only this database understands."""
        return self._connection.cursor()

    def together(self) -> Any:
        """What is said in it goes out without waiting for each answer."""
        return self.database.together(self._connection)

    def stream(self, statement: str) -> Iterator[Any]:
        """The answer row by row, never all of it at once."""
        yield from self.database.streamed(self._connection, self.database.said[statement])


class Connections:
    """The connections to one database."""

    def __init__(self, url: str, database: Database) -> None:
        self.url = url
        self.database = database
        self._idle: deque[PoolProxiedConnection] = deque()
        self._errors: type[Exception] = database.engine.dialect.loaded_dbapi.Error
        self._open = True

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """What one statement answers with."""
        with self._connected("to read") as connection:
            return Transaction(self.database, connection, None).rows(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """What is said is remembered together or not at all."""
        with self._connected("to write") as connection, self.database.together(connection) as pipeline:
            connection.cursor().execute(self.database.write)
            yield Transaction(self.database, connection, pipeline)
            connection.cursor().execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """One state of the store, whatever others write meanwhile."""
        with self._connected("to read") as connection:
            connection.cursor().execute(self.database.read)
            yield Transaction(self.database, connection, None)
            connection.rollback()

    @contextmanager
    def _connected(self, wanted: str) -> Iterator[PoolProxiedConnection]:
        if not self._open:
            raise WorkflowError(f"{shown(self.url)}: wanted {wanted}, but it is closed; possible: open it anew")
        connection = self._connection(wanted)
        try:
            yield connection
        except BaseException as error:
            self._undo(connection)
            if isinstance(error, self._errors):
                raise refusal(self.database, self.url, wanted, error) from error
            raise
        finally:
            self._give_back(connection)

    def _connection(self, wanted: str) -> PoolProxiedConnection:
        """A connection that no other thread uses; raises WorkflowError where there is none to have."""
        try:
            return self._idle.pop()
        except IndexError:
            pass
        try:
            return self.database.engine.raw_connection()
        except (DBAPIError, self._errors) as error:
            raise refusal(self.database, self.url, wanted, error) from None

    def _undo(self, connection: PoolProxiedConnection) -> None:
        """Takes back what was not committed; a server that hung up has done so itself."""
        try:
            connection.rollback()
        except self._errors:
            if not self.database.broken(connection):
                raise

    def _give_back(self, connection: PoolProxiedConnection) -> None:
        if self._open and not self.database.broken(connection):
            self._idle.append(connection)
            return
        self._let_go(connection)
        while self._idle and self.database.broken(self._idle[-1]):
            self._let_go(self._idle.pop())

    def _let_go(self, connection: PoolProxiedConnection) -> None:
        """Closes it; of one that the server hung up on there is nothing to take back."""
        if self.database.broken(connection):
            connection.invalidate()
        else:
            connection.close()

    def close(self) -> None:
        """Lets go of all of them."""
        self._open = False
        while self._idle:
            self._let_go(self._idle.pop())
        self.database.engine.dispose()


def refusal(database: Database, url: str, wanted: str, error: Exception) -> Exception:
    """What the database refuses in one sentence; any other error as it is."""
    driver, cause = database.engine.dialect.loaded_dbapi, getattr(error, "orig", error)
    if isinstance(cause, driver.OperationalError) or type(cause) is driver.DatabaseError:  # not our own mistakes
        said = " ".join(str(cause).split())
        other = "file" if database.engine.dialect.name == "sqlite" else "address"
        return WorkflowError(f"{shown(url)}: wanted {wanted}, but {said}; possible: try again, or another {other}")
    return error
