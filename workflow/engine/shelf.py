"""Which dossiers are at hand? Those that were written lately need not be read again: who writes is held against the
store anyhow.
"""

from collections.abc import Collection, Mapping
from threading import Lock

from workflow.errors import NotFound
from workflow.model import Dossier
from workflow.store.protocol import Change, Kept, Store

AT_HAND = 1_024  # dossiers: some ten megabytes


class Shelf:
    """Dossiers of a store, with those at hand that this process wrote last.

    What moves with others in a package is read anew each time: a decision on one of them rests on all, and only those
    that it changes are held against the store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._at_hand: dict[str, Kept] = {}
        self._lock = Lock()  # threads share an engine

    def holds(self, code: str) -> bool:
        """Whether the dossier is at hand."""
        return code in self._at_hand

    def fresh(self, code: str) -> Kept:
        """The dossier as the store has it; raises NotFound."""
        kept = self._store.load(code)
        if kept is None:
            raise NotFound("dossier", code)
        self.put(kept)
        return kept

    def at_hand(self, code: str) -> Kept:
        """The dossier as it was when it was last read or written here; others may have written since."""
        return self._at_hand.get(code) or self.fresh(code)

    def all_at_hand(self, codes: Collection[str]) -> Mapping[str, Kept]:
        """The dossiers of these codes, those that there are."""
        here = {code: kept for code in codes if (kept := self._at_hand.get(code)) is not None}
        missing = [code for code in codes if code not in here]
        return {**here, **self._store.load_many(missing)} if missing else here

    def all_fresh(self, codes: Collection[str]) -> Mapping[str, Kept]:
        """The dossiers of these codes as the store has them."""
        return self._store.load_many(codes)

    def write(self, *changes: Change) -> None:
        """Remembers the changes together or not at all; raises Conflict or KeyTaken."""
        try:
            heads = self._store.write(*changes)
        except BaseException:
            self.forget([change.after.code for change in changes])
            raise
        for change, head in zip(changes, heads, strict=True):
            self.put(Kept(change.after, head))

    def put(self, kept: Kept) -> None:
        """Keeps it at hand, and lets go of the one that was written longest ago."""
        code = kept.dossier.code
        with self._lock:
            self._at_hand.pop(code, None)
            if _alone(kept.dossier):
                self._at_hand[code] = kept
            if len(self._at_hand) > AT_HAND:
                del self._at_hand[next(iter(self._at_hand))]

    def forget(self, codes: Collection[str]) -> None:
        """What is known of them may be old."""
        with self._lock:
            for code in codes:
                self._at_hand.pop(code, None)


def _alone(dossier: Dossier) -> bool:
    """Whether no other dossier moves with it: before its acceptance a package has no components."""
    return dossier.package is None and not dossier.components
