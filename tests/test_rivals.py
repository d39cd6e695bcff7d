"""Several processes at the same dossiers: each command is done once per key, of two exclusive moves one wins, and a
batch is done as it says, whoever writes meanwhile (T6, T7).
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest

from tests.crashing import (
    ACCEPT,
    NOW,
    RECEPTION,
    REFUSE,
    Files,
    Ground,
    Served,
    Tally,
    contents,
    opened,
    sandbox,
    take,
    together,
)
from tests.permits import CITIZEN, Step, begin, definitions, late_story, local, officer
from workflow import events as e
from workflow.commands import Act, Assign, SendComponent
from workflow.engine import Engine, Overtaken, Receipt, Refused, Request
from workflow.errors import Conflict, NotAllowed

DESKS = (officer("dh.reception_1"), officer("dh.reception_2"))
RIVALS = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Files(tmp_path_factory.mktemp("rivals")) if request.param == "sqlite" else Served()


@pytest.fixture
def url(where: Ground) -> str:
    return sandbox(where)


def accepting(code: str, key: str | None = None) -> Request:
    return Request(code, Act("accept", RECEPTION), ACCEPT.at, key)


def assigning(code: str, minute: int, key: str | None = None) -> Request:
    return Request(code, Assign(DESKS[minute % 2].id, DESKS[0]), ACCEPT.at + 60 * minute, key)


# --- a store that nobody has made yet


def test_a_store_that_four_processes_open_first_at_the_same_time_is_made_once(where: Ground) -> None:
    url, start = where.empty(), multiprocessing.get_context("fork").Barrier(RIVALS)

    def first() -> bool:
        start.wait()
        with opened(url, NOW) as engine:
            return engine.sandbox

    assert together([first] * RIVALS) == [False] * RIVALS
    assert len(contents(url)["meta"]) == 1


# --- batches (handle_many)


def test_a_key_that_stands_twice_in_a_batch_is_done_once(url: str) -> None:
    with opened(url, NOW) as engine:
        code = begin(engine).dossier.code
        first, again = engine.handle_many([accepting(code, "k"), accepting(code, "k")])

        assert (first.repeated, again.repeated) == (False, True)
        assert (first.events, first.dossier) == (again.events, again.dossier)
        assert len(engine.history(code)) == 1 + len(first.events)


def test_a_batch_sent_again_gets_its_receipts_also_from_another_process(url: str) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(3)]
        batch = [accepting(code, f"key {code}") for code in codes]
        first = engine.handle_many(batch)
        before = contents(url)
    with opened(url, NOW) as other:
        for whole in (True, False):
            again = other.handle_many(batch, whole=whole)
            assert [(one.events, one.dossier, one.repeated) for one in again] == [
                (one.events, one.dossier, True) for one in first
            ]
    assert contents(url) == before


def test_a_batch_of_which_some_was_done_before_does_the_rest(url: str) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(3)]
        take(engine, codes[1], ACCEPT, "key 1")
        batch = [Request(code, Act("accept", RECEPTION), ACCEPT.at, f"key {n}") for n, code in enumerate(codes)]

    with opened(url, NOW) as other:
        receipts = other.handle_many(batch)

        assert [one.repeated for one in receipts] == [False, True, False]
        assert {other.dossier(code).state for code in codes} == {"accepted"}
        assert other.verify().sound


@pytest.mark.parametrize("inside", [True, False], ids=["inside a batch", "across batches"])
def test_a_key_of_another_command_is_refused_in_a_batch(url: str, inside: bool) -> None:
    with opened(url, NOW) as engine:
        one, other = (begin(engine).dossier.code for _ in range(2))
        if not inside:
            engine.handle_many([accepting(one, "k")])
        before = contents(url)
        batch = [accepting(one, "k"), accepting(other, "k")]

        with pytest.raises(NotAllowed, match="wanted the key 'k' for this command, but another one was sent under it"):
            engine.handle_many(batch)
        assert contents(url) == before
        first, second = engine.handle_many(batch, whole=False)

        assert isinstance(first, Receipt)
        assert isinstance(second, Refused)
        assert (engine.dossier(one).state, engine.dossier(other).state) == ("accepted", "submitted")


def test_of_a_whole_batch_with_a_refused_command_in_its_middle_nothing_is_done(url: str) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(5)]
        batch = [accepting(code, f"key {code}") for code in codes]
        batch[2] = Request(codes[2], Act("sign", officer("dh.chairman")), ACCEPT.at, "sign")
        before = contents(url)

        with pytest.raises(NotAllowed, match=f"^{codes[2]}: wanted 'sign' in state 'submitted'"):
            engine.handle_many(batch)
        assert contents(url) == before

        answers = engine.handle_many(batch, whole=False)

        assert [isinstance(answer, Receipt) for answer in answers] == [True, True, False, True, True]
        assert [engine.dossier(code).state for code in codes] == ["accepted"] * 2 + ["submitted"] + ["accepted"] * 2
        assert engine.verify().sound


class Once:
    """Definitions in whose use somebody in another process acts, once, after everything was read."""

    def __init__(self, meddle: Callable[[], object], past: int) -> None:
        self._meddle, self._past = meddle, past

    def __getattr__(self, name: str) -> Any:
        return getattr(definitions(), name)

    def rules(self, *args: Any, **named: Any) -> Any:
        self._past -= 1
        if self._past == 0:
            together([self._meddle])
        return definitions().rules(*args, **named)


def test_a_batch_is_judged_again_on_what_another_process_made_meanwhile(url: str) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(3)]
        engine.handle_many([accepting(code) for code in codes])

        def meddle() -> None:
            with opened(url, NOW) as other:
                other.handle(codes[1], Assign(DESKS[1].id, DESKS[0]), at=ACCEPT.at + 30)

        engine.definitions = Once(meddle, 2)  # type: ignore[assignment]
        hand_over = Act("hand_over", RECEPTION)
        receipts = engine.handle_many([Request(code, hand_over, ACCEPT.at + 60) for code in codes])

        assert [len(one.events) > 0 for one in receipts] == [True] * 3
        assert any(isinstance(one.event, e.OfficerAssigned) for one in engine.history(codes[1]))
        assert engine.verify().sound


def test_nothing_of_a_batch_is_done_that_another_process_made_impossible_meanwhile(url: str) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(3)]

        def meddle() -> None:
            with opened(url, NOW) as other:
                take(other, codes[1], REFUSE)

        engine.definitions = Once(meddle, 2)  # type: ignore[assignment]
        with pytest.raises(NotAllowed, match=f"^{codes[1]}: wanted 'accept' in state 'not_accepted'"):
            engine.handle_many([accepting(code) for code in codes])

        assert [engine.dossier(code).state for code in codes] == ["submitted", "not_accepted", "submitted"]
        assert engine.verify().sound


def packaged(engine: Engine) -> str:
    """A package that is accepted; its code."""
    at, documents = local("2026-11-16 08:00"), ["application", "birth_record"]
    code = engine.submit("birth_residence_insurance", actor=CITIZEN, documents=documents, at=at).dossier.code
    engine.act(code, "accept", actor=RECEPTION, at=at)
    return code


@pytest.mark.parametrize("moment", range(1, 5))
def test_nothing_of_a_batch_with_a_package_is_done_that_became_impossible_at_any_moment(url: str, moment: int) -> None:
    with opened(url, NOW) as engine:
        alone, package = begin(engine).dossier.code, packaged(engine)
        engine.act(package, "withdraw", actor=CITIZEN, at=local("2026-11-16 08:30"))

        def meddle() -> None:
            at, documents = local("2026-11-16 08:45"), ["stop_notice"]
            with opened(url, NOW) as other:
                other.act(package, "confirm_withdrawal", actor=RECEPTION, documents=documents, at=at)

        engine.definitions = Once(meddle, moment)  # type: ignore[assignment]
        send = Request(package, SendComponent("birth", RECEPTION), local("2026-11-16 09:00"), "send")
        with pytest.raises(NotAllowed, match=f"^{package}: wanted "):
            engine.handle_many([accepting(alone), send])

        assert (engine.dossier(alone).state, engine.dossier(package).state) == ("submitted", "stopped")
        assert engine.package(package).parts == ()
        assert engine.verify().sound


def test_batches_of_processes_that_share_dossiers_packages_and_keys_are_done_once(where: Ground, url: str) -> None:
    """Every batch is sent by two processes, by the second in another order."""
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(8)]
        packages = [packaged(engine) for _ in range(4)]
        engine.handle_many([accepting(code) for code in codes])
    batches = [_batch(number, codes, packages) for number in range(16)]

    def rival(number: int) -> Callable[[], list[str]]:
        mine = [batch for n, batch in enumerate(batches) if n % RIVALS in (number, (number + 1) % RIVALS)]
        stream = Random(number)
        stream.shuffle(mine)
        return lambda: _sent_by_rival(url, [stream.sample(batch, len(batch)) for batch in mine])

    said = [line for lines in together([rival(number) for number in range(RIVALS)]) for line in lines]

    wanted = {request.key for batch in batches for request in batch}
    kept = Counter(row[0] for row in contents(url)["sent"])
    tally = Tally(lost=len(wanted - set(kept)), doubled=sum(kept.values()) - len(kept))
    with opened(url, NOW) as engine:
        tally.verify(engine)
        sends = Counter(
            (code, one.event.component)
            for code in packages
            for one in engine.history(code)
            if isinstance(one.event, e.ComponentSent)
        )
    tally.more["batches told that they were overtaken"] = len(said)
    tally.tell(f"{where.name}, {len(wanted)} keys in {len(batches)} batches sent by two of {RIVALS} processes each")
    assert set(said) <= {"Overtaken"}
    assert set(sends.values()) == {1}
    assert len(sends) == len(packages)


def test_two_batches_with_the_same_keys_in_opposite_order_do_not_wait_for_each_other(url: str) -> None:
    rounds, keys = 4, 60
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(rounds * keys)]
    batches = [[accepting(code, code) for code in codes[n * keys : (n + 1) * keys]] for n in range(rounds)]
    start = multiprocessing.get_context("fork").Barrier(2)

    def rival(turn: int) -> list[bool]:
        with opened(url, NOW) as engine:
            repeated = []
            for batch in batches:
                start.wait()
                repeated += [one.repeated for one in engine.handle_many(batch[::turn])][::turn]
            return repeated

    one, other = together([lambda: rival(1), lambda: rival(-1)])

    assert all(first != second for first, second in zip(one, other, strict=True))
    with opened(url, NOW) as engine:
        assert engine.verify().sound


def _batch(number: int, codes: Sequence[str], packages: Sequence[str]) -> list[Request]:
    """Some desks change, all at one instant; every fourth batch sends a component of a package as well."""
    stream = Random(f"batch {number}")
    requests = [
        Request(code, Assign(DESKS[number % 2].id, DESKS[0]), NOW, f"{number} {code}")
        for code in stream.sample(list(codes), 4)
    ]
    if number % 4 == 0:
        code = packages[number // 4]
        requests.append(Request(code, SendComponent("birth", RECEPTION), NOW, f"{number} {code}"))
    return requests


def _sent_by_rival(url: str, batches: Sequence[Sequence[Request]]) -> list[str]:
    """What somebody was told beside receipts; a batch that was overtaken again and again is sent again."""
    said, left = [], [list(batch) for batch in batches]
    with opened(url, NOW) as engine:
        while left:
            try:
                engine.handle_many(left[-1])
                left.pop()
            except Conflict as overtaken:
                said.append(type(overtaken).__name__)
    return said


# --- the same commands again and again (T6)


def test_commands_sent_up_to_three_times_from_four_processes_are_done_once(where: Ground, url: str) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(6)]
        expected = begin(engine).dossier.code
        for step in late_story():
            take(engine, expected, step)
        wanted = [(one.at, type(one.event).__name__) for one in engine.history(expected)]

    def rival(number: int) -> Callable[[], int]:
        return lambda: _insisted(url, codes, Random(f"rival {number}"))

    first_ones = sum(together([rival(number) for number in range(RIVALS)]))

    with opened(url, NOW) as engine:
        told = {code: [(one.at, type(one.event).__name__) for one in engine.history(code)] for code in codes}
        tally = Tally(
            lost=sum((Counter(wanted) - Counter(one)).total() for one in told.values()),
            doubled=sum((Counter(one) - Counter(wanted)).total() for one in told.values()),
        )
        tally.verify(engine)
    tally.tell(f"{where.name}, {len(codes) * len(late_story())} commands sent by {RIVALS} processes")
    assert first_ones == len(codes) * len(late_story())
    assert all(journal == wanted for journal in told.values())


def _insisted(url: str, codes: Sequence[str], stream: Random) -> int:
    """How often somebody was the first who sends every command of the story, up to three times, in any order."""
    story = [(code, step) for code in codes for step in late_story()]
    left, firsts = set(range(len(story))), 0
    with opened(url, NOW) as engine:
        while left:
            for number in stream.sample(sorted(left), len(left)):
                code, step = story[number]
                for _ in range(stream.randint(1, 3)):
                    try:
                        receipt = take(engine, code, step, key=f"{code} {step.action}")
                    except (Conflict, NotAllowed):
                        break  # too early, or somebody was quicker
                    firsts += not receipt.repeated
                    left.discard(number)
    return firsts


# --- two officers, one dossier (T7)


def compete(where: Ground, url: str, rounds: int) -> None:
    with opened(url, NOW) as engine:
        codes = [begin(engine).dossier.code for _ in range(rounds)]
    start = multiprocessing.get_context("fork").Barrier(2)

    def rival(step: Step) -> Callable[[], list[str]]:
        return lambda: _moves(url, codes, step, start.wait)

    accepted, refused = together([rival(ACCEPT), rival(REFUSE)], patience=60 + rounds // 2)

    tally, told = Tally(), Counter[str]()
    with opened(url, NOW) as engine:
        for code, one, other in zip(codes, accepted, refused, strict=True):
            moves = [x.event for x in engine.history(code) if isinstance(x.event, e.StateEntered)]
            won = [action for action, answer in (("accept", one), ("refuse", other)) if answer == "won"]
            tally.lost += len(won) < 1 or len(moves) < 1
            tally.doubled += len(won) > 1 or len(moves) > 1
            assert [move.action for move in moves] == won
            (lost,) = {one, other} - {"won"}
            told["told who was first" if "was first with" in lost else "told what is possible"] += 1
        tally.verify(engine)
    tally.more.update(told)
    tally.tell(f"{where.name}, two officers, {rounds} rounds")
    assert told.total() == rounds


def _moves(url: str, codes: Sequence[str], step: Step, ready: Callable[[], object]) -> list[str]:
    answers = []
    with opened(url, NOW) as engine:
        for code in codes:
            engine.dossier(code)
            ready()
            try:
                take(engine, code, step)
                answers.append("won")
            except (Overtaken, NotAllowed) as lost:
                answers.append(str(lost))
    return answers


def test_of_two_processes_with_exclusive_moves_exactly_one_wins(where: Ground, url: str) -> None:
    compete(where, url, 40)


@pytest.mark.slow
def test_of_two_processes_with_exclusive_moves_exactly_one_wins_a_thousand_times(where: Ground, url: str) -> None:
    compete(where, url, 1_000)
