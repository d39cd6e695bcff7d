"""Can a dossier leave a lane as its definition says, and does each bound on a clock bound something?

Leaving is asked of a lane beside its standard lane: the action must lead on there, and every clock must find its like.
"""

from collections.abc import Mapping, Sequence

from workflow.check.finding import Finding, Findings, Subject, on_key, on_value
from workflow.loader.yamltree import at
from workflow.procedure import CLOCK, JOIN, PACKAGE, STANDARD, ClockRule, Procedure

_Pair = tuple[str, str, str]  # procedure, version, lifecycle version


def leaving(subjects: Sequence[Subject]) -> Findings:
    """What stands against leaving a lane: an action or a clock that is not there on either side."""
    standard = {_pair(one.procedure): one.procedure for one in subjects if one.procedure.lane == STANDARD}
    for subject in subjects:
        general = standard.get(_pair(subject.procedure))
        if subject.procedure.leaves is not None and general is not None:
            yield from _leaving_never(subject, subject.procedure.leaves.action)
            yield from _leaving_not_offered(subject, general, subject.procedure.leaves.action)
            yield from _leaving_without_clock(subject, general)
            yield from _leaving_counted_otherwise(subject, general)


def _pair(procedure: Procedure) -> _Pair:
    return procedure.id, procedure.version, procedure.lifecycle_version


def _leaving_never(subject: Subject, action: str) -> Findings:
    """Before acceptance nothing leaves, and nothing leaves by a move that nobody takes."""
    procedure = subject.procedure
    taken = {by.party for move in procedure.moves if move.action == action for by in move.by}
    wanted = "leaves: wanted an action that somebody takes after acceptance"
    if action == procedure.acceptance:
        message = f"{wanted}, but '{action}' is the acceptance{subject.lane}; possible: {_others(procedure)}"
        yield _on_leaves(subject, "inert_leaving", message)
    elif taken and taken <= {CLOCK, JOIN, PACKAGE}:
        message = f"{wanted}, but '{action}' is taken by {_listed(taken)} alone{subject.lane}"
        yield _on_leaves(subject, "inert_leaving", f"{message}; possible: {_others(procedure)}")


def _others(procedure: Procedure) -> str:
    """The actions that people take after acceptance."""
    return _listed(
        {
            move.action
            for move in procedure.moves
            if move.action != procedure.acceptance and {by.party for by in move.by} - {CLOCK, JOIN, PACKAGE}
        }
    )


def _leaving_not_offered(subject: Subject, general: Procedure, action: str) -> Findings:
    there = {move.origin for move in general.moves if move.action == action}
    here = [move.origin for move in subject.procedure.moves if move.action == action]
    for origin in here:
        if origin not in there:
            message = f"leaves: wanted '{action}' from '{origin}' in the standard lane too, but it is not there"
            yield _on_leaves(subject, "leaving_not_offered", f"{message}{subject.lane}; possible: {_listed(there)}")


def _leaving_without_clock(subject: Subject, general: Procedure) -> Findings:
    clocks: Mapping[str, ClockRule] = subject.procedure.clocks
    for name, rule in general.clocks.items():
        if name not in clocks:
            message = f"leaves: wanted the clock '{name}' to count in the lane too, but it is removed there"
            yield _on_leaves(subject, "leaving_without_clock", f"{message}{subject.lane}; possible: a longer limit")
        elif clocks[name].counting.limit.on_working_ruler != rule.counting.limit.on_working_ruler:
            message = f"leaves: wanted the clock '{name}' on one ruler, but it is {clocks[name].written} in the lane"
            possible = f"possible: {rule.written}"
            yield _on_leaves(subject, "leaving_without_clock", f"{message} and {rule.written} beside it; {possible}")


def _leaving_counted_otherwise(subject: Subject, general: Procedure) -> Findings:
    """A clock carries the time that it has used out of the lane: only its limit may be another one there."""
    lane = subject.procedure
    for name in [name for name in general.clocks if name in lane.clocks]:
        here, there = _counted(lane, lane.clocks[name]), _counted(general, general.clocks[name])
        differing = [key for key, value in here.items() if value != there[key]]
        if differing:
            wanted = f"leaves: wanted the clock '{name}' to count in the lane as beside it, but it has another"
            message = (
                f"{wanted} {', '.join(differing)}{subject.lane}; possible: only another limit, and warns of its own"
            )
            yield _on_leaves(subject, "leaving_counted_otherwise", message)


def _counted(procedure: Procedure, rule: ClockRule) -> dict[str, object]:
    """How the clock counts, by the keys of a definition, whatever its limit is."""
    counting = rule.counting
    return {
        "calendar": rule.calendar_of or procedure.lead,
        "pauses": (rule.pauses, rule.pauses_on_incident, rule.pauses_on_component),
        "on_resume": rule.on_resume,
        "cut_off": counting.cut_off,
        "after_cut_off": counting.after_cut_off,
        "effective": counting.effective,
        "day_ends": counting.day_ends,
        "day_counting": counting.day_counting,
    }


def _on_leaves(subject: Subject, rule: str, message: str) -> Finding:
    return on_value(subject.node("leaves", "action"), rule, message)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "a transition with that action"


# --- bounds of a clock


def inert_bound(subject: Subject) -> Findings:
    """A bound on a clock that nothing can reach: no transition changes it so, or nothing pauses it."""
    moves = subject.procedure.moves
    for rule, node in subject.clocks():
        changes = {
            "extensions": any(rule.name in move.extends for move in moves),
            "resets": any(rule.name in move.resets for move in moves),
            "restarts": any(rule.name in move.restarts for move in moves),
        }
        for kind, changed in changes.items():
            if getattr(rule.at_most, kind) is not None and not changed:
                message = f"clock '{rule.name}': wanted a transition with {kind} of it, but there is none{subject.lane}"
                yield on_key(at(node, ("at_most", kind)), "inert_bound", f"{message}; possible: {_KEYS[kind]}")
        if rule.on_resume == "restart" and not rule.pauses:
            message = f"clock '{rule.name}': wanted a state that pauses it, but there is none{subject.lane}"
            yield on_key(at(node, ("on_resume",)), "inert_bound", f"{message}; possible: pauses: [in supplementing]")


_KEYS = {
    "extensions": "extends: {resolution: 2 working days}",
    "resets": "resets: {resolution: 5 working days}",
    "restarts": "restarts: [resolution]",
}
