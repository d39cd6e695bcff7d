"""Joins where answers and silence fall on the same instant: one outcome, one rule for ties, every fact told (T18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import pytest
from calendars import at
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import Played, act, answer, handed_over, one_stop, opinion, play, rules, tick, unnoticed

from workflow import events as e
from workflow.errors import NotAllowed
from workflow.machine import Rules
from workflow.procedure import Join

ASKED = ("fire", "culture", "leadership")
WHO = {"fire": "marshal", "culture": "curator", "leadership": "chair"}
WHERE = {"fire": "fire.post", "culture": "culture.hall", "leadership": "town.room"}
JOINS = {
    "all": Join(3),
    "any": Join(1),
    "two of three": Join(2),
    "the fire brigade": Join(1, frozenset({"fire"})),
    "two, the curator among them": Join(2, frozenset({"culture"})),
}
ASKING = at("2026-03-03 07:30")
DEADLINE = at("2026-03-03 11:30")  # on the calendar of each of them
OFFSETS = (-1, 0, 1)  # seconds from the deadline

Told = tuple[int, str, str]  # seconds from the deadline, who, how


@cache
def ruled(join: Join, silence: str) -> Rules:
    asks = replace(opinion(silence, limit="4 working hours"), ask=ASKED, join=join)
    return rules(one_stop(consultations={"opinion": asks}))


@dataclass
class Oracle:
    """The rule said again: answers in their order; the deadline passes after everything that happens at it."""

    join: Join
    silence: str
    told: list[Told] = field(default_factory=list)
    within: set[str] = field(default_factory=set)
    passed: bool = False
    met: int | None = None

    def answered(self, offset: int, party: str) -> bool:
        """Whether the answer is taken."""
        self.until(offset)
        if self.met is not None:
            return False
        self.told.append((offset, party, "late" if offset > 0 else "given"))
        self._in(offset, party)
        return True

    def until(self, offset: int) -> None:
        """The deadline passes where it lies before that instant."""
        if offset <= 0 or self.passed or self.met is not None:
            return
        self.passed = True
        how = "deemed" if self.silence == "deemed_consent" else "overdue"
        silent = [party for party in ASKED if party not in self.within]
        self.told += [(0, party, how) for party in silent]
        for party in silent if how == "deemed" else ():
            self._in(0, party)

    def _in(self, offset: int, party: str) -> None:
        self.within.add(party)
        enough = len(self.within) >= self.join.needed and self.join.named <= self.within
        if enough and self.met is None:
            self.met = offset


def told(played: Played) -> list[Told]:
    parties = {department: party for party, department in WHERE.items()}
    hows = {e.OpinionDeemed: "deemed", e.OpinionOverdue: "overdue"}
    return [
        (
            event.at - DEADLINE,
            parties[event.department],
            hows.get(type(event)) or ("late" if event.late else "given"),
        )
        for event in played.of(e.OpinionGiven, e.OpinionDeemed, e.OpinionOverdue)
    ]


def asked(law: Rules) -> Played:
    return play(law, [*handed_over(needs_opinion=True), act(ASKING, "clerk", "ask")])


def answered(law: Rules, played: Played, answers: Iterable[tuple[int, str]], looks: bool) -> tuple[Played, list[bool]]:
    """The answers in their order, and which of them were taken; with looks, at every second around the deadline."""
    taken = []
    for offset, party in answers:
        if looks:
            played = play(law, [tick(DEADLINE + offset)], played)
        try:
            played = play(law, [answer(DEADLINE + offset, WHO[party])], played)
            taken.append(True)
        except NotAllowed:
            taken.append(False)
    return play(law, [tick(DEADLINE + 2)], played), taken


@pytest.mark.parametrize("join", JOINS)
@pytest.mark.parametrize("silence", ["wait", "deemed_consent"])
@settings(max_examples=60)
@given(
    answers=st.permutations(ASKED).flatmap(
        lambda order: st.tuples(*(st.tuples(st.sampled_from((*OFFSETS, None)), st.just(party)) for party in order))
    )
)
def test_around_the_deadline_there_is_one_outcome_and_every_fact_is_told(
    join: str, silence: str, answers: tuple[tuple[int | None, str], ...]
) -> None:
    law, oracle = ruled(JOINS[join], silence), Oracle(JOINS[join], silence)
    given_at = sorted(((offset, party) for offset, party in answers if offset is not None), key=lambda one: one[0])
    begun = asked(law)

    played, taken = answered(law, begun, given_at, looks=False)
    looked, _ = answered(law, begun, given_at, looks=True)

    want = [oracle.answered(offset, party) for offset, party in given_at]
    oracle.until(2)
    assert taken == want
    assert told(played) == oracle.told
    left = [event.at - DEADLINE for event in played.of(e.StateEntered) if event.action == "opinions_in"]
    assert left == ([] if oracle.met is None else [oracle.met])
    assert [event.met for event in played.of(e.ConsultationClosed)] == [True] * len(left)
    assert unnoticed(looked.events) == unnoticed(played.events)


def test_an_answer_at_the_deadline_and_the_silence_of_the_others_at_the_same_instant_are_both_told() -> None:
    law = ruled(JOINS["two, the curator among them"], "deemed_consent")

    played = play(law, [answer(DEADLINE, WHO["fire"]), tick(DEADLINE + 1)], asked(law))

    assert told(played) == [(0, "fire", "given"), (0, "culture", "deemed"), (0, "leadership", "deemed")]
    assert played.dossier.state == "drafting"
    assert played.of(e.StateEntered)[-1].at == DEADLINE
