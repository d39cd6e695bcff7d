"""What is read off the journal can be made again from it after every step, byte by byte, on both databases; and a
process that ends after every step and begins anew leaves the same journal (T1, T2).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.json import encode
from procedures import AGENCIES, Walk

from tests.crashing import ACCEPT, Contents, Files, Ground, Served, contents, opened, sandbox, take
from tests.permits import begin, local, officer, permit_story
from tests.test_calendar_change import CHAIR, DECISION, published, storm
from tests.test_restarts import renamed
from tests.wide import wide_walks
from workflow import commands as c
from workflow.engine import Engine
from workflow.events import Event
from workflow.loader import Definitions
from workflow.machine import Rules
from workflow.store.codec import PAGE

FAST = {"sqlite": 20, "postgresql": 6}
SLOW = 300
NOW = local("2030-01-01 08:00")  # after every random walk


class Generated:
    """The definitions of one random procedure, as the engine asks for them."""

    def __init__(self, ruled: Rules) -> None:
        self._ruled = ruled
        self.agencies = AGENCIES

    def rules(self, *_: Any, **__: Any) -> Rules:
        return self._ruled


class Kept:
    """A store that is asked after every step whether all of its tables are what the journal says."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.steps = 0

    def hold(self, engine: Engine) -> Contents:
        before = contents(self.url)
        assert engine.broken() == ()
        engine.rebuild()
        assert contents(self.url) == before
        self.steps += 1
        return before


def told(
    walk: Walk, engine: Callable[[], AbstractContextManager[Engine]], after: Callable[[Engine], Any]
) -> list[Event]:
    """The journal of a walk told to engines, each of which takes one step."""
    first, *rest = walk.walked.steps
    with engine() as opened:
        given = first.command
        receipt = opened.submit(
            "permit",
            actor=given.actor,
            data=given.data,
            documents=given.documents,
            lane=given.lane,
            at=first.at,
            key="0",
        )
        code = receipt.dossier.code
        after(opened)
    for number, step in enumerate(rest, 1):
        with engine() as opened:
            key = None if isinstance(step.command, c.Tick) else str(number)
            opened.handle(code, renamed(step.command, code), at=step.at, key=key)
            after(opened)
    with engine() as opened:
        return [record.event for record in opened.history(code)]


def hold(walk: Walk, empty: str, where: Ground) -> int:
    """Holds a store of a walk against its journal after each step, and the journal against one without restarts."""
    law: Any = Generated(walk.ruled)
    stays = opened("memory://", NOW, law, home="town")
    kept = Kept(where.copy(empty))
    begun_anew = told(walk, lambda: opened(kept.url, NOW, law, home="town"), kept.hold)
    straight = told(walk, lambda: nullcontext(stays), lambda _: None)
    assert encode(begun_anew) == encode(straight)
    with opened(kept.url, NOW, law, home="town") as engine:
        assert engine.verify().sound
    where.drop(kept.url)
    return kept.steps


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Files(tmp_path_factory.mktemp("rebuilt")) if request.param == "sqlite" else Served()


@pytest.fixture(scope="module")
def empty(where: Ground) -> str:
    return sandbox(where)


def _hold_many(most: int, empty: str, where: Ground) -> None:
    steps = []

    @settings(
        max_examples=most,
        phases=[Phase.explicit, Phase.generate],  # a walk is long enough to read as it is, and each costs a second
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(wide_walks())
    def held(walk: Walk) -> None:
        steps.append(hold(walk, empty, where))

    held()
    print(f"{where.name}: {len(steps)} walks, {sum(steps)} steps, each rebuilt to the same bytes: differing 0")
    assert sum(steps) > 5 * most


def test_every_table_is_made_again_to_the_same_bytes_after_each_step_of_random_walks(empty: str, where: Ground) -> None:
    _hold_many(FAST[where.name], empty, where)


@pytest.mark.slow
def test_every_table_is_made_again_to_the_same_bytes_after_each_step_of_many_random_walks(
    empty: str, where: Ground
) -> None:
    _hold_many(SLOW, empty, where)


# --- a dossier whose custody fills pages of its own


@pytest.fixture(scope="module")
def stormy(tmp_path_factory: pytest.TempPathFactory) -> Definitions:
    return published(tmp_path_factory.mktemp("stormy"), storm)


def test_a_dossier_of_many_desks_is_made_again_to_the_same_bytes_corrected_and_recounted(
    empty: str, where: Ground, stormy: Definitions
) -> None:
    kept = Kept(where.copy(empty))
    desks = officer("dh.reception_1"), officer("dh.reception_2")
    with opened(kept.url, NOW) as engine:
        code = begin(engine).dossier.code
        take(engine, code, ACCEPT)
        for minute in range(1, 75):
            to = desks[minute % 2]
            engine.handle(code, c.Assign(to.id, desks[0]), at=ACCEPT.at + 60 * minute)
            if minute % 8 == 0 or minute % PAGE in (PAGE - 2, PAGE - 1, 1):
                kept.hold(engine)
        pages = len(contents(kept.url)["custody"])
    with opened(kept.url, NOW) as engine:
        last = ACCEPT.at + 60 * 80
        late = c.Assign(desks[1].id, desks[0])
        assert len(engine.dossier(code).custody) > 64
        engine.correct(code, late, at=ACCEPT.at + 60 * 40 + 30, ground="ghi sổ giấy", made=last)
        kept.hold(engine)
    with opened(kept.url, NOW) as engine:
        take(engine, code, permit_story()[1]._replace(at=last + 60))
        kept.hold(engine)
    with opened(kept.url, NOW, stormy) as engine:
        (recounted,) = engine.recount("dinh_hoa", decision=DECISION, actor=CHAIR, at=local("2026-11-25 08:00"))
        assert recounted.moved
        kept.hold(engine)
        (undone,) = engine.undo_recount(DECISION, actor=CHAIR, at=local("2026-11-25 09:00"))
        kept.hold(engine)
        assert engine.verify().sound
        assert engine.dossier(code) == undone.dossier
    print(f"{where.name}: {kept.steps} steps of one dossier, {pages} pages of custody, each rebuilt to the same bytes")
    assert pages == 2
