"""What becomes of the store itself? It is made, compared with its journal, held on to, made anew."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import shapes, showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, Command, Database, engine_of, no_store
from workflow.cli.options import group as new_group

if TYPE_CHECKING:
    from workflow.engine import Verified

SHOWN = 10  # codes of dossiers in one sentence

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


@group.command("downgrade", cls=Command, help=N_("Take the store back to the form of the version before."))
def downgrade(db: Database = DATABASE, as_json: AsJson = False) -> None:
    from workflow.engine import step_down, there

    if not there(db):
        raise no_store(db)
    form = step_down(db)
    if as_json:
        showing.as_json({"form": form})
    else:
        showing.line(_("The store has the form {form} now.").format(form=form))


@group.command(
    "verify", cls=Command, help=N_("Hold the journal and every table against each other; exit code 1 for a fault.")
)
def verify(
    context: typer.Context,
    anchors: Annotated[
        str | None,
        typer.Option("--anchors", metavar="FILE", help=N_("Anchors that 'worker --anchors' or 'db anchor' wrote.")),
    ] = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    from workflow.worker.anchors import read

    kept = () if anchors is None else read(anchors)
    with engine_of(context, db) as engine:
        found = engine.verify(kept)
    if as_json:
        showing.as_json(shapes.verified(found))
    else:
        for line in _faults(found):
            showing.line(line)
        if found.untold:
            showing.line(_("Not told to others yet: {codes}.").format(codes=_some([one.code for one in found.untold])))
    if not found.sound:
        raise typer.Exit(1)


def _faults(found: "Verified") -> Iterator[str]:
    """What is wrong, the first broken row first; or that nothing is."""
    for one in found.breaks[:1]:
        if one.missing:
            text = _("{code}: row {seq} has no digest; it is the first of {count} broken rows.")
        else:
            text = _("{code}: row {seq} is not what was written; it is the first of {count} broken rows.")
        yield text.format(code=one.code, seq=one.seq, count=len(found.breaks))
    for anchor in found.lost:
        text = _("The anchor of {at} does not hold: {rows} rows up to {upto} were changed, or some are not there.")
        yield text.format(at=showing.local(anchor.at), rows=anchor.rows, upto=anchor.upto)
    for code in found.differing:
        yield _("{code}: a table differs from the journal.").format(code=code)
    if found.differing:
        yield _("Run 'luongxanh db rebuild'.")
    yield _("{rows} rows of the journal were checked.").format(rows=found.rows)
    if found.sound:
        yield _("Every table agrees with the journal.")


def _some(codes: Sequence[str]) -> str:
    """The first few, and how many there are."""
    few = ", ".join(codes[:SHOWN])
    return few if len(codes) <= SHOWN else _("{few} and {count} more").format(few=few, count=len(codes) - SHOWN)


@group.command("anchor", cls=Command, help=N_("Hold on to what the journal is now."))
def anchor(
    context: typer.Context,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FILE", help=N_("Append the anchor to this file, to be kept elsewhere.")),
    ] = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    from workflow.worker.anchors import Anchors

    with engine_of(context, db) as engine:
        kept = None if to is None else Anchors(to)
        made = engine.anchor()
        if made is not None and kept is not None:
            kept.add(made)
    if as_json:
        showing.as_json({"anchor": None if made is None else shapes.anchor(made)})
    elif made is None:
        showing.line(_("Nothing was written since the last anchor."))
    else:
        showing.line(_("{rows} rows, digest {digest}").format(rows=made.rows, digest=made.digest))


@group.command("rebuild", cls=Command, help=N_("Make all tables but the journal anew from the journal."))
def rebuild(context: typer.Context, db: Database = DATABASE, as_json: AsJson = False) -> None:
    with engine_of(context, db) as engine:
        engine.rebuild()
    if as_json:
        showing.as_json({"rebuilt": True})
    else:
        showing.line(_("All tables were made anew from the journal."))
