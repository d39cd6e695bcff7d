"""A dask cluster counts what this process counts, also when a worker is killed; what does not answer is told."""

import builtins
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest

from tests.calendars import dinh_hoa
from tests.scenarios import COMMUNE, Shop, shop
from tests.terminal import luongxanh
from workflow.simulation.running import cluster
from workflow.simulation.running.cluster import Cluster
from workflow.simulation.running.replications import Case, Replicated, replicate, stream
from workflow.simulation.running.workers import WorkersLost

MANY = 24


@pytest.fixture(scope="module")
def case() -> Case:
    return Case(shop(), Shop(dinh_hoa()))


@pytest.fixture(scope="module")
def alone(case: Case) -> Replicated:
    return replicate([case], replications=MANY, workers=1)


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """A scheduler and two workers, each a process of its own; one that is killed is replaced."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as found:
        yield found


def pids(local: Any) -> list[int]:
    return [nanny.pid for nanny in local.workers.values()]


def test_a_cluster_counts_what_one_process_counts(local: Any, case: Case, alone: Replicated) -> None:
    with Cluster(local.scheduler_address) as workers:
        assert workers.width == 4
        assert replicate([case], replications=MANY, workers=workers) == alone
        [(number, results)] = stream([case], replications=MANY, workers=workers)

    assert (number, results) == (0, alone.results[0])


def test_the_command_line_prints_the_same_with_and_without_a_cluster(local: Any, tmp_path: Path) -> None:
    week = tmp_path / "week.yaml"
    week.write_text(f'extends: {COMMUNE}\nperiod: {{from: "2026-07-06", to: "2026-07-10"}}\n', encoding="utf-8")
    words = ("simulate", week, "--replications", "3", "--json", "-")

    there, here = luongxanh(*words, "--cluster", local.scheduler_address), luongxanh(*words)

    assert (there.code, there.err) == (0, "")
    assert there.out == here.out


def test_a_worker_of_the_cluster_that_is_killed_changes_nothing(local: Any, case: Case, alone: Replicated) -> None:
    killed: list[int] = []

    def kill(_done: int, _all: int) -> None:
        if not killed:
            killed.append(pids(local)[0])
            os.kill(killed[0], signal.SIGKILL)

    with Cluster(local.scheduler_address) as workers:
        assert replicate([case], replications=MANY, workers=workers, progress=kill) == alone

    assert killed


def test_an_interruption_takes_the_tasks_back_and_the_cluster_is_there_for_the_next(
    local: Any, case: Case, alone: Replicated
) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with Cluster(local.scheduler_address) as workers:
        assert replicate([case], replications=2_000, workers=workers, progress=stop).interrupted

    with Cluster(local.scheduler_address) as workers:
        assert replicate([case], replications=MANY, workers=workers) == alone


def test_a_cluster_without_workers_is_told_after_a_while(case: Case) -> None:
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty,
        Cluster(empty.scheduler_address, alone_seconds=0.2) as workers,
        pytest.raises(WorkersLost, match=f"{empty.scheduler_address}: wanted workers, but there is none for 0 s"),
    ):
        replicate([case], replications=2, workers=workers)


def test_a_scheduler_that_does_not_answer_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "REACH_SECONDS", 1)

    with pytest.raises(WorkersLost) as refused:
        Cluster("tcp://127.0.0.1:9")

    assert str(refused.value) == (
        "tcp://127.0.0.1:9: wanted a dask scheduler, but none answers within 1 s; possible: dask scheduler"
    )


def test_an_address_that_is_none_is_told_in_one_sentence() -> None:
    with pytest.raises(WorkersLost, match=r"^dask://here: wanted the address of a dask scheduler, but it is none"):
        Cluster("dask://here")


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "distributed":
            raise ModuleNotFoundError(name)
        return there(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(WorkersLost, match=r"not installed; possible: pip install 'luongxanh\[cluster\]'$"):
        Cluster("tcp://127.0.0.1:8786")
