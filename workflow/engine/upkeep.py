"""Is the store what it was written as, and does anything wait? Digests, anchors, tables, clocks."""

from collections.abc import Iterable, Iterator

from workflow.engine.answers import Break, Health, Untold, Verified
from workflow.model import Instant
from workflow.store.protocol import Anchor, Link, Place, Store


def verify(store: Store, place: Place, elsewhere: Iterable[Anchor]) -> Verified:
    """Everything that can be held against something else."""
    rows, breaks = 0, list[Break]()
    for rows, broken in enumerate(_breaks(store.chain()), 1):  # noqa: B007 - the last number is how many there were
        if broken is not None:
            breaks.append(broken)
    return Verified(
        rows,
        tuple(breaks),
        store.broken(place),
        tuple(_lost(store, elsewhere)),
        tuple(Untold(*one) for one in store.untold()),
    )


def _breaks(chain: Iterable[Link]) -> Iterator[Break | None]:
    """For every row the break that it is, or None: another content, a missing digest, a gap before it."""
    code, seq = "", 0
    for link in chain:
        seq = 1 if link.code != code else seq + 1
        code = link.code
        wrong = link.kept != link.computed or link.seq != seq
        yield Break(link.code, link.seq, link.kept is None) if wrong else None
        seq = link.seq


def _lost(store: Store, elsewhere: Iterable[Anchor]) -> Iterator[Anchor]:
    """The anchors that do not hold: those of the store against the journal, those kept elsewhere against the store."""
    kept = {one.upto: one for one in store.anchors()}
    for one, found in zip(kept.values(), store.anchored(tuple(kept)), strict=True):
        if (one.rows, one.digest) != (found.rows, found.digest):
            yield one
    for one in elsewhere:
        if kept.get(one.upto) != one:
            yield one


def health(store: Store, at: Instant) -> Health:
    """What waits, and how far the store's clock is from this machine's."""
    clock = store.clock()
    return Health(at, store.overdue(at), store.backlog(), 0 if clock is None else clock - at)
