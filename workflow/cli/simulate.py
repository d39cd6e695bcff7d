"""What would happen? A scenario is run once or many times, compared, varied, or searched for the number that suffices.

What was asked is agreed on before anything is run: what cannot go together is refused, files are opened, workers found.
`demo` runs the shipped scenario.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from workflow.cli import reading, shapes, showing
from workflow.cli.language import N_
from workflow.cli.options import Command, definitions_of, engine_of
from workflow.cli.outputs import event_log, outputs, progress
from workflow.cli.refusals import Unfinished, got, refused
from workflow.errors import NotFound

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.loader.yamltree import Node
    from workflow.simulation.register import Register
    from workflow.simulation.results import Results
    from workflow.simulation.running.replications import Case, Replicated
    from workflow.simulation.running.workers import Workers
    from workflow.simulation.scenario import Scenario
    from workflow.simulation.simulator import Watch

SHIPPED = "dinh_hoa_2026"
DEMO_REPORT = "luongxanh-demo.html"

Seed = Annotated[
    str | None,
    typer.Option("--seed", metavar="N", help=N_("Another seed than the scenario's: another year of the same chances.")),
]
Replications = Annotated[
    str | None,
    typer.Option("--replications", metavar="N", help=N_("Run it so many times and say how sure each mean is.")),
]
WorkersOption = Annotated[
    str | None,
    typer.Option(
        "--workers", metavar="N", help=N_("Processes that share the runs; by default one for each processor.")
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help=N_("Share the runs on a dask cluster: tcp://host:8786.")),
]
Compare = Annotated[
    list[str] | None,
    typer.Option("--compare", metavar="SCENARIO", help=N_("Compare another scenario with the first, may be repeated.")),
]
Vary = Annotated[
    list[str] | None,
    typer.Option(
        "--vary",
        metavar="PATH=A..B:STEP",
        help=N_("Run it with each value, or PATH=A,B,C; repeated, with each combination."),
    ),
]
Seek = Annotated[
    str | None,
    typer.Option(
        "--seek", metavar="TARGET", help=N_('The least number that reaches a target: "on_time_rate >= 0.98".')
    ),
]
By = Annotated[str | None, typer.Option("--by", metavar="PATH", help=N_("The number that --seek changes."))]
From = Annotated[str | None, typer.Option("--from", metavar="A", help=N_("Where --seek begins."))]
To = Annotated[str | None, typer.Option("--to", metavar="B", help=N_("Where --seek ends."))]
Step = Annotated[str | None, typer.Option("--step", metavar="STEP", help=N_("How finely --seek tells numbers apart."))]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help=N_("Write the results as JSON; - is the terminal."))
]
CsvFolder = Annotated[
    str | None, typer.Option("--csv", metavar="FOLDER", help=N_("Write the tables of the results as CSV files."))
]
LogFile = Annotated[
    str | None,
    typer.Option(
        "--log", metavar="FILE", help=N_("Write the event log of the first run as XES, OCEL 2.0 or CSV, by its ending.")
    ),
]
ReportFile = Annotated[
    str | None,
    typer.Option(
        "--report", metavar="FILE", help=N_("Write a report as one HTML file with pictures, readable offline.")
    ),
]
FromDatabase = Annotated[
    str | None,
    typer.Option("--from-db", metavar="URL", help=N_("Begin with the dossiers that are in hand in this store.")),
]


class Asked(NamedTuple):
    """What was asked beside the scenario."""

    seed: int | None
    replications: int
    workers: int | None
    cluster: str | None
    json: str | None
    csv: str | None
    log: str | None
    report: str | None = None


class Subject(NamedTuple):
    """A scenario that was read: its tree, and the case that is run."""

    tree: "Node"
    case: "Case"


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
    replications: Replications = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    compare: Compare = None,
    vary: Vary = None,
    seek: Seek = None,
    by: By = None,
    start: From = None,
    end: To = None,
    step: Step = None,
    json: JsonFile = None,
    csv: CsvFolder = None,
    log: LogFile = None,
    report: ReportFile = None,
    from_db: FromDatabase = None,
) -> None:
    asked = _asked(seed, replications, workers, cluster, json, csv, log, report)
    _agree(asked, compare, vary, seek, by, (start, end, step))
    definitions = definitions_of(context)
    register = None if from_db is None else _register(context, from_db)
    subject = _subject(_file(scenario, context.obj.paths), definitions, register)
    if compare:
        others = [_subject(_file(name, context.obj.paths), definitions, register) for name in compare]
        for other in others:
            _comparable(subject.case.scenario, other.case.scenario)
        _compared([subject.case, *(other.case for other in others)], asked, definitions)
    elif vary:
        _varied(subject, vary, asked, definitions)
    elif seek is not None and by is not None:
        _sought(subject, seek, by, (start, end, step), asked, definitions)
    else:
        _plain(subject.case, asked, definitions)


def demo(context: typer.Context, seed: Seed = None, json: JsonFile = None, report: ReportFile = DEMO_REPORT) -> None:
    definitions = definitions_of(context)
    subject = _subject(_file(SHIPPED, context.obj.paths), definitions)
    _plain(subject.case, _asked(seed, None, None, None, json, None, None, report), definitions)


# --- what was asked


def _asked(
    seed: str | None,
    replications: str | None,
    workers: str | None,
    cluster: str | None,
    json: str | None,
    csv: str | None,
    log: str | None,
    report: str | None,
) -> Asked:
    count = _number("--replications", replications, 1)
    return Asked(
        seed=_number("--seed", seed, 0),
        replications=1 if count is None else count,
        workers=_number("--workers", workers, 1),
        cluster=cluster,
        json=json,
        csv=csv,
        log=log,
        report=report,
    )


def _number(option: str, text: str | None, least: int) -> int | None:
    most = 10**15
    return None if text is None else reading.whole(text, option, range(least, most), possible=str(max(least, 1)))


def _agree(
    asked: Asked,
    compare: Sequence[str] | None,
    vary: Sequence[str] | None,
    seek: str | None,
    by: str | None,
    bounds: Sequence[str | None],
) -> None:
    """Refuses what cannot go together; raises Refused."""
    wished = [name for name, said in (("--compare", compare), ("--vary", vary), ("--seek", seek)) if said]
    if len(wished) > 1:
        raise refused(wished[0], _("it alone"), got(wished[1]), _("one of them"))
    if seek is not None and by is None:
        raise refused("--seek", _("a number to change"), _("there is none"), "--by staff.office")
    if seek is None:
        for name, said in zip(("--by", "--from", "--to", "--step"), (by, *bounds), strict=True):
            if said is not None:
                raise refused(name, "--seek", _("there is none"), '--seek "on_time_rate >= 0.98"')
    if compare and asked.replications < 2:
        raise refused("--compare", _("at least 2 runs"), got(str(asked.replications)), "--replications 30")
    if asked.log is not None and wished:
        raise refused("--log", _("it alone"), got(wished[0]), _("one of them"))
    if asked.cluster is not None and asked.workers is not None:
        raise refused("--workers", _("it alone"), got("--cluster"), _("one of them"))
    if asked.workers not in (None, 1) and asked.replications == 1 and not wished:
        raise refused("--workers", _("at least 2 runs"), got("1"), "--replications 30")


def _comparable(first: "Scenario", other: "Scenario") -> None:
    """Counts of different days or offices differ for that alone; raises Refused."""
    ours, theirs = (f"{one.home} {one.since} … {one.until}" for one in (first, other))
    if ours != theirs:
        raise refused("--compare", _("the same office and days"), got(f"{theirs} ({other.scenario})"), ours)


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


def _subject(file: Path, definitions: "Definitions", register: "Register | None" = None) -> Subject:
    from workflow.simulation.prepared import fitted
    from workflow.simulation.reading import scenario_tree

    tree = scenario_tree(file)
    return Subject(tree, fitted(tree, definitions, register))


def _register(context: typer.Context, url: str) -> "Register":
    """The dossiers that are in hand in the store, now."""
    from workflow.simulation.register import register_of

    with engine_of(context, url) as engine:
        at, dossiers = engine.dossiers()
        return register_of((dossier for _rules, dossier in dossiers), at)


# --- what is run


def _plain(case: "Case", asked: Asked, definitions: "Definitions") -> None:
    from workflow.cli import reporting
    from workflow.cli.simulated import print_results

    with outputs(asked.json, asked.csv, asked.report) as write, event_log(asked.log, definitions) as watch:
        replicated = _run_plain(case, asked, watch)
        [results] = _finished(replicated)
        page = partial(reporting.plain, case.scenario, results, definitions, asked.replications)
        write(shapes.results(results) | _interruption(replicated), [({}, results)], page)
    if asked.json != "-":
        print_results(case.scenario, results, definitions)
    _say_interruption([results], replicated)


def _run_plain(case: "Case", asked: Asked, watch: "Watch | None") -> "Replicated":
    from workflow.simulation.running.replications import Replicated
    from workflow.simulation.simulator import simulate as run

    if asked.replications == 1 and asked.cluster is None:
        scenario, law, register = case
        with progress(_("{name}: days").format(name=scenario.scenario)) as bar:
            found = run(scenario, law, seed=asked.seed, register=register, progress=bar, watch=watch)
            return Replicated((found,), 1)
    with _runner(asked, case.scenario.scenario) as runs:
        return runs([case], watch=watch)


def _compared(cases: Sequence["Case"], asked: Asked, definitions: "Definitions") -> None:
    from workflow.cli import reporting
    from workflow.cli.compared import print_comparison
    from workflow.cli.simulated import print_results, title_of_scenario
    from workflow.simulation.asking.comparison import compare

    with outputs(asked.json, asked.csv, asked.report) as write, _runner(asked, cases[0].scenario.scenario) as runs:
        replicated = runs(cases)
        results = _finished(replicated)
        first, *others = results
        found = [(other, compare(first, other)) for other in others]
        run = [case for case, one in zip(cases, replicated.results, strict=True) if one is not None]
        titles = [title_of_scenario(case.scenario) for case in run]
        told = [(title, *one) for title, one in zip(titles[1:], found, strict=True)]
        page = partial(reporting.compared, cases[0].scenario, first, told, definitions, asked.replications)
        write(shapes.compared(first, found) | _interruption(replicated), [({}, one) for one in results], page)
    if asked.csv is not None:
        from workflow.cli.spreadsheets import write_differences

        write_differences(Path(asked.csv), [(other.scenario, differences) for other, differences in found])
    if asked.json != "-":
        print_results(cases[0].scenario, first, definitions)
        showing.line()
        for title, (other, differences) in zip(titles[1:], found, strict=True):
            print_comparison(titles[0], title, (first, other), differences, definitions)
    _say_interruption(results, replicated)


def _varied(subject: Subject, vary: Sequence[str], asked: Asked, definitions: "Definitions") -> None:
    from workflow.cli import reporting
    from workflow.cli.compared import print_sweep
    from workflow.cli.simulated import assumptions, heading
    from workflow.simulation.asking.places import is_share
    from workflow.simulation.asking.sweep import sweep, variation
    from workflow.simulation.prepared import fitted

    variations = [variation(subject.tree, said) for said in vary]
    names, scenario = [one.name for one in variations], subject.case.scenario
    shares = [one.name for one in variations if is_share(subject.tree, one.path)]
    if len(set(names)) < len(names):
        raise refused("--vary", _("each path once"), got(names[-1]), _("one list of values"))
    with outputs(asked.json, asked.csv, asked.report) as write, _runner(asked, scenario.scenario) as runs:
        swept = sweep(subject.tree, variations, partial(fitted, law=definitions, register=subject.case.register), runs)
        run = [(dict(zip(names, point.values, strict=True)), point.results) for point in swept.points]
        page = partial(reporting.swept, scenario, swept, shares, asked.replications)
        write(shapes.swept(swept, scenario.scenario) | ({"interrupted": True} if swept.interrupted else {}), run, page)
    if asked.json != "-":
        heading(scenario)
        print_sweep(swept, shares)
        assumptions(scenario)
    if swept.interrupted:
        raise _unfinished([results for _cells, results in run], asked.replications)


def _sought(
    subject: Subject,
    seek: str,
    by: str,
    bounds: tuple[str | None, str | None, str | None],
    asked: Asked,
    definitions: "Definitions",
) -> None:
    from workflow.cli import reporting
    from workflow.cli.compared import print_search
    from workflow.cli.simulated import assumptions, heading
    from workflow.simulation.asking import sweep
    from workflow.simulation.asking.places import is_share, located, written
    from workflow.simulation.prepared import fitted

    target, path, scenario = sweep.target(seek), located(subject.tree, by), subject.case.scenario
    steps = sweep.steps(subject.tree, path, *bounds)
    shares = [written(path)] if is_share(subject.tree, path) else []
    with outputs(asked.json, asked.csv, asked.report) as write, _runner(asked, scenario.scenario) as runs:
        make = partial(fitted, law=definitions, register=subject.case.register)
        sought = sweep.seek(subject.tree, path, steps, target, make, runs)
        run = [({written(path): point.values[0]}, point.results) for point in sought.points]
        shape = shapes.sought(sought, written(path), scenario.scenario)
        page = partial(reporting.sought, scenario, sought, written(path), shares, asked.replications)
        write(shape | ({"interrupted": True} if sought.interrupted else {}), run, page)
    if asked.json != "-":
        heading(scenario)
        print_search(sought, shares)
        assumptions(scenario)
    if sought.interrupted:
        raise _unfinished([results for _cells, results in run], asked.replications)


@contextmanager
def _runner(asked: Asked, name: str) -> "Iterator[Callable[..., Replicated]]":
    """Whoever runs cases as it was asked, with a bar of runs; the workers stay for several calls."""
    from workflow.simulation.running.replications import replicate

    with _workers(asked) as workers, progress(_("{name}: runs").format(name=name)) as bar:
        yield partial(replicate, replications=asked.replications, seed=asked.seed, workers=workers, progress=bar)


def _workers(asked: Asked) -> "AbstractContextManager[Workers | int | None]":
    if asked.cluster is None:
        return nullcontext(asked.workers)
    from workflow.simulation.running.cluster import Cluster

    return Cluster(asked.cluster)


# --- an interruption


def _finished(replicated: "Replicated") -> "list[Results]":
    """What was finished of each case; raises KeyboardInterrupt where nothing was finished of the first."""
    if replicated.results[0] is None:
        raise KeyboardInterrupt
    return [one for one in replicated.results if one is not None]


def _interruption(replicated: "Replicated") -> shapes.Json:
    return {"interrupted": True} if replicated.interrupted else {}


def _say_interruption(results: "Sequence[Results]", replicated: "Replicated") -> None:
    if replicated.interrupted:
        raise _unfinished(results, replicated.replications)


def _unfinished(results: "Sequence[Results]", wanted: int) -> Unfinished:
    done = ", ".join(str(one.replications) for one in results) or "0"
    return Unfinished(
        _("Interrupted: {done} of {wanted} runs were finished, and only they are counted.").format(
            done=done, wanted=wanted
        )
    )
