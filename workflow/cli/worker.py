"""What passes while nobody looks? The worker as a command: how it is told to run, to end, and what it says of it."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from gettext import gettext as _
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from workflow.cli import reading, shapes, showing
from workflow.cli.language import N_
from workflow.cli.options import DATABASE, AsJson, At, Command, Database, engine_of
from workflow.cli.refusals import Refused, got, one_line, refused, say, sentence

if TYPE_CHECKING:
    from workflow.errors import WorkflowError
    from workflow.model import Instant
    from workflow.worker import Report, Sink, Worker

TOKEN = "LUONGXANH_WEBHOOK_TOKEN"
LOCAL = "127.0.0.1"
_ENDINGS = (signal.SIGTERM, signal.SIGINT)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("worker", cls=Command, help=N_("Fire due clocks and deliver the outbox, once or until it is stopped."))(
        worker
    )


WebhookUrl = Annotated[
    str | None,
    typer.Option(
        "--webhook",
        metavar="URL",
        help=N_("Send each message there as a batch of CloudEvents; LUONGXANH_WEBHOOK_TOKEN is a bearer token."),
    ),
]
OutboxFile = Annotated[
    str | None,
    typer.Option("--outbox", metavar="FILE", help=N_("Append each message to this file, one CloudEvent a line.")),
]
Source = Annotated[
    str | None,
    typer.Option("--source", metavar="URI", help=N_("The source of the CloudEvents; else /luongxanh/AGENCY.")),
]
Attempts = Annotated[str, typer.Option("--attempts", metavar="N", help=N_("Give a message up after so many failures."))]
Every = Annotated[str, typer.Option("--every", metavar="SECONDS", help=N_("The pause between two rounds, in seconds."))]
Batch = Annotated[
    str, typer.Option("--batch", metavar="N", help=N_("Dossiers that are settled before it may be stopped."))
]
Listen = Annotated[
    str | None,
    typer.Option(
        "--listen", metavar="HOST:PORT", help=N_("Answer /health and /metrics there; the host may be left out.")
    ),
]
AnchorFile = Annotated[
    str | None,
    typer.Option(
        "--anchors", metavar="FILE", help=N_("Append an anchor of the journal to this file, at most one an hour.")
    ),
]


def worker(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help=N_("One round, then end."))] = False,
    webhook: WebhookUrl = None,
    outbox: OutboxFile = None,
    source: Source = None,
    attempts: Attempts = "20",
    every: Every = "60",
    batch: Batch = "1000",
    listen: Listen = None,
    anchors: AnchorFile = None,
    at: At = None,
    db: Database = DATABASE,
    as_json: AsJson = False,
) -> None:
    pause = reading.whole(every, "--every", range(1, 86_401), _("whole seconds from 1 to 86400"), "60")
    most = reading.whole(attempts, "--attempts", range(1, 1_001), _("a whole number from 1 to 1000"), "20")
    size = reading.whole(batch, "--batch", range(1, 1_000_001), _("a whole number from 1 to 1000000"), "1000")
    when, address = _instant(at, once), None if listen is None else _address(listen)
    if as_json and not once:
        raise refused("--json", _("one round"), _("the worker would print many documents"), "worker --once --json")
    from workflow.worker import Anchors, Steady, Worker

    steady = Steady()
    with engine_of(context, db) as engine, _until_told() as ending, ExitStack() as open_:
        engine.now = steady.now
        of = Worker(
            engine,
            *_sinks(webhook, outbox),
            batch=size,
            clock=steady,
            anchors=None if anchors is None else Anchors(anchors),
            source=source,
            attempts=most,
        )
        if address is not None:
            open_.enter_context(_listening(of, *address))
        if once:
            _once(of, when, ending, as_json)
        else:
            of.run(pause, ending.wait, _print, _away)


def _instant(at: str | None, once: bool) -> "Instant | None":
    if at is None:
        return None
    if not once:
        raise refused("--at", _("one round"), _("the worker would never come further"), "worker --once --at …")
    return reading.instant(at)


def _address(text: str) -> tuple[str, int]:
    host, _colon, port = text.rpartition(":")
    if not (port.isascii() and port.isdecimal() and len(port) < 6 and int(port) <= 65_535):
        raise refused("--listen", _("a host and a port"), got(repr(text)), f"{LOCAL}:9464")
    return host.removeprefix("[").removesuffix("]") or LOCAL, int(port)


def _sinks(webhook: str | None, outbox: str | None) -> "Iterator[Sink]":
    from workflow.worker import File, Webhook

    if outbox is not None:
        yield File(outbox)
    if webhook is not None:
        yield Webhook(webhook, token=os.environ.get(TOKEN))


@contextmanager
def _listening(of: "Worker", host: str, port: int) -> Iterator[None]:
    from workflow.worker.serving import served

    with ExitStack() as answering:
        try:
            where = answering.enter_context(served(of, host, port))
        except OSError as error:
            found = (error.strerror or str(error)).lower()
            raise refused("--listen", f"{host}:{port}", found, f"{LOCAL}:0") from None
        say(_("Answering at http://{host}:{port}/health and /metrics.").format(host=where[0], port=where[1]))
        yield


@contextmanager
def _until_told() -> Iterator[Event]:
    """An event that is set when the process is asked to end; the batch in hand is finished first."""
    ending = Event()
    before = {number: signal.signal(number, lambda _number, _frame: ending.set()) for number in _ENDINGS}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _once(of: "Worker", when: "Instant | None", ending: Event, as_json: bool) -> None:
    report = of.round(when, ending.is_set)
    if report.held_back:
        raise _wrong_clock(report)
    _print(report, as_json)


def _wrong_clock(report: "Report") -> Refused:
    found = _("that of the store is {seconds} s ahead of this one").format(seconds=report.skew)
    return refused(_("clock"), _("two clocks that agree"), found, _("set the clocks"))


def _away(error: "WorkflowError | None") -> None:
    if error is None:
        say(_("The store answers again."))
        return
    say(sentence(error))
    say(_("The worker waits until the store answers."))


def _print(report: "Report", as_json: bool = False) -> None:
    for line in _warnings(report):
        say(one_line(line))
    if as_json:
        showing.as_json(_shape(report))
        return
    showing.line(
        _("{settled} dossiers settled, {delivered} messages delivered, {left} not delivered yet").format(
            settled=len(report.dossiers), delivered=report.delivered, left=report.undelivered
        )
    )
    if report.batches > 1:
        showing.line(_("The batch limit was reached; {count} batches were settled.").format(count=report.batches))
    if report.more or report.more_undelivered:
        showing.line(_("There is more to settle; the round ended early."))


def _warnings(report: "Report") -> Iterator[str]:
    """What somebody should look at."""
    for one in report.refused:
        yield f"{one.code}: {sentence(one.error)}"
    for failed in report.failed:
        text = _("{code}: message {id} was given up after {attempts} attempts: {error}")
        again = _("{code}: message {id} was not delivered: {error}")
        known = {"code": failed.code, "id": failed.id, "attempts": failed.attempts, "error": failed.error}
        yield (text if failed.dead else again).format(**known)
    if report.down is not None:
        yield _("Nothing is delivered for a while: {error}").format(error=report.down)
    if report.jump:
        text = _("The clock of this machine was set by {seconds} s; time is counted from the start of the worker.")
        yield text.format(seconds=report.jump)
    if report.untold or report.held_back:
        yield sentence(_wrong_clock(report))


def _shape(report: "Report") -> shapes.Json:
    return {
        "dossiers": list(report.dossiers),
        "refused": [{"dossier": one.code, "reason": sentence(one.error)} for one in report.refused],
        "more": report.more,
        "batches": report.batches,
        "delivered": report.delivered,
        "failed": [shapes.failed(one) for one in report.failed],
        "down": report.down,
        "undelivered": report.undelivered,
        "more_undelivered": report.more_undelivered,
        "dead": report.dead,
        "jump_seconds": report.jump,
        "skew_seconds": report.skew,
        "untold": report.untold,
        "anchor": None if report.anchor is None else shapes.anchor(report.anchor),
    }
