"""Who has the dossier, what stood in its way, and why was it late? Desks, incidents, excuses, causes."""

from collections.abc import Callable
from gettext import gettext as _
from typing import Annotated

import typer

from workflow.cli import dossier, reading
from workflow.cli.dossier import Code
from workflow.cli.handling import handled
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, ActorId, AsJson, At, Backdate, Command, Database, Key
from workflow.cli.refusals import refused
from workflow.commands import AcceptExcuse, Actor, Assign, DeclareIncident, EndIncident, GiveCause
from workflow.commands import Command as Wish

group = dossier.group  # these commands stand beside those on a dossier's way


@group.command("assign", cls=Command, help=N_("Put the dossier on the desk of an officer of the department."))
def assign(
    context: typer.Context,
    code: Code,
    officer: Annotated[str, typer.Argument(metavar="OFFICER", help=N_("The officer who gets it."))],
    actor: ActorId,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    _handle(context, code, lambda who: Assign(officer, who), actor, at, backdate, key, db, as_json)


@group.command("incident", cls=Command, help=N_("Announce a system incident that pauses clocks, or its end."))
def incident(
    context: typer.Context,
    code: Code,
    actor: ActorId,
    ground: Annotated[
        str | None, typer.Option("--ground", metavar="TEXT", help=N_("The announcement of the incident."))
    ] = None,
    end: Annotated[bool, typer.Option("--end", help=N_("The system works again."))] = False,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    if (ground is None) != end:
        found = _("both were given") if end else _("neither was given")
        possible = "incident CODE --ground TEXT, incident CODE --end"
        raise refused("incident", _("either --ground or --end"), found, possible)

    def wish(who: Actor) -> Wish:
        return EndIncident(who) if ground is None else DeclareIncident(who, ground)

    _handle(context, code, wish, actor, at, backdate, key, db, as_json)


@group.command("excuse", cls=Command, help=N_("Accept that nobody answers for a stretch of time; no date moves."))
def excuse(
    context: typer.Context,
    code: Code,
    since: Annotated[str, typer.Option("--since", metavar="INSTANT", help=N_("Where the stretch begins."))],
    until: Annotated[str, typer.Option("--until", metavar="INSTANT", help=N_("Where the stretch ends."))],
    ground: Annotated[str, typer.Option("--ground", metavar="TEXT", help=N_("Why nobody answers for it."))],
    actor: ActorId,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    begin, end = reading.instant(since, "--since"), reading.instant(until, "--until")
    _handle(context, code, lambda who: AcceptExcuse(who, begin, end, ground), actor, at, backdate, key, db, as_json)


@group.command("cause", cls=Command, help=N_("Give the code of the cause of the delay, held against the shares."))
def cause(
    context: typer.Context,
    code: Code,
    cause: Annotated[str, typer.Argument(metavar="CAUSE", help=N_("The code, one of those of the lifecycle."))],
    actor: ActorId,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    _handle(context, code, lambda who: GiveCause(who, cause), actor, at, backdate, key, db, as_json)


def _handle(
    context: typer.Context,
    code: str,
    wish: Callable[[Actor], Wish],
    actor: str,
    at: str | None,
    backdate: bool,
    key: str | None,
    db: str,
    as_json: bool,
) -> None:
    """Carries out the wish on the dossier and prints the dossier after it."""
    with handled(context, code, wish, actor, at, backdate, key, db) as (engine, receipt):
        dossier.print_receipt(engine, receipt, as_json)
