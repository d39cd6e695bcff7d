"""How many rungs of clocks does a second fire, with one, two and four workers on one PostgreSQL?

Every worker is a process that ticks until nothing is left; each number of workers has a copy of the same store, whose
dossiers were all left alone past every rung. The figures hang on the disk, so beside them stands how many of the
engine's own commands a second one process makes on the same server.

python -m tests.benchmarks.bench_clocks [DOSSIERS]
"""

import sys
import time

import psycopg
from sqlalchemy.engine import make_url

from tests.crashing import NOW, SWEPT, Served, fill, opened, rungs_alone, sandbox, sweep, together
from tests.permits import begin
from tests.postgres import server

DOSSIERS = 1_000
WORKERS = (1, 2, 4)
LIMIT = 1_000  # dossiers that a worker asks for at once, as `luongxanh worker` does
COMMANDS = 200


def copied(url: str, name: str) -> str:
    """The URL of a copy of a database that nobody is connected to."""
    with psycopg.connect(server().get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
    return server().get_uri(database=name)


def fired(url: str, workers: int) -> float:
    """Seconds until so many processes have fired everything."""
    ready = time.monotonic() + 0.5  # all of them are there by then

    def work() -> float:
        time.sleep(max(0.0, ready - time.monotonic()))
        sweep(url, LIMIT, lambda _: None)
        return time.monotonic()

    return max(together([work] * workers, patience=600)) - ready


def single(url: str) -> float:
    """Submissions a second of one process."""
    with opened(url, NOW) as engine:
        begin(engine)
        started = time.perf_counter()
        for _ in range(COMMANDS):
            begin(engine)
        return COMMANDS / (time.perf_counter() - started)


def main(dossiers: int) -> None:
    where = Served()
    prepared = sandbox(where)
    fill(prepared, dossiers)
    where.settle(prepared)
    alone = single(sandbox(where))
    each = len(rungs_alone())
    print(f"{dossiers} dossiers with {each} rungs each; submissions by one process: {alone:.0f} a second\n")
    print(f"{'workers':>7}{'seconds':>10}{'rungs/s':>10}{'dossiers/s':>12}{'of one worker':>15}{'of submissions':>16}")
    first = None
    for workers in WORKERS:
        url = copied(prepared, f"clocks_{workers}")
        seconds = fired(url, workers)
        first = first or seconds
        rate = dossiers / seconds
        print(f"{workers:7}{seconds:10.2f}{rate * each:10.0f}{rate:12.0f}{first / seconds:14.2f}×{rate / alone:15.2f}×")
        with opened(url, NOW) as engine:
            assert engine.tick(SWEPT).receipts == ()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS)
