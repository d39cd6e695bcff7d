"""Which procedures are there, what do they say, are they right, how do they look?"""

import sys
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import shapes, showing
from workflow.cli.language import N_, spoken, title_of
from workflow.cli.options import AsJson, Command, Lane, definitions_of
from workflow.cli.options import group as new_group
from workflow.cli.refusals import got, refused
from workflow.procedure import STANDARD, ComponentRule, InForce, State

if TYPE_CHECKING:
    from workflow.check import Report
    from workflow.loader import Definitions, Pinned

FORMATS = ("mermaid", "dot", "svg")
Id = Annotated[str, typer.Argument(metavar="ID", help=N_("The procedure."))]
Version = Annotated[
    str | None, typer.Option("--version", metavar="V", help=N_("A version of the procedure; the newest by default."))
]

group = new_group(N_("The procedures: list, show, check, draw."))


@group.command("list", cls=Command, help=N_("All versions of all procedures."))
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    definitions = definitions_of(context)
    versions = [one for id in definitions.procedure_ids() for one in definitions.versions(id)]
    if as_json:
        showing.as_json([shapes.listed(one) for one in versions])
        return
    columns = [_("Id"), _("Code"), _("Title"), _("Version"), _("In force"), _("Lanes"), _("Lifecycle")]
    rows = [
        [one.id, one.code, title_of(one, one.id), one.version, _days(one.in_force), ", ".join(one.lanes), one.lifecycle]
        for one in versions
    ]
    showing.table(_("Procedures"), columns, rows, _("There is no procedure."))


def _days(dates: InForce) -> str:
    since = f"{dates.since:%d/%m/%Y}"
    return _("from {since}").format(since=since) if dates.until is None else f"{since} – {dates.until:%d/%m/%Y}"


@group.command(
    "show", cls=Command, help=N_("A procedure as it applies: every value with the file and line it is from.")
)
def show(
    context: typer.Context, procedure: Id, lane: Lane = STANDARD, version: Version = None, as_json: AsJson = False
) -> None:
    definitions = definitions_of(context)
    pair = pair_of(definitions, procedure, version)
    definitions.merged(procedure, pair.procedure, pair.lifecycle, lane)  # a wrong definition is refused, not shown
    from workflow.loader.yamltree import flatten

    leaves = tuple(flatten(definitions.tree(procedure, pair.procedure, pair.lifecycle, lane)))
    if as_json:
        showing.as_json(shapes.shown(procedure, pair.procedure, pair.lifecycle, lane, leaves))
        return
    heading = _("{procedure} {version} under its lifecycle of {lifecycle}, lane {lane}").format(
        procedure=procedure, version=pair.procedure, lifecycle=pair.lifecycle, lane=lane
    )
    rows = [[leaf.path, _plain(leaf.value), f"{leaf.file}:{leaf.line}"] for leaf in leaves]
    showing.table(heading, [_("What"), _("Value"), _("From")], rows)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "–" if value is None else str(value)


def pair_of(definitions: "Definitions", procedure: str, version: str | None) -> "Pinned":
    """The version of the procedure, the newest by default, with the newest lifecycle in force on one of its days."""
    from workflow.loader import Pinned

    versions = definitions.versions(procedure)
    chosen = versions[-1] if version is None else next((one for one in versions if one.version == version), None)
    if chosen is None:
        possible = ", ".join(one.version for one in versions)
        raise refused(procedure, _("the version '{version}'").format(version=version), _("there is none"), possible)
    lifecycles = definitions.lifecycle_versions(chosen.lifecycle)
    meeting = [name for name, dates in lifecycles if _meet(dates, chosen.in_force)]
    return Pinned(chosen.version, (meeting or [name for name, _dates in lifecycles])[-1])


def _meet(one: InForce, other: InForce) -> bool:
    starts_in_time = other.until is None or one.since <= other.until
    return starts_in_time and (one.until is None or other.since <= one.until)


@group.command("check", cls=Command, help=N_("What is wrong with definitions; exit code 1 where something is."))
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help=N_("Folders or files; else those of --definitions, else the shipped ones.")
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from pathlib import Path

    from workflow.check import check as find

    chosen = tuple(paths or context.obj.paths)
    for path in chosen:
        Path(path).stat()  # a path that is not there is refused, it is no finding
    report = find(chosen)
    if as_json:
        showing.as_json(shapes.checked(report))
    else:
        _report(report)
    if report.errors:
        raise typer.Exit(1)


def _report(report: "Report") -> None:
    for one in report.findings:
        severity = _("error") if one.severity == "error" else _("warning")
        showing.line(f"{one.file}:{one.line}:{one.column}: {severity} [{one.rule}] {one.message}")
    checked = ngettext("{number} file checked", "{number} files checked", report.checked).format(number=report.checked)
    errors = len(report.errors)
    warnings = len(report.findings) - errors
    showing.line(
        _("{checked}: {errors} errors, {warnings} warnings").format(checked=checked, errors=errors, warnings=warnings)
    )


@group.command("diagram", cls=Command, help=N_("The states and moves of a procedure as a diagram."))
def diagram(
    context: typer.Context,
    procedure: Id,
    lane: Lane = STANDARD,
    version: Version = None,
    form: Annotated[
        str, typer.Option("--format", metavar="mermaid|dot|svg", help=N_("The language of the diagram."))
    ] = "mermaid",
) -> None:
    from workflow.cli import diagrams, drawing

    if form not in FORMATS:
        raise refused("--format", _("a format"), got(repr(form)), ", ".join(FORMATS))
    definitions = definitions_of(context)
    pair = pair_of(definitions, procedure, version)
    merged = definitions.merged(procedure, pair.procedure, pair.lifecycle, lane)
    drawn = diagrams.arrows(merged, _said)
    title = f"{title_of(merged, merged.id)} ({pair.procedure}, {lane})"
    draw = diagrams.mermaid if form == "mermaid" else diagrams.dot
    text = draw(merged, title, _name, drawn)
    sys.stdout.write(drawing.svg(text) if form == "svg" else text)


def _said(title: str | None, title_en: str | None, id: str) -> str:
    return (title_en if spoken() == "en" else None) or title or id


def _name(drawn: State | ComponentRule) -> str:
    title = title_of(drawn, drawn.id)
    return f"{title} – {drawn.held_by}" if isinstance(drawn, State) else title


@group.command("schema", cls=Command, help=N_("The JSON Schema of definition and scenario files, for editors."))
def schema() -> None:
    from pydantic import BaseModel
    from pydantic.json_schema import models_json_schema

    from workflow.loader.documents import SCHEMAS
    from workflow.simulation.scenario import Overlay, Scenario

    every: list[type[BaseModel]] = [*SCHEMAS.values(), Scenario, Overlay]
    _map, found = models_json_schema([(model, "validation") for model in every], by_alias=True)
    models = [{"$ref": f"#/$defs/{model.__name__}"} for model in every]
    showing.as_json({"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": models, **found})
