"""What becomes of a change in the tables? Rows, said in two breaths: first what may be refused, then the rest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from workflow.model import Dossier
from workflow.store.chain import BEGINNING, linked
from workflow.store.codec import (
    PAGE,
    Row,
    asked_rows,
    clock_rows,
    custody_kept,
    custody_rows,
    dossier_row,
    journal_row,
    obligation_rows,
)
from workflow.store.protocol import Change, KeyTaken
from workflow.store.sql.transactions import Transaction


class Overtaken(Exception):
    """Some of these dossiers are no longer as long as they were: by code, how long that was."""

    def __init__(self, expected: Mapping[str, int]) -> None:
        super().__init__(expected)
        self.expected = expected


def write(transaction: Transaction, changes: Sequence[Change]) -> tuple[str, ...]:
    """Puts the changes into the tables; gives the digest of the last row of each; raises KeyTaken or Overtaken."""
    journal, heads = _chained(changes)
    firsts: dict[str, Change] = {}
    lasts: dict[str, tuple[Change, str]] = {}
    for change, head in zip(changes, heads, strict=True):
        firsts.setdefault(change.after.code, change)
        lasts[change.after.code] = change, head
    _claim_keys(transaction, changes)
    _move_on(transaction, firsts, lasts)
    transaction.many("add journal", journal)
    transaction.many("tell", [(first.code, first.seq, first.recorded) for first in (one.records[0] for one in changes)])
    for code, first in firsts.items():
        before = None if first.before is None else first.before.dossier
        _beside(transaction, before, lasts[code][0].after)
    return tuple(heads)


def _chained(changes: Iterable[Change]) -> tuple[list[Row], list[str]]:
    """The rows of the journal with their digests, and the last digest of each change."""
    rows, heads, last = list[Row](), list[str](), dict[str, str]()
    for change in changes:
        code = change.after.code
        before = last.get(code) or (change.before.head if change.before else BEGINNING)
        rows += linked(before, map(journal_row, change.records))
        last[code] = rows[-1][-1]
        heads.append(rows[-1][-1])
    return rows, heads


def _claim_keys(transaction: Transaction, changes: Iterable[Change]) -> None:
    """The keys, always in their order, so that no two writers wait for each other."""
    sent = [
        (first.key, change.after.code, first.seq, change.records[-1].seq, first.request)
        for change in changes
        for first in change.records[:1]
        if first.key is not None
    ]
    if sent and transaction.count(transaction.many("send", sorted(sent))) < len(sent):
        raise KeyTaken(", ".join(str(row[0]) for row in sent))


def _move_on(transaction: Transaction, firsts: Mapping[str, Change], lasts: Mapping[str, tuple[Change, str]]) -> None:
    """The rows of the dossiers, always in the order of their codes, so that no two writers wait for each other."""
    added, moved = list[Row](), list[Row]()
    for code in sorted(firsts):
        before, (last, head) = firsts[code].before, lasts[code]
        row = dossier_row(last.after, head, last.placing)
        if before is None:
            added.append(row)
        else:
            moved.append((*row, before.dossier.length, before.head))
    if added:
        transaction.many("add dossier", added)
    if moved and transaction.count(transaction.many("move on", moved)) < len(moved):
        raise Overtaken({code: length for *_, code, length, _head in moved})


def _beside(transaction: Transaction, before: Dossier | None, after: Dossier) -> None:
    """The rows of one dossier in the other tables, as far as they are no longer what they were."""
    if before is None or before.clocks is not after.clocks:
        _replace(transaction, "clock", clock_rows(before, after) if before else {}, clock_rows(after, before))
    if before is None or before.obligations is not after.obligations:
        _replace(transaction, "obligation", obligation_rows(before) if before else {}, obligation_rows(after))
    if (before.consultation if before else None) is not after.consultation:
        _replace(transaction, "asked", asked_rows(before) if before else {}, asked_rows(after))
    if len(after.custody) >= PAGE or (before is not None and len(before.custody) >= PAGE):
        since = custody_kept(before, after) if before else 0
        _replace(transaction, "custody", custody_rows(before, since) if before else {}, custody_rows(after, since))


Name = TypeVar("Name", str, int)


def _replace(transaction: Transaction, table: str, before: Mapping[Name, Row], after: Mapping[Name, Row]) -> None:
    """The rows of one dossier in a table as they are now; what has not changed is left alone."""
    put = [row for name, row in after.items() if before.get(name) != row]
    if put:
        transaction.many(f"put {table}", put)
    drop = [row[:2] for name, row in before.items() if name not in after]
    if drop:
        transaction.many(f"drop {table}", drop)
