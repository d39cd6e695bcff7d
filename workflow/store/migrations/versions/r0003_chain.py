"""The journal becomes a chain with anchors; messages are leased, tried again and given up; long custody lies apart."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from workflow.store.chain import BEGINNING, linked

revision, down_revision = "0003", "0002"

_Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_PAGE = 32
_COLUMNS = (
    "code, seq, at, noticed, recorded, event, actor, on_behalf_of, ground, procedure_version, lifecycle_version, "
    "calendar_version, other_calendars, command, key, request, body"
)
_BEFORE_CUSTODY = "clocks"  # the last of the fields before it: they keep their order in the text


def upgrade() -> None:
    """Makes the tables and columns, ties the rows that are there, and lays long custody apart."""
    op.create_table(
        "anchor",
        sa.Column("upto", _Number, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("rows", sa.BigInteger, nullable=False),
        sa.Column("digest", _Text, nullable=False),
    )
    op.create_table(
        "custody",
        sa.Column("code", _Text, primary_key=True),
        sa.Column("page", sa.Integer, primary_key=True),
        sa.Column("body", _Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.add_column("outbox", sa.Column("ready", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("attempts", sa.Integer, nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("error", _Text, nullable=True))
    op.add_column("dossier", sa.Column("head", _Text, nullable=False, server_default=""))
    op.add_column("dossier", sa.Column("pages", sa.Integer, nullable=False, server_default="0"))
    op.drop_index("ix_dossier_next_due", "dossier")
    op.create_index("dossier_due", "dossier", ["next_due", "code"])
    _tie()
    _lay_apart()
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("ready", server_default=None)
        outbox.alter_column("attempts", server_default=None)
    with op.batch_alter_table("dossier") as dossier:
        dossier.alter_column("head", server_default=None)
        dossier.alter_column("pages", server_default=None)
    with op.batch_alter_table("meta") as meta:
        meta.drop_column("version")


def _tie() -> None:
    """Gives every row its digest, and every dossier that of its last row."""
    connection = op.get_bind()
    for code, rows in groupby(_ordered(f"SELECT {_COLUMNS} FROM journal", "code, seq"), key=lambda row: row[0]):
        tied = linked(BEGINNING, (tuple(row) for row in rows))
        digests = [{"code": code, "seq": row[1], "digest": row[-1]} for row in tied]
        connection.execute(sa.text("UPDATE journal SET digest = :digest WHERE code = :code AND seq = :seq"), digests)
        connection.execute(
            sa.text("UPDATE dossier SET head = :head WHERE code = :code"), {"head": tied[-1][-1], "code": code}
        )


def _ordered(select: str, by: str) -> Iterator[Any]:
    """All rows, a thousand dossiers' worth at a time."""
    connection = op.get_bind()
    codes = [code for (code,) in connection.execute(sa.text("SELECT code FROM dossier ORDER BY code"))]
    for first in range(0, len(codes), 1_000):
        some = codes[first : first + 1_000]
        bounds = {"low": some[0], "high": some[-1]}
        yield from connection.execute(
            sa.text(f"{select} WHERE code >= :low AND code <= :high ORDER BY {by}"), bounds
        ).fetchall()


def _lay_apart() -> None:
    connection = op.get_bind()
    for code, body in _ordered("SELECT code, body FROM dossier", "code"):
        whole = msgspec.json.decode(body)
        held = whole.get("custody", [])
        pages = len(held) // _PAGE
        if pages:
            rows = [
                {
                    "code": code,
                    "page": page,
                    "body": msgspec.json.encode(held[page * _PAGE : (page + 1) * _PAGE]).decode(),
                }
                for page in range(pages)
            ]
            connection.execute(sa.text("INSERT INTO custody (code, page, body) VALUES (:code, :page, :body)"), rows)
            _put_custody(code, whole, held[pages * _PAGE :], pages)


def _put_custody(code: str, whole: dict[str, Any], held: list[Any], pages: int) -> None:
    kept: dict[str, Any] = {}
    for name, one in whole.items():
        kept |= {} if name == "custody" else {name: one}
        if name == _BEFORE_CUSTODY and held:
            kept["custody"] = held
    op.get_bind().execute(
        sa.text("UPDATE dossier SET body = :body, pages = :pages WHERE code = :code"),
        {"body": msgspec.json.encode(kept).decode(), "pages": pages, "code": code},
    )


def downgrade() -> None:
    """Puts long custody back and forgets the chain; messages that were given up are ready again."""
    connection = op.get_bind()
    op.add_column("meta", sa.Column("version", sa.Integer, nullable=False, server_default="2"))
    with op.batch_alter_table("meta") as meta:
        meta.alter_column("version", server_default=None)
    for code, body in connection.execute(sa.text("SELECT code, body FROM dossier WHERE pages > 0")).fetchall():
        pages = connection.execute(
            sa.text("SELECT body FROM custody WHERE code = :code ORDER BY page"), {"code": code}
        ).fetchall()
        whole = msgspec.json.decode(body)
        apart = [held for (page,) in pages for held in msgspec.json.decode(page)]
        _put_custody(code, whole, [*apart, *whole.get("custody", [])], 0)
    connection.execute(sa.text("UPDATE journal SET digest = NULL"))
    op.drop_table("anchor")
    op.drop_table("custody")
    with op.batch_alter_table("outbox") as outbox:
        for name in ("ready", "attempts", "error"):
            outbox.drop_column(name)
    op.drop_index("dossier_due", "dossier")
    with op.batch_alter_table("dossier") as dossier:
        dossier.drop_column("head")
        dossier.drop_column("pages")
    op.create_index("ix_dossier_next_due", "dossier", ["next_due"])
