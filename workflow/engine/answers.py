"""What does the engine answer? Receipts, what a correction or a decision changed, and who was first."""

from msgspec import Struct

from workflow.commands import Command
from workflow.correction import Difference
from workflow.errors import Conflict, NotAllowed, WorkflowError
from workflow.events import Event
from workflow.model import Dossier, Instant, TermMoved, Version
from workflow.moments import When, shown
from workflow.store.protocol import Anchor, Backlog, Overdue


class Receipt(Struct, frozen=True):
    """What a command did: the dossier after it and the events; `repeated` where it was done before under its key."""

    dossier: Dossier
    events: tuple[Event, ...]
    repeated: bool = False
    beside: "tuple[Receipt, ...]" = ()  # what it did to other dossiers of the same package


class Corrected(Struct, frozen=True):
    """What a correction did: the dossier told anew, its event, what differs from what was told before."""

    dossier: Dossier
    events: tuple[Event, ...]
    difference: Difference
    repeated: bool = False


class Affected(Struct, frozen=True):
    """An open dossier of which a due instant would move under another version of a calendar."""

    code: str
    agency: str
    before: Version
    after: Version
    moved: tuple[TermMoved, ...]


class Recounted(Struct, frozen=True):
    """A dossier whose terms a decision has counted anew, with what moved."""

    dossier: Dossier
    moved: tuple[TermMoved, ...]


class Refused(Struct, frozen=True):
    """A dossier whose clocks could not be looked at, and why."""

    code: str
    error: WorkflowError


class Ticked(Struct, frozen=True):
    """What looking at the clocks did; `more` where something that has passed is still left to look at."""

    receipts: tuple[Receipt, ...]
    more: bool
    refused: tuple[Refused, ...] = ()


class Request(Struct, frozen=True):
    """One of many commands: what is asked of which dossier, when, and under which key."""

    code: str
    command: Command
    at: When | None = None
    key: str | None = None
    backdate: bool = False


class Break(Struct, frozen=True):
    """A row of the journal that does not follow from the one before it; `missing` where it has no digest at all."""

    code: str
    seq: int
    missing: bool


class Untold(Struct, frozen=True):
    """A dossier of which others have not heard everything yet: how many messages wait, and whether one was given up."""

    code: str
    messages: int
    dead: bool


class Verified(Struct, frozen=True):
    """What was found: rows that break the chain, dossiers of which a table differs from the journal, anchors that do
    not hold; and what is not a fault: of which dossiers something is still to be told.
    """

    rows: int
    breaks: tuple[Break, ...]
    differing: tuple[str, ...]
    lost: tuple[Anchor, ...]
    untold: tuple[Untold, ...]

    @property
    def sound(self) -> bool:
        """Whether the store is what it was written as."""
        return not (self.breaks or self.differing or self.lost)


class Health(Struct, frozen=True):
    """How the store stands at an instant: what has passed unseen, what is to be told, and by how many seconds the
    store's clock is ahead of this machine's; 0 where it has none of its own.
    """

    at: Instant
    overdue: Overdue
    backlog: Backlog
    skew: int


class Overtaken(Conflict):
    """Someone else changed the dossier first; `by` did `what` at `at`."""

    def __init__(self, dossier: str, expected: int, found: int, by: str, what: str, at: Instant) -> None:
        super().__init__(dossier, expected, found)
        self.args = (dossier, expected, found, by, what, at)
        self.by = by
        self.what = what
        self.at = at

    def __str__(self) -> str:
        return (
            f"{self.dossier}: wanted to follow event {self.expected}, but '{self.by}' was first with '{self.what}' "
            f"at {shown(self.at)}; possible: read the dossier again and decide anew"
        )


def key_of_another(code: str, key: str) -> NotAllowed:
    """The refusal of a command whose key another one was sent under."""
    return NotAllowed(
        f"{code}: wanted the key '{key}' for this command, but another one was sent under it; possible: a new key", code
    )
