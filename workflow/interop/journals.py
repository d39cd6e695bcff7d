"""How does the journal of a store become a log? Row by row: each record is an entry of its own.

The records of one dossier come in their order and from the first on; those of several may be mixed.
"""

from collections.abc import Iterable

from workflow.interop.eventlog import Entry
from workflow.interop.logfile import EventLog
from workflow.store.protocol import Record, Store


def feed(log: EventLog, records: Iterable[Record]) -> None:
    """Enters the records."""
    for one in records:
        log.add(Entry("", one.code, one.at, one.actor, None, (one.event,)))


def feed_all(log: EventLog, store: Store) -> None:
    """Enters the journals of all dossiers of the store."""
    for code in store.codes():
        feed(log, store.records(code))
