"""What becomes of the store itself? It is made, compared with its journal, and made anew from it."""

from gettext import gettext as _
from typing import Annotated

import typer

from workflow.cli import showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, Command, Database, engine_of
from workflow.cli.options import group as new_group

group = new_group(N_("The store: make it, verify it, rebuild it."))


@group.command("upgrade", cls=Command, help=N_("Make the store, or bring it to the form of this version."))
def upgrade(
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help=N_("A store to try things in: instants may be given freely."))
    ] = False,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    from workflow.engine import create

    create(db, sandbox=sandbox)
    if as_json:
        showing.as_json({"mode": "sandbox" if sandbox else "production"})
    else:
        showing.line(_("The store is ready, as a sandbox.") if sandbox else _("The store is ready, for production."))


@group.command("verify", cls=Command, help=N_("Compare every table with the journal; exit code 1 where one differs."))
def verify(context: typer.Context, db: Database = DATABASE, as_json: AsJson = False) -> None:
    with engine_of(context, db) as engine:
        broken = engine.broken()
    if as_json:
        showing.as_json({"broken": list(broken)})
    else:
        for code in broken:
            showing.line(_("{code}: a table differs from the journal.").format(code=code))
        showing.line(_("Run 'luongxanh db rebuild'.") if broken else _("Every table agrees with the journal."))
    if broken:
        raise typer.Exit(1)


@group.command("rebuild", cls=Command, help=N_("Make all tables but the journal anew from the journal."))
def rebuild(context: typer.Context, db: Database = DATABASE, as_json: AsJson = False) -> None:
    with engine_of(context, db) as engine:
        engine.rebuild()
    if as_json:
        showing.as_json({"rebuilt": True})
    else:
        showing.line(_("All tables were made anew from the journal."))
