"""How a file becomes a scenario: what it extends lies under it, files beside it are read in, errors have places."""

from pathlib import Path

import pytest

from workflow.errors import DefinitionError
from workflow.loader import shipped
from workflow.loader.yamltree import at, place
from workflow.simulation.reading import read_scenario, scenario_tree
from workflow.simulation.scenario import Scenario

BASE = """\
schema: scenario/1
scenario: base
title: Cơ sở
home: dinh_hoa
period: {from: "2026-03-02", to: "2026-03-06"}
arrivals:
  copies:
    procedure: certified_copy
    per_working_day: 10
    months: {"03": 2, "04": 3}
    peaks: [{from: "2026-03-03", to: "2026-03-03", factor: 2}]
    confidence: assumption
staff:
  dinh_hoa.office: {officers: 3, confidence: assumption}
work: {}
letters: {issue: {constant: 1 hour}, deliver: {constant: 1 hour}, promise: 3 days, confidence: assumption}
"""


def write(folder: Path, **files: str) -> Path:
    """Files of that name, the first of which is given back."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(files))}.yaml"


def overlaid(folder: Path, overlay: str, **more: str) -> Scenario:
    return read_scenario(write(folder, top=f"extends: base\n{overlay}", base=BASE, **more))[0]


def refusal(file: Path) -> tuple[str, str, int | None, int | None]:
    with pytest.raises(DefinitionError) as refused:
        read_scenario(file)
    error = refused.value
    return error.message, Path(str(error.file)).name, error.line, error.column


# --- what it extends


def test_maps_merge_by_key_and_lists_and_values_replace(tmp_path: Path) -> None:
    said = overlaid(
        tmp_path,
        'scenario: top\narrivals:\n  copies:\n    months: {"04": 5, "05": 6}\n'
        '    peaks: [{from: "2026-03-04", to: "2026-03-05", factor: 9}]\n',
    )

    assert (said.scenario, said.title) == ("top", "Cơ sở")
    assert said.arrivals["copies"].months == {"03": 2, "04": 5, "05": 6}
    assert [(peak.since, peak.factor) for peak in said.arrivals["copies"].peaks] == [("2026-03-04", 9)]
    assert said.arrivals["copies"].per_working_day == 10


def test_null_removes_what_the_base_says(tmp_path: Path) -> None:
    said = overlaid(tmp_path, 'arrivals: {copies: {months: {"03": null}, peaks: null}}\n')

    assert (said.arrivals["copies"].months, said.arrivals["copies"].peaks) == ({"04": 3}, [])


def test_null_of_nothing_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    file = write(tmp_path, top="extends: base\narrivals:\n  copies:\n    month: null\n", base=BASE)

    assert refusal(file) == (
        "arrivals.copies.month: wanted to remove it, but there is none; nearest: months",
        "top.yaml",
        4,
        5,
    )


def test_one_may_extend_what_extends_another_and_the_last_word_holds(tmp_path: Path) -> None:
    middle = "extends: base\nseed: 3\nhome: other\n"

    last = read_scenario(write(tmp_path, last="extends: middle\nscenario: last\n", middle=middle, base=BASE))[0]

    assert (last.scenario, last.seed, last.home, last.title) == ("last", 3, "other", "Cơ sở")


def test_a_file_beside_it_goes_before_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    own = BASE.replace("title: Cơ sở", "title: Của xã")
    file = write(tmp_path, top="extends: dinh_hoa_2026\n", dinh_hoa_2026=own)

    assert read_scenario(file)[0].title == "Của xã"


def test_a_shipped_scenario_is_found_by_its_name(tmp_path: Path) -> None:
    said = read_scenario(write(tmp_path, top="extends: dinh_hoa_2026\nseed: 99\n"))[0]

    assert said == read_scenario(shipped() / "scenarios" / "dinh_hoa_2026.yaml")[0].model_copy(update={"seed": 99})


def test_an_unknown_base_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    message, *there = refusal(write(tmp_path, top="scenario: top\nextends: bose\n", base=BASE))

    assert message == "extends: wanted a known scenario, but found 'bose'; nearest: base"
    assert there == ["top.yaml", 2, 10]


@pytest.mark.parametrize(
    ("files", "file", "line"),
    [
        ({"top": "extends: top.yaml\n"}, "top.yaml", 1),
        ({"top": "extends: other\n", "other": "seed: 1\nextends: top\n"}, "other.yaml", 2),
        ({"top": "extends: a\n", "a": "extends: b\n", "b": "extends: a\n"}, "b.yaml", 1),
    ],
)
def test_a_circle_of_scenarios_is_refused_where_it_closes(
    files: dict[str, str], file: str, line: int, tmp_path: Path
) -> None:
    message, *there = refusal(write(tmp_path, **files))

    assert message.startswith("extends: wanted a scenario that does not extend this one, but ")
    assert there == [file, line, 10]


def test_what_is_wrong_in_the_base_is_told_at_its_place_in_the_base(tmp_path: Path) -> None:
    wrong = BASE.replace("per_working_day: 10", "per_working_day: -1")

    message, *there = refusal(write(tmp_path, top="extends: base\nseed: 3\n", base=wrong))

    assert message.startswith("arrivals.copies.per_working_day: ")
    assert there == ["base.yaml", 9, 22]


def test_what_is_wrong_in_the_overlay_is_told_at_its_place_in_the_overlay(tmp_path: Path) -> None:
    message, *there = refusal(write(tmp_path, top="extends: base\narrivals:\n  copies: {trend: -1}\n", base=BASE))

    assert message.startswith("arrivals.copies.trend: ")
    assert there == ["top.yaml", 3, 19]


def test_each_value_keeps_the_place_where_it_is_written(tmp_path: Path) -> None:
    file = write(tmp_path, top='extends: base\narrivals: {copies: {months: {"04": 5}}}\n', base=BASE)
    tree = scenario_tree(file)

    places = [place(at(tree, ["arrivals", "copies", "months", month])) for month in ("03", "04")]

    assert [(Path(one.file).name, one.line) for one in places] == [("base.yaml", 10), ("top.yaml", 2)]


def test_a_period_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path, top='extends: base\nperiod: {to: "2026-01-01"}\n', base=BASE)

    assert refusal(file) == ("period: wanted a last day not before the first, but there is none", "top.yaml", 2, 9)


# --- files beside it

REPLAY = BASE.replace(
    '    per_working_day: 10\n    months: {"03": 2, "04": 3}\n', "    replay: {file: counter.csv}\n"
).replace('    peaks: [{from: "2026-03-03", to: "2026-03-03", factor: 2}]\n', "")
MEASURED = BASE.replace(
    "work: {}", "work: {certified_copy: {confidence: practice, states: {checking: {empirical: MEASURED}}}}"
)


def replay(folder: Path, text: str | bytes) -> Path:
    (folder / "counter.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return write(folder, top=REPLAY)


def measured(folder: Path, said: str, text: str) -> Path:
    (folder / "measured.csv").write_text(text, encoding="utf-8")
    return write(folder, top=MEASURED.replace("MEASURED", said))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with the mark of a spreadsheet"])
def test_recorded_arrivals_are_read_with_their_lines(mark: bytes, tmp_path: Path) -> None:
    text = 'at,lane\n2026-03-02T08:00,\n"2026-03-03T09:00",standard\n'

    replayed = read_scenario(replay(tmp_path, mark + text.encode()))[0].arrivals["copies"].replay

    assert replayed is not None
    assert [(row.line, row.cells) for row in replayed.rows] == [
        (2, {"at": "2026-03-02T08:00", "lane": ""}),
        (3, {"at": "2026-03-03T09:00", "lane": "standard"}),
    ]


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("when,lane\n2026-03-02,\n", "counter.csv: wanted a column 'at', but it has when, lane", 1),
        ("at,lane\n2026-03-02,a\n2026-03-03\n", "counter.csv: wanted 2 cells, but found another number", 3),
        ("at,lane\n2026-03-02,a,b\n", "counter.csv: wanted 2 cells, but found another number", 2),
        ("at,lane\n", "counter.csv: wanted lines below the heading, but there is none", 1),
        ("", "counter.csv: wanted a column 'at', but it has none", 1),
        ("at,at\n2026-03-02,2026-03-03\n", "counter.csv: wanted each column once, but 'at' is there twice", 1),
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_line(text: str, says: str, line: int, tmp_path: Path) -> None:
    assert refusal(replay(tmp_path, text)) == (says, "counter.csv", line, 1)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    message, *there = refusal(replay(tmp_path, "at\nĐịnh".encode("utf-16")))

    assert message.startswith("counter.csv: wanted a CSV file in UTF-8, but ")
    assert there == ["counter.csv", 1, 1]


def test_a_file_that_is_not_there_is_refused_where_it_is_named(tmp_path: Path) -> None:
    message, *there = refusal(write(tmp_path, top=REPLAY))

    assert message == "file: wanted to read 'counter.csv', but No such file or directory"
    assert there == ["top.yaml", 9, 20]


def test_a_file_lies_beside_the_scenario_that_names_it_also_where_another_extends_that(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    base = replay(tmp_path / "below", "at\n2026-03-02T08:00\n")
    file = write(tmp_path, over=f"extends: below/{base.name}\nseed: 2\n")

    replayed = read_scenario(file)[0].arrivals["copies"].replay

    assert replayed is not None
    assert len(replayed.rows) == 1


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("{file: measured.csv, column: minutes, unit: working minutes}", "who,minutes\na,3\nb,1.5\n"),
        ("{file: measured.csv, unit: working minutes}", "minutes\n3\n1.5\n"),
        ("{values: [3, 1.5], unit: working minutes}", ""),
    ],
)
def test_measured_lengths_are_read_from_a_column_or_said(said: str, text: str, tmp_path: Path) -> None:
    scenario = read_scenario(measured(tmp_path, said, text))[0]

    law = scenario.work["certified_copy"].states["checking"][0].law

    assert (law.kind, law.parameters, law.working) == ("empirical", (90.0, 180.0), True)


@pytest.mark.parametrize(
    ("column", "text", "says", "line"),
    [
        ("minutes", "who,minutes\na,3\nb,long\n", "minutes: wanted a number, but found 'long'", 3),
        ("minutes", "who,hours\na,3\n", "measured.csv: wanted a column 'minutes', but it has who, hours", 1),
        ("minutes", "minutes\n", "measured.csv: wanted lines below the heading, but there is none", 1),
    ],
)
def test_a_measured_length_that_is_none_is_refused_with_its_line(
    column: str, text: str, says: str, line: int, tmp_path: Path
) -> None:
    file = measured(tmp_path, f"{{file: measured.csv, column: {column}, unit: hours}}", text)

    assert refusal(file) == (says, "measured.csv", line, 1)


@pytest.mark.parametrize("cell", ["nan", "inf", "-3"])
def test_a_measured_length_below_0_or_without_end_is_refused(cell: str, tmp_path: Path) -> None:
    file = measured(tmp_path, "{file: measured.csv, column: h, unit: hours}", f"h\n2\n{cell}\n")

    assert refusal(file) == (f"h: wanted a length of 0 or more, but found '{cell}'", "measured.csv", 3, 1)


def test_an_empty_map_over_keys_is_refused_for_it_would_keep_them_all(tmp_path: Path) -> None:
    top = write(tmp_path, top="extends: base\nscenario: top\narrivals: {}\n", base=BASE)
    wanted = "arrivals: wanted keys to lay over those below, but there is none; possible: null"
    assert refusal(top) == (wanted, "top.yaml", 3, 11)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"03": 2', "3: 2", "key '3': wanted a month of two digits in quotes, but it is not; possible: \"03\""),
        ("officers: 3", "officers: 100000000", "staff.dinh_hoa.office.officers: wanted at most 10000"),
        ("per_working_day: 10", "per_working_day: 1e9", "arrivals.copies.per_working_day: wanted at most 100000.0"),
        ("per_working_day: 10", "per_working_day: 0", "arrivals.copies.per_working_day: wanted more than 0"),
        ("work: {}", "work: {}\nseed: -1", "seed: wanted at least 0"),
    ],
)
def test_numbers_and_keys_that_no_office_has_are_refused_in_a_sentence(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    message, *_ = refusal(write(tmp_path, base=BASE.replace(old, new)))
    assert message.startswith(sentence)


def test_measured_lengths_of_several_columns_say_which(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    letters = BASE.replace("issue: {constant: 1 hour}", "issue: {empirical: {file: m.csv, unit: hours}}")
    message, *place = refusal(write(tmp_path, base=letters))
    assert message == "m.csv: wanted one column, or its name beside the file, but it has a, b"
    assert place == ["m.csv", 1, 1]
