"""What do lifecycle, procedure and lane say together? Three trees → one, each value with its origin.

Merge is the only mechanism of reuse: maps merge by key, lists replace, `null` removes; transitions merge by action and
origin. Lifecycle states that nothing reaches are left out with what hangs on them. Names are checked elsewhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from workflow.errors import DefinitionError
from workflow.loader.teaching import possible
from workflow.loader.yamltree import Node, key_place, merge, with_value, wrong
from workflow.procedure import STANDARD

Key = tuple[str, str]  # action, origin

MAX_TRANSITIONS = 5_000  # groups multiply: a small file may not become a large machine

_HEADER = {
    "schema",
    "lifecycle",
    "title",
    "title_en",
    "version",
    "in_force",
    "legal_basis",
    "confidence",
    "configurable",
}
_LANE_HEADER = {"legal_basis", "confidence", "configurable", "note"}
_KEYED = (
    "states",
    "clocks",
    "obligations",
    "consultations",
    "groups",
    "data",
    "documents",
    "parties",
    "components",
    "causes",
)


class Merging(NamedTuple):
    """The merged tree, and what could not be merged."""

    tree: Node
    faults: tuple[DefinitionError, ...]


def merge_law(lifecycle: Node, procedure: Node, lane: str) -> Merging:
    """The tree of `lifecycle ⊕ procedure ⊕ lane`; the lane is a known one, the standard lane has no overlay."""
    layers = [lifecycle, procedure]
    if lane != STANDARD:
        layers.append(procedure.children["lanes"].children[lane])
    faults = [*_removals_of_nothing(layers)]
    base = _headed(layers, lifecycle, procedure, lane)
    removed = _removed(layers, base)
    table = _transitions(layers, base, removed, faults)
    return Merging(_pruned(base, table, layers, removed, lane), tuple(faults))


def _headed(layers: list[Node], lifecycle: Node, procedure: Node, lane: str) -> Node:
    """The layers on each other, without transitions, under the header of the procedure."""
    tree = _without(_with_basis(lifecycle), {*_HEADER, "note", "transitions"})
    tree = merge(tree, _without(_with_basis(procedure), {"schema", "transitions", "lanes"}))
    named = {"lane": with_value(procedure, lane), "lifecycle_version": lifecycle.children["version"]}
    if len(layers) > 2:
        tree = merge(tree, _overlay(_with_basis(layers[2], procedure)))
        named["lane"] = Node(lane, *key_place(layers[2]))
    return with_value(procedure, tree.children | named)


def _overlay(lane: Node) -> Node:
    renamed = {"title": "lane_title", "title_en": "lane_title_en"}
    kept = _without(lane, {*_LANE_HEADER, "transitions"})
    return with_value(lane, {renamed.get(key, key): value for key, value in kept.children.items()})


def _without(node: Node, keys: Collection[str]) -> Node:
    return with_value(node, {key: value for key, value in node.children.items() if key not in keys})


def _with_basis(layer: Node, parent: Node | None = None) -> Node:
    """The layer, each of its limits carrying the legal basis of the nearest parent where it has none of its own."""
    basis = layer.children.get("legal_basis") or (parent.children.get("legal_basis") if parent else None)
    if basis is None:
        return layer
    laid = {
        section: _laid(layer.children[section], basis)
        for section in ("clocks", "consultations")
        if section in layer.children
    }
    return with_value(layer, layer.children | laid)


def _laid(section: Node, basis: Node) -> Node:
    def own(rule: Node) -> Node:
        if "limit" not in rule.children or "legal_basis" in rule.children:
            return rule
        return with_value(rule, rule.children | {"legal_basis": basis})

    return with_value(section, {name: own(rule) for name, rule in section.children.items()})


def _removals_of_nothing(layers: list[Node]) -> Iterator[DefinitionError]:
    """`null` where no layer below has the name: a slip of the pen that would remove nothing."""
    for number, layer in enumerate(layers):
        for section in _KEYED:
            below = _names(layers[:number], section)
            for name, value in layer.children.get(section, with_value(layer, {})).children.items():
                if value.value is None and name not in below:
                    message = f"{section}.{name}: wanted to remove it, but there is none; {possible(name, below)}"
                    yield DefinitionError(message, *key_place(value))


def _names(layers: Iterable[Node], section: str) -> dict[str, None]:
    """The names that the layers declare in a section, in order."""
    sections = [layer.children[section].children for layer in layers if section in layer.children]
    return dict.fromkeys(name for found in sections for name, value in found.items() if value.value is not None)


def _section(tree: Node, section: str) -> dict[str, Node]:
    found = tree.children.get(section)
    return {} if found is None else found.children


def _removed(layers: list[Node], base: Node) -> frozenset[str]:
    """The states that a layer declares and a later one removes."""
    return frozenset(_names(layers, "states").keys() - _section(base, "states").keys())


def _transitions(
    layers: list[Node], base: Node, removed: frozenset[str], faults: list[DefinitionError]
) -> dict[Key, Node]:
    """The transitions of all layers by action and origin; those of removed states are gone."""
    table: dict[Key, Node] = {}
    for layer in layers:
        _lay(table, _expanded(layer, base, removed, faults), faults)
    return {key: node for key, node in table.items() if _text(node, "to") not in removed}


def _lay(table: dict[Key, Node], layer: list[tuple[Key, Node]], faults: list[DefinitionError]) -> None:
    """Lays one layer's transitions on the table: each key once, `to: null` removes."""
    seen: dict[Key, Node] = {}
    for key, node in layer:
        action, origin = key
        name = f"transition '{action}' from '{origin}'"
        if key in seen:
            line = seen[key].line
            faults.append(wrong(node, f"{name}: wanted it once, but it is already given in line {line}"))
            continue
        seen[key] = node
        if "to" in node.children and node.children["to"].value is None:
            if table.pop(key, None) is None:
                offered = [of for does, of in table if does == action]
                message = f"{name}: wanted to remove it, but there is none; {possible(origin, offered)}"
                faults.append(wrong(node, message))
        else:
            table[key] = merge(table[key], node) if key in table else node


def _expanded(
    layer: Node, base: Node, removed: frozenset[str], faults: list[DefinitionError]
) -> list[tuple[Key, Node]]:
    """The layer's transitions, one for each state that they leave."""
    found: list[tuple[Key, Node]] = []
    listed = layer.children.get("transitions")
    for node in [] if listed is None else listed.items:
        for origin in _origins(node.children["from"]):
            for state in _states_of(origin, base, faults):
                if len(found) == MAX_TRANSITIONS:
                    faults.append(wrong(node, f"transitions: wanted at most {MAX_TRANSITIONS}, but there are more"))
                    return found
                if state not in removed:
                    single = {**node.children, "from": with_value(origin, state)}
                    found.append(((_text(node, "action"), state), with_value(node, single)))
    return found


def _origins(origins: Node) -> list[Node]:
    return origins.items if isinstance(origins.value, list) else [origins]


def _states_of(origin: Node, base: Node, faults: list[DefinitionError]) -> list[str]:
    """The states that `from` means: itself, or those of a group that are no end."""
    if not origin.text.startswith("*"):
        return [origin.text]
    groups = _section(base, "groups")
    group = groups.get(origin.text[1:])
    if group is None:
        known = [f"*{name}" for name in groups]
        faults.append(
            wrong(origin, f"from '{origin.text}': wanted a group, but there is none; {possible(origin.text, known)}")
        )
        return []
    portals = [number.value for number in group.children["portals"].items]
    states = _section(base, "states").items()
    return [name for name, state in states if _portal(state) in portals and "end" not in state.children]


def _portal(state: Node) -> object:
    portal = state.children.get("portal")
    return None if portal is None else portal.value


def _text(node: Node, key: str) -> str:
    found = node.children.get(key)
    return "" if found is None else found.text


def _pruned(base: Node, table: Mapping[Key, Node], layers: list[Node], removed: frozenset[str], lane: str) -> Node:
    """The tree without what nothing reaches: lifecycle states, their transitions, clocks, pauses and stops."""
    general = _names(layers[:1], "states").keys()
    states = _section(base, "states")
    begins = [name for name in states if _is_initial(states[name])]
    # Without a beginning nothing is reached: then that is the fault, and nothing is left out.
    roots = [name for name in states if name in begins or name not in general] if begins else list(states)
    kept = reached(table, roots, base)
    left = (general & states.keys()) - kept
    moves = {key: node for key, node in table.items() if key[1] not in left}
    gone = _Gone(left | removed, _actions(layers) - {action for action, _ in moves})
    parts = {
        "states": {name: state for name, state in states.items() if name not in left},
        "clocks": _clocks(base, _names(layers[:1], "clocks").keys(), gone, lane),
        "consultations": _consultations(base, states.keys() - left, lane),
    }
    sections = {name: with_value(base.children.get(name, base), part) for name, part in parts.items()}
    listed = {"transitions": with_value(base, list(moves.values()))}
    return with_value(base, _without(base, {"groups"}).children | sections | listed)


class _Gone(NamedTuple):
    """The states and actions that some layer declares and the merged procedure does not have."""

    states: Collection[str]
    actions: Collection[str]

    def __contains__(self, trigger: object) -> bool:
        word, _, name = str(trigger).rpartition(" ")
        return name in (self.states if word else self.actions)


def _actions(layers: Iterable[Node]) -> set[str]:
    listed = [layer.children["transitions"].items for layer in layers if "transitions" in layer.children]
    return {_text(node, "action") for nodes in listed for node in nodes}


def _is_initial(state: Node) -> bool:
    initial = state.children.get("initial")
    return initial is not None and initial.value is True


def reached(table: Mapping[Key, Node], roots: Iterable[str], base: Node) -> set[str]:
    """The states that the roots lead to; the way back leads nowhere new."""
    first = _text(base, "first")
    ways: dict[str, list[str]] = {}
    for (_, origin), node in table.items():
        target = _text(node, "to")
        ways.setdefault(origin, []).append(first if target == "@first" else target)
    found: set[str] = set()
    ahead = list(roots)
    while ahead:
        state = ahead.pop()
        if state not in found:
            found.add(state)
            ahead.extend(ways.get(state, ()))
    return found


def _clocks(base: Node, general: Collection[str], gone: _Gone, lane: str) -> dict[str, Node]:
    """The clocks that can start; one of the lifecycle needs a limit from somebody."""
    found: dict[str, Node] = {}
    for name, clock in _section(base, "clocks").items():
        lost = _text(clock, "starts") in gone
        left_out = lost or "limit" not in clock.children if name in general else lost and lane != STANDARD
        if not left_out:
            found[name] = _trimmed(clock, gone)
    return found


def _trimmed(clock: Node, gone: _Gone) -> Node:
    """The clock without stops and pauses that name what is gone."""
    trimmed = {
        key: with_value(value, [one for one in value.items if one.text not in gone])
        for key, value in clock.children.items()
        if key in ("stops", "pauses") and isinstance(value.value, list)
    }
    return with_value(clock, clock.children | trimmed)


def _consultations(base: Node, states: Collection[str], lane: str) -> dict[str, Node]:
    """The consultations; in a lane only those that a state still consults."""
    used = {_text(state, "consults") for name, state in _section(base, "states").items() if name in states}
    declared = _section(base, "consultations").items()
    return {name: rule for name, rule in declared if lane == STANDARD or name in used}
