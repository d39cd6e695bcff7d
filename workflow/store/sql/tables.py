"""Which tables a store has: the journal, what is read off it, the outbox, and what the store knows of itself.

What is read off the journal can be made again from it; the outbox is what is still to be told of it.
"""

from sqlalchemy import BigInteger, Index, Integer, MetaData, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

SCHEMA = 2  # the version of these tables

_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what it calls INTEGER

_KEYED = {"sqlite_with_rowid": False}  # small rows that lie in their key: one page less to write


class Tables(SQLModel):
    """What all tables here belong to, apart from whatever else the process maps."""

    metadata = MetaData()


class Journal(Tables, table=True):
    """One event of one dossier; the rows of a command share `command`, its first carries the key."""

    __table_args__ = (UniqueConstraint("code", "seq"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=_Number)
    code: str = Field(sa_type=Text)
    seq: int
    at: int = Field(sa_type=BigInteger)
    noticed: int | None = Field(default=None, sa_type=BigInteger)
    recorded: int = Field(sa_type=BigInteger)
    event: str = Field(sa_type=Text)
    actor: str = Field(sa_type=Text)
    on_behalf_of: str | None = Field(default=None, sa_type=Text)
    ground: str | None = Field(default=None, sa_type=Text)
    procedure_version: str = Field(sa_type=Text)
    lifecycle_version: str = Field(sa_type=Text)
    calendar_version: str = Field(sa_type=Text)
    other_calendars: str | None = Field(default=None, sa_type=Text)  # of other agencies, by id, as JSON
    command: int
    key: str | None = Field(default=None, sa_type=Text)
    request: str | None = Field(default=None, sa_type=Text)
    digest: str | None = Field(default=None, sa_type=Text)
    body: str = Field(sa_type=Text)


class DossierRow(Tables, table=True):
    """The last state of one dossier: the columns that are searched, and the whole as canonical JSON."""

    __tablename__ = "dossier"
    __table_args__ = (Index("dossier_waiting", "waits_for", "priority", "appointment"),)

    procedure: str = Field(sa_type=Text)
    home: str = Field(sa_type=Text)
    lane: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    holder: str = Field(sa_type=Text)
    officer: str | None = Field(default=None, sa_type=Text)
    waits_for: str | None = Field(default=None, sa_type=Text)
    priority: int
    submitted: int = Field(sa_type=BigInteger)
    accepted: int | None = Field(default=None, sa_type=BigInteger)
    appointment: int | None = Field(default=None, sa_type=BigInteger)
    finished: int | None = Field(default=None, sa_type=BigInteger)
    next_due: int | None = Field(default=None, sa_type=BigInteger, index=True)
    length: int
    body: str = Field(sa_type=Text)
    code: str = Field(primary_key=True, sa_type=Text)


class ClockRow(Tables, table=True):
    """A clock that has not stopped; `pending` is when it has something to say."""

    __tablename__ = "clock"
    __table_args__ = _KEYED

    code: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(primary_key=True, sa_type=Text)
    effect: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    due: int = Field(sa_type=BigInteger)
    pending: int | None = Field(default=None, sa_type=BigInteger)


class ObligationRow(Tables, table=True):
    """Something owed because of a delay."""

    __tablename__ = "obligation"

    id: str = Field(primary_key=True, sa_type=Text)
    code: str = Field(sa_type=Text, index=True)
    kind: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text, index=True)
    debtor: str = Field(sa_type=Text)
    due: int = Field(sa_type=BigInteger)
    body: str = Field(sa_type=Text)


class AskedRow(Tables, table=True):
    """A department whose opinion on a dossier is awaited."""

    __tablename__ = "asked"
    __table_args__ = _KEYED

    code: str = Field(primary_key=True, sa_type=Text)
    department: str = Field(primary_key=True, sa_type=Text, index=True)
    due: int = Field(sa_type=BigInteger)


class SentRow(Tables, table=True):
    """A command that was sent under a key, with the events that it caused."""

    __tablename__ = "sent"
    __table_args__ = _KEYED

    key: str = Field(primary_key=True, sa_type=Text)
    code: str = Field(sa_type=Text, index=True)
    first: int
    last: int
    request: str = Field(sa_type=Text)


class OutboxRow(Tables, table=True):
    """What one command caused, to be told to others; gone when it has arrived. `id` is that of its first event."""

    __tablename__ = "outbox"

    id: int = Field(primary_key=True, sa_type=_Number)
    code: str = Field(sa_type=Text)
    command: int


class SeriesRow(Tables, table=True):
    """The last number given in one series of codes."""

    __tablename__ = "series"
    __table_args__ = _KEYED

    series: str = Field(primary_key=True, sa_type=Text)
    last: int


class MetaRow(Tables, table=True):
    """What the store knows of itself: the version of its tables, and whether it is a sandbox."""

    __tablename__ = "meta"

    id: int = Field(primary_key=True)
    version: int
    mode: str = Field(sa_type=Text)
