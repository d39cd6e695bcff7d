"""Does every name in a merged procedure lead somewhere? States, parties, clocks, documents, fields, guards.

Only what is wrong whatever the dossiers do; whether states are reachable and norms fit is asked by check.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from workflow.errors import DefinitionError, NotAllowed
from workflow.fields import checked
from workflow.guards import GuardError, compile_guard
from workflow.loader import building, components
from workflow.loader import documents as d
from workflow.loader.teaching import possible
from workflow.loader.yamltree import Node, at, key_place, wrong
from workflow.procedure import APPLICANT, CLOCK, JOIN, PACKAGE, Field
from workflow.worktime import Limit, Unit

OUTSIDE = (APPLICANT, CLOCK, JOIN, PACKAGE)
_COUNT = re.compile(r"\bcount\.(\w+)")

Faults = Iterator[DefinitionError]


def faults(merged: d.Merged, tree: Node, standard: bool = True) -> Faults:
    """Every name of the merged procedure that leads nowhere, in the order of its sections."""
    for question in (
        _parties,
        _states,
        _initial,
        _transitions,
        _joins,
        _clocks,
        _consultations,
        _promise,
        _data,
        _guards,
        _submission,
        components.faults,
    ):
        yield from question(merged, tree)
    if standard:  # in a lane an action may be gone that a sentence still counts
        yield from _counts(merged, tree)


def _unknown(node: Node, subject: str, what: str, name: str, known: Collection[str]) -> DefinitionError:
    return wrong(node, f"{subject}: wanted a known {what}, but there is no '{name}'; {possible(name, known)}")


def _parties(merged: d.Merged, tree: Node) -> Faults:
    for party in merged.parties:
        if party in OUTSIDE:
            message = f"party '{party}': wanted a name of its own, but '{party}' is always there; possible: one_stop"
            yield DefinitionError(message, *key_place(at(tree, ("parties", party))))
    if merged.lead is not None and merged.lead not in merged.parties:
        yield _unknown(at(tree, ("lead",)), "lead", "party", merged.lead, merged.parties)


def _states(merged: d.Merged, tree: Node) -> Faults:
    if "ends" in merged.states:
        message = "state 'ends': wanted another name, but 'ends' means every end state; possible: ended"
        yield DefinitionError(message, *key_place(at(tree, ("states", "ends"))))
    for name, state in merged.states.items():
        subject, node = f"state '{name}'", at(tree, ("states", name))
        if state.held_by is None and state.end is None:
            yield wrong(
                node, f"{subject}: wanted the key 'held_by' or 'end', but there is none; possible: held_by: economy"
            )
        if state.held_by is not None and state.held_by not in (*merged.parties, APPLICANT):
            held = at(node, ("held_by",))
            yield _unknown(held, f"{subject} is held by", "party", state.held_by, (*merged.parties, APPLICANT))
        if state.consults is not None and state.consults not in merged.consultations:
            asked = at(node, ("consults",))
            yield _unknown(asked, f"{subject} consults", "consultation", state.consults, merged.consultations)
    if merged.first not in merged.states:
        yield _unknown(at(tree, ("first",)), "first", "state", merged.first, merged.states)
    elif merged.lead is None and building.lead(merged) == APPLICANT:
        message = f"lead: wanted a party, but the first state '{merged.first}' is held by the applicant"
        yield wrong(at(tree, ("first",)), f"{message}; possible: lead: {next(iter(merged.parties), 'one_stop')}")


def _initial(merged: d.Merged, tree: Node) -> Faults:
    initial = [name for name, state in merged.states.items() if state.initial]
    if len(initial) != 1:
        found = f"there are {', '.join(initial)}" if initial else "there is none"
        node = at(tree, ("states", initial[1], "initial")) if initial else at(tree, ("states",))
        yield wrong(node, f"states: wanted one initial state, but {found}; possible: initial: true on one state")


def _transitions(merged: d.Merged, tree: Node) -> Faults:
    came_from = building.ways_in(merged)
    actions = _actions(merged)
    for number, one in enumerate(merged.transitions):
        node, origin = at(tree, ("transitions", number)), one.origins[0]
        subject = f"transition '{one.action}' from '{origin}'"
        if origin not in merged.states:
            yield _unknown(at(node, ("from",)), subject, "state", origin, merged.states)
            continue
        if merged.states[origin].end is not None:
            yield wrong(at(node, ("from",)), f"{subject}: wanted a state that goes on, but '{origin}' is an end")
        yield from _target(merged, node, one, subject, came_from[origin])
        yield from _actors(merged, node, one, subject)
        yield from _names(at(node, ("requires",)), f"{subject} requires", "document", one.requires, merged.documents)
        yield from _names(
            at(node, ("not_by_actor_of",)),
            f"{subject} not_by_actor_of",
            "action",
            _listed(one.not_by_actor_of),
            actions,
        )
        yield from _sets(merged, node, one, subject)
        yield from _extends(merged, node, one, subject)
        yield from _resets(merged, node, one, subject)
        yield from _names(at(node, ("restarts",)), f"{subject} restarts", "clock", one.restarts, merged.clocks)
        yield from _twice(at(node, ("restarts",)), f"{subject} restarts", one.restarts or ())


def _actions(merged: d.Merged) -> list[str]:
    return list(dict.fromkeys(one.action for one in merged.transitions))


def _listed(name: str | None) -> list[str]:
    return [] if name is None else [name]


def _names(node: Node, subject: str, what: str, names: Collection[str] | None, known: Collection[str]) -> Faults:
    for number, name in enumerate(names or ()):
        if name not in known:
            yield _unknown(at(node, (number,)), subject, what, name, known)


def _twice(node: Node, subject: str, names: Sequence[str]) -> Faults:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield wrong(at(node, (number,)), f"{subject}: wanted '{name}' once, but it is named again")


def _target(merged: d.Merged, node: Node, one: d.Transition, subject: str, came_from: Collection[str]) -> Faults:
    place = at(node, ("to",))
    if one.to == "@previous":
        if not came_from:
            yield wrong(place, f"{subject}: wanted a way back, but no transition leads into '{one.origins[0]}'")
    elif one.to != "@first" and one.to not in merged.states:
        yield _unknown(place, f"{subject} leads to", "state", one.to, merged.states)


def _actors(merged: d.Merged, node: Node, one: d.Transition, subject: str) -> Faults:
    for number, text in enumerate(one.by):
        party, _, role = text.partition(".")
        place = at(node, ("by", number))
        if party not in (*merged.parties, *OUTSIDE):
            yield _unknown(place, f"{subject} by", "party", party, (*merged.parties, *OUTSIDE))
        elif role and party in OUTSIDE:
            yield wrong(
                place, f"{subject} by: wanted '{party}' alone, but '{role}' is no role of it; possible: {party}"
            )


def _sets(merged: d.Merged, node: Node, one: d.Transition, subject: str) -> Faults:
    fields = building.fields(merged)
    for name, value in (one.sets or {}).items():
        try:
            checked(f"{subject} sets", fields, {name: value})
        except NotAllowed as refused:
            yield DefinitionError(str(refused), *key_place(at(node, ("sets", name))))


def _extends(merged: d.Merged, node: Node, one: d.Transition, subject: str) -> Faults:
    for clock, limit in (one.extends or {}).items():
        place = at(node, ("extends", clock))
        if clock not in merged.clocks:
            message = f"{subject} extends: wanted a known clock, but there is no '{clock}'"
            yield DefinitionError(f"{message}; {possible(clock, merged.clocks)}", *key_place(place))
        elif Limit.parse(limit).unit is Unit.SAME_WORKING_DAY:
            wanted = f"{subject} extends '{clock}': wanted a length, but '{limit}' has none"
            yield wrong(place, f"{wanted}; possible: 1 working day")
        elif not _same_ruler(limit, merged.clocks[clock].limit):
            written = merged.clocks[clock].limit
            yield wrong(place, f"{subject} extends '{clock}': wanted a limit like '{written}', but found '{limit}'")


def _resets(merged: d.Merged, node: Node, one: d.Transition, subject: str) -> Faults:
    for clock, limit in (one.resets or {}).items():
        place = at(node, ("resets", clock))
        if clock not in merged.clocks:
            message = f"{subject} resets: wanted a known clock, but there is no '{clock}'"
            yield DefinitionError(f"{message}; {possible(clock, merged.clocks)}", *key_place(place))
        elif not _same_ruler(limit, merged.clocks[clock].limit):
            written = merged.clocks[clock].limit
            yield wrong(place, f"{subject} resets '{clock}': wanted a limit on the ruler of '{written}', but '{limit}'")


def _same_ruler(limit: str, written: str) -> bool:
    if building.per_cent(written) is not None:
        return True
    return Limit.parse(limit).on_working_ruler == Limit.parse(written).on_working_ruler


def _joins(merged: d.Merged, tree: Node) -> Faults:
    joins: dict[str, list[str]] = {}
    joined = {one.origins[0] for one in merged.transitions if one.joined}
    for number, one in enumerate(merged.transitions):
        origin = one.origins[0]
        if one.joined and origin in merged.states and merged.states[origin].consults is None:
            message = f"transition '{one.action}' joined: wanted a state that consults, but '{origin}' does not"
            yield wrong(at(tree, ("transitions", number, "joined")), message)
        if JOIN in one.by and origin in merged.states:
            joins.setdefault(origin, []).append(one.action)
            if merged.states[origin].consults is None:
                message = f"transition '{one.action}' by join: wanted a state that consults, but '{origin}' does not"
                yield wrong(at(tree, ("transitions", number, "by")), message)
    for name, state in merged.states.items():
        found = joins.get(name, [])
        if state.consults is not None and len(found) != 1 and not (name in joined and not found):
            but = f"there are {', '.join(found)}" if found else "there is none"
            message = f"state '{name}': wanted one transition by join, but {but}; possible: by: join, joined: true"
            yield wrong(at(tree, ("states", name, "consults")), message)


def _clocks(merged: d.Merged, tree: Node) -> Faults:
    actions = _actions(merged)
    for name, clock in merged.clocks.items():
        node, subject = at(tree, ("clocks", name)), f"clock '{name}'"
        yield from _trigger(merged, actions, at(node, ("starts",)), f"{subject} starts", clock.starts)
        for number, text in enumerate(clock.stops or ()):
            yield from _trigger(merged, actions, at(node, ("stops", number)), f"{subject} stops", text)
        for number, text in enumerate(clock.pauses or ()):
            state = text.removeprefix("in ")
            if text not in ("incident", "component") and state not in merged.states:
                yield _unknown(at(node, ("pauses", number)), f"{subject} pauses", "state", state, merged.states)
        yield from _names(
            at(node, ("calendar",)), f"{subject} calendar", "party", _listed(clock.calendar), merged.parties
        )
        fired = None if clock.breach is None else clock.breach.action
        yield from _names(
            at(node, ("breach", "action")), f"{subject} fires", "action", _listed(fired), _actions(merged)
        )
        yield from _term(merged, node, subject, clock, clock.limit)


def _trigger(merged: d.Merged, actions: Collection[str], node: Node, subject: str, text: str) -> Faults:
    found = building.trigger(text)
    if found.kind == "action":
        if found.name not in actions:
            yield _unknown(node, subject, "action", found.name, actions)
    elif found.kind == "submit":
        if not subject.endswith("starts"):
            yield wrong(node, f"{subject}: wanted what ends it, but 'submit' begins a dossier; possible: enter ends")
    elif found.name not in merged.states and (found.kind, found.name) != ("enter", "ends"):
        yield _unknown(node, subject, "state", found.name, merged.states)


def _term(merged: d.Merged, node: Node, subject: str, term: d.TermPart, written: str) -> Faults:
    """A per cent of a clock that has an amount; a cut-off where something is said to follow it."""
    yield from _per_cent(merged, at(node, ("limit",)), f"{subject} limit", written)
    if term.after_cut_off is not None and (term.cut_off is None or written != Unit.SAME_WORKING_DAY.value):
        message = f"{subject} after_cut_off: wanted 'limit: same working day' with a cut_off, but it has not both"
        yield wrong(at(node, ("after_cut_off",)), f'{message}; possible: cut_off: "15:00"')


def _per_cent(merged: d.Merged, place: Node, subject: str, written: str) -> Faults:
    part = building.per_cent(written)
    if part is None:
        return
    if part[1] not in merged.clocks:
        yield _unknown(place, subject, "clock", part[1], merged.clocks)
    elif building.per_cent(merged.clocks[part[1]].limit) is not None:
        yield wrong(place, f"{subject}: wanted per cent of an amount, but '{part[1]}' is a per cent too")
    else:
        try:
            building.limit_of(written, merged.clocks)
        except ValueError as refused:
            yield wrong(place, f"{subject}: {refused}")


def _consultations(merged: d.Merged, tree: Node) -> Faults:
    for name, rule in merged.consultations.items():
        node, subject = at(tree, ("consultations", name)), f"consultation '{name}'"
        yield from _names(at(node, ("ask",)), f"{subject} asks", "party", rule.ask, merged.parties)
        yield from _join(node, subject, rule)
        yield from _term(merged, node, subject, rule, rule.limit)
        articles = [basis.article for basis in rule.silence.legal_basis or () if basis.article]
        if rule.silence.means == "deemed_consent" and not articles:
            message = f"{subject} silence: wanted the article that deems consent, but legal_basis names none"
            yield wrong(at(node, ("silence",)), f"{message}; possible: means: wait")


def _join(node: Node, subject: str, rule: d.Consultation) -> Faults:
    if len(set(rule.ask)) < len(rule.ask):
        yield wrong(at(node, ("ask",)), f"{subject} asks: wanted each party once, but one is asked twice")
    if rule.join is None:
        return
    yield from _names(at(node, ("join", "named")), f"{subject} joins", "asked party", rule.join.named, rule.ask)
    if (rule.join.at_least or 0) > len(rule.ask):
        message = f"{subject} joins: wanted at most {len(rule.ask)} opinions, but found at_least {rule.join.at_least}"
        yield wrong(at(node, ("join", "at_least")), message)


def _promise(merged: d.Merged, tree: Node) -> Faults:
    for name, rule in merged.obligations.items():
        yield from _term(merged, at(tree, ("obligations", name)), f"obligation '{name}'", rule, rule.limit)
    if merged.appointment is None:
        return
    node, said = at(tree, ("appointment",)), merged.appointment
    promises = [*merged.clocks, *(clock.effect for clock in merged.clocks.values())]
    if not any(name in promises for name in said.of):
        yield _unknown(at(node, ("of",)), "appointment", "clock", said.of[-1], merged.clocks)
    for key, owed in (("missed", said.missed), ("missed_again", said.missed_again)):
        if owed is not None:
            place = at(node, (key, "owes"))
            yield from _names(place, f"appointment {key}", "obligation", [owed.owes], merged.obligations)


def _data(merged: d.Merged, tree: Node) -> Faults:
    fields = building.fields(merged)
    for name, field in fields.items():
        try:
            checked("data default", fields, {} if field.default is None else {name: field.default})
        except NotAllowed as refused:
            yield wrong(at(tree, ("data", name, "default")), str(refused))


def _guards(merged: d.Merged, tree: Node) -> Faults:
    fields, actions = building.fields(merged), _actions(merged)
    yield from _names(at(tree, ("acceptance",)), "acceptance", "action", [merged.acceptance], actions)
    for number, one in enumerate(merged.transitions):
        if one.when is not None:
            subject = f"transition '{one.action}' from '{one.origins[0]}' when"
            yield from _guard(at(tree, ("transitions", number, "when")), subject, one.when, fields)
    if merged.eligible is not None:
        node = at(tree, ("eligible",))
        yield from _guard(at(node, ("when",)), f"lane '{merged.lane}' eligible", merged.eligible.when, fields)
        # A lane is decided when the dossier is pinned, which is at acceptance: any other action would be inert.
        decided, known = [merged.eligible.decided_at], [merged.acceptance]
        yield from _names(at(node, ("decided_at",)), f"lane '{merged.lane}' decided_at", "action", decided, known)
    if merged.leaves is not None:
        place = at(tree, ("leaves", "action"))
        yield from _names(place, f"lane '{merged.lane}' leaves", "action", [merged.leaves.action], actions)
    for number, rule in enumerate(merged.always):
        yield from _guard(at(tree, ("always", number, "says")), f"always '{rule.id}'", rule.says, fields, counts=True)


def _guard(node: Node, subject: str, source: str, fields: dict[str, Field], counts: bool = False) -> Faults:
    try:
        compile_guard(source, fields, counts)
    except GuardError as refused:
        yield wrong(node, f"{subject}: {refused}")


def _counts(merged: d.Merged, tree: Node) -> Faults:
    for number, rule in enumerate(merged.always):
        named = _COUNT.findall(rule.says)
        place = at(tree, ("always", number, "says"))
        for name in named:
            if name not in _actions(merged):
                yield _unknown(place, f"always '{rule.id}' counts", "action", name, _actions(merged))


def _submission(merged: d.Merged, tree: Node) -> Faults:
    """Who hands in is a party; where an office does, there is no citizen who could hold or act."""
    if merged.submitted_by is None:
        return
    place, office = at(tree, ("submitted_by",)), f"submitted_by: {merged.submitted_by}"
    if merged.submitted_by not in merged.parties:
        yield _unknown(place, "submitted_by", "party", merged.submitted_by, merged.parties)
    for name, state in merged.states.items():
        if state.held_by == APPLICANT:
            held = at(tree, ("states", name, "held_by"))
            yield wrong(held, f"state '{name}': wanted a party, but there is no applicant; possible: {office}")
    for number, one in enumerate(merged.transitions):
        if APPLICANT in one.by:
            subject = f"transition '{one.action}' from '{one.origins[0]}'"
            by = at(tree, ("transitions", number, "by"))
            yield wrong(by, f"{subject} by: wanted a party, but there is no applicant; possible: {office}")
