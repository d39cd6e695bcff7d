"""From which dossiers does a simulation begin? Those really in hand at an instant, as they stand."""

from collections.abc import Iterable

from msgspec import Struct

from workflow.model import Dossier, Instant


class Register(Struct, frozen=True):
    """The dossiers in hand at an instant: open ones, and ended ones of which a letter is still to be sent."""

    at: Instant
    dossiers: tuple[Dossier, ...]


def register_of(dossiers: Iterable[Dossier], at: Instant) -> Register:
    """Those of the dossiers that are in hand; `at` or, where a journal is later, its latest effect."""
    found = tuple(one for one in dossiers if in_hand(one))
    return Register(max([at, *(one.latest for one in found)]), found)


def in_hand(dossier: Dossier) -> bool:
    """Whether something of it is still to be done."""
    if dossier.finished is None and dossier.outcome is None:
        return True
    return any(owed.state in ("owed", "drafted", "issued") for owed in dossier.obligations)
