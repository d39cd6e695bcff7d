"""A package on the command line: its components are listed, sent and read again; a scenario does not take it."""

from pathlib import Path

import pytest
from packages import folder

from tests.terminal import Printed, luongxanh

P = "town-260302-0001"


@pytest.fixture
def typed(tmp_path: Path):
    (tmp_path / "law").mkdir()
    folder(tmp_path / "law")

    def run(*words: str, stdin: str = "") -> Printed:
        url = f"sqlite:///{tmp_path / 'sandbox.db'}"
        printed = luongxanh(*words, "--definitions", tmp_path / "law", "--db", url, typed=stdin)
        assert printed.code == 0, printed.err
        return printed

    run("db", "upgrade", "--sandbox")
    words = ("dossier", "submit", "birth_package", "--data", "-", "--actor", "applicant", "--at", "2026-03-02T08:00")
    run(*words, stdin="{child: An, register_residence: true, documents: [declaration]}")
    run("dossier", "act", P, "accept", "--actor", "reception", "--at", "2026-03-02T08:00")
    return run


def send(typed, name: str, who: str, at: str) -> Printed:
    words = ("dossier", "act", P, "send_component", "--actor", who, "--input", "-", "--at", at, "--json")
    return typed(*words, stdin=f"{{component: {name}}}")


def test_a_package_shows_its_components_in_the_order_of_the_definition(typed) -> None:
    shown = send(typed, "birth", "reception", "2026-03-02T08:05").json

    assert [(one["component"], one["state"], one["code"]) for one in shown["components"]] == [
        ("birth", "sent", f"{P}-birth"),
        ("residence", "waiting", None),
        ("insurance", "waiting", None),
    ]
    assert shown["components"][0] == {
        "component": "birth",
        "state": "sent",
        "code": f"{P}-birth",
        "sender": "town.front",
        "lead": "town.civil",
        "ready": "2026-03-02T08:00:00+07:00",
        "due": "2026-03-02T08:10:00+07:00",
        "late": False,
        "sent": "2026-03-02T08:05:00+07:00",
        "received": None,
        "ended": None,
        "outcome": None,
        "cause": None,
        "sendings": 1,
        "supplementing": False,
    }


def test_a_component_says_of_which_package_it_is(typed) -> None:
    send(typed, "birth", "reception", "2026-03-02T08:05")

    shown = typed("dossier", "show", f"{P}-birth", "--json").json

    assert (shown["package"], shown["component"], "components" in shown) == (P, "birth", False)


def test_the_table_of_components_names_who_has_each_and_whether_it_was_sent_late(typed) -> None:
    send(typed, "birth", "reception", "2026-03-02T08:30")

    lines = typed("dossier", "show", P).out.splitlines()

    table = [[cell.strip() for cell in line.split("│")] for line in lines]
    birth = next(row for row in table if len(row) > 8 and row[1] == "birth")
    assert birth[2:9] == [
        "sent",
        f"{P}-birth",
        "town.civil",
        "02/03/2026 08:10 (missed)",
        "02/03/2026 08:30",
        "–",
        "–",
    ]
    custody = [row[1:4] for row in table if len(row) == 8 and row[3] == "birth"]
    assert custody == [["town.front", "–", "birth"]]
