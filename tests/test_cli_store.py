"""The worker and the store as commands: settled once, delivered once, and every table follows the journal."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.terminal import luongxanh, one_sentence

CODE = "H55.25-261123-0001"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A sandbox with one accepted certified copy, due on the day itself."""
    url = f"sqlite:///{tmp_path / 'sandbox.db'}"
    assert luongxanh("db", "upgrade", "--sandbox", "--db", url, "--json").json == {"mode": "sandbox"}
    words = ("submit", "certified_copy", "--actor", "applicant", "--at", "2026-11-23T09:00", "--data", "-")
    data = '{"documents": ["original", "copy"]}'
    assert luongxanh("dossier", *words, "--db", url, typed=data).code == 0
    words = ("act", CODE, "accept", "--actor", "dh.reception_1", "--at", "2026-11-23T09:30")
    assert luongxanh("dossier", *words, "--db", url).code == 0
    return url


def test_the_worker_settles_what_has_passed_once(url: str) -> None:
    words = ("worker", "--once", "--at", "2026-11-25T08:00", "--db", url, "--json")

    first, second = luongxanh(*words).json, luongxanh(*words).json

    assert (first["dossiers"], second["dossiers"]) == ([CODE], [])
    history = luongxanh("dossier", "history", CODE, "--db", url, "--json").json
    breached = [(row["clock"], row["at"], row["noticed"]) for row in history if row["event"] == "ClockBreached"]
    assert ("resolution", "2026-11-23T17:30:00+07:00", "2026-11-25T08:00:00+07:00") in breached
    assert len(breached) == len(set(breached))


def test_messages_leave_once_in_their_order_and_stay_without_a_file(url: str, tmp_path: Path) -> None:
    file = tmp_path / "outbox.jsonl"
    words = ("worker", "--once", "--at", "2026-11-23T10:00", "--db", url)

    without = luongxanh(*words, "--json").json
    delivered = luongxanh(*words, "--outbox", file, "--json").json
    again = luongxanh(*words, "--outbox", file, "--json").json

    assert (without["delivered"], without["undelivered"]) == (0, 2)
    assert (delivered["delivered"], delivered["undelivered"]) == (2, 0)
    assert (again["delivered"], again["undelivered"]) == (0, 0)
    events = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in events] == [f"{CODE}/{seq}" for seq in range(1, 6)]
    assert [one["data"]["portal_state"] for one in events] == [1, 1, 2, 2, 2]


def test_a_file_that_cannot_be_written_leaves_the_messages(url: str, tmp_path: Path) -> None:
    words = ("worker", "--once", "--at", "2026-11-23T10:00", "--db", url)

    refusal = one_sentence(luongxanh(*words, "--outbox", tmp_path))

    assert refusal == f"{tmp_path}: wanted to use it, but Is a directory"
    assert luongxanh(*words, "--json").json["undelivered"] == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--once", "--every", "soon"),
            "--every: wanted whole seconds from 1 to 86400, but got 'soon'; possible: 60",
        ),
        (
            ("--once", "--every", "9" * 5_000),  # Python itself reads no number as long as that
            f"--every: wanted whole seconds from 1 to 86400, but got '{'9' * 5_000}'; possible: 60",
        ),
        (
            ("--listen", "here:" + "9" * 5_000),
            f"--listen: wanted a host and a port, but got 'here:{'9' * 5_000}'; possible: 127.0.0.1:9464",
        ),
        (
            ("--once", "--batch", "0"),
            "--batch: wanted a whole number from 1 to 1000000, but got '0'; possible: 1000",
        ),
        (
            ("--once", "--attempts", "many"),
            "--attempts: wanted a whole number from 1 to 1000, but got 'many'; possible: 20",
        ),
        (
            ("--listen", "here"),
            "--listen: wanted a host and a port, but got 'here'; possible: 127.0.0.1:9464",
        ),
        (
            ("--once", "--webhook", "portal"),
            "webhook: wanted a web address, but it is none; possible: https://portal.example/events",
        ),
        (
            ("--at", "2026-11-25T08:00"),
            "--at: wanted one round, but the worker would never come further; possible: worker --once --at …",
        ),
        (
            ("--json",),
            "--json: wanted one round, but the worker would print many documents; possible: worker --once --json",
        ),
    ],
)
def test_a_worker_that_makes_no_sense_is_refused(words: tuple[str, ...], sentence: str, url: str) -> None:
    assert one_sentence(luongxanh("worker", *words, "--db", url)) == sentence


def test_a_table_that_was_tampered_with_is_found_and_made_anew(url: str, tmp_path: Path) -> None:
    assert luongxanh("db", "verify", "--db", url, "--json").json["broken"] == []
    with sqlite3.connect(tmp_path / "sandbox.db") as connection:
        connection.execute("UPDATE dossier SET state = 'returned'")

    found = luongxanh("db", "verify", "--db", url, "--json")
    assert (found.code, found.json["broken"], found.json["sound"]) == (1, [CODE], False)
    assert luongxanh("db", "rebuild", "--db", url).code == 0

    assert luongxanh("db", "verify", "--db", url).code == 0


def test_a_sandbox_does_not_become_a_production_store(url: str) -> None:
    refusal = one_sentence(luongxanh("db", "upgrade", "--db", url))

    assert refusal == f"{url}: wanted it as production, but it is there as sandbox; possible: another store"


@pytest.mark.parametrize("where", ["postgres://", "sqlite:////nowhere/at/all.db", "moon"])
def test_a_store_that_cannot_be_opened_is_refused(where: str) -> None:
    assert one_sentence(luongxanh("db", "upgrade", "--db", where)).startswith(f"{where}: wanted ")
