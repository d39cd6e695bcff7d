"""What is said to the database: every statement, built once from the tables and compiled for one dialect.

The hot path hands the compiled text and its values straight to the driver; nothing is built per command.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from workflow.model import NEVER
from workflow.store.sql.tables import Tables

_UPSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_TABLES = Tables.metadata.tables
_JOURNAL, _DOSSIER, _OUTBOX = _TABLES["journal"], _TABLES["dossier"], _TABLES["outbox"]

_ZERO: Any = literal_column("0")  # written out, so that every parameter is a given value
_ONE: Any = literal_column("1")

BESIDE = ("dossier", "custody", "clock", "obligation", "asked", "sent", "series")  # made again from the journal

_RECORD = [column for column in _JOURNAL.columns if column.name != "id"]
_KEPT = (_DOSSIER.c.code, _DOSSIER.c.body, _DOSSIER.c.head, _DOSSIER.c.pages)


def _given(table: Table) -> dict[str, Any]:
    return {column.name: bindparam(column.name) for column in table.columns if str(column) != "journal.id"}


def _add(name: str) -> Insert:
    return insert(_TABLES[name]).values(_given(_TABLES[name]))


def _same(table: Table, columns: tuple[str, ...]) -> list[Any]:
    return [table.c[name] == bindparam(f"the_{name}") for name in columns]


def _drop(name: str, *columns: str) -> Delete:
    return delete(_TABLES[name]).where(*_same(_TABLES[name], columns))


def _rows(name: str, *columns: str) -> Select[Any]:
    """Whole rows of a table, those whose columns have the given values."""
    table = _TABLES[name]
    return select(*table.columns).where(*_same(table, columns)).order_by(*table.primary_key.columns)


def _put(name: str, dialect: Dialect) -> Any:
    """A row that takes the place of the one with the same key."""
    table = _TABLES[name]
    added = _UPSERT[dialect.name](table).values(_given(table))
    keys = [column.name for column in table.primary_key.columns]
    others = {column.name: added.excluded[column.name] for column in table.columns if column.name not in keys}
    return added.on_conflict_do_update(index_elements=keys, set_=others)


def _number(dialect: Dialect) -> Any:
    """The next number of a series, the first being 1."""
    series = _TABLES["series"]
    added = _UPSERT[dialect.name](series).values(series=bindparam("the_series"), last=_ONE)
    counted = added.on_conflict_do_update(index_elements=["series"], set_={"last": series.c.last + _ONE})
    return counted.returning(series.c.last)


def _send(dialect: Dialect) -> Any:
    """A command under a key; no row where there is one."""
    sent = _TABLES["sent"]
    return _UPSERT[dialect.name](sent).values(_given(sent)).on_conflict_do_nothing(index_elements=["key"])


def _move_on() -> Update:
    """A dossier's row after one more command, where nobody wrote since."""
    values = {name: value for name, value in _given(_DOSSIER).items() if name != "code"}
    return update(_DOSSIER).where(*_same(_DOSSIER, ("code", "length", "head"))).values(values)


def _tell() -> Insert:
    """A message of the events of one command; its id is that of the first, so that ids are never used again.

    `recorded` finds the row at once where the journal is partitioned by it.
    """
    first = select(_JOURNAL.c.id, _JOURNAL.c.code, _JOURNAL.c.seq, _ZERO, _ZERO)
    columns = ["id", "code", "command", "ready", "attempts"]
    caused = first.where(*_same(_JOURNAL, ("code", "seq", "recorded")))
    return insert(_OUTBOX).from_select(columns, caused, include_defaults=False)


def _waiting() -> Select[Any]:
    asked = _TABLES["asked"]
    owing = select(asked.c.code).where(asked.c.department == bindparam("the_asked"))
    return (
        select(*_KEPT)
        .where(or_(_DOSSIER.c.waits_for == bindparam("the_holder"), _DOSSIER.c.code.in_(owing)))
        .order_by(
            _DOSSIER.c.priority.desc(),
            _DOSSIER.c.appointment.is_(None),
            _DOSSIER.c.appointment,
            _DOSSIER.c.submitted,
            _DOSSIER.c.code,
        )
    )


_MESSAGE = (_OUTBOX.c.ready, _OUTBOX.c.attempts, _OUTBOX.c.error)


def _told(*where: Any) -> Select[Any]:
    """Messages with the records of their commands."""
    caused = (_JOURNAL.c.seq >= _OUTBOX.c.command) & (_JOURNAL.c.command == _OUTBOX.c.command)
    return (
        select(_OUTBOX.c.id, *_MESSAGE, *_RECORD)
        .join_from(_OUTBOX, _JOURNAL, (_JOURNAL.c.code == _OUTBOX.c.code) & caused)
        .where(*where)
        .order_by(_OUTBOX.c.id, _JOURNAL.c.seq)
    )


def _oldest(*where: Any) -> Any:
    ids = select(_OUTBOX.c.id).where(*where).order_by(_OUTBOX.c.id)
    return _OUTBOX.c.id.in_(ids.limit(bindparam("the_limit")).offset(_ZERO).scalar_subquery())


def _resend(*where: Any) -> Update:
    values = {"ready": bindparam("the_ready"), "attempts": _ZERO, "error": null()}
    return update(_OUTBOX).where(_DEAD, *where).values(values)


_DEAD = _OUTBOX.c.ready >= literal_column(str(NEVER))


def _outbox() -> dict[str, Any]:
    """What is asked of the outbox."""
    dead = func.sum(case((_DEAD, _ONE), else_=_ZERO))
    after = _OUTBOX.c.id > bindparam("the_id")
    oldest = select(_JOURNAL.c.recorded).where(_JOURNAL.c.id == select(func.min(_OUTBOX.c.id)).scalar_subquery())
    failed = {"ready": bindparam("the_ready"), "attempts": _OUTBOX.c.attempts + _ONE, "error": bindparam("the_error")}
    return {
        "outbox": _told(_oldest()),
        "dead letters": _told(_oldest(_DEAD)),
        "message": _told(_OUTBOX.c.id == bindparam("the_id")),
        "heads": select(_OUTBOX.c.id, _OUTBOX.c.code, _OUTBOX.c.ready)
        .where(after)
        .order_by(_OUTBOX.c.id)
        .limit(bindparam("the_limit"))
        .offset(_ZERO),
        "lease": update(_OUTBOX).values(ready=bindparam("the_ready")).where(*_same(_OUTBOX, ("id",))),
        "failed": update(_OUTBOX).values(failed).where(*_same(_OUTBOX, ("id",))),
        "resend": _resend(*_same(_OUTBOX, ("id",))),
        "resend all": _resend(),
        "backlog": select(func.count(), dead, oldest.scalar_subquery()).select_from(_OUTBOX),
        "untold": select(_OUTBOX.c.code, func.count(), dead).group_by(_OUTBOX.c.code).order_by(_OUTBOX.c.code),
        "drop outbox": _drop("outbox", "id"),
        "tell": _tell(),
    }


def _due(dialect: Dialect) -> dict[str, Any]:
    """What is asked of what passes."""
    passing = _DOSSIER.c.next_due < bindparam("the_instant")
    limited = (_DOSSIER.c.next_due, _DOSSIER.c.code)
    first = select(_DOSSIER.c.code).where(passing).order_by(*limited)
    claimed = select(*_KEPT).where(passing).order_by(*limited)
    if dialect.name != "sqlite":  # where whoever writes is alone anyhow
        claimed = claimed.with_for_update(skip_locked=True)
    return {
        "due": first.limit(bindparam("the_limit")).offset(_ZERO),
        "claim": claimed.limit(bindparam("the_limit")).offset(_ZERO),
        "overdue": select(func.count(), func.min(_DOSSIER.c.next_due)).where(passing),
    }


def _chain() -> dict[str, Any]:
    """What is asked of the digests of the journal."""
    anchor = _TABLES["anchor"]
    id, digest = _JOURNAL.c.id, _JOURNAL.c.digest
    until = select(digest).where(id > bindparam("the_id"), id <= bindparam("the_end")).order_by(id)
    return {
        "end": select(func.max(id)),
        "digests": until,
        "anchors": select(anchor.c.upto, anchor.c.at, anchor.c.rows, anchor.c.digest).order_by(anchor.c.upto),
        "chain": select(*_RECORD).order_by(_JOURNAL.c.code, _JOURNAL.c.seq),
    }


def statements(dialect: Dialect) -> Mapping[str, str]:
    """The text of every statement for that dialect, its values by position in the order of the columns."""
    obligation = _TABLES["obligation"]
    owed = select(obligation.c.code, obligation.c.body).order_by(obligation.c.due, obligation.c.id)
    built: dict[str, Any] = {
        "load": select(*_KEPT).where(*_same(_DOSSIER, ("code",))),
        "pages": select(_TABLES["custody"].c.body)
        .where(*_same(_TABLES["custody"], ("code",)))
        .order_by(_TABLES["custody"].c.page),
        "length": select(_DOSSIER.c.length).where(*_same(_DOSSIER, ("code",))),
        "records": select(*_RECORD).where(*_same(_JOURNAL, ("code",))).order_by(_JOURNAL.c.seq),
        "codes": select(_JOURNAL.c.code).where(_JOURNAL.c.seq == _ONE).order_by(_JOURNAL.c.code),
        "codes beside": union(*(select(_TABLES[name].c.code) for name in BESIDE if name != "series")),
        "all series": select(_TABLES["series"].c.series, _TABLES["series"].c.last).order_by(_TABLES["series"].c.series),
        "waiting": _waiting(),
        "owed": owed,
        "owed in state": owed.where(*_same(obligation, ("state",))),
        "sent": _rows("sent", "key"),
        "meta": select(_TABLES["meta"].c.mode),
        "revision": select(_TABLES["alembic_version"].c.version_num),
        "number": _number(dialect),
        "send": _send(dialect),
        "move on": _move_on(),
        **{f"add {name}": _add(name) for name in ("journal", "meta", "anchor", "alembic_version", *BESIDE)},
        **{f"put {name}": _put(name, dialect) for name in ("custody", "clock", "obligation", "asked")},
        **{f"empty {name}": delete(_TABLES[name]) for name in BESIDE},
        **{
            f"{name} of": _rows(name, "code") for name in ("dossier", "custody", "clock", "obligation", "asked", "sent")
        },
        **_outbox(),
        **_due(dialect),
        **_chain(),
        "drop custody": _drop("custody", "code", "page"),
        "drop clock": _drop("clock", "code", "name"),
        "drop asked": _drop("asked", "code", "department"),
    }
    return {name: _text(statement, dialect) for name, statement in built.items()}


def _text(statement: Any, dialect: Dialect) -> str:
    return str(statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True}))
