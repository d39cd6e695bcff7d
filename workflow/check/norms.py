"""Do the norms fit the term? The longest walk under a clock against the least time that its limit can leave.

Loops count whole: the walk is sought on the loop-free condensation of the machine. Paused states cost nothing; a
transition that extends the clock gives what its extension can leave at least.
"""

import datetime
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from workflow.check.finding import Findings, Subject, on_key, on_value
from workflow.check.ways import Way, begun, counting_ways, is_department, running, under_clock
from workflow.errors import NotFound
from workflow.loader.yamltree import Node
from workflow.procedure import PACKAGE, ClockRule, Procedure
from workflow.worktime import Counting, Instant, Limit, Unit, WorkCalendar, begin

_PROMISES = ("statutory", "commitment")
_LOOSE = (Unit.SAME_WORKING_DAY, Unit.HOURS, Unit.DAYS)  # what they leave depends on the hour: a warning only
_DAY = 86_400
_EPOCH = datetime.date(1970, 1, 1).toordinal()


class Walk(NamedTuple):
    """The states that one dossier can come through, and their norms less what was added to the term, in seconds."""

    states: tuple[str, ...]
    seconds: int


def norm_missing(subject: Subject) -> Findings:
    """A state in which an agency works while a statutory clock runs, without a norm."""
    statutory = [rule for rule, _ in subject.clocks() if rule.effect == "statutory"]
    ruled = {name for rule in statutory for name in running(subject.procedure, rule, subject.ways)}
    shared = _held_by_components(subject.procedure)
    for name, state in subject.procedure.states.items():
        if name in ruled and name not in shared and state.norm is None and is_department(state):
            message = f"state '{name}': wanted a norm, but it has none while the statutory clock runs{subject.lane}"
            yield on_key(subject.node("states", name), "norm_missing", f"{message}; possible: norm: 8 working hours")


def _held_by_components(procedure: Procedure) -> set[str]:
    """The states in which a package waits for its components: those have the norms."""
    own = {move.origin for move in procedure.moves if any(by.party == PACKAGE for by in move.by)}
    return own if procedure.components else set()


def norms_do_not_fit(subject: Subject) -> Findings:
    """A walk whose norms together are more than its clock can leave in some week of the calendar."""
    for rule, node in subject.clocks():
        for office in subject.offices if rule.effect in _PROMISES else ():
            calendar = office.calendars.get(rule.calendar_of or subject.procedure.lead)
            if calendar is not None:
                yield from _too_long(subject, rule, node, calendar)


def _too_long(subject: Subject, rule: ClockRule, node: Node, calendar: WorkCalendar) -> Findings:
    least = least_working_time(calendar, rule.counting)
    walk = longest_walk(subject, rule, calendar)
    if least is not None and walk.seconds > least:
        message = f"clock '{rule.name}': wanted norms that fit {written(least)}, the least of {rule.written}"
        yield on_value(
            node.children.get("limit", node),
            "norms_do_not_fit",
            f"{message}, but {_shown(subject, rule, walk)}{subject.lane}; possible: shorter norms",
            "warning" if rule.counting.limit.unit in _LOOSE else "error",
        )


def _shown(subject: Subject, rule: ClockRule, walk: Walk) -> str:
    steps = [f"{name} ({written(_norm(subject, rule, name))})" for name in walk.states if _norm(subject, rule, name)]
    return f"{' → '.join(steps)} need {written(walk.seconds)}"


def written(seconds: int) -> str:
    """A length in working hours and minutes."""
    hours, rest = divmod(seconds, 3_600)
    minutes = f"{rest // 60} min" if rest else ""
    return f"{hours} h {minutes}".strip() if hours else minutes or "0 h"


def _norm(subject: Subject, rule: ClockRule, name: str) -> int:
    """Working seconds that the state costs the clock."""
    state = subject.procedure.states[name]
    return 0 if name in rule.pauses or not is_department(state) else state.norm or 0


def longest_walk(subject: Subject, rule: ClockRule, calendar: WorkCalendar) -> Walk:
    """The walk under the clock that needs the most working time."""
    import networkx

    states = under_clock(subject.procedure, rule, subject.ways)
    inside = [way for way in counting_ways(subject.procedure, rule, subject.ways) if way.origin in states]
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_nodes_from(name for name in subject.procedure.states if name in states)
    graph.add_edges_from((way.origin, way.target, {"added": _added(way, rule, calendar)}) for way in inside)
    first = begun(subject.procedure, rule, subject.ways)
    return _longest(networkx.condensation(networkx.DiGraph(graph)), graph, subject, rule, first)


def _longest(whole: Any, graph: Any, subject: Subject, rule: ClockRule, first: Collection[str]) -> Walk:
    """The costliest path through the condensation, from a component in which the clock starts."""
    import networkx

    component = whole.graph["mapping"]
    added: dict[tuple[int, int], int] = {}
    for origin, target, seconds in graph.edges(data="added"):
        pair = component[origin], component[target]
        added[pair] = min(added.get(pair, seconds), seconds)
    best: dict[int, Walk] = {}
    for one in reversed(list(networkx.topological_sort(whole))):
        members = tuple(name for name in graph if name in whole.nodes[one]["members"])
        ahead = [Walk(best[to].states, best[to].seconds - added[one, to]) for to in whole.successors(one)]
        further = max(ahead, key=lambda walk: walk.seconds, default=Walk((), 0))
        cost = sum(_norm(subject, rule, name) for name in members)
        best[one] = (
            Walk(members + further.states, cost + further.seconds) if further.seconds > 0 else Walk(members, cost)
        )
    return max((best[component[name]] for name in first), key=lambda walk: walk.seconds, default=Walk((), 0))


def _added(way: Way, rule: ClockRule, calendar: WorkCalendar) -> int:
    """The working seconds that the way adds to the clock at least."""
    limit = way.move.extends.get(rule.name)
    added = 0 if limit is None else _least(limit, rule, calendar)
    new = way.move.resets.get(rule.name)
    return added if new is None else added + _least(new, rule, calendar) - _least(rule.counting.limit, rule, calendar)


def _least(limit: Limit, rule: ClockRule, calendar: WorkCalendar) -> int:
    return least_working_time(calendar, Counting(limit, day_counting=rule.counting.day_counting)) or 0


@lru_cache(maxsize=512)
def least_working_time(calendar: WorkCalendar, counting: Counting) -> int | None:
    """The least working seconds from an event to its due instant in any week; None where the years are too few."""
    return min(_left(calendar, counting), default=None)


def _left(calendar: WorkCalendar, counting: Counting) -> Iterator[int]:
    for event in _events(calendar, counting):
        try:
            term = begin(calendar, counting, event, compelled=True)
        except NotFound:  # the term leads out of the published years
            continue
        yield calendar.position(term.due) - calendar.position(term.effective)


def _events(calendar: WorkCalendar, counting: Counting) -> Iterator[Instant]:
    """The instants of each day that can leave least: its closing, its last second, the cut-off and just after it."""
    for year in calendar.years:
        first, after = datetime.date(year, 1, 1).toordinal(), datetime.date(year + 1, 1, 1).toordinal()
        for day in range(first, after):
            midnight = (day - _EPOCH) * _DAY - calendar.utc_offset
            open_hours = calendar.intervals_of(datetime.date.fromordinal(day))
            if open_hours:
                yield open_hours[-1][1]
            yield midnight + _DAY - 1
            if counting.cut_off is not None:
                yield midnight + counting.cut_off
                yield midnight + counting.cut_off + 1
