"""Does a move cost more when its dossier or its store has grown, and how long does it take to ask what is due?

A move of a long dossier takes turns with one of a short dossier, and a move in a large store with one in a small
store, so that the ratio of the medians hangs on the growth alone. A large store is filled with copies of one real
dossier under new codes, whose next due instants lie a minute apart.

python -m tests.benchmarks.bench_growth [--full]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy.engine import make_url

from tests.crashing import ACCEPT, NOW, Files, Ground, Served, opened, sandbox, take
from tests.permits import begin, officer
from workflow.commands import Assign
from workflow.engine import Engine, Request
from workflow.store.sql.databases import database_of
from workflow.store.sql.tables import Tables

SHORT, LONG = 100, 1_000  # events of one dossier
SMALL, LARGE = 1_000, 20_000  # dossiers in a store
FULL = {"long": 5_000, "large": 1_000_000}
TURNS = 150
CHUNK = 20_000  # dossiers that are copied in one transaction
DESKS = officer("dh.reception_1"), officer("dh.reception_2")

Move = Callable[[], object]


def medians(turns: int, **moves: Move) -> dict[str, float]:
    """Seconds of one move of each kind, which take turns."""
    taken: dict[str, list[float]] = {name: [] for name in moves}
    for _ in range(turns):
        for name, move in moves.items():
            started = time.perf_counter()
            move()
            taken[name].append(time.perf_counter() - started)
    return {name: statistics.median(one) for name, one in taken.items()}


def told(what: str, of: dict[str, float]) -> None:
    """A line with the first, the last and their ratio."""
    first, last = of.values()
    print(f"{what:<44}{first * 1e3:9.2f} ms{last * 1e3:9.2f} ms{last / first:9.2f}")


# --- one dossier that grows


class Desks:
    """A dossier that goes from desk to desk, a second later each time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.code = begin(engine).dossier.code
        take(engine, self.code, ACCEPT)
        self._steps = 0

    def _next(self) -> Request:
        self._steps += 1
        to = DESKS[self._steps % 2]
        return Request(self.code, Assign(to.id, DESKS[0]), ACCEPT.at + self._steps)

    def grow(self, events: int) -> None:
        """Moves until it has so many events."""
        left = events - self._engine.dossier(self.code).length
        while left > 0:
            self._engine.handle_many([self._next() for _ in range(min(left, 100))])
            left -= 100

    def move(self) -> None:
        one = self._next()
        self._engine.handle(one.code, one.command, at=one.at)

    def move_anew(self) -> None:
        """The same of a process that has not the dossier at hand."""
        self._engine._shelf.forget([self.code])
        self.move()


def one_dossier(where: Ground, long: int) -> None:
    url = sandbox(where)
    with opened(url, NOW) as engine:
        short_one, long_one = Desks(engine), Desks(engine)
        short_one.grow(SHORT)
        long_one.grow(long)
        what = f"{where.name}, a move at event {SHORT} | {long:,}"
        told(what, medians(TURNS, first=short_one.move, last=long_one.move))
        told("  and read anew", medians(TURNS, first=short_one.move_anew, last=long_one.move_anew))


# --- a store that grows


@contextmanager
def connected(url: str) -> Iterator[Any]:
    """A bare connection of the driver."""
    database = database_of(url)
    connection = database.engine.raw_connection()
    try:
        yield connection.cursor()
    finally:
        connection.close()
        database.engine.dispose()


def copied(url: str, original: str, dossiers: int) -> None:
    """Copies of a dossier under new codes: every row of it in every table."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    with connected(url) as cursor:
        for first in range(0, dossiers, CHUNK):
            cursor.execute("BEGIN")
            cursor.execute("CREATE TEMPORARY TABLE copy (code TEXT, n INTEGER)")
            last = min(first + CHUNK, dossiers) - 1
            if sqlite:
                numbers = f"WITH RECURSIVE s(n) AS (VALUES ({first}) UNION ALL SELECT n + 1 FROM s WHERE n < {last})"
                cursor.execute(f"INSERT INTO copy {numbers} SELECT printf('{_SERIES}-%07d', n), n FROM s")
            else:
                series = f"generate_series({first}, {last}) n"
                cursor.execute(f"INSERT INTO copy SELECT '{_SERIES}-' || lpad(n::text, 7, '0'), n FROM {series}")
            for name in ("journal", "dossier", "clock"):
                cursor.execute(_copying(name, original))
            cursor.execute("DROP TABLE copy")
            cursor.execute("COMMIT")
        cursor.execute("ANALYZE" if sqlite else "VACUUM ANALYZE")


_SERIES = "H55.25-250101"


def _copying(name: str, original: str) -> str:
    """The statement that copies the rows of a table."""
    columns = [column.name for column in Tables.metadata.tables[name].columns if column.name != "id"]
    given = {
        "code": "copy.code",
        "body": f"replace(o.body, '{original}', copy.code)",
        "next_due": "o.next_due + 60 * copy.n",
    }
    chosen = ", ".join(given.get(column, f"o.{column}") for column in columns)
    return f"INSERT INTO {name} ({', '.join(columns)}) SELECT {chosen} FROM copy, {name} o WHERE o.code = '{original}'"


class Store:
    """A store with so many dossiers."""

    def __init__(self, where: Ground, dossiers: int) -> None:
        self.url, self.dossiers = sandbox(where), dossiers
        self._stream, self._seconds = Random(dossiers), 0
        with opened(self.url, NOW) as engine:
            code = begin(engine).dossier.code
            self.first_due = take(engine, code, ACCEPT).dossier.next_due
        started = time.perf_counter()
        copied(self.url, code, dossiers)
        self.filled = time.perf_counter() - started
        self.engine = opened(self.url, NOW)

    def any(self) -> str:
        return f"{_SERIES}-{self._stream.randrange(self.dossiers):07}"

    def move(self) -> None:
        """A dossier from anywhere is moved to another desk."""
        self._seconds += 1
        self.engine.handle(self.any(), Assign(DESKS[1].id, DESKS[0]), at=ACCEPT.at + self._seconds)

    def begin(self) -> None:
        begin(self.engine)

    def due(self, dossiers: int) -> Move:
        return lambda: self.engine._store.due(self.first_due + 60 * dossiers, 1_000)

    def claim(self, dossiers: int) -> Move:
        def claimed() -> None:
            with self.engine._store.claim(self.first_due + 60 * dossiers, 100):
                pass

        return claimed


def one_store(where: Ground, large: int) -> None:
    few, many = Store(where, SMALL), Store(where, large)
    print(f"{where.name}: {large:,} dossiers copied in {many.filled:.0f} s")
    what = f"{where.name}, {SMALL:,} | {large:,} dossiers"
    told(f"{what}: a move", medians(TURNS, first=few.move, last=many.move))
    told("  a submission", medians(TURNS, first=few.begin, last=many.begin))
    for dossiers in (0, 100, SMALL):
        told(f"  what is due, {dossiers} are", medians(50, first=few.due(dossiers), last=many.due(dossiers)))
    told("  100 of them claimed", medians(50, first=few.claim(SMALL), last=many.claim(SMALL)))
    few.engine.close()
    many.engine.close()


def main(full: bool) -> None:
    long, large = (FULL["long"], FULL["large"]) if full else (LONG, LARGE)
    with tempfile.TemporaryDirectory() as folder:
        places: tuple[Ground, ...] = (Files(Path(folder)), Served())
        print(f"{'':<44}{'first':>12}{'last':>12}{'ratio':>9}")
        for where in places:
            one_dossier(where, long)
            one_store(where, large)


if __name__ == "__main__":
    main("--full" in sys.argv[1:])
