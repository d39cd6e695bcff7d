"""What is in the folders? YAML files → sources: one definition each, of a right shape, known by id, version and dates.

What is wrong between the files is asked here too: a version given twice, two versions in force on one day.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from workflow.errors import DefinitionError, NotFound
from workflow.loader import building, documents
from workflow.loader.teaching import faults, possible, schema_of, validated
from workflow.loader.yamltree import Node, at, key_place, read, wrong
from workflow.procedure import STANDARD, InForce

_ID_KEYS = {"calendar/1": "calendar", "agency/1": "agency", "lifecycle/1": "lifecycle", "procedure/1": "procedure"}


class Source(Struct, frozen=True):
    """One definition file with a right shape: what it defines, and its tree."""

    schema: str
    id: str
    version: str
    in_force: InForce | None
    tree: Node


def collect(paths: Iterable[str | Path]) -> tuple[list[Source], list[DefinitionError]]:
    """The definitions of a right shape, each once, and everything that is wrong with the files and between them."""
    sources: list[Source] = []
    wrongs: list[DefinitionError] = []
    for file in _files(paths):
        try:
            tree = read(file, _shown(file))
            found = shape_faults(tree)
            wrongs.extend(found)
            if not found:
                sources.append(_source(tree))
        except DefinitionError as refused:
            wrongs.append(refused)
    once = _once(sources, wrongs)
    if not wrongs:  # else what is missing may only be unreadable
        wrongs.extend(_lifecycles_that_are_not_there(once))
    wrongs.extend(between_files(once))
    return once, wrongs


def _files(paths: Iterable[str | Path]) -> list[Path]:
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise NotFound("definitions", str(path), f"definitions: wanted a folder or a file, but there is no {path}")
        listed = sorted(one for one in path.rglob("*") if one.suffix in (".yaml", ".yml")) if path.is_dir() else [path]
        if not listed:
            raise NotFound("definitions", str(path), f"definitions: wanted YAML files, but there is none in {path}")
        for file in listed:
            if "scenarios" not in file.relative_to(path).parts[:-1]:  # they are read by the simulation
                found.setdefault(file.resolve(), file)
    return list(found.values())


def _shown(file: Path) -> str:
    """The name of the file as errors show it: short below the working folder."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)


def shape_faults(tree: Node) -> tuple[DefinitionError, ...]:
    """Everything that is wrong with the shape of a file; raises DefinitionError where its schema is not known."""
    return faults(documents.SCHEMAS[schema_of(tree)], tree)


def _source(tree: Node) -> Source:
    """What the file of a right shape defines; raises DefinitionError where it ends before it starts."""
    schema = schema_of(tree)
    return Source(schema, tree.children[_ID_KEYS[schema]].text, _version(tree), _in_force(tree), tree)


def _version(tree: Node) -> str:
    found = tree.children.get("version")
    return "" if found is None else found.text


def _in_force(tree: Node) -> InForce | None:
    found = tree.children.get("in_force")
    if found is None:
        return None
    dates = building.in_force(validated(documents.InForce, found))
    if dates.until is not None and dates.until < dates.since:
        raise wrong(found, f"in_force: wanted an end after {dates.since}, but it ends on {dates.until}")
    return dates


def _once(sources: Sequence[Source], wrongs: list[DefinitionError]) -> list[Source]:
    """The sources, each (id, version) once."""
    found: dict[tuple[str, str, str], Source] = {}
    for one in sources:
        first = found.setdefault((one.schema, one.id, one.version), one)
        if first is not one:
            kind = one.schema.partition("/")[0]
            name = f"{kind} '{one.id}'" + (f" version '{one.version}'" if one.version else "")
            there = f"{first.tree.file}:{first.tree.line}"
            wrongs.append(wrong(one.tree, f"{name}: wanted it once, but it is already given in {there}"))
    return list(found.values())


def dated(sources: Iterable[Source], schema: str) -> dict[str, list[Source]]:
    """The versions of each id of a schema, oldest first."""
    found: dict[str, list[Source]] = {}
    for one in sources:
        if one.schema == schema:
            found.setdefault(one.id, []).append(one)
    return {id: sorted(found[id], key=_since) for id in sorted(found)}


def _since(source: Source) -> tuple[datetime.date, str]:
    return (source.in_force.since if source.in_force else datetime.date.min, source.version)


def between_files(sources: Sequence[Source]) -> Iterator[DefinitionError]:
    """Two versions in force on one day, and a lane that is always there."""
    lifecycles, procedures = dated(sources, "lifecycle/1"), dated(sources, "procedure/1")
    for versions in (*lifecycles.values(), *procedures.values()):
        for older, newer in pairwise(versions):
            yield from _overlap(older, newer)
    for one in (source for versions in procedures.values() for source in versions):
        if STANDARD in lanes_of(one):
            message = "lane 'standard': wanted another name, but the standard lane is always there without an overlay"
            yield DefinitionError(f"{message}; possible: green", *key_place(lanes_of(one)[STANDARD]))


def _overlap(older: Source, newer: Source) -> Iterator[DefinitionError]:
    if older.in_force is None or newer.in_force is None:
        return
    if older.in_force.until is None or older.in_force.until >= newer.in_force.since:
        message = f"'{newer.id}' version '{newer.version}': wanted one version in force on each day, but version"
        place = newer.tree.children["in_force"]
        yield wrong(place, f"{message} '{older.version}' is in force on {newer.in_force.since} too")


def _lifecycles_that_are_not_there(sources: Sequence[Source]) -> Iterator[DefinitionError]:
    lifecycles = dated(sources, "lifecycle/1")
    for versions in dated(sources, "procedure/1").values():
        for one in versions:
            named = one.tree.children["lifecycle"]
            if named.text not in lifecycles:
                message = f"procedure '{one.id}': wanted a known lifecycle, but there is no '{named.text}'"
                yield wrong(named, f"{message}; {possible(named.text, lifecycles)}")


def lanes_of(source: Source) -> Mapping[str, Node]:
    return at(source.tree, ("lanes",)).children if "lanes" in source.tree.children else {}
