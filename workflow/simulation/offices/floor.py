"""The offices at work: every department's queue and every officer, at one dossier each.

Knows jobs, not dossiers: a job comes to a department, is taken up by somebody who may, is suspended at closing time
and resumed at opening, and is done; or it leaves before. Nobody who could take what waits is idle.
"""

from collections.abc import Callable, Mapping
from typing import Any

from workflow.errors import NotFound
from workflow.model import NEVER, Instant
from workflow.simulation.offices.desk import Desk, DeskCount
from workflow.simulation.offices.officer import Officer
from workflow.simulation.offices.queueing import Job
from workflow.simulation.offices.rota import Change, Rota, in_turn
from workflow.simulation.scenario import Person, Queue, Scenario
from workflow.simulation.spans import end, start
from workflow.worktime import WorkCalendar

Handler = Callable[[Instant, Any, Any], None]
PlanAhead = Callable[[Instant, Handler, Any, Any], None]
Done = Callable[[Instant, Any, Officer], None]
_DEFAULT = Queue()


class Floor:
    """All departments with their queues and workers."""

    def __init__(self, plan: PlanAhead, done: Done, since: Instant) -> None:
        self.desks: dict[str, Desk] = {}
        self._plan = plan
        self._done = done
        self._since = since
        self.people: list[Officer] = []
        self._ends: Handler = self._served  # bound once: it is planned for every visit

    @classmethod
    def of(
        cls,
        scenario: Scenario,
        rota: Rota,
        plan: PlanAhead,
        done: Done,
        since: Instant,
    ) -> "Floor":
        """The floor of a scenario; `plan` puts something on the agenda, `done` is told when a job's work is done."""
        floor = cls(plan, done, since)
        lanes = frozenset(lane for stream in scenario.arrivals.values() for lane in stream.lanes) | {"standard"}
        peopled = {place for person in scenario.people.values() for place in person.works_in}
        for name in rota.departments():
            staff = scenario.staff.get(name)
            queue = staff.queue if staff else _DEFAULT
            desk = floor.desks[name] = Desk(name, rota.of_department(name), queue, name in peopled, lanes, since)
            desk.hire(staff.officers if staff else 0, since)
        floor._foresee(rota.changes())
        for name, person in scenario.people.items():
            floor._employ(name, person, scenario.people, rota)
        return floor

    # --- jobs

    def comes(self, job: Job, department: str, at: Instant) -> None:
        """The job comes to a department: taken up at once where somebody is free who may, else it waits."""
        desk = self.desks[department]
        if desk.free and not desk.line.waiting and desk.direct and desk.calendar.is_working(at):
            self._begin(desk.free.pop(), job, desk, at)
            return
        desk.put(job, at)
        if desk.free or desk.people:
            self._serve(desk, at)

    def leaves(self, job: Job, at: Instant) -> None:
        """The job goes while it waits or is worked on; its officer is free at once."""
        place = job.place
        if place is None:
            return
        if type(place) is tuple:
            place[4].drop(place, at)
            return
        officer: Officer = place
        self._stop(officer, at)
        self._free(officer, at)
        self._next(officer, at)

    # --- counting

    def open_books(self, at: Instant) -> None:
        """Counts anew from here on: of the work in hand what is still to be done."""
        self._since = at
        for desk in self.desks.values():
            desk.open_books(at)
        for officer in self._workers():
            if officer.job is not None:
                officer.desk.busy_seconds += officer.unfinished(at)
                officer.begun = at

    def close_books(self, at: Instant) -> dict[str, DeskCount]:
        """What each department counted up to here: of the work in hand what is done."""
        for officer in self._workers():
            officer.desk.busy_seconds -= officer.unfinished(at)
            self._lends(officer, at)
        for officer in self.people:
            desk, calendar = officer.places[0]
            desk.offered += calendar.working_seconds(self._since, at)
        return {name: desk.tally(at) for name, desk in self.desks.items()}

    # --- at work

    def _begin(self, officer: Officer, job: Job, desk: Desk, at: Instant) -> None:
        desk.busy_seconds += officer.begin(job, at)
        self._plan(officer.done, self._ends, officer, officer.turn)

    def _served(self, at: Instant, officer: Officer, turn: int) -> None:
        """The work in hand is done, unless it was interrupted meanwhile."""
        if officer.turn != turn:
            return
        job, desk = officer.job, officer.desk
        officer.job = job.place = None  # type: ignore[union-attr]  # a turn that holds is that of work in hand
        desk.handled += 1
        if officer.person or officer.away:
            self._free(officer, at)
        else:
            desk.free.append(officer)
        self._done(at, job, officer)
        if officer.person:
            if officer.job is None:
                self._looks(officer, at)
        elif desk.line.waiting and desk.free:
            self._serve_alike(desk, at)

    def _free(self, officer: Officer, at: Instant) -> None:
        """Who has put something down can be asked again."""
        if officer.person:
            self._lends(officer, at)
        elif not officer.away:
            officer.desk.free.append(officer)

    def _next(self, officer: Officer, at: Instant) -> None:
        """Who is free looks at what waits."""
        if officer.person:
            self._looks(officer, at)
        elif officer.desk.line.waiting and officer.desk.free:
            self._serve_alike(officer.desk, at)

    def _serve(self, desk: Desk, at: Instant) -> None:
        """Whoever is free takes up what waits: alike officers first, for a person may be wanted elsewhere too."""
        if desk.free and desk.line.waiting:
            self._serve_alike(desk, at)
        for officer, calendar in desk.people:
            if not desk.line.waiting:
                return
            if officer.job is None:
                self._tries(officer, desk, calendar, at)

    def _serve_alike(self, desk: Desk, at: Instant) -> None:
        """Free alike officers take up what waits, or look again when the office opens."""
        free, line = desk.free, desk.line
        if desk.calendar.is_working(at):
            while free and line.waiting:
                self._begin(free.pop(), desk.take(None, at), desk, at)
        elif not desk.waking:
            desk.waking = True
            self._plan(desk.calendar.opening_after(at), self._opens, desk, None)

    def _opens(self, at: Instant, desk: Desk, _: None) -> None:
        desk.waking = False
        if desk.line.waiting and desk.free:
            self._serve_alike(desk, at)

    def _looks(self, officer: Officer, at: Instant) -> None:
        """A free person looks at the queues in the order of preference."""
        for desk, calendar in officer.places:
            if desk.line.waiting and self._tries(officer, desk, calendar, at):
                return

    def _tries(self, officer: Officer, desk: Desk, calendar: WorkCalendar, at: Instant) -> bool:
        """Whether the free person finds something to do there; when they are not there, they look again later."""
        if not calendar.is_working(at):
            if desk.line.has(officer):
                self._wakes(officer, _opening(calendar, at))
            return False
        job = desk.take(officer, at)
        if job is None:
            return False
        officer.desk, officer.calendar = desk, calendar
        self._begin(officer, job, desk, at)
        return True

    def _wakes(self, officer: Officer, when: Instant) -> None:
        if when < officer.waking:
            officer.waking = when
            self._plan(when, self._comes_in, officer, None)

    def _comes_in(self, at: Instant, officer: Officer, _: None) -> None:
        if officer.waking <= at:
            officer.waking = NEVER
        if officer.job is None:
            self._looks(officer, at)

    def _stop(self, officer: Officer, at: Instant) -> None:
        """The work in hand is broken off; what is not done of it was not worked."""
        left = officer.put_down(at)
        if not officer.away:
            officer.desk.busy_seconds -= left

    def _lends(self, officer: Officer, at: Instant) -> None:
        """Time that a person gave to another department than their first is offered there, not in the first."""
        home, calendar = officer.places[0]
        if officer.person and officer.desk is not home and officer.begun < at:
            officer.desk.offered += officer.calendar.working_seconds(officer.begun, at)
            home.offered -= calendar.working_seconds(officer.begun, at)
            officer.begun = at

    # --- who is away

    def _employ(self, name: str, person: Person, people: Mapping[str, Person], rota: Rota) -> None:
        """A person becomes a worker in each department with own hours, and one in all others together."""
        own = [(place,) for place, said in person.works_in.items() if said.hours is not None]
        rest = tuple(place for place, said in person.works_in.items() if said.hours is None)
        for places in (*own, rest) if rest else own:
            officer = Officer(
                name,
                tuple((self.desks[place], rota.of_person(person, place)) for place in places),
                person=True,
                own=frozenset(person.roles) or None,
                skills=None if person.skills is None else frozenset(person.skills),
                productivity=person.productivity,
            )
            self.people.append(officer)
            for desk, calendar in officer.places:
                desk.people.append((officer, calendar))
            self._excused(officer, person)
            self._empowered(officer, person, people)

    def _excused(self, officer: Officer, person: Person) -> None:
        """On the first day of a leave somebody else goes on with what is in hand, unless it stays."""
        for leave in person.absent:
            at = start(leave.since, officer.places[0][1])
            if leave.work == "handed_over" and at > self._since:
                self._plan(at, self._hands_over, officer, None)

    def _empowered(self, officer: Officer, person: Person, people: Mapping[str, Person]) -> None:
        calendar = officer.places[0][1]
        for one in person.delegated:
            roles = frozenset(people[one.of].roles) or None
            since = self._since if one.since is None else start(one.since, calendar)
            if one.until is not None:
                until = end(one.until, calendar)
                if until <= self._since:
                    continue
                self._plan(until, self._loses, officer, roles)
            if since <= self._since:
                officer.gets(roles)
            else:
                self._plan(since, self._gets, officer, roles)

    def _gets(self, at: Instant, officer: Officer, roles: frozenset[str] | None) -> None:
        officer.gets(roles)
        if officer.job is None:
            self._looks(officer, at)

    def _loses(self, _: Instant, officer: Officer, roles: frozenset[str] | None) -> None:
        officer.loses(roles)

    def _hands_over(self, at: Instant, officer: Officer, _: None) -> None:
        """What is in hand goes back to the head of the queue."""
        job, desk = officer.job, officer.desk
        if job is None or not officer.unfinished(at):  # it is done in this very second
            return
        self._stop(officer, at)
        self._lends(officer, at)
        desk.back(job, at)
        self._serve(desk, at)

    def _foresee(self, changes: list[Change]) -> None:
        """Puts on the agenda who comes and who goes."""
        gone: dict[tuple[str | int, ...], list[Officer]] = {}
        for at, turn, change in in_turn(one for one in changes if one.until > self._since):
            handle: Handler = self._come if turn > 0 else self._go
            self._plan(max(at, self._since), handle, change, gone.setdefault(change.said, []))

    def _go(self, at: Instant, change: Change, gone: list[Officer]) -> None:
        desk = self.desks[change.department]
        gone.extend(desk.part(abs(change.officers), at))
        for officer in gone:
            left = officer.unfinished(at)  # 0 too where the work is done in this very second
            if left and change.stays:
                desk.busy_seconds -= left
                officer.leave(at)
            elif left:
                self._hands_over(at, officer, None)
            officer.away = True

    def _come(self, at: Instant, change: Change, gone: list[Officer]) -> None:
        desk = self.desks[change.department]
        if change.officers > 0:
            desk.hire(change.officers, at)
        for officer in gone:
            desk.join(officer, at)
            officer.come_back(at)
            if officer.job is not None:
                desk.busy_seconds += officer.left
                self._plan(officer.done, self._ends, officer, officer.turn)
        if desk.line.waiting and desk.free:
            self._serve_alike(desk, at)

    def _workers(self) -> list[Officer]:
        alike = [officer for desk in self.desks.values() for officer in desk.officers]
        return [officer for officer in (*alike, *self.people) if officer.job is not None]


def _opening(calendar: WorkCalendar, at: Instant) -> Instant:
    """When the calendar opens next; NEVER where its years end before."""
    try:
        return calendar.opening_after(at)
    except NotFound:
        return NEVER
