"""Half a year of a commune is typed into PostgreSQL by processes of which one is killed every few seconds, while
another one looks at the clocks: it ends as it was simulated, and every law of conservation holds (T34).

LUONGXANH_SOAK_TIMES says how many times as large the commune is: 2 by default.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from procedures import Played, Walk, tick, unnoticed

from tests.benchmarks.growth import larger
from tests.crashing import NOW, Served, Tally, ended, forked, kill, opened, sandbox
from tests.laws import LAWS
from tests.permits import definitions, local
from tests.test_simulation import _of, bare, shipped_weeks
from workflow.commands import Command, Submit, Tick
from workflow.decide import Outcome, advance
from workflow.engine import Engine
from workflow.errors import Conflict
from workflow.events import Event, ObligationOwed
from workflow.model import Dossier, Instant
from workflow.simulation.simulator import simulate

SINCE, UNTIL = "2026-01-01", "2026-06-30"  # with Tết
END = local("2026-07-01 00:00")
TYPISTS = 3  # and one who looks at the clocks
PAUSE = 1, 3  # seconds between two kills
PATIENCE = 900
MONITORS = (
    "test_effects_never_go_back_in_time_and_nobody_notices_before",
    "test_custody_is_one_partition_of_the_counted_life",
    "test_the_shares_of_a_lateness_add_up_to_it_exactly",
    "test_each_missed_or_declared_appointment_has_exactly_one_apology",
    "test_nothing_is_owed_without_a_miss_or_a_declaration",
    "test_a_clock_is_breached_only_while_it_runs_and_stays_so",
)


@dataclass(frozen=True)
class Typed:
    """A command of the simulation, and the key under which it is sent."""

    code: str
    procedure: str
    command: Command
    at: Instant
    key: str


@dataclass
class Simulated:
    """What happened in the simulation: the commands in their order, the journals, the dossiers in the end."""

    commands: list[Typed] = field(default_factory=list)
    journals: dict[str, list[Event]] = field(default_factory=dict)
    last: dict[str, Dossier] = field(default_factory=dict)

    def watch(self, command: Command, at: Instant, outcome: Outcome) -> None:
        code = outcome.dossier.code
        number = len(self.commands)
        self.commands.append(Typed(code, outcome.dossier.procedure, command, at, f"{code} {number}"))
        self.journals.setdefault(code, []).extend(outcome.events)
        self.last[code] = outcome.dossier


def simulated(times: int) -> Simulated:
    """The period, and what has passed unseen by its end."""
    found = Simulated()
    simulate(larger(shipped_weeks(SINCE, UNTIL), times), definitions(), watch=found.watch)
    for code, dossier in found.last.items():
        rules = definitions().rules(dossier.procedure, dossier.home, version=dossier.version)
        if dossier.next_due < END:
            found.journals[code].extend(advance(rules, dossier, Tick(), END).events)
    return found


# --- who types


class Typist:
    """Types a share of the commands, from where the one before was killed."""

    def __init__(self, url: str, mine: list[Typed], progress: Any, clock: Any, number: int) -> None:
        self._url, self._mine, self._number = url, mine, number
        self._progress, self._clock = progress, clock
        self._begun = {one.code: one for one in mine if isinstance(one.command, Submit)}
        self._codes: dict[str, str] = {}

    def type(self, remember: Callable[[float], None]) -> None:
        with opened(self._url, NOW, home="dinh_hoa") as engine:
            while self._progress[self._number] < len(self._mine):
                place = self._progress[self._number]
                self._clock[self._number] = self._mine[place].at
                self._do(engine, self._mine[place])
                self._progress[self._number] = place + 1
                if place % 500 == 0:
                    remember(place / len(self._mine))
        self._clock[self._number] = END
        remember(1)

    def _do(self, engine: Engine, one: Typed) -> None:
        code = self._code(engine, one.code)
        if isinstance(one.command, Submit):
            return
        key = None if isinstance(one.command, Tick) else one.key
        command = one.command if isinstance(one.command, Tick) else _of(one.command, one.code, code)
        while True:
            try:
                engine.handle(code, command, at=one.at, key=key)
                return
            except Conflict:
                continue  # the clocks were quicker, again and again: it is sent again under its key

    def _code(self, engine: Engine, code: str) -> str:
        """Its code in the store: it is handed in, or was under the same key."""
        if code not in self._codes:
            one = self._begun[code]
            given: Any = one.command
            receipt = engine.submit(
                one.procedure,
                actor=given.actor,
                data=given.data,
                lane=given.lane,
                channel=given.channel,
                at=one.at,
                key=one.key,
            )
            self._codes[code] = receipt.dossier.code
        return self._codes[code]


def watch_clocks(url: str, clock: Any) -> None:
    """Looks at the clocks as of the instant that every typist has reached."""
    with opened(url, NOW, home="dinh_hoa") as engine:
        at = 0
        while at < END:
            at = min(clock)
            ticked = engine.tick(at, 200)
            assert ticked.refused == ()
            time.sleep(0.01)
        while engine.tick(END).more:
            pass


# --- who kills


def resident() -> float:
    """MiB of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def typed(url: str, found: Simulated, folder: Path, stream: Random) -> tuple[int, list[Any]]:
    """Types everything, killing somebody now and then; how often, and the anchors that were made meanwhile."""
    context = multiprocessing.get_context("fork")
    progress = context.Array("l", TYPISTS, lock=False)
    clock = context.Array("q", [found.commands[0].at] * TYPISTS, lock=False)
    shares: list[list[Typed]] = [[] for _ in range(TYPISTS)]
    for one in found.commands:
        shares[zlib.crc32(one.code.encode()) % TYPISTS].append(one)

    def remember(number: int) -> Callable[[float], None]:
        def told(share: float) -> None:
            with (folder / f"memory_{number}").open("a", encoding="ascii") as file:
                file.write(f"{share} {resident()}\n")

        return told

    def typing(number: int) -> Callable[[], None]:
        return lambda: Typist(url, shares[number], progress, clock, number).type(remember(number))

    works = [*map(typing, range(TYPISTS)), lambda: watch_clocks(url, clock)]
    children = [forked(work, PATIENCE) for work in works]
    kills, anchors = 0, []
    while not all(at == END for at in clock):
        time.sleep(stream.uniform(*PAUSE))
        number = stream.randrange(1, len(works))  # the first is left alone, so that its memory can be watched
        if number < TYPISTS and clock[number] == END:
            continue
        kill(children[number])
        end = ended(children[number])
        assert end in (-9, 0), f"child {number} ended with {end}"
        kills += end == -9
        children[number] = forked(works[number], PATIENCE)
        with opened(url, NOW, home="dinh_hoa") as engine:
            anchors.append(engine.anchor())
    assert [ended(child) for child in children] == [0] * len(works)
    return kills, [one for one in anchors if one is not None]


# --- what must be so in the end


def _live(engine: Engine) -> dict[str, str]:
    """The code in the store of each simulated dossier, by the keys under which they were handed in."""
    first = ((code, engine.history(code)[0].key) for code in engine._store.codes())
    return {str(key).rpartition(" ")[0]: code for code, key in first}


def hold(url: str, found: Simulated, kills: int, anchors: list[Any]) -> None:
    tally, owed, wrong = Tally(crashes=kills), 0, Counter[str]()
    with opened(url, NOW, home="dinh_hoa") as engine:
        codes = _live(engine)
        for code, journal in found.journals.items():
            if code not in codes:
                tally.lost += len(journal)
                continue
            events = [record.event for record in engine.history(codes[code])]
            mine, theirs = (unnoticed(one) for one in (events, journal))
            tally.lost += max(0, len(theirs) - len(mine))
            tally.doubled += max(0, len(mine) - len(theirs))
            wrong["journals that differ"] += bare({code: mine}, codes) != bare({code: theirs}, {code: code})
            owed += sum(isinstance(event, ObligationOwed) for event in events)
            _monitored(engine, engine.dossier(codes[code]), events, wrong)
        verified = engine.verify(anchors)
        tally.unsound += not verified.sound
        tally.doubled += len(engine._store.codes()) - len(codes)
    tally.more.update(
        {"dossiers": len(codes), "commands": len(found.commands), "rows": verified.rows, "obligations": owed}
    )
    tally.more.update({"anchors held": len(anchors), "laws broken": wrong.total()})
    tally.tell("postgresql, half a year typed by processes that are killed")
    assert not +wrong, wrong
    assert owed


def _monitored(engine: Engine, dossier: Dossier, events: list[Event], wrong: Counter[str]) -> None:
    if dossier.accepted is None:
        return
    last = Played(dossier, tuple(events), (tick(max(END, dossier.latest)),), (dossier,))
    walk = Walk(engine.rules_of(dossier), last)
    laws: Mapping[str, Any] = LAWS
    for name in MONITORS:
        try:
            laws[name](walk)
        except AssertionError:
            wrong[name] += 1


def flat(folder: Path) -> None:
    """The memory of who was never killed, when a quarter was done and in the end."""
    lines = (folder / "memory_0").read_text(encoding="ascii").splitlines()
    marks = [(float(share), float(size)) for share, size in (line.split() for line in lines)]
    early = next(size for share, size in marks if share >= 0.25)
    print(f"memory of one who typed to the end: {early:.0f} MiB after a quarter, {marks[-1][1]:.0f} MiB in the end")
    assert marks[-1][1] < 1.1 * early + 10


@pytest.mark.slow
def test_half_a_year_typed_by_processes_that_are_killed_ends_as_it_was_simulated(tmp_path: Path) -> None:
    found = simulated(int(os.environ.get("LUONGXANH_SOAK_TIMES", "2")))
    gc.freeze()
    try:
        url = sandbox(Served())
        began = time.monotonic()
        kills, anchors = typed(url, found, tmp_path, Random("soak"))
        print(f"typed in {time.monotonic() - began:.0f} s")
    finally:
        gc.unfreeze()
    hold(url, found, kills, anchors)
    flat(tmp_path)
    assert kills > 5
