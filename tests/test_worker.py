"""What passes while nobody looks: clocks after a standstill, clocks that are set, anchors, a store that is away."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.permits import begin, definitions, late_story, local, told
from tests.postgres import fresh_database
from tests.telling import RECEPTION, Heard, Time, accepted, opened
from tests.terminal import ROOT
from workflow import events as e
from workflow.engine import Engine, create
from workflow.errors import NotAllowed, WorkflowError
from workflow.model import Instant
from workflow.moments import now as machine_clock
from workflow.worker import Anchors, Report, Steady, Worker
from workflow.worker.anchors import read
from workflow.worker.worker import ANCHORED, LONGEST_WAIT

HOUR = 3_600
DAY = 24 * HOUR
PASSED = (e.ClockWarned, e.ClockBreached)


@pytest.fixture
def time() -> Time:
    return Time(local("2026-11-23 16:45"))


@pytest.fixture
def engine(time: Time) -> Iterator[Engine]:
    with opened("memory://", time) as engine:
        yield engine


# --- a standstill


def passed(engine: Engine, code: str) -> list[e.Event]:
    """What has passed on the dossier, in the order of the journal."""
    return [record.event for record in engine.history(code) if isinstance(record.event, PASSED)]


def unnoticed(events: list[e.Event]) -> list[e.Event]:
    """The same without when somebody looked."""
    return [replace(event, noticed=None) for event in events]  # type: ignore[type-var]


def watched(until: Instant) -> list[e.Event]:
    """What passes on the same dossier where a worker looks every six hours, without when it looked."""
    time = Time(local("2026-11-23 16:45"))
    with opened("memory://", time) as engine:
        (code,) = accepted(engine, 1)
        worker = Worker(engine)
        while time.at < until:
            worker.round()
            time.at = min(time.at + 6 * HOUR, until)
        worker.round()
        return unnoticed(passed(engine, code))


@pytest.mark.parametrize("stood", [HOUR, 3 * DAY, 14 * 30 * DAY], ids=["an hour", "three days", "fourteen months"])
@pytest.mark.parametrize("kind", ["memory", "sqlite", "postgres"])
def test_after_a_standstill_everything_passes_once_in_its_order_with_its_own_instant_and_that_of_the_noticing(
    kind: str, stood: int, tmp_path: Path, time: Time
) -> None:
    url = {"memory": "memory://", "sqlite": f"sqlite:///{tmp_path}/d.db"}.get(kind) or fresh_database()
    with opened(url, time) as engine:
        (code,) = accepted(engine, 1)
        worker = Worker(engine)
        worker.round(at=time.at)
        before = passed(engine, code)
        time.at += stood

        report = worker.round(at=time.at)
        found = passed(engine, code)[len(before) :]
        again = worker.round(at=time.at)

    assert unnoticed([*before, *found]) == watched(time.at)
    assert found
    assert [event.at for event in found] == sorted(event.at for event in found)
    assert {event.noticed for event in found} == {time.at}  # type: ignore[union-attr]
    assert all(event.at < time.at for event in found)
    assert (report.dossiers, again.dossiers, again.more) == ((code,), (), False)


def test_a_backlog_larger_than_a_batch_is_settled_whole_and_the_limit_is_said(engine: Engine, time: Time) -> None:
    codes = accepted(engine, 7)
    heard = Heard()
    time.at += 30 * DAY

    report = Worker(engine, heard, batch=3).round()

    assert sorted(report.dossiers) == codes
    assert (report.batches, report.more, report.more_undelivered) == (3, False, False)
    assert (report.delivered, report.undelivered) == (21, 0)


def test_a_round_that_is_to_end_finishes_its_batch_and_says_that_there_is_more(engine: Engine, time: Time) -> None:
    codes = accepted(engine, 7)
    time.at += 30 * DAY

    report = Worker(engine, batch=3).round(ended=lambda: True)

    assert (len(report.dossiers), report.more) == (3, True)
    assert sorted({*report.dossiers, *Worker(engine).round().dossiers}) == codes


def test_a_dossier_whose_definitions_are_not_there_holds_nobody_up(engine: Engine, time: Time) -> None:
    codes = accepted(engine, 3)
    known = engine.definitions.rules
    time.at += 30 * DAY

    class Lost:
        def __getattr__(self, name: str) -> Any:
            return getattr(definitions(), name)

        def rules(self, *words: Any, **how: Any) -> Any:
            if self.calls == 0:
                self.calls += 1
                raise NotAllowed("lost")
            return known(*words, **how)

        calls = 0

    engine.definitions = Lost()  # type: ignore[assignment]
    report = Worker(engine).round()

    assert [one.code for one in report.refused] == codes[:1]
    assert sorted(report.dossiers) == codes[1:]
    assert not report.more


# --- clocks that are set


class Machine(Time):
    """A machine whose clock is set, and on which time passes as well."""

    up = 0.0

    def pass_(self, seconds: int) -> None:
        self.at += seconds
        self.up += seconds


@pytest.fixture
def machine() -> Machine:
    return Machine(local("2026-11-23 16:45"))


def steady_worker(machine: Machine) -> tuple[Engine, Worker]:
    steady = Steady(machine.now, lambda: machine.up)
    engine = Engine("memory://", definitions(), now=steady.now)
    return engine, Worker(engine, clock=steady)


def test_no_clock_fires_early_when_the_machines_is_set_forward_and_it_is_said(machine: Machine) -> None:
    engine, worker = steady_worker(machine)
    accepted(engine, 1)
    machine.pass_(HOUR // 2)
    machine.at += DAY

    early = worker.round()
    machine.pass_(HOUR)
    in_time = worker.round()

    assert (early.dossiers, early.jump) == ((), DAY)
    assert (len(in_time.dossiers), in_time.jump, in_time.at) == (1, DAY, local("2026-11-23 18:15"))


def test_clocks_fire_and_the_journal_stays_in_order_when_the_machines_is_set_back(machine: Machine) -> None:
    engine, worker = steady_worker(machine)
    (code,) = accepted(engine, 1)
    machine.at -= 2 * HOUR
    machine.pass_(HOUR)

    report = worker.round()

    assert (report.dossiers, report.jump) == ((code,), -2 * HOUR)
    recorded = [record.recorded for record in engine.history(code)]
    assert recorded == sorted(recorded)
    assert {event.noticed for event in passed(engine, code)} == {local("2026-11-23 17:45")}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def shared() -> str:
    """One PostgreSQL sandbox with an accepted dossier of which something has passed long ago."""
    url = fresh_database()
    with opened(url, Time(local("2020-01-06 08:00"))) as engine:
        told(engine, late_story()[:1])
    return url


@pytest.mark.parametrize("by", [400, -400])
def test_where_the_clocks_of_machine_and_server_differ_by_minutes_nothing_is_fired_or_told(
    shared: str, by: int
) -> None:
    heard = Heard()
    with Engine(shared, definitions(), now=lambda: machine_clock() + by) as engine:
        before = len(engine.outbox())
        report = Worker(engine, heard).round()

    assert (report.held_back, report.untold, report.dossiers, heard.asked) == (True, True, (), [])
    assert abs(report.skew + by) <= 2
    assert report.undelivered == before > 0


def test_where_they_differ_by_more_than_a_lease_allows_clocks_are_fired_and_nothing_is_told(shared: str) -> None:
    heard = Heard()
    with Engine(shared, definitions(), now=lambda: machine_clock() + 100) as engine:
        report = Worker(engine, heard).round()

    assert (report.held_back, report.untold, report.batches, heard.asked) == (False, True, 1, [])


# --- anchors


def test_an_anchor_is_kept_at_most_once_an_hour_and_only_where_something_was_written(
    engine: Engine, time: Time, tmp_path: Path
) -> None:
    path = str(tmp_path / "anchors.jsonl")
    begin(engine)
    worker = Worker(engine, anchors=Anchors(path))

    first = worker.round().anchor
    begin(engine)
    at_once = worker.round().anchor
    time.at += ANCHORED
    begin(engine)
    restarted = Worker(engine, anchors=Anchors(path))
    after_an_hour = restarted.round().anchor
    time.at += ANCHORED
    nothing_new = restarted.round().anchor

    assert (first and first.rows, at_once, after_an_hour and after_an_hour.rows, nothing_new) == (1, None, 3, None)
    assert read(path) == (first, after_an_hour)
    assert engine.verify(read(path)).sound


@pytest.mark.parametrize(
    "line",
    ["nothing", "[]", '{"upto": 1}', '{"upto": "1", "at": "2026-11-23T10:00", "rows": 1, "digest": ""}', "",
     '{"upto": 1, "at": "soon", "rows": 1, "digest": ""}', "[" * 100_000],
)  # fmt: skip
def test_a_line_that_is_no_anchor_is_refused_with_its_place(
    line: str, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begin(engine)
    Worker(engine, anchors=Anchors("anchors.jsonl")).round()
    with Path("anchors.jsonl").open("a") as file:
        file.write(f"{line}\n")

    with pytest.raises(WorkflowError, match=r"^anchors\.jsonl:2: wanted an anchor, but it is none; possible: \{"):
        read("anchors.jsonl")


# --- round after round


class Ending:
    """Waits that are written down; the end is wanted after so many."""

    def __init__(self, after: int) -> None:
        self.waited: list[float] = []
        self._after = after

    def __call__(self, seconds: float) -> bool:
        self.waited += [seconds] if seconds else []
        return len(self.waited) >= self._after


def test_a_store_that_is_away_is_told_once_and_looked_for_again_and_again(engine: Engine, time: Time) -> None:
    accepted(engine, 1)
    time.at += 30 * DAY
    health, failures = engine.health, iter(range(8))
    reports, said, ending = list[Report](), list[str](), Ending(10)

    def away() -> Any:
        if next(failures, None) is None:
            return health()
        raise WorkflowError("store: wanted to read, but it is away")

    engine.health = away  # type: ignore[method-assign]
    Worker(engine).run(60, ending, reports.append, lambda error: said.append(str(error)))

    assert ending.waited == [1, 2, 4, 8, 16, 32, LONGEST_WAIT, LONGEST_WAIT, 60, 60]
    assert said == ["store: wanted to read, but it is away", "None"]
    assert [len(report.dossiers) for report in reports] == [1, 0]


def test_what_the_store_refuses_for_good_ends_the_worker(engine: Engine) -> None:
    def refused() -> Any:
        raise NotAllowed("store: wanted something else")

    engine.health = refused  # type: ignore[method-assign]

    with pytest.raises(NotAllowed):
        Worker(engine).run(60, Ending(1), lambda _: None, lambda _: None)


# --- several at once

SHARING = """
import json, sys, time
from pathlib import Path
from tests.permits import definitions, local
from workflow.engine import Engine
from workflow.worker import Called, Worker
from workflow.worker.lines import Lines

url, me, other, folder = sys.argv[1:]
log = Lines(f"{folder}/told.jsonl")

def heard(events):
    (Path(folder) / me).touch()
    deadline = time.monotonic() + 60
    while not (Path(folder) / other).exists() and time.monotonic() < deadline:  # so that both have something to tell
        time.sleep(0.005)
    log.write("".join(json.dumps([me, one["id"]]) + "\\n" for one in events))
    log.settle()

with Engine(url, definitions()) as engine:
    print("ready", flush=True)
    sys.stdin.readline()
    report = Worker(engine, Called(heard), batch=10).round(at=local("2026-12-31 08:00"))
    print(json.dumps(report.dossiers))
"""


def test_two_workers_share_the_work_and_nothing_is_done_twice_or_told_out_of_order(tmp_path: Path) -> None:
    url = fresh_database()
    create(url, sandbox=True)
    with Engine(url, definitions()) as engine:
        codes = [begin(engine).dossier.code for _ in range(60)]
        for code in codes:
            engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00"))
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", SHARING, url, *names, str(tmp_path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for names in (("one", "two"), ("two", "one"))
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"

    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    ended = [worker.communicate(timeout=120)[0] for worker in workers]

    assert [worker.returncode for worker in workers] == [0, 0]
    settled = [code for out in ended for code in json.loads(out)]
    assert sorted(settled) == codes
    with Engine(url, definitions()) as engine:
        late = Worker(engine, Heard()).round(at=local("2026-12-31 08:00"))  # what the last of them caused at the end
        expected = {code: [f"{code}/{record.seq}" for record in engine.history(code)] for code in codes}
        assert engine.verify().sound
    lines = [json.loads(line) for line in (tmp_path / "told.jsonl").read_text().splitlines()]
    assert {who for who, _ in lines} == {"one", "two"}
    assert late.dossiers == ()
    for code in codes:
        mine = [id for _, id in lines if id.startswith(code)]
        assert mine == expected[code][: len(mine)]
        assert len(mine) >= 5
