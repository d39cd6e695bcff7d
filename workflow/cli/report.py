"""What do the dossiers of a period say together? Reports as tables that add up, or as JSON."""

import datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from workflow.cli import reading, shapes, showing, words
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, Command, Database, engine_of
from workflow.cli.options import group as new_group
from workflow.cli.refusals import got, refused

if TYPE_CHECKING:
    from workflow.model import Instant
    from workflow.reports.responsibility import Head, Report, Row

By = Literal["department", "officer", "head"]
_PARTS = {"department": "departments", "officer": "officers", "head": "heads"}

group = new_group(N_("Reports over all dossiers of a period."))


@group.callback()
def _reports() -> None:
    """Keeps the name of a report typed even while there is only one."""


@group.command(
    "responsibility",
    cls=Command,
    help=N_("Whose the delays were: departments, officers, heads with joint liability, causes."),
)
def responsibility(
    context: typer.Context,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help=N_("The first day on which dossiers were finished."))
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help=N_("The last day."))] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHOM", help=N_("Only this table: department, officer or head."))
    ] = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    if by is not None and by not in _PARTS:
        raise refused("--by", _("whose the delays are told by"), got(repr(by)), ", ".join(_PARTS))
    first, last = _day(since, "--from"), _day(until, "--to", days=1)
    from workflow.reports.responsibility import report

    with engine_of(context, db) as engine:
        at, dossiers = engine.dossiers()
        found = report(dossiers, first, last, at)
    if as_json:
        shape = shapes.responsibility_report(found, since, until)
        left_out = {*_PARTS.values(), "causes"} - {_PARTS[by]} if by is not None else set()
        showing.as_json({name: value for name, value in shape.items() if name not in left_out})
    else:
        _tables(found, by)


def _day(text: str | None, option: str, days: int = 0) -> "Instant | None":
    """The beginning of the local day, or of one some days later."""
    if text is None:
        return None
    try:
        day = datetime.date.fromisoformat(text) + datetime.timedelta(days=days)
    except (ValueError, OverflowError):
        raise refused(option, _("a day"), got(repr(text)), "2026-11-23") from None
    return reading.instant(day.isoformat(), option)


def _tables(found: "Report", by: str | None) -> None:
    total = found.total
    said = _("{finished} dossiers finished, {late} of them late by {length} in all; {open} open and late as of {at}")
    showing.line(
        said.format(
            finished=found.finished,
            late=total.dossiers,
            length=showing.length(total.late_seconds),
            open=total.open_dossiers,
            at=showing.local(found.at),
        )
    )
    if by in (None, "department"):
        _table(
            _("Departments"), [_("Holder")], [([words.holder(row.of or "")], row) for row in found.departments], total
        )
    if by in (None, "officer"):
        officers = [([row.of, words.holder(row.within or "")], row) for row in found.officers]
        _table(_("Officers"), [_("Officer"), _("Holder")], officers, total)
    if by in (None, "head"):
        _heads(found)
    if by is None:
        causes = [([words.cause(found.codes.get(row.of or ""), row.of)], row) for row in found.causes]
        _table(_("Causes"), [_("Cause of the delay")], causes, total)


def _heads(found: "Report") -> None:
    rows = [([one.row.of, ", ".join(map(words.holder, one.departments)), _joint(one)], one.row) for one in found.heads]
    _table(_("Heads and joint liability"), [_("Head"), _("Departments"), _("Answers jointly")], rows, found.total)


def _joint(one: "Head") -> str:
    """For how many of the dossiers the head answers too, and by which rule."""
    rules = "; ".join(map(words.liability, one.rules))
    if one.row.of is None or not rules:
        return ""
    return _("{joint} of {late}: {rule}").format(joint=one.joint, late=one.row.dossiers, rule=rules)


def _table(title: str, columns: list[str], rows: "list[tuple[list[Any], Row]]", total: "Row") -> None:
    """The rows with what each bears; the seconds of every column add up to the last row."""
    counted = [_("Late dossiers"), _("Share of the delay"), _("Open and late, not final"), _("So far, not final")]
    last: list[Any] = [_("Total"), *[""] * (len(columns) - 1)]
    showing.table(
        title,
        [*columns, *counted],
        [[*said, *_borne(row)] for said, row in [*rows, (last, total)]] if rows else [],
        _("{title}: no delay.").format(title=title),
    )


def _borne(row: "Row") -> list[Any]:
    return [row.dossiers, showing.length(row.late_seconds), row.open_dossiers, showing.length(row.open_seconds)]
