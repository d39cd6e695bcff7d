"""Can the components of a package run, and can it close them? Questions that need more than one procedure.

Whether their terms fit its promise is asked in critical.
"""

from collections.abc import Iterator, Sequence

from workflow.check.critical import critical_path, norms_of_components
from workflow.check.finding import Findings, Subject, on_key, on_value
from workflow.check.law import overlap
from workflow.check.ways import Way, onward, stops
from workflow.guards import compile_guard
from workflow.loader import Definitions
from workflow.loader.teaching import possible
from workflow.loader.yamltree import at
from workflow.machine import promise
from workflow.procedure import PACKAGE, STANDARD, Procedure


def components(definitions: Definitions, subjects: Sequence[Subject]) -> Findings:
    """Everything that is wrong between packages and the procedures of their components."""
    yield from _by_no_package(subjects)
    for subject in subjects:
        if subject.procedure.components:
            yield from component_unknown(definitions, subject)
            yield from component_never(definitions, subject)
            yield from norms_of_components(subject)
            for name, part in _parts(subject, subjects):
                yield from component_is_package(subject, name, part)
                yield from component_field_type(subject, name, part)
                yield from component_not_closable(subject, name, part)
            yield from critical_path(definitions, subject)


def _parts(subject: Subject, subjects: Sequence[Subject]) -> Iterator[tuple[str, Subject]]:
    """The machines of the components that can be the law on a day on which the package is."""
    for name, one in subject.procedure.components.items():
        for part in subjects:
            ours = part.procedure.id == one.procedure and part.procedure.lane == STANDARD
            if ours and overlap(part.procedure.in_force, subject.procedure.in_force):
                yield name, part


def _by_no_package(subjects: Sequence[Subject]) -> Findings:
    """A transition by package in a procedure that neither is a package nor a component of one."""
    used = {one.procedure for subject in subjects for one in subject.procedure.components.values()}
    for subject in subjects:
        if subject.procedure.components or subject.procedure.id in used:
            continue
        for move in subject.procedure.moves:
            if any(by.party == PACKAGE for by in move.by):
                message = f"transition '{move.action}' from '{move.origin}': wanted a package that takes it"
                place = at(subject.move(move), ("by",))
                yield on_value(place, "nobody_can_take", f"{message}, but '{subject.procedure.id}' is part of none")


def component_unknown(definitions: Definitions, subject: Subject) -> Findings:
    """A component of a procedure that is not there."""
    known = definitions.procedure_ids()
    for name, one in subject.procedure.components.items():
        if one.procedure not in known:
            message = f"component '{name}': wanted a known procedure, but there is no '{one.procedure}'"
            place = subject.node("components", name, "procedure")
            yield on_value(place, "component_unknown", f"{message}; {possible(one.procedure, known)}")


def component_never(definitions: Definitions, subject: Subject) -> Findings:
    """A component that can be part of no package: its condition never holds, or its procedure is never the law."""
    package = subject.procedure
    for name, one in package.components.items():
        guard = None if one.when is None else compile_guard(one.when, package.fields)
        if guard is not None and not guard.names and not guard.holds({}):
            message = f"component '{name}' when: wanted a condition that can hold, but '{guard.source}' never does"
            yield on_value(subject.node("components", name, "when"), "component_never", message)
        versions = definitions.versions(one.procedure) if one.procedure in definitions.procedure_ids() else ()
        if versions and not any(overlap(version.in_force, package.in_force) for version in versions):
            message = f"component '{name}': wanted '{one.procedure}' in force while the package is, but it never is"
            yield on_value(subject.node("components", name, "procedure"), "component_never", message)


def component_is_package(subject: Subject, name: str, part: Subject) -> Findings:
    """A component that is a package itself: there is one receipt for all."""
    if part.procedure.components:
        message = f"component '{name}': wanted a procedure of its own, but '{part.procedure.id}' is a package"
        yield on_value(subject.node("components", name, "procedure"), "component_is_package", message)


def component_field_type(subject: Subject, name: str, part: Subject) -> Findings:
    """A value of the package that its component takes for another type."""
    for field, ours in subject.procedure.fields.items():
        theirs = part.procedure.fields.get(field)
        if theirs is not None and theirs.type != ours.type:
            message = f"component '{name}': wanted '{field}' to be {ours.type} as in the package"
            but = f"but '{part.procedure.id}' has {theirs.type}"
            yield on_value(subject.node("components", name, "procedure"), "component_field_type", f"{message}, {but}")


def component_not_closable(subject: Subject, name: str, part: Subject) -> Findings:
    """A state of the component that it cannot leave when its package ends."""
    closable = {
        move.origin
        for move in part.procedure.moves
        if any(by.party == PACKAGE for by in move.by) and part.procedure.states[move.targets[0]].end is not None
    }
    for state in _open_states(part):
        if state not in closable:
            message = (
                f"component '{name}': wanted a transition by package from '{state}' of '{part.procedure.id}' to an end"
            )
            yield on_key(
                subject.node("components", name),
                "component_not_closable",
                f"{message}, with which it is closed, but there is none; possible: by: package",
            )


def _open_states(part: Subject) -> list[str]:
    """The states in which a component's counted life is not over."""
    procedure = part.procedure
    going_on = [way for way in part.ways if not _finishes(procedure, way)]
    there = onward(going_on, [procedure.initial.id])
    return [name for name in procedure.states if name in there]


def _finishes(procedure: Procedure, way: Way) -> bool:
    promised = procedure.clocks.get(promise(procedure) or "")
    ended = procedure.states[way.target].end is not None
    return ended or (promised is not None and stops(procedure, promised, way))
