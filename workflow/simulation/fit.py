"""Does the scenario fit the definitions? Every name known, every state staffed, every choice weighted, every guard fed.

Found out before the first dossier arrives, with the place in the file; a run never stops half way for it.
"""

import datetime
from collections.abc import Iterator

from workflow.errors import DefinitionError, NotFound
from workflow.loader.yamltree import Node, at, wrong
from workflow.machine import Rules, Track
from workflow.procedure import APPLICANT, STANDARD
from workflow.simulation.fit_arrivals import lanes_of, stream_fits
from workflow.simulation.fit_diversion import shocks_fit
from workflow.simulation.fit_kinds import kinds_fit
from workflow.simulation.inert import nothing_inert
from workflow.simulation.plan import weighted
from workflow.simulation.reading import unknown
from workflow.simulation.scenario import Scenario, said
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
        for rules in versions:
            _no_package(tree, name, rules)
            _staffed(scenario, tree, name, rules)
        calendar = law.calendars[versions[0].agencies.agency(scenario.home).calendar]
        stream_fits(scenario, tree, name, versions, calendar)
        kinds_fit(scenario, tree, name, versions)
        every.extend(versions)
    for name, staff in scenario.staff.items():
        if staff.calendar is not None and staff.calendar not in law.calendars:
            raise unknown(tree, ["staff", name, "calendar"], "calendar", staff.calendar, law.calendars)
    shocks_fit(scenario, tree, calendar)
    nothing_inert(scenario, tree, every)


def _in_period(scenario: Scenario, procedure: str, law: Law) -> Iterator[Rules]:
    """Each pair of versions that is in force on a day of the period, once."""
    seen: set[int] = set()
    for day in range(scenario.since.toordinal(), scenario.until.toordinal() + 1):
        rules = law.rules(procedure, scenario.home, (day - _EPOCH) * 86_400 + _MORNING)
        if id(rules) not in seen:
            seen.add(id(rules))
            yield rules


def _no_package(tree: Node, name: str, rules: Rules) -> None:
    parts = rules.tracks[STANDARD].procedure.components
    if parts:
        message = f"arrivals.{name}: wanted a procedure of one dossier, but '{rules.procedure}' is a package"
        possible = ", ".join(dict.fromkeys(one.procedure for one in parts.values()))
        raise wrong(at(tree, ["arrivals", name, "procedure"]), f"{message}; possible: {possible}")


def _staffed(scenario: Scenario, tree: Node, name: str, rules: Rules) -> None:
    for lane in [lane for lane in rules.tracks if lane in (STANDARD, *lanes_of(scenario.arrivals[name]))]:
        track = rules.tracks[lane]
        for state in track.procedure.states:
            _state_fits(scenario, tree, track, state)


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
    if holder not in scenario.staff:
        raise wrong(
            at(tree, ["staff"]),
            f"staff: wanted officers in '{holder}', who hold '{procedure.id}.{state}', but there are none",
        )
    if said(scenario.work, procedure.id, state) is None:
        raise _silent(tree, "work", procedure.id, state, "how long the work takes")
    _weights_fit(scenario, tree, track, state)


def _weights_fit(scenario: Scenario, tree: Node, track: Track, state: str) -> None:
    weights = said(scenario.outcomes, track.procedure.id, state)
    if weights is None and len(weighted(track, state, None)) > 1:
        raise _silent(tree, "outcomes", track.procedure.id, state, "which action is taken how often")


def _silent(tree: Node, section: str, procedure: str, state: str, what: str) -> DefinitionError:
    return wrong(at(tree, [section]), f"{section}: wanted {what} in '{procedure}.{state}', but it does not say")
