"""Does the scenario fit the definitions? Every name known, every state staffed, every choice weighted, every guard fed.

Found out before the first dossier arrives, with the place in the file; a run never stops half way for it.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workflow.errors import DefinitionError, NotAllowed, NotFound
from workflow.fields import checked
from workflow.loader.yamltree import Node, at, wrong
from workflow.machine import Rules, Track
from workflow.procedure import APPLICANT, STANDARD, Field
from workflow.simulation.arrivals import value_of
from workflow.simulation.inert import nothing_inert
from workflow.simulation.plan import acting, by_clock, weighted
from workflow.simulation.reading import unknown
from workflow.simulation.scenario import Chances, Scenario, said
from workflow.simulation.simulator import Law

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_MORNING = 6 * 3600  # 06:00 UTC lies in the same local day


def fit(scenario: Scenario, tree: Node, law: Law) -> None:
    """Refuses a scenario that the definitions cannot answer; raises DefinitionError with its place, or NotFound."""
    every: list[Rules] = []
    for name, stream in scenario.arrivals.items():
        try:
            versions = list(_in_period(scenario, stream.procedure, law))
        except NotFound as missing:
            raise wrong(at(tree, ["arrivals", name, "procedure"]), f"arrivals.{name}: {missing}") from None
        _lanes_fit(tree, name, stream.lanes, versions)
        for rules in versions:
            _no_package(tree, name, rules)
            _stream_fits(scenario, tree, name, rules)
        every.extend(versions)
    for name, staff in scenario.staff.items():
        if staff.calendar is not None and staff.calendar not in law.calendars:
            raise unknown(tree, ["staff", name, "calendar"], "calendar", staff.calendar, law.calendars)
    nothing_inert(scenario, tree, every)


def _in_period(scenario: Scenario, procedure: str, law: Law) -> Iterator[Rules]:
    """Each pair of versions that is in force on a day of the period, once."""
    seen: set[int] = set()
    for day in range(scenario.since.toordinal(), scenario.until.toordinal() + 1):
        rules = law.rules(procedure, scenario.home, (day - _EPOCH) * 86_400 + _MORNING)
        if id(rules) not in seen:
            seen.add(id(rules))
            yield rules


def _lanes_fit(tree: Node, name: str, lanes: Iterable[str], versions: Sequence[Rules]) -> None:
    """Each lane is one of a version in the period; before that version dossiers go the standard way."""
    known = dict.fromkeys(lane for rules in versions for lane in rules.tracks)
    for lane in lanes:
        if lane not in known:
            raise unknown(tree, ["arrivals", name, "lanes", lane], "lane", lane, known)


def _no_package(tree: Node, name: str, rules: Rules) -> None:
    parts = rules.tracks[STANDARD].procedure.components
    if parts:
        message = f"arrivals.{name}: wanted a procedure of one dossier, but '{rules.procedure}' is a package"
        possible = ", ".join(dict.fromkeys(one.procedure for one in parts.values()))
        raise wrong(at(tree, ["arrivals", name, "procedure"]), f"{message}; possible: {possible}")


def _stream_fits(scenario: Scenario, tree: Node, name: str, rules: Rules) -> None:
    _values_fit(scenario, tree, name, rules.tracks[STANDARD])
    for lane in [lane for lane in rules.tracks if lane in (STANDARD, *scenario.arrivals[name].lanes)]:
        track = rules.tracks[lane]
        for state in track.procedure.states:
            _state_fits(scenario, tree, track, state)
        _guards_fed(scenario, tree, name, track)


def _values_fit(scenario: Scenario, tree: Node, name: str, track: Track) -> None:
    fields = track.procedure.fields
    for field, how in scenario.arrivals[name].data.items():
        path: list[str | int] = ["arrivals", name, "data", field]
        if field not in fields:
            raise unknown(tree, path, "field", field, fields)
        if isinstance(how, Chances) and how.choice is not None:
            for text in how.choice:
                try:
                    value_of(fields[field], text)
                except (ValueError, KeyError):
                    found = f"'{text}' is no {fields[field].type}"
                    raise wrong(
                        at(tree, [*path, "choice", text]), f"{name}.{field}: wanted its values, but {found}"
                    ) from None
        elif isinstance(how, Chances) and fields[field].type != "bool":
            raise wrong(at(tree, path), f"{name}.{field}: wanted 'choice', but it is no true-or-false field")
        elif not isinstance(how, Chances):
            _constant_fits(tree, path, field, how, fields)


def _constant_fits(tree: Node, path: list[str | int], field: str, value: object, fields: Mapping[str, Field]) -> None:
    try:
        checked(str(path[1]), fields, {field: value})
    except NotAllowed as refused:
        raise wrong(at(tree, path), str(refused)) from None


def _state_fits(scenario: Scenario, tree: Node, track: Track, state: str) -> None:
    procedure, declared = track.procedure, track.procedure.states[state]
    holder = track.holders[state]
    if declared.end is not None:
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
    if who not in scenario.staff:
        raise wrong(
            at(tree, ["staff"]),
            f"staff: wanted officers in '{who}', who act in '{procedure.id}.{state}', but there are none",
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


def _guards_fed(scenario: Scenario, tree: Node, name: str, track: Track) -> None:
    given = {
        *scenario.arrivals[name].data,
        *(field for field, one in track.procedure.fields.items() if one.default is not None),
    }
    guards = [*track.guards.values(), *([track.eligible] if track.eligible else [])]
    for guard in guards:
        for field in guard.names:
            if field not in given:
                raise wrong(
                    at(tree, ["arrivals", name]),
                    f"arrivals.{name}: wanted a value for '{field}', which '{guard.source}' reads, but there is none",
                )
