"""Who is next? The order in which a department takes up what waits there.

First come is by the job's number, so a dossier that returns to a desk keeps its place. What has waited for the aging
time goes before everything else, oldest first; what was handed back goes before even that.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import inf, lcm
from typing import Any, Protocol

from workflow.model import Instant
from workflow.simulation.lengths import SECONDS
from workflow.simulation.scenario import Queue
from workflow.worktime import Limit

_SPARE = 64  # entries that may be left behind in a heap before it is tidied


class Job(Protocol):
    """What can wait on a desk and be worked on; `number` is the order of receipt.

    `seconds` is the working time that it still takes at productivity 1, `place` is the floor's own bookkeeping.
    """

    number: int
    seconds: int
    place: Any

    @property
    def procedure(self) -> str:
        """The id of its procedure."""

    @property
    def lane(self) -> str:
        """The lane in which it runs."""

    @property
    def priority(self) -> int:
        """A greater one goes first where lanes have an order."""

    @property
    def due(self) -> Instant:
        """The appointment; NEVER without one."""

    @property
    def needs(self) -> frozenset[str]:
        """The roles any of which may take the step; empty: anybody."""


class Taker(Protocol):
    """Who asks for the next job."""

    def may(self, procedure: str, needs: frozenset[str]) -> bool:
        """Whether they can take a job of that procedure which needs one of these roles."""


# What waits: its key, its number, a running number, the job, where it waits, since when (on the ruler of aging), its
# kind. A job that has left no longer has its entry as its place, so entries are never searched for.
Entry = tuple[float, int, int, Job, Any, int, Any]


def _by_lane(job: Job) -> float:
    return -job.priority


def _by_number(_: Job) -> float:
    return 0


def _by_due(job: Job) -> float:
    return job.due


_KEYS: dict[str, Callable[[Job], float]] = {
    "lane_first": _by_lane,
    "first_come": _by_number,
    "earliest_due": _by_due,
    "weighted": _by_number,
}


class Line:
    """One queue from which everybody may take everything: a heap."""

    __slots__ = ("_entries", "_heap", "_key", "_where", "waiting")

    def __init__(self, order: str, where: Any) -> None:
        self.waiting = 0
        self._key = _KEYS[order]
        self._where = where
        self._heap: list[Entry] = []
        self._entries = 0

    def put(self, job: Job, since: int) -> None:
        """One more job waits."""
        self._entries = number = self._entries + 1
        self.waiting += 1
        job.place = entry = (self._key(job), job.number, number, job, self._where, since, None)
        heappush(self._heap, entry)

    def back(self, job: Job) -> None:
        """A job that was begun waits at the head."""
        self._entries += 1
        self.waiting += 1
        job.place = entry = (-inf, job.number, self._entries, job, self._where, -1, None)
        heappush(self._heap, entry)

    def take(self, _: Taker | None, __: int) -> Job | None:
        """The job whose turn it is leaves the queue; None where nothing waits."""
        heap = self._heap
        while heap:
            entry = heappop(heap)
            job = entry[3]
            if job.place is entry:
                self.waiting -= 1
                job.place = None
                return job
        return None

    def has(self, _: Taker) -> bool:
        """Whether something waits that the taker can take."""
        return self.waiting > 0

    def drop(self, entry: Entry) -> None:
        """A waiting job leaves before its turn."""
        entry[3].place = None
        self.waiting -= 1
        _tidied(self._heap, self.waiting)


class Lines:
    """A queue in which it matters who takes: the jobs by kind, so that everybody finds their next in the kinds that
    they can take, also by shares of the turns and by age.
    """

    __slots__ = ("_aging", "_entries", "_key", "_kinds", "_shares", "_where", "waiting")

    def __init__(self, order: str, where: Any, shares: "Shares | None" = None, aging: int | None = None) -> None:
        self.waiting = 0
        self._key = _KEYS[order]
        self._where = where
        self._shares = shares or Shares({}, False)
        self._aging = aging
        self._kinds: dict[tuple[str, frozenset[str], int], _Kind] = {}
        self._entries = 0

    def put(self, job: Job, since: int) -> None:
        """One more job waits."""
        kind = self._kind(job)
        self._shares.comes(kind.share)
        entry = self._entry(self._key(job), job, since, kind)
        if self._aging is not None:
            kind.by_age.append(entry)

    def back(self, job: Job) -> None:
        """A job that was begun waits at the head; it costs its class no second turn."""
        kind = self._kind(job)
        self._shares.comes(kind.share)
        entry = self._entry(-inf, job, -1, kind)
        if self._aging is not None:
            kind.by_age.appendleft(entry)

    def take(self, taker: Taker | None, now: int) -> Job | None:
        """The job that the taker takes now leaves the queue (without a taker: anybody); None where they find none."""
        kinds = [_pruned(one) for one in self._of(taker)]
        if not kinds:
            return None
        entry = self._aged(kinds, now) or min(kinds, key=self._rank).heap[0]
        kind: _Kind = entry[6]
        self._leave(entry)
        if entry[0] > -inf:
            self._shares.turn(kind.share)
        return entry[3]

    def has(self, taker: Taker) -> bool:
        """Whether something waits that the taker can take."""
        return any(one.waiting for one in self._of(taker))

    def drop(self, entry: Entry) -> None:
        """A waiting job leaves before its turn."""
        self._leave(entry)

    def _of(self, taker: Taker | None) -> "Iterator[_Kind]":
        for kind in self._kinds.values():
            if kind.waiting and (taker is None or taker.may(kind.procedure, kind.needs)):
                yield kind

    def _kind(self, job: Job) -> "_Kind":
        share = self._shares.of(job)
        key = (job.procedure, job.needs, id(share))
        found = self._kinds.get(key)
        if found is None:
            found = self._kinds[key] = _Kind(job.procedure, job.needs, share)
        return found

    def _entry(self, key: float, job: Job, since: int, kind: "_Kind") -> Entry:
        self._entries = number = self._entries + 1
        self.waiting += 1
        kind.waiting += 1
        entry: Entry = (key, job.number, number, job, self._where, since, kind)
        job.place = entry
        heappush(kind.heap, entry)
        return entry

    def _leave(self, entry: Entry) -> None:
        kind: _Kind = entry[6]
        entry[3].place = None
        self.waiting -= 1
        kind.waiting -= 1
        kind.share.waiting -= 1
        _tidied(kind.heap, kind.waiting)

    def _rank(self, kind: "_Kind") -> tuple[Any, ...]:
        first = kind.heap[0]
        return (kind.share.passed if first[0] > -inf else -1, *first[:3])

    def _aged(self, kinds: "list[_Kind]", now: int) -> Entry | None:
        """The job that has waited longest, where that is the aging time or more."""
        if self._aging is None:
            return None
        oldest = min((one.by_age[0] for one in kinds), key=_age)
        return oldest if oldest[5] <= now - self._aging else None


def _age(entry: Entry) -> tuple[int, int]:
    return entry[5], entry[1]


def _tidied(heap: list[Entry], waiting: int) -> None:
    """Entries left behind are thrown out when they are more than half."""
    if len(heap) > 2 * waiting + _SPARE:
        heap[:] = [entry for entry in heap if entry[3].place is entry]
        heapify(heap)


def _pruned(kind: "_Kind") -> "_Kind":
    """The kind with what has left taken off the fronts."""
    heap, by_age = kind.heap, kind.by_age
    while heap[0][3].place is not heap[0]:
        heappop(heap)
    while by_age and by_age[0][3].place is not by_age[0]:
        by_age.popleft()
    return kind


class _Kind:
    """The jobs that whoever can take one of them can take."""

    __slots__ = ("by_age", "heap", "needs", "procedure", "share", "waiting")

    def __init__(self, procedure: str, needs: frozenset[str], share: "Share") -> None:
        self.procedure = procedure
        self.needs = needs
        self.share = share
        self.heap: list[Entry] = []
        self.by_age: deque[Entry] = deque()
        self.waiting = 0


class Share:
    """One class of jobs and how far its turns have come."""

    __slots__ = ("passed", "stride", "waiting")

    def __init__(self, stride: int) -> None:
        self.stride = stride
        self.passed = stride  # so that the first turn, too, goes to the greater weight
        self.waiting = 0


class Shares:
    """Shares of the turns by stride scheduling: each turn moves a class on by the inverse of its weight, the one least
    far on is next. Whole numbers, so the shares are exact; a class that had nothing waiting saves up no turns.
    """

    __slots__ = ("_by_lane", "_classes", "_now", "_stride", "_weights")

    def __init__(self, weights: Mapping[str, float], by_lane: bool) -> None:
        exact = {name: Fraction(str(weight)) for name, weight in weights.items()}
        self._by_lane = by_lane
        self._weights = exact
        self._stride = lcm(*(weight.numerator for weight in exact.values())) if exact else 0  # of weight 1
        self._classes: dict[str, Share] = {}
        self._now = 0

    def of(self, job: Job) -> Share:
        """The class of a job: its lane or its procedure."""
        name = (job.lane if self._by_lane else job.procedure) if self._weights else ""
        found = self._classes.get(name)
        if found is None:
            found = self._classes[name] = Share(int(self._stride / self._weights.get(name, Fraction(1))))
        return found

    def comes(self, share: Share) -> None:
        """One more of the class waits; it saved up nothing while none did."""
        if not share.waiting:
            share.passed = max(share.passed, self._now + share.stride)
        share.waiting += 1

    def turn(self, share: Share) -> None:
        """The class has had a turn."""
        self._now = max(self._now, share.passed)
        share.passed += share.stride


def line(said: Queue, where: Any, choosy: bool, lanes: frozenset[str]) -> Line | Lines:
    """The queue of a department; `choosy` where not everybody may take everything, `lanes` as the scenario has them."""
    aging = None if said.aging is None else seconds_of(said.aging)
    if not choosy and aging is None and said.weights is None:
        return Line(said.order, where)
    shares = None if said.weights is None else Shares(said.weights, by_lane(said.weights, lanes))
    return Lines(said.order, where, shares, aging)


def by_lane(weights: Mapping[str, float], lanes: frozenset[str]) -> bool:
    """Whether the weights are those of lanes; else they are those of procedures."""
    return not lanes.isdisjoint(weights)


def seconds_of(length: str) -> int:
    """A length of the scenario in seconds, on its own ruler."""
    limit = Limit.parse(length)
    return limit.amount * SECONDS[limit.unit]


def on_working_ruler(length: str) -> bool:
    """Whether the length is working time."""
    return Limit.parse(length).on_working_ruler
