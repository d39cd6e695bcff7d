"""Does every state lead on, and can somebody take every transition? Questions about the machine without its clocks."""

from collections.abc import Sequence

from workflow.check.finding import Finding, Findings, Subject, on_key, on_value
from workflow.check.ways import backward, is_person, reachable, takers
from workflow.loader.yamltree import Node, Place, at, place
from workflow.procedure import CLOCK, STANDARD, By, Move


def unreachable_state(subject: Subject) -> Findings:
    """A state that the procedure itself declares and no dossier can come to."""
    there = reachable(subject.procedure, subject.ways)
    for name, node in subject.node("states").children.items():
        if name not in there and subject.is_own(node):
            yield _unreachable(subject, name, node)
    for name, node in _said(subject, "states").items():
        if node.value is not None and name not in subject.procedure.states:
            yield _unreachable(subject, name, node)  # the lifecycle's, left out although the procedure speaks of it


def _unreachable(subject: Subject, name: str, node: Node) -> Finding:
    start = subject.procedure.initial.id
    message = f"state '{name}': wanted a way to it from '{start}', but none leads there{subject.lane}"
    return on_key(node, "unreachable_state", f"{message}; possible: a transition with to: {name}")


def _said(subject: Subject, section: str) -> dict[str, Node]:
    """What the procedure's file says in a section of the standard lane, or in that of the lane."""
    lane = subject.procedure.lane
    said = subject.source if lane == STANDARD else at(subject.source, ("lanes", lane))
    return said.children[section].children if section in said.children else {}


def no_way_to_an_end(subject: Subject) -> Findings:
    """A state from which a dossier can come to no end."""
    ends = [state.id for state in subject.procedure.states.values() if state.end is not None]
    stuck = reachable(subject.procedure, subject.ways) - backward(subject.ways, ends)
    for name in subject.procedure.states:
        if name in stuck:
            message = f"state '{name}': wanted a way from it to an end, but there is none{subject.lane}"
            possible = ", ".join(ends) or "a state with end: returned"
            yield on_key(subject.node("states", name), "no_way_to_an_end", f"{message}; possible: {possible}")


def nobody_can_take(subject: Subject) -> Findings:
    """A transition of the procedure whose actors are not there, such as a role that no officer has."""
    procedure, roles = subject.procedure, subject.roles
    for move in procedure.moves:
        if subject.is_own(subject.move(move)) and not takers(procedure, move, roles):
            yield _nobody(subject, move)
    yield from _left_out(subject)


def nobody_takes_anywhere(subjects: Sequence[Subject]) -> Findings:
    """A transition of a lifecycle that somebody can take in none of the procedures on it."""
    taken: dict[Place, bool] = {}
    first: dict[Place, Finding] = {}
    for subject in subjects:
        roles = subject.roles
        for move in subject.procedure.moves:
            node = subject.move(move)
            if not subject.is_own(node):
                spot = place(node)
                taken[spot] = taken.get(spot, False) or bool(takers(subject.procedure, move, roles))
                first.setdefault(spot, _nobody(subject, move))
    yield from (found for spot, found in first.items() if not taken[spot])


def absent_actor(subject: Subject) -> Findings:
    """One of several actors of a transition who is not there, while another is."""
    procedure, roles = subject.procedure, subject.roles
    for move in procedure.moves:
        there, node = takers(procedure, move, roles), subject.move(move)
        for number, by in enumerate(move.by if there and subject.is_own(node) else ()):
            if by not in there:
                message = f"transition '{move.action}' from '{move.origin}': wanted {by}, but {_absent((by,))}"
                spot = at(node, ("by", number))
                yield on_value(
                    spot, "absent_actor", f"{message}{subject.lane}; possible: {_offered(subject, move)}", "warning"
                )


def _nobody(subject: Subject, move: Move) -> Finding:
    wanted = " or ".join(str(by) for by in move.by)
    message = f"transition '{move.action}' from '{move.origin}': wanted {wanted}, but {_absent(move.by)}{subject.lane}"
    return on_value(
        at(subject.move(move), ("by",)), "nobody_can_take", f"{message}; possible: {_offered(subject, move)}"
    )


def _absent(actors: Sequence[By]) -> str:
    if all(by.party == CLOCK for by in actors):
        return "no clock fires it"
    return "no officer has that role" if any(by.role for by in actors) else "no officer is there"


def _offered(subject: Subject, move: Move) -> str:
    if all(by.party == CLOCK for by in move.by):
        return f"breach: {{action: {move.action}}} on a clock"
    parties = dict.fromkeys(by.party for by in move.by if is_person(by))
    found = [f"{party}.{role}" for party in parties for role in sorted(subject.roles.get(party, ()))]
    return ", ".join(found) or "an officer in the department"


def _left_out(subject: Subject) -> Findings:
    """A transition that the procedure gives to a lifecycle state which it does not reach."""
    if subject.procedure.lane != STANDARD:
        return
    for node in at(subject.source, ("transitions",)).items:
        origins = node.children["from"].items or [node.children["from"]]
        for origin in origins:
            if not origin.text.startswith("*") and origin.text not in subject.procedure.states:
                action = node.children["action"].text
                message = f"transition '{action}' from '{origin.text}': wanted a state of the procedure"
                yield on_value(
                    origin,
                    "nobody_can_take",
                    f"{message}, but nothing leads there; possible: a transition with to: {origin.text}",
                )


def pause_without_way_out(subject: Subject) -> Findings:
    """A state that pauses a clock and that no person can leave."""
    procedure = subject.procedure
    there = reachable(procedure, subject.ways)
    for rule, node in subject.clocks():
        for pause in at(node, ("pauses",)).items:
            state = pause.text.removeprefix("in ")
            if state in there and state in rule.pauses and not _has_way_out(subject, state):
                message = f"clock '{rule.name}' pauses in '{state}': wanted somebody who can leave it, but nobody can"
                yield on_value(pause, "pause_without_way_out", f"{message}{subject.lane}; possible: by: applicant")


def _has_way_out(subject: Subject, state: str) -> bool:
    return any(way.origin == state and way.target != state and any(map(is_person, way.move.by)) for way in subject.ways)
