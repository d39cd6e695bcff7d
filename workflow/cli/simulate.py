"""What would happen? A scenario is simulated and its tables are printed; `demo` does so with the shipped one.

The tables add up: received = closed + open, closed = on time + late, and the departments' lateness is the whole.
"""

import json as text
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import shapes, showing, words
from workflow.cli.language import N_
from workflow.cli.options import Command, definitions_of
from workflow.cli.refusals import got, refused
from workflow.errors import NotFound

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.simulation.results import Results
    from workflow.simulation.scenario import Scenario

SHIPPED = "dinh_hoa_2026"
_BAR = 20  # cells of a full bar

Seed = Annotated[
    str | None,
    typer.Option("--seed", metavar="N", help=N_("Another seed than the scenario's: another year of the same chances.")),
]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help=N_("Write the results as JSON; - is the terminal."))
]


def register(app: typer.Typer) -> None:
    """Adds both commands."""
    app.command("simulate", cls=Command, help=N_("Simulate a scenario on the production rules and count."))(simulate)
    app.command("demo", cls=Command, help=N_("Simulate the shipped year of a commune and print its tables."))(demo)


def simulate(
    context: typer.Context,
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help=N_("A scenario: the name of a shipped one, or a file."))
    ],
    seed: Seed = None,
    json: JsonFile = None,
) -> None:
    _run(context, scenario, seed, json)


def demo(context: typer.Context, seed: Seed = None, json: JsonFile = None) -> None:
    _run(context, SHIPPED, seed, json)


def _run(context: typer.Context, name: str, seed: str | None, json: str | None) -> None:
    from workflow.simulation.fit import fit
    from workflow.simulation.reading import read_scenario
    from workflow.simulation.simulator import simulate as run

    number = _seed(seed)
    definitions = definitions_of(context)
    scenario, tree = read_scenario(_file(name, context.obj.paths))
    fit(scenario, tree, definitions)
    with _writable(json) as write, _progress(scenario.scenario) as progress:
        results = run(scenario, definitions, seed=number, progress=progress)
        write(results)
    if json != "-":
        _print(scenario, results, definitions)


def _seed(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal() and len(text) < 16:
        return int(text)
    raise refused("--seed", _("a whole number"), got(repr(text)), "1")


def _file(name: str, folders: tuple[str, ...]) -> Path:
    """The file that is meant: a path, or the name of a scenario beside the definitions; raises NotFound."""
    if name.endswith((".yaml", ".yml")) or Path(name).is_file():
        return Path(name)
    from workflow.loader import shipped

    known = {
        file.stem: file for folder in (shipped(), *map(Path, folders)) for file in (folder / "scenarios").glob("*.yaml")
    }
    if name not in known:
        said = _("scenario '{name}' is not there; possible: {possible}").format(name=name, possible=", ".join(known))
        raise NotFound("scenario", name, said)
    return known[name]


@contextmanager
def _writable(json: str | None) -> "Iterator[Callable[[Results], None]]":
    """Where the JSON goes; a file is opened before the run, so that a long one does not end in a refusal."""
    if json is None:
        yield lambda _results: None
    elif json == "-":
        yield lambda results: showing.as_json(shapes.results(results))
    else:
        with open(json, "a+", encoding="utf-8") as file:

            def write(results: "Results") -> None:
                file.truncate(0)
                text.dump(shapes.results(results), file, ensure_ascii=False, indent=2, allow_nan=False)
                file.write("\n")

            yield write


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar of days on the terminal; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("{name}: days").format(name=name))
        yield lambda done, days: bar.update(task, completed=done, total=days)


# --- tables


def _print(scenario: "Scenario", results: "Results", definitions: "Definitions") -> None:
    showing.line(showing.chosen(scenario.title, scenario.title_en) or scenario.scenario)
    if scenario.question:
        showing.line(scenario.question)
    showing.line()
    _totals(results)
    _procedures(results, definitions)
    _departments(results, definitions)
    _months(results)
    assumed = sum(one.confidence == "assumption" for one in scenario.assumed())
    showing.line(_("{count} groups of numbers in this scenario are assumptions; see the file.").format(count=assumed))


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1%}"


def _totals(results: "Results") -> None:
    totals = results.totals
    from workflow.moments import local

    first, last = local(results.since), local(results.until - 1)
    title = _("{since} to {until}, seed {seed}").format(
        since=f"{first:%d/%m/%Y}", until=f"{last:%d/%m/%Y}", seed=results.seed
    )
    rows = [
        [_("Received"), f"{totals.received:,}", _("beside {count} not accepted").format(count=totals.not_accepted)],
        [_("Closed"), f"{totals.closed:,}", _("{rate} on time").format(rate=_rate(totals.on_time_rate))],
        [_("Still open"), f"{totals.open:,}", _("{count} past their appointment").format(count=totals.open_overdue)],
        [_("Closed late"), f"{totals.late:,}", showing.length(totals.late_seconds)],
        [
            _("Apologies owed"),
            f"{totals.apologies_owed:,}",
            _("{count} delivered").format(count=f"{totals.apologies_delivered:,}"),
        ],
        [_("Explanations owed"), f"{totals.explanations_owed:,}", ""],
        [_("Events"), f"{totals.events:,}", ""],
    ]
    showing.table(title, ["", _("Count"), ""], rows)


def _procedures(results: "Results", definitions: "Definitions") -> None:
    rows = [
        [
            _title_of_procedure(definitions, row.procedure),
            row.lane,
            f"{row.received:,}",
            f"{row.open:,}",
            f"{row.on_time:,}",
            f"{row.late:,}",
            _rate(row.on_time / row.closed if row.closed else None),
            showing.length(row.late_seconds // 60 * 60),
            showing.length(row.mean_working_seconds // 60 * 60),
            showing.length(row.p90_working_seconds),
        ]
        for row in results.by_procedure
    ]
    columns = [_("Procedure"), _("Lane"), _("Received"), _("Open"), _("On time"), _("Late"), _("Rate")]
    columns += [_("Lateness"), _("Mean working time"), _("90 % stay below")]
    showing.table(_("By procedure and lane"), columns, rows)


def _title_of_procedure(definitions: "Definitions", procedure: str) -> str:
    newest = definitions.versions(procedure)[-1]
    return showing.chosen(newest.title, newest.title_en) or procedure


def _departments(results: "Results", definitions: "Definitions") -> None:
    rows = sorted(results.by_department, key=lambda row: (-row.late_seconds, row.department))
    cells = [
        [
            _title_of_department(definitions, row.department),
            showing.length(row.late_seconds // 60 * 60),
            f"{_bar(row.share)} {row.share:.1%}",
            _rate(row.utilisation),
            f"{row.handled:,}",
            f"{row.mean_queue:.1f}",
        ]
        for row in rows
    ]
    columns = [_("Department"), _("Lateness borne"), _("Share"), _("Busy"), _("Handled"), _("Mean queue")]
    showing.table(_("Whose days were these"), columns, cells)
    busiest = max(results.by_department, key=lambda row: row.utilisation or 0.0)
    if busiest.utilisation:
        showing.line(
            _("Bottleneck: {department}, {busy} busy, {queue} dossiers waiting on average.").format(
                department=_title_of_department(definitions, busiest.department),
                busy=_rate(busiest.utilisation),
                queue=f"{busiest.mean_queue:.1f}",
            )
        )
        showing.line()


def _bar(share: float) -> str:
    filled = round(share * _BAR)
    return "█" * filled + "·" * (_BAR - filled)


def _title_of_department(definitions: "Definitions", department: str) -> str:
    if "." not in department:
        return words.holder(department)
    agency = definitions.agencies.agency(department.partition(".")[0])
    room = agency.departments[department]
    return f"{showing.chosen(room.title, room.title_en)} ({showing.chosen(agency.title, agency.title_en)})"


def _months(results: "Results") -> None:
    rows = [
        [f"{row.month[5:]}/{row.month[:4]}", f"{row.received:,}", f"{row.closed:,}", f"{row.late:,}"]
        for row in results.by_month
    ]
    showing.table(_("By month"), [_("Month"), _("Received"), _("Closed"), _("Late")], rows)
