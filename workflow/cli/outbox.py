"""What is still to be told, and what was given up? Messages are listed, and sent again once somebody has seen why."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import shapes, showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, Command, Database, engine_of
from workflow.cli.options import group as new_group
from workflow.cli.refusals import got, one_line, refused

if TYPE_CHECKING:
    from workflow.engine import Engine
    from workflow.store.protocol import Message

SHOWN = 100  # messages; how many more there are is said
ALL = 1 << 31  # messages: more than there can be

group = new_group(N_("The outbox: what is still to be told to others."))


@group.command("list", cls=Command, help=N_("The oldest messages that are not delivered."))
def list_(
    context: typer.Context,
    dead: Annotated[bool, typer.Option("--dead", help=N_("Only those that were given up."))] = False,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    with engine_of(context, db) as engine:
        messages, backlog = engine.outbox(SHOWN, dead=dead), engine.health().backlog
    more = max(0, (backlog.dead if dead else backlog.messages) - len(messages))
    if as_json:
        showing.as_json({"messages": [shapes.message(one) for one in messages], "more": more})
        return
    columns = _("Message"), _("Dossier"), _("Event"), _("Failures"), _("Next"), _("Error")
    showing.table(_("Not delivered"), columns, [_row(one) for one in messages], _("Everything is delivered."))
    if more:
        showing.line(_("… and {count} more").format(count=more))


def _row(one: "Message") -> Sequence[object]:
    events = ", ".join(type(record.event).__name__ for record in one.records)
    again = _("given up") if one.dead else showing.local(one.ready or None)
    return one.id, one.code, events, one.attempts, again, one.error and one_line(one.error)


@group.command("resend", cls=Command, help=N_("Deliver again what was given up, these messages or all."))
def resend(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help=N_("Messages, as 'outbox list --dead' names them."))
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help=N_("All that were given up."))] = False,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    if all_ == bool(ids):
        found = got("--all") if ids else _("there is none")
        raise refused("outbox resend", _("messages, or --all"), found, "outbox resend --all")
    with engine_of(context, db) as engine:
        count = engine.resend(None if all_ else _dead(engine, ids or ()))
    if as_json:
        showing.as_json({"resent": count})
    else:
        showing.line(_("{count} messages will be delivered again.").format(count=count))


def _dead(engine: "Engine", ids: Sequence[str]) -> list[int]:
    """The numbers of these messages, of which each was given up."""
    there = {str(one.id) for one in engine.outbox(ALL, dead=True)}
    for id in ids:
        if id not in there:
            raise refused(id, _("a message that was given up"), _("it is none"), "luongxanh outbox list --dead")
    return [int(id) for id in ids]
