"""A floor with an agenda of its own, for tests of the offices without dossiers; and the intervals that were worked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from tests.scenarios import ASSUMED, shop
from workflow.model import NEVER, Instant
from workflow.simulation.offices.desk import DeskCount
from workflow.simulation.offices.floor import Floor
from workflow.simulation.offices.officer import Officer
from workflow.simulation.offices.rota import Rota
from workflow.simulation.scenario import Scenario
from workflow.worktime import WorkCalendar

ONE, TWO = "shop.department_1", "shop.department_2"


@dataclass(eq=False)
class Job:
    """What comes to a desk."""

    number: int
    seconds: int
    procedure: str = "network"
    lane: str = "standard"
    priority: int = 0
    due: Instant = NEVER
    needs: frozenset[str] = frozenset()
    place: Any = None


@dataclass
class Stint:
    """One officer at one job without interruption by others, as instants."""

    job: Job
    officer: Officer
    department: str
    since: Instant
    until: Instant
    finished: bool


@dataclass
class Offices:
    """A floor, its agenda, and everything that happened on it."""

    scenario: Scenario
    calendars: Mapping[str, WorkCalendar]
    since: Instant
    agenda: list[tuple[Instant, int, Any, Any, Any]] = field(default_factory=list)
    entries: int = 0
    done: list[tuple[Job, str, Instant]] = field(default_factory=list)
    stints: list[Stint] = field(default_factory=list)
    now: Instant = 0
    watching: bool = True
    after: Callable[["Offices", Job, Instant], None] | None = None

    def __post_init__(self) -> None:
        self.under_way: dict[int, tuple[Job, Officer, str, Instant, int]] = {}
        rota = Rota(self.scenario, self.calendars, lambda _: next(iter(self.calendars)))
        self.floor = Floor.of(self.scenario, rota, self.plan, self.finished, self.since)

    def plan(self, at: Instant, handle: Any, subject: Any, token: Any = None) -> None:
        self.entries += 1
        heappush(self.agenda, (at, self.entries, handle, subject, token))

    def finished(self, at: Instant, job: Job, officer: Officer) -> None:
        self.done.append((job, officer.name, at))
        self.look(at)
        if self.after is not None:
            self.after(self, job, at)

    def comes(self, job: Job, at: Instant, department: str = ONE) -> None:
        self.plan(at, lambda at, job, _: self.floor.comes(job, department, at), job)

    def leaves(self, job: Job, at: Instant) -> None:
        self.plan(at, lambda at, job, _: self.floor.leaves(job, at), job)

    def run(self, until: Instant = NEVER) -> dict[str, DeskCount]:
        """Everything up to the instant; what the desks counted until then (or until the last thing that happened)."""
        self.go(until)
        return self.floor.close_books(until if until != NEVER else self.now)

    def go(self, until: Instant) -> None:
        while self.agenda and self.agenda[0][0] < until:
            self.now, _, handle, subject, token = heappop(self.agenda)
            handle(self.now, subject, token)
            self.look(self.now)

    def workers(self) -> list[Officer]:
        """Everybody who is or was on the floor and could have something in hand."""
        alike = [one for desk in self.floor.desks.values() for one in desk.officers]
        known = {id(one): one for _, one, *_ in self.under_way.values()}
        known |= {id(one): one for one in (*alike, *self.floor.people)}
        return list(known.values())

    def look(self, at: Instant) -> None:
        """Notes who began and who stopped since the last look."""
        if not self.watching:
            return
        for officer in self.workers():
            key, job = id(officer), officer.job if not officer.away else None
            was = self.under_way.get(key)
            if was is not None and (job is not was[0] or officer.turn != was[4]):
                done = any(one is was[0] and when == at for one, _, when in self.done[-3:])
                self.stints.append(Stint(was[0], officer, was[2], was[3], at, done))
                del self.under_way[key]
                was = None
            if was is None and job is not None:
                self.under_way[key] = (job, officer, officer.desk.department, at, officer.turn)


def staffed(officers: int = 1, **more: Any) -> dict[str, Any]:
    """The staff of the first department."""
    return {ONE: {"officers": officers, **ASSUMED, **more}}


def person(*places: str, **more: Any) -> dict[str, Any]:
    """A person in these departments."""
    return {"works_in": {place: {} for place in places or (ONE,)}, **ASSUMED, **more}


def offices(calendar: WorkCalendar, since: Instant, **changes: Any) -> Offices:
    """A floor on one calendar; `staff`, `people` and `shocks` as a scenario has them."""
    return Offices(shop(**({"staff": {}} | changes)), {"office": calendar}, since)
