"""The outbox and the health of a store on the command line: what waits is listed, what was given up is sent again."""

import json
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.telling import Heard, Time, accepted, opened
from tests.terminal import luongxanh, one_sentence
from workflow.moments import now
from workflow.worker import Telling


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A sandbox with three dossiers of two messages each; a message of the first two was given up."""
    url = f"sqlite:///{tmp_path}/sandbox.db"
    with opened(url, Time(now())) as engine:
        first, second, _ = accepted(engine, 3)
        engine.delivered([one.id for one in engine.outbox() if one.code not in (first, second)][1:])
        heard = Heard(refuses=lambda id: id.startswith((first, second)))
        Telling(engine, [heard], attempts=1).round(100, bool)
    return url


def test_the_outbox_lists_what_is_not_delivered_and_what_was_given_up(url: str) -> None:
    everything = luongxanh("outbox", "list", "--db", url, "--json").json
    dead = luongxanh("outbox", "list", "--dead", "--db", url, "--json").json

    assert ([one["dead"] for one in everything["messages"]], everything["more"]) == ([True, True, False, False], 0)
    assert [one["id"] for one in dead["messages"]] == [1, 2]
    one = dead["messages"][0]
    assert (one["attempts"], one["error"], one["ready"]) == (1, "HTTP 500 Internal Server Error", None)
    assert [event["event"] for event in one["events"]] == ["DossierSubmitted"]


def test_the_outbox_is_a_table_for_people(url: str) -> None:
    printed = luongxanh("outbox", "list", "--dead", "--db", url).out

    assert "DossierSubmitted" in printed
    assert "given up" in printed
    assert "HTTP 500 Internal Server Error" in printed
    assert luongxanh("outbox", "list", "--db", "memory://").out == "Everything is delivered.\n"


def test_how_many_more_messages_there_are_is_said(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/sandbox.db"
    with opened(url, Time(now())) as engine:
        accepted(engine, 52)

    assert luongxanh("outbox", "list", "--db", url, "--json").json["more"] == 4
    assert luongxanh("outbox", "list", "--db", url).out.endswith("… and 4 more\n")


def test_what_was_given_up_is_delivered_after_it_was_sent_again(url: str, tmp_path: Path) -> None:
    file = tmp_path / "outbox.jsonl"

    one = luongxanh("outbox", "resend", "1", "--db", url, "--json").json
    rest = luongxanh("outbox", "resend", "--all", "--db", url)
    told = luongxanh("worker", "--once", "--at", "2026-11-23T10:01", "--outbox", file, "--db", url, "--json").json

    assert (one, rest.out) == ({"resent": 1}, "1 messages will be delivered again.\n")
    assert (told["delivered"], told["undelivered"]) == (4, 0)
    assert len({json.loads(line)["subject"] for line in file.read_text().splitlines()}) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("3",), "3: wanted a message that was given up, but it is none; possible: luongxanh outbox list --dead"),
        (("x",), "x: wanted a message that was given up, but it is none; possible: luongxanh outbox list --dead"),
        ((), "outbox resend: wanted messages, or --all, but there is none; possible: outbox resend --all"),
        (("1", "--all"), "outbox resend: wanted messages, or --all, but got --all; possible: outbox resend --all"),
    ],
)
def test_what_cannot_be_sent_again_is_refused_and_nothing_is(words: tuple[str, ...], sentence: str, url: str) -> None:
    assert one_sentence(luongxanh("outbox", "resend", *words, "--db", url)) == sentence
    assert len(luongxanh("outbox", "list", "--dead", "--db", url, "--json").json["messages"]) == 2


def test_health_is_told_to_people_to_programs_and_to_prometheus(url: str) -> None:
    shape = luongxanh("health", "--db", url, "--json").json
    text = luongxanh("health", "--db", url, "--prometheus").out
    people = luongxanh("health", "--db", url).out

    assert (shape["backlog"]["messages"], shape["backlog"]["dead"], shape["skew_seconds"]) == (4, 2, 0)
    samples = {one.name: one.value for family in text_string_to_metric_families(text) for one in family.samples}
    assert (samples["luongxanh_outbox_messages"], samples["luongxanh_outbox_dead"]) == (4, 2)
    assert "Not delivered: 4 messages, 2 of them given up, the oldest since " in people


def test_health_is_asked_for_in_one_form(url: str) -> None:
    refusal = one_sentence(luongxanh("health", "--db", url, "--prometheus", "--json"))

    assert refusal == "--prometheus: wanted it alone, but got --json; possible: one of them"
