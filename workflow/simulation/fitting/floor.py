"""Can these offices do the work? Every name of people, queues and shocks known, hours in which somebody works, a
person for every step, and nobody away who is not there.

Held against the versions and lanes of the procedures that arrive; what would change nothing is refused.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.agencies import Agencies
from workflow.errors import DefinitionError
from workflow.loader.forms import FORMS, HOURS
from workflow.loader.offices import WEEKDAYS
from workflow.loader.yamltree import Node, at, wrong
from workflow.machine import Rules, Track
from workflow.procedure import APPLICANT, STANDARD, Move
from workflow.simulation.offices.queueing import by_lane
from workflow.simulation.offices.rota import Rota, in_turn, spans_of
from workflow.simulation.plan import acting, by_clock, needs, weighted
from workflow.simulation.reading import inherited, unknown
from workflow.simulation.scenario import Person, Scenario, said
from workflow.simulation.spans import end, start
from workflow.worktime import WorkCalendar

Path = list[str | int]


@dataclass(frozen=True, slots=True)
class Step:
    """A state in which a department takes one of these moves."""

    procedure: str
    state: str
    department: str
    moves: tuple[Move, ...]
    track: Track

    def needs(self, *moves: Move) -> frozenset[str]:
        """The roles any of which may make one of the moves (of all, where none is named)."""
        return needs(self.track, self.state, moves or self.moves)


def floor_fits(scenario: Scenario, tree: Node, rules: Sequence[Rules], calendars: Mapping[str, WorkCalendar]) -> None:
    """Refuses offices that cannot do the work, or that say what changes nothing; raises DefinitionError."""
    steps = list(_steps(scenario, rules))
    rota = Rota(scenario, calendars, lambda department: _calendar_of(rules[0].agencies, department))
    _shocks_fit(scenario, tree, rota)  # first: people are counted less what it closes
    for name, person in scenario.people.items():
        _names_known(tree, name, person, steps)
        _hours_fit(tree, name, person, rota)
        _days_fit(scenario, tree, name, person, rota)
        _delegations_fit(scenario, tree, name, person)
        _has_something_to_do(scenario, tree, name, person, steps)
    for step in steps:
        _somebody_can(scenario, tree, step)
    _weights_known(scenario, tree, steps)
    _enough_to_go(scenario, tree, rota)


def somebody(scenario: Scenario, department: str) -> bool:
    """Whether anybody ever works in the department."""
    staff = scenario.staff.get(department)
    lent = (one.staff.get(department, 0) > 0 for one in scenario.shocks.values())
    named = (department in person.works_in for person in scenario.people.values())
    return (staff is not None and staff.officers > 0) or any(named) or any(lent)


def _calendar_of(agencies: Agencies, department: str) -> str:
    return agencies.agency(agencies.department(department).agency).calendar


def _steps(scenario: Scenario, rules: Iterable[Rules]) -> Iterator[Step]:
    """What departments do in the lanes in which dossiers arrive."""
    arriving = {STANDARD, *(lane for stream in scenario.arrivals.values() for lane in stream.lanes)}
    for one in rules:
        for lane, track in one.tracks.items():
            for state, declared in track.procedure.states.items():
                who = acting(track, state)
                if lane in arriving and declared.end is None and who != APPLICANT:
                    yield Step(track.procedure.id, state, who, _moves(scenario, track, state), track)


def _moves(scenario: Scenario, track: Track, state: str) -> tuple[Move, ...]:
    """The moves that people take in the state with some weight, whatever the kind of dossier."""
    kinds = said(scenario.outcomes, track.procedure.id, state)
    ways = [weighted(track, state, one.actions) for one in kinds] if kinds else [weighted(track, state, None)]
    return tuple({move.action: move for way in ways for move, _ in way if not by_clock(move)}.values())


# --- people


def _names_known(tree: Node, name: str, person: Person, steps: list[Step]) -> None:
    held = sorted({step.department for step in steps})
    for place in person.works_in:
        if place not in held and not inherited(tree, ["people", name, "works_in", place]):
            raise unknown(tree, ["people", name, "works_in", place], "department with something to do", place, held)
    here = [step for step in steps if step.department in person.works_in]
    procedures = sorted({step.procedure for step in here})
    for number, skill in enumerate(person.skills or ()):
        if skill not in procedures and not inherited(tree, ["people", name, "skills", number]):
            raise unknown(tree, ["people", name, "skills", number], "procedure of their departments", skill, procedures)
    roles = sorted({role for step in here for move in step.moves for role in step.needs(move)})
    for number, role in enumerate(person.roles):
        if role not in roles and not inherited(tree, ["people", name, "roles", number]):
            raise unknown(tree, ["people", name, "roles", number], "role in their departments", role, roles)


def _hours_fit(tree: Node, name: str, person: Person, rota: Rota) -> None:
    """Own hours go forward, do not overlap in one or several departments, and lie where the department is open."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for place, said_there in person.works_in.items():
        for day, hours in (said_there.hours or {}).items():
            for number, text in enumerate(hours):
                path: Path = ["people", name, "works_in", place, "hours", day, number]
                [span] = spans_of([text])
                if span[0] >= span[1]:
                    raise _refused(tree, path, "hours that end after they begin", f"found '{text}'", FORMS[HOURS][1])
                if any(since < span[1] and span[0] < until for since, until in taken.get(day, [])):
                    found = f"found '{text}' beside others on {day}"
                    raise _refused(tree, path, "hours that do not overlap", found, FORMS[HOURS][1])
                taken.setdefault(day, []).append(span)
                _open_then(tree, path, rota.base(place), day, text)


def _open_then(tree: Node, path: Path, calendar: WorkCalendar, day: str, text: str) -> None:
    try:
        calendar.within({WEEKDAYS.index(day): spans_of([text])})
    except ValueError:
        found = f"calendar '{calendar.id}' is never open on {day} at {text}"
        raise _refused(tree, path, "hours in which the department is open", found) from None


def _days_fit(scenario: Scenario, tree: Node, name: str, person: Person, rota: Rota) -> None:
    """Leave has days on which they would work, and leaves some in the period in every department."""
    for number, leave in enumerate(person.absent):
        regular = [rota.regular(person, place) for place in person.works_in]
        _missed(tree, ["people", name, "absent", number], leave.since, leave.until, regular)
    for place in person.works_in:
        base = rota.base(place)
        first = start(scenario.since.isoformat(), base)
        last = end(scenario.until.isoformat(), base)
        try:
            working = rota.of_person(person, place).working_seconds(first, last)
        except ValueError:
            working = 0
        if not working:
            found = "hours, leave and shocks leave none in the period"
            raise _refused(tree, ["people", name, "works_in", place], "some working time", found)


def _delegations_fit(scenario: Scenario, tree: Node, name: str, person: Person) -> None:
    others = [other for other in scenario.people if other != name]
    for number, one in enumerate(person.delegated):
        path: Path = ["people", name, "delegated", number]
        if one.of not in others:
            raise unknown(tree, [*path, "of"], "other person", one.of, others)
        if one.since is not None and one.until is not None:
            _forward(tree, path, one.since, one.until)
        giver = scenario.people[one.of]
        if not person.roles:
            raise _refused(tree, path, "a person with roles to whom others are added", f"'{name}' may take every step")
        if giver.roles and set(giver.roles) <= set(person.roles):
            raise _refused(tree, path, f"a role that '{name}' lacks", f"'{one.of}' has none")
        if not set(giver.works_in) & set(person.works_in):
            raise _refused(tree, path, "a department in which both work", "there is none", ", ".join(giver.works_in))


def _has_something_to_do(scenario: Scenario, tree: Node, name: str, person: Person, steps: list[Step]) -> None:
    for place in person.works_in:
        here = [step for step in steps if step.department == place]
        path: Path = ["people", name, "works_in", place]
        if not any(_can(scenario, person, step, step.needs()) for step in here) and not inherited(tree, path):
            found = "their roles and skills fit no step there"
            roles = sorted({role for step in here for role in step.needs()})
            raise _refused(tree, path, "something to do for them", found, ", ".join(roles) or "other skills")


def _can(scenario: Scenario, person: Person, step: Step, wanted: frozenset[str]) -> bool:
    """Whether the person can ever take a step that needs one of these roles."""
    held = [person.roles, *(scenario.people[one.of].roles for one in person.delegated)]
    skilled = person.skills is None or step.procedure in person.skills
    return skilled and (not wanted or any(not roles or not wanted.isdisjoint(roles) for roles in held))


def _somebody_can(scenario: Scenario, tree: Node, step: Step) -> None:
    """For every move that may be taken there is an alike officer, or a person with role and skill."""
    staff = scenario.staff.get(step.department)
    people = [person for person in scenario.people.values() if step.department in person.works_in]
    if not people or (staff is not None and staff.officers):
        return
    for move in step.moves:
        wanted = step.needs(move)
        if not any(_can(scenario, person, step, wanted) for person in people):
            where = f"'{step.procedure}.{step.state}'"
            skill = f"the skill '{step.procedure}'"
            raise _refused(
                tree,
                ["people"],
                f"somebody in '{step.department}' who can take '{move.action}' in {where}",
                "nobody has " + (f"one of the roles and {skill}" if wanted else skill),
                ", ".join(sorted(wanted)) or f"skills: [{step.procedure}]",
            )


# --- queues and shocks


def _weights_known(scenario: Scenario, tree: Node, steps: list[Step]) -> None:
    """The weights are those of lanes or of procedures that come to the department, and not of both."""
    lanes = {STANDARD, *(lane for stream in scenario.arrivals.values() for lane in stream.lanes)}
    for department, staff in scenario.staff.items():
        weights = staff.queue.weights
        if weights is None:
            continue
        procedures = {step.procedure for step in steps if step.department == department}
        known = lanes if by_lane(weights, frozenset(lanes)) else procedures
        for name in weights:
            if name not in known:
                path: Path = ["staff", department, "queue", "weights", name]
                what = "lane beside other lanes" if known is lanes else "lane or procedure of the department"
                raise unknown(tree, path, what, name, sorted(known if known is lanes else lanes | procedures))
        if len(weights) == 1 and known <= set(weights):
            found = f"everything there is '{next(iter(weights))}'"
            raise _refused(tree, ["staff", department, "queue", "weights"], "several to share the turns", found)


def _shocks_fit(scenario: Scenario, tree: Node, rota: Rota) -> None:
    here = [*rota.departments(), *scenario.partners]
    places = sorted({*here, *(name.partition(".")[0] for name in here), scenario.home})
    for name, shock in scenario.shocks.items():
        _forward(tree, ["shocks", name], shock.since, shock.until)
        for number, closed in enumerate(shock.closes):
            if closed not in places:
                raise unknown(tree, ["shocks", name, "closes", number], "agency or department", closed, places)
        for department, officers in shock.staff.items():
            path: Path = ["shocks", name, "staff", department]
            if department not in rota.departments():
                raise unknown(tree, path, "department with staff", department, rota.departments())
            if officers == 0:
                raise _refused(tree, path, "officers more or fewer", "it is 0", "1, -1")


def _enough_to_go(scenario: Scenario, tree: Node, rota: Rota) -> None:
    """At no instant are more alike officers away than there are."""
    for department, staff in scenario.staff.items():
        for number, away in enumerate(staff.absent):
            path: Path = ["staff", department, "absent", number]
            _missed(tree, path, away.since, away.until, [rota.base(department)])
    there = {name: scenario.staff[name].officers if name in scenario.staff else 0 for name in rota.departments()}
    for _, turn, change in in_turn(rota.changes()):
        there[change.department] += turn * abs(change.officers)
        if there[change.department] < 0:
            gone = abs(change.officers)
            found = f"{gone} of {max(0, there[change.department] + gone)} go"
            raise _refused(tree, list(change.said), f"no more officers away than '{change.department}' has", found)


# --- sentences


def _forward(tree: Node, path: Path, since: str, until: str) -> None:
    """A stretch ends on its first day or later; a moment after it."""
    first, last = (text if len(text) > 10 else text + time for text, time in ((since, "T00:00"), (until, "T24:00")))
    if last <= first:
        raise _refused(tree, path, "an end that is not before the beginning", f"found {since} to {until}")


def _missed(tree: Node, path: Path, since: str, until: str, calendars: list[WorkCalendar]) -> None:
    """Absence on days on which nobody would work changes nothing."""
    _forward(tree, path, since, until)
    for calendar in calendars:
        first, last = max(start(since, calendar), calendar.since), min(end(until, calendar), calendar.until)
        if calendar.working_seconds(first, last):
            return
    raise _refused(tree, path, "days on which they would work", f"there is none from {since} to {until}")


def _refused(tree: Node, path: Path, wanted: str, found: str, offered: str = "") -> DefinitionError:
    where = ".".join(str(part) for part in path)
    return wrong(at(tree, path), f"{where}: wanted {wanted}, but {found}{f'; possible: {offered}' if offered else ''}")
