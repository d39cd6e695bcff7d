"""How many moves a second does the live engine make, beside a bare transaction of the same database?

Both sides commit to SQLite in WAL with synchronous FULL on the same disk, in turns; what counts is the ratio.

python -m tests.benchmarks.bench_engine
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.permits import Story, begin, permit_story
from workflow.engine import Engine, create
from workflow.loader import load_definitions

ROUNDS = 15
DOSSIERS = 20  # in each round


class Bare:
    """Six rows in one transaction: three inserts, two updates, one more insert."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, body TEXT)")
        self.connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)")
        self.connection.executemany("INSERT INTO rows VALUES (?, ?)", [(n, "x" * 200) for n in range(1_000)])
        self.turn = 0

    def transaction(self) -> None:
        self.turn += 1
        execute = self.connection.execute
        execute("BEGIN IMMEDIATE")
        for _ in range(3):
            execute("INSERT INTO events (body) VALUES (?)", ("x" * 200,))
        for n in (self.turn, self.turn * 7):
            execute("UPDATE rows SET body = ? WHERE id = ?", (f"{self.turn:200}", n % 1_000))
        execute("INSERT INTO events (body) VALUES (?)", ("x" * 200,))
        execute("COMMIT")


def seconds(run: Callable[[], object]) -> float:
    """What the run takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def walk(engine: Engine, story: Story) -> None:
    """One dossier from its submission to the result in the citizen's hand."""
    code = begin(engine).dossier.code
    for step in story:
        engine.act(code, step.action, actor=step.actor, documents=step.documents, at=step.at)


def measured(engine: Engine, bare: Bare, story: Story) -> tuple[list[float], list[float]]:
    """Seconds for one command and for one bare transaction, round by round in turns."""
    commands = DOSSIERS * (len(story) + 1)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(seconds(lambda: [bare.transaction() for _ in range(commands)]) / commands)
        ours.append(seconds(lambda: [walk(engine, story) for _ in range(DOSSIERS)]) / commands)
    return ours, theirs


def without_store(story: Story) -> float:
    """Seconds for one command of the same walks on the store in memory: what is not the database."""
    with Engine("memory://", load_definitions()) as engine:
        walk(engine, story)
        return seconds(lambda: [walk(engine, story) for _ in range(200)]) / 200 / (len(story) + 1)


def main() -> None:
    definitions, story = load_definitions(), permit_story()
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        url = f"sqlite:///{folder}/dossiers.db"
        create(url, sandbox=True)
        with Engine(url, definitions) as engine:
            walk(engine, story)  # what is compiled once is compiled
            ours, theirs = measured(engine, Bare(Path(folder) / "bare.db"), story)
    one, bare, memory = statistics.median(ours), statistics.median(theirs), without_store(story)
    print(f"bare 6-row transaction    {1 / bare:8.0f}/s  {bare * 1e6:6.0f} µs")
    print(f"engine, one command       {1 / one:8.0f}/s  {one * 1e6:6.0f} µs")
    print(f"  of it without database            {memory * 1e6:6.0f} µs")
    print(f"ratio of the medians      {bare / one:8.1%}  (wanted: 40 %)")


if __name__ == "__main__":
    main()
