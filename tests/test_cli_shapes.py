"""The JSON of the contract, shape by shape, on values."""

import datetime

import pytest

from tests.terminal import luongxanh
from workflow import events as e
from workflow.check import Finding, Report
from workflow.cli import reading, shapes, showing
from workflow.cli.language import speak
from workflow.cli.refusals import Refused
from workflow.loader import ProcedureVersion, shipped
from workflow.model import Asked, Clock, Custody, Obligation, OfficerShare, Responsibility, Share
from workflow.procedure import InForce
from workflow.worktime import Line

TEN = 1795402800  # Mon 2026-11-23 10:00 +07:00
HOUR = 3_600


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    speak("en")


# Instants


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (0, "1970-01-01T07:00:00+07:00"),
        (-25_201, "1969-12-31T23:59:59+07:00"),
        (TEN, "2026-11-23T10:00:00+07:00"),
        (None, None),
    ],
)
def test_an_instant_is_iso_8601_in_vietnam(at: int | None, text: str | None) -> None:
    assert shapes.iso(at) == text


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-23T10:00", TEN),
        ("2026-11-23 10:00:00", TEN),
        ("2026-11-23T10:00:00.999", TEN),
        ("2026-11-23T03:00:00Z", TEN),
        ("2026-11-22T22:00:00-05:00", TEN),
        ("2026-11-23", TEN - 10 * HOUR),
    ],
)
def test_an_instant_without_an_offset_is_the_time_in_vietnam(text: str, at: int) -> None:
    assert reading.instant(text) == at


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-11-23T24:01", "tomorrow", "", "9999999999999", "2026-13-01T00:00"]
)
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="--at: wanted an instant, but got "):
        reading.instant(text)


def test_an_instant_before_the_epoch_keeps_its_second() -> None:
    assert reading.instant("1969-12-31T23:59:59.500+00:00") == -1


@pytest.mark.parametrize(("text", "seconds"), [("15:00", 54_000), ("0:05", 300), ("23:59", 86_340)])
def test_an_hour_is_seconds_of_the_day(text: str, seconds: int) -> None:
    assert reading.time_of_day(text) == seconds


@pytest.mark.parametrize("text", ["24:00", "15", "15:60", "15:0", "-1:00", "a:b"])
def test_an_hour_that_no_day_has_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        reading.time_of_day(text)


# What people read


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min"), (59, "59 s"), (3_600, "1 h"), (9_030, "2 h 30 min 30 s"), (-60, "−1 min"), (None, "–")],
)
def test_a_length_reads_in_hours_and_minutes(seconds: int | None, text: str) -> None:
    assert showing.length(seconds) == text


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (40, [5, 11]),  # all that is wanted
        (16, [5, 11]),
        (14, [5, 9]),
        (10, [5, 5]),
        (9, None),
    ],
)
def test_a_column_is_as_wide_as_its_longest_word_and_more_where_there_is_room(
    room: int, widths: list[int] | None
) -> None:
    assert showing.column_widths([["ab", "x"], ["abcde", "hello world"]], room) == widths


# What is typed with an action


def test_an_input_is_parted_into_documents_data_ground_and_opinion() -> None:
    values = {"permit": True, "drawings": None, "floors": 3, "documents": ["permit"], "ground": "G", "opinion": "agree"}

    given = reading.given(values, {"permit": "Giấy phép", "drawings": "Bản vẽ"})

    assert given == reading.Given({"floors": 3}, ("permit",), "G", "agree")


def test_the_data_of_a_dossier_is_parted_into_fields_applicant_and_documents() -> None:
    handed = reading.handed({"floors": 3, "applicant": {"name": "A"}, "documents": ["a", "b", "a"]})

    assert handed == reading.Handed({"floors": 3}, {"name": "A"}, ("a", "b"))


# Shapes


def test_a_version_of_a_procedure() -> None:
    version = ProcedureVersion(
        id="permit",
        version="2",
        in_force=InForce(datetime.date(2026, 1, 1)),
        lifecycle="one_stop",
        title="Giấy phép",
        code=None,
        lanes=("standard", "green"),
        file="permit.yaml",
    )

    assert shapes.listed(version) == {
        "id": "permit",
        "code": None,
        "title": "Giấy phép",
        "version": "2",
        "in_force": {"from": "2026-01-01", "to": None},
        "lanes": ["standard", "green"],
        "lifecycle": "one_stop",
    }


def test_a_report_of_findings() -> None:
    report = Report(3, (Finding("a.yaml", 4, 5, "norm_missing", "error", "m"),))

    assert shapes.checked(report) == {
        "checked": 3,
        "findings": [
            {"file": "a.yaml", "line": 4, "column": 5, "rule": "norm_missing", "severity": "error", "message": "m"}
        ],
    }


def test_a_line_of_a_derivation() -> None:
    line = Line(datetime.date(2026, 11, 24), "holiday", "Ngày Văn hóa Việt Nam", 0, 1)

    assert shapes.explained([line]) == [
        {"day": "2026-11-24", "what": "holiday", "name": "Ngày Văn hóa Việt Nam", "working_seconds": 0, "count": 1}
    ]


def test_a_stretch_of_custody() -> None:
    stretch = Custody("town.back", "an", "work", "checking", TEN, TEN + HOUR, 100, 100 + HOUR)

    assert shapes.custody(stretch) == {
        "holder": "town.back",
        "officer": "an",
        "kind": "work",
        "state": "checking",
        "from": "2026-11-23T10:00:00+07:00",
        "to": "2026-11-23T11:00:00+07:00",
        "working_seconds": HOUR,
    }


def test_an_obligation() -> None:
    owed = Obligation(
        "HS/apology/1", "apology", "form_04", "town", "chair", TEN, TEN + HOUR, TEN, issued=TEN, promised_now=TEN
    )

    shape = shapes.obligation(owed)

    contract = ("id", "kind", "state", "debtor", "signer", "raised", "due", "promised_before", "promised_now")
    assert {name: shape[name] for name in contract} == {
        "id": "HS/apology/1",
        "kind": "apology",
        "state": "issued",
        "debtor": "town",
        "signer": "chair",
        "raised": "2026-11-23T10:00:00+07:00",
        "due": "2026-11-23T11:00:00+07:00",
        "promised_before": "2026-11-23T10:00:00+07:00",
        "promised_now": "2026-11-23T10:00:00+07:00",
    }


def test_a_table_of_shares() -> None:
    share = Share("town.back", ("checking",), "head", 100, 160, 60, 50, (OfficerShare("an", 60, 50),))

    assert shapes.responsibility(Responsibility("resolution", TEN, 50, (share,), True, "overload")) == {
        "clock": "resolution",
        "due": "2026-11-23T10:00:00+07:00",
        "late_seconds": 50,
        "fixed": True,
        "cause": "overload",
        "shares": [
            {
                "holder": "town.back",
                "states": ["checking"],
                "officers": [{"officer": "an", "late_seconds": 50}],
                "head": "head",
                "norm_seconds": 100,
                "used_seconds": 160,
                "overrun_seconds": 60,
                "late_seconds": 50,
            }
        ],
    }


CLOCK = Clock("resolution", "statutory", TEN, TEN, 100, 200, TEN + HOUR, False, TEN)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (
            e.StateEntered(TEN, "sign", "signing", "done", "town.back", "an", 77, ("permit",), "G"),
            {
                "action": "sign",
                "origin": "signing",
                "state": "done",
                "holder": "town.back",
                "actor": "an",
                "documents": ["permit"],
                "ground": "G",
                "noticed": None,
            },
        ),
        (
            e.ClockStarted(TEN, CLOCK),
            {
                "clock": "resolution",
                "effect": "statutory",
                "starts": "2026-11-23T10:00:00+07:00",
                "due": "2026-11-23T11:00:00+07:00",
                "length_seconds": 100,
                "provisional": False,
                "noticed": None,
            },
        ),
        (
            e.ClockPaused(TEN, "resolution", 70, "supplementing"),
            {"clock": "resolution", "remaining_seconds": 70, "cause": "supplementing", "ground": None},
        ),
        (
            e.ClockExtended(TEN, "resolution", "1 working day", 170, 999, TEN, False, ()),
            {
                "clock": "resolution",
                "by": "1 working day",
                "length_seconds": 170,
                "due": "2026-11-23T10:00:00+07:00",
                "provisional": False,
                "ground": None,
            },
        ),
        (
            e.ClockRestarted(TEN, CLOCK, "Điều 1"),
            {
                "clock": "resolution",
                "effect": "statutory",
                "starts": "2026-11-23T10:00:00+07:00",
                "due": "2026-11-23T11:00:00+07:00",
                "length_seconds": 100,
                "provisional": False,
                "ground": "Điều 1",
            },
        ),
        (
            e.ConsultationOpened(TEN, "opinion", "wait", (Asked("fire", "town.front", TEN),)),
            {
                "consultation": "opinion",
                "silence": "wait",
                "asked": [{"party": "fire", "department": "town.front", "due": "2026-11-23T10:00:00+07:00"}],
            },
        ),
    ],
)
def test_an_event_tells_what_happened_and_not_how_the_engine_reckons(event: e.Event, told: shapes.Json) -> None:
    assert shapes.fact(event) == told


@pytest.mark.parametrize(
    "words",
    [
        ("procedures", "list"),
        ("procedures", "check", str(shipped() / "agencies")),  # without their calendars: there are findings
        ("procedures", "show", "certified_copy"),
        ("due", "certified_copy", "--at", "2026-11-23T10:00"),
        ("due", "--limit", "3 days", "--at", "2026-11-23T10:00", "--explain"),
        ("db", "upgrade", "--db", "memory://"),
        ("db", "verify", "--db", "memory://"),
        ("db", "rebuild", "--db", "memory://"),
        ("db", "anchor", "--db", "memory://"),
        ("worker", "--once", "--db", "memory://"),
        ("outbox", "list", "--db", "memory://"),
        ("outbox", "resend", "--all", "--db", "memory://"),
        ("obligations", "list", "--db", "memory://"),
        ("dossier", "inbox", "--department", "dinh_hoa.office", "--db", "memory://"),
    ],
)
def test_json_is_one_document_in_both_languages(words: tuple[str, ...]) -> None:
    vietnamese, english = luongxanh(*words, "--json", "--lang", "vi"), luongxanh(*words, "--json", "--lang", "en")

    assert vietnamese.json == english.json
    assert (vietnamese.err, english.err) == ("", "")
