"""The store on SQLite keeps the contract, over restarts, in the face of broken commits and of other files."""

import itertools
import os
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.store_contract")

from tests.permits import begin, definitions, late_story, local, permit_story, told  # noqa: E402
from tests.store_contract import *  # noqa: E402, F403
from tests.store_contract import ACCEPT, NOW, take  # noqa: E402
from workflow.engine import Engine, create  # noqa: E402
from workflow.errors import NotAllowed, WorkflowError  # noqa: E402

BESIDE = ("dossier", "clock", "obligation", "asked", "sent", "series")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(f"sqlite:///{tmp_path}/dossiers.db", sandbox=True)
    return tmp_path / "dossiers.db"


def opened(path: Path) -> Engine:
    return Engine(f"sqlite:///{path}", definitions(), now=lambda: NOW)


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    with opened(path) as engine:
        yield engine


def rows(path: Path, tables: tuple[str, ...] = (*BESIDE, "journal", "outbox", "meta")) -> dict[str, list[tuple]]:
    """Every row of the tables, as the file has them."""
    with sqlite3.connect(path) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}


# --- restarts (T2)


@pytest.mark.parametrize("story", [permit_story(), late_story()], ids=["on time", "late"])
def test_a_restart_between_any_two_steps_changes_nothing(tmp_path: Path, story) -> None:
    paths = [tmp_path / "restarted.db", tmp_path / "straight.db"]
    for path in paths:
        create(f"sqlite:///{path}", sandbox=True)
    with opened(paths[1]) as engine:
        told(engine, story)

    with opened(paths[0]) as engine:
        code = begin(engine).dossier.code
    for step in story:
        with opened(paths[0]) as engine:
            take(engine, code, step)

    assert rows(paths[0]) == rows(paths[1])


def test_what_one_process_writes_another_one_reads(path: Path, engine: Engine) -> None:
    with opened(path) as other:
        code = begin(other).dossier.code
        accepted = take(engine, code, ACCEPT)

        assert other.dossier(code) == accepted.dossier
        assert take(other, code, permit_story()[1]).dossier.state == "appraisal"


# --- all or nothing


@pytest.mark.parametrize("table", ["journal", "dossier", "clock", "sent", "outbox"])
def test_a_commit_that_breaks_at_any_table_leaves_nothing_behind(path: Path, engine: Engine, table: str) -> None:
    code = begin(engine).dossier.code
    before = rows(path)
    with sqlite3.connect(path) as connection:
        verb = "UPDATE" if table == "dossier" else "INSERT"
        connection.execute(f"CREATE TRIGGER full BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END")

    with pytest.raises(sqlite3.IntegrityError, match="full"):
        take(engine, code, ACCEPT, key="k")

    assert rows(path) == before
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER full")
    assert not take(engine, code, ACCEPT, key="k").repeated


def test_a_submission_that_breaks_takes_no_number(path: Path, engine: Engine) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(sqlite3.IntegrityError, match="full"):
        begin(engine)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER full")

    assert begin(engine).dossier.code == "H55.25-261123-0001"


def accept_dying(path: Path, statement: int) -> None:
    """Accepts the dossier, and dies before that statement of it."""
    counted = itertools.count(1)
    with opened(path) as engine:
        connections = engine._store._connections
        connection = connections.take("to die")
        connection.set_trace_callback(
            lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(counted) == statement else None
        )
        connections.give_back(connection)
        take(engine, "H55.25-261123-0001", ACCEPT, key="k")


def dies_before(path: Path, statement: int) -> bool:
    """Whether a process that accepts the dossier was killed before that statement of it; else it is after the last."""
    child = os.fork()
    if child == 0:
        try:
            accept_dying(path, statement)
        finally:
            os._exit(0)  # never back into the tests
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_process_killed_before_any_statement_leaves_a_whole_move_or_none(tmp_path: Path) -> None:
    reference = tmp_path / "reference.db"
    create(f"sqlite:///{reference}", sandbox=True)
    with opened(reference) as engine:
        take(engine, begin(engine).dossier.code, ACCEPT, key="k")
    died, repeated = [], []

    for statement in range(1, 20):
        path = tmp_path / f"{statement}.db"
        create(f"sqlite:///{path}", sandbox=True)
        with opened(path) as engine:
            code = begin(engine).dossier.code
        died.append(dies_before(path, statement))
        with opened(path) as engine:
            assert engine.broken() == ()
            assert len(engine.history(code)) in (1, 5)
            repeated.append(take(engine, code, ACCEPT, key="k").repeated)  # the citizen's machine sends it again
        assert rows(path) == rows(reference)

    assert died[:8] == [True] * 8
    assert repeated == [not killed for killed in died]
    assert not died[-1]


# --- what is read off the journal


def test_a_rebuild_gives_the_same_bytes_in_every_table(path: Path, engine: Engine) -> None:
    told(engine, late_story())
    take(engine, begin(engine, key="web-1").dossier.code, ACCEPT, key="web-2")
    begin(engine, at=local("2026-11-24 00:00"))
    before = rows(path)

    engine.rebuild()

    assert rows(path) == before
    assert all(before[table] for table in ("dossier", "clock", "obligation", "sent", "series"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE dossier SET state = 'signing'",
        "UPDATE clock SET due = due + 1 WHERE name = 'resolution'",
        "DELETE FROM clock",
        "INSERT INTO asked VALUES ('H55.25-261123-0001', 'police.fire_safety', 0)",
        "DELETE FROM sent",
        "DELETE FROM dossier",
    ],
)
def test_what_differs_from_the_journal_is_found_and_mended(path: Path, engine: Engine, change: str) -> None:
    code = begin(engine, key="web-1").dossier.code
    take(engine, code, ACCEPT)
    before = rows(path)
    with sqlite3.connect(path) as connection:
        connection.execute(change)

    found = engine.broken()
    engine.rebuild()

    assert found == (code,)
    assert (engine.broken(), rows(path)) == ((), before)


# --- files


def test_a_commit_is_on_the_disk_before_the_receipt_is_given(engine: Engine, path: Path) -> None:
    begin(engine)

    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    (connection,) = engine._store._connections._idle  # the pragma is of the connection: nobody else can be asked
    assert connection.cursor().execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_fresh_file_becomes_a_store_in_production(tmp_path: Path) -> None:
    with opened(tmp_path / "fresh.db") as engine:
        assert (engine.sandbox, engine.obligations()) == (False, ())


def test_a_store_is_not_made_again_in_the_other_mode(path: Path) -> None:
    create(f"sqlite:///{path}", sandbox=True)

    with pytest.raises(
        NotAllowed, match="wanted it as production, but it is there as sandbox; possible: another store"
    ):
        create(f"sqlite:///{path}")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/x", "dossiers.db", ""])
def test_what_is_no_url_of_a_store_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed, match=r"possible: memory://, sqlite:///dossiers\.db, postgresql://host/dossiers$"):
        Engine(url, definitions())


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Kính gửi ông Nguyễn Văn A " * 100, encoding="utf-8")

    with pytest.raises(WorkflowError, match="wanted to open it, but file is not a database"):
        opened(file)

    assert file.read_text(encoding="utf-8") == "Kính gửi ông Nguyễn Văn A " * 100


def test_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkflowError, match="wanted to open it, but unable to open database file; possible: "):
        opened(tmp_path / "nowhere" / "dossiers.db")


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE letters (id INTEGER)")

    with pytest.raises(NotAllowed, match="wanted a store, but it is another database; possible: another one"):
        opened(tmp_path / "other.db")

    with sqlite3.connect(tmp_path / "other.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("letters",)]


@pytest.mark.parametrize(
    ("revision", "possible"),
    [("0002", "luongxanh db upgrade --db sqlite:///"), ("0099", "a newer version of luongxanh")],
)
def test_tables_of_another_form_are_refused_with_what_to_do(path: Path, revision: str, possible: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))

    with pytest.raises(
        NotAllowed, match=f"wanted tables of the form 0003, but they are of {revision}; possible: {possible}"
    ):
        opened(path)


def test_a_closed_store_says_so(path: Path) -> None:
    engine = opened(path)
    engine.close()

    with pytest.raises(WorkflowError, match="wanted to read, but it is closed; possible: open it anew"):
        engine.obligations()
