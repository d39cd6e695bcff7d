"""The outbox reaches the sinks: at least once, in order for each dossier, again after a while, given up in the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import fresh_database
from tests.telling import Heard, Time, accepted, opened
from workflow.engine import Engine
from workflow.store.protocol import Message
from workflow.worker.sinks import Called, Sink, Undelivered
from workflow.worker.telling import LEASE, Telling, pause

NEVER_ENDED = bool
MINUTE = 60


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, time: Time) -> Iterator[Engine]:
    urls = {
        "memory": lambda: "memory://",
        "sqlite": lambda: f"sqlite:///{tmp_path}/dossiers.db",
        "postgres": fresh_database,
    }
    with opened(urls[request.param](), time) as engine:
        yield engine


@pytest.fixture
def quick(time: Time) -> Iterator[Engine]:
    """An engine for what does not depend on the store."""
    with opened("memory://", time) as engine:
        yield engine


def test_every_message_arrives_once_and_those_of_a_dossier_in_their_order(engine: Engine) -> None:
    codes = accepted(engine, 3)
    heard = Heard()

    told = Telling(engine, [heard]).round(1_000, NEVER_ENDED)

    assert (told.delivered, told.failed, told.down) == (6, (), None)
    assert engine.outbox() == ()
    for code in codes:
        mine = [id for id in heard.told if id.startswith(code)]
        assert mine == [f"{code}/{record.seq}" for record in engine.history(code)]


def test_a_message_that_fails_waits_and_the_later_ones_of_its_dossier_wait_with_it(engine: Engine, time: Time) -> None:
    first, second = accepted(engine, 2)
    heard = Heard(refuses=lambda id: id.startswith(first))
    telling = Telling(engine, [heard])

    told = telling.round(1_000, NEVER_ENDED)

    assert told.delivered == 2
    assert [(one.code, one.attempts, one.again, one.error) for one in told.failed] == [
        (first, 1, time.at + 10, "HTTP 500 Internal Server Error")
    ]
    assert heard.asked == [f"{first}/1", f"{second}/1", f"{second}/2"]
    assert [(one.attempts, one.error is None) for one in engine.outbox()] == [(1, False), (0, True)]


def test_a_message_that_failed_is_told_after_its_pause_and_then_the_later_ones(engine: Engine, time: Time) -> None:
    (code,) = accepted(engine, 1)
    heard = Heard(refuses=lambda _id: True)
    telling = Telling(engine, [heard])
    telling.round(1_000, NEVER_ENDED)
    heard.refuses = lambda _id: False

    time.at += 9
    too_early = telling.round(1_000, NEVER_ENDED)
    time.at += 1
    in_time = telling.round(1_000, NEVER_ENDED)

    assert (too_early.delivered, in_time.delivered) == (0, 2)
    assert heard.told == [f"{code}/{record.seq}" for record in engine.history(code)]


def test_pauses_double_from_ten_seconds_to_an_hour() -> None:
    assert [pause(before) for before in (0, 1, 2, 8, 9, 1_000)] == [10, 20, 40, 2_560, 3_600, 3_600]


def test_a_message_is_given_up_after_so_many_attempts_and_told_when_it_is_sent_again(
    engine: Engine, time: Time
) -> None:
    (code,) = accepted(engine, 1)
    heard = Heard(refuses=lambda _id: True)
    telling = Telling(engine, [heard], attempts=2)

    telling.round(1_000, NEVER_ENDED)
    time.at += 10
    (last,) = telling.round(1_000, NEVER_ENDED).failed
    time.at += 100_000
    quiet = telling.round(1_000, NEVER_ENDED)

    assert (last.dead, last.attempts) == (True, 2)
    assert (quiet.delivered, quiet.failed, heard.asked) == (0, (), [f"{code}/1"] * 2)
    (dead,) = engine.outbox(dead=True)
    assert (dead.id, dead.attempts, dead.error) == (last.id, 2, "HTTP 500 Internal Server Error")

    heard.refuses = lambda _id: False
    assert engine.resend([dead.id]) == 1
    assert telling.round(1_000, NEVER_ENDED).delivered == 2
    assert heard.told == [f"{code}/{record.seq}" for record in engine.history(code)]


def test_a_sink_that_takes_nothing_is_left_alone_and_does_not_use_up_the_attempts_of_all(
    engine: Engine, time: Time
) -> None:
    accepted(engine, 8)
    heard = Heard(refuses=lambda _id: True)
    telling = Telling(engine, [heard])

    told = telling.round(1_000, NEVER_ENDED)
    at_once = telling.round(1_000, NEVER_ENDED)
    time.at += 10
    probed = telling.round(1_000, NEVER_ENDED)

    assert (len(told.failed), told.down) == (3, "HTTP 500 Internal Server Error")
    assert (at_once.failed, at_once.down) == ((), "HTTP 500 Internal Server Error")
    assert (len(probed.failed), probed.down) == (1, "HTTP 500 Internal Server Error")
    assert len(heard.asked) == 4
    assert sum(one.attempts for one in engine.outbox()) == 4


def test_a_sink_that_takes_messages_again_is_sent_all_of_them(quick: Engine, time: Time) -> None:
    accepted(quick, 8)
    heard = Heard(refuses=lambda _id: True)
    telling = Telling(quick, [heard])
    telling.round(1_000, NEVER_ENDED)
    heard.refuses = lambda _id: False

    time.at += 10
    told = telling.round(1_000, NEVER_ENDED)

    assert (told.delivered, told.down, quick.outbox()) == (16, None, ())


def test_a_week_without_an_answer_costs_a_few_messages_their_attempts_and_not_all(quick: Engine, time: Time) -> None:
    accepted(quick, 30)
    telling = Telling(quick, [Heard(refuses=lambda _id: True)])

    for _ in range(7 * 24 * 60):
        telling.round(1_000, NEVER_ENDED)
        time.at += MINUTE

    assert 0 < sum(one.dead for one in quick.outbox()) <= 10
    assert len(quick.outbox()) == 60


def test_messages_that_were_not_tried_are_free_at_once_for_whoever_asks_next(engine: Engine) -> None:
    accepted(engine, 4)
    Telling(engine, [Heard(refuses=lambda _id: True)]).round(1_000, NEVER_ENDED)

    assert len(engine.lease(LEASE)) == 2  # of the one dossier that nobody tried


def test_a_round_that_is_to_end_tells_the_message_in_hand_and_lets_the_others_go(engine: Engine) -> None:
    accepted(engine, 3)
    heard = Heard()

    told = Telling(engine, [heard]).round(1_000, lambda: len(heard.asked) >= 2)

    assert (told.delivered, told.more, len(heard.asked)) == (2, True, 2)
    assert [one.attempts for one in engine.outbox()] == [0] * 4
    assert len(engine.lease(LEASE)) == 4


def test_a_round_tells_no_more_than_its_limit_and_says_that_there_is_more(engine: Engine) -> None:
    accepted(engine, 3)
    heard = Heard()

    told = Telling(engine, [heard]).round(4, NEVER_ENDED)

    assert (told.delivered, told.more, len(engine.outbox())) == (4, True, 2)


def test_nothing_is_sent_once_half_of_the_lease_is_over(engine: Engine, time: Time) -> None:
    accepted(engine, 3)
    lease, leased, sent_after = engine.lease, list[int](), list[int]()

    def leasing(seconds: int, limit: int = 100) -> Any:
        leased.append(time.at)
        return lease(seconds, limit)

    def slowly() -> None:
        sent_after.append(time.at - leased[-1])
        time.at += LEASE // 4 + 1

    engine.lease = leasing  # type: ignore[method-assign]
    told = Telling(engine, [Heard(meanwhile=slowly)]).round(1_000, NEVER_ENDED)

    assert (told.delivered, told.failed) == (6, ())
    assert sent_after == [0, LEASE // 4 + 1] * 3


@pytest.mark.parametrize("refused", [True, False])
def test_what_came_of_a_message_after_its_lease_was_over_does_not_touch_the_lease_of_another(
    engine: Engine, time: Time, refused: bool
) -> None:
    accepted(engine, 1)
    others: list[Message] = []

    def too_slowly() -> None:
        time.at += LEASE + 1
        others.extend(engine.lease(LEASE))

    Telling(engine, [Heard(lambda _id: refused, too_slowly)]).round(1_000, lambda: bool(others))

    assert [(one.attempts, one.ready) for one in engine.outbox()] == [(0, time.at + LEASE)] * (2 if refused else 1)
    assert len(others) == 2


def test_what_was_in_hand_when_a_worker_was_killed_is_told_again_once_its_lease_is_over(
    engine: Engine, time: Time
) -> None:
    (code,) = accepted(engine, 1)

    def killed() -> None:
        if first.told:
            raise KeyboardInterrupt

    first = Heard(meanwhile=killed)
    with pytest.raises(KeyboardInterrupt):
        Telling(engine, [first]).round(1_000, NEVER_ENDED)
    again = Heard()
    at_once = Telling(engine, [again]).round(1_000, NEVER_ENDED)
    time.at += LEASE
    later = Telling(engine, [again]).round(1_000, NEVER_ENDED)

    assert (at_once.delivered, later.delivered) == (0, 2)
    assert first.told == [f"{code}/1"] == again.told[:1]
    assert again.told == [f"{code}/{record.seq}" for record in engine.history(code)]


def test_a_lease_is_long_enough_for_a_patient_sink(quick: Engine) -> None:
    class Patient(Heard):
        patience = 300

    assert Telling(quick, [Patient(), Patient()]).lease == 4 * 600


def test_what_a_sink_may_have_lost_is_told_again_and_costs_no_attempt(engine: Engine, time: Time) -> None:
    class Forgetful(Heard):
        full = True

        def settle(self) -> None:
            if self.full:
                raise Undelivered("No space left on device")

    accepted(engine, 2)
    sink = Forgetful()
    telling = Telling(engine, [sink])

    lost = telling.round(1_000, NEVER_ENDED)
    sink.full = False
    time.at += 10
    again = telling.round(1_000, NEVER_ENDED)

    assert (lost.delivered, lost.failed, lost.down) == (0, (), "No space left on device")
    assert (again.delivered, again.down) == (4, None)
    assert [one.attempts for one in engine.outbox()] == []


def test_a_message_counts_once_every_sink_has_taken_it(quick: Engine, time: Time) -> None:
    (code,) = accepted(quick, 1)
    first, second = Heard(), Heard(refuses=lambda _id: True)
    telling = Telling(quick, [first, second])

    failed = telling.round(1_000, NEVER_ENDED).failed
    second.refuses = lambda _id: False
    time.at += 10
    telling.round(1_000, NEVER_ENDED)

    assert len(failed) == 1
    assert first.told == [f"{code}/1", *second.told]
    assert quick.outbox() == ()


def test_without_a_sink_nothing_is_leased(quick: Engine) -> None:
    accepted(quick, 1)

    told = Telling(quick, []).round(1_000, NEVER_ENDED)

    assert (told.delivered, told.more, len(quick.lease(LEASE))) == (0, False, 2)


def test_a_function_hears_the_events_of_each_message_and_may_refuse_them(quick: Engine) -> None:
    accepted(quick, 1)
    heard: list[list[str]] = []

    def listening(events) -> None:
        heard.append([one["data"]["event"] for one in events])
        if len(heard) == 2:
            raise ValueError("not that one")

    sink: Sink = Called(listening)
    told = Telling(quick, [sink]).round(1_000, NEVER_ENDED)

    assert [events[0] for events in heard] == ["DossierSubmitted", "DossierAccepted"]
    assert (told.delivered, [one.error for one in told.failed]) == (1, ["ValueError: not that one"])
