"""How does the outbox reach the sinks? Each message at least once, those of a dossier in their order.

A message is leased, told and then forgotten. One that no sink takes is tried again later and later, and given up in the
end; while it waits, the later ones of its dossier wait with it. A sink that takes nothing is left alone as a whole: it
is no fault of the messages.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from workflow.engine import Engine
from workflow.errors import NotFound
from workflow.model import NEVER, Instant
from workflow.store.protocol import Message
from workflow.worker.cloudevents import Events
from workflow.worker.sinks import Sink, Undelivered

ATTEMPTS = 20  # that fail before a message is given up: with the pauses below, half a day
FIRST_PAUSE, LONGEST_PAUSE = 10, 3_600  # seconds; each is twice as long as the one before
IN_A_ROW = 3  # failures after which the sink itself is left alone
LEASE = 120  # seconds; the second half is left to machines whose clock is ahead
TOGETHER = 100  # messages in one lease


class Failed(Struct, frozen=True):
    """A message that was not taken, why, for which time, and when it is tried again: NEVER where it was given up."""

    id: int
    code: str
    error: str
    attempts: int
    again: Instant

    @property
    def dead(self) -> bool:
        """Whether it was given up."""
        return self.again >= NEVER


class Told(Struct, frozen=True):
    """What was told; `more` where messages may be left that are ready, `down` why nothing more is sent for a while."""

    delivered: int = 0
    failed: tuple[Failed, ...] = ()
    more: bool = False
    down: str | None = None


class _Group(Struct):
    """What becomes of the messages of one lease."""

    told: list[int] = []
    back: list[int] = []
    failed: list[Failed] = []


class Telling:
    """Tells the messages of a store to sinks, of which each has to take all of them."""

    def __init__(
        self,
        engine: Engine,
        sinks: Sequence[Sink],
        *,
        source: str | None = None,
        attempts: int = ATTEMPTS,
        lease: int = LEASE,
    ) -> None:
        self._engine = engine
        self._sinks = tuple(sinks)
        self._events = Events(engine, source)
        self._attempts = attempts
        self._patience = sum(sink.patience for sink in sinks)
        self.lease = max(lease, 4 * self._patience)
        self._in_a_row = 0
        self._pauses = 0
        self._again: Instant = 0
        self._down: str | None = None

    def holds(self, skew: int) -> bool:
        """Whether a lease holds where the machine's clock differs so much: two such may be half of one apart."""
        return not self._sinks or abs(skew) <= self.lease // 4

    def round(self, limit: int, ended: Callable[[], bool]) -> Told:
        """Tells up to so many messages, or until it has `ended`: the one in hand is told then, the others wait."""
        if not self._sinks or (self._down is not None and self._engine.now() < self._again):
            return Told(down=self._down)
        delivered, failed = 0, list[Failed]()
        while not ended() and delivered + len(failed) < limit:
            begun = self._engine.now()
            messages = self._engine.lease(self.lease, min(TOGETHER, limit - delivered - len(failed)))
            group = self._tell(messages, begun, ended) if messages else _Group()
            delivered += len(group.told)
            failed += group.failed
            if self._down is not None or not (group.told or group.failed):
                return Told(delivered, tuple(failed), bool(messages) and self._down is None, self._down)
        return Told(delivered, tuple(failed), True, self._down)

    def _tell(self, messages: Sequence[Message], begun: Instant, ended: Callable[[], bool]) -> _Group:
        """Tells them in their order, and says in the outbox what became of each while they are ours."""
        try:
            group = self._sent(messages, begun + self.lease // 2 - self._patience, ended)
        finally:
            settled = self._settled()
        if settled is not None:
            self._leave_alone(settled)
            group = _Group(back=[*group.told, *group.back], failed=group.failed)
        self._engine.delivered(group.told)
        if self._engine.now() < begun + self.lease:  # after that they are perhaps somebody else's
            for one in group.failed:
                self._engine.failed([one.id], one.error, one.again)
            self._engine.release(group.back)
        if group.told and self._in_a_row == 0:
            self._down, self._pauses = None, 0
        return group

    def _sent(self, messages: Sequence[Message], until: Instant, ended: Callable[[], bool]) -> _Group:
        group, held, stopped = _Group(), set[str](), False
        for message in messages:
            stopped = stopped or ended() or self._engine.now() > until
            if stopped or message.code in held:
                group.back.append(message.id)
                continue
            error = self._send(message)
            if error is None:
                group.told.append(message.id)
                continue
            held.add(message.code)
            group.failed.append(self._failed(message, error))
            if self._in_a_row >= IN_A_ROW:
                self._leave_alone(error)
                stopped = True
        return group

    def _send(self, message: Message) -> str | None:
        """Why it was not taken; None where it was."""
        try:
            events = self._events.of(message)
        except NotFound as error:  # of our own definitions: the sinks are not asked
            return str(error)
        try:
            for sink in self._sinks:
                sink.send(events)
        except Undelivered as error:
            self._in_a_row += 1
            return str(error)
        self._in_a_row = 0
        return None

    def _settled(self) -> str | None:
        """Why what was sent may be lost yet; None where it cannot."""
        wrong = None
        for sink in self._sinks:
            try:
                sink.settle()
            except Undelivered as error:
                wrong = str(error)
        return wrong

    def _failed(self, message: Message, error: str) -> Failed:
        attempts = message.attempts + 1
        again = NEVER if attempts >= self._attempts else self._engine.now() + pause(message.attempts)
        return Failed(message.id, message.code, error, attempts, again)

    def _leave_alone(self, why: str) -> None:
        """Nothing is sent for a while, then one message, to see."""
        self._down = why
        self._in_a_row = max(self._in_a_row, IN_A_ROW)
        self._again = self._engine.now() + pause(self._pauses)
        self._pauses += 1


def pause(before: int) -> int:
    """How many seconds are waited after a failure that so many came before."""
    return min(FIRST_PAUSE << min(before, 20), LONGEST_PAUSE)
