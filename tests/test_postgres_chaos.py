"""A server that is stopped at once and started again, every few seconds, under officers and workers: everything is
done, nothing twice, and every error is told (T4).

LUONGXANH_CHAOS_SECONDS says how long the slow one lasts: 90 by default, 1200 for a thorough one.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from tests.crashing import ACCEPT, NOW, Served, Tally, contents, ended, forked, opened, outage, rungs, sandbox, take
from tests.permits import begin, late_story, local
from workflow.engine import Engine, Receipt
from workflow.errors import Conflict, NotAllowed, NotFound, WorkflowError

ALONE, PASSED = local("2026-01-12 08:00"), local("2026-11-20 08:00")  # left alone since, and looked at
OFFICERS, WORKERS = 2, 2


class Insistent:
    """Somebody who asks until there is an answer, and counts what was said instead."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: Engine | None = None
        self.done = Counter[str]()
        self.said = Counter[str]()

    def ask(self, wish: Callable[[Engine], Any]) -> Any:
        while True:
            try:
                self._engine = self._engine or opened(self._url, NOW)
                return wish(self._engine)
            except (NotAllowed, NotFound, Conflict):
                raise  # nobody here asks for what may not be
            except WorkflowError as error:
                self.said[_shortened(str(error))] += 1
                time.sleep(0.02)

    def move(self, wish: Callable[[Engine], Receipt]) -> Receipt:
        receipt = self.ask(wish)
        self.done["repeated" if receipt.repeated else "moves"] += 1
        return receipt


def _shortened(sentence: str) -> str:
    """What was wanted, and the first words of why not, without what differs from time to time."""
    _, _, said = sentence.partition(": wanted ")
    return said.partition("connection to server")[0][:60] + ("connection" if "connection to server" in said else "")


def officer(url: str, going_on: Any) -> Insistent:
    """Tells one story after the other under keys that the other officer uses as well."""
    one, number = Insistent(url), 0
    while going_on.value:
        number += 1
        code = one.move(lambda engine, n=number: begin(engine, key=f"story {n}")).dossier.code
        for step in late_story():
            one.move(lambda engine, code=code, step=step: take(engine, code, step, f"{code} {step.action}"))
        alone = one.move(lambda engine, n=number: begin(engine, at=ALONE, key=f"alone {n}")).dossier.code
        accept = ACCEPT._replace(at=ALONE + 7_200)
        one.move(lambda engine, code=alone, accept=accept: take(engine, code, accept, f"{code} accept"))
    return one


def worker(url: str, going_on: Any) -> Insistent:
    """Looks at the clocks, once more after nobody acts any longer."""
    one, going, left = Insistent(url), True, True
    while going or left:
        going = bool(going_on.value)
        ticked = one.ask(lambda engine: engine.tick(PASSED, 100))
        assert ticked.refused == ()
        one.done["looks"] += 1
        one.done["dossiers moved by clocks"] += len(ticked.receipts)
        left = bool(ticked.receipts) or ticked.more
        time.sleep(0 if left else 0.02)
    return one


def chaos(seconds: float, tmp_path: Any, seed: int) -> None:
    url, stream, outages = sandbox(Served()), Random(seed), 0
    context = multiprocessing.get_context("fork")
    officers_go_on, workers_go_on = context.Value("b", 1, lock=False), context.Value("b", 1, lock=False)
    patience = int(seconds) + 120

    def telling(work: Callable[[], Insistent], number: int) -> Callable[[], None]:
        def told() -> None:
            one = work()
            (tmp_path / str(number)).write_bytes(pickle.dumps((one.done, one.said)))

        return told

    officers = [forked(telling(lambda: officer(url, officers_go_on), n), patience) for n in range(OFFICERS)]
    workers = [forked(telling(lambda: worker(url, workers_go_on), OFFICERS + n), patience) for n in range(WORKERS)]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(stream.uniform(0.5, min(4.0, seconds / 3)))
        outage(stream.uniform(0, 2))
        outages += 1
    officers_go_on.value = 0
    ends = [ended(child) for child in officers]
    workers_go_on.value = 0
    ends += [ended(child) for child in workers]
    assert ends == [0] * (OFFICERS + WORKERS), f"seed {seed}"
    done, said = _answers(tmp_path)
    _hold(url, outages, done, said)


def _answers(folder: Any) -> tuple[Counter[str], Counter[str]]:
    found = [pickle.loads((folder / str(number)).read_bytes()) for number in range(OFFICERS + WORKERS)]
    return sum((done for done, _ in found), Counter[str]()), sum((said for _, said in found), Counter[str]())


def _reference() -> tuple[list[Any], list[Any]]:
    """The journal of a told story, and what passes on a dossier that is left alone."""
    with opened("memory://", NOW) as engine:
        code = begin(engine).dossier.code
        for step in late_story():
            take(engine, code, step)
        alone = begin(engine, at=ALONE).dossier.code
        take(engine, alone, ACCEPT._replace(at=ALONE + 7_200))
        engine.tick(PASSED)
        return _told(engine, code), rungs(record.event for record in engine.history(alone))


def _told(engine: Engine, code: str) -> list[Any]:
    return [(record.at, type(record.event).__name__, record.actor) for record in engine.history(code)]


def _hold(url: str, outages: int, done: Counter[str], said: Counter[str]) -> None:
    story, passed = _reference()
    tally = Tally(crashes=outages)
    keys = Counter(row[0] for row in contents(url)["sent"])
    with opened(url, NOW) as engine:
        codes = list(dict.fromkeys(row[0] for row in contents(url)["journal"]))
        for code in codes:
            alone = code.startswith("H55.25-260112")
            found = rungs(one.event for one in engine.history(code)) if alone else _told(engine, code)
            wanted = passed if alone else story
            tally.lost += (Counter(wanted) - Counter(found)).total()
            tally.doubled += (Counter(found) - Counter(wanted)).total()
            assert found == wanted
        tally.verify(engine)
    each = len(late_story()) + 1 + 2  # the story with its submission; the other with its acceptance
    stories = len(codes) // 2
    tally.lost += stories * each - len(keys)
    tally.more.update(
        {"stories": stories, "moves in the store": len(keys), "rungs": stories * len(passed), "told": said.total()}
    )
    tally.more.update(done)
    for sentence, times in said.most_common():
        print(f"  told {times} times: wanted {sentence}")
    tally.tell("postgresql, stopped at once and started again")
    assert done["moves"] <= len(keys) <= done["moves"] + done["repeated"]
    assert outages
    assert said


@pytest.fixture(autouse=True)
def _running() -> Iterator[None]:
    """The server of this process runs again, whatever happens here."""
    yield
    from tests.postgres import server

    server().ensure_postgres_running()


def test_officers_and_workers_outlive_a_server_that_stops(tmp_path: Any) -> None:
    chaos(2, tmp_path, seed=1)


@pytest.mark.slow
def test_officers_and_workers_outlive_a_server_that_stops_every_few_seconds(tmp_path: Any) -> None:
    chaos(float(os.environ.get("LUONGXANH_CHAOS_SECONDS", "90")), tmp_path, seed=2)
