"""Procedures as commands: lists, merged values with their origin, findings, diagrams, the schema."""

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from tests.terminal import luongxanh, one_sentence
from tests.tiny import folder, varied
from workflow.cli import diagrams
from workflow.cli.drawing import drawer, svg
from workflow.cli.refusals import Refused
from workflow.loader import load_definitions, shipped
from workflow.loader.yamltree import plain, read


def test_the_list_shows_every_version_of_every_procedure() -> None:
    listed = luongxanh("procedures", "list", "--json").json

    assert {
        "id": "house_building_permit",
        "code": "1.013225",
        "title": "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
        "version": "2025-07-01",
        "in_force": {"from": "2025-07-01", "to": "2026-06-30"},
        "lanes": ["standard"],
        "lifecycle": "one_stop",
    } in listed
    versions = load_definitions().versions
    assert [(one["id"], one["version"]) for one in listed] == [
        (id, one.version) for id in load_definitions().procedure_ids() for one in versions(id)
    ]


@pytest.mark.parametrize(("language", "title"), [("vi", "Chứng thực bản sao"), ("en", "Certif")])
def test_the_list_has_the_titles_of_the_reader_s_language(language: str, title: str) -> None:
    assert title in luongxanh("procedures", "list", "--lang", language).out


def test_every_value_of_a_merged_procedure_shows_where_it_is_from(tmp_path: Path) -> None:
    shown = luongxanh(
        "procedures", "show", "permit", "--definitions", folder(tmp_path), "--lane", "green", "--json"
    ).json

    values = {one["path"]: (one["value"], Path(one["file"]).name, one["line"]) for one in shown["values"]}
    assert (shown["procedure"], shown["version"], shown["lane"]) == (
        "permit",
        {"procedure": "1", "lifecycle": "1"},
        "green",
    )
    assert values["states.accepted.norm"] == (
        "2 working hours",
        "lifecycle.yaml",
        line_of(tmp_path / "lifecycle.yaml", "accepted: {"),
    )
    assert values["states.checking.norm"][0] == "4 working hours"
    assert values["clocks.commitment.limit"][:2] == ("40% of resolution", "procedure.yaml")


def line_of(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_table_of_a_merged_procedure_names_file_and_line(tmp_path: Path) -> None:
    page = luongxanh("procedures", "show", "permit", "--definitions", folder(tmp_path)).out

    assert re.search(r"states\.accepted\.norm +│ 2 working hours +│ \S*lifecycle\.yaml:\d+ ", page)


def test_show_takes_the_newest_version_unless_one_is_named() -> None:
    newest = luongxanh("procedures", "show", "house_building_permit", "--json").json
    older = luongxanh("procedures", "show", "house_building_permit", "--version", "2025-07-01", "--json").json

    assert newest["version"] == {"procedure": "2026-07-01", "lifecycle": "2026-08-05"}
    assert older["version"] == {"procedure": "2025-07-01", "lifecycle": "2025-07-01"}


# Checking


def test_the_shipped_definitions_check_clean() -> None:
    checked = luongxanh("procedures", "check", "--json")

    assert checked.code == 0
    assert [one for one in checked.json["findings"] if one["severity"] == "error"] == []
    assert checked.json["checked"] >= 10


BROKEN = varied("procedure.yaml", "first: checking", "first: [checking")
UNKNOWN_KEY = varied("procedure.yaml", "parties:", "partys: {}\nparties:")
WRONG_TYPE = varied("procedure.yaml", "!urgent && floors < 4", "!urgent && floors < true")


@pytest.mark.parametrize("text", [BROKEN, UNKNOWN_KEY, WRONG_TYPE], ids=["broken", "unknown key", "wrong type"])
def test_a_wrong_definition_is_a_finding_of_check_and_a_refusal_of_every_other_command(
    text: str, tmp_path: Path
) -> None:
    definitions = folder(tmp_path, procedure=text)

    checked = luongxanh("procedures", "check", definitions, "--json")
    refusal = one_sentence(luongxanh("due", "permit", "--at", "2026-05-04T10:00", "--definitions", definitions))

    (found,) = [one for one in checked.json["findings"] if one["rule"] == "definition"]
    assert (checked.code, found["severity"], Path(found["file"]).name) == (1, "error", "procedure.yaml")
    assert refusal == f"{found['file']}:{found['line']}:{found['column']}: {found['message']}"


def test_findings_are_printed_one_a_line_with_a_count(tmp_path: Path) -> None:
    page = luongxanh("procedures", "check", folder(tmp_path, procedure=UNKNOWN_KEY))

    *findings, count = page.out.splitlines()
    assert page.code == 1
    wrong = r"\S+procedure\.yaml:\d+:\d+: error \[definition\] .*partys.*parties"
    assert len([line for line in findings if re.fullmatch(wrong, line)]) == 1
    assert re.fullmatch(r"4 files checked: \d+ errors, \d+ warnings", count)


def test_a_path_that_is_not_there_is_refused_and_no_finding(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"

    assert one_sentence(luongxanh("procedures", "check", missing)) == (
        f"{missing}: wanted to use it, but No such file or directory"
    )


# Diagrams


def test_mermaid_has_plain_ids_and_the_titles_that_people_read(tmp_path: Path) -> None:
    text = luongxanh("procedures", "diagram", "permit", "--definitions", folder(tmp_path)).out

    assert 'state "Thẩm định – office" as s_checking' in text
    assert "    [*] --> s_submitted\n" in text
    assert "    s_checking --> s_signing : draft (office.officer, office.head)\n" in text
    assert "    s_returned --> [*]\n" in text
    assert {id for id in re.findall(r"\bs_\S+", text) if not id.isascii()} == set()


def test_a_lane_has_its_own_diagram(tmp_path: Path) -> None:
    words = ("procedures", "diagram", "permit", "--definitions", folder(tmp_path), "--format", "dot")

    assert "s_asking" in luongxanh(*words).out
    assert "s_asking" not in luongxanh(*words, "--lane", "green").out


def test_dot_draws_ends_twice_and_ways_back_dashed(tmp_path: Path) -> None:
    text = luongxanh("procedures", "diagram", "permit", "--definitions", folder(tmp_path), "--format", "dot").out

    assert re.search(r'  s_returned \[label="Đã trả – \w+", peripheries=2\];', text)
    assert '  s_supplementing -> s_checking [label="resupply", style=dashed];' in text


def test_quotes_and_backslashes_in_a_title_stay_inside_its_label(tmp_path: Path) -> None:
    text = varied("procedure.yaml", "title: Ký,", "title: 'Ký \"nháy\" \\',")

    written = luongxanh(
        "procedures", "diagram", "permit", "--definitions", folder(tmp_path, procedure=text), "--format", "dot"
    ).out

    assert r'label="Ký \"nháy\" \\ – office"' in written


def test_every_shipped_procedure_and_lane_has_a_diagram() -> None:
    definitions = load_definitions()

    for id in definitions.procedure_ids():
        newest = definitions.versions(id)[-1]
        for lane in newest.lanes:
            printed = luongxanh("procedures", "diagram", id, "--lane", lane, "--format", "dot")
            assert printed.out.startswith(f"digraph {id} {{")


def test_a_package_is_drawn_with_its_components_in_their_order() -> None:
    words = ("procedures", "diagram", "birth_residence_insurance", "--lang", "en", "--format")

    dot, mermaid = luongxanh(*words, "dot").out, luongxanh(*words, "mermaid").out

    assert "  s_handling -> c_birth [style=dotted];" in dot
    assert '  c_birth -> c_residence [style=dotted, label="register_residence"];' in dot
    assert "        [*] --> c_birth\n        c_birth --> c_residence : register_residence\n" in mermaid


def test_svg_is_drawn_or_refused_with_what_to_install() -> None:
    printed = luongxanh("procedures", "diagram", "certified_copy", "--format", "svg")

    if drawer() is None:
        assert "possible: pip install graphviz-pure, apt install graphviz, " in one_sentence(printed)
    else:
        assert "Submitted" in printed.out
        assert printed.out.rstrip().endswith("</svg>")


def test_without_a_drawing_program_svg_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))

    with pytest.raises(Refused, match="neither 'dot' nor 'graphviz-pure' is installed"):
        svg("digraph {}")


def test_an_arrow_gathers_the_moves_between_two_states(tmp_path: Path) -> None:
    procedure = load_definitions(folder(tmp_path)).merged("permit", "1", "1")

    drawn = diagrams.arrows(procedure, lambda _vietnamese, _english, id: id)

    both = [arrow for arrow in drawn if (arrow.origin, arrow.target) == ("submitted", "refused")]
    assert both == [diagrams.Arrow("submitted", "refused", ("refuse (desk)",), False)]


# Schema


@pytest.fixture(scope="module")
def schema() -> Any:
    return luongxanh("procedures", "schema").json


def test_every_shipped_file_is_valid_by_the_schema(schema: Any) -> None:
    validator = Draft202012Validator(schema)
    Draft202012Validator.check_schema(schema)

    wrong = {
        file.name: error.message
        for file in shipped().rglob("*.yaml")
        if (error := best_match(validator.iter_errors(plain(read(file))))) is not None
    }

    assert wrong == {}


def test_a_misspelt_key_is_invalid_by_the_schema(schema: Any) -> None:
    scenario = plain(read(shipped() / "scenarios" / "dinh_hoa_2026.yaml"))

    assert Draft202012Validator(schema).is_valid(scenario)
    assert not Draft202012Validator(schema).is_valid(scenario | {"arivals": {}})


def test_the_schema_knows_the_five_kinds_of_files_and_no_other_key(schema: Any) -> None:
    assert [one["$ref"] for one in schema["anyOf"]] == [
        f"#/$defs/{name}" for name in ("Calendar", "Agency", "Lifecycle", "Procedure", "Scenario", "Overlay")
    ]
    assert schema["$defs"]["Procedure"]["additionalProperties"] is False
    assert schema["$defs"]["Procedure"]["properties"]["schema"]["const"] == "procedure/1"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("show", "land_transfer", "--version", "1999"),
            "land_transfer: wanted the version '1999', but there is none; possible: 2025-07-01",
        ),
        (
            ("show", "land_transfer", "--lane", "green"),
            "procedure 'land_transfer': wanted lane 'green', but there is none; possible: standard",
        ),
        (
            ("diagram", "land_transfer", "--format", "pdf"),
            "--format: wanted a format, but got 'pdf'; possible: mermaid, dot, svg",
        ),
        (
            ("show", "land_transfr"),
            "procedure 'land_transfr': wanted a known procedure, but there is none; nearest: land_transfer",
        ),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    assert one_sentence(luongxanh("procedures", *words)) == sentence
