"""A row of the journal keeps the versions of the calendars of other agencies too, not of the lead agency's alone."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"

_Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Nobody counted under another calendar before, so there is nothing to fill in."""
    op.add_column("journal", sa.Column("other_calendars", _Text, nullable=True))
    op.execute("UPDATE meta SET version = 2")


def downgrade() -> None:
    """Forgets the other calendars."""
    with op.batch_alter_table("journal") as journal:
        journal.drop_column("other_calendars")
    op.execute("UPDATE meta SET version = 1")
