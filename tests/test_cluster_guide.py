"""The program of docs/cluster.md runs as it stands: a line for each commune, the same as without a cluster."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import distributed

from tests.terminal import ROOT
from workflow.loader import load_definitions
from workflow.simulation.reading import read_scenario
from workflow.simulation.running.replications import Case, replicate

GUIDE = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, flags=re.DOTALL)
    assert found is not None
    return found[1]


def communes(folder: Path) -> list[Path]:
    """Three communes like that of the guide, two days long."""
    folder.mkdir()
    for number in (15, 16, 17):
        text = block("yaml").replace("00017", f"000{number}").replace("17", str(number))
        (folder / f"commune_{number}.yaml").write_text(
            text + 'period: {from: "2026-07-06", to: "2026-07-07"}\n', encoding="utf-8"
        )
    return sorted(folder.iterdir())


def test_the_program_of_the_guide_gives_each_commune_what_it_has_alone(tmp_path: Path) -> None:
    files = communes(tmp_path / "communes")
    (tmp_path / "national.py").write_text(block("python"), encoding="utf-8")

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as local:
        done = subprocess.run(
            [sys.executable, "national.py", "communes", local.scheduler_address, "2"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )

    assert (done.returncode, done.stderr) == (0, "")
    with (tmp_path / "communes.csv").open(encoding="utf-8", newline="") as stream:
        lines = sorted(csv.DictReader(stream), key=lambda line: line["file"])
    law = load_definitions()
    [*alone] = replicate([Case(read_scenario(file)[0], law) for file in files], replications=2, workers=1).results
    assert [line["file"] for line in lines] == [file.name for file in files]
    for line, results in zip(lines, alone, strict=True):
        assert results is not None
        assert line["replications"] == "2"
        assert int(line["received"]) == results.totals.received
        assert int(line["apologies_owed"]) == results.totals.apologies_owed
        assert [float(line["on_time_low"]), float(line["on_time_high"])] == list(results.intervals["on_time_rate"])
    assert len({line["received"] for line in lines}) > 1
