"""What does a command make of the dossiers that it moves? Read, decided, and what the store has to remember of it."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from workflow import commands as c
from workflow.decide import advance
from workflow.engine.answers import Receipt
from workflow.engine.records import Sent, change_of, stamped
from workflow.errors import NotFound
from workflow.loader import Definitions
from workflow.machine import Rules
from workflow.model import Dossier, Instant
from workflow.package import Group, advance_group, codes
from workflow.procedure import STANDARD
from workflow.store.protocol import Change, Kept

Read = Callable[[str], Kept]


class Decided(NamedTuple):
    """What is to be remembered, and the receipt for whoever sent the command."""

    changes: tuple[Change, ...]
    receipt: Receipt


def decided(definitions: Definitions, read: Read, code: str, command: c.Command, sent: Sent) -> Decided:
    """The decision on the dossier, and on all that move with it in a package; raises NotAllowed or NotFound."""
    kept = read(code)
    dossier = kept.dossier
    sent = sent.after(dossier.latest)
    rules = rules_for(definitions, dossier, command, sent.at)
    if dossier.package is not None or rules.tracks[STANDARD].procedure.components:
        return _together(definitions, read, kept, command, sent)
    outcome = stamped(advance(rules, dossier, command, sent.at), sent)
    changes = (change_of(rules, kept, outcome, command, sent),) if outcome.events else ()
    return Decided(changes, Receipt(outcome.dossier, outcome.events))


def _together(definitions: Definitions, read: Read, first: Kept, command: c.Command, sent: Sent) -> Decided:
    """What a command on one dossier of a package does to all of them."""
    dossier = first.dossier
    kept = cache(
        lambda code: first if code == dossier.code else read(code)
    )  # what is decided on is what the store holds it against, whoever writes meanwhile
    group = group_of(definitions, dossier, lambda code: kept(code).dossier)
    if group is None:
        raise NotFound("package", dossier.code)
    sent = sent.after(max(one.latest for one in (group.package, *group.parts)))
    unkeyed = replace(sent, key=None, request=None)  # a key is kept once: with the dossier that it was sent for
    changes, receipts = list[Change](), dict[str, Receipt]()
    for one in advance_group(definitions.rules, group, dossier.code, command, sent.at):
        after = one.outcome.dossier
        how = sent if after.code == dossier.code else unkeyed
        before = None if one.before is None else kept(after.code)
        changes.append(change_of(one.rules, before, one.outcome, command, how))
        receipts[after.code] = Receipt(after, one.outcome.events)
    mine = receipts.pop(dossier.code, Receipt(dossier, ()))
    return Decided(tuple(changes), replace(mine, beside=tuple(receipts.values())))


def group_of(definitions: Definitions, dossier: Dossier, read: Callable[[str], Dossier]) -> Group | None:
    """The package of the dossier with its components; None where it has none."""
    if dossier.package is None and not is_package(definitions, dossier):
        return None
    package = dossier if dossier.package is None else read(dossier.package)
    return Group(package, tuple(dossier if code == dossier.code else read(code) for code in codes(package)))


def moves_with_others(definitions: Definitions, dossier: Dossier) -> bool:
    """Whether it is a package or a component of one."""
    return dossier.package is not None or is_package(definitions, dossier)


def is_package(definitions: Definitions, dossier: Dossier) -> bool:
    """Whether it has components."""
    return bool(rules_of(definitions, dossier).tracks[STANDARD].procedure.components)


def rules_of(definitions: Definitions, dossier: Dossier) -> Rules:
    """The rules that the dossier is pinned to."""
    return definitions.rules(dossier.procedure, dossier.home, version=dossier.version)


def rules_for(definitions: Definitions, dossier: Dossier, command: c.Command, at: Instant) -> Rules:
    """The pair that the dossier is pinned to; the act of acceptance is judged by the pair in force at `at`."""
    rules = rules_of(definitions, dossier)
    if dossier.accepted is None and isinstance(command, c.Act):
        acceptance = rules.tracks[STANDARD].procedure.acceptance
        if command.action == acceptance:
            return definitions.rules(dossier.procedure, dossier.home, at=at)
    return rules
