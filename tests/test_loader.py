"""Which definitions there are, which is the law on a day, and what is refused when a file or a name is wrong."""

import datetime
from pathlib import Path

import pytest

from tests.tiny import AGENCY, CALENDAR, FILES, LIFECYCLE, PROCEDURE, folder, said, varied
from workflow.errors import DefinitionError, NotFound
from workflow.loader import Pinned, ProcedureVersion, load_definitions, shipped, survey
from workflow.loader.documents import SCHEMAS
from workflow.model import Version
from workflow.procedure import InForce
from workflow.worktime import Closure

JUNE_30_EVENING = int(datetime.datetime(2026, 6, 30, 16, 59, 59, tzinfo=datetime.UTC).timestamp())
MAY_1 = int(datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC).timestamp())
NEXT = PROCEDURE.replace('version: "1"', 'version: "2"').replace(
    '{from: "2026-01-01", to: "2026-06-30"}', '{from: "2026-07-01"}'
)


def test_a_folder_gives_calendars_agencies_and_procedures(tmp_path: Path) -> None:
    definitions = load_definitions(folder(tmp_path))

    assert list(definitions.calendars) == ["town"]
    assert definitions.agencies.resolve("town", "fire") == "town.front"
    assert definitions.agencies.head_of("town.back") == "head_of_back"
    assert definitions.agencies.head_of("town.front") == "chair"
    assert definitions.procedure_ids() == ("permit",)
    assert definitions.versions("permit") == (
        ProcedureVersion(
            id="permit",
            version="1",
            in_force=InForce(datetime.date(2026, 1, 1), datetime.date(2026, 6, 30)),
            lifecycle="counter",
            title="Giấy phép thử",
            code="1.000001",
            lanes=("standard", "green"),
            file=f"{tmp_path}/procedure.yaml",
        ),
    )


def test_a_calendar_has_its_hours_days_and_closures(tmp_path: Path) -> None:
    calendar = load_definitions(folder(tmp_path)).calendars["town"]

    eight = int(datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC).timestamp())
    assert calendar.closures == (Closure(eight, eight + 2 * 3600, "Bão", "Ví dụ"),)
    assert calendar.day_name(datetime.date(2026, 1, 1)) == "Tết Dương lịch"
    hours = [
        sum(until - since for since, until in calendar.intervals_of(day)) // 3600
        for day in (
            datetime.date(2026, 3, 2),
            datetime.date(2026, 3, 3),
            datetime.date(2026, 3, 9),
            datetime.date(2026, 1, 10),
        )
    ]
    assert hours == [6, 4, 8, 4]


SUMMER = """\
schema: calendar/1
calendar: summer
title: Lịch mùa hè
version: "1"
extends: {calendar: town, version: "1"}
hours: {monday: ["08:00-12:00"], tuesday: null}
years:
  "2026": {status: official, source: Ví dụ, make_up: {"2026-01-10": {name: Làm bù, hours: ["08:00-12:00"]}}}
"""


def test_a_calendar_may_be_laid_on_the_version_of_another(tmp_path: Path) -> None:
    folder(tmp_path, summer=SUMMER)

    calendars = load_definitions(tmp_path).calendars

    town, summer = calendars["town"], calendars["summer"]
    monday, new_year, worked = (datetime.date(2026, 1, day) for day in (5, 1, 10))
    assert summer.title == "Lịch mùa hè"
    assert [until - since for since, until in summer.intervals_of(monday)] == [4 * 3_600]
    assert summer.intervals_of(monday)[0][0] == town.intervals_of(monday)[0][0] + 1_800  # 08:00, not 07:30
    assert summer.intervals_of(monday + datetime.timedelta(days=1)) == ()
    assert summer.intervals_of(worked)[0][0] == town.intervals_of(worked)[0][0] + 1_800
    assert summer.years[2026].days_off == town.years[2026].days_off == {new_year: "Tết Dương lịch"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ('extends: {calendar: town, version: "1"}', 'extends: {calendar: town, version: "2"}'),
            "summer.yaml:5:10: calendar extends: wanted a known version of a calendar, but there is no 'town 2'; "
            "nearest: town 1",
        ),
        (
            ("extends: {calendar: town,", "extends: {calendar: summer,"),
            "summer.yaml:5:10: calendar extends: wanted another calendar, but 'summer' leads back to itself",
        ),
        (
            ('extends: {calendar: town, version: "1"}', "extends: null"),
            "summer.yaml:5:10: calendar extends: wanted a calendar and its version, but there is nothing; "
            'possible: {calendar: office, version: "1"}',
        ),
        (
            ('extends: {calendar: town, version: "1"}\n', ""),
            "summer.yaml:5:8: calendar 'summer': wanted the key 'hours', but it is missing",
        ),
    ],
)
def test_a_calendar_that_extends_nothing_is_refused(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    text = SUMMER.replace(*change)
    if "extends" not in text:
        text = text.replace('hours: {monday: ["08:00-12:00"], tuesday: null}\n', "hours: {}\n")
    folder(tmp_path, summer=text)

    with pytest.raises(DefinitionError) as refused:
        load_definitions(tmp_path)

    assert said(tmp_path, refused.value).startswith(sentence)


def test_several_folders_are_united(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for name, text in FILES.items():
        (tmp_path / ("a" if name == "procedure.yaml" else "b") / name).write_text(text, encoding="utf-8")

    definitions = load_definitions(tmp_path / "a", tmp_path / "b", tmp_path / "a" / "procedure.yaml")

    assert definitions.merged("permit", "1", "1").version == "1"


def test_a_version_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    folder(tmp_path, second=PROCEDURE)

    with pytest.raises(DefinitionError) as refused:
        load_definitions(tmp_path)

    assert said(tmp_path, refused.value) == (
        "second.yaml:1:1: procedure 'permit' version '1': wanted it once, but it is already given in procedure.yaml:1"
    )


def test_two_versions_in_force_on_one_day_are_refused(tmp_path: Path) -> None:
    folder(tmp_path, later=NEXT.replace("2026-07-01", "2026-06-30"))

    with pytest.raises(DefinitionError) as refused:
        load_definitions(tmp_path)

    assert said(tmp_path, refused.value) == (
        "later.yaml:6:11: 'permit' version '2': wanted one version in force on each day, "
        "but version '1' is in force on 2026-06-30 too"
    )


def test_an_officer_whom_two_agencies_name_is_refused(tmp_path: Path) -> None:
    folder(tmp_path, other=AGENCY.replace("agency: town", "agency: ward"))

    _, wrongs = survey(tmp_path)

    assert [said(tmp_path, one) for one in wrongs] == [
        f"other.yaml:{line}: officer '{name}': wanted one agency, but 'town' names the same officer"
        for line, name in (("11:3", "chair"), ("12:3", "head_of_back"))
    ]


def test_the_pair_in_force_changes_at_midnight_in_vietnam(tmp_path: Path) -> None:
    law = LIFECYCLE.replace('{from: "2026-01-01"}', '{from: "2026-01-01", to: "2026-06-30"}')
    new_law = (
        law.replace('version: "1"', 'version: "new"')
        .replace("2026-01-01", "2026-07-01")
        .replace(', to: "2026-06-30"', "")
    )
    definitions = load_definitions(folder(tmp_path, lifecycle=law, lifecycle_new=new_law, later=NEXT))

    pairs = [definitions.version_in_force("permit", JUNE_30_EVENING + second) for second in (0, 1)]

    assert pairs == [Pinned("1", "1"), Pinned("2", "new")]


def test_a_day_without_a_version_says_which_there_are(tmp_path: Path) -> None:
    definitions = load_definitions(folder(tmp_path))

    with pytest.raises(NotFound) as refused:
        definitions.version_in_force("permit", JUNE_30_EVENING + 1)

    assert str(refused.value) == (
        "procedure 'permit': wanted a version in force on 2026-07-01, but there is none; "
        "possible: '1' from 2026-01-01 to 2026-06-30"
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            ("permt", "1", "1", "standard"),
            "procedure 'permt': wanted a known procedure, but there is none; nearest: permit",
        ),
        (("permit", "3", "1", "standard"), "procedure 'permit': wanted version '3', but there is none; possible: 1"),
        (("permit", "1", "3", "standard"), "lifecycle 'counter': wanted version '3', but there is none; possible: 1"),
        (("permit", "1", "1", "gren"), "procedure 'permit': wanted lane 'gren', but there is none; nearest: green"),
    ],
)
def test_an_unknown_name_is_not_found_and_the_nearest_is_said(
    tmp_path: Path, asked: tuple[str, str, str, str], sentence: str
) -> None:
    definitions = load_definitions(folder(tmp_path))

    with pytest.raises(NotFound) as refused:
        definitions.merged(*asked)

    assert str(refused.value) == sentence


def test_rules_are_of_the_versions_in_force_or_of_the_pinned_ones(tmp_path: Path) -> None:
    definitions = load_definitions(folder(tmp_path, later=NEXT))

    then = definitions.rules("permit", "town", at=MAY_1)
    newest = definitions.rules("permit", "town")
    pinned = definitions.rules("permit", "town", version=Version("1", "1", "1"))

    assert [one.version for one in (then, newest, pinned)] == ["1", "2", "1"]
    assert list(then.tracks) == ["standard", "green"]
    assert definitions.rules("permit", "town", at=MAY_1) is then


def test_a_dossier_keeps_the_calendar_version_under_which_it_counts(tmp_path: Path) -> None:
    newer = CALENDAR.replace('version: "1"', 'version: "2"')
    definitions = load_definitions(folder(tmp_path, newer=newer))

    versions = [definitions.rules("permit", "town", version=Version("1", "1", one)).calendar_version for one in "12"]

    assert (definitions.calendars["town"].version, versions) == ("2", ["1", "2"])
    with pytest.raises(NotFound, match="calendar 'town': wanted version '3', but there is none; possible: 1, 2"):
        definitions.rules("permit", "town", version=Version("1", "1", "3"))


def test_the_calendar_version_of_a_dossier_is_that_of_the_agency_that_leads(tmp_path: Path) -> None:
    ward = """\
schema: agency/1
agency: ward
title: Phường thử
calendar: ward
departments: {fire: {title: Phòng cháy}}
"""
    definitions = load_definitions(
        folder(
            tmp_path,
            ward=ward,
            ward_calendar=CALENDAR.replace("calendar: town", "calendar: ward").replace('"1"', '"w"'),
            agency=varied("agency.yaml", "fire: town.front", "fire: ward.fire"),
            procedure=varied("procedure.yaml", "first: checking", "first: checking\nlead: fire"),
        )
    )

    assert definitions.rules("permit", "town", version=Version("1", "1", "w")).calendar_version == "w"


def test_the_receiving_agency_is_the_only_one_that_receives(tmp_path: Path) -> None:
    assert load_definitions(folder(tmp_path)).receiving_agency() == "town"

    ward = (
        AGENCY.replace("agency: town", "agency: ward")
        .replace("chair:", "chair2:")
        .replace("head: chair", "head: chair2")
    )
    ward = ward.replace("head_of_back", "head_of_ward")
    with pytest.raises(NotFound, match="wanted the only one that receives dossiers, but there are town, ward"):
        load_definitions(folder(tmp_path, ward=ward)).receiving_agency()
    (tmp_path / "ward.yaml").unlink()
    nobody = load_definitions(folder(tmp_path, agency=varied("agency.yaml", "receives: true\n", "")))
    with pytest.raises(NotFound, match="wanted the only one that receives dossiers, but there is none"):
        nobody.receiving_agency()


def test_a_folder_that_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="wanted YAML files, but there is none in"):
        load_definitions(tmp_path)
    with pytest.raises(NotFound, match="wanted a folder or a file, but there is no"):
        load_definitions(tmp_path / "nowhere")


def test_every_schema_is_a_json_schema_for_editors() -> None:
    known = {name: set(model.model_json_schema()["properties"]) for name, model in SCHEMAS.items()}

    assert {name: keys & {"schema", "in_force", "lanes", "from"} for name, keys in known.items()} == {
        "calendar/1": {"schema"},
        "agency/1": {"schema"},
        "lifecycle/1": {"schema", "in_force"},
        "procedure/1": {"schema", "in_force", "lanes"},
    }


def test_scenarios_are_left_to_the_simulation(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "year.yaml").write_text("schema: scenario/1\n", encoding="utf-8")

    assert survey(folder(tmp_path))[1] == ()


def test_a_survey_tells_everything_and_keeps_what_is_right(tmp_path: Path) -> None:
    text = PROCEDURE.replace("portal: 4, held_by: office, norm: 8", "portl: 4, held_by: 7, norm: 8")
    definitions, wrongs = survey(folder(tmp_path, procedure=text, broken="a: [", later=NEXT))

    assert [said(tmp_path, one) for one in wrongs] == [
        "broken.yaml:2:1: YAML: wanted a well-formed file, but did not find expected node content, "
        "while parsing a flow node",
        "procedure.yaml:14:32: key 'portl' of states.checking: wanted a known key, but it is not one; nearest: portal",
        'procedure.yaml:14:51: states.checking.held_by: wanted text, but found the number 7; possible: "7"',
    ]
    assert [one.version for one in definitions.versions("permit")] == ["2"]


def test_the_shipped_definitions_load_and_every_pair_merges_in_every_lane() -> None:
    definitions = load_definitions()

    wrongs = [
        str(wrong)
        for id in definitions.procedure_ids()
        for version in definitions.versions(id)
        for lifecycle, _ in definitions.lifecycle_versions(version.lifecycle)
        for lane in version.lanes
        for wrong in definitions.merge_faults(id, version.version, lifecycle, lane)
    ]
    assert (wrongs, shipped().is_dir()) == ([], True)
