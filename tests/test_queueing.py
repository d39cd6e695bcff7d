"""Who is next: each order by its rule, what ages, what was handed back, and shares of the turns."""

from collections import Counter
from math import factorial
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars import at
from tests.floors import ONE, Job, offices, person, staffed
from workflow.simulation.offices.queueing import line
from workflow.simulation.proving.network import open_daily
from workflow.simulation.scenario import Queue

LANES = frozenset({"standard", "green"})
HOUR = 3600


def queue(choosy: bool = False, **said: object):  # type: ignore[no-untyped-def]
    return line(Queue.model_validate(said), "there", choosy, LANES)


def emptied(waiting, now: int = 0) -> list[int]:  # type: ignore[no-untyped-def]
    found = []
    while (job := waiting.take(None, now)) is not None:
        found.append(job.number)
    assert waiting.waiting == 0
    return found


JOBS = (
    {"number": 3, "priority": 1, "due": 50, "lane": "green"},
    {"number": 1, "priority": 0, "due": 90},
    {"number": 2, "priority": 1, "due": 90, "lane": "green"},
    {"number": 4, "priority": 0, "due": 10},
)


@pytest.mark.parametrize("choosy", [False, True], ids=["plain", "by kind"])
@pytest.mark.parametrize(
    ("order", "wanted"),
    [("lane_first", [2, 3, 1, 4]), ("first_come", [1, 2, 3, 4]), ("earliest_due", [4, 3, 1, 2])],
)
def test_an_order_decides_first_and_then_who_came_first(order: str, wanted: list[int], choosy: bool) -> None:
    waiting = queue(choosy, order=order)
    for said in JOBS:
        waiting.put(Job(seconds=1, **said), 0)  # type: ignore[arg-type]

    assert emptied(waiting) == wanted


def test_a_dossier_without_appointment_comes_last_where_the_earliest_due_comes_first() -> None:
    waiting = queue(order="earliest_due")
    waiting.put(Job(1, 1), 0)
    waiting.put(Job(2, 1, due=1 << 40), 0)

    assert emptied(waiting) == [2, 1]


def test_lanes_have_an_order_where_nothing_is_said() -> None:
    assert Queue().order == "lane_first"


@pytest.mark.parametrize("choosy", [False, True], ids=["plain", "by kind"])
def test_what_was_handed_back_goes_before_everything_else(choosy: bool) -> None:
    waiting = queue(choosy, aging="1 hour" if choosy else None)
    waiting.put(Job(1, 1, priority=5), 0)
    waiting.back(Job(9, 1))
    waiting.back(Job(8, 1))

    assert sorted(emptied(waiting, 2 * HOUR)[:2]) == [8, 9]


def test_what_has_waited_for_the_aging_time_goes_first_oldest_first() -> None:
    waiting = queue(aging="1 working hour")
    waiting.put(Job(1, 1), 0)
    waiting.put(Job(2, 1), 60)
    waiting.put(Job(3, 1), 61)
    for number in range(4, 9):
        waiting.put(Job(number, 1, priority=1), 62)

    assert emptied(waiting, HOUR + 60) == [1, 2, 4, 5, 6, 7, 8, 3]


def test_the_age_is_that_of_the_visit_and_not_of_the_number() -> None:
    waiting = queue(aging="1 hour")
    waiting.put(Job(2, 1), 0)
    waiting.put(Job(1, 1), 5)

    assert emptied(waiting, 2 * HOUR) == [2, 1]


class Only:
    """Somebody who can take one procedure, or steps of one role."""

    def __init__(self, procedure: str = "", role: str = "") -> None:
        self.procedure, self.role = procedure, role

    def may(self, procedure: str, needs: frozenset[str]) -> bool:
        return self.procedure in ("", procedure) and (not needs or self.role in needs)


def test_everybody_takes_the_next_that_they_can_take() -> None:
    waiting = queue(True)
    waiting.put(Job(1, 1, procedure="birth"), 0)
    waiting.put(Job(2, 1, procedure="land", needs=frozenset({"head"})), 0)
    waiting.put(Job(3, 1, procedure="land"), 0)

    assert not waiting.has(Only("marriage"))
    assert waiting.take(Only("marriage"), 0) is None
    assert waiting.take(Only("land"), 0).number == 3
    assert waiting.take(Only("land"), 0) is None
    assert waiting.take(Only("land", "head"), 0).number == 2
    assert waiting.waiting == 1


# --- shares


def turns(weights: dict[str, float], lanes: list[str], rounds: int) -> Counter[str]:
    """Who has the turns while every class always has something waiting."""
    waiting = queue(order="weighted", weights=weights)
    number = 0
    for lane in lanes:
        waiting.put(Job(number := number + 1, 1, lane=lane, procedure=lane), 0)
    found: Counter[str] = Counter()
    for _ in range(rounds):
        job = waiting.take(None, 0)
        found[job.lane] += 1
        waiting.put(Job(number := number + 1, 1, lane=job.lane, procedure=job.lane), 0)
    return found


def test_the_turns_are_shared_as_the_weights_say_exactly() -> None:
    assert turns({"standard": 2, "green": 3}, ["standard", "green"], 500) == {"standard": 200, "green": 300}


def test_a_class_without_a_weight_has_weight_1() -> None:
    assert turns({"green": 3}, ["standard", "green"], 400) == {"standard": 100, "green": 300}


def test_weights_can_be_those_of_procedures() -> None:
    assert turns({"birth": 1.5, "land": 0.5}, ["birth", "land"], 400) == {"birth": 300, "land": 100}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 40).map(lambda n: n / 4), min_size=2))
def test_shares_stay_within_one_turn_for_each_class_of_the_weights(weights: dict[str, float]) -> None:
    rounds = 300

    found = turns(weights, sorted(weights), rounds)

    for name, weight in weights.items():
        assert abs(found[name] - rounds * weight / sum(weights.values())) <= len(weights)


def test_a_class_that_had_nothing_waiting_saves_up_no_turns() -> None:
    waiting = queue(order="weighted", weights={"standard": 1, "green": 1})
    for number in range(100):
        waiting.put(Job(number, 1), 0)
    for _ in range(50):
        waiting.take(None, 0)
    for number in range(100, 150):
        waiting.put(Job(number, 1, lane="green"), 0)

    next_ten = Counter(waiting.take(None, 0).lane for _ in range(10))

    assert next_ten == {"standard": 5, "green": 5}


def test_what_was_handed_back_costs_its_class_no_second_turn() -> None:
    waiting = queue(order="weighted", weights={"standard": 1, "green": 1})
    for number in range(10):
        waiting.put(Job(number, 1), 0)
        waiting.put(Job(number + 10, 1, lane="green"), 0)
    first = waiting.take(None, 0)
    waiting.back(first)

    assert waiting.take(None, 0) is first
    assert Counter(waiting.take(None, 0).lane for _ in range(9)) == {"standard": 4, "green": 5}


# --- the table and its plain version


@given(
    st.lists(
        st.tuples(st.sampled_from(["put", "put", "take", "drop", "back"]), st.integers(0, 3), st.integers(0, 9)),
        max_size=60,
    ),
    st.sampled_from(["lane_first", "first_come", "earliest_due"]),
)
def test_the_plain_queue_and_the_one_by_kind_give_the_same_order(steps: list[tuple[str, int, int]], order: str) -> None:
    plain, kinds = queue(False, order=order), queue(True, order=order)
    pairs: list[tuple[Job, Job]] = []
    held: list[tuple[Job, Job]] = []
    for number, (step, priority, due) in enumerate(steps):
        if step == "put":
            needs = frozenset({"officer"} if due % 2 else ())
            pair = tuple(
                Job(number, 1, priority=priority, due=due, needs=needs, procedure="ab"[due % 2]) for _ in range(2)
            )
            pairs.append(pair)  # type: ignore[arg-type]
            plain.put(pair[0], number)
            kinds.put(pair[1], number)
        elif step == "take":
            one, other = plain.take(None, number), kinds.take(None, number)
            assert (one and one.number) == (other and other.number)
            if one is not None:
                [pair] = [pair for pair in pairs if pair[0] is one]
                pairs.remove(pair)
                held.append(pair)
        elif step == "drop" and pairs:
            pair = pairs.pop(due % len(pairs))
            plain.drop(pair[0].place)
            kinds.drop(pair[1].place)
        elif step == "back" and held:
            pair = held.pop()
            pairs.append(pair)
            plain.back(pair[0])
            kinds.back(pair[1])

    assert plain.waiting == kinds.waiting == len(pairs)
    assert emptied(plain) == emptied(kinds)


def test_a_queue_from_which_most_leave_does_not_grow() -> None:
    for waiting in (queue(False), queue(True)):
        for number in range(10_000):
            job = Job(number, 1, priority=-number)
            waiting.put(job, number)
            waiting.drop(job.place)

        heap = waiting._heap if hasattr(waiting, "_heap") else next(iter(waiting._kinds.values())).heap
        assert len(heap) < 200


# --- the station whose answer is known


@pytest.mark.parametrize("choosy", [False, True], ids=["plain", "by kind"])
def test_two_lanes_wait_as_long_as_in_the_non_preemptive_priority_queue(choosy: bool) -> None:
    servers, mean, gap, green = 3, 2400, 1000, 0.4  # 80 % loaded
    people = {"trainee": person(ONE, skills=["nothing"])} if choosy else {}
    since = at("2026-01-01 00:00")
    one = offices(open_daily(24), since, staff=staffed(servers), people=people)
    chance, now, jobs = Random(7), float(since), []
    for number in range(60_000):
        now += chance.expovariate(1 / gap)
        lane = "green" if chance.random() < green else "standard"
        job = Job(number, max(1, round(chance.expovariate(1 / mean))), lane=lane, priority=int(lane == "green"))
        jobs.append((job, round(now), job.seconds))
        one.comes(job, round(now))
    one.watching = False

    one.run()

    ended = {id(job): when for job, _, when in one.done}
    waits = {
        lane: [ended[id(job)] - seconds - came for job, came, seconds in jobs if job.lane == lane]
        for lane in ("green", "standard")
    }
    load = mean / gap
    busy = load / servers
    terms = [load**k / factorial(k) for k in range(servers)]
    last = load**servers / factorial(servers) / (1 - busy)
    queued = last / (sum(terms) + last) * mean / servers  # Erlang C × mean residual
    exact = {"green": queued / (1 - green * busy), "standard": queued / ((1 - green * busy) * (1 - busy))}
    for lane, wanted in exact.items():
        assert sum(waits[lane]) / len(waits[lane]) == pytest.approx(wanted, rel=0.06)
