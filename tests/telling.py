"""What the tests of telling share: an engine at a time that the test moves, and a sink that remembers and refuses."""

from collections.abc import Callable, Sequence

from tests.permits import begin, definitions, local, officer
from workflow.engine import Engine, create
from workflow.model import Instant
from workflow.worker.cloudevents import CloudEvent
from workflow.worker.sinks import Undelivered

NOW = local("2026-12-31 08:00")
RECEPTION = officer("dh.reception_1")


class Time:
    """What time it is, for an engine."""

    def __init__(self, at: Instant = NOW) -> None:
        self.at = at

    def now(self) -> Instant:
        return self.at


class Heard:
    """A sink that remembers the ids of what it was told; it refuses what it is asked to refuse."""

    patience = 0

    def __init__(self, refuses: Callable[[str], bool] = lambda _id: False, meanwhile: Callable[[], None] = int) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.refuses = refuses
        self._meanwhile = meanwhile

    def send(self, events: Sequence[CloudEvent]) -> None:
        self._meanwhile()
        self.asked += [events[0]["id"]]
        if self.refuses(events[0]["id"]):
            raise Undelivered("HTTP 500 Internal Server Error")
        self.told += [one["id"] for one in events]

    def settle(self) -> None:
        """Nothing is lost."""


def opened(url: str, time: Time) -> Engine:
    """The engine on a new sandbox, at that time."""
    create(url, sandbox=True)
    return Engine(url, definitions(), now=time.now)


def accepted(engine: Engine, count: int) -> list[str]:
    """So many dossiers of two messages each, the last one first handed in last."""
    codes = [begin(engine).dossier.code for _ in range(count)]
    for code in codes:
        engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00"))
    return codes
