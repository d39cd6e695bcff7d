"""The bug museum: sweeps that stop early and timers that a migration lost, each test named after its thread."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.permits import begin, definitions, late_story, local, told
from tests.postgres import fresh_database
from tests.test_migrations import LATE, OPEN, RELEASED
from workflow import events as e
from workflow.engine import Engine, create
from workflow.engine.many import TOGETHER
from workflow.worker import Worker

NOW = local("2027-01-15 08:00")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty sandbox of each kind."""
    urls = {"memory": lambda: "memory://", "sqlite": lambda: f"sqlite:///{tmp_path}/d.db", "postgres": fresh_database}
    url = urls[request.param]()
    create(url, sandbox=True)
    return url


def waiting(engine: Engine, dossiers: int) -> list[str]:
    """The codes of permits that were accepted and then left alone until every clock had passed."""
    return [told(engine, late_story()[:1], begin(engine).dossier.code)[0].dossier.code for _ in range(dossiers)]


def breached(engine: Engine, codes: list[str]) -> Counter[str]:
    """How often the resolution clock of each dossier was told to be missed."""
    journals = ((code, record.event) for code in codes for record in engine.history(code))
    return Counter(code for code, one in journals if isinstance(one, e.ClockBreached) and one.clock == "resolution")


def test_openregister_d_8_a_look_at_clocks_that_reaches_its_limit_says_so_and_the_next_one_goes_on(url: str) -> None:
    with Engine(url, definitions(), now=lambda: NOW) as engine:
        codes = waiting(engine, 7)

        looks = [engine.tick(NOW, limit=3) for _ in range(3)]

        assert [len(look.receipts) for look in looks] == [3, 3, 1]
        assert [look.more for look in looks] == [True, True, False]
        assert breached(engine, codes) == dict.fromkeys(codes, 1)


def test_openregister_d_8_a_worker_looks_at_more_than_one_batch_of_dossiers_in_a_round(url: str) -> None:
    with Engine(url, definitions(), now=lambda: NOW) as engine:
        codes = waiting(engine, TOGETHER + 5)

        report = Worker(engine, batch=TOGETHER).round(NOW)

        assert (len(report.dossiers), report.batches, report.more) == (TOGETHER + 5, 2, False)
        assert breached(engine, codes) == dict.fromkeys(codes, 1)


@pytest.fixture
def migrated(tmp_path: Path) -> str:
    """The store of the version before, brought up: a late permit that is done, an open one whose clock runs."""
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(RELEASED.read_text(encoding="utf-8"))
    create(f"sqlite:///{file}", sandbox=True)
    return f"sqlite:///{file}"


def test_incubator_kie_issues_509_a_clock_that_ran_before_a_migration_is_missed_after_it(migrated: str) -> None:
    with Engine(migrated, definitions(), now=lambda: NOW) as engine:
        assert engine.dossier(OPEN).clocks["resolution"].state == "running"

        engine.tick(NOW)

        assert engine.dossier(OPEN).clocks["resolution"].state == "breached"
        assert [owed.kind for code, owed in engine.obligations() if code == OPEN] == ["apology"]


def test_spiff_arena_1909_a_clock_that_had_fired_before_a_migration_neither_breaks_it_nor_fires_again(
    migrated: str,
) -> None:
    with Engine(migrated, definitions(), now=lambda: NOW) as engine:
        before = engine.history(LATE)

        engine.tick(NOW)

        assert breached(engine, [LATE]) == {LATE: 1}
        assert engine.history(LATE) == before
        assert engine.verify().sound
