"""Corrections and calendar changes, as typed: what they changed, in tables and as JSON, and what is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Printed, luongxanh, one_sentence
from tests.test_calendar_change import NEW, OLD, STORM
from workflow.loader import shipped

CODE = "H55.25-261123-0001"
HOUSE = '{"floors": 2, "floor_area_m2": 120, "documents": ["application", "drawings"]}'
REQUEST = (
    "dossier",
    "correct",
    CODE,
    "request_supplement",
    "--actor",
    "dh.economic_1",
    "--at",
    "2026-11-25T10:30",
    "--ground",
    "Sổ giấy",
    "--input",
    "-",
)
RESUPPLY = ("--then", "resupply 2026-11-26T10:30 applicant")
Typed = Callable[..., Printed]


@pytest.fixture
def typed(tmp_path: Path) -> Typed:
    """Runs commands on a sandbox with one permit, accepted and handed over on 23/11 and missed on 03/12."""

    def run(*words: str, stdin: str = '{"supplement_notice": true}') -> Printed:
        return luongxanh(*words, "--db", f"sqlite:///{tmp_path}/sandbox.db", typed=stdin)

    def done(*words: str, stdin: str = "") -> None:
        printed = run(*words, stdin=stdin)
        assert printed.code == 0, printed.err

    done("db", "upgrade", "--sandbox")
    words = ("--actor", "applicant", "--data", "-", "--at", "2026-11-23T08:00")
    done("dossier", "submit", "house_building_permit", *words, stdin=HOUSE)
    for action, at in (("accept", "10:00"), ("hand_over", "10:30")):
        done("dossier", "act", CODE, action, "--actor", "dh.reception_1", "--at", f"2026-11-23T{at}")
    return run


@pytest.fixture
def late(typed: Typed) -> Typed:
    assert typed("worker", "--once", "--at", "2026-12-04T08:00").code == 0
    return typed


def test_a_correction_prints_what_it_changed(late: Typed) -> None:
    printed = late(*REQUEST, *RESUPPLY)

    assert printed.code == 0, printed.err
    lines = [" ".join(line.replace("│", " ").split()) for line in printed.out.splitlines()]
    assert f"What the correction of {CODE} changed" in lines
    assert any(line.startswith("due") and "03/12/2026 17:30 04/12/2026 17:30" in line for line in lines)
    assert any(line.startswith("no longer missed") and line.endswith("03/12/2026 17:30") for line in lines)
    assert f"obligation waived {CODE}/apology/1" in lines


def test_a_correction_as_json_has_both_due_instants_and_what_became_of_the_obligations(late: Typed) -> None:
    said = late(*REQUEST, *RESUPPLY, "--by", "dh.reception_1", "--json").json

    moved = next(term for term in said["due"] if term["clock"] == "resolution")
    assert moved == {
        "clock": "resolution",
        "department": None,
        "letter": None,
        "component": None,
        "before": "2026-12-03T17:30:00+07:00",
        "after": "2026-12-04T17:30:00+07:00",
    }
    assert said["undone"] == [{"clock": "resolution", "due": "2026-12-03T17:30:00+07:00"}]
    assert (said["code"], said["act"], said["corrected_at"]) == (
        CODE,
        "request_supplement, resupply",
        "2026-11-25T10:30:00+07:00",
    )
    assert (said["waived"], said["raised"], said["found"]) == ([f"{CODE}/apology/1"], [], [])
    record = late("dossier", "history", CODE, "--json").json[-1]
    assert (record["event"], record["actor"], record["ground"]) == ("HistoryCorrected", "dh.reception_1", "Sổ giấy")


def test_a_correction_that_changes_no_term_says_so(late: Typed) -> None:
    words = ("dossier", "correct", CODE, "draft", "--actor", "dh.economic_1", "--at", "2026-11-27T09:00")

    printed = late(*words, "--ground", "Sổ giấy", "--made", "2026-12-04T09:00")

    assert printed.out == "The correction changed no due instant and no obligation.\n"
    assert late("dossier", "show", CODE, "--json").json["state"] == "drafting"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ("--then", "resupply tomorrow"),
            "--then: wanted an action, an instant and an actor, but got 'resupply tomorrow'",
        ),
        (("--then", "resupply soon applicant"), "--then: wanted an instant, but got 'soon'"),
        (("--by", "nobody"), "--by: wanted an officer of the agencies or 'applicant', but got 'nobody'"),
    ],
)
def test_what_is_typed_wrongly_is_refused_and_named(late: Typed, more: tuple[str, ...], said: str) -> None:
    assert one_sentence(late(*REQUEST, *more)).startswith(said)


def test_a_contradiction_names_the_later_act_with_its_local_time(typed: Typed) -> None:
    words = ("dossier", "act", CODE, "draft", "--actor", "dh.economic_1", "--at", "2026-12-01T09:30")
    assert typed(*words).code == 0

    assert one_sentence(typed(*REQUEST)) == (
        f"{CODE}: wanted to record 'request_supplement' at 2026-11-25T10:30:00+07:00, but 'draft' at "
        "2026-12-01T09:30:00+07:00 contradicts it: the dossier is finished; possible: record with it what was done in "
        "between"
    )


# Calendars


@pytest.fixture
def changed(tmp_path: Path) -> str:
    """A folder of definitions in which a storm closes the offices on 01/12 and 02/12."""
    folder = tmp_path / "definitions"
    shutil.copytree(shipped(), folder)
    old = (folder / "calendars" / "dinh_hoa.yaml").read_text(encoding="utf-8")
    text = old.replace("closures: []", STORM.rstrip()).replace(f'version: "{OLD}"', f'version: "{NEW}"')
    (folder / "calendars" / f"dinh_hoa@{NEW}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def calendar(typed: Typed, folder: str, *words: str) -> Printed:
    return typed("calendar", *words, "--definitions", folder)


MOVED = {
    "clock": "resolution",
    "department": None,
    "letter": None,
    "component": None,
    "before": "2026-12-03T17:30:00+07:00",
    "after": "2026-12-07T17:30:00+07:00",
}


def test_the_list_the_decision_and_its_undoing_as_typed(typed: Typed, changed: str) -> None:
    signed = ("--decision", "Quyết định số 12", "--actor", "dh.chairman", "--json")

    listed = calendar(typed, changed, "affected", "dinh_hoa", "--json").json
    done = calendar(typed, changed, "recount", "dinh_hoa", *signed).json
    after = calendar(typed, changed, "affected", "dinh_hoa")
    explained = typed("dossier", "explain", CODE, "--clock", "resolution", "--json", "--definitions", changed).json
    undone = calendar(typed, changed, "undo", *signed).json

    assert listed == [
        {
            "code": CODE,
            "agency": "dinh_hoa",
            "calendar": "dinh_hoa",
            "version": {"before": OLD, "after": NEW},
            "moved": [MOVED],
        }
    ]
    assert done == [{"code": CODE, "moved": [MOVED]}]
    assert after.out == "No due instant would move.\n"
    assert _last(explained) == ("recounted", MOVED["before"], MOVED["after"], "Quyết định số 12")
    assert undone == [{"code": CODE, "moved": [{**MOVED, "before": MOVED["after"], "after": MOVED["before"]}]}]


def _last(explained: Any) -> tuple[str, str, str, str]:
    step = explained[0]["steps"][-1]
    return step["what"], step["due_before"], step["due"], step["cause"]["ground"]


def test_the_tables_show_each_term_before_and_now(typed: Typed, changed: str) -> None:
    printed = calendar(typed, changed, "affected", "dinh_hoa", "--version", NEW, "--agency", "dinh_hoa")

    lines = [" ".join(line.replace("│", " ").split()) for line in printed.out.splitlines()]
    assert lines[0] == "Due instants that would move"
    assert f"{CODE} resolution 03/12/2026 17:30 07/12/2026 17:30" in lines
    assert calendar(typed, changed, "affected", "dinh_hoa", "--agency", "police").out == "No due instant would move.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("affected", "dinh"), "calendar 'dinh': wanted a known calendar, but there is none; "),
        (
            ("recount", "dinh_hoa", "--decision", "x", "--actor", "dh.economic_1"),
            "calendar 'dinh_hoa': wanted a decision by 'dh.economic_1', but it is for the head of dinh_hoa to sign; "
            "possible: dinh_hoa.leadership",
        ),
        (
            ("undo", "--decision", "x", "--actor", "dh.chairman"),
            "decision 'x': wanted it in effect on a dossier, but it is not; possible: none",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_sentence(
    typed: Typed, changed: str, words: tuple[str, ...], said: str
) -> None:
    assert one_sentence(calendar(typed, changed, *words)).startswith(said)
