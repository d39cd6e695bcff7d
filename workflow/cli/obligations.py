"""What is owed because of delays, and how far is it? Letters: drafted, issued, delivered, or waived."""

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import reading, shapes, showing
from workflow.cli.handling import handled
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, ActorId, AsJson, At, Backdate, Command, Database, Key, engine_of
from workflow.cli.options import group as new_group
from workflow.cli.refusals import got, refused
from workflow.commands import (
    Actor,
    DeclareDelay,
    DeliverObligation,
    DraftObligation,
    IssueObligation,
    WaiveObligation,
)
from workflow.commands import (
    Command as Wish,
)

if TYPE_CHECKING:
    from workflow.engine import Receipt

STATES = ("owed", "drafted", "issued", "delivered", "waived")
Id = Annotated[str, typer.Argument(metavar="ID", help=N_("The obligation, as 'obligations list' names it."))]
Cause = Annotated[
    str | None, typer.Option("--cause", metavar="TEXT", help=N_("The cause of the delay, where it is known."))
]

group = new_group(N_("Obligations: what is owed because of delays."))


@group.command("list", cls=Command, help=N_("What is owed, over all dossiers."))
def list_(
    context: typer.Context,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="STATE", help=N_("Only these: owed, drafted, issued, delivered or waived.")),
    ] = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    if state is not None and state not in STATES:
        raise refused("--state", _("a state of an obligation"), got(repr(state)), ", ".join(STATES))
    with engine_of(context, db) as engine:
        owed = engine.obligations(state=state)
    if as_json:
        showing.as_json([{**shapes.obligation(one), "dossier": code} for code, one in owed])
        return
    from workflow.cli.tables import obligations_table

    obligations_table(owed)


@group.command("draft", cls=Command, help=N_("Draft the letter."))
def draft(
    context: typer.Context,
    obligation: Id,
    actor: ActorId,
    cause: Cause = None,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    _handle(
        context, obligation, lambda who: DraftObligation(obligation, who, cause), actor, at, backdate, key, db, as_json
    )


@group.command("issue", cls=Command, help=N_("Sign and issue the letter; an apology promises a new date."))
def issue(
    context: typer.Context,
    obligation: Id,
    actor: ActorId,
    promised: Annotated[
        str | None, typer.Option("--promised", metavar="INSTANT", help=N_("The new date that the letter promises."))
    ] = None,
    cause: Cause = None,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    until = None if promised is None else reading.instant(promised, "--promised")
    _handle(
        context,
        obligation,
        lambda who: IssueObligation(obligation, who, until, cause),
        actor,
        at,
        backdate,
        key,
        db,
        as_json,
    )


@group.command("deliver", cls=Command, help=N_("Record that the letter reached the person."))
def deliver(
    context: typer.Context,
    obligation: Id,
    actor: ActorId,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    _handle(context, obligation, lambda who: DeliverObligation(obligation, who), actor, at, backdate, key, db, as_json)


@group.command("waive", cls=Command, help=N_("Set the obligation aside, with the ground for it."))
def waive(
    context: typer.Context,
    obligation: Id,
    actor: ActorId,
    ground: Annotated[str, typer.Option("--ground", metavar="TEXT", help=N_("Why it is set aside."))],
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    _handle(
        context, obligation, lambda who: WaiveObligation(obligation, who, ground), actor, at, backdate, key, db, as_json
    )


@group.command(
    "declare", cls=Command, help=N_("Say before the appointment that it will be missed: an apology is owed.")
)
def declare(
    context: typer.Context,
    dossier: Annotated[str, typer.Argument(metavar="CODE", help=N_("The code of the dossier."))],
    actor: ActorId,
    cause: Cause = None,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    _handle(context, dossier, lambda who: DeclareDelay(who, cause), actor, at, backdate, key, db, as_json)


def _handle(
    context: typer.Context,
    subject: str,
    wish: Callable[[Actor], Wish],
    actor: str,
    at: str | None,
    backdate: bool,
    key: str | None,
    db: str,
    as_json: bool,
) -> None:
    """Carries out the wish on the dossier that the subject, an obligation or a dossier's code, belongs to."""
    code, _slash, obligation = subject.partition("/")
    with handled(context, code, wish, actor, at, backdate, key, db) as (_engine, receipt):
        _print(receipt, subject if obligation else None, as_json)


def _print(receipt: "Receipt", id: str | None, as_json: bool) -> None:
    from workflow.cli.tables import obligations_table

    dossier = receipt.dossier
    owed = dossier.obligations[-1] if id is None else dossier.obligation(id)
    if owed is None:  # it was carried out, so it is there
        raise LookupError(id)
    if as_json:
        showing.as_json({**shapes.obligation(owed), "dossier": dossier.code})
    else:
        obligations_table([(dossier.code, owed)])
