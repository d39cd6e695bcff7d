"""From which dossiers does a simulation begin? Those really in hand in a store, as they stand at an instant."""

from msgspec import Struct

from workflow.model import Dossier, Instant
from workflow.store.protocol import Store


class Register(Struct, frozen=True):
    """The dossiers in hand at an instant: open ones, and closed ones of which a letter is still owed."""

    at: Instant
    dossiers: tuple[Dossier, ...]


def in_hand(store: Store, at: Instant) -> Register:
    """The dossiers of the store that are in hand; `at` or, where the journal is later, its latest effect."""
    loaded = (store.load(code) for code in store.codes())
    dossiers = tuple(one for one in loaded if one is not None and _in_hand(one))
    return Register(max([at, *(one.latest for one in dossiers)]), dossiers)


def _in_hand(dossier: Dossier) -> bool:
    """Whether something of it is still to be done."""
    if dossier.finished is None and dossier.outcome is None:
        return True
    return any(owed.state in ("owed", "drafted", "issued") for owed in dossier.obligations)
