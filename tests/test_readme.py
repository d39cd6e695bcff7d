"""What the README and the guide show runs, and prints what they say."""

import contextlib
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.terminal import Printed, luongxanh
from workflow.loader import load_definitions
from workflow.loader.documents import SCHEMAS
from workflow.simulation.scenario import Scenario

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
SCENARIOS = (ROOT / "docs" / "kich-ban.md").read_text(encoding="utf-8")
WEEK = 'period: {from: "2026-06-01", to: "2026-06-05"}\n'


def blocks(text: str, language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for named, block in fenced if named == language]


def commands(text: str) -> list[str]:
    shown = [
        line.removeprefix("$ ") for block in blocks(text, "console") for line in block.splitlines() if line[:1] == "$"
    ]
    shown += [line for block in blocks(text, "") for line in block.splitlines()]
    return [line for line in shown if line.startswith("luongxanh ")]


def run(command: str, where: Path) -> Printed:
    with contextlib.chdir(where):
        return luongxanh(*shlex.split(command, comments=True)[1:])


def shortened(command: str, where: Path) -> str:
    """The command with one week of the shipped scenario that it names, here alone; the README runs the whole year."""
    if "simulate dinh_hoa_2026" not in command:
        return command
    week = f"schema: scenario/1\nscenario: week\nextends: dinh_hoa_2026\ntitle: Tuần\n{WEEK}"
    (where / "week.yaml").write_text(week, encoding="utf-8")
    short = command.replace("dinh_hoa_2026", "week.yaml").replace("--replications 10", "--replications 2")
    return f"{short} --workers 1"


def test_the_ten_lines_run(tmp_path: Path) -> None:
    code = "\n".join(blocks(README, "python"))

    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert re.match(r"H55\.25-\d{6}-0001 hẹn trả \d{4}-\d\d-\d\d 17:30:00\+07:00\n", ran.stdout)
    assert "wanted 'sign' in state 'accepted', but the state does not offer it; possible: hand_over (" in ran.stdout
    assert (tmp_path / "dossiers.db").is_file()


def test_every_command_of_the_readme_is_done_as_shown(tmp_path: Path) -> None:
    [ill] = [block for block in blocks(README, "yaml") if "extends:" in block]
    june = 'extends: dinh_hoa_2026\ntitle: Tháng 6\nperiod: {from: "2026-06-01", to: "2026-06-30"}\n'
    (tmp_path / "june.yaml").write_text(f"schema: scenario/1\nscenario: june\n{june}", encoding="utf-8")
    (tmp_path / "ill.yaml").write_text(ill, encoding="utf-8")

    ran = {command: run(command, tmp_path) for command in commands(README)}

    assert len(ran) >= 10
    assert {command: done.err for command, done in ran.items() if done.code} == {}
    assert json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["totals"]["received"] > 10_000


def test_the_due_instant_is_printed_as_shown(tmp_path: Path) -> None:
    [shown] = [block for block in blocks(README, "console") if "--json\n{" in block]
    command, _, output = shown.partition("\n")

    assert run(command.removeprefix("$ "), tmp_path).out == output


@pytest.mark.parametrize("command", commands(GUIDE))
def test_every_command_of_the_guide_is_done(command: str, tmp_path: Path) -> None:
    done = run(shortened(command, tmp_path), tmp_path)

    assert (done.code, done.err) == (0, "")


def test_the_shown_procedure_is_the_shipped_one() -> None:
    [shown] = (yaml.safe_load(block) for block in blocks(README, "yaml") if "lanes:" in block)
    green = load_definitions().merged("house_building_permit", "2026-07-01", "2026-08-05", "green")

    assert green.clocks["resolution"].written == shown["clocks"]["resolution"]["limit"]
    assert green.eligible is not None
    assert set(shown["lanes"]["green"]["eligible"]["when"].split(" && ")) <= set(green.eligible.when.split(" && "))


def test_the_scenario_shown_in_the_guide_runs_as_shown_on_a_week(tmp_path: Path) -> None:
    [overlay] = [block for block in blocks(SCENARIOS, "yaml") if "extends:" in block]
    name = yaml.safe_load(overlay)["scenario"]
    assert "period:" not in overlay
    (tmp_path / f"{name}.yaml").write_text(overlay + WEEK, encoding="utf-8")

    ran = {command: run(command, tmp_path) for command in commands(SCENARIOS)}

    assert any(name in command for command in ran)
    assert {command: (done.code, done.err) for command, done in ran.items()} == dict.fromkeys(ran, (0, ""))


def test_the_sweeps_shown_in_the_guide_are_done_on_a_week(tmp_path: Path) -> None:
    shown = [
        line for block in blocks(SCENARIOS, "sh") for line in block.splitlines() if "--vary" in line or "--seek" in line
    ]

    short = [shortened(line, tmp_path) for line in shown]

    assert len(short) == 2
    assert [(done.code, done.err) for done in (run(line, tmp_path) for line in short)] == [(0, "")] * 2


def test_the_work_and_outcomes_shown_in_the_guide_are_the_shipped_ones() -> None:
    [shown] = [one for block in blocks(SCENARIOS, "yaml") if "work" in (one := yaml.safe_load(block))]
    year = shipped("scenarios/dinh_hoa_2026.yaml")

    for section, said in shown.items():
        for procedure, one in said.items():
            assert one["states"].items() <= year[section][procedure]["states"].items()


def test_the_guide_lists_the_shipped_scenarios() -> None:
    names = {path.stem for path in (ROOT / "definitions" / "scenarios").iterdir()}

    assert set(re.findall(r"^\| `(\w+)` \|", SCENARIOS.partition("## ")[0], re.MULTILINE)) == names


def shipped(path: str) -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "definitions" / path).read_text(encoding="utf-8")))


def test_the_package_shown_in_the_guide_is_the_shipped_one() -> None:
    [shown] = (yaml.safe_load(block) for block in blocks(GUIDE, "yaml"))
    package = shipped("procedures/birth_residence_insurance@2026-09-01.yaml")
    lifecycle = shipped("lifecycles/linked_package@2026-09-01.yaml")

    assert shown["lifecycle"] == package["lifecycle"]
    assert shown["hand_off"].items() <= lifecycle["hand_off"].items()
    assert shown["components"] == {
        name: {key: package["components"][name][key] for key in one} for name, one in shown["components"].items()
    }


def test_the_readme_counts_what_is_shipped() -> None:
    folder = ROOT / "definitions"
    versions = [path.stem for path in (folder / "procedures").iterdir()]
    procedures = {version.partition("@")[0] for version in versions}
    agencies, calendars = (len(list((folder / name).iterdir())) for name in ("agencies", "calendars"))

    assert f"shipped procedures: {len(procedures)} in {len(versions)} versions" in README
    assert f"{agencies} agencies, {calendars} calendars" in README


@pytest.mark.parametrize("schema", [*SCHEMAS, "scenario/1"])
def test_the_guide_names_every_key_of_a_definition_file(schema: str) -> None:
    whole = (SCHEMAS | {"scenario/1": Scenario})[schema].model_json_schema(by_alias=True)
    keys = {key for part in (whole, *whole["$defs"].values()) for key in part.get("properties", {})}

    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", GUIDE + SCENARIOS))))

    assert keys - named == set()
