"""The command `due`: what it prints as JSON and as a table, and what it refuses."""

from pathlib import Path

import pytest

from tests.terminal import luongxanh, one_sentence


def test_a_procedure_shows_each_clock_that_its_acceptance_starts() -> None:
    printed = luongxanh("due", "house_building_permit", "--at", "2026-11-23T10:00", "--json")

    assert printed.json == {
        "procedure": "house_building_permit",
        "version": "2026-07-01",
        "lane": "standard",
        "event": "2026-11-23T10:00:00+07:00",
        "clocks": {
            "resolution": {
                "effect": "statutory",
                "limit": "7 working days",
                "starts": "2026-11-23T10:00:00+07:00",
                "due": "2026-12-03T17:30:00+07:00",
                "provisional": False,
            },
            "handover": {
                "effect": "internal",
                "limit": "same working day",
                "starts": "2026-11-23T10:00:00+07:00",
                "due": "2026-11-23T17:30:00+07:00",
                "provisional": False,
            },
        },
    }


def test_the_version_is_the_one_in_force_on_the_day() -> None:
    before = luongxanh("due", "house_building_permit", "--at", "2026-06-30T23:59:59", "--json").json
    after = luongxanh("due", "house_building_permit", "--at", "2026-06-30T17:00:00Z", "--json").json

    assert (before["version"], after["version"]) == ("2025-07-01", "2026-07-01")


def test_a_lane_adds_its_own_clock() -> None:
    printed = luongxanh("due", "house_building_permit", "--at", "2026-11-23T10:00", "--lane", "green", "--json").json

    assert printed["lane"] == "green"
    assert printed["clocks"]["commitment"]["due"] == "2026-11-26T17:30:00+07:00"


@pytest.mark.parametrize(
    ("limit", "at", "more", "due"),
    [  # the worked examples of the semantics, § 1
        ("1 working day", "2026-11-23T10:00", (), "2026-11-25T17:30:00+07:00"),
        ("8 working hours", "2026-11-23T10:00", (), "2026-11-25T10:00:00+07:00"),
        ("3 working days", "2026-02-13T16:00", ("--cut-off", "15:00"), "2026-02-26T17:30:00+07:00"),
        ("15 days", "2026-04-10T02:00:00Z", (), "2026-04-28T17:30:00+07:00"),
    ],
)
def test_a_bare_limit_is_due_as_the_law_counts(limit: str, at: str, more: tuple[str, ...], due: str) -> None:
    assert luongxanh("due", "--limit", limit, "--at", at, *more, "--json").json["due"] == due


def test_a_bare_limit_shows_all_of_its_shape() -> None:
    printed = luongxanh("due", "--limit", "3 working days", "--at", "2026-11-21T09:00", "--json")

    assert printed.json == {
        "limit": "3 working days",
        "calendar": "dinh_hoa",
        "event": "2026-11-21T09:00:00+07:00",
        "effective": "2026-11-23T07:30:00+07:00",
        "due": "2026-11-27T17:30:00+07:00",
        "provisional": False,
    }


def test_explain_gives_every_day_with_its_reason() -> None:
    printed = luongxanh("due", "--limit", "1 working day", "--at", "2026-11-23T10:00", "--explain", "--json")

    assert [(line["day"], line["what"], line["count"]) for line in printed.json["explain"]] == [
        ("2026-11-23", "event", 0),
        ("2026-11-24", "holiday", 0),
        ("2026-11-25", "counted", 1),
        ("2026-11-25", "due", 1),
    ]


def test_explain_is_a_table_in_the_reader_s_language() -> None:
    words = ("due", "--limit", "1 working day", "--at", "2026-11-23T10:00", "--explain")

    assert "nghỉ lễ: Ngày Văn hóa Việt Nam" in luongxanh(*words, "--lang", "vi").out
    assert "holiday: Ngày Văn hóa Việt Nam" in luongxanh(*words, "--lang", "en").out


def test_a_table_in_a_pipe_carries_no_colours() -> None:
    assert "\x1b" not in luongxanh("due", "land_transfer", "--at", "2026-11-23T10:00", FORCE_COLOR="1").out


def test_a_page_too_narrow_for_the_table_shows_one_line_for_each_cell() -> None:
    page = luongxanh("due", "land_transfer", "--at", "2026-11-23T10:00", COLUMNS="40").out

    assert max(map(len, page.splitlines())) <= 40
    assert "  Clock: handover\n  Effect: internal\n  Limit: same working day\n" in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("house_building_permit", "--at", "2026-02-30"),
            "--at: wanted an instant, but got '2026-02-30'; possible: 2026-11-23T10:00, 2026-11-23T10:00:00+07:00",
        ),
        (
            ("house_building_permit", "--at", "2031-01-05T09:00"),
            "calendar dinh_hoa: wanted year 2031, but it has no table; possible: 2025, 2026, 2027",
        ),
        (
            ("--limit", "1 working day", "--at", "2027-03-01T09:00"),
            "calendar dinh_hoa: wanted the official table of 2027 to start a clock, but it is an estimate; "
            "possible: 2025, 2026",
        ),
        (
            ("house_bulding_permit", "--at", "2026-11-23"),
            "procedure 'house_bulding_permit': wanted a known procedure, but there is none; "
            "nearest: house_building_permit",
        ),
        (
            ("house_building_permit", "--at", "2024-11-23"),
            "procedure 'house_building_permit': wanted a version in force on 2024-11-23, but there is none; "
            "possible: '2025-07-01' from 2025-07-01 to 2026-06-30, '2026-07-01' from 2026-07-01",
        ),
        (
            ("land_transfer", "--at", "2026-11-23", "--lane", "green"),
            "land_transfer: wanted the lane 'green', but there is none; possible: standard",
        ),
        (
            ("--at", "2026-11-23"),
            "due: wanted either a procedure or --limit, but neither was given; "
            "possible: due ID --at …, due --limit '3 working days' --at …",
        ),
        (
            ("--limit", "3 moons", "--at", "2026-11-23"),
            "--limit: wanted an amount and a unit, but got '3 moons'; possible: 3 working days, 8 working hours, "
            "30 working minutes, same working day, 15 days, 24 hours",
        ),
        (
            ("--limit", "0 days", "--at", "2026-11-23"),
            "--limit: wanted an amount and a unit, but got '0 days'; possible: 3 working days, 8 working hours, "
            "30 working minutes, same working day, 15 days, 24 hours",
        ),
        (
            ("--limit", "3 days", "--at", "2026-11-23", "--cut-off", "25:00"),
            "--cut-off: wanted an hour, but got '25:00'; possible: 15:00",
        ),
        (
            ("--limit", "3 days", "--at", "2026-11-23", "--calendar", "moon"),
            "calendar 'moon' is not there; possible: dinh_hoa, thai_nguyen",
        ),
        (
            ("land_transfer", "--at", "2026-11-23", "--calendar", "dinh_hoa"),
            "--calendar: wanted it left out, but it belongs to a bare limit; possible: luongxanh due --help",
        ),
        (("land_transfer",), "luongxanh due: wanted --at, but it is missing; possible: luongxanh due --help"),
        (
            ("land_transfer", "--at"),
            "luongxanh: wanted a value after --at, but there is none; possible: luongxanh --help",
        ),
    ],
)
def test_what_cannot_be_reckoned_is_refused_in_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    assert one_sentence(luongxanh("due", *words)) == sentence


def test_a_limit_that_no_calendar_reaches_is_refused() -> None:
    refusal = one_sentence(luongxanh("due", "--limit", "9" * 30 + " days", "--at", "2026-11-23"))

    assert refusal == "calendar dinh_hoa: wanted year 9999, but it has no table; possible: 2025, 2026, 2027"


def test_definitions_that_are_not_there_are_refused(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"

    refusal = one_sentence(luongxanh("due", "x", "--at", "2026-11-23", "--definitions", missing))

    assert refusal == f"definitions: wanted a folder or a file, but there is no {missing}"
