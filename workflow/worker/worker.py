"""What passes while nobody looks? Clocks that are due are fired and messages are told, round after round.

Any number of workers may do so on one store, each in a process of its own.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from workflow.engine import Engine, Refused
from workflow.errors import DefinitionError, NotAllowed, NotFound, WorkflowError
from workflow.model import Instant
from workflow.moments import When
from workflow.store.protocol import Anchor
from workflow.worker.anchors import Anchors
from workflow.worker.sinks import Sink
from workflow.worker.steady import Steady
from workflow.worker.telling import ATTEMPTS, LEASE, Failed, Telling, Told

BATCH = 1_000  # dossiers, and messages, before it is asked whether the end is wanted
SKEW = 300  # seconds by which the machine's clock may differ from the store's
ANCHORED = 3_600  # seconds between two anchors, at least
LONGEST_WAIT = 60  # seconds until a store that is away is looked for again


class Report(Struct, frozen=True):
    """What one round did, and what it left.

    `batches` is how many batches of dossiers it took; `more` and `more_undelivered` say that it ended before it was
    through. `jump` is by how many seconds the machine's clock was set forward, `skew` by how many the store's is ahead
    of it; `held_back` where clocks were not fired for that, `untold` where nothing was told for that.
    """

    at: Instant
    dossiers: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    more: bool = False
    batches: int = 0
    delivered: int = 0
    failed: tuple[Failed, ...] = ()
    more_undelivered: bool = False
    down: str | None = None
    undelivered: int = 0
    dead: int = 0
    jump: int = 0
    skew: int = 0
    held_back: bool = False
    untold: bool = False
    anchor: Anchor | None = None


class Tally(Struct, frozen=True):
    """What a worker has done since its start; `away` is why the store does not answer, where it does not."""

    rounds: int = 0
    settled: int = 0
    refused: int = 0
    delivered: int = 0
    failed: int = 0
    last: Report | None = None
    away: str | None = None


class Worker:
    """Fires clocks and tells messages of one engine; with a `clock`, which is to be the engine's `now`, it says when
    the machine's jumps.
    """

    def __init__(
        self,
        engine: Engine,
        *sinks: Sink,
        batch: int = BATCH,
        clock: Steady | None = None,
        anchors: Anchors | None = None,
        source: str | None = None,
        attempts: int = ATTEMPTS,
        lease: int = LEASE,
    ) -> None:
        self.engine = engine
        self.tally = Tally()
        self._telling = Telling(engine, sinks, source=source, attempts=attempts, lease=lease)
        self._batch = batch
        self._clock = clock
        self._anchors = anchors

    def round(self, at: When | None = None, ended: Callable[[], bool] = lambda: False) -> Report:
        """Fires everything that has passed and tells everything that is ready, batch by batch until it has `ended`;
        in a sandbox as of an instant. Raises WorkflowError where the store does not answer.
        """
        before = self.engine.health()
        report = Report(
            before.at,
            jump=0 if self._clock is None else self._clock.jump,
            skew=before.skew,
            held_back=at is None and abs(before.skew) > SKEW,
            untold=not self._telling.holds(before.skew),
        )
        report = self._batches(report, at, ended)
        left = self.engine.health().backlog
        report = replace(report, undelivered=left.messages, dead=left.dead, anchor=self._anchored(report))
        self.tally = _counted(self.tally, report)
        return report

    def run(
        self,
        every: int,
        wait: Callable[[float], bool],
        told: Callable[[Report], None],
        away: Callable[[WorkflowError | None], None],
    ) -> None:
        """Round after round until `wait`, which waits so many seconds, says that the end is wanted.

        `told` hears of every round; `away` of a store that does not answer, once, and with None that it does again.
        """
        tries = 0
        while True:
            try:
                report = self.round(ended=lambda: wait(0))
            except (DefinitionError, NotAllowed, NotFound):
                raise
            except WorkflowError as error:
                self.tally = replace(self.tally, away=str(error))
                if tries == 0:
                    away(error)
                pause, tries = min(2**tries, LONGEST_WAIT), min(tries + 1, 6)
            else:
                if tries:
                    away(None)
                told(report)
                pause, tries = every, 0
            if wait(pause):
                return

    def _batches(self, report: Report, at: When | None, ended: Callable[[], bool]) -> Report:
        """Clocks and messages in turn, so that nobody waits for all of the former after a long standstill."""
        settled, refused, failed = list[str](), dict[str, Refused](), list[Failed]()
        delivered, batches, more, told = 0, 0, False, Told(more=not report.untold)
        looking = not report.held_back
        while True:
            if looking:
                ticked = self.engine.tick(at, self._batch)
                settled += [receipt.dossier.code for receipt in ticked.receipts]
                refused |= {one.code: one for one in ticked.refused}
                more, batches = ticked.more, batches + 1
                looking = ticked.more and bool(ticked.receipts)  # else others look at the rest
            if told.more:
                told = self._telling.round(self._batch, ended)
                delivered += told.delivered
                failed += told.failed
            if ended() or not (looking or told.more):
                break
        return replace(
            report,
            dossiers=tuple(settled),
            refused=tuple(refused.values()),
            more=more,
            batches=batches,
            delivered=delivered,
            failed=tuple(failed),
            more_undelivered=told.more and not report.untold,
            down=told.down,
        )

    def _anchored(self, report: Report) -> Anchor | None:
        """The anchor that was made: at most one an hour, and only where something was written."""
        anchors = self._anchors
        if anchors is None or (anchors.last is not None and 0 <= report.at - anchors.last < ANCHORED):
            return None
        anchor = self.engine.anchor()
        if anchor is not None:
            anchors.add(anchor)
        return anchor


def _counted(tally: Tally, report: Report) -> Tally:
    return Tally(
        rounds=tally.rounds + 1,
        settled=tally.settled + len(report.dossiers),
        refused=tally.refused + len(report.refused),
        delivered=tally.delivered + report.delivered,
        failed=tally.failed + len(report.failed),
        last=report,
    )
