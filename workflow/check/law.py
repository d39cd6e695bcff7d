"""Does every number say where it comes from, and is there a law for every day? Questions about the files themselves."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workflow.check.finding import Findings, on_key, on_value
from workflow.loader.sources import Source, dated
from workflow.loader.yamltree import Node, at
from workflow.procedure import InForce

_PUBLISHED = ("lifecycle/1", "procedure/1")
_NUMBERS = frozenset(
    {
        "limit",
        "grace",
        "at_most",
        "extends",
        "resets",
        "latest_before_due",
        "max_supplements",
        "max_reappointments",
        "value",
        "nth",
    }
)
_BY_CLOCK = ("extends", "resets", "at_most")  # maps of numbers; a basis may lie around them
_NO_RULES = frozenset({"legal_basis", "data", "documents", "parties", "sets"})  # names and values, no rules of law
_ONE_DAY = datetime.timedelta(days=1)


def number_without_basis(node: Node, given: bool = False) -> Findings:
    """A number of a rule with a legal basis neither on itself nor on anything around it; an assumption says so."""
    given = given or "legal_basis" in node.children or _confidence(node) == "assumption"
    for key, value in node.children.items():
        if key in _NUMBERS and not given and _is_number(key, value):
            message = f"{key}: wanted a legal_basis on it or around it, but there is none"
            possible = "legal_basis: [{cite: …, confidence: recalled}], or confidence: assumption"
            yield on_key(value, "number_without_basis", f"{message}; possible: {possible}")
        elif key not in _NO_RULES:
            yield from number_without_basis(value, given)
    for item in node.items:
        yield from number_without_basis(item, given)


def _is_number(key: str, value: Node) -> bool:
    return value.value is not None and (key in _BY_CLOCK or not value.children)


def unsure_not_configurable(node: Node, given: bool = False) -> Findings:
    """A rule of which nobody is sure and that is not marked as something to configure."""
    given = given or at(node, ("configurable",)).value is True
    if not given:
        for place in _unsure(node):
            message = "confidence: wanted configurable: true beside what is unsure, but it is not there"
            yield on_value(place, "unsure_not_configurable", f"{message}; possible: configurable: true")
    for key, value in node.children.items():
        if key not in _NO_RULES:
            yield from unsure_not_configurable(value, given)
    for item in node.items:
        yield from unsure_not_configurable(item, given)


def _unsure(node: Node) -> Iterator[Node]:
    """Where the map itself, or an article that it cites, is marked unsure; an article without a mark is unsure too."""
    if _confidence(node) == "unsure":
        yield node.children["confidence"]
    for basis in node.children["legal_basis"].items if "legal_basis" in node.children else ():
        if (_confidence(basis) or "unsure") == "unsure":
            yield basis.children.get("confidence", basis)


def _confidence(node: Node) -> str:
    found = node.children.get("confidence")
    return "" if found is None else found.text


def gap_in_force(sources: Sequence[Source]) -> Findings:
    """A day between two versions of one id on which neither is the law."""
    for schema in _PUBLISHED:
        for versions in dated(sources, schema).values():
            for older, newer in pairwise(versions):
                yield from _gap(older, newer)


def _gap(older: Source, newer: Source) -> Findings:
    until, since = _days(older).until, _days(newer).since
    if until is not None and until + _ONE_DAY < since:
        message = f"'{newer.id}' version '{newer.version}': wanted a version in force on each day"
        but = f"but there is none from {until + _ONE_DAY} to {since - _ONE_DAY}"
        yield on_value(
            newer.tree.children["in_force"], "gap_in_force", f'{message}, {but}; possible: from: "{until + _ONE_DAY}"'
        )


def lifecycle_not_in_force(sources: Sequence[Source]) -> Findings:
    """A procedure version in force on a day on which its lifecycle has no version in force."""
    lifecycles = dated(sources, "lifecycle/1")
    for versions in dated(sources, "procedure/1").values():
        for one in versions:
            yield from _uncovered(one, lifecycles)


def _uncovered(one: Source, lifecycles: Mapping[str, Sequence[Source]]) -> Findings:
    name = one.tree.children["lifecycle"].text
    missing = first_uncovered(_days(one), [_days(version) for version in lifecycles.get(name, ())])
    if missing is not None and name in lifecycles:
        message = f"'{one.id}' version '{one.version}': wanted lifecycle '{name}' in force on each of its days"
        yield on_value(
            one.tree.children["in_force"],
            "lifecycle_not_in_force",
            f"{message}, but on {missing} there is no version; possible: another version of '{name}'",
        )


def first_uncovered(days: InForce, laws: Sequence[InForce]) -> datetime.date | None:
    """The first of the days on which none of the laws, given oldest first, is in force."""
    day = days.since
    for law in laws:
        if law.covers(day):
            if law.until is None or (days.until is not None and days.until <= law.until):
                return None
            day = law.until + _ONE_DAY
    return day


def overlap(one: InForce, other: InForce) -> bool:
    """Whether there is a day on which both are in force."""
    return (one.until is None or other.since <= one.until) and (other.until is None or one.since <= other.until)


def _days(source: Source) -> InForce:
    return source.in_force or InForce(datetime.date.min)


def laws(sources: Sequence[Source]) -> Findings:
    """Everything about numbers, doubts and days that is wrong in the files."""
    for source in sources:
        if source.schema in _PUBLISHED:
            yield from number_without_basis(source.tree)
        if source.schema != "calendar/1":  # a year of a calendar says `status: estimate` instead
            yield from unsure_not_configurable(source.tree)
    yield from gap_in_force(sources)
    yield from lifecycle_not_in_force(sources)
