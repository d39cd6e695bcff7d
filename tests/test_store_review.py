"""What goes wrong seldom, on every store: lost races at the first event, batches sent again, other processes."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Barrier

import psycopg
import pytest

from tests.permits import begin, definitions, local, officer
from tests.postgres import fresh_database
from tests.terminal import luongxanh
from workflow.engine import Engine, create, step_down, there
from workflow.errors import Conflict, WorkflowError
from workflow.store.sql.databases import database_of

NOW = local("2026-12-31 08:00")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    urls = {"memory": lambda: "memory://", "sqlite": lambda: f"sqlite:///{tmp_path}/d.db", "postgres": fresh_database}
    url = urls[request.param]()
    create(url, sandbox=True)
    return url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with Engine(url, definitions(), now=lambda: NOW) as engine:
        yield engine


def test_of_two_that_begin_the_same_dossier_the_second_finds_it_moved_on(engine: Engine) -> None:
    store, made = engine._store, []
    register = store.register

    def remembered(series, make):
        found = register(series, make)
        made.append(found[0])
        return found

    store.register = remembered  # type: ignore[method-assign]
    code = begin(engine).dossier.code

    with pytest.raises(Conflict) as lost:
        store.write(*made)

    assert (lost.value.dossier, lost.value.expected, lost.value.found) == (code, 0, 1)
    assert engine.verify().sound


def opened(url: str) -> None:
    Engine(url, definitions()).close()


@pytest.mark.parametrize("job", [create, opened])
def test_of_many_that_find_an_empty_database_one_makes_the_tables_and_all_open_it(job) -> None:
    url, ready = fresh_database(), Barrier(4)

    def at_once(_: int) -> None:
        ready.wait()
        job(url)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(at_once, range(4))) == [None] * 4


def test_a_forked_process_speaks_to_the_database_on_its_own(url: str, engine: Engine) -> None:
    if url == "memory://":
        pytest.skip("a store in memory is its process's own")
    begin(engine)
    connection = engine._store._connections._idle[0]

    child = os.fork()
    if not child:
        signal.alarm(30)
        try:
            begin(engine)
            os._exit(connection in engine._store._connections._idle)
        finally:
            os._exit(2)

    assert os.waitpid(child, 0)[1] == 0
    assert begin(engine).dossier.code == "H55.25-261123-0003"


@pytest.fixture
def postgres() -> Iterator[tuple[str, Engine]]:
    url = fresh_database()
    create(url, sandbox=True)
    with Engine(url, definitions(), now=lambda: NOW) as engine:
        yield url, engine


def test_an_error_whose_answer_comes_with_the_end_leaves_the_connection_as_it_was(
    postgres: tuple[str, Engine], caplog: pytest.LogCaptureFixture
) -> None:
    connections = postgres[1]._store._connections

    def broken() -> None:
        with connections.transaction() as transaction:
            transaction.run("add meta", (1, "twice"))
            transaction.cursor().execute("SELECT 1")
            time.sleep(0.2)  # until the server has answered

    with pytest.raises(psycopg.errors.UniqueViolation):
        broken()

    (connection,) = connections._idle
    assert connection.info.pipeline_status == connection.info.transaction_status == 0
    assert begin(postgres[1]).dossier.code == "H55.25-261123-0001"
    assert not caplog.records


def test_after_the_server_hung_up_one_command_is_refused_in_a_sentence_and_the_next_is_done(
    postgres: tuple[str, Engine], caplog: pytest.LogCaptureFixture
) -> None:
    url, engine = postgres
    begin(engine)
    chains = [engine._store.chain() for _ in range(3)]
    for chain in chains:  # so there are as many connections
        next(chain)
    for chain in chains:
        chain.close()
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    with pytest.raises(WorkflowError, match=r"wanted to write, but .*; possible: try again"):
        begin(engine)

    assert begin(engine).dossier.code == "H55.25-261123-0002"
    assert not caplog.records


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://anna:secret@127.0.0.1:1/dossiers",
        "postgresql://127.0.0.1:1/dossiers?user=anna&password=secret",
        "postgresql://anna:secret@host:port/dossiers",
        "postgresql://anna:se@cret@[::1/dossiers",
        "postgres ql://anna:secret@host/dossiers",
        "postgres://anna:secret@host/dossiers",
        "anna:secret@host",
    ],
)
def test_no_refusal_tells_the_password(url: str) -> None:
    for ask in (there, create, opened):
        with pytest.raises(WorkflowError, match="; possible: ") as refused:
            ask(url)
        assert "cret" not in str(refused.value)


@pytest.mark.parametrize("option", ["role=reader", "default_transaction_read_only=on"])
def test_what_a_server_does_not_allow_is_said_in_a_sentence(postgres: tuple[str, Engine], option: str) -> None:
    url = postgres[0]
    with psycopg.connect(url, autocommit=True) as connection, suppress(psycopg.errors.DuplicateObject):
        connection.execute("CREATE ROLE reader")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    limited = f"{url}&options=-c%20{option.replace('=', '%3D')}"

    with (
        Engine(limited, definitions(), now=lambda: NOW) as engine,
        pytest.raises(WorkflowError, match=r"wanted to write, but (permission denied|cannot execute INSERT)"),
    ):
        begin(engine)
    with pytest.raises(WorkflowError, match=r"wanted to open it, but (permission denied|cannot execute CREATE)"):
        create(limited.replace(url.split("?")[0], fresh_database().split("?")[0]))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Engine]]:
    """A file with one dossier, as somebody else opens it too."""
    create(f"sqlite:///{tmp_path}/d.db", sandbox=True)
    with (
        Engine(f"sqlite:///{tmp_path}/d.db", definitions(), now=lambda: NOW) as engine,
        closing(sqlite3.connect(tmp_path / "d.db", isolation_level=None)) as connection,
    ):
        begin(engine)
        yield connection, engine


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("INSERT INTO obligation VALUES ('X-apology-1', 'X', 'apology', 'owed', 'dinh_hoa', 5, '{}')", "X"),
        ("INSERT INTO sent VALUES ('web-1', 'X', 1, 1, 'asked')", "X"),
        ("INSERT INTO asked VALUES ('X', 'police.fire_safety', 5)", "X"),
        ("INSERT INTO clock VALUES ('X', 'resolution', 'breach', 'running', 5, 5)", "X"),
        ("INSERT INTO custody VALUES ('X', 0, '[]')", "X"),
        ("DELETE FROM series", "H55.25-261123-0001"),
        ("UPDATE series SET last = 0", "H55.25-261123-0001"),
    ],
)
def test_rows_of_no_dossier_and_a_wrong_count_are_found_and_mended(
    file: tuple[sqlite3.Connection, Engine], change: str, found: str
) -> None:
    connection, engine = file
    connection.execute(change)

    assert engine.verify().differing == (found,)

    engine.rebuild()
    assert engine.verify().sound
    assert begin(engine).dossier.code == "H55.25-261123-0002"


@pytest.mark.parametrize("body", ["nonsense", "{}", '{"type": "StateEntered"}'])
def test_a_journal_that_cannot_be_read_is_found_and_not_rebuilt(
    file: tuple[sqlite3.Connection, Engine], body: str
) -> None:
    connection, engine = file
    code = begin(engine).dossier.code
    connection.execute("UPDATE journal SET body = ? WHERE code = ?", (body, code))

    verified = engine.verify()

    assert verified.differing == (code,)
    assert [(one.code, one.seq) for one in verified.breaks] == [(code, 1)]
    with pytest.raises(WorkflowError, match=f"^{code}: wanted to tell its journal anew, but it cannot be read: "):
        engine.rebuild()
    assert engine.verify() == verified


def test_a_store_is_rebuilt_while_others_write(postgres: tuple[str, Engine]) -> None:
    url, engine = postgres
    clerk = officer("dh.reception_1")

    def write() -> None:
        with Engine(url, definitions(), now=lambda: NOW) as own:
            for _ in range(15):
                own.act(begin(own).dossier.code, "accept", actor=clerk, at=local("2026-11-23 10:00"))

    with ThreadPoolExecutor(3) as threads:
        writing = [threads.submit(write) for _ in range(2)]
        while not all(one.done() for one in writing):
            engine.rebuild()
        assert [one.result() for one in writing] == [None, None]

    assert len(engine.outbox()) == 60
    assert engine.verify().sound


def test_a_message_that_others_have_told_meanwhile_does_not_fail_any_more(engine: Engine) -> None:
    begin(engine)
    (message,) = engine.lease(30)
    engine.delivered([message.id])

    engine.failed([message.id], "too late")

    assert engine.outbox() == ()


def test_tables_that_change_under_a_running_engine_are_refused_in_a_sentence(url: str, engine: Engine) -> None:
    if url == "memory://":
        pytest.skip("a store in memory has no tables")
    begin(engine)
    step_down(url)

    with pytest.raises(WorkflowError, match=r"wanted to write, but .*\bhead\b"):
        begin(engine)

    create(url, sandbox=True)
    assert begin(engine).dossier.code == "H55.25-261123-0002"


def test_a_row_that_cannot_be_read_is_named_and_mended(file: tuple[sqlite3.Connection, Engine]) -> None:
    connection, engine = file
    connection.execute("UPDATE dossier SET body = 'nonsense', next_due = 1")

    with pytest.raises(WorkflowError, match=r"^H55\.25-261123-0001: wanted to read it, but its row is not as"):
        engine.dossier("H55.25-261123-0001")

    engine.rebuild()
    assert engine.dossier("H55.25-261123-0001").state == "submitted"


def test_of_two_that_anchor_at_once_one_does_and_the_other_finds_nothing_new(engine: Engine) -> None:
    for _ in range(10):
        begin(engine)
        ready = Barrier(4)

        def anchor(_: int, ready: Barrier = ready) -> object:
            ready.wait()
            return engine.anchor()

        with ThreadPoolExecutor(4) as threads:
            assert sum(one is not None for one in threads.map(anchor, range(4))) == 1

    assert len(engine._store.anchors()) == 10
    assert engine.verify().sound


def test_where_no_store_is_found_the_password_is_not_told() -> None:
    url = fresh_database().replace("postgres:@", "postgres:secret@")

    printed = luongxanh("dossier", "show", "H55.25-261123-0001", "--db", url)

    assert printed.code == 2
    assert "luongxanh db upgrade --db postgresql://postgres:***@" in printed.err
    assert "secret" not in printed.out + printed.err


def test_a_dossier_that_cannot_be_read_does_not_stop_the_clocks_of_the_others(url: str, engine: Engine) -> None:
    if url == "memory://":
        pytest.skip("a store in memory has no rows")
    codes = [begin(engine).dossier.code for _ in range(2)]
    for code in codes:
        engine.act(code, "accept", actor=officer("dh.reception_1"), at=local("2026-11-23 10:00"))
    with database_of(url).engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql(f"UPDATE dossier SET body = 'nonsense', next_due = 1 WHERE code = '{codes[0]}'")
        connection.exec_driver_sql("COMMIT")

    ticked = engine.tick(local("2026-12-04 08:00"))

    assert [one.code for one in ticked.refused] == [codes[0]]
    assert "possible: luongxanh db rebuild" in str(ticked.refused[0].error)
    assert [receipt.dossier.code for receipt in ticked.receipts] == [codes[1]]
    assert not ticked.more
