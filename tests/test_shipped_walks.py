"""Every lane of every shipped procedure is walked until all that it declares has happened, and the laws hold."""

import itertools

import pytest
from msgspec.structs import replace
from procedures import MONDAY, MOVES, green, move, one_stop, rules

from tests.laws import LAWS, hold
from tests.reaching import Goal
from tests.walking import HOUR, Shipped, Walker, lanes, walked
from workflow.machine import Rules
from workflow.procedure import Move, Procedure

PACKAGE = pytest.mark.skip(reason="made of other procedures, which one dossier alone does not show")
EVERY = [pytest.param(one, id=str(one), marks=PACKAGE if one.package else ()) for one in lanes()]
every_lane = pytest.mark.parametrize("lane", EVERY)
PACES = {"at once": 60, "slowly": 5 * HOUR}  # slowly, appointments are missed in the midst of the work


@every_lane
def test_all_that_a_lane_declares_is_reached(lane: Shipped) -> None:
    walker = walked(lane)

    assert sorted(walker.wanted - walker.seen) == []


@every_lane
@pytest.mark.parametrize("pace", PACES)
def test_the_laws_of_conservation_hold_along_every_walk(lane: Shipped, pace: str) -> None:
    walker = walked(lane, PACES[pace])

    assert len(walker.ends) >= 5  # inside the house there are few ways
    for place in walker.ends:
        hold(place.walk(lane.rules))


@every_lane
def test_looking_often_or_never_gives_the_same_events_along_the_longest_walks(lane: Shipped) -> None:
    longest = sorted(walked(lane).ends, key=lambda place: len(place.path()), reverse=True)

    for place in itertools.islice(longest, 2):
        hold(place.walk(lane.rules), LAWS)


@every_lane
@pytest.mark.parametrize("pace", PACES)
def test_nothing_is_ever_due_before_the_latest_effect(lane: Shipped, pace: str) -> None:
    places = walked(lane, PACES[pace]).places

    assert [place.dossier for place in places if place.dossier.next_due < place.dossier.latest] == []


# --- the walker itself


def tiny(*procedures: Procedure, lane: str = "standard") -> Walker:
    ruled: Rules = rules(*procedures)
    walker = Walker(Shipped(("permit", "1", "1", lane), ruled, MONDAY))
    walker.explore()
    return walker


def missing(walker: Walker) -> list[Goal]:
    return sorted(walker.wanted - walker.seen)


def test_of_a_procedure_that_shows_all_that_the_core_knows_only_the_way_that_nobody_can_take_is_missed() -> None:
    # It declares that paying may lead back to the appraisal, but a bill is only written while drafting.
    way = Goal("transition", "paying > appraisal", "pay")

    assert missing(tiny(one_stop())) == [way]
    assert missing(tiny(one_stop(), green(), lane="green")) == [way]


AFTER_SIGNING = ["end returned", "transition result_ready > returned return_result"]


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        (
            move("sign", "signing > result_ready", "leadership.nobody"),
            [*AFTER_SIGNING, "transition signing > result_ready sign"],
        ),
        (
            move("sign", "signing > result_ready", "leadership", when="floors > floors"),
            [*AFTER_SIGNING, "transition signing > result_ready sign"],
        ),
        (
            move("resupply", "supplementing > appraisal", "applicant", at_most=1, when="paid && !paid"),
            ["transition supplementing > appraisal resupply"],
        ),
    ],
)
def test_what_nobody_can_do_is_missed_and_nothing_else(changed: Move, lost: list[str]) -> None:
    moves = [changed if one.action == changed.action else one for one in MOVES]

    left = [str(goal) for goal in missing(tiny(one_stop(moves=moves)))]

    assert left == sorted([*lost, "transition paying > appraisal pay"])


def test_a_guard_is_tried_on_both_sides_of_each_number_that_it_compares_with() -> None:
    small = move("accept_small", "submitted > accepted", "desk", when="floors < 3 && area <= 72.5")
    large = move("accept_large", "submitted > accepted", "desk", when="floors == 17 && area > 72.5")

    walker = tiny(one_stop(moves=[*MOVES, small, large]))

    taken = {goal.how for goal in walker.seen if goal.kind == "transition"}
    assert {"accept_small", "accept_large"} <= taken


def test_a_law_that_is_broken_says_on_which_walk() -> None:
    place = next(iter(tiny(one_stop()).ends))
    walk = place.walk(rules(one_stop()))
    wrong = replace(walk, walked=replace(walk.walked, events=walk.walked.events[:-1]))

    with pytest.raises(AssertionError) as broken:
        hold(wrong)

    assert "broken: test_the_events_alone_make_the_dossier" in broken.value.__notes__[0]
