"""Is there a store, of which form, in which mode? Its tables are made, brought to this form, or one step back."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from workflow.errors import NotAllowed
from workflow.store.protocol import Mode
from workflow.store.sql.databases import Database, database_of, shown
from workflow.store.sql.tables import REVISION, Tables
from workflow.store.sql.transactions import refusal

_BEFORE_ALEMBIC = {1: "0001", 2: "0002"}  # the version that `meta` told, and the migration that it is


def create(url: str, sandbox: bool) -> None:
    """Makes the tables of a store in that mode, or brings them up to date; raises NotAllowed where it is there in the
    other mode.
    """
    wanted: Mode = "sandbox" if sandbox else "production"
    mode = _with(url, lambda database, connection: _upgraded(database, url, connection, wanted))
    if mode != wanted:
        raise NotAllowed(f"{shown(url)}: wanted it as {wanted}, but it is there as {mode}; possible: another store")


def step_down(url: str) -> str:
    """Takes the tables back by one migration, for an older version of this package; gives which form they have then."""
    return str(_with(url, lambda database, connection: _downgraded(database, url, connection)))


def there(url: str) -> bool:
    """Whether a store is kept there; raises NotAllowed for what is no URL of a store."""
    database = database_of(url)
    try:
        return database.there()
    except DBAPIError as error:
        raise refusal(database, url, "to open it", error) from None
    finally:
        database.engine.dispose()


def mode_of(database: Database, url: str) -> Mode:
    """The mode of the store, its tables made for production where the database is empty; raises NotAllowed."""
    known: Mode | None = _reading(database, url, lambda connection: _known(database, url, connection))
    if known is not None:
        return known
    made: Mode = _writing(database, url, lambda connection: _opened(database, url, connection))
    return made


def _with(url: str, do: Any) -> Any:
    database = database_of(url)
    try:
        return _writing(database, url, lambda connection: do(database, connection))
    finally:
        database.engine.dispose()


def _reading(database: Database, url: str, do: Any) -> Any:
    """What is done in one transaction that waits for nobody who writes."""
    return _within(database, url, do, database.read)


def _writing(database: Database, url: str, do: Any) -> Any:
    """What is done to the tables in one transaction, while nobody else changes them."""

    def alone(connection: Connection) -> Any:
        database.lock_tables(connection)
        return do(connection)

    return _within(database, url, alone, database.write)


def _within(database: Database, url: str, do: Any, begin: str) -> Any:
    """What is done in one transaction."""
    try:
        with database.engine.connect() as connection:
            connection.exec_driver_sql(begin)
            found = do(connection)
            connection.exec_driver_sql("COMMIT")
            return found
    except DBAPIError as error:
        raise refusal(database, url, "to open it", error) from None


def _opened(database: Database, url: str, connection: Connection) -> Mode:
    """The mode of the store, which is made where there is none."""
    mode = _known(database, url, connection)
    if mode is None:
        _make(database, connection, "production")
        mode = _mode(database, connection)
    return mode


def _known(database: Database, url: str, connection: Connection) -> Mode | None:
    """The mode of the store, None where the database is empty; raises NotAllowed for tables of another form."""
    tables = _tables(url, connection)
    if not tables:
        return None
    revision = _revision(database, connection, tables)
    if revision != REVISION:
        older = revision < REVISION
        possible = f"luongxanh db upgrade --db {shown(url)}" if older else "a newer version of luongxanh"
        raise NotAllowed(
            f"{shown(url)}: wanted tables of the form {REVISION}, but they are of {revision}; possible: {possible}"
        )
    return _mode(database, connection)


def _tables(url: str, connection: Connection) -> set[str]:
    """The tables that are there; raises NotAllowed where they are of something else."""
    tables = set(inspect(connection).get_table_names())
    if tables and not {"meta", "journal"} <= tables:
        raise NotAllowed(f"{shown(url)}: wanted a store, but it is another database; possible: another one")
    return tables


def _make(database: Database, connection: Connection, mode: Mode) -> None:
    Tables.metadata.create_all(connection)
    connection.exec_driver_sql(database.said["add alembic_version"], (REVISION,))
    connection.exec_driver_sql(database.said["add meta"], (1, mode))


def _mode(database: Database, connection: Connection) -> Mode:
    mode = connection.exec_driver_sql(database.said["meta"]).scalar_one()
    return "sandbox" if mode == "sandbox" else "production"


def _revision(database: Database, connection: Connection, tables: set[str]) -> str:
    if "alembic_version" in tables:
        return str(connection.exec_driver_sql(database.said["revision"]).scalar_one())
    version = connection.exec_driver_sql("SELECT version FROM meta").scalar_one()
    return _BEFORE_ALEMBIC.get(version, str(version))


def _upgraded(database: Database, url: str, connection: Connection, mode: Mode) -> Mode:
    tables = _tables(url, connection)
    if not tables:
        _make(database, connection, mode)
    elif _mode(database, connection) != mode:
        return _mode(database, connection)  # whoever takes it for another store changes nothing
    elif _revision(database, connection, tables) < REVISION:
        from workflow.store.migrations import upgrade  # alembic, which few starts need

        upgrade(connection, _revision(database, connection, tables))
    return _mode(database, connection)


def _downgraded(database: Database, url: str, connection: Connection) -> str:
    from workflow.store.migrations import downgrade

    tables = _tables(url, connection)
    if not tables:
        raise NotAllowed(
            f"{shown(url)}: wanted a store, but it is empty; possible: luongxanh db upgrade --db {shown(url)}"
        )
    revision = _revision(database, connection, tables)
    if revision > REVISION:
        raise NotAllowed(
            f"{shown(url)}: wanted a form up to {REVISION}, but it is of {revision}; "
            "possible: a newer version of luongxanh"
        )
    before = downgrade(connection, revision)
    if before == revision:
        raise NotAllowed(
            f"{shown(url)}: wanted the form before {revision}, but there is none; possible: leave it as it is"
        )
    return before
