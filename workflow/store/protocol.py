"""What a store promises: to remember the journals and what is read off them, and never to judge.

The journal is the only truth: what else a store answers can be made again from it; the outbox is what is still to be
told of it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from workflow.errors import WorkflowError
from workflow.events import Event
from workflow.model import NEVER, Dossier, Instant, Obligation, Version


class Record(Struct, frozen=True, gc=False):
    """One row of the journal: an event with who, since when it is known and under which rules it was decided.

    `command` is the seq of the first event of its command; `key` and `request` are those of the command, on that
    first row alone.
    """

    code: str
    seq: int
    at: Instant
    noticed: Instant | None  # when somebody looked, where the effect lies before it
    recorded: Instant  # when it was written
    event: Event
    actor: str
    ground: str | None
    version: Version
    command: int
    key: str | None = None
    request: str | None = None
    on_behalf_of: str | None = None
    digest: str | None = None  # what ties it to the row before it; None until it is written


class Placing(NamedTuple):
    """Where a dossier waits: the holder of its state, None where it has ended, and how urgent its lane is."""

    waits_for: str | None
    priority: int


class Kept(NamedTuple):
    """A dossier after its last event, and the digest of that event's row."""

    dossier: Dossier
    head: str


class Change(Struct, frozen=True, gc=False):
    """What one command makes of one dossier, to be remembered as a whole or not at all."""

    before: Kept | None  # as it was decided on: whoever wrote since was first
    after: Dossier
    placing: Placing
    records: tuple[Record, ...]


class Remembered(Struct, frozen=True, gc=False):
    """A command that was sent under a key: the events from `first` to `last` are what it caused."""

    code: str
    first: int
    last: int
    request: str


class Message(Struct, frozen=True, gc=False):
    """What one command caused, to be told to others; ids grow in the order of writing.

    It is left alone until `ready`: while somebody tells it, and until it is tried again; NEVER where it is dead.
    """

    id: int
    code: str
    records: tuple[Record, ...]
    ready: Instant = 0
    attempts: int = 0  # that failed
    error: str | None = None  # why the last one did

    @property
    def dead(self) -> bool:
        """Whether it was given up; it waits for somebody who sends it again."""
        return self.ready >= NEVER


class Backlog(NamedTuple):
    """What is still to be told: how many messages, how many of them dead, since when the oldest waits."""

    messages: int
    dead: int
    oldest: Instant | None


class Overdue(NamedTuple):
    """On how many dossiers something has passed that nobody has looked at, and since when on the first of them."""

    dossiers: int
    oldest: Instant | None


class Anchor(NamedTuple):
    """What the journal was at `at`, as far as the row of id `upto`: how many rows, and a digest over theirs and over
    the anchor before.
    """

    upto: int
    at: Instant
    rows: int
    digest: str


class Link(NamedTuple):
    """A row of the journal in its chain: its digest as it is kept, and as the row and the one before it give it."""

    code: str
    seq: int
    kept: str | None
    computed: str


class KeyTaken(Exception):
    """Another command was written under the key meanwhile; the engine looks which."""


Mode = Literal["production", "sandbox"]
Place = Callable[[Dossier], Placing]


class Claim(Protocol):
    """Dossiers that nobody else looks at meanwhile; what is written belongs to the same transaction."""

    @property
    def kept(self) -> Sequence[Kept]:
        """The dossiers."""

    @property
    def unreadable(self) -> Sequence[tuple[str, WorkflowError]]:
        """The codes of those whose rows are not as they were written, and what is wrong with each."""

    def write(self, *changes: Change) -> None:
        """Remembers the changes with the end of the claim."""


class Store(Protocol):
    """The journals of all dossiers, and the answers read off them."""

    @property
    def mode(self) -> Mode:
        """Whether instants may be given freely."""

    def load(self, code: str) -> Kept | None:
        """The dossier after its last event."""

    def load_many(self, codes: Collection[str]) -> Mapping[str, Kept]:
        """The dossiers of these codes, those that there are."""

    def records(self, code: str) -> tuple[Record, ...]:
        """The journal of one dossier, in order."""

    def codes(self) -> tuple[str, ...]:
        """The codes of all dossiers, in order."""

    def remembered(self, key: str) -> Remembered | None:
        """The command that was sent under the key."""

    def write(self, *changes: Change) -> tuple[str, ...]:
        """Remembers the changes together or not at all, and gives the digest of the last row of each; raises Conflict
        where a dossier has moved on, or KeyTaken. Of one dossier they follow each other.
        """

    def register(self, series: str, make: Callable[[int], Change]) -> tuple[Change, str]:
        """Takes the next number of the series, makes the change with it and remembers both, or neither."""

    def due(self, before: Instant, limit: int) -> tuple[str, ...]:
        """The codes of dossiers on which something passes before the instant, the earliest first."""

    def overdue(self, before: Instant) -> Overdue:
        """How much passes before the instant that nobody has looked at."""

    def claim(self, before: Instant, limit: int, without: Collection[str] = ()) -> AbstractContextManager[Claim]:
        """Up to so many dossiers on which something passes before the instant, the earliest first, but for those
        `without` and those that somebody else has claimed; they are free again with the end of the context.
        """

    def waiting(self, department: str) -> tuple[Dossier, ...]:
        """The dossiers whose state it holds or whose opinion it owes: by priority, then by appointment."""

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        """The obligations with the code of their dossier, the earliest due first."""

    def outbox(self, limit: int, dead: bool = False) -> tuple[Message, ...]:
        """The oldest messages that are not delivered; with `dead` only those that were given up."""

    def lease(self, now: Instant, until: Instant, limit: int) -> tuple[Message, ...]:
        """The oldest messages that are ready now, for nobody else before `until`: those of a dossier in their order,
        and none of it while an earlier one of it is not ready.
        """

    def delivered(self, ids: Iterable[int]) -> None:
        """Forgets these messages: they have arrived."""

    def release(self, ids: Iterable[int], now: Instant) -> None:
        """Makes these messages ready again as they were: nobody tried to tell them."""

    def failed(self, ids: Sequence[int], error: str, ready: Instant) -> None:
        """Counts an attempt of these messages that failed, and leaves them alone until `ready`; NEVER gives them up."""

    def resend(self, ids: Collection[int] | None, now: Instant) -> int:
        """Makes these messages that were given up ready again, or all, with no attempt; how many they were."""

    def backlog(self) -> Backlog:
        """What is still to be told."""

    def untold(self) -> tuple[tuple[str, int, bool], ...]:
        """The dossiers of which something is still to be told: how many messages, and whether one is dead."""

    def anchor(self, at: Instant) -> Anchor | None:
        """Holds on to what the journal is now; None where it is what the last anchor says."""

    def anchors(self) -> tuple[Anchor, ...]:
        """All anchors, the earliest first."""

    def anchored(self, upto: Sequence[int]) -> Iterator[Anchor]:
        """What the anchors at these ids would be, as the journal is."""

    def chain(self) -> Iterator[Link]:
        """The journal row by row, by dossier and in order, with what its digests should be."""

    def clock(self) -> Instant | None:
        """What time it is where the store is; None where that is no other clock than the machine's."""

    def rebuild(self, place: Place) -> None:
        """Makes everything that is read off the journal anew; what is still to be told stays so."""

    def broken(self, place: Place) -> tuple[str, ...]:
        """The codes of dossiers of which something differs from what the journal says."""

    def close(self) -> None:
        """Lets go of files and connections."""
