"""The journal that docs/deployment.md partitions is a journal like any other."""

import re

import psycopg

from tests.permits import begin, definitions, late_story, local, permit_story, told
from tests.postgres import fresh_database
from tests.terminal import ROOT
from workflow.engine import Engine, create

GUIDE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")


def opened(url: str) -> Engine:
    return Engine(url, definitions(), now=lambda: local("2026-12-31 08:00"))


def test_a_journal_that_is_partitioned_as_the_guide_says_goes_on_and_is_whole() -> None:
    url = fresh_database()
    create(url, sandbox=True)
    with opened(url) as engine:
        told(engine, permit_story())
        engine.anchor()
    found = re.search(r"```sql\n(.*?)```", GUIDE, flags=re.DOTALL)
    assert found is not None
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(found[1])

    with opened(url) as engine:
        told(engine, late_story())
        assert begin(engine, key="web-1").dossier == begin(engine, key="web-1").dossier
        engine.anchor()
        before = (engine.obligations(), engine.outbox())
        engine.rebuild()
        assert engine.verify().sound
        assert (engine.obligations(), engine.outbox()) == before
    with psycopg.connect(url) as connection:
        parts = connection.execute("SELECT count(*) FROM journal_2026_12").fetchone()
    assert parts == (41,)
