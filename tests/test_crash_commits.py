"""A process killed at any statement leaves whole moves, and what it was asked for is done once when it is asked again
(T3).
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

import pytest

from tests.crashing import (
    ACCEPT,
    NOW,
    RECEPTION,
    Contents,
    Ground,
    Statements,
    Tally,
    contents,
    dies,
    ended,
    forked,
    ground,
    kill,
    opened,
    sandbox,
    spread,
    take,
    watched,
)
from tests.permits import CITIZEN, begin, late_story, local, officer, permit_story
from workflow.commands import Act
from workflow.engine import Engine, Request

LATER = local("2027-01-15 08:00")
EXPERT, CHAIRMAN = officer("dh.economic_1"), officer("dh.chairman")
ACCEPTED, HANDED, DECLARED, LATE = (f"H55.25-261123-000{n}" for n in range(2, 6))
MANY = tuple(f"H55.25-261123-{n:04}" for n in range(6, 16))
PACKAGE = "H55.25-261116-0001"


def prepare(engine: Engine) -> None:
    """A store with a dossier for each kind of command."""
    for _ in range(15):
        begin(engine)
    for code, story in ((HANDED, permit_story()[:1]), (DECLARED, permit_story()[:2]), (LATE, late_story())):
        for step in story:
            take(engine, code, step)
    at, documents = local("2026-11-16 08:00"), ["application", "birth_record"]
    engine.submit("birth_residence_insurance", actor=CITIZEN, documents=documents, at=at)
    engine.act(PACKAGE, "accept", actor=RECEPTION, at=at)
    engine.failed([engine.outbox(1)[0].id], "unreachable")


def accept_many(engine: Engine) -> Any:
    accept = Act("accept", RECEPTION, documents=ACCEPT.documents)
    return engine.handle_many([Request(code, accept, ACCEPT.at, f"key {code}") for code in MANY])


def lease_and_deliver(engine: Engine) -> None:
    engine.delivered([message.id for message in engine.lease(60, 1_000)])


def issue(engine: Engine) -> Any:
    (owed,) = engine.dossier(LATE).obligations
    return engine.issue(owed.id, actor=CHAIRMAN, cause="other", at=local("2026-12-10 08:00"), key="k")


def correct(engine: Engine) -> Any:
    act = Act("request_supplement", EXPERT, documents=("supplement_notice",))
    back = Act("resupply", CITIZEN)
    at = local("2026-11-25 10:30"), local("2026-11-26 10:30")
    return engine.correct(LATE, act, at=at[0], ground="giấy", then=[(back, at[1])], made=NOW, key="k")


class Kind(NamedTuple):
    """A kind of command; `later` says by how many seconds later it is sent again."""

    name: str
    do: Callable[[Engine], Any]
    later: int = 0


KINDS = (
    Kind("submit", lambda engine: begin(engine, key="k")),
    Kind("accept", lambda engine: take(engine, ACCEPTED, ACCEPT, "k")),
    Kind("hand over", lambda engine: take(engine, HANDED, permit_story()[1], "k")),
    Kind(
        "declare delay",
        lambda engine: engine.declare_delay(DECLARED, actor=EXPERT, at=local("2026-11-30 08:00"), key="k"),
    ),
    Kind("issue", issue),
    Kind("correct", correct),
    Kind(
        "send a component",
        lambda engine: engine.send(PACKAGE, "birth", actor=RECEPTION, at=local("2026-11-16 09:00"), key="k"),
    ),
    Kind("tick", lambda engine: engine.tick(LATER)),
    Kind("ten at once", accept_many),
    Kind("lease and deliver", lease_and_deliver, later=61),
    Kind("resend", lambda engine: engine.resend()),
    Kind("anchor", lambda engine: engine.anchor()),
    Kind("rebuild", lambda engine: engine.rebuild()),
)


class Reference(NamedTuple):
    """The same without a kill: what is said to the database, and what the store holds at first and at each commit."""

    said: list[str]
    states: list[Contents]

    @property
    def points(self) -> list[tuple[int, bool]]:
        """Where a process can die: before each statement, and after each commit."""
        before = [(number, False) for number in range(1, len(self.said) + 1)]
        return sorted(before + [(number, True) for number, said in enumerate(self.said, 1) if said == "COMMIT"])


class Proof:
    """A prepared store on one database, which is copied for every death."""

    def __init__(self, where: Ground) -> None:
        self.where = where
        self.prepared = sandbox(where)
        with opened(self.prepared, NOW) as engine:
            prepare(engine)

    def reference(self, kind: Kind) -> Reference:
        url = self.where.copy(self.prepared)
        states = [contents(url)]
        statements = Statements(committed=lambda: states.append(contents(url)))
        with opened(url, NOW) as engine, watched(statements):
            kind.do(engine)
        self.where.drop(url)
        return Reference(statements.said, states)

    def hold(self, kind: Kind, most: int | None = None) -> None:
        reference, tally = self.reference(kind), Tally()
        points = reference.points
        for point in points if most is None else spread(points[-1 - len(points) // 2 :], most):
            self._die_at(kind, point, reference, tally)
        tally.tell(f"{self.where.name}, {kind.name}, killed at {tally.crashes} of {len(points)} points")
        assert tally.crashes == min(most or len(points), len(points))

    def _die_at(self, kind: Kind, point: tuple[int, bool], reference: Reference, tally: Tally) -> None:
        url = self.where.copy(self.prepared)

        def work() -> None:
            kind.do(opened(url, NOW))

        tally.crashes += dies(work, *point)
        self.where.settle(url)
        commits = sum(said == "COMMIT" for said in reference.said[: point[0] - (not point[1])])
        tally.halves += contents(url) != reference.states[commits]
        with opened(url, NOW + kind.later) as engine:
            tally.verify(engine)
            kind.do(engine)
            tally.verify(engine)
        tally.hold(url, reference.states[-1])
        tally.more["stores that differ in the end"] += contents(url) != reference.states[-1]
        assert tally.more.total() == 0, f"{kind.name}: killed at {point} of {reference.said}"
        self.where.drop(url)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def proof(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proof:
    return Proof(ground(request.param, tmp_path_factory.mktemp("killed")))


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_command_whose_process_is_killed_around_its_commit_is_done_once(proof: Proof, kind: Kind) -> None:
    proof.hold(kind, most=3)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_command_whose_process_is_killed_at_any_statement_is_done_once(proof: Proof, kind: Kind) -> None:
    proof.hold(kind)


# --- at no statement in particular: in the midst of a commit, of a sync, of an answer


def hammer(where: Ground, kills: int) -> None:
    """A process that works as fast as it can is killed again and again, and another one goes on for it."""
    url, stream, tally = sandbox(where), Random(f"{where.name} {kills}"), Tally()
    begun = multiprocessing.get_context("fork").Value("l", 0, lock=False)

    def work(most: int) -> None:
        with opened(url, NOW) as engine:
            while begun.value < most:
                _told(engine, begun.value)
                begun.value += 1

    for _ in range(kills):
        before = begun.value
        child = forked(lambda: work(10**6))
        while begun.value == before:
            time.sleep(0.001)
        time.sleep(stream.uniform(0, 0.03))
        kill(child)
        tally.crashes += ended(child) == -signal.SIGKILL
    where.settle(url)
    dossiers = begun.value + 1
    assert ended(forked(lambda: work(dossiers))) == 0

    keys = Counter(row[0] for row in contents(url)["sent"])
    wanted = {f"{name} {n}" for n in range(dossiers) for name in ("submit", "accept")}
    with opened(url, NOW) as engine:
        tally.verify(engine)
        codes = [f"H55.25-261123-{n:04}" for n in range(1, dossiers + 1)]
        lengths = Counter(row[0] for row in contents(url)["journal"])
    tally.lost = len(wanted - set(keys)) + len(set(codes) - set(lengths))
    tally.doubled = len(set(keys) - wanted) + len(set(lengths) - set(codes))
    tally.halves = sum(length != 5 for length in lengths.values())
    tally.more["commands"] = len(wanted)
    tally.tell(f"{where.name}, killed at any moment")
    assert tally.crashes == kills


def _told(engine: Engine, number: int) -> None:
    """A dossier is handed in and accepted, and what there is to be told is told."""
    code = begin(engine, key=f"submit {number}").dossier.code
    take(engine, code, ACCEPT, f"accept {number}")
    engine.delivered([message.id for message in engine.lease(0, 10)])


def test_a_process_killed_at_any_moment_loses_and_doubles_nothing(proof: Proof) -> None:
    hammer(proof.where, 8)


@pytest.mark.slow
def test_a_process_killed_at_hundreds_of_moments_loses_and_doubles_nothing(proof: Proof) -> None:
    hammer(proof.where, 300)
