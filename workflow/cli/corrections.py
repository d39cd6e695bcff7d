"""How is recorded now what was done then? The act, when it was done, by whom, on what ground; and what that changed."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import reading, shapes, showing, words
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, ActorId, AsJson, Command, Database, Input, Key, engine_of
from workflow.cli.refusals import got, refused

if TYPE_CHECKING:
    from workflow.commands import Command as Wish
    from workflow.engine import Corrected, Engine
    from workflow.model import Instant


def register(group: typer.Typer) -> None:
    """Adds the command to those of a dossier."""
    group.command(
        "correct",
        cls=Command,
        help=N_("Record now what was done before other things: the history is told anew; prints what that changed."),
    )(correct)


def correct(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help=N_("The code of the dossier."))],
    action: Annotated[str, typer.Argument(metavar="ACTION", help=N_("The action that was taken then."))],
    actor: ActorId,
    at: Annotated[str, typer.Option("--at", metavar="INSTANT", help=N_("When it was done."))],
    ground: Annotated[str, typer.Option("--ground", metavar="TEXT", help=N_("Why the history is corrected."))],
    by: Annotated[
        str | None, typer.Option("--by", metavar="ID", help=N_("Who records it; the actor where it is left out."))
    ] = None,
    then: Annotated[
        list[str] | None,
        typer.Option(
            "--then",
            metavar="'ACTION INSTANT ACTOR'",
            help=N_("What was done after it and is recorded with it; may be repeated."),
        ),
    ] = None,
    input: Input = None,
    made: Annotated[
        str | None,
        typer.Option("--made", metavar="INSTANT", help=N_("When it is recorded, in a sandbox; else it is now.")),
    ] = None,
    key: Key = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    when = reading.instant(at)
    recorded = None if made is None else reading.instant(made, "--made")
    later = [_parts(text) for text in then or ()]
    values = {} if input is None else reading.document(input, "--input")
    with engine_of(context, db) as engine:
        agencies = engine.definitions.agencies
        receipt = engine.correct(
            code,
            _wish(engine, code, action, actor, values),
            at=when,
            ground=ground,
            by=None if by is None else reading.actor(by, agencies, "--by"),
            then=[(_wish(engine, code, what, who, {}), instant) for what, instant, who in later],
            made=recorded,
            key=key,
        )
        if as_json:
            showing.as_json(shapes.correction(receipt))
        else:
            _print(engine, receipt)


def _parts(text: str) -> tuple[str, "Instant", str]:
    """The action, the instant and the actor of what was done after it."""
    parts = text.split()
    if len(parts) != 3:
        raise refused(
            "--then", _("an action, an instant and an actor"), got(repr(text)), "'resupply 2026-11-26 applicant'"
        )
    return parts[0], reading.instant(parts[1], "--then"), parts[2]


def _wish(engine: "Engine", code: str, action: str, actor: str, values: dict[str, object]) -> "Wish":
    from workflow.engine import wish

    rules = engine.rules_of(engine.dossier(code))
    documents = {id: title for track in rules.tracks.values() for id, title in track.procedure.documents.items()}
    given = reading.given(values, documents)
    data = given.data if given.opinion is None else {**given.data, "opinion": given.opinion}
    return wish(code, action, reading.actor(actor, engine.definitions.agencies), data, given.documents, given.ground)


def _print(engine: "Engine", receipt: "Corrected") -> None:
    if receipt.repeated:
        showing.line(_("This command was already carried out; nothing changed."))
    track = engine.rules_of(receipt.dossier).tracks[receipt.dossier.lane]
    clocks, differs = track.procedure.clocks, receipt.difference
    rows = [
        *(
            [_("due"), words.clock(clocks[one.name]), showing.local(one.before), showing.local(one.after)]
            for one in differs.due
        ),
        *(
            [_("no longer missed"), words.clock(clocks[one.clock]), showing.local(one.due), ""]
            for one in differs.undone
        ),
        *(
            [_("found to be missed"), words.clock(clocks[one.clock]), "", showing.local(one.due)]
            for one in differs.found
        ),
        *([_("obligation waived"), id, "", ""] for id in differs.waived),
        *([_("obligation raised"), id, "", ""] for id in differs.raised),
    ]
    showing.table(
        _("What the correction of {code} changed").format(code=receipt.dossier.code),
        [_("What"), _("Name"), _("Before"), _("Now")],
        rows,
        _("The correction changed no due instant and no obligation."),
    )
