"""Does every name of a package lead somewhere? Its components, what they follow, who sends them, when they are one.

Whether their procedures are there and their terms fit the promise is asked by check.
"""

from collections.abc import Iterator

from workflow.errors import DefinitionError
from workflow.guards import GuardError, compile_guard
from workflow.loader import building
from workflow.loader import documents as d
from workflow.loader.teaching import possible
from workflow.loader.yamltree import Node, at, key_place, wrong
from workflow.procedure import PACKAGE

Faults = Iterator[DefinitionError]

_JUDGED = ("when", "requires", "at_most", "not_by_actor_of")


def faults(merged: d.Merged, tree: Node) -> Faults:
    """Every name of the components that leads nowhere; what only a package may say and this procedure is none."""
    for name in merged.components:
        yield from _component(merged, tree, name)
    yield from _cycles(merged, tree)
    yield from _pauses(merged, tree)
    yield from _hand_off(merged, tree)
    yield from _closing(merged, tree)
    yield from _unconditional(merged, tree)


def _component(merged: d.Merged, tree: Node, name: str) -> Faults:
    one, node, subject = merged.components[name], at(tree, ("components", name)), f"component '{name}'"
    if name in merged.states or name == PACKAGE:
        message = f"{subject}: wanted a name of its own, but there is a state of that name"
        if name == PACKAGE:
            message = f"{subject}: wanted a name of its own, but '{PACKAGE}' is the whole"
        yield DefinitionError(message, *key_place(node))
    for number, before in enumerate(one.after or ()):
        if before not in merged.components:
            message = f"{subject} after: wanted a known component, but there is no '{before}'"
            yield wrong(at(node, ("after", number)), f"{message}; {possible(before, merged.components)}")
    if one.sent_by is not None and one.sent_by not in merged.parties:
        message = f"{subject} sent_by: wanted a known party, but there is no '{one.sent_by}'"
        yield wrong(at(node, ("sent_by",)), f"{message}; {possible(one.sent_by, merged.parties)}")
    if one.when is not None:
        try:
            compile_guard(one.when, building.fields(merged))
        except GuardError as refused:
            yield wrong(at(node, ("when",)), f"{subject} when: {refused}")


def _cycles(merged: d.Merged, tree: Node) -> Faults:
    """A component that waits, through others, for itself."""
    for name in merged.components:
        path = _way_to_itself(merged, name)
        if path and name == min(path):  # a cycle is told once
            message = f"component '{name}' after: wanted an order, but it waits for itself: {' → '.join((*path, name))}"
            yield wrong(at(tree, ("components", name, "after")), message)


def _way_to_itself(merged: d.Merged, name: str) -> tuple[str, ...]:
    ahead: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    while ahead:
        path = ahead.pop(0)
        for before in merged.components[path[-1]].after or ():
            if before == name:
                return path
            if before in merged.components and before not in seen:
                seen.add(before)
                ahead.append((*path, before))
    return ()


def _pauses(merged: d.Merged, tree: Node) -> Faults:
    """A clock that a component pauses although none does, and a component that pauses although no clock stands."""
    clocks = [name for name, clock in merged.clocks.items() if "component" in (clock.pauses or ())]
    pausing = [name for name, one in merged.components.items() if one.if_supplementing == "pause"]
    for name in clocks if not pausing else ():
        message = f"clock '{name}' pauses: wanted a component with 'if_supplementing: pause', but there is none"
        yield wrong(at(tree, ("clocks", name, "pauses")), message)
    for name in pausing if not clocks else ():
        message = f"component '{name}' if_supplementing: wanted a clock with 'pauses: [component]', but there is none"
        yield wrong(at(tree, ("components", name, "if_supplementing")), message)


def _hand_off(merged: d.Merged, tree: Node) -> Faults:
    said = merged.hand_off
    if said is None or not merged.components:
        return
    node = at(tree, ("hand_off",))
    if said.limit is None and not said.automatic:
        yield wrong(node, "hand_off: wanted a limit or automatic: true, but it has neither; possible: automatic: true")
    if said.limit is not None and said.automatic:
        message = "hand_off: wanted a limit or automatic: true, but it has both; possible: automatic: false"
        yield wrong(at(node, ("automatic",)), message)
    if said.limit is not None and building.per_cent(said.limit) is not None:
        message = f"hand_off limit: wanted an amount and a unit, but found '{said.limit}'"
        yield wrong(at(node, ("limit",)), f"{message}; possible: 10 working minutes")
    if said.after_cut_off is not None and (said.cut_off is None or said.limit != "same working day"):
        message = "hand_off after_cut_off: wanted 'limit: same working day' with a cut_off, but it has not both"
        yield wrong(at(node, ("after_cut_off",)), f'{message}; possible: cut_off: "15:00"')


def _closing(merged: d.Merged, tree: Node) -> Faults:
    """A package waits for its components in a state that it leaves by itself; there nobody else is asked."""
    own = {one.origins[0]: number for number, one in enumerate(merged.transitions) if PACKAGE in one.by}
    if merged.components and not own:
        message = "components: wanted a transition by package, with which it ends when they have, but there is none"
        place = key_place(at(tree, ("components",)))
        yield DefinitionError(f"{message}; possible: by: package", *place)
    for origin, number in own.items() if merged.components else ():
        if origin in merged.states and merged.states[origin].consults is not None:
            message = f"transition by package from '{origin}': wanted a state that asks nobody, but it consults"
            yield wrong(at(tree, ("transitions", number, "by")), message)


def _unconditional(merged: d.Merged, tree: Node) -> Faults:
    """What a package takes by itself nobody judges: a condition on it would do nothing."""
    for number, one in enumerate(merged.transitions):
        for key in _JUDGED if one.by == [PACKAGE] else ():
            if getattr(one, key):
                subject = f"transition '{one.action}' from '{one.origins[0]}' by package"
                yield wrong(at(tree, ("transitions", number, key)), f"{subject}: wanted no '{key}', but it has one")
