"""What if somebody did something then that is recorded only now? The history told anew with it, and what differs.

A telling trusts those who acted: that they were allowed to was judged when they did. What the dossier no longer
offers makes the correction refused, and the later act that contradicts it is named.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, takewhile, zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workflow import commands as c
from workflow import events as e
from workflow.decide import advance
from workflow.errors import NotAllowed, WorkflowError
from workflow.history import apply, replay
from workflow.machine import OUTSIDE, Rules, Track
from workflow.model import Dossier, Instant, Obligation, TermMoved, Version
from workflow.procedure import APPLICANT, CLOCK, JOIN, STANDARD, Move
from workflow.recount import recounted

RulesOf = Callable[[Version], Rules]
RulesFor = Callable[[Dossier, c.Command, Instant], Rules]
Letter = e.ObligationDrafted | e.ObligationIssued | e.ObligationDelivered | e.ObligationWaived


class Missed(Struct, frozen=True, gc=False):
    """A due instant that has passed."""

    clock: str
    due: Instant


class Difference(Struct, frozen=True, gc=False):
    """What a correction changed: due instants, breaches undone or found, obligations (their ids) waived or raised."""

    due: tuple[TermMoved, ...]
    undone: tuple[Missed, ...]
    found: tuple[Missed, ...]
    waived: tuple[str, ...]
    raised: tuple[str, ...]


class Late(Struct, frozen=True, gc=False):
    """A command with the instant at which it was done, to be recorded late."""

    command: c.Command
    at: Instant


class Given(Struct, frozen=True, gc=False):
    """Something that a person did, as the journal shows it; an acceptance was `pinned` to versions."""

    fact: e.Event
    amended: e.DossierAmended | None = None
    pinned: Version | None = None


# --- reading a journal


def effective(events: Iterable[e.Event]) -> tuple[e.Event, ...]:
    """The story as it is known now: what a correction told anew stands in place of what was told before."""
    told: list[e.Event] = []
    for event in events:
        if isinstance(event, e.HistoryCorrected):
            told = [*told[: event.since], *event.events]
        else:
            told.append(event)
    return tuple(told)


def known(events: Iterable[e.Event], at: Instant) -> tuple[e.Event, ...]:
    """The facts of a story up to an instant; a due instant has passed only after it."""
    return tuple(
        takewhile(
            lambda event: event.at < at or (event.at == at and getattr(event, "noticed", None) is None),
            events,
        )
    )


def acts(rules_of: RulesOf, dossier: Dossier, events: Iterable[e.Event]) -> tuple[Given, ...]:
    """What people did in these events, which follow on the dossier."""
    found: list[Given] = []
    amended: e.DossierAmended | None = None
    pinned: Version | None = None
    by_rule = False  # the next amendment is what a move sets, not what somebody gave
    for event in events:
        if isinstance(event, e.DossierAmended):
            amended, by_rule = (amended if by_rule else event), False
        elif isinstance(event, e.DossierAccepted):
            pinned = event.version
        elif _by_people(event):
            found.append(Given(event, amended, pinned))
        if isinstance(event, e.StateEntered):
            by_rule = bool(_track(rules_of(dossier.version), dossier).table[event.origin][event.action].sets)
            amended = pinned = None
        dossier = apply(dossier, event)
    return tuple(found)


_GIVEN = (
    e.OpinionGiven
    | e.OfficerAssigned
    | e.IncidentDeclared
    | e.IncidentEnded
    | e.TermsRecounted
    | e.ExcuseAccepted
    | e.CauseGiven
)


def _by_people(event: e.Event) -> bool:
    match event:
        case e.StateEntered():
            return event.actor not in (CLOCK, JOIN)
        case e.ObligationOwed():
            return event.obligation.declared
        case _:
            return isinstance(event, _GIVEN | Letter)


def _track(rules: Rules, dossier: Dossier) -> Track:
    return rules.tracks.get(dossier.lane) or rules.tracks[STANDARD]


# --- telling anew


class Telling(Struct, frozen=True, gc=False):
    """A story so far, with the dossier that it makes."""

    dossier: Dossier
    events: tuple[e.Event, ...]

    def then(self, dossier: Dossier, events: Iterable[e.Event]) -> "Telling":
        """The story with more facts."""
        return Telling(dossier, (*self.events, *events))


def tell(rules_of: RulesOf, since: Telling, given: Iterable[Given], until: Instant) -> Telling:
    """The story with these acts done again, settled up to an instant; raises NotAllowed where one no longer fits."""
    telling = since
    for one in given:
        telling = _again(rules_of, telling, one)
    return _settled(rules_of(telling.dossier.version), telling, until)


def _again(rules_of: RulesOf, telling: Telling, one: Given) -> Telling:
    rules, fact = rules_of(one.pinned or telling.dossier.version), one.fact
    telling = _settled(rules, telling, fact.at)
    dossier = telling.dossier
    if isinstance(fact, Letter) and _is_undone(dossier, fact.obligation):
        return telling.then(apply(dossier, fact), (fact,))  # the letter went out, whatever became of its ground
    if isinstance(fact, e.TermsRecounted):
        again = _recounted(rules_of(fact.version), telling, fact)
        return telling.then(apply(dossier, again), (again,))
    outcome = advance(rules, dossier, _command(rules, dossier, one), fact.at)
    return telling.then(outcome.dossier, outcome.events)


def _settled(rules: Rules, telling: Telling, at: Instant) -> Telling:
    outcome = advance(rules, telling.dossier, c.Tick(), at)
    return telling.then(outcome.dossier, outcome.events)


def _is_undone(dossier: Dossier, id: str) -> bool:
    owed = dossier.obligation(id)
    return owed is not None and owed.undone is not None


def _recounted(rules: Rules, telling: Telling, fact: e.TermsRecounted) -> e.TermsRecounted:
    return recounted(
        rules,
        telling.dossier,
        telling.events,
        fact.at,
        calendar=fact.calendar,
        decision=fact.decision,
        actor=fact.actor,
        undone=fact.undone,
    )


# --- the commands behind the facts


def _command(rules: Rules, dossier: Dossier, one: Given) -> c.Command:
    """The command that gave the fact, by somebody who may give it."""
    track, fact = _track(rules, dossier), one.fact
    match fact:
        case e.StateEntered():
            return _act(track, dossier, fact, one.amended)
        case e.OpinionGiven():
            return c.Answer(c.Actor(fact.actor, fact.department), fact.opinion, fact.ground)
        case e.OfficerAssigned():
            return c.Assign(fact.officer, c.Actor(fact.actor, dossier.holder))
        case e.IncidentDeclared():
            return c.DeclareIncident(c.Actor(fact.actor, track.holders[track.initial]), fact.ground)
        case e.IncidentEnded():
            return c.EndIncident(c.Actor(fact.actor, track.holders[track.initial]))
        case e.ObligationOwed():
            return c.DeclareDelay(c.Actor("", track.lead), fact.obligation.cause)
        case e.ExcuseAccepted():
            excuse = fact.excuse
            return c.AcceptExcuse(_heads_room(rules, track, fact.actor), excuse.since, excuse.until, fact.ground)
        case e.CauseGiven():
            return c.GiveCause(c.Actor(fact.actor, track.lead), fact.cause)
        case _:
            return _letter(rules, dossier, fact)


def _heads_room(rules: Rules, track: Track, id: str) -> c.Actor:
    head = rules.agencies.agency(track.lead.partition(".")[0]).head
    return c.Actor(id, track.lead if head is None else rules.agencies.officer(head).department)


def _act(track: Track, dossier: Dossier, fact: e.StateEntered, amended: e.DossierAmended | None) -> c.Act:
    brought = amended is not None and bool(amended.documents)  # what applicants bring stays with the dossier
    move = track.table[dossier.state].get(fact.action)
    actor = c.Actor(fact.actor) if move is None else _trusted(track, move, fact.actor, brought)
    return c.Act(fact.action, actor, {} if amended is None else amended.data, fact.documents, fact.ground)


def _trusted(track: Track, move: Move, id: str, outside: bool) -> c.Actor:
    """The person as one who may take the move, from `outside` the agencies where that is known."""
    inside = [by for by in move.by if by.party not in OUTSIDE]
    if not inside or (outside and any(by.party == APPLICANT for by in move.by)):
        return c.Actor(id)
    return c.Actor(id, track.departments[inside[0].party], frozenset(by.role for by in inside[:1] if by.role))


def _letter(rules: Rules, dossier: Dossier, fact: Any) -> c.Command:
    id: str = fact.obligation
    owed = dossier.obligation(id)
    actor = c.Actor(fact.actor) if owed is None else _signing(rules, owed, fact.actor)
    match fact:
        case e.ObligationDrafted():
            return c.DraftObligation(id, actor, fact.cause)
        case e.ObligationIssued():
            return c.IssueObligation(id, actor, fact.promised, fact.cause)
        case e.ObligationDelivered():
            return c.DeliverObligation(id, actor)
        case e.ObligationWaived():
            return c.WaiveObligation(id, actor, fact.ground)
        case _:
            raise TypeError(f"wanted what somebody did, but got {type(fact).__name__}")


def _signing(rules: Rules, owed: Obligation, id: str) -> c.Actor:
    if owed.signer is not None:
        return c.Actor(id, rules.agencies.officer(owed.signer).department)
    return c.Actor(id, next(iter(rules.agencies.agency(owed.debtor).departments)))


# --- correcting


def correct(
    rules_of: RulesOf,
    rules_for: RulesFor,
    dossier: Dossier,
    journal: Iterable[e.Event],
    late: Sequence[Late],
    *,
    made: Instant,
    actor: str,
    ground: str,
) -> e.HistoryCorrected:
    """The fact that what was done then, in that order, is recorded at `made`; raises NotAllowed.

    `journal` is all that was written of the dossier, `rules_of` gives the rules of the versions it is pinned to,
    `rules_for` those that judge a command.
    """
    at, told = late[0].at, effective(journal)
    _judge_wish(dossier, told, late, ground)
    kept = known(told, at)
    present = _settled(rules_of(dossier.version), Telling(dossier, told), made)
    later = acts(rules_of, replay(kept), told[len(kept) :])
    since = set_aside(Telling(replay(kept), kept), present.dossier, made, ground)
    _judge_memory(rules_of, since, later, present, made)
    after = _told(rules_of, rules_for, since, later, late)
    after = _settled(rules_of(after.dossier.version), after, made)
    return e.HistoryCorrected(
        at=made,
        actor=actor,
        ground=ground,
        corrected_at=at,
        act=", ".join(named(one.command) for one in late),
        since=len(kept),
        events=_noticed(after.events[len(kept) :], present.events, made),
        dossier=_closed(after.dossier, dossier, made),
    )


def named(command: c.Command) -> str:
    """The action of a command, or what kind it is."""
    return command.action if isinstance(command, c.Act) else type(command).__name__


def _judge_wish(dossier: Dossier, told: Sequence[e.Event], late: Sequence[Late], ground: str) -> None:
    code, first = dossier.code, late[0]
    if not ground.strip():
        raise NotAllowed(f"{code}: wanted a correction, but it names no ground; possible: name the ground", code)
    if any(after.at < before.at for before, after in pairwise(late)):
        raise NotAllowed(
            f"{code}: wanted to record several acts, but they are not in order; possible: by instant", code
        )
    if first.at < told[0].at:
        raise NotAllowed(
            f"{code}: wanted to record '{named(first.command)}' at {first.at}, but it was handed in at {told[0].at}; "
            "possible: that instant or later",
            code,
        )


def set_aside(since: Telling, present: Dossier, made: Instant, ground: str) -> Telling:
    """Every obligation that was raised later is set aside, under its id, until it is raised again."""
    there = {owed.id: owed for owed in since.dossier.obligations}

    def aside(owed: Obligation) -> Obligation:
        waived = {"waived": made, "ground": ground} if owed.open else {}
        return there.get(owed.id) or replace(owed, undone=made, **waived)

    obligations = tuple(aside(owed) for owed in present.obligations)
    return Telling(replace(since.dossier, obligations=obligations), since.events)


def _judge_memory(rules_of: RulesOf, since: Telling, later: Iterable[Given], before: Telling, made: Instant) -> None:
    """The story without the correction is told as it happened, so that only the correction makes a difference."""
    told = tell(rules_of, since, later, made)
    for again, event in zip_longest(told.events, before.events):
        if again is None or event is None or _gist(again) != _gist(event):
            code, what = before.dossier.code, type(event or again).__name__
            raise NotAllowed(
                f"{code}: wanted to tell its history anew, but {what} does not come about again; "
                "possible: the definitions and the program that it was recorded with",
                code,
            )


def _told(
    rules_of: RulesOf, rules_for: RulesFor, telling: Telling, later: Iterable[Given], late: Sequence[Late]
) -> Telling:
    """The rest of the story with what is recorded late; raises NotAllowed, naming the later act that contradicts it."""
    waiting = list(late)
    for one in later:
        while waiting and waiting[0].at < one.fact.at:
            telling = _done(rules_for, telling, waiting.pop(0))
        try:
            telling = _again(rules_of, telling, one)
        except WorkflowError as error:
            raise _contradiction(telling.dossier, late[0], one.fact, error) from None
    for left in waiting:
        telling = _done(rules_for, telling, left)
    return telling


def _done(rules_for: RulesFor, telling: Telling, one: Late) -> Telling:
    dossier = telling.dossier
    outcome = advance(rules_for(dossier, one.command, one.at), dossier, one.command, one.at)
    return telling.then(outcome.dossier, outcome.events)


def _contradiction(dossier: Dossier, late: Late, fact: e.Event, error: WorkflowError) -> NotAllowed:
    act, what = named(late.command), fact.action if isinstance(fact, e.StateEntered) else type(fact).__name__
    reason = str(error).partition(", but ")[2].partition("; possible:")[0] or str(error)
    return NotAllowed(
        f"{dossier.code}: wanted to record '{act}' at {late.at}, but '{what}' at {fact.at} contradicts it: {reason}; "
        "possible: record with it what was done in between",
        dossier.code,
        dossier.state,
        act,
    )


def _gist(event: e.Event) -> tuple[Any, ...]:
    """What an event says about the story, without who noticed it when and without what agencies are like now."""
    match event:
        case e.ClockStarted():
            return (type(event), event.at, event.clock.name, event.clock.due)
        case e.ObligationOwed():
            return (type(event), event.at, event.obligation.id, event.obligation.due)
        case _:
            words = ("action", "state", "holder", "clock", "due", "label", "consultation", "department", "obligation")
            return (type(event), event.at, *(getattr(event, word, None) for word in words))


def _noticed(events: Iterable[e.Event], before: Iterable[e.Event], made: Instant) -> tuple[e.Event, ...]:
    """The events, each noticed when it was; what nobody had noticed is noticed now."""
    seen = {_gist(event): event.noticed for event in before if _passed(event)}  # type: ignore[union-attr]
    return tuple(replace(event, noticed=seen.get(_gist(event), made)) if _passed(event) else event for event in events)


def _passed(event: e.Event) -> bool:
    return getattr(event, "noticed", None) is not None


def _closed(after: Dossier, present: Dossier, made: Instant) -> Dossier:
    """The dossier after the correction; what an earlier one had set aside stays as it was."""
    earlier = {owed.id: owed for owed in present.obligations if owed.undone is not None}
    obligations = tuple(earlier.get(owed.id, owed) if owed.undone is not None else owed for owed in after.obligations)
    return replace(after, obligations=obligations, latest=made, length=present.length + 1)


# --- what it changed


def difference(before: Dossier, told: Sequence[e.Event], after: Dossier, told_anew: Sequence[e.Event]) -> Difference:
    """What differs between two tellings of one story, each as a dossier and its events."""
    old, new = _misses(told), _misses(told_anew)
    standing = {owed.id for owed in before.obligations if owed.undone is None}
    raised = {owed.id for owed in after.obligations if owed.undone is None}
    return Difference(
        due=_due_moved(before, after),
        undone=tuple(one for one in old if one not in new),
        found=tuple(one for one in new if one not in old),
        waived=tuple(owed.id for owed in after.obligations if owed.id in standing - raised),
        raised=tuple(owed.id for owed in after.obligations if owed.id in raised - standing),
    )


def _misses(told: Iterable[e.Event]) -> list[Missed]:
    return [Missed(event.clock, event.at) for event in told if isinstance(event, e.ClockBreached)]


def _due_moved(before: Dossier, after: Dossier) -> tuple[TermMoved, ...]:
    names = dict.fromkeys((*before.clocks, *after.clocks))
    terms = (TermMoved(name, _due(before, name), _due(after, name)) for name in names)
    return tuple(one for one in terms if one.before != one.after)


def _due(dossier: Dossier, name: str) -> Instant | None:
    clock = dossier.clocks.get(name)
    return None if clock is None else clock.due
