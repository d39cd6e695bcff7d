"""What passes while nobody looks? Due clocks are fired and the outbox is handed on, once or until told to end."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import shapes, showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, At, Command, Database, engine_of
from workflow.cli.refusals import got, refused, say, sentence

if TYPE_CHECKING:
    from workflow.engine import Engine
    from workflow.model import Instant

BATCH = 1_000
_ENDINGS = (signal.SIGTERM, signal.SIGINT)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("worker", cls=Command, help=N_("Fire due clocks and deliver the outbox, once or until it is stopped."))(
        worker
    )


def worker(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help=N_("One round, then end."))] = False,
    outbox: Annotated[
        str | None,
        typer.Option("--outbox", metavar="FILE", help=N_("Append undelivered messages to this file, one JSON a line.")),
    ] = None,
    every: Annotated[
        str, typer.Option("--every", metavar="SECONDS", help=N_("The pause between two rounds, in seconds."))
    ] = "60",
    at: At = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    pause = _seconds(every)
    when = _instant(at, once)
    if as_json and not once:
        raise refused("--json", _("one round"), _("the worker would print many documents"), "worker --once --json")
    with engine_of(context, db) as engine, _until_told() as ending:
        while True:
            report = round_(engine, outbox, when, ending.is_set)
            _print(report, as_json)
            if once or ending.wait(pause):
                return


def _seconds(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= 86_400:
        return int(text)
    raise refused("--every", _("whole seconds from 1 to 86400"), got(repr(text)), "60")


def _instant(at: str | None, once: bool) -> "Instant | None":
    if at is None:
        return None
    if not once:
        raise refused("--at", _("one round"), _("the worker would never come further"), "worker --once --at …")
    from workflow.cli import reading

    return reading.instant(at)


@contextmanager
def _until_told() -> Iterator[Event]:
    """An event that is set when the process is asked to end; the round that runs is finished first."""
    ending = Event()
    before = {number: signal.signal(number, lambda _number, _frame: ending.set()) for number in _ENDINGS}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def round_(engine: "Engine", outbox: str | None, at: "Instant | None", ended: Callable[[], bool]) -> shapes.Json:
    """One round: all due clocks in batches, then the messages; gives what was done."""
    settled, refusals, more = _settle(engine, at, ended)
    delivered = 0 if outbox is None else _deliver(engine, outbox, ended)
    left = len(engine.outbox(BATCH + 1))
    return {
        "dossiers": settled,
        "refused": refusals,
        "more": more,
        "delivered": delivered,
        "undelivered": min(left, BATCH),
        "more_undelivered": left > BATCH,
    }


def _settle(
    engine: "Engine", at: "Instant | None", ended: Callable[[], bool]
) -> tuple[list[str], list[shapes.Json], bool]:
    """The dossiers that were settled, those that could not be, and whether there is more to settle."""
    settled: list[str] = []
    while True:
        ticked = engine.tick(at=at, limit=BATCH)
        settled += [receipt.dossier.code for receipt in ticked.receipts]
        if ended() or not ticked.more or not ticked.receipts:
            refusals = [{"dossier": one.code, "reason": sentence(one.error)} for one in ticked.refused]
            return settled, refusals, ticked.more


def _deliver(engine: "Engine", path: str, ended: Callable[[], bool]) -> int:
    """Appends the messages to the file; a message counts as delivered once its line is in the file."""
    count = 0
    with open(path, "a", encoding="utf-8") as file:
        while not ended() and (messages := engine.outbox(BATCH)):
            file.writelines(json.dumps(shapes.message(one), ensure_ascii=False) + "\n" for one in messages)
            file.flush()
            os.fsync(file.fileno())
            engine.delivered([one.id for one in messages])
            count += len(messages)
    return count


def _print(report: shapes.Json, as_json: bool) -> None:
    for one in report["refused"]:
        say(f"{one['dossier']}: {one['reason']}")
    if as_json:
        showing.as_json(report)
        return
    left = f"{report['undelivered']}{'+' if report['more_undelivered'] else ''}"
    showing.line(
        _("{settled} dossiers settled, {delivered} messages delivered, {left} not delivered yet").format(
            settled=len(report["dossiers"]), delivered=report["delivered"], left=left
        )
    )
    if report["more"]:
        showing.line(_("There is more to settle; the round ended early."))
