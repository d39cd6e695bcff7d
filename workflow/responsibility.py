"""Whose was the delay of this dossier? The shares of one missed clock, as of an instant or for good.

How overruns become shares is `delay`'s question, what an excuse takes out is `attribution`'s; here the clock's
stretches and the custody are laid on one ruler.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from workflow.attribution import attributed
from workflow.delay import Piece, Stretch, pieces, responsibility
from workflow.history import closed_custody, stays
from workflow.machine import Rules, Track
from workflow.model import Clock, Custody, Dossier, Instant, Responsibility, Stay
from workflow.procedure import APPLICANT, STANDARD


def late_seconds(track: Track, clock: Clock, at: Instant) -> int:
    """Working seconds, on the lead agency's ruler, after the missed due instant during which the clock ran; 0 when
    none was missed.
    """
    if clock.missed is None:
        return 0
    return _after(_on_ruler(track, _ran(clock, at)), track.calendar.position(clock.missed))


def shares_of(rules: Rules, dossier: Dossier, clock: Clock, at: Instant) -> Responsibility:
    """The shares of a breached clock's lateness as of `at`; of a clock that has stopped they no longer change."""
    if clock.missed is None:
        raise ValueError(f"{dossier.code}: the clock '{clock.name}' has not been breached")
    return _table(rules, dossier, dossier.lane, clock.name, clock.missed, _ran(clock, at), at)


def reattributed(rules: Rules, dossier: Dossier, table: Responsibility, at: Instant) -> Responsibility:
    """The fixed table anew over what the dossier's excuses leave; its lateness stays what it was, and the norms are
    those of the lane in which it was fixed.

    One that was fixed before a recount and would be another lateness on the new ruler stays as it is.
    """
    clock, ran = dossier.clocks[table.clock], table.ran
    if not ran:  # a table of before it kept where its clock ran
        if clock.missed != table.due:
            return table
        ran = _ran(clock, min(at, dossier.finished or at))
    again = _table(rules, dossier, table.lane or dossier.lane, table.clock, table.due, ran, at)
    if again.late_seconds != table.late_seconds:
        return table
    return replace(again, fixed=table.fixed, cause=table.cause, lane=table.lane)


def in_effect(dossier: Dossier) -> tuple[Responsibility, ...]:
    """The fixed tables as they stand after the last excuse, each once."""
    tables = (*dossier.responsibility, *dossier.reattributed)
    return tuple({(one.clock, one.due): one for one in tables}.values())


def tables_of(rules: Rules, dossier: Dossier, at: Instant) -> tuple[Responsibility, ...]:
    """The tables of all missed clocks: those in effect, and as of the instant those that are not fixed yet."""
    fixed = in_effect(dossier)
    known = {(one.clock, one.due) for one in fixed}
    missed = [one for _, one in sorted(dossier.clocks.items()) if one.missed is not None]
    live = [shares_of(rules, dossier, one, at) for one in missed if (one.name, one.missed) not in known]
    return tuple(with_cause(dossier, one) for one in (*fixed, *live))


def with_cause(dossier: Dossier, table: Responsibility) -> Responsibility:
    """The table with the cause that was given, where it is that of the appointment."""
    return replace(table, cause=dossier.cause) if table.clock == dossier.promise else table


def whole_custody(track: Track, dossier: Dossier, at: Instant) -> tuple[Custody, ...]:
    """The counted partition and, for clocks that run before acceptance or after the result, who had it then."""
    position = track.calendar.position
    counted = closed_custody(dossier, at, position(at))
    outside = stays(dossier, at)
    if not outside:
        return counted
    return tuple(sorted((*counted, *(_uncounted(track, one) for one in outside)), key=lambda one: one.begun))


def _uncounted(track: Track, stay: Stay) -> Custody:
    position = track.calendar.position
    since, until = position(stay.begun), position(stay.ended)
    kind: Literal["work", "applicant"] = "applicant" if stay.holder == APPLICANT else "work"
    return Custody(stay.holder, stay.officer, kind, stay.state, stay.begun, stay.ended, since, until)


def _table(
    rules: Rules,
    dossier: Dossier,
    lane: str,
    name: str,
    missed: Instant,
    ran: Sequence[tuple[Instant, Instant]],
    at: Instant,
) -> Responsibility:
    track = _track(rules, lane)
    due, counted = track.calendar.position(missed), _on_ruler(track, ran)
    held = attributed(whole_custody(track, dossier, at), dossier.excuses)
    table = responsibility(
        name,
        missed,
        _after(counted, due),
        pieces(held, counted, track.norms, due),
        _at_due(dossier, held, missed),
        track.norms,
        lambda holder: rules.agencies.head_of(holder) if "." in holder else None,
    )
    return replace(table, ran=tuple(ran), lane=lane)


def _at_due(dossier: Dossier, held: Sequence[Custody], missed: Instant) -> Piece:
    """Who held the dossier up to the due instant, as a part of no second; what begins there is already its effect."""
    if not held:
        return Piece(dossier.holder, dossier.officer, dossier.state, 0, 0, 0)
    there = [one for one in held if one.begun < missed] or held[:1]
    return Piece(there[-1].holder, there[-1].officer, there[-1].state, 0, 0, 0)


def _track(rules: Rules, lane: str) -> Track:
    """The lane; before acceptance the lane asked for may be one that this version does not have."""
    return rules.tracks.get(lane) or rules.tracks[STANDARD]


def _ran(clock: Clock, at: Instant) -> tuple[tuple[Instant, Instant], ...]:
    """The stretches in which the clock ran; nothing runs before its effective start."""
    runs = clock.runs if clock.running_since is None else (*clock.runs, (clock.running_since, at))
    clipped = ((max(since, clock.effective), until) for since, until in runs)
    return tuple((since, until) for since, until in clipped if since < until)


def _on_ruler(track: Track, ran: Iterable[tuple[Instant, Instant]]) -> tuple[Stretch, ...]:
    """The stretches as positions on the lead agency's working ruler."""
    position = track.calendar.position
    return tuple((position(since), position(until)) for since, until in ran)


def _after(ran: Sequence[Stretch], due: int) -> int:
    return sum(max(0, until - max(since, due)) for since, until in ran)
