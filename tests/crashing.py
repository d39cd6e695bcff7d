"""How is a process killed in the midst of its work, and what must a store hold afterwards?

Stores of both databases that are copied whole, children that die before or after a statement, and a tally of what a
crash left behind: what was lost, what was done twice, what was done by half, and which chains broke.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from sqlalchemy import create_engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from tests.permits import Step, begin, definitions, local, officer
from tests.postgres import fresh_database, server
from workflow.commands import Act
from workflow.engine import Engine, Receipt, Request, create
from workflow.events import ClockBreached, ClockWarned, Event, ObligationEscalated, ObligationOwed
from workflow.loader import Definitions
from workflow.model import Instant
from workflow.store.sql.tables import Tables
from workflow.store.sql.transactions import Connections

Row = tuple[Any, ...]
Contents = Mapping[str, Sequence[Row]]

_TABLES = tuple(table.name for table in Tables.metadata.sorted_tables)

NOW = local("2026-12-31 08:00")
RECEPTION = officer("dh.reception_1")
ACCEPT, REFUSE = (
    Step("accept", RECEPTION, local("2026-11-23 10:00")),
    Step("refuse", officer("dh.reception_2"), local("2026-11-23 10:00"), ("refusal_notice",)),
)

PATIENCE = 60  # seconds that a child has; then SIGALRM ends it, and nobody takes that for the kill that was wanted


# --- where stores are


class Files:
    """Stores in files of one folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def empty(self) -> str:
        """The URL of a place where there is no store yet."""
        return f"sqlite:///{self._folder}/{next(self._numbers)}.db"

    def copy(self, url: str) -> str:
        """The URL of a copy of a store that nobody has open."""
        copied = self.empty()
        shutil.copy(_file(url), _file(copied))
        return copied

    def drop(self, url: str) -> None:
        """Takes a store away."""
        for end in ("", "-wal", "-shm"):
            Path(f"{_file(url)}{end}").unlink(missing_ok=True)

    def settle(self, _url: str) -> None:
        """What a dead process held of a file is free at once."""


class Served:
    """Stores in databases of the server of this process."""

    name = "postgresql"

    def __init__(self) -> None:
        self._scratch: dict[str, str] = {}

    def empty(self) -> str:
        """The URL of a database in which there is no store yet."""
        return fresh_database()

    def copy(self, url: str) -> str:
        """The URL of a copy of a store that nobody has open; it takes the place of the copy before.

        To make a database of its own for each takes seconds on a slow disk.
        """
        if url not in self._scratch:
            self._scratch[url] = self._apart(url)
        scratch = self._scratch[url]
        self.settle(scratch)
        with psycopg.connect(scratch) as connection:
            for table in _TABLES:
                connection.execute(f"DELETE FROM {table}")
                connection.execute(f"INSERT INTO {table} SELECT * FROM prepared.{table}")
        return scratch

    def _apart(self, url: str) -> str:
        """A store with what is prepared in it, and the same rows beside it."""
        scratch = self.empty()
        create(scratch, sandbox=True)
        with psycopg.connect(url) as given, psycopg.connect(scratch) as connection:
            connection.execute("CREATE SCHEMA prepared")
            for table in _TABLES:
                connection.execute(f"CREATE TABLE prepared.{table} (LIKE public.{table})")
                rows = given.execute(f"SELECT * FROM {table}").fetchall()
                places = ", ".join(["%s"] * len(rows[0])) if rows else ""
                if rows:
                    connection.cursor().executemany(f"INSERT INTO prepared.{table} VALUES ({places})", rows)
            connection.execute("SELECT setval('journal_id_seq', max(id)) FROM prepared.journal")
        return scratch

    def drop(self, url: str) -> None:
        """The next copy takes its place."""

    def settle(self, url: str) -> None:
        """Waits until the server has noticed that clients of the database have died."""
        asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
        with psycopg.connect(server().get_uri(), autocommit=True) as connection:
            for _ in range(PATIENCE * 100):
                if connection.execute(asked, (make_url(url).database,)).fetchone() == (0,):
                    return
                time.sleep(0.01)
        raise AssertionError(f"{url}: somebody is still connected after {PATIENCE} s")


def outage(seconds: float) -> None:
    """Stops the server at once, as `pg_ctl stop -m immediate` does, and starts it again after so many seconds."""
    postmaster = server().get_postmaster_info().process
    postmaster.send_signal(signal.SIGQUIT)
    postmaster.wait(PATIENCE)
    time.sleep(seconds)
    server().ensure_postgres_running()


Ground = Files | Served


def ground(name: str, folder: Path) -> Ground:
    """Where the stores of that kind of database are."""
    return Files(folder) if name == "sqlite" else Served()


def sandbox(where: Ground) -> str:
    """The URL of a new empty sandbox."""
    url = where.empty()
    create(url, sandbox=True)
    return url


def opened(url: str, at: int, law: Definitions | None = None, **named: Any) -> Engine:
    """An engine whose clock stands at an instant."""
    return Engine(url, law or definitions(), now=lambda: at, **named)


def take(engine: Engine, code: str, step: Step, key: str | None = None) -> Receipt:
    """The receipt of a step that is taken on a dossier."""
    return engine.act(code, step.action, actor=step.actor, documents=step.documents, at=step.at, key=key)


def _file(url: str) -> str:
    return str(make_url(url).database)


# --- what a store holds


def contents(url: str) -> Contents:
    """Every row of every table, in order.

    The ids of the journal, by which messages are counted as well, are left out: a transaction that was taken back
    leaves a gap in them on PostgreSQL.
    """
    engine = create_engine(make_url(url).set(drivername=_drivers[make_url(url).get_backend_name()]), poolclass=NullPool)
    found = {}
    with engine.connect() as connection:
        for table in Tables.metadata.sorted_tables:
            without = {"id"} if table.name in ("journal", "outbox") else {"upto"} if table.name == "anchor" else set()
            columns = [column for column in table.columns if column.name not in without]
            rows = connection.execute(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(row) for row in rows]
    engine.dispose()
    return found


_drivers = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


@dataclass
class Tally:
    """What was found after crashes."""

    crashes: int = 0
    lost: int = 0  # rows of the journal that should be there
    doubled: int = 0  # rows of the journal that should not
    halves: int = 0  # stores between two commits
    unsound: int = 0  # stores in which a chain is broken or a table differs from the journal
    more: Counter[str] = field(default_factory=Counter)

    def hold(self, url: str, expected: Contents) -> None:
        """Holds the journal against the one that there should be."""
        found, wanted = Counter(contents(url)["journal"]), Counter(expected["journal"])
        self.lost += (wanted - found).total()
        self.doubled += (found - wanted).total()

    def verify(self, engine: Engine) -> None:
        """Whether the store is sound."""
        self.unsound += not engine.verify().sound

    @property
    def faults(self) -> tuple[int, int, int, int]:
        return self.lost, self.doubled, self.halves, self.unsound

    def tell(self, what: str) -> None:
        """Prints the counts; nothing may be wrong."""
        more = "".join(f", {name} {number}" for name, number in self.more.items())
        print(
            f"{what}: crashes {self.crashes}, rows lost {self.lost}, rows doubled {self.doubled}, "
            f"half moves {self.halves}, unsound stores {self.unsound}{more}"
        )
        assert self.faults == (0, 0, 0, 0)


# --- children


def forked(work: Callable[[], object], patience: int = PATIENCE) -> int:
    """The pid of a child that does the work and leaves with 0, or with 1 where it raised."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of Python 3.12, where pytest has threads
        child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.alarm(patience)
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)  # never back into the tests


def ended(child: int) -> int:
    """How the child ended: its exit code, or the number of the signal that killed it below zero."""
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def kill(child: int) -> None:
    """Kills a child, wherever it is."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


def together(works: Sequence[Callable[[], Any]], patience: int = PATIENCE) -> list[Any]:
    """What children that work at the same time answer, in the order of the works; none may raise or hang."""
    with TemporaryDirectory() as folder:
        places = [Path(folder, str(number)) for number in range(len(works))]

        def answering(work: Callable[[], Any], place: Path) -> Callable[[], object]:
            return lambda: place.write_bytes(pickle.dumps(work()))

        pairs = zip(works, places, strict=True)
        children = [forked(answering(work, place), patience) for work, place in pairs]
        assert [ended(child) for child in children] == [0] * len(works)
        return [pickle.loads(place.read_bytes()) for place in places]


# --- many dossiers on which something passes

SWEPT = local("2027-03-12 08:00")  # after every rung of a permit that was accepted in 2026 and then left alone
TOGETHER = 100


def fill(url: str, dossiers: int) -> list[str]:
    """The codes of so many permits, accepted and left alone since."""
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(dossiers)]
        for first in range(0, dossiers, TOGETHER):
            accept = Act(ACCEPT.action, ACCEPT.actor, documents=ACCEPT.documents)
            engine.handle_many([Request(code, accept, ACCEPT.at) for code in codes[first : first + TOGETHER]])
    return codes


def rungs(events: Iterable[Event]) -> list[Row]:
    """What passed on a dossier, in order, without who noticed when."""
    return [
        (event.at, type(event).__name__, getattr(event, "clock", None), getattr(event, "label", None))
        for event in events
        if isinstance(event, ClockWarned | ClockBreached | ObligationOwed | ObligationEscalated)
    ]


def rungs_alone() -> list[Row]:
    """The same of a permit that is alone in memory."""
    with opened("memory://", NOW) as engine:
        code = begin(engine).dossier.code
        take(engine, code, ACCEPT)
        engine.tick(SWEPT)
        return rungs(record.event for record in engine.history(code))


def sweep(url: str, limit: int, done: Callable[[int], object], instants: Iterable[Instant] = (SWEPT,)) -> None:
    """Looks at clocks until nothing has passed by each instant; `done` hears how many dossiers a look moved."""
    with opened(url, NOW) as engine:
        for at in instants:
            ticked = None
            while ticked is None or ticked.receipts or ticked.more:
                ticked = engine.tick(at, limit)
                assert ticked.refused == ()
                done(len(ticked.receipts))


# --- fail-points


@dataclass
class Statements:
    """What is said to the database; `fatal` and `after` say where the process dies, `committed` what is done at each
    commit.
    """

    fatal: int | None = None
    after: bool = False
    committed: Callable[[], None] = lambda: None
    said: list[str] = field(default_factory=list)

    def before(self, connection: Any, statement: str) -> None:
        self.said.append(statement)
        if len(self.said) == self.fatal and not self.after:
            _die(connection)

    def done(self, connection: Any) -> None:
        if len(self.said) == self.fatal and self.after:
            _die(connection)
        if self.said[-1] == "COMMIT":
            _arrived(connection)
            self.committed()


def _arrived(connection: Any) -> None:
    """Waits until the database has done what was said so far; a nested pipeline ends with that."""
    if hasattr(connection, "pipeline"):
        with connection.pipeline():
            pass


def _die(connection: Any) -> None:
    _arrived(connection)
    os.kill(os.getpid(), signal.SIGKILL)


class _Watched:
    """A connection, or a cursor of one, of which every statement is counted."""

    def __init__(self, real: Any, statements: Statements, connection: Any) -> None:
        self._real, self._statements, self._of = real, statements, connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def __iter__(self) -> Any:
        return iter(self._real)

    def cursor(self, **named: Any) -> _Watched:
        return _Watched(self._real.cursor(**named), self._statements, self._of)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        return self._say(statement, lambda: self._real.execute(statement, values))

    def executemany(self, statement: str, values: Sequence[Any]) -> Any:
        return self._say(statement, lambda: self._real.executemany(statement, values))

    def _say(self, statement: str, say: Callable[[], Any]) -> Any:
        self._statements.before(self._of, statement)
        said = say()
        self._statements.done(self._of)
        return said


@contextmanager
def watched(statements: Statements) -> Any:
    """While every statement of this process is counted."""
    real = Connections.take

    def connection(connections: Connections, wanted: str) -> Any:
        found = real(connections, wanted)
        return found if isinstance(found, _Watched) else _Watched(found, statements, found)

    Connections.take = connection  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Connections.take = real  # type: ignore[method-assign]


def dies(work: Callable[[], object], at: int, after: bool) -> bool:
    """Whether a child that does the work was killed before, or after, that statement of it."""

    def doomed() -> None:
        with watched(Statements(at, after)):
            work()

    return ended(forked(doomed)) == -signal.SIGKILL


def spread(points: Sequence[Any], most: int) -> list[Any]:
    """So many of them from the first to the last."""
    if len(points) <= most:
        return list(points)
    return [points[round(k * (len(points) - 1) / (most - 1))] for k in range(most)]
