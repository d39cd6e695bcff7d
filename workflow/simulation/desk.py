"""The desks of one department: a queue, officers who take from it in working time, and what can be counted there.

An officer works on one dossier, suspended at closing time and resumed at opening: the working ruler does both.
The green lane comes first; within a lane, first come, first served.
"""

from heapq import heappop, heappush
from typing import Any

from msgspec import Struct

from workflow.model import Instant
from workflow.worktime import WorkCalendar


class DeskCount(Struct, frozen=True):
    """What a department's desks counted; lengths in working seconds."""

    busy_seconds: int = 0
    offered_seconds: int = 0  # officers × length
    waited_seconds: int = 0  # dossiers waiting × length
    open_seconds: int = 0
    handled: int = 0

    @property
    def utilisation(self) -> float:
        """Working seconds spent over working seconds offered; 0 where none were offered."""
        return self.busy_seconds / self.offered_seconds if self.offered_seconds else 0.0

    @property
    def mean_queue(self) -> float:
        """Dossiers waiting, on average over working time."""
        return self.waited_seconds / self.open_seconds if self.open_seconds else 0.0


class Desk:
    """A department's queue and its officers."""

    __slots__ = (
        "_counted",
        "_leaving",
        "_named",
        "_offered",
        "_since",
        "_waited",
        "busy_seconds",
        "calendar",
        "department",
        "free",
        "handled",
        "officers",
        "queue",
        "waking",
    )

    def __init__(self, department: str, calendar: WorkCalendar, officers: int, at: Instant) -> None:
        self.department = department
        self.calendar = calendar
        self.officers = 0
        self.free: list[str] = []
        self.waking = False  # an opening is already on the agenda
        self.busy_seconds = 0
        self.handled = 0
        self._leaving = 0
        self._named = 0
        self.queue: list[tuple[int, int, Any]] = []
        self._waited = 0  # dossiers waiting × working seconds
        self._offered = 0  # officers × working seconds
        self._counted = self._since = calendar.position(at)
        self.change(officers, at)

    def put(self, priority: int, number: int, work: Any, at: Instant) -> None:
        """One more dossier in the queue; a higher priority goes first, then a lower number."""
        self._count(at)
        heappush(self.queue, (-priority, number, work))

    def next(self, at: Instant) -> Any:
        """The dossier whose turn it is leaves the queue."""
        self._count(at)
        return heappop(self.queue)[2]

    def begin(self, at: Instant, seconds: int) -> tuple[str, Instant]:
        """A free officer takes up so many seconds of work: who, and when it is done."""
        self.busy_seconds += seconds
        calendar = self.calendar
        return self.free.pop(), calendar.instant(calendar.position(at) + seconds)

    def put_down(self, officer: str) -> None:
        """The dossier is done; the officer is free again, or leaves."""
        self.handled += 1
        if self._leaving:
            self._leaving -= 1
        else:
            self.free.append(officer)

    def unfinished(self, done: Instant, at: Instant) -> None:
        """At the end of the period, work that would be done later counts only up to now."""
        self.busy_seconds -= self.calendar.position(done) - self.calendar.position(at)

    def change(self, more: int, at: Instant) -> None:
        """So many officers come (below 0: go; who is busy goes when the dossier is put down)."""
        self._count(at)
        self.officers += more
        for _ in range(more):
            if self._leaving:
                self._leaving -= 1
            else:
                self._named += 1
                self.free.insert(0, f"{self.department}/{self._named}")
        for _ in range(-more):
            if self.free:
                self.free.pop(0)
            else:
                self._leaving += 1

    def open_books(self, at: Instant) -> None:
        """Counting begins anew."""
        self._count(at)
        self.busy_seconds = self.handled = self._waited = self._offered = 0
        self._since = self._counted

    def close_books(self, at: Instant) -> DeskCount:
        """What was counted up to the end of the period."""
        self._count(at)
        length = self._counted - self._since
        return DeskCount(self.busy_seconds, self._offered, self._waited, length, self.handled)

    def _count(self, at: Instant) -> None:
        position = self.calendar.position(at)
        passed = position - self._counted
        self._waited += len(self.queue) * passed
        self._offered += self.officers * passed
        self._counted = position
