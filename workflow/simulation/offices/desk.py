"""The desks of one department: what waits, who works there, and what can be counted there.

Counted in whole seconds, so that several runs are added up from their sums.
"""

from typing import Any

from msgspec import Struct

from workflow.model import Instant
from workflow.simulation.offices.officer import Officer
from workflow.simulation.offices.queueing import Line, Lines, line, on_working_ruler
from workflow.simulation.scenario import Queue
from workflow.worktime import WorkCalendar


class DeskCount(Struct, frozen=True):
    """What the desks of a department counted, in working seconds.

    `waiting_seconds` are dossiers waiting × seconds, `open_seconds` those that the department was open.
    """

    handled: int = 0
    busy_seconds: int = 0
    offered_seconds: int = 0
    waiting_seconds: int = 0
    open_seconds: int = 0

    @property
    def utilisation(self) -> float:
        """Working seconds spent over working seconds offered; 0 where none were offered."""
        return self.busy_seconds / self.offered_seconds if self.offered_seconds else 0.0

    @property
    def mean_queue(self) -> float:
        """Dossiers waiting, on average over working time."""
        return self.waiting_seconds / self.open_seconds if self.open_seconds else 0.0


class Desk:
    """A department: its queue, its alike officers and the people who work there."""

    __slots__ = (
        "_counted",
        "_named",
        "_since",
        "area",
        "busy_seconds",
        "calendar",
        "department",
        "direct",
        "free",
        "handled",
        "line",
        "offered",
        "officers",
        "people",
        "waking",
        "working",
    )

    def __init__(
        self, department: str, calendar: WorkCalendar, queue: Queue, choosy: bool, lanes: frozenset[str], at: Instant
    ) -> None:
        self.department = department
        self.calendar = calendar
        self.line: Line | Lines = line(queue, self, choosy, lanes)
        self.direct = queue.weights is None  # who comes where nobody waits can be taken up past the queue
        self.working = queue.aging is None or on_working_ruler(queue.aging)  # the ruler on which what waits ages
        self.officers: list[Officer] = []  # alike, and there
        self.free: list[Officer] = []  # of these, who has nothing in hand
        self.people: list[tuple[Officer, WorkCalendar]] = []
        self.waking = False  # an opening is already on the agenda
        self._named = 0
        self.open_books(at)

    # --- the queue

    def put(self, job: Any, at: Instant) -> None:
        """One more dossier waits."""
        position = self.calendar.position(at)
        self.area -= position
        self.line.put(job, position if self.working else at)

    def back(self, job: Any, at: Instant) -> None:
        """A dossier that was begun waits at the head."""
        self.area -= self.calendar.position(at)
        self.line.back(job)

    def take(self, officer: Officer | None, at: Instant) -> Any:
        """The dossier that the officer takes next (None: an alike one) leaves the queue; None where they find none."""
        position = self.calendar.position(at)
        job = self.line.take(officer, position if self.working else at)
        if job is not None:
            self.area += position
        return job

    def drop(self, entry: Any, at: Instant) -> None:
        """A waiting dossier leaves before its turn."""
        self.area += self.calendar.position(at)
        self.line.drop(entry)

    # --- alike officers

    def hire(self, officers: int, at: Instant) -> None:
        """So many more alike officers."""
        for _ in range(officers):
            self._named += 1
            self.join(Officer(f"{self.department}/{self._named}", ((self, self.calendar),)), at)

    def join(self, officer: Officer, at: Instant) -> None:
        """An alike officer is there."""
        self._offer(at)
        self.officers.append(officer)
        if officer.job is None:
            self.free.insert(0, officer)

    def part(self, officers: int, at: Instant) -> list[Officer]:
        """So many alike officers are there no longer: free ones first, of the busy ones those who came last."""
        self._offer(at)
        busy = [one for one in self.officers if one.job is not None]
        going = [*self.free, *reversed(busy)][:officers]
        for one in going:
            self.officers.remove(one)
            if one.job is None:
                self.free.remove(one)
        return going

    # --- counting

    def open_books(self, at: Instant) -> None:
        """Counts anew from here on."""
        position = self.calendar.position(at)
        self._since = self._counted = position
        self.handled = 0
        self.offered = 0
        self.area = -position * self.line.waiting
        self.busy_seconds = 0

    def tally(self, at: Instant) -> DeskCount:
        """What was counted up to here, without what only the workers know: see `Floor.close_books`."""
        self._offer(at)
        position = self.calendar.position(at)
        return DeskCount(
            handled=self.handled,
            busy_seconds=self.busy_seconds,
            offered_seconds=self.offered,
            waiting_seconds=self.area + position * self.line.waiting,
            open_seconds=position - self._since,
        )

    def _offer(self, at: Instant) -> None:
        position = self.calendar.position(at)
        self.offered += len(self.officers) * (position - self._counted)
        self._counted = position
