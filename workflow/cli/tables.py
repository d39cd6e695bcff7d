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
    from workflow.machine import Ruled, Rules, Track


def dossier_tables(dossier: Dossier, rules: "Rules", offers: Iterable["Offer"], at: Instant) -> None:
    """Everything about a dossier as it stands at an instant."""
    track = rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]
    _head(dossier, track, at, shapes.declare_by(dossier, rules))
    _clocks(dossier, rules, track, at)
    _obligations(dossier.obligations)
    for one in shapes.responsibilities(dossier, rules, at):
        share_table(one)
        again = shapes.anew(dossier, one)
        if again is not None:
            share_table(again, _("after the excuses"))
    _excuses(dossier)
    _components(dossier, track)
    _custody(dossier, track, at)
    _actions(track, dossier, offers)


def _head(dossier: Dossier, track: "Track", at: Instant, declare_by: Instant | None) -> None:
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
    if declare_by is not None:
        rows.append([_("A delay can be declared until"), showing.local(declare_by)])
    if dossier.incident is not None:
        rows.append([_("Incident since"), showing.local(dossier.incident)])
    if dossier.cause is not None:
        rows.append([_("Cause of the delay"), words.cause(track.procedure.causes.get(dossier.cause), dossier.cause)])
    title = _("Dossier {code} as of {at}").format(code=dossier.code, at=showing.local(at))
    showing.table(title, [_("What"), _("Value")], rows)


def _clocks(dossier: Dossier, rules: "Rules", track: "Track", at: Instant) -> None:
    from workflow.machine import ruled_clocks

    if not dossier.clocks:
        return
    columns = [_("Clock"), _("Effect"), _("State"), _("Due"), _("Used"), _("Left"), _("Late")]
    showing.table(
        _("Clocks"),
        columns,
        [_clock_row(one, shapes.clock(one, track, at)) for one in ruled_clocks(rules, dossier)],
    )


def _clock_row(ruled: "Ruled", shape: shapes.Json) -> list[Any]:
    return [
        words.clock(ruled.rule),
        words.effect(shape["effect"]),
        words.clock_state(shape["state"]),
        showing.local(ruled.clock.due),
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
        _("Escalated"),
    ]
    rows = [
        [
            one.id,
            words.obligation(one.kind),
            words.obligation_state(one.state),
            one.debtor,
            one.signer,
            showing.local(one.raised),
            showing.local(None if one.stands else one.due),
            showing.local(one.promised_before),
            showing.local(one.promised_now),
            showing.local(one.escalated),
        ]
        for _code, one in owed
    ]
    showing.table(_("Obligations"), columns, rows, _("Nothing is owed."))


def share_table(one: Responsibility, said: str | None = None) -> None:
    """Who bears the lateness of one clock; `said` tells it from another table of the same lateness."""
    fixed = said or (_("final") if one.fixed else _("so far"))
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


def _excuses(dossier: Dossier) -> None:
    rows = [
        [
            showing.local(one.since),
            showing.local(one.until),
            showing.length(one.end - one.begin),
            one.ground,
            one.actor,
            showing.local(one.accepted),
        ]
        for one in dossier.excuses
    ]
    if rows:
        columns = [_("From"), _("To"), _("Working time"), _("Ground"), _("Accepted by"), _("Accepted")]
        showing.table(_("Excuses: they move no date"), columns, rows)


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
    known = track.procedure.states.get(id) or track.procedure.components.get(id)
    return id if known is None else title_of(known, id)


def _components(dossier: Dossier, track: "Track") -> None:
    """How the components of a package stand, in the order of the definition."""
    rows = [
        [
            title_of(rule, name),
            words.component_state(one.state),
            one.code,
            words.holder(one.lead or one.sender or "–"),
            showing.local(one.due) + (f" ({_('missed')})" if one.late is not None else ""),
            showing.local(one.sent),
            showing.local(one.received),
            showing.local(one.ended),
        ]
        for name, rule in track.procedure.components.items()
        if (one := dossier.components.get(name)) is not None
    ]
    if rows:
        columns = [_("Component"), _("State"), _("Dossier"), _("Holder"), _("Send by")]
        showing.table(_("Components"), [*columns, _("Sent"), _("Received"), _("Ended")], rows)


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
            _cause(step.cause, step.ground),
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
    if one.reattributed is not None:
        share_table(one.reattributed, _("after the excuses"))


def _due_of(step: "Step") -> str:
    """The due instant after a step, with the one before it where that moved."""
    if step.due is None:
        return ""
    due = showing.local(step.due)
    return due if step.before is None else f"{showing.local(step.before)} → {due}"


def _cause(cause: "Cause | None", ground: str | None) -> str:
    said = (cause.what, cause.actor, ground or cause.ground) if cause else (ground,)
    return ", ".join(part for part in said if part)


def inbox_table(holder: str, dossiers: Sequence[tuple[Dossier, Instant | None]]) -> None:
    """The dossiers that wait for somebody, the most pressing first, each with the last moment to declare a delay."""
    rows = [
        [
            one.code,
            one.procedure,
            one.lane,
            one.state,
            one.officer,
            showing.local(one.appointment),
            showing.local(declare_by),
        ]
        for one, declare_by in dossiers
    ]
    columns = [
        _("Dossier"),
        _("Procedure"),
        _("Lane"),
        _("State"),
        _("Officer"),
        _("Appointment"),
        _("Delay to be declared by"),
    ]
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
_HEAD = frozenset({"seq", "at", "event", "actor", "ground", "noticed", "recorded", "version"})


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
