"""Can every clock start, breach and stop, and does its breach lead somewhere?

Questions about the clocks of a merged machine; whether norms fit them is asked in norms.
"""

from collections.abc import Iterator

from workflow.check.finding import Finding, Findings, Subject, on_key, on_value
from workflow.check.norms import least_working_time
from workflow.check.ways import begins, begun, fires, met, running, under_clock
from workflow.loader.yamltree import Node, at
from workflow.procedure import STANDARD, ClockRule, Trigger
from workflow.worktime import Unit


def clock_never_starts(subject: Subject) -> Findings:
    """A clock of the procedure whose start no dossier can reach."""
    for rule, node in subject.clocks():
        if subject.is_own(node) and not begun(subject.procedure, rule, subject.ways):
            yield _never_starts(subject, rule.name, at(node, ("starts",)))
    if subject.procedure.lane == STANDARD:
        for name, said in _said_clocks(subject):
            if said.value is not None and name not in subject.procedure.clocks:
                yield _never_starts(subject, name, said)


def _said_clocks(subject: Subject) -> Iterator[tuple[str, Node]]:
    if "clocks" in subject.source.children:
        yield from subject.source.children["clocks"].children.items()


def _never_starts(subject: Subject, name: str, node: Node) -> Finding:
    message = f"clock '{name}': wanted a start that can happen, but no dossier comes to it{subject.lane}"
    return on_value(node, "clock_never_starts", f"{message}; possible: starts: {subject.procedure.acceptance}")


def clock_never_breaches(subject: Subject) -> Findings:
    """A clock that is paused in every state in which it could run."""
    for rule, node in subject.clocks():
        counted = under_clock(subject.procedure, rule, subject.ways)
        if counted and counted <= rule.pauses:
            message = f"clock '{rule.name}': wanted a state in which it runs, but it is paused in all of them"
            yield on_value(
                at(node, ("pauses",)), "clock_never_breaches", f"{message}: {', '.join(sorted(counted))}{subject.lane}"
            )


def clock_never_stops(subject: Subject) -> Findings:
    """A clock of which no declared stop can happen while it counts."""
    for rule, node in subject.clocks():
        counted = under_clock(subject.procedure, rule, subject.ways)
        after = [way for way in subject.ways if way.origin in counted]
        if counted and not any(met(subject.procedure, stop, way) for stop in rule.stops for way in after):
            message = f"clock '{rule.name}': wanted a stop that can happen, but {_said_stops(rule)}{subject.lane}"
            yield on_key(at(node, ("stops",)), "clock_never_stops", f"{message}; possible: stops: [enter ends]")


def _said_stops(rule: ClockRule) -> str:
    said = ", ".join(map(_written, rule.stops))
    return f"nothing leads to: {said}" if said else "it names none"


def _written(trigger: Trigger) -> str:
    return trigger.name if trigger.kind == "action" else f"{trigger.kind} {trigger.name}"


def breach_not_offered(subject: Subject) -> Findings:
    """A clock that fires an action which no state offers to it while it runs."""
    for rule, node in subject.clocks():
        action = fires(rule)
        states = running(subject.procedure, rule, subject.ways)
        if action is not None and states and not any(_fired(subject, action, state) for state in states):
            message = f"clock '{rule.name}': wanted '{action}' by clock in a state where it runs, but none offers it"
            possible = ", ".join(sorted(states))
            place = at(node, ("breach", "action"))
            yield on_value(place, "breach_not_offered", f"{message}{subject.lane}; possible: from: {possible}")


def _fired(subject: Subject, action: str, state: str) -> bool:
    return any(
        way.origin == state and way.move.action == action and any(by.party == "clock" for by in way.move.by)
        for way in subject.ways
    )


def decides_without_warning(subject: Subject) -> Findings:
    """A clock of the applicant that decides when it is missed and warns nobody before."""
    for rule, node in subject.clocks():
        if rule.effect == "applicant" and fires(rule) is not None and not rule.warns:
            message = f"clock '{rule.name}': wanted a warning before it takes '{fires(rule)}', but there is none"
            place = at(node, ("breach", "action"))
            possible = 'possible: warns: ["1 working day before"]'
            yield on_value(place, "decides_without_warning", f"{message}{subject.lane}; {possible}")


def zero_limit_cycle(subject: Subject) -> Findings:
    """Clocks whose breaches start each other although each of their limits can be zero: time would stand still."""
    import networkx

    hasty = {rule.name: rule for rule, _ in subject.clocks() if fires(rule) is not None and _can_be_zero(subject, rule)}
    causes = [(name, other) for name in hasty for other in _started_by_breach(subject, hasty, name)]
    graph: networkx.DiGraph[str] = networkx.DiGraph(causes)
    for component in networkx.strongly_connected_components(graph):
        first, *others = [name for name in hasty if name in component]
        if others or graph.has_edge(first, first):
            message = f"clock '{first}': wanted a breach that leads on, but it comes back to itself without any time"
            through = f" through {', '.join(others)}" if others else ""
            place = subject.node("clocks", first, "breach")
            possible = "possible: limit: 1 working hour"
            yield on_value(place, "zero_limit_cycle", f"{message}{through}{subject.lane}; {possible}")


def _can_be_zero(subject: Subject, rule: ClockRule) -> bool:
    """Whether the term can end in the second in which it starts: an event at closing time."""
    if rule.counting.limit.unit is not Unit.SAME_WORKING_DAY:
        return False
    party = rule.calendar_of or subject.procedure.lead
    calendars = [office.calendars[party] for office in subject.offices if party in office.calendars]
    return any(least_working_time(calendar, rule.counting) == 0 for calendar in calendars)


def _started_by_breach(subject: Subject, hasty: dict[str, ClockRule], name: str) -> Iterator[str]:
    states = running(subject.procedure, hasty[name], subject.ways)
    for way in subject.ways:
        if way.origin in states and way.move.action == fires(hasty[name]):
            for other, rule in hasty.items():
                if begins(subject.procedure, rule, way):
                    yield other
