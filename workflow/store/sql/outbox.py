"""What is still to be told? Messages are leased to whoever tells them, one dossier after the other in order."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from workflow.model import Instant
from workflow.store.codec import record_of
from workflow.store.protocol import Message
from workflow.store.sql.transactions import Transaction

_WINDOW = 1_000  # messages that are looked at together, from the oldest on


def messages(rows: Iterable[Sequence[Any]]) -> tuple[Message, ...]:
    """The messages of these rows, one for each record of their commands."""
    found = []
    for id, of_one in groupby(rows, key=lambda row: row[0]):
        several = list(of_one)
        _, ready, attempts, error = several[0][:4]
        records = tuple(record_of(row[4:]) for row in several)
        found.append(Message(id, records[0].code, records, ready, attempts, error))
    return tuple(found)


def lease(transaction: Transaction, now: Instant, until: Instant, limit: int) -> tuple[Message, ...]:
    """The oldest messages that are ready, which are nobody else's before `until`."""
    transaction.database.lock_outbox(transaction.cursor())
    ids = _ready(transaction, now, limit)
    if not ids:
        return ()
    transaction.many("lease", [(until, id) for id in ids])
    cursors = [transaction.run("message", (id,)) for id in ids]
    return messages(row for cursor in cursors for row in cursor.fetchall())


def _ready(transaction: Transaction, now: Instant, limit: int) -> list[int]:
    """The ids of the oldest ready messages; an earlier one of the same dossier that is not ready holds the others."""
    ids, held, last = list[int](), set[str](), 0
    while len(ids) < limit:
        rows = transaction.rows("heads", (last, _WINDOW))
        for id, code, ready in rows:
            if ready > now:
                held.add(code)
            elif code not in held and len(ids) < limit:
                ids.append(id)
        if len(rows) < _WINDOW:
            break
        last = rows[-1][0]
    return ids


def resend(transaction: Transaction, ids: Collection[int] | None, now: Instant) -> int:
    """Makes dead messages ready again: these, or all; how many they were."""
    if ids is None:
        return transaction.count(transaction.run("resend all", (now,)))
    return sum(transaction.count(transaction.run("resend", (now, id))) for id in ids)
