"""How is something said to the database, and remembered whole or not at all? Connections and transactions.

Each connection is used by one thread at a time and kept for the next one that asks.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from workflow.errors import Unavailable, WorkflowError
from workflow.store.sql.databases import Database, Pipeline, shown


class Transaction:
    """Statements that belong together: they are remembered with the end of the context, or none of them where it ends
    in an error.
    """

    def __init__(self, connections: "Connections", wanted: str, begin: str, end: str, pipelined: bool) -> None:
        self.database = connections.database
        self._connections = connections
        self._wanted = wanted
        self._begin = begin
        self._end = end
        self._pipelined = pipelined

    def __enter__(self) -> Self:
        self._connection = self._connections.take(self._wanted)
        self._pipeline: Pipeline | None = None
        try:
            if self._pipelined:
                self._pipeline = self.database.pipeline(self._connection)
            self._connection.cursor().execute(self._begin)
        except BaseException as error:
            if self._pipeline is not None:
                self._pipeline.leave(error)
            self._connections.undo(self._connection, self._wanted, error)
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _at: TracebackType | None
    ) -> None:
        try:
            self._finish(error)
        except BaseException as failed:
            self._connections.undo(self._connection, self._wanted, failed)
            raise
        if error is None:
            self._connections.give_back(self._connection)
        else:
            self._connections.undo(self._connection, self._wanted, error)

    def _finish(self, error: BaseException | None) -> None:
        """Says that it is the end, and leaves the pipeline whatever was answered."""
        try:
            if error is None:
                self._connection.cursor().execute(self._end)
        except BaseException as failed:  # perhaps of an earlier statement, whose answer has come only now
            error = failed
            raise
        finally:
            if self._pipeline is not None:
                self._pipeline.leave(error)

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

    def stream(self, statement: str) -> Iterator[Any]:
        """The answer row by row, never all of it at once."""
        yield from self.database.streamed(self._connection, self.database.said[statement])


class Connections:
    """The connections to one database."""

    def __init__(self, url: str, database: Database) -> None:
        self.url = url
        self.database = database
        self._idle: deque[Any] = deque()
        self._process = os.getpid()
        self._inherited: deque[Any] = deque()
        self._errors: type[Exception] = database.engine.dialect.loaded_dbapi.Error
        self.twice: type[Exception] = database.engine.dialect.loaded_dbapi.IntegrityError  # a key that is there
        self._open = True

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """What one statement answers with."""
        connection = self.take("to read")
        try:
            cursor = connection.cursor()
            cursor.execute(self.database.said[statement], values)
            found = list(cursor.fetchall())
        except BaseException as error:
            self.undo(connection, "to read", error)
            raise
        self.give_back(connection)
        return found

    def transaction(self) -> Transaction:
        """What is said in it is remembered together or not at all."""
        return Transaction(self, "to write", self.database.write, "COMMIT", True)

    def snapshot(self, pipelined: bool = False) -> Transaction:
        """One state of the store, whatever others write meanwhile."""
        return Transaction(self, "to read", self.database.read, "ROLLBACK", pipelined)

    def take(self, wanted: str) -> Any:
        """A connection that no other thread uses; raises WorkflowError where there is none to have."""
        if not self._open:
            raise WorkflowError(f"{shown(self.url)}: wanted {wanted}, but it is closed; possible: open it anew")
        if self._process != os.getpid():
            self._forked()
        try:
            return self._idle.pop()
        except IndexError:
            pass
        try:
            return self.database.connect()
        except self._errors as error:
            raise refusal(self.database, self.url, wanted, error) from None

    def _forked(self) -> None:
        """Leaves the connections of the process that this one was forked from alone: on them both would be heard as
        one. They are not closed either, which that one would notice.
        """
        self._inherited, self._idle, self._process = self._idle, deque(), os.getpid()

    def give_back(self, connection: Any) -> None:
        """Keeps the connection for the next one that asks."""
        if self._open and not self.database.broken(connection):
            self._idle.append(connection)
        else:
            self._let_go(connection)

    def _let_go(self, connection: Any) -> None:
        """Closes it and those that nobody uses: where the server hung up on one it did so on all."""
        connection.close()
        self._empty()

    def _empty(self) -> None:
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def undo(self, connection: Any, wanted: str, error: BaseException) -> None:
        """Takes back what was not committed; raises WorkflowError where the database is what refused."""
        try:
            connection.rollback()  # a server that hung up has done so itself
        except self._errors:
            self._let_go(connection)
        else:
            self.give_back(connection)
        if isinstance(error, self._errors):
            told = refusal(self.database, self.url, wanted, error)
            if told is not error:
                raise told from error

    def close(self) -> None:
        """Lets go of all of them."""
        self._open = False
        self._empty()
        self.database.engine.dispose()


def refusal(database: Database, url: str, wanted: str, error: Exception) -> Exception:
    """What the database refuses in one sentence; any other error as it is."""
    driver, cause = database.engine.dialect.loaded_dbapi, getattr(error, "orig", error)
    theirs = isinstance(cause, driver.OperationalError) or type(cause) is driver.DatabaseError
    if theirs or database.refuses(cause):  # not our own mistakes
        said = " ".join(str(cause).split())
        return Unavailable(f"{shown(url)}: wanted {wanted}, but {said}; possible: try again, or another store")
    return error
