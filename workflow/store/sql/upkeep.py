"""Is what stands beside the journal what the journal says? It is made anew, compared, and the journal is held on to."""

import re
from collections.abc import Iterable, Iterator

from msgspec import MsgspecError

from workflow.errors import WorkflowError
from workflow.history import replay
from workflow.model import Instant
from workflow.store.chain import BEGINNING, digest, over
from workflow.store.codec import (
    Row,
    asked_rows,
    clock_rows,
    custody_rows,
    dossier_row,
    obligation_rows,
    record_of,
)
from workflow.store.protocol import Anchor, Link, Place
from workflow.store.sql.statements import BESIDE
from workflow.store.sql.transactions import Transaction

_UNREADABLE = (MsgspecError, TypeError, ValueError, LookupError)  # what a journal raises that nobody wrote like that
_COUNTED = re.compile(r"(.+-[0-9]{6})-([0-9]{4,})")  # a series and a number in it


def rebuild(transaction: Transaction, place: Place) -> None:
    """Makes all tables anew that are read off the journal."""
    for table in BESIDE:
        transaction.run(f"empty {table}")
    codes = [code for (code,) in transaction.rows("codes")]
    for code in codes:
        journal = transaction.rows("records", (code,))
        try:
            beside = _beside(journal, place)
        except _UNREADABLE as error:
            raise WorkflowError(
                f"{code}: wanted to tell its journal anew, but it cannot be read: {error}; "
                "possible: the rows as a backup has them"
            ) from error
        for table, rows in beside.items():
            if rows:
                transaction.many(f"add {table}", rows)
    series = _series(codes)
    if series:
        transaction.many("add series", series)


def differing(transaction: Transaction, place: Place) -> tuple[str, ...]:
    """The codes of dossiers of which a table says something else than the journal."""
    codes = {code for (code,) in transaction.rows("codes")}
    strangers = {code for (code,) in transaction.rows("codes beside")} - codes
    differing = {code for code in codes if _differs(transaction, code, place)}
    counted = dict(transaction.rows("all series"))
    miscounted = {f"{series}-{last:04d}" for series, last in _series(codes) if counted.get(series) != last}
    return tuple(sorted(strangers | differing | miscounted))


def _differs(transaction: Transaction, code: str, place: Place) -> bool:
    journal = transaction.rows("records", (code,))
    try:
        beside = _beside(journal, place)
    except _UNREADABLE:  # so nothing can be what it says
        return True
    return any(transaction.rows(f"{table} of", (code,)) != rows for table, rows in beside.items())


def _beside(journal: Iterable[Row], place: Place) -> dict[str, list[Row]]:
    """The rows of one dossier beside its journal, table by table in the order of their keys."""
    records = tuple(map(record_of, journal))
    dossier = replay(record.event for record in records)
    ends = {record.command: record.seq for record in records}  # the last event of each command
    sent = [(one.key, one.code, one.seq, ends[one.seq], one.request) for one in records if one.key is not None]
    return {
        "dossier": [dossier_row(dossier, records[-1].digest or BEGINNING, place(dossier))],
        "custody": list(custody_rows(dossier).values()),
        "clock": [row for _, row in sorted(clock_rows(dossier).items())],
        "obligation": [row for _, row in sorted(obligation_rows(dossier).items())],
        "asked": [row for _, row in sorted(asked_rows(dossier).items())],
        "sent": sorted(sent),
    }


def _series(codes: Iterable[str]) -> list[tuple[str, int]]:
    """The last number of each series, as the codes tell it."""
    last: dict[str, int] = {}
    for code in codes:
        counted = _COUNTED.fullmatch(code)
        if counted is not None:  # the dossiers of a package's components are named after it
            last[counted[1]] = max(last.get(counted[1], 0), int(counted[2]))
    return sorted(last.items())


# --- the chain


def chain(transaction: Transaction) -> Iterator[Link]:
    """Each row of the journal with its digest and with what that should be after the row before it."""
    code, head = "", BEGINNING
    for row in transaction.stream("chain"):
        if row[0] != code:
            code, head = row[0], BEGINNING
        kept = row[-1]
        yield Link(code, row[1], kept, digest(head, row[:-1]))
        head = kept or BEGINNING


def anchor(transaction: Transaction, at: Instant) -> Anchor | None:
    """What the journal is now, after the last anchor; None where nothing was written since."""
    transaction.database.lock_journal(transaction.cursor())
    ((end,),) = transaction.rows("end")
    anchors = transaction.rows("anchors")
    last = Anchor(*anchors[-1]) if anchors else None
    if end is None or (last is not None and last.upto == end):
        return None
    found = _next(transaction, last, end, at)
    transaction.run("add anchor", found)
    return found


def anchored(transaction: Transaction, upto: Iterable[int]) -> Iterator[Anchor]:
    """What the anchors at these ids would be, as the journal is."""
    last: Anchor | None = None
    for end in upto:
        last = _next(transaction, last, end, 0)
        yield last


def _next(transaction: Transaction, last: Anchor | None, end: int, at: Instant) -> Anchor:
    since = 0 if last is None else last.upto
    rows = transaction.rows("digests", (since, end))
    before = "" if last is None else last.digest
    return Anchor(end, at, (0 if last is None else last.rows) + len(rows), over(before, (one for (one,) in rows)))
