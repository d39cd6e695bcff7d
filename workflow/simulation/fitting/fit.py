"""Does the scenario fit the definitions? Every name known, every state staffed, every choice weighted, every guard fed.

Found out before the first dossier arrives, with the place in the file; a run never stops half way for it.
"""

from collections.abc import Iterable, Iterator, Sequence

from workflow.errors import DefinitionError, NotFound
from workflow.loader.yamltree import Node, at, wrong
from workflow.machine import Rules, Track
from workflow.procedure import APPLICANT, STANDARD
from workflow.simulation.fitting.arrivals import guards_fed, lanes_of, stream_fits
from workflow.simulation.fitting.diversion import shocks_fit
from workflow.simulation.fitting.floor import floor_fits, somebody
from workflow.simulation.fitting.inert import nothing_inert
from workflow.simulation.fitting.kinds import kinds_fit
from workflow.simulation.lawbook import MORNING, Law
from workflow.simulation.plan import acting, by_clock, rests, weighted
from workflow.simulation.reading import inherited, unknown
from workflow.simulation.register import Register
from workflow.simulation.scenario import ANY, Scenario, said
from workflow.simulation.spans import day_number, days_of, midnight, simulated
from workflow.worktime import DAY, WorkCalendar


def fit(scenario: Scenario, tree: Node, law: Law, register: Register | None = None) -> None:
    """Refuses a scenario that the definitions cannot answer; raises DefinitionError with its place, or NotFound."""
    every: list[Rules] = []
    calendar = _home_calendar(scenario, tree, law)
    since, until = simulated(scenario, calendar)
    _clocks_may_start(scenario, tree, calendar, since, until)
    days = range(calendar.day(since), calendar.day(until))
    for name, stream in scenario.arrivals.items():
        versions = list(_in_force(scenario, days, stream.procedure, law))
        if not versions:
            if inherited(tree, ["arrivals", name, "procedure"]):
                continue  # nobody comes
            raise _never_in_force(scenario, tree, name, law)
        parts = [one for rules in versions for one in _components(scenario, days, rules, law)]
        for rules in versions:
            _staffed(scenario, tree, rules, lanes_of(stream))
        stream_fits(scenario, tree, name, versions, calendar)
        kinds_fit(scenario, tree, name, versions)
        for rules in parts:
            _staffed(scenario, tree, rules, ())
            guards_fed(tree, name, stream, rules.tracks[STANDARD])
        kinds_fit(scenario, tree, name, parts)
        if parts:
            _handed_over(scenario, tree, versions)
        every += [*versions, *parts]
    if register is not None:
        every += _in_hand(scenario, tree, register, law)
    for name, staff in scenario.staff.items():
        if staff.calendar is not None and staff.calendar not in law.calendars:
            raise unknown(tree, ["staff", name, "calendar"], "calendar", staff.calendar, law.calendars)
    for name in scenario.partners:
        if name in scenario.staff:
            place = at(tree, ["partners", name])
            raise wrong(place, f"partners.{name}: wanted either staff or a partner, but it is both")
    shocks_fit(scenario, tree, calendar)
    nothing_inert(scenario, tree, every)
    floor_fits(scenario, tree, every, law.calendars)


def _home_calendar(scenario: Scenario, tree: Node, law: Law) -> WorkCalendar:
    """The calendar of the agency where dossiers are handed in; raises DefinitionError where no stream arrives."""
    years = sorted({year for one in law.calendars.values() for year in one.years})
    for key, day in (("from", scenario.since), ("to", scenario.until)):
        if not years[0] <= day.year <= years[-1]:
            found = f"{day} lies beyond them"
            raise wrong(at(tree, ["period", key]), f"period: wanted days of {years[0]} to {years[-1]}, but {found}")
    days = days_of(scenario)
    for stream in scenario.arrivals.values():
        for rules in _in_force(scenario, days, stream.procedure, law):
            return law.calendars[rules.agencies.agency(scenario.home).calendar]
    raise _never_in_force(scenario, tree, next(iter(scenario.arrivals)), law)


def _clocks_may_start(scenario: Scenario, tree: Node, calendar: WorkCalendar, since: int, until: int) -> None:
    """Refuses days on which no clock may start, as those of a year whose table is only an estimate."""
    for key, at_day in (("warm_up", since), ("from", midnight(scenario.since, calendar)), ("to", until - 1)):
        try:
            calendar.require_start(at_day)
        except NotFound as refused:
            path: list[str | int] = ["warm_up"] if key == "warm_up" else ["period", key]
            if key == "warm_up" and scenario.warm_up is None:
                continue
            raise wrong(at(tree, path), f"{path[0]}: {refused}") from None


def _in_force(scenario: Scenario, days: range, procedure: str, law: Law) -> Iterator[Rules]:
    """Each pair of versions that is in force on one of the days, once."""
    seen: set[int] = set()
    for day in days:
        try:
            rules = law.rules(procedure, scenario.home, day * DAY + MORNING)
        except NotFound:  # not in force yet, or no more: nobody comes then
            continue
        if id(rules) not in seen:
            seen.add(id(rules))
            yield rules


def _never_in_force(scenario: Scenario, tree: Node, name: str, law: Law) -> DefinitionError:
    """The sentence for a stream of which the period knows no version."""
    procedure, first = scenario.arrivals[name].procedure, day_number(scenario.since)
    try:
        law.rules(procedure, scenario.home, first * DAY + MORNING)
    except NotFound as missing:
        if missing.kind == "agency":
            return wrong(at(tree, ["home"]), f"home: {missing}")
        return wrong(at(tree, ["arrivals", name, "procedure"]), f"arrivals.{name}: {missing}")
    raise AssertionError("it was looked for on that day before")


def _components(scenario: Scenario, days: range, rules: Rules, law: Law) -> Iterator[Rules]:
    """The versions of what the package is made of, that are in force on one of the days."""
    for part in rules.tracks[STANDARD].procedure.components.values():
        yield from _in_force(scenario, days, part.procedure, law)


def _in_hand(scenario: Scenario, tree: Node, register: Register, law: Law) -> list[Rules]:
    """The rules under which dossiers are in hand; what waits there needs somebody too."""
    pinned = {(one.procedure, one.home, one.version) for one in register.dossiers}
    found = [law.rules(procedure, home, None, version) for procedure, home, version in pinned]
    for rules in found:
        _staffed(scenario, tree, rules, {one.lane for one in register.dossiers if one.procedure == rules.procedure})
    if simulated(scenario, _home_calendar(scenario, tree, law))[1] <= register.at:
        message = f"period: wanted a last day after the register was read, but it ends on {scenario.until}"
        raise wrong(at(tree, ["period", "to"]), message)
    return found


def _handed_over(scenario: Scenario, tree: Node, versions: Sequence[Rules]) -> None:
    """Who sends the components of a package on takes a while, where that is not automatic."""
    for rules in versions:
        hand_off = rules.tracks[STANDARD].procedure.hand_off
        automatic = hand_off is not None and hand_off.automatic
        if not automatic and not {ANY, rules.procedure} & set(scenario.hand_offs):
            raise wrong(
                tree, f"hand_offs: wanted how long handing over takes in '{rules.procedure}', but it does not say"
            )


def _staffed(scenario: Scenario, tree: Node, rules: Rules, lanes: Iterable[str]) -> None:
    for lane in [lane for lane in rules.tracks if lane in (STANDARD, *lanes)]:
        track = rules.tracks[lane]
        for state in track.procedure.states:
            _state_fits(scenario, tree, track, state)


def _state_fits(scenario: Scenario, tree: Node, track: Track, state: str) -> None:
    procedure, declared = track.procedure, track.procedure.states[state]
    holder = track.holders[state]
    if declared.end is not None or rests(track, state):
        return
    if holder == APPLICANT:
        if said(scenario.citizen, procedure.id, state) is None:
            raise _silent(tree, "citizen", procedure.id, state, "how long the citizen takes")
        return
    if declared.consults is not None:
        for party in procedure.consultations[declared.consults].ask:
            if track.departments[party] not in scenario.opinions:
                raise _silent(tree, "opinions", procedure.id, state, f"how '{track.departments[party]}' answers")
        return
    who = acting(track, state)
    if who in scenario.partners:
        _weights_fit(scenario, tree, track, state)
        return
    if not somebody(scenario, who):
        raise wrong(
            at(tree, ["staff"]),
            f"staff: wanted officers or a partner in '{who}', who act in '{procedure.id}.{state}', but there are none",
        )
    if said(scenario.work, procedure.id, state) is None:
        raise _silent(tree, "work", procedure.id, state, "how long the work takes")
    _weights_fit(scenario, tree, track, state)


def _weights_fit(scenario: Scenario, tree: Node, track: Track, state: str) -> None:
    weights = said(scenario.outcomes, track.procedure.id, state)
    waits = any(map(by_clock, track.table[state].values()))  # then people may also let the clock move it
    if weights is None and len(weighted(track, state, None)) + waits > 1:
        raise _silent(tree, "outcomes", track.procedure.id, state, "which action is taken how often")


def _silent(tree: Node, section: str, procedure: str, state: str, what: str) -> DefinitionError:
    return wrong(at(tree, [section]), f"{section}: wanted {what} in '{procedure}.{state}', but it does not say")
