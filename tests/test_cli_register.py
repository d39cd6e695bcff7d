"""simulate from the dossiers that are in hand in a store, and with an event log, as typed."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.terminal import luongxanh, one_sentence

AUTUMN = """\
schema: scenario/1
scenario: autumn
extends: dinh_hoa_2026
title: Mùa thu
title_en: Autumn
period: {from: "2026-11-02", to: "2026-12-11"}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    (folder / "autumn.yaml").write_text(AUTUMN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> str:
    """A sandbox: one dossier only handed in, one accepted and long at the check, its appointment past."""
    url = f"sqlite:///{folder}/office.db"
    assert luongxanh("db", "upgrade", "--sandbox", "--db", url).code == 0
    for at in ("2026-11-16T08:00", "2026-11-23T08:10"):
        told = luongxanh("dossier", "submit", "certified_copy", "--actor", "applicant", "--at", at, "--db", url)
        assert told.code == 0, told.err
    copies = folder / "copies.yaml"
    copies.write_text("documents: [original, copy]\n", encoding="utf-8")
    for action, at, more in (
        ("accept", "2026-11-16T08:10", ("--input", copies)),
        ("hand_over", "2026-11-16T08:20", ()),
    ):
        words = ("act", "H55.25-261116-0001", action, "--actor", "dh.reception_1", "--at", at, "--db", url, *more)
        told = luongxanh("dossier", *words)
        assert told.code == 0, told.err
    return url


@pytest.fixture(scope="module")
def found(folder: Path, store: str) -> Any:
    words = ("--from-db", store, "--replications", "2", "--workers", "1", "--json", "-")
    return luongxanh("simulate", folder / "autumn.yaml", *words).json


def test_the_period_begins_with_the_latest_instant_of_the_store(found: Any) -> None:
    assert found["period"] == {"from": "2026-11-23T08:10:00+07:00", "to": "2026-12-12T00:00:00+07:00"}


def test_the_dossiers_in_hand_are_told_one_by_one(found: Any) -> None:
    [one] = found["carried"]

    assert (one["code"], one["procedure"], one["state"]) == ("H55.25-261116-0001", "certified_copy", "checking")
    assert (one["overdue"], one["late_share"]) == (True, 1.0)
    assert one["held_by"] == "dinh_hoa.office"
    assert one["mean_late_seconds"] > 3_600
    assert found["in_hand"]["received"] == 2  # the same one in two runs; who is not accepted yet is no dossier in hand
    assert found["in_hand"]["late"] + found["in_hand"]["open_overdue"] == 2


def test_the_table_says_which_of_them_go_late(folder: Path, store: str) -> None:
    said = luongxanh("simulate", folder / "autumn.yaml", "--from-db", store).out

    assert "Which of them go late" in said
    assert "H55.25-261116-0001" in said
    assert "already late" in said


def test_a_store_that_is_not_there_is_refused(folder: Path) -> None:
    told = luongxanh("simulate", folder / "autumn.yaml", "--from-db", f"sqlite:///{folder}/none.db")

    assert told.code == 2
    assert "wanted a store, but there is none" in one_sentence(told)


@pytest.mark.parametrize("ending", ["csv", "xes", "jsonocel"])
def test_the_event_log_has_every_event_of_the_run(ending: str, tmp_path: Path) -> None:
    days = tmp_path / "days.yaml"
    days.write_text(AUTUMN.replace('"2026-12-11"', '"2026-11-05"'), encoding="utf-8")
    file = tmp_path / f"events.{ending}"

    told = luongxanh("simulate", days, "--log", file, "--json", "-").json

    events = told["totals"]["events"]
    if ending == "csv":
        assert len(file.read_text(encoding="utf-8").splitlines()) == events + 1
    elif ending == "xes":
        assert len(ElementTree.parse(file).getroot().findall(".//event")) == events
    else:
        assert len(json.loads(file.read_text(encoding="utf-8"))["events"]) == events


def test_a_log_of_an_unknown_ending_is_refused_before_anything_runs(folder: Path, tmp_path: Path) -> None:
    told = luongxanh("simulate", folder / "autumn.yaml", "--log", tmp_path / "events.txt")

    assert told.code == 2
    assert one_sentence(told).endswith("possible: .xes, .jsonocel, .csv")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_store_and_stays_empty(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()

    told = luongxanh("simulate", folder / "autumn.yaml", "--from-db", f"sqlite:///{empty}")

    assert told.code == 2
    assert "wanted a store, but there is none" in one_sentence(told)
    assert empty.stat().st_size == 0
