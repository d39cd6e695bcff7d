"""How a scenario file becomes a scenario: what it extends is laid under it, the files beside it are read into it.

The merge is that of the definitions: maps merge by key, lists and values replace, `null` removes. Every value keeps the
file, line and column where it is written.
"""

import csv
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from workflow.errors import DefinitionError
from workflow.loader import shipped
from workflow.loader.teaching import possible, validated
from workflow.loader.yamltree import Node, at, key_place, kind, merge, read, with_value, wrong
from workflow.simulation.scenario import Scenario

_MOST = 20  # scenarios that extend each other


def read_scenario(path: str | Path) -> tuple[Scenario, Node]:
    """The scenario of a file with the tree that knows its places; raises DefinitionError."""
    return scenario_of(scenario_tree(Path(path)))


def scenario_tree(path: Path) -> Node:
    """The tree of a scenario file, with what it extends laid under it; raises DefinitionError."""
    return _extended(read(path), path, (path.resolve(),))


def scenario_of(tree: Node) -> tuple[Scenario, Node]:
    """The scenario of a whole tree, and the tree with the files beside it read in; raises DefinitionError."""
    tree = _with_files(tree)
    scenario = validated(Scenario, tree)
    if scenario.period.until is None or scenario.until < scenario.since:
        raise wrong(at(tree, ["period"]), "period: wanted a last day not before the first, but there is none")
    return scenario, tree


def unknown(tree: Node, path: list[str | int], what: str, name: str, known: Iterable[str]) -> DefinitionError:
    """The sentence for a name in the scenario that the definitions do not have."""
    where = ".".join(str(part) for part in path)
    return wrong(at(tree, path), f"{where}: wanted a known {what}, but found '{name}'; {possible(name, known)}")


def inherited(tree: Node, path: list[str | int]) -> bool:
    """Whether it is written in a scenario that this one extends: what reaches nobody here may reach somebody there."""
    return at(tree, path).file != tree.file


# --- what it extends


def _extended(tree: Node, path: Path, below: tuple[Path, ...]) -> Node:
    said = tree.children.get("extends")
    if said is None:
        return tree
    if not said.text:
        raise wrong(said, f"extends: wanted the name of a scenario, but found {kind(said)}; possible: dinh_hoa_2026")
    own = with_value(tree, {key: value for key, value in tree.children.items() if key != "extends"})
    base_path = _base(said, path)
    if base_path.resolve() in below or len(below) > _MOST:
        raise wrong(said, f"extends: wanted a scenario that does not extend this one, but '{said.text}' does")
    base = _extended(read(base_path), base_path, (*below, base_path.resolve()))
    _removes_something(base, own, [])
    return merge(base, own)


def _base(said: Node, path: Path) -> Path:
    """The file that is meant: beside this one, else a shipped one."""
    folders = (path.parent, shipped() / "scenarios")
    if said.text.endswith((".yaml", ".yml")) and (path.parent / said.text).is_file():
        return path.parent / said.text
    known = {file.stem: file for folder in reversed(folders) for file in sorted(folder.glob("*.yaml")) if file != path}
    if said.text not in known:
        raise wrong(said, f"extends: wanted a known scenario, but found '{said.text}'; {possible(said.text, known)}")
    return known[said.text]


def _removes_something(base: Node, overlay: Node, path: list[str]) -> None:
    """`null` where there is nothing to remove is a slip of the pen; so is an empty map, which would keep them all."""
    for key, value in overlay.children.items():
        if value.value is None and key not in base.children:
            where = ".".join([*path, key])
            message = f"{where}: wanted to remove it, but there is none; {possible(key, base.children)}"
            raise DefinitionError(message, *key_place(value))
        below = base.children.get(key)
        if value.value == {} and below is not None and below.children:
            where = ".".join([*path, key])
            raise wrong(value, f"{where}: wanted keys to lay over those below, but there is none; possible: null")
        if key in base.children:
            _removes_something(base.children[key], value, [*path, key])


# --- files beside it


def _with_files(tree: Node) -> Node:
    """The tree with every recorded arrival and every measured length read from its file."""
    match tree.value:
        case dict():
            read_in = {key: _with_files(value) for key, value in tree.value.items()}
            if "replay" in read_in:
                read_in["replay"] = _replayed(read_in["replay"])
            if "empirical" in read_in:
                read_in["empirical"] = _measured(read_in["empirical"])
            return with_value(tree, read_in)
        case list():
            return with_value(tree, [_with_files(value) for value in tree.value])
    return tree


def _replayed(said: Node) -> Node:
    file = said.children.get("file")
    if file is None or not file.text or "rows" in said.children:
        return said
    rows = [
        with_value(said, {"line": with_value(said, line), "cells": with_value(said, _nodes(said, cells))})
        for line, cells in _lines(file, {"at"})
    ]
    return with_value(said, said.children | {"rows": with_value(said, rows)})


def _nodes(said: Node, cells: dict[str, str]) -> dict[str, Node]:
    return {column: with_value(said, cell) for column, cell in cells.items()}


def _measured(said: Node) -> Node:
    file = said.children.get("file")
    if file is None or not file.text or "values" in said.children:
        return said
    column = said.children["column"].text if "column" in said.children else ""
    lines = list(_lines(file, {column} - {""}))
    if not column and len(lines[0][1]) > 1:
        heading = ", ".join(lines[0][1])
        raise _off(beside(file), 1, "wanted one column, or its name beside the file", f"it has {heading}")
    values = [with_value(said, _number(file, line, column, cells)) for line, cells in lines]
    kept = {key: value for key, value in said.children.items() if key not in ("file", "column")}
    return with_value(said, kept | {"values": with_value(said, values)})


def _number(file: Node, line: int, column: str, cells: dict[str, str]) -> float:
    where = column or next(iter(cells))
    cell = cells[where]
    try:
        length = float(cell)
    except ValueError:
        raise DefinitionError(f"{where}: wanted a number, but found '{cell}'", str(beside(file)), line, 1) from None
    if not 0 <= length < math.inf:
        message = f"{where}: wanted a length of 0 or more, but found '{cell}'"
        raise DefinitionError(message, str(beside(file)), line, 1)
    return length


def _lines(file: Node, columns: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a CSV file with their cells; raises DefinitionError."""
    path = beside(file)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream, restkey="", strict=True)
            heading = list(table.fieldnames or ())
            for column in sorted(columns - set(heading)):
                raise _off(path, 1, f"wanted a column '{column}'", f"it has {', '.join(heading) or 'none'}")
            for column in [column for column in heading if heading.count(column) > 1]:
                raise _off(path, 1, "wanted each column once", f"'{column}' is there twice")
            for cells in table:
                if "" in cells or None in cells.values():
                    raise _off(path, table.line_num, f"wanted {len(heading)} cells", "found another number")
                yield table.line_num, cells
            if table.line_num < 2:
                raise _off(path, 1, "wanted lines below the heading", "there is none")
    except OSError as refused:
        raise wrong(file, f"file: wanted to read '{file.text}', but {refused.strerror or refused}") from None
    except (UnicodeDecodeError, csv.Error) as refused:
        raise _off(path, 1, "wanted a CSV file in UTF-8", str(refused)) from None


def _off(path: Path, line: int, wanted: str, found: str) -> DefinitionError:
    return DefinitionError(f"{path.name}: {wanted}, but {found}", str(path), line, 1)


def beside(file: Node) -> Path:
    """Where a file lies: beside the scenario that names it."""
    return Path(file.file).parent / file.text
