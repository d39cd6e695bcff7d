"""The first form: the journal, what is read off it, the outbox."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

_Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KEYED = {"sqlite_with_rowid": False}


def upgrade() -> None:
    """Makes the tables."""
    _make_journal()
    _make_dossiers()
    _make_what_runs()
    _make_upkeep()


def _make_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", _Number, primary_key=True),
        _text("code"),
        _number("seq"),
        _instant("at"),
        _instant("noticed", nullable=True),
        _instant("recorded"),
        *map(_text, ("event", "actor")),
        *(_text(name, nullable=True) for name in ("on_behalf_of", "ground")),
        *map(_text, ("procedure_version", "lifecycle_version", "calendar_version")),
        _number("command"),
        *(_text(name, nullable=True) for name in ("key", "request", "digest")),
        _text("body"),
        sa.UniqueConstraint("code", "seq"),
    )


def _make_dossiers() -> None:
    op.create_table(
        "dossier",
        *map(_text, ("procedure", "home", "lane", "state", "holder")),
        *(_text(name, nullable=True) for name in ("officer", "waits_for")),
        _number("priority"),
        _instant("submitted"),
        *(_instant(name, nullable=True) for name in ("accepted", "appointment", "finished", "next_due")),
        _number("length"),
        _text("body"),
        sa.Column("code", _Text, primary_key=True),
    )
    op.create_index("dossier_waiting", "dossier", ["waits_for", "priority", "appointment"])
    op.create_index("ix_dossier_next_due", "dossier", ["next_due"])


def _make_what_runs() -> None:
    op.create_table(
        "clock",
        sa.Column("code", _Text, primary_key=True),
        sa.Column("name", _Text, primary_key=True),
        *map(_text, ("effect", "state")),
        _instant("due"),
        _instant("pending", nullable=True),
        **_KEYED,
    )
    op.create_table(
        "obligation",
        sa.Column("id", _Text, primary_key=True),
        *map(_text, ("code", "kind", "state", "debtor")),
        _instant("due"),
        _text("body"),
    )
    op.create_index("ix_obligation_code", "obligation", ["code"])
    op.create_index("ix_obligation_state", "obligation", ["state"])
    op.create_table(
        "asked",
        sa.Column("code", _Text, primary_key=True),
        sa.Column("department", _Text, primary_key=True),
        _instant("due"),
        **_KEYED,
    )
    op.create_index("ix_asked_department", "asked", ["department"])


def _make_upkeep() -> None:
    op.create_table(
        "sent",
        sa.Column("key", _Text, primary_key=True),
        _text("code"),
        _number("first"),
        _number("last"),
        _text("request"),
        **_KEYED,
    )
    op.create_index("ix_sent_code", "sent", ["code"])
    op.create_table("outbox", sa.Column("id", _Number, primary_key=True), _text("code"), _number("command"))
    op.create_table("series", sa.Column("series", _Text, primary_key=True), _number("last"), **_KEYED)
    op.create_table("meta", sa.Column("id", sa.Integer, primary_key=True), _number("version"), _text("mode"))


def downgrade() -> None:
    """There is no store before the first."""
    raise NotImplementedError("the first form of the tables has none before it")


def _text(name: str, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, _Text, nullable=nullable)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _instant(name: str, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=nullable)
