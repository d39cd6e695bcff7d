"""What does the store have to remember of a decision? Outcomes → records of the journal and changes."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from workflow import commands as c
from workflow.decide import Outcome
from workflow.events import Event
from workflow.machine import Rules, Track
from workflow.model import Dossier, Instant
from workflow.procedure import CLOCK, STANDARD
from workflow.store.protocol import Change, Kept, Placing, Record

_NOBODY = c.Actor(CLOCK)
APART = 300  # seconds that the clocks of two machines may be apart; beyond it one of them is wrong


class Sent(Struct, frozen=True, gc=False):
    """When a command is judged and when it is written, and the key and the mark under which it was sent.

    `noticed` is when what had passed before it was noticed: at the command, or now where it is entered late. `told` by
    somebody is the instant `at`, or it is the machine's clock.
    """

    at: Instant
    recorded: Instant
    key: str | None = None
    request: str | None = None
    noticed: Instant | None = None
    told: bool = True

    def after(self, latest: Instant) -> "Sent":
        """Not before what is in the journal: the clocks of two machines are never quite the same."""
        if self.told or not self.at < latest <= self.at + APART:
            return self
        return replace(self, at=latest)


def placing(rules: Rules, dossier: Dossier) -> Placing:
    """Where the dossier waits, and how urgently."""
    track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
    ended = track.procedure.states[dossier.state].end is not None
    return Placing(None if ended else _waits_for(track, dossier), track.procedure.priority)


def _waits_for(track: Track, dossier: Dossier) -> str:
    """The holder of the state; of a package, who is to send its current component."""
    current = dossier.components.get(dossier.current or "")
    if current is not None and current.state in ("ready", "sent_back") and current.sender is not None:
        return current.sender
    return track.holders[dossier.state]


def change_of(rules: Rules, before: Kept | None, outcome: Outcome, command: c.Command, sent: Sent) -> Change:
    """What the store has to remember of a decision."""
    return written(rules, before, outcome, _NOBODY if isinstance(command, c.Tick) else command.actor, sent)


def written(rules: Rules, before: Kept | None, outcome: Outcome, actor: c.Actor, sent: Sent) -> Change:
    """What the store has to remember of what an actor brought about, and of what had passed before it."""
    after, at = outcome.dossier, sent.at
    first = 1 if before is None else before.dossier.length + 1
    version = rules.pinned
    records = [
        Record(
            code=after.code,
            seq=seq,
            at=event.at,
            noticed=(sent.noticed or at) if event.at < at else None,  # what lies before it had passed unseen
            recorded=sent.recorded,
            event=event,
            actor=actor.id if event.at == at else CLOCK,
            on_behalf_of=actor.on_behalf_of if event.at == at else None,
            ground=getattr(event, "ground", None) or getattr(event, "decision", None),
            version=version,
            command=first,
        )
        for seq, event in enumerate(outcome.events, first)
    ]
    if sent.key is not None:
        records[0] = replace(records[0], key=sent.key, request=sent.request)
    return Change(before, after, placing(rules, after), tuple(records))


def stamped(outcome: Outcome, sent: Sent) -> Outcome:
    """The outcome of a command that is entered late: what had passed before it is noticed only now."""
    if sent.noticed is None or sent.noticed <= sent.at:
        return outcome
    return Outcome(outcome.dossier, tuple(_noticed_at(event, sent.noticed) for event in outcome.events))


def _noticed_at(event: Event, at: Instant) -> Event:
    return event if getattr(event, "noticed", None) is None else replace(event, noticed=at)


def last_notice(journal: Iterable[Event]) -> Instant:
    """The latest instant of which a journal tells: of an effect or of somebody's looking."""
    return max(max(event.at, getattr(event, "noticed", None) or event.at) for event in journal)


def known_at(record: Record, at: Instant) -> bool:
    """Whether the fact is one at that instant: a due instant has passed only after it."""
    return record.at < at or (record.at == at and record.noticed is None)
