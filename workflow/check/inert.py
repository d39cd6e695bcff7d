"""Does everything that is declared do something? What no transition, state, clock or guard of any version ever uses.

A dossier handed in under one version may be accepted under the next: what another version of the procedure uses counts.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from workflow.check.finding import Findings, Severity, on_key
from workflow.guards import compile_guard
from workflow.loader.yamltree import Node
from workflow.procedure import Procedure


class Kind(NamedTuple):
    """One kind of thing that a file declares, and what uses it."""

    rule: str
    section: str
    used: Callable[[Procedure], Iterable[str]]
    wanted: str
    example: str
    severity: Severity


def inert(procedures: Sequence[Procedure], sources: Sequence[Node]) -> Findings:
    """Everything that is declared in the sources and used by none of the merged procedures."""
    for kind in _KINDS:
        used = {name for procedure in procedures for name in kind.used(procedure)}
        for source in sources:
            yield from _unused(kind, source, used)
    if not any(procedure.hand_off for procedure in procedures):
        for said in (source.children["hand_off"] for source in sources if "hand_off" in source.children):
            message = "hand_off: wanted components that are handed over, but there is none"
            yield on_key(said, "inert_hand_off", f"{message}; possible: components: {{birth: {{procedure: …}}}}")


def _unused(kind: Kind, source: Node, used: set[str]) -> Findings:
    for name, node in source.children[kind.section].children.items() if kind.section in source.children else ():
        if name not in used and node.value is not None:
            message = f"{kind.section} '{name}': wanted {kind.wanted}, but there is none"
            yield on_key(node, kind.rule, f"{message}; possible: {kind.example.format(name)}", kind.severity)


def _consulted(procedure: Procedure) -> Iterable[str]:
    return [state.consults for state in procedure.states.values() if state.consults is not None]


def _parties(procedure: Procedure) -> Iterable[str]:
    yield procedure.lead
    yield from () if procedure.submitted_by is None else (procedure.submitted_by,)
    yield from (state.held_by for state in procedure.states.values())
    yield from (by.party for move in procedure.moves for by in move.by)
    yield from (party for rule in procedure.consultations.values() for party in rule.ask)
    yield from (rule.calendar_of for rule in procedure.clocks.values() if rule.calendar_of is not None)
    yield from (one.sent_by for one in procedure.components.values() if one.sent_by is not None)


def _documents(procedure: Procedure) -> Iterable[str]:
    return [document for move in procedure.moves for document in move.requires]


def _fields(procedure: Procedure) -> Iterable[str]:
    yield from (name for move in procedure.moves for name in move.sets)
    sentences = [move.when for move in procedure.moves if move.when]
    sentences += [rule.says for rule in procedure.always]
    sentences += [one.when for one in procedure.components.values() if one.when]
    sentences += [procedure.eligible.when] if procedure.eligible else []
    for sentence in sentences:
        yield from compile_guard(sentence, procedure.fields, counts=True).names


def _owed(procedure: Procedure) -> Iterable[str]:
    promise = procedure.appointment
    return [kind for kind in (promise.missed, promise.missed_again) if kind] if promise else []


# A document may be handed in and a field may be told although nothing depends on it: that is worth a warning.
_KINDS = (
    Kind("inert_consultation", "consultations", _consulted, "a state that consults it", "consults: {}", "error"),
    Kind("inert_party", "parties", _parties, "a state, transition or question of it", "held_by: {}", "error"),
    Kind("inert_obligation", "obligations", _owed, "an appointment that owes it", "missed: {{owes: {}}}", "error"),
    Kind("inert_document", "documents", _documents, "a transition that requires it", "requires: [{}]", "warning"),
    Kind("inert_field", "data", _fields, "a guard that reads it or a transition that sets it", "when: {}", "warning"),
)
