"""How does a dossier look on the terminal? One table for each subject; what there is nothing of is left out."""

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from workflow.cli import shapes, showing, words
from workflow.cli.language import title_of
from workflow.model import Dossier, Instant, Obligation, Responsibility
from workflow.procedure import STANDARD
from workflow.worktime import Line

if TYPE_CHECKING:
    from workflow.acts import Offer
    from workflow.derivation import Cause, Derivation, Step
    from workflow.machine import Rules, Track


def dossier_tables(dossier: Dossier, rules: "Rules", offers: Iterable["Offer"], at: Instant) -> None:
    """Everything about a dossier as it stands at an instant."""
    track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
    _head(dossier, track, at)
    _clocks(dossier, track, at)
    _obligations(dossier.obligations)
    for one in shapes.responsibilities(dossier, rules, at):
        share_table(one)
    _custody(dossier, track, at)
    _actions(track, dossier, offers)


def _head(dossier: Dossier, track: "Track", at: Instant) -> None:
    state = track.procedure.states[dossier.state]
    holder = words.holder(dossier.holder)
    rows: list[list[Any]] = [
        [_("Procedure"), title_of(track.procedure, dossier.procedure)],
        [_("Version"), f"{dossier.version.procedure} / {dossier.version.lifecycle}"],
        [_("Lane"), dossier.lane],
        [_("State"), f"{title_of(state, state.id)} ({state.id})"],
        [_("Held by"), f"{holder}, {dossier.officer}" if dossier.officer else holder],
        [_("Submitted"), showing.local(dossier.submitted)],
        [_("Accepted"), showing.local(dossier.accepted)],
        [_("Appointment"), showing.local(dossier.appointment)],
        [_("Finished"), showing.local(dossier.finished)],
        [_("Events"), dossier.length],
    ]
    title = _("Dossier {code} as of {at}").format(code=dossier.code, at=showing.local(at))
    showing.table(title, [_("What"), _("Value")], rows)


def _clocks(dossier: Dossier, track: "Track", at: Instant) -> None:
    if not dossier.clocks:
        return
    columns = [_("Clock"), _("Effect"), _("State"), _("Due"), _("Used"), _("Left"), _("Late")]
    showing.table(
        _("Clocks"),
        columns,
        [_clock_row(shapes.clock(one, track, at), one.due, track) for one in shapes.in_order(dossier, track)],
    )


def _clock_row(shape: shapes.Json, due: Instant, track: "Track") -> list[Any]:
    return [
        words.clock(track.procedure.clocks[shape["name"]]),
        words.effect(shape["effect"]),
        words.clock_state(shape["state"]),
        showing.local(due),
        showing.length(shape["consumed_seconds"]),
        showing.length(shape["remaining_seconds"]),
        showing.length(shape["late_seconds"]) if shape["late_seconds"] else "",
    ]


def _obligations(owed: Sequence[Obligation]) -> None:
    if owed:
        obligations_table((one.id.partition("/")[0], one) for one in owed)


def obligations_table(owed: Iterable[tuple[str, Obligation]]) -> None:
    """What is owed, by whom and until when; one line says so where nothing is."""
    columns = [
        _("Obligation"),
        _("Kind"),
        _("State"),
        _("Debtor"),
        _("Signer"),
        _("Raised"),
        _("Due"),
        _("Promised before"),
        _("Promised now"),
    ]
    rows = [
        [
            one.id,
            words.obligation(one.kind),
            words.obligation_state(one.state),
            one.debtor,
            one.signer,
            showing.local(one.raised),
            showing.local(one.due),
            showing.local(one.promised_before),
            showing.local(one.promised_now),
        ]
        for _code, one in owed
    ]
    showing.table(_("Obligations"), columns, rows, _("Nothing is owed."))


def share_table(one: Responsibility) -> None:
    """Who bears the lateness of one clock."""
    fixed = _("final") if one.fixed else _("so far")
    late = showing.length(one.late_seconds)
    title = _("Whose days were these: {clock}, {late} late ({fixed})").format(clock=one.clock, late=late, fixed=fixed)
    columns = [_("Holder"), _("Head"), _("Officers"), _("Norm"), _("Used"), _("Over the norm"), _("Share of the delay")]
    rows = [
        [
            words.holder(part.holder),
            part.head,
            ", ".join(f"{each.officer or '–'}: {showing.length(each.late_seconds)}" for each in part.officers),
            showing.length(part.norm_seconds),
            showing.length(part.used_seconds),
            showing.length(part.overrun_seconds),
            showing.length(part.late_seconds),
        ]
        for part in one.shares
    ]
    showing.table(title, columns, rows)


def _custody(dossier: Dossier, track: "Track", at: Instant) -> None:
    rows = [
        [
            words.holder(one.holder),
            one.officer,
            _state(track, one.state),
            showing.local(one.begun),
            showing.local(one.ended),
            showing.length(one.working_seconds),
        ]
        for one in shapes.held(dossier, track, at)
    ]
    if rows:
        showing.table(
            _("Custody"), [_("Holder"), _("Officer"), _("State"), _("From"), _("To"), _("Working time")], rows
        )


def _state(track: "Track", id: str) -> str:
    state = track.procedure.states.get(id)
    return id if state is None else title_of(state, id)


def _actions(track: "Track", dossier: Dossier, offers: Iterable["Offer"]) -> None:
    titles = {
        action: title
        for action, move in track.table.get(dossier.state, {}).items()
        if (title := showing.chosen(move.title, move.title_en))
    }
    rows = [
        [one.action, titles.get(one.action, ""), ", ".join(map(words.holder, one.by)), ", ".join(one.missing)]
        for one in offers
    ]
    if rows:
        showing.table(_("Possible now"), [_("Action"), _("Title"), _("By"), _("Missing")], rows)


def line_table(title: str, lines: Iterable[Line]) -> None:
    """A derivation day by day."""
    rows = [
        [
            f"{words.weekday(line.day.weekday())} {line.day:%d/%m/%Y}",
            words.day(line.what, line.name),
            showing.length(line.working_seconds) if line.working_seconds else "",
            line.count or "",
        ]
        for line in lines
    ]
    columns = [_("Day"), _("What"), _("Working time"), _("Counted")]
    showing.table(_("{title}: day by day").format(title=title), columns, rows)


def derivation_tables(one: "Derivation", title: str) -> None:
    """How the due instant of one clock came to be: what happened to it, and the days that each step adds."""
    heading = _("{clock}: {state}, due {due}").format(
        clock=title, state=words.clock_state(one.state), due=showing.local(one.due)
    )
    rows = [
        [
            showing.local(step.at),
            words.step(step.what),
            step.name,
            _cause(step.cause),
            showing.length(step.remaining) if step.remaining is not None else "",
            _due_of(step),
        ]
        for step in one.steps
    ]
    columns = [_("When"), _("What"), _("Name"), _("Because of"), _("Left"), _("Due")]
    showing.table(heading, columns, rows)
    for step in one.steps:
        if step.lines:
            line_table(f"{title}, {words.step(step.what)} {showing.local(step.at)}", step.lines)
    if one.lateness is not None:
        share_table(one.lateness)


def _due_of(step: "Step") -> str:
    """The due instant after a step, with the one before it where that moved."""
    if step.due is None:
        return ""
    due = showing.local(step.due)
    return due if step.before is None else f"{showing.local(step.before)} → {due}"


def _cause(cause: "Cause | None") -> str:
    return "" if cause is None else ", ".join(part for part in (cause.what, cause.actor, cause.ground) if part)


def inbox_table(holder: str, dossiers: Sequence[Dossier]) -> None:
    """The dossiers that wait for somebody, the most pressing first."""
    rows = [
        [one.code, one.procedure, one.lane, one.state, one.officer, showing.local(one.appointment)] for one in dossiers
    ]
    columns = [_("Dossier"), _("Procedure"), _("Lane"), _("State"), _("Officer"), _("Appointment")]
    showing.table(_("Waiting for {holder}").format(holder=holder), columns, rows, _("Nothing waits."))


def history_table(code: str, records: Sequence[shapes.Json]) -> None:
    """The journal, one line for each event."""
    rows = [
        [one["seq"], showing.of_iso(one["at"]), one["event"], one["actor"], one["ground"], _rest(one)]
        for one in records
    ]
    columns = [_("No."), _("When"), _("Event"), _("Actor"), _("Ground"), _("Details")]
    showing.table(_("Journal of {code}").format(code=code), columns, rows)


_NOTHING: tuple[Any, ...] = (None, {}, [])
_HEAD = frozenset({"seq", "at", "event", "actor", "ground", "noticed", "recorded", "version", "on_behalf_of"})


def _rest(record: shapes.Json) -> str:
    """What an event says beside its head, in one line."""
    told = ((name, value) for name, value in record.items() if name not in _HEAD and value not in _NOTHING)
    return "; ".join(f"{name}: {_short(value)}" for name, value in told)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_short(inner)}" for name, inner in value.items() if inner not in _NOTHING)
    if isinstance(value, list):
        return " | ".join(map(_short, value))
    return str(value)
