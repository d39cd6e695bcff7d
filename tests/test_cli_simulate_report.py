"""The HTML report of simulate and demo: says what the JSON says, in both languages; written only when it is whole."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from tests.terminal import Printed, luongxanh, one_sentence
from tests.test_report_page import Tree, read
from workflow.cli import reporting
from workflow.cli.language import speak
from workflow.cli.showing import length, number, percent
from workflow.cli.simulated import possible
from workflow.loader import load_definitions
from workflow.simulation.prepared import fitted
from workflow.simulation.reading import scenario_tree
from workflow.simulation.results import Carried
from workflow.simulation.simulator import simulate

DAYS = """\
extends: dinh_hoa_2026
scenario: {name}
title: {title}
title_en: {title}
question: Ai trễ <b>tuần này</b>?
question_en: Who is late <b>this week</b>?
period: {{from: "2026-07-06", to: "2026-07-10"}}
"""
EVIL = '"Week <script>alert(1)</script>"'
COUNTS = [
    "received", "not_accepted", "closed", "open", "on_time", "late", "open_overdue", "apologies_owed",
    "apologies_delivered", "explanations_owed", "internal_missed", "events",
]  # fmt: skip


class Reported(NamedTuple):
    """The page, what of it is read, and the JSON of the same run."""

    file: Path
    html: str
    tree: Tree
    json: Any


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A week, and the same week with half the office away."""
    folder = tmp_path_factory.mktemp("reported")
    (folder / "week.yaml").write_text(DAYS.format(name="week", title=EVIL), encoding="utf-8")
    few = DAYS.format(name="few", title="Few") + "people: {justice_1: null, justice_2: null}\n"
    (folder / "few.yaml").write_text(few, encoding="utf-8")
    return folder


def reported(folder: Path, name: str, *words: str | Path) -> Reported:
    file, numbers = folder / f"{name}.html", folder / f"{name}.json"
    said = luongxanh("simulate", folder / "week.yaml", *words, "--json", numbers, "--report", file)
    assert said.code == 0, said.err
    html = file.read_text(encoding="utf-8")
    return Reported(file, html, read(html), json.loads(numbers.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def plain(folder: Path) -> Reported:
    return reported(folder, "plain")


@pytest.fixture(scope="module")
def many(folder: Path) -> Reported:
    return reported(folder, "many", "--replications", "3")


@pytest.fixture(scope="module")
def compared(folder: Path) -> Reported:
    return reported(folder, "compared", "--replications", "3", "--compare", folder / "few.yaml")


@pytest.fixture(scope="module")
def varied(folder: Path) -> Reported:
    return reported(folder, "varied", "--replications", "2", "--vary", "staff.economic_division=1,2")


@pytest.fixture(scope="module")
def sought(folder: Path) -> Reported:
    words = ("--seek", "closed >= 180", "--by", "staff.office", "--from", "1", "--to", "3", "--replications", "2")
    return reported(folder, "sought", *words)


# --- what it says


def test_every_figure_of_the_totals_stands_in_the_page(plain: Reported, many: Reported) -> None:
    speak("en")
    for one in (plain, many):
        totals = one.json["totals"]
        missing = [name for name in COUNTS if number(totals[name]) not in one.tree.text]
        assert missing == []
        assert length(totals["late_seconds"]) in one.tree.text
        assert percent(totals["on_time_rate"]) in one.tree.text


def test_every_row_of_the_json_stands_in_a_table(plain: Reported) -> None:
    rows = len(plain.json["by_procedure"]) + len(plain.json["by_month"])
    rows += sum(1 for row in plain.json["by_department"] if row["late_seconds"])
    rows += sum(1 for row in plain.json["by_department"] if row["utilisation"] is not None)
    figures = len(plain.json["totals"])

    bodies = "".join(re.findall(r"<tbody>(.*?)</tbody>", plain.html, re.DOTALL))
    assert bodies.count("<tr>") == rows + figures


def test_the_identities_are_said_and_the_parts_have_their_sums(plain: Reported) -> None:
    totals = {name: number(plain.json["totals"][name]) for name in ("received", "closed", "open", "on_time", "late")}

    assert "Received = closed + still open: {received} = {closed} + {open}.".format(**totals) in plain.tree.text
    assert "Closed = on time + late: {closed} = {on_time} + {late}.".format(**totals) in plain.tree.text
    sums = re.findall(r"<tfoot>(.*?)</tfoot>", plain.html)
    assert any(f">{totals['received']}<" in one and f">{totals['late']}<" in one for one in sums)


def test_titles_and_questions_are_texts(plain: Reported) -> None:
    assert plain.tree.fetched == []
    assert "b" not in plain.tree.tags
    assert "Week <script>alert(1)</script>" in plain.tree.text
    assert "<script>alert" not in plain.html


def test_with_several_runs_the_answer_says_how_sure_it_is(many: Reported, plain: Reported) -> None:
    speak("en")
    low, high = many.json["intervals"]["on_time_rate"]

    assert f"(95 % interval: {percent(max(low, 0))} … {percent(min(high, 1))})" in many.tree.text
    assert "95 % interval" not in plain.tree.text


def test_a_comparison_says_what_is_certain_and_has_each_difference(compared: Reported) -> None:
    [other] = compared.json["compared"]

    assert "With 3 runs " in compared.tree.text
    assert "“Few” against “Week" in compared.tree.text
    cells = re.findall(r"<td class=n>(more|fewer|no difference|not certain)</td>", compared.html)
    assert len(cells) == len(other["differences"])


def test_a_sweep_and_a_search_have_a_row_for_each_value_and_a_picture_for_each_figure(
    varied: Reported, sought: Reported
) -> None:
    assert varied.tree.tags.count("figure") == 4
    assert varied.html.count("<tbody>\n<tr>") == 1
    assert varied.html.count('<tr><th scope="row">') == len(varied.json["points"])
    assert sought.tree.tags.count("figure") == 5  # the figure of the target too
    assert sought.html.count('<tr><th scope="row">') == len(sought.json["points"])
    assert ("◄" in sought.tree.text) == (sought.json["seek"]["found"] is not None)
    assert "Sought from 1 to 3 in steps of 1." in sought.tree.text


def test_the_dossiers_in_hand_that_may_go_late_are_a_table_the_most_likely_first(folder: Path) -> None:
    speak("en")
    definitions = load_definitions()
    scenario, law, _register = fitted(scenario_tree(folder / "week.yaml"), definitions)
    results = simulate(scenario, law)
    kind = ("marriage_registration", "standard", "draft", "dinh_hoa.office")
    codes = {"H-1": 1, "H-2": 4, "H-3": 0, "H-4": 2}
    carried = tuple(
        Carried(code, *kind, None, overdue=code == "H-4", runs=4, closed=4, late=late, late_seconds=late * 7_200)
        for code, late in codes.items()
    )

    html = reporting.plain(scenario, replace(results, in_hand=results.totals, carried=carried), definitions, 1)

    assert re.findall(r"<th scope=\"row\">(H-.)</th>", html) == ["H-2", "H-4", "H-1"]
    assert "<td class=n>already late</td>" in html
    assert "<td class=n>25.0%</td><td class=n>30 min</td>" in html


@pytest.mark.parametrize(
    ("figure", "pair", "ends"), [("on_time_rate", (-0.1, 1.2), (0.0, 1.0)), ("late", (-3.0, 5.0), (0.0, 5.0))]
)
def test_no_interval_goes_where_the_figure_cannot(
    figure: str, pair: tuple[float, float], ends: tuple[float, float]
) -> None:
    assert possible(figure, pair) == ends


def test_the_page_is_wholly_in_the_language_asked_for(folder: Path, plain: Reported) -> None:
    file = folder / "vi.html"
    luongxanh("simulate", folder / "week.yaml", "--report", file, "--lang", "vi")
    html = file.read_text(encoding="utf-8")

    assert '<html lang="vi">' in html
    assert '<html lang="en">' in plain.html
    assert "Ai trễ <b>tuần này</b>?" in read(html).text
    assert "Who is late <b>this week</b>?" in plain.tree.text


# --- the file


def test_the_report_is_written_where_it_is_said_and_nothing_else_is_left(folder: Path, plain: Reported) -> None:
    assert plain.file.exists()
    assert not [file for file in folder.iterdir() if file.name.startswith(".")]


def test_a_run_that_is_refused_leaves_the_old_report_as_it_was(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("old", encoding="utf-8")

    printed = luongxanh("simulate", folder / "week.yaml", "--report", file, "--vary", "staff.nowhere=1")

    assert printed.code == 2
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_run_that_breaks_leaves_the_old_report_as_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    file = tmp_path / "report.html"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr("workflow.simulation.simulator.simulate", broken)

    assert luongxanh("simulate", folder / "week.yaml", "--report", file).code == 130
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["-", ".", os.devnull])
def test_what_is_no_file_is_refused_before_the_run(folder: Path, name: str) -> None:
    printed = luongxanh("simulate", folder / "week.yaml", "--report", name)

    assert one_sentence(printed) == f"--report: wanted a file, but got '{name}'; possible: luongxanh.html"


def test_a_folder_that_is_not_there_is_refused_before_the_run(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "report.html"

    said = one_sentence(luongxanh("simulate", folder / "week.yaml", "--report", file))

    assert said == f"{file}: wanted to use it, but No such file or directory"


def test_the_demo_writes_its_report_into_the_working_folder_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed: Printed = luongxanh("demo")

    assert printed.code == 0
    assert printed.err == "The report is in luongxanh-demo.html.\n"
    assert "11,474" in read((tmp_path / "luongxanh-demo.html").read_text(encoding="utf-8")).text


# --- in a browser


def in_chromium(file: Path, folder: Path) -> tuple[str, list[str]]:
    """The document as Chromium left it, and what its console complained about."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed (make test-ui installs it)")
    words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"]
    words += ["--enable-logging=stderr", "--virtual-time-budget=5000", f"--user-data-dir={folder}"]
    done = subprocess.run(
        [chromium, *words, file.as_uri()], capture_output=True, text=True, encoding="utf-8", timeout=120, check=True
    )
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.ui
@pytest.mark.parametrize("name", ["plain", "many", "compared", "varied", "sought"])
def test_chromium_draws_every_picture_and_complains_of_nothing(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    report: Reported = request.getfixturevalue(name)

    document, complaints = in_chromium(report.file, tmp_path)

    assert complaints == []
    pictures = re.split(r'<div id="chart-\d+"', document)[1:]
    assert len(pictures) == report.tree.tags.count("figure")
    for picture in pictures:
        drawn = picture.split("</figure>")[0]
        assert 'class="main-svg"' in drawn
        assert re.search(r'class="(?:point|trace scatter)', drawn)
