"""What happens to a dossier: hand it in, act on it, look at it, ask why, list what waits."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from workflow.cli import reading, shapes, showing, words
from workflow.cli.language import N_
from workflow.cli.options import (
    DATABASE,
    ActorId,
    AsJson,
    AsOf,
    At,
    Backdate,
    Command,
    Database,
    Input,
    Key,
    Lane,
    OnBehalfOf,
    engine_of,
)
from workflow.cli.options import group as new_group
from workflow.cli.refusals import refused
from workflow.model import Dossier, Instant
from workflow.procedure import STANDARD

if TYPE_CHECKING:
    from workflow.engine import Engine, Receipt
    from workflow.machine import Track

Code = Annotated[str, typer.Argument(metavar="CODE", help=N_("The code of the dossier."))]

group = new_group(N_("Dossiers: hand in, act, show, explain, list what waits."))


@group.command("submit", cls=Command, help=N_("Hand in a dossier; prints it with its code."))
def submit(
    context: typer.Context,
    procedure: Annotated[str, typer.Argument(metavar="PROCEDURE", help=N_("The procedure."))],
    actor: ActorId,
    data: Annotated[
        str | None,
        typer.Option(
            "--data",
            metavar="FILE",
            help=N_(
                "JSON or YAML with the data of the dossier, with 'applicant' and 'documents'; - is standard input."
            ),
        ),
    ] = None,
    lane: Lane = STANDARD,
    channel: Annotated[
        str, typer.Option("--channel", metavar="CHANNEL", help=N_("How it came: counter, online, post."))
    ] = "counter",
    on_behalf_of: OnBehalfOf = None,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    when = None if at is None else reading.instant(at)
    handed = reading.handed({} if data is None else reading.document(data, "--data"))
    with engine_of(context, db, fresh=True) as engine:
        receipt = engine.submit(
            procedure,
            actor=reading.actor(actor, engine.definitions.agencies, on_behalf_of=on_behalf_of),
            applicant=handed.applicant,
            data=handed.data,
            documents=handed.documents,
            lane=lane,
            channel=channel,
            at=when,
            backdate=backdate,
            key=key,
        )
        print_receipt(engine, receipt, as_json)


@group.command("act", cls=Command, help=N_("Take an action that the dossier offers; prints the dossier after it."))
def act(
    context: typer.Context,
    code: Code,
    action: Annotated[str, typer.Argument(metavar="ACTION", help=N_("The action, as 'dossier show' lists it."))],
    actor: ActorId,
    input: Input = None,
    on_behalf_of: OnBehalfOf = None,
    at: At = None,
    backdate: Backdate = False,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    when = None if at is None else reading.instant(at)
    values = {} if input is None else reading.document(input, "--input")
    with engine_of(context, db) as engine:
        given = reading.given(values, _documents_of(engine, code))
        opinion = {} if given.opinion is None else {"opinion": given.opinion}
        receipt = engine.act(
            code,
            action,
            actor=reading.actor(actor, engine.definitions.agencies, on_behalf_of=on_behalf_of),
            data={**given.data, **opinion},
            documents=given.documents,
            ground=given.ground,
            at=when,
            backdate=backdate,
            key=key,
        )
        print_receipt(engine, receipt, as_json)


def _documents_of(engine: "Engine", code: str) -> dict[str, str]:
    """The documents that the dossier's procedure knows, in any of its lanes."""
    rules = engine.rules_of(engine.dossier(code))
    return {id: title for track in rules.tracks.values() for id, title in track.procedure.documents.items()}


def print_receipt(engine: "Engine", receipt: "Receipt", as_json: bool) -> None:
    if receipt.repeated and not as_json:
        showing.line(_("This command was already carried out; nothing changed."))
    _print(engine, receipt.dossier, receipt.dossier.latest, as_json)


@group.command("show", cls=Command, help=N_("The dossier: clocks, obligations, custody, shares of a delay, actions."))
def show(
    context: typer.Context, code: Code, as_of: AsOf = None, db: Database = DATABASE, as_json: AsJson = False
) -> None:
    at = None if as_of is None else reading.instant(as_of, "--as-of")
    with engine_of(context, db) as engine:
        dossier, looked_at = seen(engine, code, at)
        _print(engine, dossier, looked_at, as_json)


def seen(engine: "Engine", code: str, as_of: Instant | None) -> tuple[Dossier, Instant]:
    """The dossier and the instant at which it is looked at: now; in a sandbox time is what the commands said."""
    if as_of is None:
        latest = engine.dossier(code).latest
        as_of = latest if engine.sandbox else max(latest, engine.now())
    return engine.dossier(code, as_of), as_of


def _print(engine: "Engine", dossier: Dossier, at: Instant, as_json: bool) -> None:
    from workflow.acts import offers
    from workflow.cli.tables import dossier_tables

    rules = engine.rules_of(dossier)
    # Before acceptance the lane asked for need not exist in the version of the day of submission.
    offered = offers(rules, dossier if dossier.lane in rules.tracks else replace(dossier, lane=STANDARD))
    if as_json:
        showing.as_json(shapes.dossier(dossier, rules, offered, at))
    else:
        dossier_tables(dossier, rules, offered, at)


@group.command("explain", cls=Command, help=N_("Why each clock is due when it is, day by day, and whose the delay is."))
def explain(
    context: typer.Context,
    code: Code,
    clock: Annotated[str | None, typer.Option("--clock", metavar="NAME", help=N_("Only this clock."))] = None,
    as_of: AsOf = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    at = None if as_of is None else reading.instant(as_of, "--as-of")
    with engine_of(context, db) as engine:
        found = engine.explain(code, clock, at)
        if as_json:
            showing.as_json([shapes.derivation(one) for one in found])
            return
        clocks = _track(engine, engine.dossier(code)).procedure.clocks
    from workflow.cli.tables import derivation_tables

    for one in found:
        derivation_tables(one, words.clock(clocks[one.clock]))
    if not found:
        showing.line(_("No clock has started yet."))


def _track(engine: "Engine", dossier: Dossier) -> "Track":
    tracks = engine.rules_of(dossier).tracks
    return tracks.get(dossier.lane) or tracks[STANDARD]


@group.command(
    "history", cls=Command, help=N_("The journal of the dossier: what happened, when, by whom, on what ground.")
)
def history(context: typer.Context, code: Code, db: Database = DATABASE, as_json: AsJson = False) -> None:
    with engine_of(context, db) as engine:
        records = [shapes.record(record) for record in engine.history(code)]
    if as_json:
        showing.as_json(records)
        return
    from workflow.cli.tables import history_table

    history_table(code, records)


@group.command("inbox", cls=Command, help=N_("What waits for an officer or a department, the most pressing first."))
def inbox(
    context: typer.Context,
    actor: Annotated[str | None, typer.Option("--actor", metavar="ID", help=N_("The officer."))] = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="ID", help=N_("The department, as agency.department."))
    ] = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    if (actor is None) == (department is None):
        found = _("neither was given") if actor is None else _("both were given")
        raise refused("inbox", _("either --actor or --department"), found, "inbox --actor ID, inbox --department ID")
    with engine_of(context, db) as engine:
        agencies = engine.definitions.agencies
        whose = reading.actor(actor, agencies) if actor is not None else agencies.department(department or "").id
        waiting = [(one, engine.rules_of(one)) for one in engine.inbox(whose)]
    if as_json:
        showing.as_json([shapes.waiting(one, rules) for one, rules in waiting])
        return
    from workflow.cli.tables import inbox_table

    rows = [(one, shapes.declare_by(one, rules)) for one, rules in waiting]
    inbox_table(words.holder(actor or department or ""), rows)
