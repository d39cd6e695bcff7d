"""How is one typed wish carried out? By whom, when, under which key: on the dossier, and with the engine to show it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from workflow.cli import reading
from workflow.cli.options import engine_of
from workflow.commands import Actor, Command

if TYPE_CHECKING:
    from workflow.engine import Engine, Receipt


@contextmanager
def handled(
    context: typer.Context,
    code: str,
    wish: Callable[[Actor], Command],
    actor: str,
    at: str | None,
    backdate: bool,
    key: str | None,
    db: str,
) -> "Iterator[tuple[Engine, Receipt]]":
    """The engine and the receipt of the command that the actor wishes on the dossier."""
    when = None if at is None else reading.instant(at)
    with engine_of(context, db) as engine:
        who = reading.actor(actor, engine.definitions.agencies)
        yield engine, engine.handle(code, wish(who), at=when, backdate=backdate, key=key)
