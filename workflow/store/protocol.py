"""What a store promises: to remember the journals and what is read off them, and never to judge.

The journal is the only truth: what else a store answers can be made again from it; the outbox is what is still to be
told of it.
"""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from workflow.events import Event
from workflow.model import Dossier, Instant, Obligation, Version


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
    digest: str | None = None


class Placing(NamedTuple):
    """Where a dossier waits: the holder of its state, None where it has ended, and how urgent its lane is."""

    waits_for: str | None
    priority: int


class Change(Struct, frozen=True, gc=False):
    """What one command makes of one dossier, to be remembered as a whole or not at all."""

    before: Dossier | None  # as it was decided on: whoever wrote since was first
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
    """What one command caused, to be told to others once; ids grow in the order of writing."""

    id: int
    code: str
    records: tuple[Record, ...]


class KeyTaken(Exception):
    """Another command was written under the key meanwhile; the engine looks which."""


Mode = Literal["production", "sandbox"]
Place = Callable[[Dossier], Placing]


class Store(Protocol):
    """The journals of all dossiers, and the answers read off them."""

    @property
    def mode(self) -> Mode:
        """Whether instants may be given freely."""

    def load(self, code: str) -> Dossier | None:
        """The dossier after its last event."""

    def records(self, code: str) -> tuple[Record, ...]:
        """The journal of one dossier, in order."""

    def codes(self) -> tuple[str, ...]:
        """The codes of all dossiers, in order."""

    def remembered(self, key: str) -> Remembered | None:
        """The command that was sent under the key."""

    def write(self, *changes: Change) -> None:
        """Remembers the changes together or not at all; raises Conflict where a dossier has moved on, or KeyTaken."""

    def register(self, series: str, make: Callable[[int], Change]) -> Change:
        """Takes the next number of the series, makes the change with it and remembers both, or neither."""

    def due(self, before: Instant, limit: int) -> tuple[str, ...]:
        """The codes of dossiers on which something passes before the instant, the earliest first."""

    def waiting(self, department: str) -> tuple[Dossier, ...]:
        """The dossiers whose state it holds or whose opinion it owes: by priority, then by appointment."""

    def obligations(self, state: str | None = None) -> tuple[tuple[str, Obligation], ...]:
        """The obligations with the code of their dossier, the earliest due first."""

    def outbox(self, limit: int) -> tuple[Message, ...]:
        """The oldest messages that are not delivered."""

    def delivered(self, ids: Iterable[int]) -> None:
        """Forgets these messages: they have arrived."""

    def rebuild(self, place: Place) -> None:
        """Makes everything that is read off the journal anew; what is still to be told stays so."""

    def broken(self, place: Place) -> tuple[str, ...]:
        """The codes of dossiers of which something differs from what the journal says."""

    def close(self) -> None:
        """Lets go of files and connections."""
