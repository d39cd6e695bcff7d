"""A worker as a process of its own: it goes on, is looked at, waits for its store, and ends when it is told to."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.permits import begin
from tests.postgres import fresh_database, server
from tests.telling import Time, accepted, opened
from tests.terminal import ROOT, luongxanh, one_sentence, process
from workflow.moments import now


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A sandbox with six dossiers that were handed in, of one message each."""
    return filled(f"sqlite:///{tmp_path}/sandbox.db")


def filled(url: str) -> str:
    with opened(url, Time(now())) as engine:
        for _ in range(6):
            begin(engine)
    return url


@contextmanager
def working(*words: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """A worker in a process of its own, killed where it does not end by itself."""
    worker = subprocess.Popen(
        [sys.executable, "-u", "-c", "from workflow.cli import main; main()", "worker", *words, "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    watchdog = threading.Timer(60, worker.kill)  # a test waits for a line that does not come: it fails then
    watchdog.start()
    try:
        yield worker
    finally:
        watchdog.cancel()
        if worker.poll() is None:
            worker.kill()
            worker.communicate()


def ended(worker: "subprocess.Popen[str]", by: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
    worker.send_signal(by)
    out, err = worker.communicate(timeout=60)
    return worker.returncode, out, err


def line_of(stream: Any, pattern: str) -> str:
    """The first line in which that is found; the process that ends before fails the test."""
    for line in stream:
        if re.search(pattern, line):
            return str(line)
    raise AssertionError(f"wanted {pattern}, but the process ended")


class Portal:
    """A server that keeps the first request waiting until it is told to answer."""

    def __init__(self) -> None:
        self.asked, self.answer = threading.Event(), threading.Event()
        self.bodies: list[Any] = []
        self.tokens: list[str | None] = []
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                portal.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                portal.tokens.append(self.headers["Authorization"])
                portal.asked.set()
                portal.answer.wait(60)
                self.send_response(202)
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> "Portal":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.answer.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_end_finishes_what_it_has_in_hand_and_ends_well(by: signal.Signals, url: str) -> None:
    with Portal() as portal, working("--webhook", portal.url, "--db", url, LUONGXANH_WEBHOOK_TOKEN="s3cret") as worker:
        assert portal.asked.wait(60)
        worker.send_signal(by)
        portal.answer.set()
        out, err = worker.communicate(timeout=60)

    assert (worker.returncode, err) == (0, "")
    assert "1 messages delivered, 5 not delivered yet" in out
    assert "There is more to settle; the round ended early." in out
    assert portal.tokens == ["Bearer s3cret"]
    left = luongxanh("outbox", "list", "--db", url, "--json").json
    assert [one["attempts"] for one in left["messages"]] == [0] * 5
    told = luongxanh("worker", "--once", "--webhook", portal.url, "--db", url, "--json")
    assert told.json["undelivered"] == 5  # nobody listens there any more, so they wait


def test_a_worker_is_looked_at_where_it_listens(url: str) -> None:
    with working("--every", "60", "--listen", "127.0.0.1:0", "--db", url) as worker:
        said = line_of(worker.stderr, "Answering at http://")
        port = re.findall(r":(\d+)/", said)[0]
        line_of(worker.stdout, "not delivered yet")
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as answer:
            health = json.load(answer)
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            families = list(text_string_to_metric_families(answer.read().decode()))
        code, _, err = ended(worker)

    assert (health["backlog"]["messages"], health["worker"]["rounds"]) == (6, 1)
    assert {sample.name: sample.value for one in families for sample in one.samples}["luongxanh_outbox_messages"] == 6
    assert (code, err) == (0, "")


def test_a_place_where_somebody_else_listens_is_refused(url: str) -> None:
    with Portal() as portal:
        address = portal.url.removeprefix("http://").rstrip("/")
        refusal = one_sentence(luongxanh("worker", "--once", "--listen", address, "--db", url))

    assert refusal == f"--listen: wanted {address}, but address already in use; possible: 127.0.0.1:0"


def test_a_worker_whose_database_is_away_says_so_once_waits_and_goes_on() -> None:
    url = filled(fresh_database())
    name = url.partition("?")[0].rpartition("/")[2]
    with working("--every", "1", "--db", url) as worker:
        line_of(worker.stdout, "6 not delivered yet")
        with psycopg.connect(server().get_uri(), autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            lost = line_of(worker.stderr, "wanted")
            waits = line_of(worker.stderr, "waits")
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        again = line_of(worker.stderr, "")
        line_of(worker.stdout, "6 not delivered yet")
        code, _, err = ended(worker)

    assert lost.startswith("postgresql://")
    assert waits == "The worker waits until the store answers.\n"
    assert again == "The store answers again.\n"
    assert (code, err) == (0, "")


def test_a_database_that_is_away_from_the_start_is_refused_in_one_sentence_without_the_password() -> None:
    url = "postgresql://somebody:s3cret@127.0.0.1:1/dossiers"

    for words in (("worker", "--once"), ("worker",), ("db", "verify"), ("health",), ("outbox", "list")):
        refusal = one_sentence(luongxanh(*words, "--db", url))
        assert refusal.startswith("postgresql://somebody:***@127.0.0.1:1/dossiers: wanted to open it, but ")
        assert refusal.endswith("; possible: try again, or another store")
        assert "s3cret" not in refusal


def test_a_database_without_a_store_is_refused_without_the_password() -> None:
    url = fresh_database().replace("postgres:@", "postgres:s3cret@")

    refusal = one_sentence(luongxanh("worker", "--once", "--db", url))

    assert (
        "wanted a store, but there is none; possible: luongxanh db upgrade --db postgresql://postgres:***@" in refusal
    )
    assert "s3cret" not in refusal


def test_with_a_clock_that_differs_from_the_servers_one_round_is_refused() -> None:
    url = filled(fresh_database())
    skewed = (
        "from workflow import moments; now = moments.now; moments.now = lambda: now() + 1_000; "
        "from workflow.cli import main; main()"
    )

    printed = subprocess.run(
        [sys.executable, "-c", skewed, "worker", "--once", "--db", url, "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (printed.returncode, printed.stdout) == (2, "")
    found = (
        r"^clock: wanted two clocks that agree, but that of the store is -\d+ s ahead of this one; possible: set the"
    )
    assert re.match(found, printed.stderr)


def test_a_worker_says_what_it_settled_in_how_many_batches_and_what_was_not_taken(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/late.db"
    with opened(url, Time(now())) as engine:
        accepted(engine, 3)
    words = ("worker", "--once", "--at", "2026-12-31T08:00", "--batch", "2", "--db", url)

    printed = luongxanh(*words, "--webhook", "http://127.0.0.1:9/")

    assert printed.code == 0
    assert "3 dossiers settled, 0 messages delivered, 9 not delivered yet" in printed.out
    assert "The batch limit was reached; 2 batches were settled." in printed.out
    assert "message 1 was not delivered: Connection refused" in printed.err
    assert "Nothing is delivered for a while: Connection refused" in printed.err


def test_anchors_are_written_by_the_worker_and_hold_the_store_to_them(url: str, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    words = ("worker", "--once", "--anchors", file, "--db", url, "--json")

    first, second = luongxanh(*words).json["anchor"], luongxanh(*words).json["anchor"]

    assert [json.loads(line) for line in file.read_text().splitlines()] == [first]
    assert second is None
    assert luongxanh("db", "verify", "--anchors", file, "--db", url).code == 0


def test_the_zone_of_the_machine_moves_no_instant(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/late.db"
    with opened(url, Time(now())) as engine:
        (code,) = accepted(engine, 1)
    words = ("worker", "--once", "--at", "2026-11-23T17:31", "--db", url, "--json")

    printed = process(*words, TZ="America/New_York")

    assert printed.json["dossiers"] == [code]
    rows = luongxanh("dossier", "history", code, "--db", url, "--json").json
    assert rows[-1]["at"] == "2026-11-23T17:30:00+07:00"
