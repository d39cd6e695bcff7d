"""A plugin of pytest that notes what happens to dossiers of shipped procedures: `-p tests.recording`.

It stands between the tests and `workflow.decide.advance`, for packages `workflow.package.advance_group`, and reads the
events that come out. Each process writes one
file into the folder that FOLDER names; what specs show and what other tests show is kept apart.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.reaching import Goal, marks
from workflow import decide, package
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.errors import NotFound
from workflow.loader import Definitions, load_definitions
from workflow.machine import Rules
from workflow.model import Dossier, Instant, Version
from workflow.package import Changed, Group, Law
from workflow.procedure import STANDARD

FOLDER = "LUONGXANH_COVERAGE"
SPECS, TESTS = "specs", "tests"
Key = tuple[str, str, str, str]  # procedure, its version, the version of its lifecycle, lane

_advance, _advance_group = decide.advance, package.advance_group


class Recorder:
    """What was seen so far, by whom: of every decision on rules that are shipped word for word."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self.by = TESTS
        self.seen: set[tuple[str, Key, Goal]] = set()
        self._known: dict[int, tuple[Rules, bool]] = {}  # holds the rules, so that no other gets their number

    def advance(self, rules: Rules, dossier: Dossier | None, command: Command, at: Instant) -> Outcome:
        """What the judge says, noted."""
        outcome = _advance(rules, dossier, command, at)
        self._note(rules, dossier, outcome)
        return outcome

    def advance_group(self, law: Law, group: Group, code: str, command: Command, at: Instant) -> tuple[Changed, ...]:
        """The same for a package and its components."""
        changed = _advance_group(law, group, code, command, at)
        for one in changed:
            self._note(one.rules, one.before, one.outcome)
        return changed

    def _note(self, rules: Rules, before: Dossier | None, outcome: Outcome) -> None:
        if self._shipped(rules):
            for lane, goal in marks(rules, before, outcome.events):
                self.seen.add((self.by, (rules.procedure, rules.version, rules.lifecycle, lane), goal))

    def _shipped(self, rules: Rules) -> bool:
        if id(rules) not in self._known:
            self._known[id(rules)] = (rules, self._as_shipped(rules))
        return self._known[id(rules)][1]

    def _as_shipped(self, rules: Rules) -> bool:
        version = Version(rules.version, rules.lifecycle, "")
        try:
            known = self.definitions.rules(rules.procedure, rules.home, version=version)
        except NotFound:
            return False
        return known.tracks[STANDARD].procedure == rules.tracks[STANDARD].procedure


recorder = Recorder(load_definitions())


def pytest_configure() -> None:
    """Puts the recorder in the place of the judge, before any test module imports it."""
    for module in list(sys.modules.values()):
        if vars(module).get("advance") is _advance:
            module.advance = recorder.advance  # type: ignore[attr-defined]
        if vars(module).get("advance_group") is _advance_group:
            module.advance_group = recorder.advance_group  # type: ignore[attr-defined]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Whose test is running."""
    recorder.by = SPECS if "features" in item.path.parts else TESTS
    return (yield)


def pytest_sessionfinish() -> None:
    """Writes what this process saw."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    lines = [json.dumps([by, *key, *goal]) for by, key, goal in sorted(recorder.seen)]
    (Path(os.environ[FOLDER]) / f"{worker}.jsonl").write_text("\n".join(lines), encoding="utf-8")


def read(folder: Path) -> dict[tuple[str, Key], set[Goal]]:
    """What all processes together saw, by whom and on which lane."""
    found: dict[tuple[str, Key], set[Goal]] = {}
    for file in folder.glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            by, *rest = json.loads(line)
            found.setdefault((by, tuple(rest[:4])), set()).add(Goal(*rest[4:]))  # type: ignore[arg-type]
    return found
