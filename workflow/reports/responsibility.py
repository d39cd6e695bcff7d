"""Whose were the delays of a period? Departments, officers, heads and causes, of which each table adds up to the whole.

A delay is that of the appointment. Dossiers finished in the period count with their fixed shares as the last excuse
left them; those still open and late count beside them as of an instant and are not final.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from workflow.liability import Late, liabilities
from workflow.machine import Rules
from workflow.model import Dossier, Instant, Responsibility
from workflow.procedure import STANDARD, CauseRule, JointLiability
from workflow.responsibility import tables_of


class Row(Struct, frozen=True):
    """What one of them bears: late dossiers and working seconds, final ones and those still open.

    `of` is a holder, an officer, a head or a cause, None where there is none; `within` is an officer's department.
    """

    of: str | None
    within: str | None
    dossiers: int
    late_seconds: int
    open_dossiers: int
    open_seconds: int


class Head(Struct, frozen=True):
    """What the departments of one head bear, and for how many dossiers the head answers jointly."""

    row: Row
    departments: tuple[str, ...]
    joint: int
    rules: tuple[JointLiability, ...]


class Report(Struct, frozen=True):
    """The responsibility of a period; `until` is the first instant after it, None where it has no bound."""

    since: Instant | None
    until: Instant | None
    at: Instant
    finished: int
    reattributed: int
    total: Row
    departments: tuple[Row, ...]
    officers: tuple[Row, ...]
    heads: tuple[Head, ...]
    causes: tuple[Row, ...]
    codes: dict[str, CauseRule]


class _Delay(Struct, frozen=True):
    """A late dossier with the tables of its appointment."""

    dossier: Dossier
    tables: tuple[Responsibility, ...]
    rules: Rules


Key = tuple[str | None, str | None]  # who, and within what
Borne = Iterator[tuple[Key, int]]  # who, and working seconds
Sums = dict[Key, tuple[int, int]]  # dossiers, and working seconds


def report(
    dossiers: Iterable[tuple[Rules, Dossier]], since: Instant | None, until: Instant | None, at: Instant
) -> Report:
    """The report over those finished from `since` until before `until`, and over those open as of `at`."""
    final, still_open, finished = list[_Delay](), list[_Delay](), 0
    for rules, dossier in dossiers:
        within = dossier.finished is not None and _within(dossier.finished, since, until)
        if dossier.accepted is None or not (within or dossier.finished is None):
            continue
        finished += within
        tables = _promised(rules, dossier, at)
        if tables:
            (final if within else still_open).append(_Delay(dossier, tables, rules))

    def rows(shares: Callable[[_Delay], Borne]) -> tuple[Row, ...]:
        return _rows(_summed(final, shares), _summed(still_open, shares))

    return Report(
        since=since,
        until=until,
        at=at,
        finished=finished,
        reattributed=sum(bool(one.dossier.reattributed) for one in final),
        total=next(iter(rows(_whole)), Row(None, None, 0, 0, 0, 0)),
        departments=rows(_holders),
        officers=rows(_officers),
        heads=_heads(rows(_head_of), final, still_open),
        causes=rows(_causes),
        codes={code: rule for one in (*final, *still_open) for code, rule in _codes(one).items()},
    )


def _within(at: Instant, since: Instant | None, until: Instant | None) -> bool:
    return (since is None or since <= at) and (until is None or at < until)


def _promised(rules: Rules, dossier: Dossier, at: Instant) -> tuple[Responsibility, ...]:
    tables = tables_of(rules, dossier, max(at, dossier.latest))
    return tuple(one for one in tables if one.clock == dossier.promise)


# --- whose seconds


def _whole(delay: _Delay) -> Borne:
    yield from (((None, None), table.late_seconds) for table in delay.tables)


def _holders(delay: _Delay) -> Borne:
    yield from (((share.holder, None), share.late_seconds) for table in delay.tables for share in table.shares)


def _officers(delay: _Delay) -> Borne:
    for share in (share for table in delay.tables for share in table.shares):
        borne = [one for one in share.officers if one.late_seconds or not share.late_seconds]
        yield from (((one.officer, share.holder), one.late_seconds) for one in borne)


def _head_of(delay: _Delay) -> Borne:
    yield from (((share.head, None), share.late_seconds) for table in delay.tables for share in table.shares)


def _causes(delay: _Delay) -> Borne:
    yield from (((delay.dossier.cause, None), table.late_seconds) for table in delay.tables)


def _codes(delay: _Delay) -> dict[str, CauseRule]:
    """The declared cause that was given for the dossier."""
    track = delay.rules.tracks.get(delay.dossier.lane) or delay.rules.tracks[STANDARD]
    return {code: rule for code, rule in track.procedure.causes.items() if code == delay.dossier.cause}


def _summed(delays: Iterable[_Delay], shares: Callable[[_Delay], Borne]) -> Sums:
    """For each who bears something the late dossiers, each counted once, and the seconds."""
    found: Sums = {}
    for delay in delays:
        borne: dict[Key, int] = {}
        for of, seconds in shares(delay):
            borne[of] = borne.get(of, 0) + seconds
        for of, seconds in borne.items():
            dossiers, before = found.get(of, (0, 0))
            found[of] = (dossiers + 1, before + seconds)
    return found


def _rows(final: Sums, still_open: Sums) -> tuple[Row, ...]:
    """A row for each, who bears most first."""
    rows = [
        Row(*of, *final.get(of, (0, 0)), *still_open.get(of, (0, 0))) for of in dict.fromkeys((*final, *still_open))
    ]
    return tuple(sorted(rows, key=lambda row: (-row.late_seconds, -row.open_seconds, str(row.of), str(row.within))))


def _heads(rows: tuple[Row, ...], final: Iterable[_Delay], still_open: Iterable[_Delay]) -> tuple[Head, ...]:
    """Each head's row with the joint liability, which only final shares give."""
    answered = {one.head: one for one in liabilities(_late(delay) for delay in final)}
    departments: dict[str | None, dict[str, None]] = {}
    for share in (share for delay in (*final, *still_open) for table in delay.tables for share in table.shares):
        departments.setdefault(share.head, {})[share.holder] = None
    found = ((row, answered.get(row.of)) for row in rows)
    return tuple(
        Head(row, tuple(departments[row.of]), one.joint if one else 0, one.rules if one else ()) for row, one in found
    )


def _late(delay: _Delay) -> Late:
    dossier = delay.dossier
    track = delay.rules.tracks.get(dossier.lane) or delay.rules.tracks[STANDARD]
    return Late(dossier.code, dossier.finished or 0, delay.tables, track.procedure.joint_liability)
