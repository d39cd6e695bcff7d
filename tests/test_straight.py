"""The straight way of a move that causes nothing but itself comes to what the long way comes to, refusals included."""

import pytest
from hypothesis import given, settings
from procedures import Walk, act, handed_over, one_stop, play, rules, walks, wishes

from tests.walking import HOUR, Shipped, lanes, walked
from tests.wide import wide_walks
from workflow import commands as c
from workflow import decide
from workflow.decide import Outcome, advance, the_long_way
from workflow.errors import NotAllowed, NotFound
from workflow.machine import Rules
from workflow.model import NEVER, Dossier


def answered(way: object, ruled: Rules, dossier: Dossier, command: c.Command, at: int) -> Outcome | str:
    """What the way answers, or what it says when it refuses."""
    assert callable(way)
    try:
        return way(ruled, dossier, command, at)
    except (NotAllowed, NotFound) as refused:
        return str(refused)


def differing(ruled: Rules, dossier: Dossier, at: int) -> list[tuple[c.Command, int]]:
    """What the two ways answer differently, of all that could be asked at and around that instant."""
    due = dossier.next_due
    instants = {dossier.latest - 1, at, *(() if due == NEVER else (due, due + 1))}
    asked = [(command, when) for when in sorted(instants) for command in wishes(ruled, dossier, when)]
    return [
        (command, when)
        for command, when in asked
        if answered(advance, ruled, dossier, command, when) != answered(the_long_way, ruled, dossier, command, when)
    ]


@settings(max_examples=60)
@given(walks())
def test_both_ways_come_to_the_same_along_every_walk(walk: Walk) -> None:
    assert [found for dossier, at in walk.stages() for found in differing(walk.ruled, dossier, at)] == []


@settings(max_examples=60)
@given(wide_walks())
def test_both_ways_come_to_the_same_in_lanes_that_are_left_and_over_holidays(walk: Walk) -> None:
    assert [found for dossier, at in walk.stages() for found in differing(walk.ruled, dossier, at)] == []


@pytest.mark.parametrize("lane", [pytest.param(one, id=str(one)) for one in lanes() if not one.package])
def test_both_ways_come_to_the_same_in_every_shipped_lane(lane: Shipped) -> None:
    for place in walked(lane, 5 * HOUR).places:
        if place.since is not None:
            before, step = place.since.dossier, place.step
            assert place.dossier == the_long_way(lane.rules, before, step.command, step.at).dossier


RULED = rules(one_stop(always=()))  # a sentence that holds after every move is judged after each


def test_a_plain_move_goes_the_straight_way(monkeypatch: pytest.MonkeyPatch) -> None:
    before = play(RULED, handed_over())
    monkeypatch.delattr(decide, "the_long_way")

    after = play(RULED, [act("03 09:00", "applicant", "withdraw")], before)

    assert after.dossier.state == "withdrawing"


@pytest.mark.parametrize(
    ("who", "action"),
    [("clerk", "request_supplement"), ("clerk", "extend"), ("chair", "withdraw"), ("clerk", "sign")],
)
def test_what_causes_more_or_is_not_theirs_goes_the_long_way(
    monkeypatch: pytest.MonkeyPatch, who: str, action: str
) -> None:
    before = play(RULED, handed_over())
    monkeypatch.delattr(decide, "the_long_way")

    with pytest.raises(NameError, match="the_long_way"):
        play(RULED, [act("03 09:00", who, action)], before)
