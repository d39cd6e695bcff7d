"""Tables of every form that was ever released come to the newest with their data, and one step back (T37).

`stores/0002.sql` is a store as the version before wrote it: a late permit with its letters, and an open one that was
handed back and forth forty times.
"""

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine

from tests.permits import definitions, local, officer
from tests.postgres import fresh_database
from workflow import engine as live
from workflow.commands import Assign
from workflow.engine import create, step_down
from workflow.errors import NotAllowed
from workflow.store.migrations import scripts, upgrade
from workflow.store.sql.databases import database_of
from workflow.store.sql.tables import REVISION, Tables

RELEASED = Path(__file__).parent / "stores" / "0002.sql"
LATE, OPEN = "H55.25-261123-0001", "H55.25-261123-0002"
TABLES = ("journal", "dossier", "clock", "obligation", "asked", "sent", "outbox", "series", "meta")
Rows = Mapping[str, list[dict]]


def released() -> Rows:
    """Every row of the released store, by table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(RELEASED.read_text(encoding="utf-8"))
        connection.row_factory = sqlite3.Row
        return {table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in TABLES}


def sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/old.db"


def postgres(_: Path) -> str:
    return fresh_database()


@pytest.fixture(params=[sqlite, postgres])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    return request.param(tmp_path)


def reached(url: str) -> Engine:
    return database_of(url).engine


def within(url: str, do: Callable[[Connection], object]) -> None:
    """What is done to the tables themselves, in one transaction."""
    with reached(url).connect() as connection:
        connection.exec_driver_sql("BEGIN")
        do(connection)
        connection.exec_driver_sql("COMMIT")


def rows(url: str) -> Rows:
    """Every row of every table of the older form, in one order."""
    with reached(url).connect() as connection:
        found = {table: connection.execute(text(f"SELECT * FROM {table}")).mappings().all() for table in TABLES}
    return {table: sorted((dict(row) for row in of_it), key=repr) for table, of_it in found.items()}


def fill(connection: Connection, form: str) -> None:
    """The tables of that form with the rows of the released store, as far as the form knows their columns."""
    upgrade(connection, "base", form)
    for table, of_it in released().items():
        known = [column["name"] for column in _columns(connection, table)]
        for row in of_it:
            kept = {name: value for name, value in row.items() if name in known}
            named = ", ".join(f":{name}" for name in kept)
            connection.execute(text(f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({named})"), kept)
    connection.execute(text("UPDATE meta SET version = :version"), {"version": int(form)})
    if connection.dialect.name == "postgresql":  # which would count from 1
        connection.execute(text("SELECT setval(pg_get_serial_sequence('journal', 'id'), max(id)) FROM journal"))


def _columns(connection: Connection, table: str) -> list:
    return inspect(connection).get_columns(table)


def opened(url: str) -> live.Engine:
    return live.Engine(url, definitions(), now=lambda: local("2026-12-31 08:00"))


@pytest.mark.parametrize("form", ["0001", "0002"])
def test_a_store_of_every_form_comes_to_the_newest_with_its_data(url: str, form: str) -> None:
    within(url, lambda connection: fill(connection, form))
    with pytest.raises(NotAllowed, match=f"wanted tables of the form {REVISION}, but they are of {form}; possible: "):
        opened(url)

    create(url, sandbox=True)

    with opened(url) as engine:
        assert engine.verify().sound
        assert engine.dossier(LATE).state == "returned"
        assert [owed.kind for _, owed in engine.obligations()] == ["apology"]
        assert len(engine.dossier(OPEN).custody) > 32  # so some of it lies apart now
        assert len(engine.outbox()) == len(released()["outbox"])
        assert engine.handle(OPEN, Assign("dh.economic_1", officer("dh.economic_head")), at=local("2026-11-26 08:00"))
        assert engine.verify().sound
        engine.rebuild()
        assert engine.verify().sound


def test_of_two_that_bring_a_store_up_at_once_one_does_and_the_other_finds_it_done(url: str) -> None:
    within(url, lambda connection: fill(connection, "0001"))
    ready = Barrier(2)

    def upgraded(_: int) -> None:
        ready.wait()
        create(url, sandbox=True)

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(upgraded, range(2))) == [None] * 2

    with opened(url) as engine:
        assert engine.verify().sound


def test_a_file_as_the_version_before_wrote_it_is_brought_up(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(RELEASED.read_text(encoding="utf-8"))

    create(f"sqlite:///{file}", sandbox=True)

    with opened(f"sqlite:///{file}") as engine:
        assert engine.verify().sound
        assert engine.submit("certified_copy", actor=officer("dh.reception_1"), at=local("2026-11-27 09:00"))


def test_one_step_down_gives_the_data_back_as_they_were(url: str) -> None:
    within(url, lambda connection: fill(connection, "0002"))
    before = rows(url)
    create(url, sandbox=True)

    assert step_down(url) == "0002"

    assert rows(url) == before
    create(url, sandbox=True)
    with opened(url) as engine:
        assert engine.verify().sound


def test_what_was_never_brought_up_has_no_step_down(url: str) -> None:
    with pytest.raises(NotAllowed, match="wanted a store, but it is empty; possible: luongxanh db upgrade --db "):
        step_down(url)


def test_the_migrations_make_the_tables_that_are_declared(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    within(url, lambda connection: upgrade(connection, "base"))

    with reached(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Tables.metadata) == []


def test_the_newest_migration_is_the_form_that_is_looked_for() -> None:
    assert scripts().get_current_head() == REVISION
