"""How does the store stand? What has passed unseen, what is still to be told, whether the clocks agree."""

import sys
from gettext import gettext as _
from typing import Annotated

import typer

from workflow.cli import showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, Command, Database, engine_of
from workflow.cli.refusals import got, refused


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("health", cls=Command, help=N_("What waits for a worker, and whether the clocks agree."))(health)


def health(
    context: typer.Context,
    prometheus: Annotated[bool, typer.Option("--prometheus", help=N_("Print what Prometheus reads."))] = False,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    if as_json and prometheus:
        raise refused("--prometheus", _("it alone"), got("--json"), _("one of them"))
    from workflow.worker.metrics import health_shape
    from workflow.worker.metrics import prometheus as as_prometheus

    with engine_of(context, db) as engine:
        found = engine.health()
    if prometheus:
        sys.stdout.write(as_prometheus(found).decode())
    elif as_json:
        showing.as_json(health_shape(found))
    else:
        overdue, backlog = found.overdue, found.backlog
        lines = (
            _("Passed and not looked at: {count} dossiers, the first since {since}").format(
                count=overdue.dossiers, since=showing.local(overdue.oldest)
            ),
            _("Not delivered: {count} messages, {dead} of them given up, the oldest since {since}").format(
                count=backlog.messages, dead=backlog.dead, since=showing.local(backlog.oldest)
            ),
            _("The store's clock is ahead of this machine's by {seconds} s").format(seconds=found.skew),
        )
        for line in lines:
            showing.line(line)
