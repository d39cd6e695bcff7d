"""How do the tables of an older store become those of this version, and back by one step? Alembic, from the package.

SQLite cannot change a column in place: there alembic copies the table (batch mode).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection


def scripts() -> ScriptDirectory:
    """The migrations, the oldest first."""
    return ScriptDirectory.from_config(_config())


def upgrade(connection: Connection, revision: str, to: str = "head") -> None:
    """Brings the tables of the form `revision` to another one, by default the newest, in the caller's transaction."""
    _run(connection, revision, to, scripts()._upgrade_revs)


def downgrade(connection: Connection, revision: str) -> str:
    """Takes the tables back by one step, in the caller's transaction; gives the form that they have then."""
    before = scripts().get_revision(revision).down_revision
    if not isinstance(before, str):
        return revision
    _run(connection, revision, before, scripts()._downgrade_revs)
    return before


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


def _run(connection: Connection, revision: str, to: str, steps: Callable[[str, Any], Any]) -> None:
    context = MigrationContext.configure(connection)
    if not context.get_current_heads():  # a store from before alembic told its version itself
        context.stamp(scripts(), revision)
    environment = EnvironmentContext(_config(), scripts(), fn=lambda current, _: steps(to, current), destination_rev=to)
    with environment:
        environment.configure(connection=connection, render_as_batch=True)
        environment.run_migrations()
