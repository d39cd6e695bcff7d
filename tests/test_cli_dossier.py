"""Dossiers on a store, as typed: a permit that comes late, what is owed for it, and what is refused on the way."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Printed, luongxanh, one_sentence

CODE = "H55.25-261123-0001"
APOLOGY = f"{CODE}/apology/1"
HOUSE = """\
floors: 3
floor_area_m2: 120.5
documents: [application, drawings]
applicant: {name: Người dân thử}
"""
Typed = Callable[..., Printed]


def typing(folder: Path) -> Typed:
    """Runs commands on the sandbox in the folder; `@name` is the file of that name in it."""

    def run(*words: str, stdin: str = "") -> Printed:
        url = f"sqlite:///{folder / 'sandbox.db'}"
        return luongxanh(*(word.replace("@", f"{folder}/") for word in words), "--db", url, typed=stdin)

    return run


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders with a sandbox each, told on one from the other: empty, submitted, accepted, late."""
    shelf = tmp_path_factory.mktemp("shelf")
    steps = {"empty": nothing, "submitted": submit, "accepted": accept, "late": sign_late}
    before: Path | None = None
    for name, step in steps.items():
        folder = shelf / name
        if before is None:
            folder.mkdir()
        else:
            shutil.copytree(before, folder)
        step(typing(folder))
        before = folder
    return shelf


def nothing(typed: Typed) -> None:
    assert typed("db", "upgrade", "--sandbox").code == 0


def submit(typed: Typed) -> None:
    words = ("submit", "house_building_permit", "--data", "-", "--actor", "applicant")
    assert typed("dossier", *words, "--at", "2026-11-23T09:00", stdin=HOUSE).code == 0


def accept(typed: Typed) -> None:
    act(typed, "accept", "dh.reception_1", "2026-11-23T10:00")


@pytest.fixture
def typed(shelf: Path, tmp_path: Path) -> Typed:
    return taken(shelf / "empty", tmp_path)


@pytest.fixture
def submitted(shelf: Path, tmp_path: Path) -> Typed:
    return taken(shelf / "submitted", tmp_path)


@pytest.fixture
def accepted(shelf: Path, tmp_path: Path) -> Typed:
    return taken(shelf / "accepted", tmp_path)


@pytest.fixture
def late(shelf: Path, tmp_path: Path) -> Typed:
    return taken(shelf / "late", tmp_path)


def taken(kept: Path, folder: Path) -> Typed:
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    return typing(folder)


def act(typed: Typed, action: str, actor: str, at: str, *more: str, stdin: str = "") -> Any:
    printed = typed("dossier", "act", CODE, action, "--actor", actor, "--at", at, *more, "--json", stdin=stdin)
    assert printed.code == 0, printed.err
    return printed.json


def sign_late(typed: Typed) -> Any:
    act(typed, "hand_over", "dh.reception_1", "2026-11-23T11:00")
    act(typed, "draft", "dh.economic_1", "2026-11-27T11:00")
    act(typed, "submit_for_signature", "dh.economic_head", "2026-12-10T08:00")
    return act(typed, "sign", "dh.chairman", "2026-12-11T08:00", "--input", "-", stdin='{"permit": true}')


def everything(path: Path) -> list[str]:
    """All that the store holds."""
    with sqlite3.connect(path / "sandbox.db") as connection:
        return list(connection.iterdump())


# Handing in and acting


def test_a_submitted_dossier_shows_its_code_and_what_is_possible(submitted: Typed) -> None:
    shown = submitted("dossier", "show", CODE, "--json").json

    assert shown == {
        "code": CODE,
        "procedure": "house_building_permit",
        "version": {"procedure": "2026-07-01", "lifecycle": "2026-08-05"},
        "lane": "standard",
        "state": "submitted",
        "portal_state": 1,
        "held_by": {"department": "dinh_hoa.service_centre", "officer": None},
        "submitted": "2026-11-23T09:00:00+07:00",
        "accepted": None,
        "appointment": None,
        "finished": None,
        "outcome": None,
        "as_of": "2026-11-23T09:00:00+07:00",
        "data": {
            "detailed_plan": False,
            "floor_area_m2": 120.5,
            "floors": 3,
            "needs_opinion": False,
            "result": "granted",
        },
        "documents": ["application", "drawings"],
        "clocks": [],
        "obligations": [],
        "custody": [],
        "responsibility": [],
        "cause": None,
        "excuses": [],
        "incident": None,
        "declare_by": None,
        "actions": [
            {"action": "guide", "by": ["dinh_hoa.service_centre.reception"], "missing": ["supplement_notice"]},
            {"action": "refuse", "by": ["dinh_hoa.service_centre.reception"], "missing": ["refusal_notice"]},
            {"action": "accept", "by": ["dinh_hoa.service_centre.reception"], "missing": []},
        ],
        "events": 1,
    }


def test_the_data_may_come_as_json_from_the_standard_input(typed: Typed) -> None:
    data = json.dumps({"floors": 2, "floor_area_m2": 80, "documents": ["application"]})

    words = ("dossier", "submit", "house_building_permit", "--data", "-", "--actor", "dh.reception_1")
    printed = typed(*words, "--at", "2026-11-23T02:00:00Z", "--json", stdin=data).json

    assert (printed["data"]["floors"], printed["documents"]) == (2, ["application"])
    assert printed["submitted"] == "2026-11-23T09:00:00+07:00"


def test_a_key_in_the_input_that_names_a_document_attaches_it_and_another_amends_the_data(accepted: Typed) -> None:
    act(accepted, "hand_over", "dh.reception_1", "2026-11-23T11:00")

    given = json.dumps({"opinion_request": "sent", "needs_opinion": True, "ground": "Điều 54"})
    words = ("dossier", "act", CODE, "ask_opinion", "--actor", "dh.economic_1", "--at", "2026-11-23T14:00")
    assert accepted(*words, "--input", "-", stdin=given).code == 0

    history = accepted("dossier", "history", CODE, "--json").json
    entered = next(row for row in history if row["event"] == "StateEntered" and row["action"] == "ask_opinion")
    assert (entered["documents"], entered["ground"]) == (["opinion_request"], "Điều 54")
    assert accepted("dossier", "show", CODE, "--json").json["data"]["needs_opinion"] is True


def test_an_asked_agency_answers_with_its_opinion(accepted: Typed) -> None:
    act(accepted, "hand_over", "dh.reception_1", "2026-11-23T11:00")
    given = json.dumps({"opinion_request": True, "needs_opinion": True})
    words = ("dossier", "act", CODE, "ask_opinion", "--actor", "dh.economic_1", "--at", "2026-11-23T14:00")
    assert accepted(*words, "--input", "-", stdin=given).code == 0

    answer = ("dossier", "act", CODE, "answer", "--actor", "police.fire_1", "--at", "2026-11-23T15:00", "--input", "-")
    assert accepted(*answer, stdin='{"opinion": "disagree", "ground": "thiếu lối thoát nạn"}').code == 0

    given_opinion = accepted("dossier", "history", CODE, "--json").json[-1]
    assert (given_opinion["event"], given_opinion["opinion"], given_opinion["ground"]) == (
        "OpinionGiven",
        "disagree",
        "thiếu lối thoát nạn",
    )


def test_the_same_key_twice_happens_once(submitted: Typed) -> None:
    accept = ("dossier", "act", CODE, "accept", "--actor", "dh.reception_1", "--at", "2026-11-23T10:00")
    words = (*accept, "--key", "web-1")

    first = submitted(*words, "--json")
    second = submitted(*words, "--json")

    assert first == second
    assert submitted("dossier", "show", CODE, "--json").json["events"] == first.json["events"]
    assert submitted(*words).out.startswith("This command was already carried out; nothing changed.")


# Lateness


def test_a_late_dossier_shows_its_clocks_its_apology_and_whose_days_they_were(late: Typed) -> None:
    shown = late("dossier", "show", CODE, "--json").json

    resolution = next(clock for clock in shown["clocks"] if clock["name"] == "resolution")
    (apology,), (responsibility,) = shown["obligations"], shown["responsibility"]
    assert (resolution["state"], resolution["due"]) == ("breached", "2026-12-03T17:30:00+07:00")
    assert resolution["late_seconds"] == 40 * 3_600 + 1_800
    assert (apology["id"], apology["state"], apology["promised_before"]) == (APOLOGY, "owed", resolution["due"])
    assert responsibility["fixed"]
    assert [share["holder"] for share in responsibility["shares"]] == [
        "dinh_hoa.economic_division",
        "dinh_hoa.leadership",
    ]
    assert sum(share["late_seconds"] for share in responsibility["shares"]) == resolution["late_seconds"]


def test_custody_is_one_partition_of_the_time_since_acceptance(late: Typed) -> None:
    shown = late("dossier", "show", CODE, "--json").json

    ends = [shown["accepted"], *(stretch["to"] for stretch in shown["custody"])]
    assert [stretch["from"] for stretch in shown["custody"]] == ends[:-1]
    assert ends[-1] == shown["finished"]


def test_as_of_shows_the_dossier_as_it_stood_with_what_had_passed(late: Typed) -> None:
    before = late("dossier", "show", CODE, "--as-of", "2026-12-03T17:29:59", "--json").json
    after = late("dossier", "show", CODE, "--as-of", "2026-12-03T17:30:01", "--json").json

    assert (before["state"], before["obligations"], before["finished"]) == ("drafting", [], None)
    assert [owed["state"] for owed in after["obligations"]] == ["owed"]
    assert [table["fixed"] for table in after["responsibility"]] == [False]


def test_explain_tells_every_step_and_every_day_of_a_clock(late: Typed) -> None:
    (told,) = late("dossier", "explain", CODE, "--clock", "resolution", "--json").json

    assert [step["what"] for step in told["steps"]] == ["started", *["warned"] * 3, "breached", "stopped"]
    assert [line["day"] for line in told["steps"][0]["explain"] if line["what"] == "holiday"] == ["2026-11-24"]
    assert told["responsibility"]["late_seconds"] == 40 * 3_600 + 1_800


def test_an_apology_is_drafted_issued_with_a_new_date_and_delivered(accepted: Typed) -> None:
    act(accepted, "hand_over", "dh.reception_1", "2026-11-23T11:00")
    assert accepted("worker", "--once", "--at", "2026-12-04T08:00").code == 0
    assert [row["id"] for row in accepted("obligations", "list", "--state", "owed", "--json").json] == [APOLOGY]

    draft = accepted("obligations", "draft", APOLOGY, "--actor", "dh.economic_1", "--at", "2026-12-04T09:00", "--json")
    issue = accepted(
        *("obligations", "issue", APOLOGY, "--actor", "dh.chairman", "--at", "2026-12-04T10:00"),
        *("--promised", "2026-12-08T17:30", "--cause", "staff_shortage_or_overload", "--json"),
    )
    words = ("obligations", "deliver", APOLOGY, "--actor", "dh.reception_1", "--at", "2026-12-04T11:00")
    deliver = accepted(*words, "--json")

    assert [draft.json["state"], issue.json["state"], deliver.json["state"]] == ["drafted", "issued", "delivered"]
    assert (issue.json["promised_now"], issue.json["dossier"]) == ("2026-12-08T17:30:00+07:00", CODE)
    assert accepted("obligations", "list", "--state", "owed", "--json").json == []


def test_a_delay_is_declared_before_the_appointment(accepted: Typed) -> None:
    act(accepted, "hand_over", "dh.reception_1", "2026-11-23T11:00")

    words = ("obligations", "declare", CODE, "--actor", "dh.economic_head", "--at", "2026-12-01T09:00")
    declared = accepted(*words, "--cause", "staff_shortage_or_overload", "--json").json

    assert (declared["id"], declared["state"], declared["declared"]) == (APOLOGY, "owed", True)


def test_an_obligation_is_waived_with_its_ground(late: Typed) -> None:
    words = ("obligations", "waive", APOLOGY, "--actor", "dh.chairman", "--at", "2026-12-12T09:00")
    waived = late(*words, "--ground", "Ngày nghỉ công bố sau", "--json").json

    assert (waived["state"], waived["ground"]) == ("waived", "Ngày nghỉ công bố sau")


# Looking


def test_the_inbox_of_a_department_and_of_an_officer_show_what_waits(accepted: Typed) -> None:
    waiting = [
        {
            "code": CODE,
            "procedure": "house_building_permit",
            "lane": "standard",
            "state": "accepted",
            "held_by": {"department": "dinh_hoa.service_centre", "officer": None},
            "appointment": "2026-12-03T17:30:00+07:00",
            "declare_by": "2026-12-02T17:30:00+07:00",
        }
    ]

    assert accepted("dossier", "inbox", "--department", "dinh_hoa.service_centre", "--json").json == waiting
    assert accepted("dossier", "inbox", "--actor", "dh.reception_1", "--json").json == waiting
    assert accepted("dossier", "inbox", "--actor", "dh.economic_1", "--json").json == []


HAND_OVER = ("dossier", "act", CODE, "hand_over", "--actor", "dh.reception_1", "--at", "2026-11-23T10:30")


def test_on_whose_behalf_an_act_is_done_stands_in_the_journal(accepted: Typed) -> None:
    accepted(*HAND_OVER, "--on-behalf-of", "dh.reception_2")

    last = accepted("dossier", "history", CODE, "--json").json[-1]
    assert (last["actor"], last["on_behalf_of"]) == ("dh.reception_1", "dh.reception_2")
    assert "on_behalf_of: dh.reception_2" in " ".join(accepted("dossier", "history", CODE).out.split())


def test_nobody_acts_on_behalf_of_somebody_unknown(accepted: Typed) -> None:
    done = accepted(*HAND_OVER, "--on-behalf-of", "dh.nobody")

    wanted = "--on-behalf-of: wanted an officer of the agencies or 'applicant', but got 'dh.nobody'"
    assert (done.code, done.err[: len(wanted)]) == (2, wanted)


def test_the_journal_numbers_its_events_from_one(accepted: Typed) -> None:
    history = accepted("dossier", "history", CODE, "--json").json

    assert [(row["seq"], row["event"], row["actor"]) for row in history] == [
        (1, "DossierSubmitted", "applicant"),
        (2, "DossierAccepted", "dh.reception_1"),
        (3, "StateEntered", "dh.reception_1"),
        (4, "ClockStarted", "dh.reception_1"),
        (5, "ClockStarted", "dh.reception_1"),
    ]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("dossier", "show", CODE), ("Trễ hạn", "quá hạn", "Kết thúc lúc", "Những ngày này của ai")),
        (("dossier", "history", CODE), ("Nhật ký của", "ClockBreached")),
        (("dossier", "explain", CODE), ("Thời hạn giải quyết: quá hạn", "nghỉ lễ: Ngày Văn hóa Việt Nam")),
        (("obligations", "list"), (APOLOGY, "thư xin lỗi", "chưa soạn")),
        (("dossier", "inbox", "--department", "dinh_hoa.service_centre"), ("Đang chờ", CODE)),
    ],
)
def test_people_read_tables_in_vietnamese(words: tuple[str, ...], seen: tuple[str, ...], late: Typed) -> None:
    page = late(*words, "--lang", "vi")

    assert page.code == 0
    assert [word for word in seen if word not in page.out] == []


# What is refused


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("dossier", "act", CODE, "sign", "--actor", "dh.chairman"),
            f"{CODE}: wanted 'sign' in state 'accepted', but the state does not offer it; "
            "possible: hand_over (dinh_hoa.service_centre.reception), withdraw (applicant)",
        ),
        (
            ("dossier", "act", CODE, "hand_over", "--actor", "dh.economic_1"),
            f"{CODE}: wanted 'hand_over' in state 'accepted' by 'dh.economic_1' of dinh_hoa.economic_division "
            "(officer), but it is not theirs; possible: dinh_hoa.service_centre.reception",
        ),
        (
            ("dossier", "act", CODE, "hand_over", "--actor", "dh.return_desk_1"),
            f"{CODE}: wanted 'hand_over' in state 'accepted' by 'dh.return_desk_1' of dinh_hoa.service_centre "
            "(return_desk), but it is not theirs; possible: dinh_hoa.service_centre.reception",
        ),
        (
            ("dossier", "act", CODE, "hand_over", "--actor", "dh.recepton_1"),
            "--actor: wanted an officer of the agencies or 'applicant', but got 'dh.recepton_1'; "
            "possible: dh.reception_1, dh.reception_3, dh.reception_2",
        ),
        (
            ("dossier", "act", "H55.25-261123-0009", "hand_over", "--actor", "dh.reception_1"),
            "dossier: wanted 'H55.25-261123-0009', but there is none",
        ),
        (
            ("dossier", "act", CODE, "hand_over", "--actor", "dh.reception_1", "--at", "2026-11-23T09:59:59"),
            f"{CODE}: wanted to act at 2026-11-23T09:59:59+07:00, but its journal already has an effect at "
            "2026-11-23T10:00:00+07:00; possible: act at that instant or later, or record a correction",
        ),
        (
            ("dossier", "act", CODE, "hand_over", "--actor", "dh.reception_1", "--at", "2026-02-30T10:00"),
            "--at: wanted an instant, but got '2026-02-30T10:00'; "
            "possible: 2026-11-23T10:00, 2026-11-23T10:00:00+07:00",
        ),
        (
            ("dossier", "act", CODE, "hand_over", "--actor", "dh.reception_1", "--at", "2029-05-01T09:00"),
            "calendar dinh_hoa: wanted year 2029, but it has no table; possible: 2025, 2026, 2027",
        ),
        (
            ("obligations", "draft", APOLOGY, "--actor", "dh.economic_1", "--at", "2026-11-24T10:00"),
            f"obligation: wanted '{APOLOGY}', but there is none",
        ),
        (
            ("dossier", "show", CODE, "--as-of", "2026-11-23T08:59:59"),
            f"{CODE}: wanted it as of 2026-11-23T08:59:59+07:00, but it was handed in later",
        ),
        (
            ("obligations", "list", "--state", "lost"),
            "--state: wanted a state of an obligation, but got 'lost'; "
            "possible: owed, drafted, issued, delivered, waived",
        ),
        (
            ("dossier", "inbox"),
            "inbox: wanted either --actor or --department, but neither was given; "
            "possible: inbox --actor ID, inbox --department ID",
        ),
    ],
)
def test_what_is_not_possible_is_refused_and_the_store_stays_as_it_was(
    words: tuple[str, ...], sentence: str, accepted: Typed, tmp_path: Path
) -> None:
    before = everything(tmp_path)

    assert one_sentence(accepted(*words)) == sentence
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.yaml", "floors: [", "a.yaml:2:1: "),
        ("a.yaml", "floors: 3\nfloors: 4\n", "a.yaml:2:1: "),
        ("a.yaml", "!!python/object:os.system {}", "a.yaml:1:1: "),
        ("a.yaml", "- floors\n", "a.yaml:1:1: file: wanted a map of keys, but found a list"),
        ("a.json", "[3]", "a.json: wanted a map of names to values, but got a list"),
        ("a.yaml", "floor: 3\n", "wanted the value 'floor', but there is no such field; possible: floors"),
        ("a.yaml", 'floors: "3"\n', "wanted 'floors' to be a whole number such as 3, but it is '3'"),
        ("a.yaml", "documents: application\n", "documents: wanted a list of document ids, but got 'application'"),
        ("a.yaml", "documents: [moon]\n", "wanted the document 'moon', but 'house_building_permit' takes: "),
        ("a.yaml", "applicant: An\n", "applicant: wanted a map of names to values, but got 'An'"),
        ("a.json", "{", "a.json:1:2: wanted JSON, but "),
        ("a.json", '{"floors": 1, "floors": 2}', "a.json: wanted JSON, but the key 'floors' stands twice"),
        ("a.json", '{"floor_area_m2": NaN}', "a.json: wanted JSON, but NaN is no number"),
        ("a.json", "[" * 100_000, "a.json: wanted JSON, but "),
        ("a.json", "\udcff", "a.json: wanted UTF-8, but byte 0 is none"),
        (
            "a.json",
            " " * 5_000_001,
            "a.json: wanted at most 5000000 bytes, but there are more; possible: a smaller file",
        ),
        ("a.yaml", "a: &a [*a, *a]\n", "a.yaml:1:4: "),
        ("missing", None, "missing: wanted to use it, but No such file or directory"),
    ],
)
def test_a_bad_data_file_is_refused_and_nothing_is_handed_in(
    name: str, content: str | None, said: str, typed: Typed, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content.encode("utf-8", "surrogateescape"))
    before = everything(tmp_path)

    words = ("submit", "house_building_permit", "--actor", "applicant", "--at", "2026-11-23T09:00")
    refusal = one_sentence(typed("dossier", *words, "--data", f"@{name}"))

    assert said in refusal
    assert everything(tmp_path) == before


def test_refusals_of_the_library_read_in_vietnamese(accepted: Typed) -> None:
    refusal = one_sentence(accepted("dossier", "act", CODE, "sign", "--actor", "dh.chairman", "--lang", "vi"))

    assert refusal == (
        f"{CODE}: cần 'sign' ở trạng thái 'accepted', nhưng trạng thái không có thao tác này; "
        "có thể: hand_over (dinh_hoa.service_centre.reception), withdraw (applicant)"
    )


def test_a_store_in_production_takes_an_instant_only_when_it_is_backdated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'real.db'}"
    words = ("dossier", "submit", "certified_copy", "--actor", "applicant", "--at", "2026-01-05T09:00", "--db", url)

    refusal = one_sentence(luongxanh(*words))
    taken = luongxanh(*words, "--backdate", "--json")

    assert refusal.startswith("store: wanted to act at 2026-01-05T09:00:00+07:00, but it is ")
    assert taken.json["submitted"] == "2026-01-05T09:00:00+07:00"
