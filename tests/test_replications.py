"""Many replications give the same results on any number of workers, whoever is killed and whenever it is stopped."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendars import dinh_hoa
from tests.scenarios import ASSUMED, COMMUNE, Shop, shop
from workflow.errors import NotFound
from workflow.loader import load_definitions
from workflow.machine import Rules
from workflow.model import Instant
from workflow.simulation.reading import read_scenario
from workflow.simulation.results import Results
from workflow.simulation.running.replications import Case, Replicated, replicate, stream
from workflow.simulation.running.workers import Here, Pool, WorkersLost
from workflow.simulation.simulator import simulate

MANY = 24
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def law() -> Shop:
    return Shop(dinh_hoa())


@pytest.fixture(scope="module")
def alone(law: Shop) -> Replicated:
    return replicate([Case(shop(), law)], replications=MANY, workers=1)


def whole(replicated: Replicated) -> list[Results]:
    return [one for one in replicated.results if one is not None]


def test_one_replication_is_the_simulation_itself(law: Shop) -> None:
    [results] = whole(replicate([Case(shop(), law)], workers=1))

    assert results == simulate(shop(), law)


def test_the_results_are_the_same_to_the_last_bit_on_one_worker_and_on_two(law: Shop, alone: Replicated) -> None:
    assert replicate([Case(shop(), law)], replications=MANY, workers=2) == alone


@pytest.mark.parametrize("start", ["fork", "spawn", "forkserver"])
def test_the_results_are_the_same_however_the_processes_are_started(start: str, law: Shop, alone: Replicated) -> None:
    with Pool(2, start) as pool:
        assert replicate([Case(shop(), law)], replications=MANY, workers=pool) == alone


def test_the_shipped_law_with_its_compiled_guards_travels_to_the_workers() -> None:
    scenario, _ = read_scenario(COMMUNE)
    period = scenario.period.model_copy(update={"since": "2026-06-29", "until": "2026-07-03"})
    case = Case(scenario.model_copy(update={"period": period}), load_definitions())

    assert replicate([case], replications=2, workers=2) == replicate([case], replications=2, workers=1)


def test_the_replications_are_independent_and_every_one_is_there(alone: Replicated) -> None:
    [results] = whole(alone)

    assert results.replications == MANY
    assert [one.number for one in results.each] == list(range(MANY))
    assert len({one.totals for one in results.each}) == MANY


def test_another_seed_gives_other_replications(law: Shop) -> None:
    one, other = (whole(replicate([Case(shop(), law)], replications=2, seed=seed, workers=1)) for seed in (1, 2))

    assert one[0].totals != other[0].totals
    assert other[0].seed == 2


def test_several_cases_are_run_each_under_its_own_law(law: Shop) -> None:
    more = shop(arrivals={"all": {"procedure": "network", "per_working_day": 20, **ASSUMED}})
    cases = [Case(shop(), law), Case(more, Shop(dinh_hoa())), Case(shop(), law)]

    few, many, again = whole(replicate(cases, replications=3, workers=2))

    assert few == again
    assert many.totals.received > few.totals.received


def test_a_stream_gives_each_case_as_soon_as_it_is_done(law: Shop, alone: Replicated) -> None:
    taken = []

    def cases() -> Iterator[Case]:
        for number in range(5):
            taken.append(number)
            yield Case(shop(), law)

    first, *rest = stream(cases(), replications=MANY, workers=2)

    assert sorted(number for number, _ in (first, *rest)) == [0, 1, 2, 3, 4]
    assert all(results == alone.results[0] for _, results in (first, *rest))
    assert taken == [0, 1, 2, 3, 4]


def test_a_stream_takes_no_more_cases_than_are_needed_to_be_busy(law: Shop) -> None:
    taken = []

    def cases() -> Iterator[Case]:
        for number in range(100):
            taken.append(number)
            yield Case(shop(), law)

    results = stream(cases(), replications=1, workers=1)
    next(results)
    results.close()

    assert len(taken) == 1


def test_progress_counts_replications_up_to_all_of_them(law: Shop) -> None:
    told: list[tuple[int, int]] = []

    replicate([Case(shop(), law)] * 2, replications=3, workers=2, progress=lambda done, all: told.append((done, all)))

    assert told == sorted(set(told))
    assert told[-1] == (6, 6)


def test_what_is_watched_is_the_first_replication_and_the_results_are_the_same(law: Shop, alone: Replicated) -> None:
    seen: list[Instant] = []
    once: list[Instant] = []
    simulate(shop(), law, watch=lambda _, at, __: once.append(at))

    watched = replicate([Case(shop(), law)], replications=MANY, workers=2, watch=lambda _, at, __: seen.append(at))

    assert watched == alone
    assert seen == once


def test_a_worker_that_is_killed_changes_nothing(law: Shop, alone: Replicated) -> None:
    killed: list[int] = []

    def kill(_done: int, _all: int) -> None:
        if not killed:
            [child, *_] = multiprocessing.active_children()
            os.kill(child.pid or 0, signal.SIGKILL)
            killed.append(child.pid or 0)

    replicated = replicate([Case(shop(), law)], replications=MANY, workers=2, progress=kill)

    assert killed
    assert replicated == alone
    assert multiprocessing.active_children() == []


class Deadly(Shop):
    """Whoever asks for its rules in a worker is killed."""

    def rules(self, procedure: str, home: str, at: Instant) -> Rules:
        if multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().rules(procedure, home, at)


def test_workers_that_are_killed_again_and_again_are_given_up() -> None:
    with pytest.raises(WorkersLost, match="killed 4 times in a row; possible: fewer workers, or more memory"):
        replicate([Case(shop(), Deadly(dinh_hoa()))], replications=4, workers=2)

    assert multiprocessing.active_children() == []


class Lawless(Shop):
    """It knows no procedure."""

    def rules(self, procedure: str, home: str, at: Instant) -> Rules:
        raise NotFound("procedure", procedure, f"{home}: there is no {procedure} at {at}")


def test_what_the_law_refuses_in_a_worker_is_refused_here_and_nobody_lingers() -> None:
    with pytest.raises(NotFound, match="there is no network"):
        replicate([Case(shop(), Lawless(dinh_hoa()))], replications=4, workers=2)

    assert multiprocessing.active_children() == []


def test_an_interruption_keeps_what_is_finished(law: Shop, alone: Replicated) -> None:
    def stop(done: int, _all: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    replicated = replicate([Case(shop(), law)] * 2, replications=MANY, workers=2, progress=stop)

    first, second = whole(replicated)
    assert replicated.interrupted
    assert 4 <= first.replications + second.replications < 2 * MANY
    numbers = {one.number for one in first.each}
    assert first.each == tuple(one for one in whole(alone)[0].each if one.number in numbers)
    assert multiprocessing.active_children() == []


def test_an_interruption_before_anything_is_finished_is_an_interruption(law: Shop) -> None:
    class Impatient(Here):
        def take(self) -> list[object]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replicate([Case(shop(), law)], replications=2, workers=Impatient())


SCRIPT = """
import multiprocessing, os, signal
from tests.calendars import dinh_hoa
from tests.scenarios import Shop, shop
from workflow.simulation.running.replications import Case, replicate

def first(done, _all):
    {then}

if __name__ == "__main__":
    multiprocessing.set_start_method("{start}")
    replicated = replicate([Case(shop(), Shop(dinh_hoa()))], replications=2000, workers=2, progress=first)
    print(replicated.interrupted, 0 < replicated.results[0].replications < 2000)
    print(multiprocessing.active_children())
"""


def script(tmp_path: Path, start: str, then: str) -> subprocess.Popen[str]:
    """A process of its own group that does something after each progress."""
    file = tmp_path / "script.py"
    file.write_text(SCRIPT.format(start=start, then=then), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(file)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_ctrl_c_to_all_processes_ends_them_without_a_word_and_keeps_what_is_finished(
    start: str, tmp_path: Path
) -> None:
    with script(tmp_path, start, "os.killpg(0, signal.SIGINT)") as process:
        out, err = process.communicate()

    assert (out, err) == ("True True\n[]\n", "")
    assert process.returncode == 0


def test_workers_whose_parent_is_killed_end_too(tmp_path: Path) -> None:
    then = "print(*(child.pid for child in multiprocessing.active_children()), flush=True); signal.pause()"
    with script(tmp_path, "fork", then) as process:
        assert process.stdout is not None
        children = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()

    assert len(children) == 2
    while any(map(alive, children)):  # a worker that stays makes this test hang
        time.sleep(0.05)


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_one_replication_needs_no_process_beside_this_one(law: Shop) -> None:
    seen: list[int] = []

    replicate(
        [Case(shop(), law)], workers=8, progress=lambda _, __: seen.append(len(multiprocessing.active_children()))
    )

    assert seen == [0]
