"""What of the shipped definitions do the specs show, and what do specs and tests show together?

`python -m tests.coverage_definitions` runs both with the recorder and prints a table for each procedure. It fails when
a transition or a clock of any lane was not seen. `--json` gives the same as data, `--specs` also lists what no spec
shows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tests.reaching import KINDS, Goal  # noqa: E402
from tests.recording import FOLDER, SPECS, TESTS, Key, read  # noqa: E402
from tests.walking import lanes  # noqa: E402

MUST = ("transition", "clock")


class Lane(NamedTuple):
    """One lane with what it declares, what the specs show of it, and what specs and tests show."""

    key: Key
    package: bool
    declared: frozenset[Goal]
    specs: frozenset[Goal]
    both: frozenset[Goal]

    def missing(self) -> list[Goal]:
        return sorted(self.declared - self.both, key=_place)

    def only_tested(self) -> list[Goal]:
        return sorted(self.both & self.declared - self.specs, key=_place)

    @property
    def sound(self) -> bool:
        """Whether every transition and clock was seen; of a package this cannot be asked yet."""
        return self.package or not any(goal.kind in MUST for goal in self.missing())


def _place(goal: Goal) -> tuple[int, Goal]:
    return KINDS.index(goal.kind), goal


def run(folder: Path, more: Sequence[str]) -> int:
    """Runs the specs and the tests on shipped definitions with the recorder; gives pytest's answer."""
    tested = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests").glob("test_shipped_*.py"))]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.recording", "-n", "2", "-m", "not slow and not ui"]
    done = subprocess.run(
        [*command, *more, "tests/features", *tested],
        cwd=ROOT,
        env={**os.environ, FOLDER: str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode


def judged(seen: Mapping[tuple[str, Key], set[Goal]]) -> list[Lane]:
    """Every shipped lane with what was seen of it."""
    found = []
    for lane in lanes():
        specs = seen.get((SPECS, lane.key), set())
        tests = seen.get((TESTS, lane.key), set())
        found.append(Lane(lane.key, lane.package, lane.goals, frozenset(specs), frozenset(specs | tests)))
    return found


# --- showing


def share(declared: Iterable[Goal], seen: frozenset[Goal]) -> int | None:
    """Whole per cent, rounded down, so that 100 means all; None where nothing is declared."""
    wanted = set(declared)
    return 100 * len(wanted & seen) // len(wanted) if wanted else None


def cell(lane: Lane, kind: str) -> str:
    wanted = [goal for goal in lane.declared if goal.kind == kind]
    if not wanted:
        return "–"
    return f"{len(wanted)}: {share(wanted, lane.specs)}/{share(wanted, lane.both)} %"


def table(procedure: str, found: Sequence[Lane]) -> Iterator[str]:
    """One line for each lane, then what was not seen."""
    rows = [("version, lifecycle, lane", *KINDS)]
    rows += [(" ".join(lane.key[1:]), *(cell(lane, kind) for kind in KINDS)) for lane in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield procedure
    for row in rows:
        yield "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    for lane in found:
        yield from (f"  not seen, {' '.join(lane.key[1:])}: {goal}" for goal in lane.missing())
        if lane.package:
            yield f"  not judged, {' '.join(lane.key[1:])}: a package is shown by several dossiers together"
    yield ""


def text(found: Sequence[Lane], specs: bool) -> Iterator[str]:
    yield "declared: seen in specs / in specs or tests"
    yield ""
    for procedure, group in groupby(found, key=lambda lane: lane.key[0]):
        mine = list(group)
        yield from table(procedure, mine)
        if specs:
            yield from (f"  no spec, {' '.join(one.key[1:])}: {goal}" for one in mine for goal in one.only_tested())
            yield ""
    every = [lane for lane in found if not lane.package]
    for kind in KINDS:
        wanted = [(lane, goal) for lane in every for goal in lane.declared if goal.kind == kind]
        in_specs = sum(goal in lane.specs for lane, goal in wanted)
        in_both = sum(goal in lane.both for lane, goal in wanted)
        yield f"{kind}: {len(wanted)} declared, {in_specs} in specs, {in_both} in specs or tests"


def data(found: Sequence[Lane]) -> list[dict[str, object]]:
    return [
        {
            "procedure": lane.key[0],
            "version": lane.key[1],
            "lifecycle": lane.key[2],
            "lane": lane.key[3],
            "judged": not lane.package,
            "kinds": {kind: _numbers(lane, kind) for kind in KINDS},
            "not_seen": [goal._asdict() for goal in lane.missing()],
            "not_in_specs": [goal._asdict() for goal in lane.only_tested()],
        }
        for lane in found
    ]


def _numbers(lane: Lane, kind: str) -> dict[str, int]:
    wanted = {goal for goal in lane.declared if goal.kind == kind}
    return {"declared": len(wanted), "specs": len(wanted & lane.specs), "both": len(wanted & lane.both)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="coverage-definitions", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the same as data")
    parser.add_argument("--specs", action="store_true", help="also list what no spec shows")
    asked, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        answer = run(Path(folder), more)
        found = judged(read(Path(folder)))
    print(json.dumps(data(found), ensure_ascii=False, indent=2) if asked.json else "\n".join(text(found, asked.specs)))
    if answer:
        print("coverage-definitions: wanted all tests to pass, but some do not; they are shown above", file=sys.stderr)
    return answer or (0 if all(lane.sound for lane in found) else 1)


if __name__ == "__main__":
    sys.exit(main())
