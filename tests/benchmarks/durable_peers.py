"""Beside whom do we make moves that survive a power cut: how is a bare transaction, DBOS, SpiffWorkflow measured?

Each function opens one side on one database and gives a `Side`, which tells stories of so many units and measures
them. SQLite is in WAL with synchronous FULL, PostgreSQL has fsync and synchronous_commit on; both are asserted.
A unit is committed before the next one begins; one client, one connection at a time.

- Bare: six rows in one transaction, by plain `execute` calls; on PostgreSQL that is eight ways to the server and back.
- DBOS: a workflow called in the thread of the caller, a unit being one step that gives a small dict. Included: the
  commits of the workflow's beginning and end. DBOS would leave SQLite in its slower journal mode; here it gets WAL.
- SpiffWorkflow: a BPMN process of user tasks, a unit being one completed task and the whole workflow written as the
  JSON of `BpmnWorkflowSerializer.serialize_json` by one upsert. Included: building the workflow from the parsed
  process. Not included: reading it back, for it stays in memory between two tasks. The JSON holds the process too;
  a converter of one's own that leaves it out would spare a third of the serialising.

None of the three keeps what the engine keeps: no working-time clocks, no journal of who did what under which rule,
no obligations, no permission to check, no version to refuse a second hand; SpiffWorkflow keeps the last state only.
The engine in its turn reads the dossier anew for every command.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import psycopg
from dbos import DBOS
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs import BpmnProcessSpec

FULL = 2  # of PRAGMA synchronous
Execute = Callable[..., Any]


@dataclass(frozen=True)
class Side:
    """What tells one story of the benchmark; `turn` is entered around each measurement."""

    story: Callable[[], object]
    turn: Callable[[], AbstractContextManager[object]] = nullcontext

    def seconds(self, stories: int) -> float:
        """What so many stories take; one more is told before, so that connections and caches are there."""
        with self.turn():
            self.story()
            started = time.perf_counter()
            for _ in range(stories):
                self.story()
            return time.perf_counter() - started


def done(unit: int) -> dict[str, object]:
    """The small dict that a step or task leaves behind."""
    return {"unit": unit, "by": "officer"}


# --- The databases


@contextmanager
def sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file in WAL, which commits each statement outside a transaction by itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (FULL,)  # the default, which DBOS does not touch
        yield connection


@contextmanager
def postgres(url: str) -> Iterator[psycopg.Connection]:
    """A connection to a server that syncs, which commits each statement outside a transaction by itself."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"SHOW {setting}").fetchone() == ("on",), setting
        yield connection


@contextmanager
def opened(database: Path | str) -> Iterator[tuple[Execute, str]]:
    """How the database is asked, a file of SQLite or a URL of PostgreSQL, and its mark for a value."""
    if isinstance(database, Path):
        with sqlite(database) as file:
            yield file.execute, "?"
    else:
        with postgres(database) as connection:
            yield connection.execute, "%s"


# --- A bare transaction


@contextmanager
def bare_sqlite(path: Path, transactions: int) -> Iterator[Side]:
    """A story of so many transactions on a new file."""
    with sqlite(path) as connection:
        yield _bare(connection.execute, "?", "BEGIN IMMEDIATE", "INTEGER PRIMARY KEY", transactions)


@contextmanager
def bare_postgres(url: str, transactions: int) -> Iterator[Side]:
    """A story of so many transactions on an empty database."""
    with postgres(url) as connection:
        key = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        yield _bare(connection.execute, "%s", "BEGIN", key, transactions)


def _bare(execute: Execute, mark: str, begin: str, key: str, transactions: int) -> Side:
    """Six rows in one transaction: three inserts, two updates, one more insert."""
    body = "x" * 200
    insert = f"INSERT INTO events (body) VALUES ({mark})"
    update = f"UPDATE rows SET body = {mark} WHERE id = {mark}"
    execute(begin)
    execute(f"CREATE TABLE events (id {key}, body TEXT)")
    execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)")
    for n in range(1_000):
        execute(f"INSERT INTO rows VALUES ({mark}, {mark})", (n, body))
    execute("COMMIT")
    turns = count(1)

    def transaction() -> None:
        turn = next(turns)
        execute(begin)
        for _ in range(3):
            execute(insert, (body,))
        for n in (turn, turn * 7):
            execute(update, (f"{turn:200}", n % 1_000))
        execute(insert, (body,))
        execute("COMMIT")

    return Side(lambda: [transaction() for _ in range(transactions)])


# --- DBOS


@DBOS.step()
def dbos_step(unit: int) -> dict[str, object]:
    """A step that has nothing to do but to be remembered."""
    return done(unit)


@DBOS.workflow()
def dbos_story(steps: int) -> int:
    """A workflow of so many steps, one after the other."""
    for unit in range(steps):
        dbos_step(unit)
    return steps


@contextmanager
def dbos_steps(database: Path | str, steps: int) -> Iterator[Side]:
    """A story of so many steps; DBOS is one for the process, so it is launched for its turn and leaves after it."""
    # A file that stays open keeps its WAL from turn to turn, as the other sides do.
    with opened(database):
        url = f"sqlite:///{database}" if isinstance(database, Path) else database
        yield Side(lambda: dbos_story(steps), lambda: _launched(url))


@contextmanager
def _launched(url: str) -> Iterator[None]:
    """DBOS as it comes, without a console or telemetry to talk to."""
    DBOS(config={"name": "durable", "system_database_url": url, "log_level": "WARNING", "enable_otlp": False})
    try:
        DBOS.launch()
        yield
    finally:
        DBOS.destroy()


# --- SpiffWorkflow


@contextmanager
def spiff_tasks(database: Path | str, tasks: int) -> Iterator[Side]:
    """A story of so many user tasks, the whole workflow written after each."""
    process, serializer, numbers = _process(tasks), BpmnWorkflowSerializer(), count(1)
    with opened(database) as (execute, mark):
        execute("CREATE TABLE workflows (id INTEGER PRIMARY KEY, body TEXT)")
        write = (
            f"INSERT INTO workflows VALUES ({mark}, {mark}) "
            "ON CONFLICT (id) DO UPDATE SET body = excluded.body"  # one statement is one transaction here
        )

        def story() -> None:
            number, workflow = next(numbers), BpmnWorkflow(process)
            workflow.do_engine_steps()
            for unit in range(tasks):
                task = workflow.get_next_task(state=TaskState.READY, manual=True)
                task.data.update(done(unit))
                task.run()
                workflow.do_engine_steps()
                execute(write, (number, serializer.serialize_json(workflow)))
            assert workflow.is_completed()

        yield Side(story)


def _process(tasks: int) -> BpmnProcessSpec:
    """A BPMN process of so many user tasks in a row."""
    names = [f"task_{n}" for n in range(tasks)]
    row = ["start", *names, "end"]
    nodes = "".join(f'<userTask id="{name}" name="{name}"/>' for name in names)
    flows = "".join(
        f'<sequenceFlow id="to_{target}" sourceRef="{source}" targetRef="{target}"/>'
        for source, target in pairwise(row)
    )
    parser = BpmnParser()
    parser.add_bpmn_str(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="durable" targetNamespace="durable">'
        '<process id="story" isExecutable="true">'
        f'<startEvent id="start"/>{nodes}<endEvent id="end"/>{flows}'
        "</process></definitions>".encode()
    )
    return parser.get_spec("story")
