"""Workers that look at the clocks of one store at the same time, some of them killed in the midst of it: every rung is
fired once, in order, and none is left (T8).
"""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable

import pytest

from tests.crashing import (
    NOW,
    PATIENCE,
    SWEPT,
    Served,
    Tally,
    ended,
    fill,
    forked,
    kill,
    opened,
    rungs,
    rungs_alone,
    sandbox,
    sweep,
)
from tests.permits import local

INSTANTS = (local("2026-11-25 08:00"), local("2026-12-02 08:00"), SWEPT)  # so that a dossier comes to several workers


def swept(dossiers: int, workers: int, killed: int, limit: int) -> None:
    """Workers, the first of which are killed one after the other when so much is done, and replaced."""
    url = sandbox(Served())
    codes = fill(url, dossiers)
    patience = PATIENCE + dossiers // 20
    progress = multiprocessing.get_context("fork").Array("l", workers + killed, lock=False)

    def worker(number: int) -> Callable[[], None]:
        def done(moved: int) -> None:
            progress[number] += moved

        return lambda: sweep(url, limit, done, INSTANTS)

    children = [forked(worker(number), patience) for number in range(workers)]
    ends = []
    for number in range(killed):
        _until(lambda number=number: sum(progress) >= dossiers * len(INSTANTS) * (number + 1) // (killed + 3), patience)
        kill(children[number])
        ends.append(ended(children[number]))
        children.append(forked(worker(workers + number), patience))
    ends += [ended(child) for child in children[killed:]]
    assert ends == [-9] * killed + [0] * workers
    _hold(url, codes, killed)


def _until(reached: Callable[[], bool], patience: int) -> None:
    waited = time.monotonic()
    while not reached():
        assert time.monotonic() < waited + patience
        time.sleep(0.001)


def _hold(url: str, codes: list[str], killed: int) -> None:
    expected = rungs_alone()
    tally, fired, disordered = Tally(crashes=killed), 0, 0
    with opened(url, NOW) as engine:
        for code in codes:
            found = rungs(record.event for record in engine.history(code))
            tally.lost += (Counter(expected) - Counter(found)).total()
            tally.doubled += (Counter(found) - Counter(expected)).total()
            disordered += found != expected
            fired += len(found)
        tally.verify(engine)
        left = len(engine.tick(SWEPT).receipts)
    tally.more.update({"rungs": fired, "dossiers": len(codes), "out of order": disordered, "left": left})
    tally.tell("postgresql, workers at the clocks")
    assert fired == len(expected) * len(codes)
    assert (disordered, left) == (0, 0)


def test_two_workers_of_which_one_is_killed_fire_every_rung_once() -> None:
    swept(300, workers=2, killed=1, limit=20)


@pytest.mark.slow
def test_four_workers_of_which_two_are_killed_fire_twenty_thousand_rungs_once() -> None:
    swept(5_000, workers=4, killed=2, limit=200)
