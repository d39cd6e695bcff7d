"""Which value of a scenario does a dotted path mean, and what is the scenario with another value there?

`staff.dinh_hoa.office.officers` leads through keys that may hold dots themselves; `staff.office` is the department of
the home agency, and a path that ends at its staff means the officers.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from workflow.errors import DefinitionError
from workflow.loader.yamltree import Node, Scalar, at, kind, with_value

Path = tuple[str | int, ...]
_FIXED = (
    "schema",
    "scenario",
    "title",
    "title_en",
    "question",
    "question_en",
    "note",
    "extends",
    "home",
    "period",
    "seed",
)
_SAID = ("confidence", "note")
_AMOUNT = re.compile(r"^[1-9][0-9]*(?=%? )")
_OF_HOME = ("staff", "partners", "opinions")


def located(tree: Node, text: str) -> Path:
    """The path to the single value that the text means; raises DefinitionError with the nearest that is there."""
    parts = text.split(".")
    path = _along(tree, parts)
    if path is None and parts[0] in _OF_HOME and "home" in tree.children:
        path = _along(tree, [parts[0], *tree.children["home"].text.split("."), *parts[1:]])
    if path is not None and path[0] == "staff" and len(path) == 2:
        path = (*path, "officers")
    if path is None or not _may_vary(path, at(tree, path)):
        said = "there is none" if path is None else f"it is {kind(at(tree, path))}"
        near = ", ".join(_nearest(text, tree))
        raise DefinitionError(f"{text}: wanted a value of the scenario that may vary, but {said}; nearest: {near}")
    return path


def _nearest(text: str, tree: Node) -> list[str]:
    """The three paths that are written most like the text; of the home agency's staff also as they may be shortened."""
    paths = list(_values(tree))
    home = tree.children["home"].text + "." if "home" in tree.children else ""
    short = [
        f"staff.{path[1].removeprefix(home)}"
        for path in paths
        if path[0] == "staff" and len(path) == 3 and isinstance(path[1], str) and path[1].startswith(home)
    ]
    return get_close_matches(text, [*short, *map(written, paths)], n=3, cutoff=0)


def _along(node: Node, parts: Sequence[str]) -> Path | None:
    """The longest key that fits is taken first."""
    if not parts:
        return ()
    for length in range(len(parts), 0, -1):
        key = _key(node, ".".join(parts[:length]))
        rest = None if key is None else _along(at(node, [key]), parts[length:])
        if key is not None and rest is not None:
            return (key, *rest)
    return None


def _key(node: Node, text: str) -> str | int | None:
    if text in node.children:
        return text
    return int(text) if text.isdecimal() and int(text) < len(node.items) else None


def _may_vary(path: Path, node: Node) -> bool:
    single = not isinstance(node.value, dict | list) and node.value is not None
    return single and path[0] not in _FIXED and path[-1] not in _SAID


def _values(node: Node, path: Path = ()) -> Iterator[Path]:
    """The paths of all values that may vary."""
    inner: Sequence[tuple[str | int, Node]] = [*node.children.items(), *enumerate(node.items)]
    for key, value in inner:
        yield from _values(value, (*path, key))
    if path and _may_vary(path, node):
        yield path


def written(path: Path) -> str:
    """The path as it is typed."""
    return ".".join(map(str, path))


def changed(tree: Node, path: Path, value: Scalar) -> Node:
    """The tree with another value at the path, at the same place of the file; of a length only its number is another,
    other shares give way to it.
    """
    key, *rest = path
    inner = at(tree, [key])
    if not rest and amount(inner) is not None and isinstance(value, int) and not isinstance(value, bool):
        return _with(tree, {key: with_value(inner, _AMOUNT.sub(str(value), inner.text, count=1))})
    if rest:
        return _with(tree, {key: changed(inner, tuple(rest), value)})
    if is_share(tree, path):
        return _with(tree, {key: with_value(inner, value)} | _giving_way(tree, str(key), value))
    return _with(tree, {key: with_value(inner, value)})


def amount(node: Node) -> int | None:
    """The number with which a text begins, such as `7 working days` or `40% of resolution`; None without one."""
    found = _AMOUNT.match(node.text)
    return None if found is None else int(found[0])


def _with(node: Node, new: dict[str | int, Node]) -> Node:
    if isinstance(node.value, list):
        return with_value(node, [new.get(number, item) for number, item in enumerate(node.value)])
    return with_value(node, node.children | {str(key): value for key, value in new.items()})


def is_share(tree: Node, path: Path) -> bool:
    """Whether the value is a share: one of several weights that add up to 1."""
    weights = [node.value for node in at(tree, path[:-1]).children.values()]
    numbers = [one for one in weights if isinstance(one, int | float) and not isinstance(one, bool)]
    return len(numbers) == len(weights) > 1 and abs(sum(numbers) - 1) < 1e-9


def _giving_way(tree: Node, key: str, value: Scalar) -> dict[str | int, Node]:
    """The other shares, in proportion, so that all of them still add up to 1."""
    weights = {name: float(node.value) for name, node in tree.children.items() if isinstance(node.value, int | float)}
    others = sum(weight for name, weight in weights.items() if name != key)
    if not isinstance(value, int | float) or not 0 <= value <= 1 or (not others and value != 1):
        place = tree.children[key]
        message = f"{key}: wanted a share from 0 to 1 that the others can make up for, but found {value}"
        raise DefinitionError(message, place.file, place.line, place.column)
    factor = (1 - value) / others if others else 0.0
    return {name: with_value(tree.children[name], weights[name] * factor) for name in weights if name != key}
