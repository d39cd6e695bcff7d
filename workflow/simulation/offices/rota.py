"""When is who there? The calendars of departments and people under a scenario, and what changes on which instant.

A shock that closes a department or its agency is a closure of every calendar in it; a person's leave is one of
theirs. Own hours restrict the office hours and never extend them; a department without own hours gets the rest of the
person's time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from workflow.loader.offices import WEEKDAYS
from workflow.model import Instant
from workflow.simulation.scenario import Person, Scenario
from workflow.simulation.spans import end, hours_of, start
from workflow.worktime import DAY, Closure, Interval, WorkCalendar

Hours = Mapping[int, tuple[Interval, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """So many alike officers more from one instant on, or fewer, until another; `stays`: what they have in hand waits
    for them. `said` is the path to where the scenario says so.
    """

    said: tuple[str | int, ...]
    department: str
    since: Instant
    until: Instant
    officers: int
    stays: bool


def in_turn(changes: Iterable[Change]) -> list[tuple[Instant, int, Change]]:
    """Each change twice, with +1 where officers come and -1 where they go, in the order of the instants; who comes at
    an instant comes before somebody goes at it.
    """
    turns = []
    for one in changes:
        comes, goes = (one.since, one.until) if one.officers > 0 else (one.until, one.since)
        turns += [(comes, 1, one), (goes, -1, one)]
    return sorted(turns, key=lambda turn: (turn[0], -turn[1]))


class Rota:
    """Everything in a scenario that says when somebody is there."""

    def __init__(
        self, scenario: Scenario, calendars: Mapping[str, WorkCalendar], calendar_of: Callable[[str], str]
    ) -> None:
        self._scenario = scenario
        self._calendars = calendars
        self._calendar_of = calendar_of
        self._made: dict[tuple[str, tuple[Closure, ...], str], WorkCalendar] = {}

    def departments(self) -> list[str]:
        """Every department in which somebody works."""
        places = (place for person in self._scenario.people.values() for place in person.works_in)
        return list(dict.fromkeys((*self._scenario.staff, *places)))

    def base(self, department: str) -> WorkCalendar:
        """The calendar of a department as the definitions have it."""
        staff = self._scenario.staff.get(department)
        return self._calendars[staff.calendar if staff and staff.calendar else self._calendar_of(department)]

    def of_department(self, department: str) -> WorkCalendar:
        """When the department is open, shocks taken off."""
        base = self.base(department)
        return self._less(base, tuple(self._shut(department, base)), {})

    def of_person(self, person: Person, department: str) -> WorkCalendar:
        """When the person is in the department; raises ValueError where they never are."""
        base = self.base(department)
        leave = (Closure(start(one.since, base), end(one.until, base), "leave", "scenario") for one in person.absent)
        return self._less(base, (*self._shut(department, base), *leave), own_hours(person, department))

    def regular(self, person: Person, department: str) -> WorkCalendar:
        """When the person is in the department but for leave and shocks; raises ValueError where they never are."""
        return self._less(self.base(department), (), own_hours(person, department))

    def changes(self) -> list[Change]:
        """Every change of alike officers."""
        return [*self._absences(), *self._shocks()]

    def _absences(self) -> Iterator[Change]:
        for department, staff in self._scenario.staff.items():
            calendar = self.base(department)
            for number, away in enumerate(staff.absent):
                since, until = start(away.since, calendar), end(away.until, calendar)
                path = ("staff", department, "absent", number)
                yield Change(path, department, since, until, -away.officers, away.work == "stays")

    def _shocks(self) -> Iterator[Change]:
        for name, shock in self._scenario.shocks.items():
            for department, officers in shock.staff.items():
                calendar = self.base(department)
                since, until = start(shock.since, calendar), end(shock.until, calendar)
                yield Change(("shocks", name, "staff", department), department, since, until, officers, False)

    def _shut(self, department: str, base: WorkCalendar) -> Iterator[Closure]:
        for name, shock in self._scenario.shocks.items():
            if department in shock.closes or department.partition(".")[0] in shock.closes:
                yield Closure(start(shock.since, base), end(shock.until, base), name, "scenario")

    def _less(self, base: WorkCalendar, closures: tuple[Closure, ...], hours: Hours) -> WorkCalendar:
        """The calendar less closures, in own hours where there are any; the same of both is the same calendar."""
        closures = tuple(one for one in closures if one.until > base.since and one.since < base.until)
        if not closures and not hours:
            return base
        key = (base.id, closures, repr(sorted(hours.items())))
        found = self._made.get(key)
        if found is None:
            found = base.within(hours) if hours else base
            if closures:
                found = found.with_closures(*closures, version=base.version)
            self._made[key] = found
        return found


def own_hours(person: Person, department: str) -> Hours:
    """The hours of the week in which the person can be in the department; nothing: whenever it is open."""
    said = person.works_in[department].hours
    if said is not None:
        return {WEEKDAYS.index(day): spans_of(hours) for day, hours in said.items()}
    elsewhere: dict[int, list[Interval]] = {}
    for place in person.works_in.values():
        for day, hours in (place.hours or {}).items():
            elsewhere.setdefault(WEEKDAYS.index(day), []).extend(spans_of(hours))
    return {day: _rest(elsewhere.get(day, [])) for day in range(7)} if elsewhere else {}


def spans_of(hours: list[str]) -> tuple[Interval, ...]:
    """The hours of a day in seconds of the day, in order."""
    return tuple(sorted(map(hours_of, hours)))


def _rest(taken: list[Interval]) -> tuple[Interval, ...]:
    """What is left of a day."""
    free, reached = [], 0
    for since, until in sorted(taken):
        if reached < since:
            free.append((reached, since))
        reached = max(reached, until)
    return (*free, (reached, DAY)) if reached < DAY else tuple(free)
