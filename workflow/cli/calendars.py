"""What becomes of running terms when a calendar changes? A list, a signed decision that moves them, its undoing."""

from collections.abc import Iterable
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import reading, shapes, showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, ActorId, AsJson, At, Command, Database, engine_of
from workflow.cli.options import group as new_group

if TYPE_CHECKING:
    from workflow.model import TermMoved

Calendar = Annotated[str, typer.Argument(metavar="CALENDAR", help=N_("The calendar."))]
Of = Annotated[
    str | None,
    typer.Option(
        "--version", metavar="VERSION", help=N_("The version of the calendar; the newest where it is left out.")
    ),
]
Decision = Annotated[
    str, typer.Option("--decision", metavar="TEXT", help=N_("The number and name of the signed decision."))
]

group = new_group(N_("Calendars: which running terms a new version would move, the decision that moves them."))


@group.command(
    "affected", cls=Command, help=N_("The open dossiers of which a due instant would move; nothing moves by this.")
)
def affected(
    context: typer.Context,
    calendar: Calendar,
    version: Of = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="ID", help=N_("Only dossiers for which this agency answers."))
    ] = None,
    at: At = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    when = None if at is None else reading.instant(at)
    with engine_of(context, db) as engine:
        found = engine.affected(calendar, version, agency=agency, at=when)
    if as_json:
        showing.as_json([shapes.affected(one, calendar) for one in found])
    else:
        moved = ((one.code, term) for one in found for term in one.moved)
        _table(_("Due instants that would move"), moved, _("No due instant would move."))


@group.command(
    "recount", cls=Command, help=N_("Record the decision: every affected dossier of the signer's agency is recounted.")
)
def recount(
    context: typer.Context,
    calendar: Calendar,
    actor: ActorId,
    decision: Decision,
    version: Of = None,
    at: At = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    when = None if at is None else reading.instant(at)
    with engine_of(context, db) as engine:
        who = reading.actor(actor, engine.definitions.agencies)
        done = engine.recount(calendar, version, decision=decision, actor=who, at=when)
    if as_json:
        showing.as_json([shapes.recounted(one) for one in done])
    else:
        moved = ((one.dossier.code, term) for one in done for term in one.moved)
        _table(_("Due instants that were moved"), moved, _("No due instant was moved."))


@group.command("undo", cls=Command, help=N_("Undo the decision: the terms count as they did before it."))
def undo(
    context: typer.Context,
    actor: ActorId,
    decision: Decision,
    at: At = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    when = None if at is None else reading.instant(at)
    with engine_of(context, db) as engine:
        done = engine.undo_recount(decision, actor=reading.actor(actor, engine.definitions.agencies), at=when)
    if as_json:
        showing.as_json([shapes.recounted(one) for one in done])
    else:
        moved = ((one.dossier.code, term) for one in done for term in one.moved)
        _table(_("Due instants that were moved"), moved, _("No due instant was moved."))


def _table(title: str, moved: "Iterable[tuple[str, TermMoved]]", empty: str) -> None:
    rows = [[code, term.name, showing.local(term.before), showing.local(term.after)] for code, term in moved]
    showing.table(title, [_("Dossier"), _("Term"), _("Before"), _("Now")], rows, empty)
