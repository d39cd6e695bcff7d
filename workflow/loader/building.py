"""How does a merged procedure become records? Checked shapes → `Procedure`, with limits, norms and targets worked out.

Everything named is known to exist (references asks that first); here words become values and nothing is refused.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping

from workflow.loader import documents as d
from workflow.procedure import (
    APPLICANT,
    Always,
    Appointment,
    AtMost,
    Basis,
    Breach,
    By,
    CauseRule,
    ClockRule,
    ComponentRule,
    ConsultationRule,
    Eligibility,
    Field,
    HandOff,
    InForce,
    Join,
    JointLiability,
    Leaving,
    Move,
    ObligationRule,
    Procedure,
    State,
    Trigger,
    Warn,
)
from workflow.worktime import WORKING_DAY, AfterCutOff, Counting, Limit, Unit, percent_of

SUPPLEMENT = "request_supplement"  # the action that `max_supplements` bounds
_NORM_SECONDS = {Unit.WORKING_DAYS: WORKING_DAY, Unit.WORKING_HOURS: 3_600, Unit.WORKING_MINUTES: 60}
_PER_CENT = re.compile(r"([0-9]+)% of (\w+)")


def build(merged: d.Merged, own_states: Iterable[str]) -> Procedure:
    """The procedure that the merged document says; `own_states` are those that its lifecycle does not declare."""
    own = frozenset(own_states)
    return Procedure(
        id=merged.procedure,
        version=merged.version,
        lifecycle=merged.lifecycle,
        lifecycle_version=merged.lifecycle_version,
        lane=merged.lane,
        title=merged.title,
        title_en=merged.title_en,
        code=merged.code,
        lane_title=merged.lane_title,
        in_force=in_force(merged.in_force),
        acceptance=merged.acceptance,
        parties=dict(merged.parties),
        lead=lead(merged),
        states={name: _state(name, state, name in own) for name, state in merged.states.items()},
        moves=tuple(_moves(merged)),
        clocks={name: _clock(merged, name, clock) for name, clock in merged.clocks.items()},
        fields=fields(merged),
        documents=dict(merged.documents),
        consultations={name: _consultation(merged, name, rule) for name, rule in merged.consultations.items()},
        obligations={name: _obligation(merged, name, rule) for name, rule in merged.obligations.items()},
        appointment=_appointment(merged.appointment),
        max_reappointments=merged.max_reappointments.value if merged.max_reappointments else 1,
        eligible=Eligibility(merged.eligible.when, merged.eligible.decided_at) if merged.eligible else None,
        leaves=None if merged.leaves is None else Leaving(merged.leaves.action),
        priority=merged.priority,
        always=tuple(Always(rule.id, rule.says) for rule in merged.always),
        legal_basis=_bases(merged.legal_basis),
        submitted_by=merged.submitted_by,
        components={name: _component(name, one) for name, one in merged.components.items()},
        hand_off=_hand_off(merged),
        causes={code: _cause(code, rule) for code, rule in merged.causes.items()},
        joint_liability=_joint_liability(merged.joint_liability),
    )


def in_force(dates: d.InForce) -> InForce:
    """The days on which the version is the law."""
    until = None if dates.until is None else datetime.date.fromisoformat(dates.until)
    return InForce(datetime.date.fromisoformat(dates.since), until)


def fields(merged: d.Merged) -> dict[str, Field]:
    """The declared values that guards may read."""
    return {name: Field(field.type, field.title, field.title_en, field.default) for name, field in merged.data.items()}


def lead(merged: d.Merged) -> str:
    """The party that answers for the whole dossier; where none is named, the holder of the first state."""
    return merged.lead or merged.states[merged.first].held_by or ""


def seconds_of_day(text: str) -> int:
    """A time of day as seconds since midnight."""
    hours, minutes = text.split(":")
    return int(hours) * 3_600 + int(minutes) * 60


def _bases(listed: list[d.Basis] | None) -> tuple[Basis, ...]:
    return tuple(Basis(one.cite, one.article, one.says, one.confidence or "unsure") for one in listed or ())


def _state(name: str, state: d.State, own: bool) -> State:
    return State(
        id=name,
        title=state.title,
        title_en=state.title_en,
        portal=state.portal,
        held_by=state.held_by or APPLICANT,  # an end without a holder: what there is, the citizen has
        norm=None if state.norm is None else _norm(Limit.parse(state.norm)),
        initial=bool(state.initial),
        end=state.end,
        consults=state.consults,
        own=own,
    )


def _norm(limit: Limit) -> int:
    return limit.amount * _NORM_SECONDS[limit.unit]


def _moves(merged: d.Merged) -> Iterator[Move]:
    came_from = ways_in(merged)
    supplements = None if merged.max_supplements is None else merged.max_supplements.value
    for one in merged.transitions:
        origin = one.origins[0]
        back = one.to == "@previous"
        yield Move(
            action=one.action,
            origin=origin,
            targets=came_from[origin] if back else (target(merged, one.to),),
            by=tuple(_by(text) for text in one.by),
            title=one.title,
            title_en=one.title_en,
            to_previous=back,
            when=one.when,
            requires=tuple(one.requires or ()),
            at_most=supplements if one.at_most is None and one.action == SUPPLEMENT else one.at_most,
            not_by_actor_of=one.not_by_actor_of,
            sets=dict(one.sets or {}),
            extends=_limits(one.extends),
            resets=_limits(one.resets),
            restarts=tuple(one.restarts or ()),
            joined=bool(one.joined),
            ground=_ground(one.legal_basis),
        )


def _limits(by_clock: Mapping[str, str] | None) -> dict[str, Limit]:
    return {clock: Limit.parse(limit) for clock, limit in (by_clock or {}).items()}


def _ground(listed: list[d.Basis] | None) -> str | None:
    """The first source of a rule, article and instrument, as events carry it."""
    return next((", ".join(filter(None, (one.article, one.cite))) for one in listed or ()), None)


def ways_in(merged: d.Merged) -> dict[str, tuple[str, ...]]:
    """For each state the states from which a move leads into it, in the order of the definition."""
    found: dict[str, dict[str, None]] = {name: {} for name in merged.states}
    for one in merged.transitions:
        if one.to != "@previous" and target(merged, one.to) in found:
            found[target(merged, one.to)][one.origins[0]] = None
    return {name: tuple(origins) for name, origins in found.items()}


def target(merged: d.Merged, to: str) -> str:
    """The state that a target means."""
    return merged.first if to == "@first" else to


def _by(text: str) -> By:
    party, _, role = text.partition(".")
    return By(party, role or None)


def per_cent(text: str) -> tuple[int, str] | None:
    """Per cent and clock of a limit such as `40% of resolution`; None for a plain limit."""
    found = _PER_CENT.fullmatch(text)
    return (int(found[1]), found[2]) if found else None


def limit_of(text: str, clocks: Mapping[str, d.Clock]) -> Limit:
    """The limit that the text says, a per cent worked out of the limit of the clock that it names."""
    part = per_cent(text)
    if part is None:
        return Limit.parse(text)
    percent, clock = part
    return percent_of(Limit.parse(clocks[clock].limit), percent)


def _counting(merged: d.Merged, term: d.TermPart, limit: Limit) -> Counting:
    after = term.after_cut_off
    return Counting(
        limit=limit,
        cut_off=None if term.cut_off is None else seconds_of_day(term.cut_off),
        after_cut_off=None if after is None else AfterCutOff(Limit.parse(after.grace)),
        effective=bool(term.effective),
        day_ends=merged.day_ends,
        day_counting=merged.day_counting,
    )


def trigger(text: str) -> Trigger:
    """What starts or stops a clock."""
    if text == "submit":
        return Trigger("submit", text)
    word, _, name = text.rpartition(" ")
    return Trigger("leave" if word == "leave" else "enter" if word == "enter" else "action", name)


def _clock(merged: d.Merged, name: str, clock: d.Clock) -> ClockRule:
    pauses = clock.pauses or ()
    return ClockRule(
        name=name,
        title=clock.title,
        effect=clock.effect,
        starts=trigger(clock.starts),
        counting=_counting(merged, clock, limit_of(clock.limit, merged.clocks)),
        written=clock.limit,
        stops=tuple(trigger(text) for text in clock.stops or ()),
        pauses=frozenset(text.removeprefix("in ") for text in pauses if text.startswith("in ")),
        pauses_on_incident="incident" in pauses,
        warns=tuple(_warn(text) for text in clock.warns or ()),
        breach=None if clock.breach is None else Breach(clock.breach.action, clock.breach.record),
        calendar_of=clock.calendar,
        legal_basis=_bases(clock.legal_basis),
        on_resume=clock.on_resume or "continue",
        at_most=_at_most(clock.at_most),
        pauses_on_component="component" in pauses,
    )


def _at_most(said: d.AtMost | None) -> AtMost:
    return AtMost() if said is None else AtMost(said.extensions, said.resets, said.restarts)


def _warn(text: str) -> Warn:
    if text.endswith("%"):
        return Warn(text, percent=int(text.removesuffix("%")))
    return Warn(text, before=Limit.parse(text.removesuffix(" before")))


def _consultation(merged: d.Merged, name: str, rule: d.Consultation) -> ConsultationRule:
    return ConsultationRule(
        id=name,
        ask=tuple(rule.ask),
        join=_join(rule),
        counting=_counting(merged, rule, limit_of(rule.limit, merged.clocks)),
        silence=rule.silence.means,
        legal_basis=_bases(rule.silence.legal_basis or rule.legal_basis),
    )


def _join(rule: d.Consultation) -> Join:
    if rule.join is None:
        return Join(len(rule.ask))
    if rule.join.named is not None:
        return Join(len(rule.join.named), frozenset(rule.join.named))
    return Join(rule.join.at_least or 1)


def _obligation(merged: d.Merged, kind: str, rule: d.Obligation) -> ObligationRule:
    latest = rule.latest_before_due
    return ObligationRule(
        kind=kind,
        letter=rule.letter,
        debtor=rule.debtor,
        signer=rule.signer,
        counting=_counting(merged, rule, limit_of(rule.limit, merged.clocks)),
        latest_before_due=None if latest is None else Limit.parse(latest),
        escalates_to=rule.escalates_to,
    )


def _appointment(said: d.Appointment | None) -> Appointment | None:
    if said is None:
        return None
    missed, again = said.missed, said.missed_again
    return Appointment(tuple(said.of), missed.owes if missed else None, again.owes if again else None)


def _component(name: str, one: d.Component) -> ComponentRule:
    return ComponentRule(
        id=name,
        procedure=one.procedure,
        after=tuple(one.after or ()),
        when=one.when,
        if_stopped=one.if_stopped or "stop_dependents",
        if_refused=one.if_refused or "stop_dependents",
        pauses=one.if_supplementing == "pause",
        norm=None if one.norm is None else _norm(Limit.parse(one.norm)),
        sent_by=one.sent_by,
        title=one.title,
        title_en=one.title_en,
    )


def _hand_off(merged: d.Merged) -> HandOff | None:
    """How components are sent; nothing where the procedure has none, for a lifecycle may say it for packages only."""
    said = merged.hand_off
    if said is None or not merged.components:
        return None
    counting = None if said.limit is None else _counting(merged, said, limit_of(said.limit, merged.clocks))
    return HandOff(counting, bool(said.automatic), _bases(said.legal_basis))


def _cause(code: str, rule: d.Cause) -> CauseRule:
    return CauseRule(code, rule.title, frozenset(rule.whose), rule.title_en, rule.confidence)


def _joint_liability(said: d.JointLiability | None) -> JointLiability | None:
    if said is None:
        return None
    return JointLiability(said.rule, said.nth, said.confidence, _bases(said.legal_basis))
