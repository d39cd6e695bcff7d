"""How many durable moves a second does the live engine make, beside a bare transaction, DBOS and SpiffWorkflow?

All sides commit to the same disk, on SQLite and on a PostgreSQL of their own process, and take turns round by round;
what counts is the ratio of the medians. `durable_peers` says what each peer does and what it does not keep. TMPDIR
says which disk is measured.

python -m tests.benchmarks.bench_durable
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.benchmarks.durable_peers import Side, bare_postgres, bare_sqlite, dbos_steps, spiff_tasks
from tests.permits import begin, permit_story
from tests.postgres import fresh_database
from workflow.commands import Act
from workflow.engine import Engine, Request, create
from workflow.loader import load_definitions

ROUNDS = 15
STORIES = 15  # in each turn
COMMANDS = len(permit_story()) + 1

BARE, DBOS, SPIFF = "bare 6-row transaction", "DBOS, one step", "SpiffWorkflow, one task"
ENGINE, MEMORY = "engine, one command", "  of it without database"
TOGETHER = 100  # commands in one transaction
BATCH = f"engine, {TOGETHER} commands at once"
Unit = Callable[[], float]  # seconds for one unit, in one turn
Sides = Mapping[str, Side | Unit]
Medians = dict[str, float]


@contextmanager
def engine(url: str) -> Iterator[Side]:
    """Dossiers from their submission to the result in the citizen's hand."""
    create(url, sandbox=True)
    with Engine(url, load_definitions()) as live:
        yield Side(lambda: walk(live))


def walk(engine: Engine) -> None:
    """One dossier of the story."""
    code = begin(engine).dossier.code
    for step in permit_story():
        engine.act(code, step.action, actor=step.actor, documents=step.documents, at=step.at)


@contextmanager
def batches(url: str) -> Iterator[Unit]:
    """The moves of many dossiers side by side, all that are at one step in one transaction."""
    create(url, sandbox=True)
    with Engine(url, load_definitions()) as live:
        yield lambda: together(live)


def together(engine: Engine) -> float:
    """Seconds for one move of dossiers that were handed in before."""
    codes = [begin(engine).dossier.code for _ in range(TOGETHER)]
    acts = [(Act(step.action, step.actor, {}, step.documents), step.at) for step in permit_story()]
    requests = [[Request(code, act, at) for code in codes] for act, at in acts]
    return _timed(lambda: [engine.handle_many(batch) for batch in requests]) / TOGETHER / len(acts)


@contextmanager
def on_sqlite(folder: Path) -> Iterator[Sides]:
    """Every side with a file of its own."""
    with ExitStack() as stack:
        yield {
            BARE: stack.enter_context(bare_sqlite(folder / "bare.db", COMMANDS)),
            DBOS: stack.enter_context(dbos_steps(folder / "dbos.db", COMMANDS)),
            SPIFF: stack.enter_context(spiff_tasks(folder / "spiff.db", COMMANDS)),
            ENGINE: stack.enter_context(engine(f"sqlite:///{folder}/dossiers.db")),
            BATCH: stack.enter_context(batches(f"sqlite:///{folder}/batches.db")),
        }


@contextmanager
def on_postgres() -> Iterator[Sides]:
    """Every side with a database of its own on one server."""
    with ExitStack() as stack:
        yield {
            BARE: stack.enter_context(bare_postgres(fresh_database(), COMMANDS)),
            DBOS: stack.enter_context(dbos_steps(fresh_database(), COMMANDS)),
            SPIFF: stack.enter_context(spiff_tasks(fresh_database(), COMMANDS)),
            ENGINE: stack.enter_context(engine(fresh_database())),
            BATCH: stack.enter_context(batches(fresh_database())),
        }


def medians(*databases: Sides) -> tuple[Medians, ...]:
    """Seconds for one unit of each side, the median of the rounds; all sides of all databases take turns."""
    turns = [(number, name, side) for number, sides in enumerate(databases) for name, side in sides.items()]
    taken: dict[tuple[int, str], list[float]] = {(number, name): [] for number, name, _ in turns}
    for _ in range(ROUNDS):
        for number, name, side in turns:
            taken[number, name].append(side.seconds(STORIES) / STORIES / COMMANDS if isinstance(side, Side) else side())
    return tuple(
        {name: statistics.median(taken[number, name]) for name in sides} for number, sides in enumerate(databases)
    )


def without_database() -> float:
    """Seconds for one command of the same story on the store in memory."""
    with Engine("memory://", load_definitions()) as live:
        return Side(lambda: walk(live)).seconds(200) / 200 / COMMANDS


def sync(folder: Path) -> float:
    """Seconds that the disk takes to keep 4 KiB written anew."""
    kept = getattr(os, "fdatasync", os.fsync)  # the one that both databases call where it is there
    with (folder / "sync").open("wb", buffering=0) as file:

        def write() -> None:
            os.pwrite(file.fileno(), bytes(4096), 0)
            kept(file)

        return statistics.median(_timed(write) for _ in range(100))


def _timed(run: Callable[[], object]) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def report(database: str, of: Medians) -> None:
    """A line for each side, with its speed as a share of the bare transaction's; and the engine beside its peers."""
    print(f"\n{database:<26}{'per second':>12}{'time':>12}{'of bare':>10}")
    for name, seconds in of.items():
        share = "" if name == MEMORY else f"{of[BARE] / seconds:10.0%}"
        print(f"{name:<26}{1 / seconds:12.0f}{seconds * 1e6:9.0f} µs{share}")
    if ENGINE in of:
        bare, steps, tasks = (of[peer] / of[ENGINE] for peer in (BARE, DBOS, SPIFF))
        print(f"the engine makes {bare:.0%} of the bare transactions (wanted: 50 %)")
        print(f"  {steps:.1f} × the steps of DBOS, {tasks:.1f} × the tasks of SpiffWorkflow")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"one sync of the disk takes {sync(folder) * 1e6:.0f} µs")
        with on_sqlite(folder) as files, on_postgres() as served:
            in_files, in_server = medians(files, served)
    report("SQLite", in_files | {MEMORY: without_database()})
    report("PostgreSQL", in_server)


if __name__ == "__main__":
    main()
