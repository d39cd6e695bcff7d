"""simulate on the command line: many runs, comparison, sweep and search, in tables, JSON and CSV; refusals; Ctrl-C."""

import contextlib
import csv
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.scenarios import COMMUNE
from tests.terminal import ROOT, Printed, luongxanh, one_sentence
from workflow.cli.compared import sentences
from workflow.cli.language import speak
from workflow.loader import load_definitions
from workflow.simulation.asking.comparison import difference
from workflow.simulation.running import cluster

DAYS = """\
extends: {year}
scenario: {name}
title: {title}
title_en: {title}
period: {{from: "2026-07-06", to: "2026-07-10"}}
"""
FEW = "staff: {dinh_hoa.office: {officers: 1}}\n"
COUNTS = [
    "received", "not_accepted", "closed", "open", "on_time", "late", "late_seconds", "open_overdue", "apologies_owed",
    "apologies_delivered", "explanations_owed", "internal_missed", "events",
]  # fmt: skip


def simulated(*words: str | Path) -> Printed:
    """What is printed, by this process alone."""
    return luongxanh("simulate", *words, "--workers", "1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A week of five procedures, and the same week with a third of the office there."""
    folder = tmp_path_factory.mktemp("scenarios")
    (folder / "week.yaml").write_text(DAYS.format(year=COMMUNE, name="week", title="Week"), encoding="utf-8")
    few = DAYS.format(year=COMMUNE, name="few", title="Few at the office") + FEW
    (folder / "few.yaml").write_text(few, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def week(folder: Path) -> Path:
    return folder / "week.yaml"


@pytest.fixture(scope="module")
def many(week: Path) -> Any:
    return simulated(week, "--replications", "4", "--json", "-").json


@pytest.fixture(scope="module")
def compared(folder: Path) -> Any:
    words = ("--replications", "4", "--compare", folder / "few.yaml", "--json", "-")
    return simulated(folder / "week.yaml", *words).json


# --- many runs


def test_the_counts_of_many_runs_are_over_all_of_them_and_the_identities_hold(many: Any, week: Path) -> None:
    totals, one = many["totals"], simulated(week, "--json", "-").json

    assert many["replications"] == 4
    assert totals["received"] > 3 * one["totals"]["received"]
    assert totals["received"] == totals["closed"] + totals["open"]
    assert totals["closed"] == totals["on_time"] + totals["late"]
    for rows in ("by_procedure", "by_month"):
        for name in ("received", "closed", "late"):
            assert sum(row[name] for row in many[rows]) == totals[name]
    for rows in ("by_procedure", "by_department"):
        assert sum(row["late_seconds"] for row in many[rows]) == totals["late_seconds"]


def test_each_figure_of_many_runs_has_an_interval_around_its_mean(many: Any) -> None:
    assert set(many["intervals"]) == {*COUNTS, "on_time_rate"}
    for name in COUNTS:
        low, high = many["intervals"][name]
        assert (low + high) / 2 == pytest.approx(many["totals"][name] / 4)


def test_one_run_has_no_intervals(week: Path) -> None:
    assert "intervals" not in simulated(week, "--json", "-").json


def test_the_json_is_the_same_on_one_process_and_on_two(week: Path) -> None:
    one, two = (
        luongxanh("simulate", week, "--replications", "3", "--workers", workers, "--json", "-").out
        for workers in ("1", "2")
    )

    assert one == two


def test_the_table_of_many_runs_shows_means_with_their_intervals(many: Any, week: Path) -> None:
    printed = simulated(week, "--replications", "4").out

    low, high = many["intervals"]["received"]
    assert "mean of one of 4 runs" in printed
    assert f"{many['totals']['received'] / 4:,.1f}" in printed
    assert f"{low:,.1f} … {high:,.1f}" in printed
    assert "By procedure and lane, mean of one run" in printed


def test_another_seed_gives_other_runs(many: Any, week: Path) -> None:
    other = simulated(week, "--replications", "4", "--seed", "9", "--json", "-").json

    assert other["seed"] == 9
    assert other["totals"] != many["totals"]


# --- comparison


def test_a_comparison_has_the_first_scenario_as_ever_and_each_other_with_its_differences(
    compared: Any, many: Any
) -> None:
    [other] = compared["compared"]

    assert {name: compared[name] for name in many} == many
    assert other["scenario"] == "few"
    assert other["replications"] == 4
    jsonschema.validate(
        other["differences"],
        {
            "type": "array",
            "minItems": len(COUNTS) + 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": [
                    "figure", "department", "pairs", "mean", "interval", "verdict", "correlation", "gain",
                ],
                "properties": {
                    "figure": {"enum": [*COUNTS, "on_time_rate"]},
                    "department": {"type": ["string", "null"]},
                    "pairs": {"const": 4},
                    "mean": {"type": "number"},
                    "interval": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
                    "verdict": {"enum": ["more", "fewer", "no_difference", "not_certain"]},
                    "correlation": {"type": ["number", "null"], "minimum": -1.0001, "maximum": 1.0001},
                    "gain": {"type": ["number", "null"], "minimum": 0},
                },
            },
        },
    )  # fmt: skip
    found = {one["figure"]: one for one in other["differences"] if one["department"] is None}
    assert found["explanations_owed"]["verdict"] == "no_difference"  # too soon to miss a second date
    assert found["closed"]["verdict"] == "fewer"
    assert found["closed"]["mean"] == (other["totals"]["closed"] - compared["totals"]["closed"]) / 4


def test_what_is_certain_about_a_comparison_is_said_in_a_sentence(folder: Path) -> None:
    printed = simulated(folder / "week.yaml", "--replications", "4", "--compare", folder / "few.yaml").out

    assert "“Few at the office” against “Week”" in printed
    assert "With 4 runs this is certain (95 %), for one run: “Few at the office” has " in printed
    assert " fewer: closed" in printed
    assert re.search(r"The same in each run: ([\w ]+, )*Explanations owed", printed)


def test_a_sentence_counts_both_ends_from_nothing_and_rates_in_percentage_points() -> None:
    speak("en")
    law = load_definitions()
    fewer = difference("apologies_owed", None, [(100, 58), (100, 40), (100, 46), (100, 48)])
    higher = difference("on_time_rate", None, [(0.90, 0.95), (0.90, 0.96), (0.91, 0.95)])
    open_ = difference("late", None, [(1, 2), (2, 1)])
    same = difference("received", None, [(5, 5), (6, 6)])

    certain, not_certain, no_difference = sentences("X", [fewer, higher, open_, same], law)

    assert fewer.interval is not None
    near, far = -fewer.interval[1], -fewer.interval[0]
    assert certain.startswith(
        f"With 4 runs this is certain (95 %), for one run: “X” has {near:.0f} to {far:.0f} fewer: apologies owed; "
        "an on-time rate "
    )
    assert certain.endswith(" percentage points higher.")
    assert not_certain == "Not certain: Closed late."
    assert no_difference == "The same in each run: Received."


def test_nothing_certain_is_said_too() -> None:
    speak("en")

    first, second = sentences("X", [difference("late", None, [(1, 2), (2, 1)])], load_definitions())

    assert first == "With 2 runs no difference is certain (95 %)."
    assert second == "Not certain: Closed late."


# --- sweep and search


def test_a_sweep_has_a_point_for_each_combination(week: Path) -> None:
    words = ("--vary", "staff.office=1..2", "--vary", "arrivals.certified_copies.per_working_day=10,30")

    shape = simulated(week, "--replications", "2", *words, "--json", "-").json

    officers, arrivals = "staff.dinh_hoa.office.officers", "arrivals.certified_copies.per_working_day"
    assert shape["vary"] == [{"path": officers, "values": [1, 2]}, {"path": arrivals, "values": [10, 30]}]
    assert [(point["values"][officers], point["values"][arrivals]) for point in shape["points"]] == [
        (1, 10), (1, 30), (2, 10), (2, 30),
    ]  # fmt: skip
    assert shape["points"][0]["totals"]["received"] < shape["points"][1]["totals"]["received"]
    assert all(point["intervals"]["on_time_rate"] for point in shape["points"])


def test_a_sweep_is_a_table_with_a_row_for_each_value_and_says_which_value_is_a_share(week: Path) -> None:
    printed = simulated(week, "--vary", "arrivals.house_permits.lanes.green=0.2..0.4:0.2").out

    rows = [line for line in printed.splitlines() if line.startswith("│ 0.")]
    assert [row.split("│")[1].strip() for row in rows] == ["0.2", "0.4"]
    assert "arrivals.house_permits.lanes.green is a share: the others of the same kind give way" in printed


@pytest.fixture(scope="module")
def sought(week: Path) -> Any:
    words = ("--replications", "3", "--seek", "closed >= 180", "--by", "staff.office", "--to", "4", "--json", "-")
    return simulated(week, *words).json


def test_a_search_finds_the_least_number_and_shows_all_that_was_tried(sought: Any) -> None:
    seek, path = sought["seek"], "staff.dinh_hoa.office.officers"
    closed = {point["values"][path]: point["totals"]["closed"] / 3 for point in sought["points"]}

    assert seek["path"] == path
    assert (seek["target"], seek["from"], seek["to"], seek["step"]) == ("closed >= 180", 1, 4, 1.0)
    assert list(closed) == sorted(closed)
    assert seek["found"] is not None
    assert closed[seek["found"]] >= 180
    assert all(value < 180 for officers, value in closed.items() if officers < seek["found"])


def test_what_was_found_is_said_with_how_sure_it_is_and_marked_in_the_table(week: Path, sought: Any) -> None:
    words = ("--replications", "3", "--seek", "closed >= 180", "--by", "staff.office", "--to", "4")

    printed = simulated(week, *words).out

    found = sought["seek"]["found"]
    assert f"The smallest staff.dinh_hoa.office.officers that reaches closed >= 180 is {found}: " in printed
    assert ("It is reached for certain" in printed) == sought["seek"]["certain"]
    assert "Sought from 1 to 4 in steps of 1." in printed
    [marked] = [line for line in printed.splitlines() if "◄" in line]
    assert marked.startswith(f"│ {found} ")


def test_a_target_that_is_out_of_reach_is_said(week: Path) -> None:
    words = ("--seek", "closed >= 100000", "--by", "staff.office", "--from", "1", "--to", "2")

    printed = simulated(week, *words).out

    assert "closed >= 100000 is reached neither with staff.dinh_hoa.office.officers = 1 nor with 2." in printed


# --- CSV


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_csv_files_have_the_numbers_of_the_json(folder: Path, tmp_path: Path, compared: Any) -> None:
    words = ("--replications", "4", "--compare", folder / "few.yaml", "--csv", tmp_path / "new" / "folder")
    simulated(folder / "week.yaml", *words)
    written = tmp_path / "new" / "folder"

    first, other = rows(written / "totals.csv")
    assert (first["scenario"], other["scenario"]) == ("week", "few")
    assert {name: int(first[name]) for name in COUNTS} == {name: compared["totals"][name] for name in COUNTS}
    assert [float(first["late_low"]), float(first["late_high"])] == compared["intervals"]["late"]
    for table in ("by_procedure", "by_department", "by_month"):
        both = [*compared[table], *compared["compared"][0][table]]
        keys = list(both[0])
        assert [[row[key] for key in keys] for row in rows(written / f"{table}.csv")] == [
            ["" if row[key] is None else str(row[key]) for key in keys] for row in both
        ]
    differences = rows(written / "differences.csv")
    assert [float(row["mean"]) for row in differences] == [
        one["mean"] for one in compared["compared"][0]["differences"]
    ]


def test_the_csv_of_a_sweep_has_a_column_for_each_path(week: Path, tmp_path: Path) -> None:
    simulated(week, "--vary", "staff.office=1,2", "--csv", tmp_path)

    assert [row["staff.dinh_hoa.office.officers"] for row in rows(tmp_path / "totals.csv")] == ["1", "2"]


# --- refusals


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--replications", "0"), "--replications: wanted a whole number, but got '0'; possible: 1"),
        (("--replications", "many"), "--replications: wanted a whole number, but got 'many'; possible: 1"),
        (("--workers", "-1"), "--workers: wanted a whole number, but got '-1'; possible: 1"),
        (("--compare", "few.yaml"), "--compare: wanted at least 2 runs, but got 1; possible: --replications 30"),
        (
            ("--compare", "few.yaml", "--vary", "a=1"),
            "--compare: wanted it alone, but got --vary; possible: one of them",
        ),
        (("--vary", "a=1", "--seek", "late < 3"), "--vary: wanted it alone, but got --seek; possible: one of them"),
        (("--seek", "late < 3"), "--seek: wanted a number to change, but there is none; possible: --by staff.office"),
        (
            ("--by", "staff.office"),
            '--by: wanted --seek, but there is none; possible: --seek "on_time_rate >= 0.98"',
        ),
        (("--step", "2"), '--step: wanted --seek, but there is none; possible: --seek "on_time_rate >= 0.98"'),
        (
            ("--cluster", "tcp://127.0.0.1:9", "--workers", "2"),
            "--workers: wanted it alone, but got --cluster; possible: one of them",
        ),
        (
            ("--vary", "staff.office=1,2", "--vary", "staff.dinh_hoa.office=3"),
            "--vary: wanted each path once, but got staff.dinh_hoa.office.officers; possible: one list of values",
        ),
        (
            ("--vary", "staff.office"),
            "staff.office: wanted a path and its values, but found one; possible: staff.office=1..5:1",
        ),
        (
            ("--seek", "lateness < 3", "--by", "staff.office"),
            "lateness < 3: wanted a figure of the totals, but found 'lateness'; nearest: late",
        ),
    ],
)
def test_what_cannot_go_together_or_is_not_there_is_refused_in_one_sentence(
    words: tuple[str, ...], refusal: str, week: Path
) -> None:
    assert one_sentence(luongxanh("simulate", week, *words)) == refusal


def test_a_value_that_the_scenario_may_not_have_is_refused_at_its_place(week: Path) -> None:
    said = one_sentence(luongxanh("simulate", week, "--vary", "staff.office=2,-2"))

    assert f"{COMMUNE.name}:" in said
    assert "staff.dinh_hoa.office.officers: wanted at least 0, but found the number -2" in said


def test_a_folder_that_cannot_be_made_is_refused_before_the_run(week: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "file" in one_sentence(luongxanh("simulate", week, "--csv", tmp_path / "file"))


@pytest.mark.parametrize("mode", [(), ("--compare", "few.yaml")])
def test_a_cluster_that_does_not_answer_is_said_in_one_sentence(
    mode: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "REACH_SECONDS", 1)
    words = (
        "--replications",
        "2",
        "--cluster",
        "tcp://127.0.0.1:9",
        *(folder / one if "." in one else one for one in mode),
    )

    assert one_sentence(luongxanh("simulate", folder / "week.yaml", *words)) == (
        "tcp://127.0.0.1:9: wanted a dask scheduler, but none answers within 1 s; possible: dask scheduler"
    )


# --- Ctrl-C

INTERRUPTED = """
import os, signal, sys
from workflow.cli import main, simulate
from contextlib import contextmanager

@contextmanager
def stop(said):
    told = []

    def tell(done, all):
        told.append(done)
        if len(told) == 2:  # the first alone may be of the scenario that is compared, and of the first there is nothing
            os.killpg(0, signal.SIGINT)

    yield tell

simulate.progress = stop
main(sys.argv[1:])
"""


@pytest.mark.parametrize("mode", ["plain", "compare", "vary", "seek"])
def test_ctrl_c_prints_what_is_finished_says_so_in_one_line_and_ends_with_130(
    mode: str, folder: Path, tmp_path: Path
) -> None:
    modes = {
        "plain": [],
        "compare": ["--compare", str(folder / "few.yaml")],
        "vary": ["--vary", "staff.office=1,2"],
        "seek": ["--seek", "late < 1", "--by", "staff.office"],
    }
    file = tmp_path / "out.json"
    words = ["simulate", str(folder / "week.yaml"), "--replications", "500", "--workers", "2", "--json", str(file)]

    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "--lang", "en", *words, *modes[mode]],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        start_new_session=True,
    )

    assert ended.returncode == 130
    assert "assumptions; see the file" in ended.stdout
    [line] = ended.stderr.splitlines()
    assert line.startswith("Interrupted: ")
    assert line.endswith(" of 500 runs were finished, and only they are counted.")
    shape = json.loads(file.read_text(encoding="utf-8"))
    assert shape["interrupted"] is True
    finished = [point["replications"] for point in shape["points"]] if "points" in shape else [shape["replications"]]
    assert all(0 < one < 500 for one in finished)


# --- progress


def test_who_looks_sees_a_bar_of_runs_that_is_gone_at_the_end(week: Path) -> None:
    words = [sys.executable, "-c", "from workflow.cli import main; main()", "--lang", "en", "simulate", str(week)]
    leader, follower = pty.openpty()
    shown = b""
    with subprocess.Popen(
        [*words, "--replications", "3", "--json", "-"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=follower,
    ) as process:
        os.close(follower)
        with contextlib.suppress(OSError):  # the terminal is hung up
            while part := os.read(leader, 4_096):
                shown += part
        out = process.stdout.read() if process.stdout else b""
    os.close(leader)

    text = shown.decode()
    assert json.loads(out)["replications"] == 3
    assert re.search(r"week: runs.*3/3", text)
    assert text.rstrip().endswith("\x1b[2K")  # wiped out


def test_only_the_same_office_and_days_are_compared(folder: Path, week: Path) -> None:
    (folder / "longer.yaml").write_text(
        DAYS.format(year=COMMUNE, name="longer", title="Longer").replace("07-10", "07-13"), encoding="utf-8"
    )
    run = luongxanh("simulate", week, "--compare", folder / "longer.yaml", "--replications", "2")
    sentence = one_sentence(run)
    assert sentence.startswith("--compare: ")
    assert "2026-07-13 (longer)" in sentence


def test_a_period_beyond_every_calendar_is_refused_before_the_run(folder: Path) -> None:
    (folder / "far.yaml").write_text(
        DAYS.format(year=COMMUNE, name="far", title="Far").replace('to: "2026-07-10"', 'to: "9999-12-31"'),
        encoding="utf-8",
    )
    run = luongxanh("simulate", folder / "far.yaml")
    assert "far.yaml:5:34: " in one_sentence(run)
