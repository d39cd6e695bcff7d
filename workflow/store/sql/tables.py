"""Which tables a store has: the journal with its anchors, what is read off it, the outbox, what it knows of itself.

What is read off the journal can be made again from it; the outbox is what is still to be told of it.
"""

from sqlalchemy import BigInteger, Index, Integer, MetaData, String, UniqueConstraint
from sqlalchemy import Text as AnyText
from sqlmodel import Field, SQLModel

REVISION = "0003"  # the newest of the migrations: what these tables are

_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what it calls INTEGER
Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")  # in the order of its bytes, as Python sorts it

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
    body: str = Field(sa_type=Text)
    digest: str | None = Field(default=None, sa_type=Text)  # over the row and the digest of the row before it


class DossierRow(Tables, table=True):
    """The last state of one dossier: the columns that are searched, and the whole as canonical JSON."""

    __tablename__ = "dossier"
    __table_args__ = (
        Index("dossier_waiting", "waits_for", "priority", "appointment"),
        Index("dossier_due", "next_due", "code"),
    )

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
    next_due: int | None = Field(default=None, sa_type=BigInteger)
    length: int
    head: str = Field(sa_type=Text)  # the digest of its last row in the journal
    pages: int  # of custody that lie apart
    body: str = Field(sa_type=Text)
    code: str = Field(primary_key=True, sa_type=Text)


class CustodyRow(Tables, table=True):
    """A page of the custody of a dossier that moved so often that its row alone would grow and grow."""

    __tablename__ = "custody"
    __table_args__ = _KEYED

    code: str = Field(primary_key=True, sa_type=Text)
    page: int = Field(primary_key=True)
    body: str = Field(sa_type=Text)


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
    """What one command caused, to be told to others; gone when it has arrived. `id` is that of its first event.

    It is left alone until `ready`: while somebody tells it, and until it is tried again; for ever once it is dead.
    """

    __tablename__ = "outbox"

    id: int = Field(primary_key=True, sa_type=_Number)
    code: str = Field(sa_type=Text)
    command: int
    ready: int = Field(default=0, sa_type=BigInteger)
    attempts: int = Field(default=0)
    error: str | None = Field(default=None, sa_type=Text)


class SeriesRow(Tables, table=True):
    """The last number given in one series of codes."""

    __tablename__ = "series"
    __table_args__ = _KEYED

    series: str = Field(primary_key=True, sa_type=Text)
    last: int


class AnchorRow(Tables, table=True):
    """What the whole journal was at one time, as far as the row `upto`: rows cut off its end are found by it."""

    __tablename__ = "anchor"

    upto: int = Field(primary_key=True, sa_type=_Number)
    at: int = Field(sa_type=BigInteger)
    rows: int = Field(sa_type=BigInteger)
    digest: str = Field(sa_type=Text)


class MetaRow(Tables, table=True):
    """What the store knows of itself: whether it is a sandbox."""

    __tablename__ = "meta"

    id: int = Field(primary_key=True)
    mode: str = Field(sa_type=Text)


class Revision(Tables, table=True):
    """To which migration the tables belong, as alembic keeps it."""

    __tablename__ = "alembic_version"

    version_num: str = Field(primary_key=True, sa_type=String(32))
