"""What does a check say, and about what? Findings with their place, and the merged machine that is asked.

No rule is here; rules are functions from a subject to findings.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from workflow.check.ways import Way
from workflow.loader.yamltree import Node, Place, at, key_place, place
from workflow.procedure import STANDARD, ClockRule, Move, Procedure
from workflow.worktime import WorkCalendar

Severity = Literal["error", "warning"]


class Finding(Struct, frozen=True):
    """One thing that is wrong, where it is written; `rule` is the name of the question that found it."""

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str


class Report(Struct, frozen=True):
    """How many files were checked and what was found, in the order of the files."""

    checked: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that refuse a definition."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


class Office(NamedTuple):
    """Who sits at one receiving agency: the roles of each party, and the calendar by which each party works."""

    home: str
    roles: Mapping[str, frozenset[str]]
    calendars: Mapping[str, WorkCalendar]


def roles_of(offices: Iterable[Office]) -> dict[str, frozenset[str]]:
    """The roles that somebody has at one of the offices, for each party."""
    found: dict[str, frozenset[str]] = {}
    for office in offices:
        for party, roles in office.roles.items():
            found[party] = found.get(party, frozenset()) | roles
    return found


class Subject(NamedTuple):
    """One procedure version under one lifecycle version in one lane, with its trees."""

    procedure: Procedure
    tree: Node  # merged, every value with its origin
    source: Node  # the procedure's own file
    ways: tuple[Way, ...]  # that somebody can go
    offices: tuple[Office, ...]
    moves: Mapping[tuple[str, str], Node]  # where each transition is written, by action and origin

    @property
    def roles(self) -> dict[str, frozenset[str]]:
        """The roles that somebody has at one of the offices, for each party; nothing of a party that nobody knows."""
        return roles_of(self.offices)

    @property
    def lane(self) -> str:
        """The end of a sentence that holds in one lane only; empty in the standard lane."""
        return "" if self.procedure.lane == STANDARD else f" (lane '{self.procedure.lane}')"

    def node(self, *path: str | int) -> Node:
        """The value at the path of the merged tree."""
        return at(self.tree, path)

    def is_own(self, node: Node) -> bool:
        """Whether the procedure's own file says it."""
        return node.file == self.source.file

    def move(self, move: Move) -> Node:
        """Where the transition is written."""
        return self.moves[move.action, move.origin]

    def clocks(self) -> Iterator[tuple[ClockRule, Node]]:
        """The clocks with the place where each is written."""
        for name, rule in self.procedure.clocks.items():
            yield rule, self.node("clocks", name)


Findings = Iterator[Finding]


def finding(spot: Place, rule: str, message: str, severity: Severity = "error") -> Finding:
    """The finding of a rule at a place."""
    return Finding(spot.file, spot.line, spot.column, rule, severity, message)


def on_key(node: Node, rule: str, message: str, severity: Severity = "error") -> Finding:
    """The finding of a rule at the key of a value."""
    return finding(key_place(node), rule, message, severity)


def on_value(node: Node, rule: str, message: str, severity: Severity = "error") -> Finding:
    """The finding of a rule at a value."""
    return finding(place(node), rule, message, severity)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the files, one of each rule at each place: the first that was found."""
    kept: dict[tuple[str, int, int, str], Finding] = {}
    for one in findings:
        kept.setdefault((one.file, one.line, one.column, one.rule), one)
    return tuple(kept[key] for key in sorted(kept))
