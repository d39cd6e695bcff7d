"""What if the law were otherwise? Definitions of which versions come into force on other days, or say other things.

An overlay is laid over every version of its procedure or lifecycle, or over one (`id@version`), by the merge of the
house. A version that is moved
takes the end of the one before it along, so that one version is in force on each day.
"""

import datetime
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from workflow.loader import building, documents
from workflow.loader.definitions import Definitions
from workflow.loader.sources import Source, between_files, dated, shape_faults
from workflow.loader.teaching import possible, validated
from workflow.loader.yamltree import Node, merge, with_value, wrong
from workflow.procedure import InForce

_DAY = datetime.timedelta(days=1)


def varied(definitions: Definitions, change: Node) -> Definitions:
    """The definitions varied by the map `change`: `in_force`, `procedures`, `lifecycles`; raises DefinitionError."""
    sources = list(definitions.sources)
    for section, schema in (("procedures", "procedure/1"), ("lifecycles", "lifecycle/1")):
        for name, overlay in _section(change, section).items():
            sources = _overlaid(sources, schema, name, overlay)
    for name, dates in _section(change, "in_force").items():
        sources = _moved(sources, name, dates)
    for refused in between_files(sources):
        raise refused
    return definitions.with_sources(sources)


def _section(change: Node, name: str) -> Mapping[str, Node]:
    return change.children[name].children if name in change.children else {}


def _overlaid(sources: Sequence[Source], schema: str, name: str, overlay: Node) -> list[Source]:
    """The overlay on every version of a procedure or lifecycle, or on the one that `id@version` names."""
    named = {text: None for one in sources if one.schema == schema for text in (one.id, f"{one.id}@{one.version}")}
    if name not in named:
        kind = schema.partition("/")[0]
        raise wrong(overlay, f"law: wanted a known {kind}, but found '{name}'; {possible(name, named)}")
    return [
        _with(one, overlay) if one.schema == schema and name in (one.id, f"{one.id}@{one.version}") else one
        for one in sources
    ]


def _with(source: Source, overlay: Node) -> Source:
    tree = merge(source.tree, overlay)
    for refused in shape_faults(tree):
        raise refused
    return replace(source, tree=tree)


def _moved(sources: Sequence[Source], name: str, said: Node) -> list[Source]:
    """The version `id@version` in force on other days, and the one before it up to the day before."""
    named = {f"{one.id}@{one.version}": one for one in sources if one.in_force is not None}
    if name not in named:
        raise wrong(said, f"law.in_force: wanted a known version, but found '{name}'; {possible(name, named)}")
    moved, dates = named[name], building.in_force(validated(documents.InForce, said))
    versions = dated(sources, moved.schema)[moved.id]
    found = {id(moved): _in_force(moved, dates, said)}
    place = versions.index(moved)
    if place and (before := versions[place - 1]).in_force is not None and _follows(before, moved):
        until = InForce(before.in_force.since, dates.since - _DAY)
        found[id(before)] = _in_force(before, until, said)
    return [found.get(id(one), one) for one in sources]


def _follows(before: Source, moved: Source) -> bool:
    """Whether the version takes the place of the one before it, day after day."""
    until = before.in_force.until if before.in_force is not None else None
    return until is not None and moved.in_force is not None and until + _DAY == moved.in_force.since


def _in_force(source: Source, dates: InForce, said: Node) -> Source:
    written = {"from": dates.since.isoformat()} | ({"to": dates.until.isoformat()} if dates.until else {})
    node = with_value(said, {key: with_value(said, day) for key, day in written.items()})
    return replace(source, in_force=dates, tree=with_value(source.tree, source.tree.children | {"in_force": node}))
