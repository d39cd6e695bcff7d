"""Desks, incidents, excuses, causes and the report of a period, as typed on a store."""

from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Printed, luongxanh, one_sentence

CODE = "H55.25-261123-0001"
HOUSE = "floors: 3\nfloor_area_m2: 120.5\ndocuments: [application, drawings]\n"
HOUR = 3_600


class Desk:
    """A sandbox with one permit that is signed late: due on 3 December at 17:30, signed on 11 December at 08:00."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder / 'sandbox.db'}"
        self("db", "upgrade", "--sandbox")
        words = ("house_building_permit", "--data", "-", "--actor", "applicant", "--at", "2026-11-23T09:00")
        self("dossier", "submit", *words, typed=HOUSE)
        self.act("accept", "dh.reception_1", "2026-11-23T10:00")
        self.act("hand_over", "dh.reception_1", "2026-11-23T11:00")

    def __call__(self, *words: str, typed: str = "") -> Printed:
        return luongxanh(*words, "--db", self.url, typed=typed)

    def act(self, action: str, actor: str, at: str, *more: str, typed: str = "") -> None:
        printed = self("dossier", "act", CODE, action, "--actor", actor, "--at", at, *more, typed=typed)
        assert printed.code == 0, printed.err

    def sign_late(self) -> None:
        self.act("draft", "dh.economic_1", "2026-11-27T11:00")
        self.act("submit_for_signature", "dh.economic_head", "2026-12-11T08:00")
        self.act("sign", "dh.chairman", "2026-12-11T08:00", "--input", "-", typed='{"permit": true}')

    def note(self, command: str, *words: str, actor: str, at: str) -> Any:
        printed = self("dossier", command, CODE, *words, "--actor", actor, "--at", at, "--json")
        assert printed.code == 0, printed.err
        return printed.json


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_dossier_is_put_on_the_desk_of_an_officer(desk: Desk) -> None:
    shown = desk.note("assign", "dh.economic_1", actor="dh.economic_head", at="2026-11-25T08:00")

    assert shown["held_by"] == {"department": "dinh_hoa.economic_division", "officer": "dh.economic_1"}


def test_an_incident_is_announced_and_ended_and_the_appointment_moves_by_it(desk: Desk) -> None:
    begun = desk.note("incident", "--ground", "mất điện", actor="dh.reception_1", at="2026-11-25T08:00")
    ended = desk.note("incident", "--end", actor="dh.reception_1", at="2026-11-26T08:00")

    assert begun["incident"] == "2026-11-25T08:00:00+07:00"
    assert [one["state"] for one in begun["clocks"] if one["name"] == "resolution"] == ["paused"]
    assert (ended["incident"], ended["appointment"]) == (None, "2026-12-04T17:30:00+07:00")


@pytest.mark.parametrize("words", [(), ("--ground", "mất điện", "--end")])
def test_an_incident_has_a_ground_or_is_ended(desk: Desk, words: tuple[str, ...]) -> None:
    printed = desk("dossier", "incident", CODE, *words, "--actor", "dh.reception_1", "--lang", "en")

    assert printed.code == 2
    assert one_sentence(printed).startswith("incident: wanted either --ground or --end")


def test_an_excuse_shows_the_old_shares_and_the_new_ones_side_by_side(desk: Desk) -> None:
    desk.sign_late()
    stretch = ("--since", "2026-12-04T07:30", "--until", "2026-12-04T17:30", "--ground", "mất điện")
    before = desk("dossier", "show", CODE, "--json").json

    after = desk.note("excuse", *stretch, actor="dh.chairman", at="2026-12-14T08:00")

    (old,) = before["responsibility"]
    (table,) = after["responsibility"]
    assert old["reattributed"] is None
    assert {name: value for name, value in table.items() if name != "reattributed"} == {
        name: value for name, value in old.items() if name != "reattributed"
    }
    anew = table["reattributed"]
    assert anew["late_seconds"] == table["late_seconds"] == sum(one["late_seconds"] for one in anew["shares"])
    assert [one["holder"] for one in anew["shares"]] == ["dinh_hoa.economic_division", "excused"]
    assert after["appointment"] == before["appointment"]
    assert after["custody"] == before["custody"]
    assert after["excuses"] == [
        {
            "since": "2026-12-04T07:30:00+07:00",
            "until": "2026-12-04T17:30:00+07:00",
            "working_seconds": 8 * HOUR,
            "ground": "mất điện",
            "accepted": "2026-12-14T08:00:00+07:00",
            "actor": "dh.chairman",
        }
    ]
    (explained,) = desk("dossier", "explain", CODE, "--clock", "resolution", "--json").json
    assert (explained["responsibility"]["shares"], explained["reattributed"]["shares"]) == (
        table["shares"],
        anew["shares"],
    )
    journal = desk("dossier", "history", CODE, "--json").json
    assert [one["event"] for one in journal[-2:]] == ["ExcuseAccepted", "ResponsibilityReattributed"]
    assert journal[-2]["excuse"] == after["excuses"][0]


def test_the_same_stretch_is_excused_once(desk: Desk) -> None:
    stretch = ("--since", "2026-11-25T07:30", "--until", "2026-11-25T11:30", "--ground", "mất điện")
    desk.note("excuse", *stretch, actor="dh.chairman", at="2026-11-26T08:00")

    again = desk("dossier", "excuse", CODE, *stretch, "--actor", "dh.chairman", "--at", "2026-11-26T09:00")

    assert again.code == 2
    assert CODE in one_sentence(again)


def test_a_cause_that_nobody_bears_is_refused_in_a_sentence_that_says_who_does(desk: Desk) -> None:
    desk.sign_late()
    words = ("--actor", "dh.economic_head", "--at", "2026-12-14T08:00", "--lang", "en")

    refused = desk("dossier", "cause", CODE, "coordinating_agency_late", *words)
    given = desk.note("cause", "staff_shortage_or_overload", actor="dh.economic_head", at="2026-12-14T08:00")

    assert one_sentence(refused) == (
        f"{CODE}: wanted the cause 'coordinating_agency_late', but the delay is borne by dinh_hoa.economic_division; "
        "possible: law_unclear, staff_shortage_or_overload, officer_fault, verification_or_measurement, other"
    )
    assert (given["cause"], given["responsibility"][0]["cause"]) == (
        "staff_shortage_or_overload",
        "staff_shortage_or_overload",
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_tables_show_the_excuse_both_views_and_the_cause_with_how_sure_it_is(desk: Desk, language: str) -> None:
    desk.sign_late()
    stretch = ("--since", "2026-12-04T07:30", "--until", "2026-12-04T17:30", "--ground", "mất điện")
    desk.note("excuse", *stretch, actor="dh.chairman", at="2026-12-14T08:00")
    desk.note("cause", "system_outage", actor="dh.economic_head", at="2026-12-14T08:00")

    page = desk("dossier", "show", CODE, "--lang", language).out
    report = desk("report", "responsibility", "--lang", language).out

    title = {"vi": "Sự cố hệ thống (system_outage)", "en": "System outage (system_outage)"}[language]
    assert title in page
    assert title in report
    assert "mất điện" in page
    assert page.count("40 h 30") + page.count("40 giờ 30") >= 2


# --- the report


def report(desk: Desk, *words: str) -> Any:
    printed = desk("report", "responsibility", *words, "--json")
    assert printed.code == 0, printed.err
    return printed.json


def test_the_report_of_a_period_adds_up_to_its_delays(desk: Desk) -> None:
    desk.sign_late()
    desk.note("cause", "staff_shortage_or_overload", actor="dh.economic_head", at="2026-12-14T08:00")
    late = 40 * HOUR + 1_800

    found = report(desk, "--from", "2026-12-01", "--to", "2026-12-31")

    bears = {"late_dossiers": 1, "late_seconds": late, "open_late_dossiers": 0, "open_late_seconds": 0}
    assert found == {
        "period": {"from": "2026-12-01", "to": "2026-12-31"},
        "as_of": "2026-12-14T08:00:00+07:00",
        "totals": {"finished": 1, "reattributed": 0, **bears},
        "departments": [{"department": "dinh_hoa.economic_division", **bears}],
        "officers": [{"officer": None, "department": "dinh_hoa.economic_division", **bears}],
        "heads": [
            {
                "head": "dh.economic_head",
                "departments": ["dinh_hoa.economic_division"],
                **bears,
                "jointly_liable": True,
                "joint_dossiers": 1,
                "rules": [{"rule": "always", "nth": None, "confidence": "unsure"}],
            }
        ],
        "causes": [{"cause": "staff_shortage_or_overload", **bears}],
    }


def test_an_open_dossier_past_its_appointment_stands_beside_as_not_final(desk: Desk) -> None:
    desk.act("draft", "dh.economic_1", "2026-12-04T09:30")

    found = report(desk)

    assert found["totals"] == {
        "finished": 0,
        "reattributed": 0,
        "late_dossiers": 0,
        "late_seconds": 0,
        "open_late_dossiers": 1,
        "open_late_seconds": 2 * HOUR,
    }
    assert found["causes"] == [
        {"cause": None, "late_dossiers": 0, "late_seconds": 0, "open_late_dossiers": 1, "open_late_seconds": 2 * HOUR}
    ]
    assert [one["jointly_liable"] for one in found["heads"]] == [False]


def test_by_leaves_one_table(desk: Desk) -> None:
    assert set(report(desk, "--by", "head")) == {"period", "as_of", "totals", "heads"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--by", "agency"), "--by: wanted whose the delays are told by, but got 'agency'; possible: department, "),
        (("--from", "yesterday"), "--from: wanted a day, but got 'yesterday'; possible: 2026-11-23"),
        (("--to", "2026-02-30"), "--to: wanted a day, but got '2026-02-30'; possible: 2026-11-23"),
    ],
)
def test_a_wrong_day_or_table_is_refused(desk: Desk, words: tuple[str, ...], sentence: str) -> None:
    printed = desk("report", "responsibility", *words, "--lang", "en")

    assert printed.code == 2
    assert one_sentence(printed).startswith(sentence)


def test_the_tables_of_the_report_end_with_their_total(desk: Desk) -> None:
    desk.sign_late()

    page = desk("report", "responsibility", "--lang", "en").out

    rows = [line for line in page.splitlines() if "Total" in line]
    assert len(rows) == 4
    assert all("40 h 30 min" in row for row in rows)
    assert "1 of 1: for every late dossier (unsure)" in page
