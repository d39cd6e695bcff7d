"""Which CSV files does a simulation write? One for each table, a row for each scenario and value that was run."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflow.simulation.asking.comparison import Difference
    from workflow.simulation.results import Results

Cells = Mapping[str, Any]
_TABLES = ("by_procedure", "by_department", "by_month")


def write_results(folder: Path, run: Sequence[tuple[Cells, "Results"]]) -> None:
    """`totals.csv` and one file for each other table; the cells of each results stand in front of its rows."""
    _write(folder / "totals.csv", [{**_head(cells, one), **_totals(one)} for cells, one in run])
    for table in _TABLES:
        rows = [{**_head(cells, one), **_row(row)} for cells, one in run for row in getattr(one, table)]
        _write(folder / f"{table}.csv", rows)


def write_differences(folder: Path, compared: Iterable[tuple[str, Sequence["Difference"]]]) -> None:
    """`differences.csv`: how each scenario differs from the first."""
    rows = []
    for scenario, found in compared:
        for one in found:
            low, high = one.interval or (None, None)
            cells = {name: value for name, value in _row(one).items() if name != "interval"}
            rows.append({"scenario": scenario, **cells, "low": low, "high": high})
    _write(folder / "differences.csv", rows)


def _head(cells: Cells, results: "Results") -> Cells:
    return {"scenario": results.scenario, **cells, "replications": results.replications}


def _totals(results: "Results") -> Cells:
    ends = {
        f"{name}_{end}": value
        for name, pair in results.intervals.items()
        for end, value in zip(("low", "high"), pair, strict=True)
    }
    return _row(results.totals) | ends


def _row(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__struct_fields__}


def _write(file: Path, rows: Sequence[Cells]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, columns)
        table.writeheader()
        table.writerows(rows)
