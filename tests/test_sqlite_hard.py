"""A file that somebody else holds too long, a disk that is full, a copy that is made in the midst of writing: SQLite
refuses in a sentence or does it whole (T5).
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from tests.crashing import (
    ACCEPT,
    NOW,
    Files,
    Tally,
    contents,
    ended,
    fill,
    forked,
    opened,
    sandbox,
    take,
    together,
)
from tests.permits import begin
from workflow.errors import WorkflowError
from workflow.history import replay
from workflow.store.sql import databases

SHORT = 2  # milliseconds that a writer waits for another one


@pytest.fixture
def where(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def url(where: Files) -> str:
    return sandbox(where)


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


# --- busy


def storm(url: str, dossiers: int, writers: int) -> None:
    """Writers that wait two milliseconds for each other, and somebody who holds the file fifteen times as long."""
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(dossiers)]
    left = multiprocessing.get_context("fork").Value("i", writers, lock=True)

    def writer(number: int) -> Callable[[], tuple[int, list[str]]]:
        def work() -> tuple[int, list[str]]:
            try:
                return _accepted(url, codes[number::writers])
            finally:
                with left.get_lock():
                    left.value -= 1

        return work

    answers = together([*map(writer, range(writers)), lambda: _hold(file_of(url), lambda: left.value > 0)])

    refusals = [one for _, said in answers[:-1] for one in said]
    tally = Tally(lost=dossiers - sum(done for done, _ in answers[:-1]))
    with opened(url, NOW) as engine:
        tally.verify(engine)
        lengths = [len(engine.history(code)) for code in codes]
        tally.doubled = sum(length > 5 for length in lengths)
        tally.halves = sum(length < 5 for length in lengths)
    tally.more["refused because it was busy"] = len(refusals)
    tally.tell(f"sqlite, {writers} writers, {dossiers} moves, {SHORT} ms of patience")
    assert refusals
    assert set(refusals) == {f"{url}: wanted to write, but database is locked; possible: try again, or another store"}


def _accepted(url: str, codes: list[str]) -> tuple[int, list[str]]:
    """How many were accepted for the first time, each sent under its key until there is a receipt; the refusals."""
    firsts, said = 0, []
    with opened(url, NOW) as engine:
        databases._BUSY = SHORT  # of each connection from now on; to open the store it waits as ever
        for code in codes:
            receipt = None
            while receipt is None:
                try:
                    receipt = take(engine, code, ACCEPT, key=code)
                except WorkflowError as busy:
                    said.append(str(busy))
            firsts += not receipt.repeated
    return firsts, said


def _hold(file: Path, going_on: Callable[[], bool]) -> None:
    """Holds the file for thirty milliseconds again and again."""
    connection = sqlite3.connect(file, isolation_level=None, timeout=60)
    while going_on():
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(0.030)
        connection.execute("COMMIT")
        time.sleep(0.005)


def test_a_writer_that_waits_too_long_says_so_and_has_done_nothing(url: str) -> None:
    storm(url, 60, writers=2)


@pytest.mark.slow
def test_many_writers_that_wait_too_long_say_so_and_have_done_nothing(url: str) -> None:
    storm(url, 1_000, writers=4)


def test_whoever_only_reads_opens_a_file_that_somebody_is_writing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(url, NOW) as engine:
        code = begin(engine).dossier.code
    monkeypatch.setattr(databases, "_BUSY", SHORT)
    writer = sqlite3.connect(file_of(url), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")

    with opened(url, NOW) as reader:
        assert reader.dossier(code).state == "submitted"
        assert reader.verify().sound
    writer.close()


# --- full


def until_full(url: str, codes: list[str], shrink: Callable[[Any], object]) -> tuple[int, str]:
    """How many were accepted until the disk was full, and what was said then."""
    with opened(url, NOW) as engine:
        for done, code in enumerate(codes):
            if done == 3:
                shrink(engine)
            try:
                take(engine, code, ACCEPT, key=code)
            except WorkflowError as full:
                return done, str(full)
    raise AssertionError("the disk was never full")


def fewer_pages(engine: Any) -> None:
    """The file may grow by ten pages."""
    connection = engine._store._connections._idle[-1]
    (pages,) = connection.cursor().execute("PRAGMA page_count").fetchone()
    connection.cursor().execute(f"PRAGMA max_page_count={pages + 10}")


def smaller_files(engine: Any) -> None:
    """No file of this process may grow beyond what the write-ahead log is now, and a little."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file = Path(str(engine._store._connections.database.engine.url.database) + "-wal")
    size = file.stat().st_size + 30_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


@pytest.mark.parametrize(
    ("shrink", "said"),
    [(fewer_pages, "database or disk is full"), (smaller_files, "(disk I/O error|database or disk is full)")],
)
def test_on_a_full_disk_a_move_is_refused_in_a_sentence_and_nothing_of_it_is_done(
    url: str, shrink: Callable[[Any], object], said: str
) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(200)]

    place = file_of(url).with_suffix(".told")
    child = forked(lambda: _tell(place, *until_full(url, codes, shrink)))
    assert ended(child) == 0
    done, sentence = place.read_text(encoding="utf-8").split("\n")

    tally = Tally(crashes=1)
    with opened(url, NOW) as engine:
        tally.verify(engine)
        accepted = [code for code in codes if engine.dossier(code).state == "accepted"]
        tally.halves = sum(len(engine.history(code)) not in (1, 5) for code in codes)
        tally.lost = int(done) - len(accepted)
        receipts = [take(engine, code, ACCEPT, key=code) for code in codes]
        tally.verify(engine)
    tally.tell(f"sqlite, full after {done} moves")
    assert accepted == codes[: int(done)]
    assert [one.repeated for one in receipts] == [True] * int(done) + [False] * (len(codes) - int(done))
    assert re.fullmatch(rf"{url}: wanted to write, but {said}; possible: try again, or another store", sentence)


def _tell(place: Path, done: int, sentence: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
    place.write_text(f"{done}\n{sentence}", encoding="utf-8")


# --- copied in the midst of writing


def test_a_copy_made_by_the_backup_of_sqlite_during_writes_opens_is_sound_and_replays(where: Files, url: str) -> None:
    copies = [where.empty() for _ in range(4)]
    fill(url, 20)
    going_on = multiprocessing.get_context("fork").Value("b", 1, lock=False)

    def write() -> None:
        with opened(url, NOW) as engine:
            while going_on.value:
                take(engine, begin(engine).dossier.code, ACCEPT)

    child = forked(write)
    try:
        lengths = [0]
        for copy in copies:
            _written(url, lengths[-1] + 5)
            lengths.append(_backup(url, copy))
    finally:
        going_on.value = 0
        code = ended(child)
    assert code == 0

    tally = Tally()
    last = contents(url)["journal"]
    for copy in copies:
        with opened(copy, NOW) as engine:
            tally.verify(engine)
            codes = [row[0] for row in contents(copy)["journal"]]
            for code in dict.fromkeys(codes):
                assert replay(one.event for one in engine.history(code)) == engine.dossier(code)
        found = contents(copy)["journal"]
        tally.halves += found != last[: len(found)]
    tally.tell(f"sqlite, {len(copies)} copies during writes, rows of the journal: {lengths}")
    assert lengths == sorted(set(lengths))


def _written(url: str, rows: int) -> None:
    """Waits until the journal has so many rows."""
    with sqlite3.connect(file_of(url)) as connection:
        while connection.execute("SELECT count(*) FROM journal").fetchone()[0] < rows:
            time.sleep(0.001)


def _backup(url: str, copy: str) -> int:
    """How many rows the journal of a copy has that was made some pages at a time."""
    with sqlite3.connect(file_of(url)) as source, sqlite3.connect(file_of(copy)) as target:
        source.backup(target, pages=100, sleep=0.001)
        return int(target.execute("SELECT count(*) FROM journal").fetchone()[0])
