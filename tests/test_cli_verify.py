"""Tampering is found: rows that were changed, deleted, inserted, swapped or cut off, digests that are not there."""

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from tests.permits import late_story, told
from tests.postgres import fresh_database
from tests.telling import Time, accepted, opened
from tests.terminal import luongxanh, one_sentence

CODE = "H55.25-261123-0001"


class Tampering:
    """A store with a whole story and an open dossier, and SQL past the engine."""

    def __init__(self, url: str) -> None:
        self.url = url
        with opened(url, Time()) as engine:
            told(engine, late_story())
            accepted(engine, 1)
            self.rows = sum(len(engine.history(code)) for code in (CODE, "H55.25-261123-0002"))

    def sql(self, *statements: str) -> None:
        driver = sqlalchemy.make_url(self.url)
        if driver.get_backend_name() == "postgresql":
            driver = driver.set(drivername="postgresql+psycopg")
        engine = sqlalchemy.create_engine(driver)
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()

    def verified(self, *words: str | Path) -> tuple[int, Any]:
        printed = luongxanh("db", "verify", "--db", self.url, *words, "--json")
        return printed.code, printed.json


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Tampering:
    return Tampering(f"sqlite:///{tmp_path}/store.db" if request.param == "sqlite" else fresh_database())


def swapped(column: str) -> tuple[str, ...]:
    """Rows 3 and 4 change places in that column."""
    return (
        f"UPDATE journal SET {column} = -{column} WHERE code = '{CODE}' AND seq IN (3, 4)",
        f"UPDATE journal SET {column} = 7 + {column} WHERE code = '{CODE}' AND seq < 0",
    )


COPIED = (
    "actor, recorded, event, procedure_version, lifecycle_version, calendar_version, command, body, digest, code, at"
)
TAMPERED: dict[str, tuple[tuple[str, ...], int, bool]] = {
    "changed actor": ((f"UPDATE journal SET actor = 'x' WHERE code = '{CODE}' AND seq = 3",), 3, False),
    "changed body": (
        (f"UPDATE journal SET body = replace(body, 'dinh_hoa', 'dinh_hob') WHERE code = '{CODE}' AND seq = 3",),
        3,
        False,
    ),
    "spoilt body": ((f"UPDATE journal SET body = '{{' WHERE code = '{CODE}' AND seq = 3",), 3, False),
    "deleted": ((f"DELETE FROM journal WHERE code = '{CODE}' AND seq = 3",), 4, False),
    "deleted first": ((f"DELETE FROM journal WHERE code = '{CODE}' AND seq = 1",), 2, False),
    "inserted": (
        (f"INSERT INTO journal (seq, {COPIED}) SELECT 999, {COPIED} FROM journal WHERE code = '{CODE}' AND seq = 3",),
        999,
        False,
    ),
    "swapped": (swapped("seq"), 3, False),
    "digest lost": ((f"UPDATE journal SET digest = NULL WHERE code = '{CODE}' AND seq = 3",), 3, True),
    "digest emptied": ((f"UPDATE journal SET digest = '' WHERE code = '{CODE}' AND seq = 3",), 3, False),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_verify_names_the_first_row_that_was_tampered_with(how: str, store: Tampering) -> None:
    statements, seq, missing = TAMPERED[how]

    store.sql(*statements)
    code, found = store.verified()

    assert (code, found["sound"]) == (1, False)
    assert found["breaks"][0] == {"dossier": CODE, "seq": seq, "missing": missing}
    printed = luongxanh("db", "verify", "--db", store.url)
    assert printed.code == 1
    assert printed.out.startswith(f"{CODE}: row {seq} ")


def test_rows_cut_off_the_end_of_the_journal_are_found_by_an_anchor_kept_elsewhere(
    store: Tampering, tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere.jsonl"
    anchored = luongxanh("db", "anchor", "--to", file, "--db", store.url, "--json").json["anchor"]
    assert anchored["rows"] == store.rows
    assert store.verified("--anchors", file)[0] == 0

    store.sql(f"DELETE FROM journal WHERE code = '{CODE[:-1]}2'", "DELETE FROM anchor", "DELETE FROM outbox")
    store.sql("UPDATE series SET last = 1")
    for table in ("dossier", "custody", "clock", "obligation", "asked", "sent"):
        store.sql(f"DELETE FROM {table} WHERE code = '{CODE[:-1]}2'")

    assert store.verified()[0] == 0  # nothing that is left says that there was more
    code, found = store.verified("--anchors", file)
    assert (code, found["anchors_lost"]) == (1, [anchored])
    assert "does not hold" in luongxanh("db", "verify", "--anchors", file, "--db", store.url).out


def test_what_is_not_told_yet_is_a_fact_and_no_fault(store: Tampering) -> None:
    code, found = store.verified()

    assert (code, found["sound"], found["rows"]) == (0, True, store.rows)
    assert [(one["dossier"], one["dead"]) for one in found["untold"]] == [(CODE, False), (f"{CODE[:-1]}2", False)]
    printed = luongxanh("db", "verify", "--db", store.url).out
    assert f"Not told to others yet: {CODE}, {CODE[:-1]}2." in printed
    assert f"{store.rows} rows of the journal were checked." in printed


def test_a_line_that_is_no_anchor_is_refused_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("anchors.jsonl").write_text('{"upto": 1, "at": "2026-11-23T10:00:00+07:00", "rows": 1, "digest": "x"}\n?\n')

    refusal = one_sentence(luongxanh("db", "verify", "--anchors", "anchors.jsonl", "--db", "memory://"))

    assert refusal.startswith("anchors.jsonl:2: wanted an anchor, but it is none; possible: {")


def test_a_second_anchor_is_made_only_of_something_new(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with opened(url, Time()) as engine:
        accepted(engine, 1)

    first, second = (luongxanh("db", "anchor", "--db", url) for _ in range(2))

    assert first.out.startswith("5 rows, digest ")
    assert second.out == "Nothing was written since the last anchor.\n"


def test_a_store_is_taken_back_step_by_step_until_there_is_no_step_before(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with opened(url, Time()) as engine:
        accepted(engine, 1)

    forms = [luongxanh("db", "downgrade", "--db", url, "--json").json["form"] for _ in range(2)]
    last = one_sentence(luongxanh("db", "downgrade", "--db", url))
    again = luongxanh("db", "upgrade", "--sandbox", "--db", url)

    assert forms == ["0002", "0001"]
    assert last == f"{url}: wanted the form before 0001, but there is none; possible: leave it as it is"
    assert again.code == 0
    assert json.loads(luongxanh("db", "verify", "--db", url, "--json").out)["sound"]


def test_a_store_that_is_not_there_is_not_taken_back(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.db"

    assert "wanted a store, but there is none" in one_sentence(luongxanh("db", "downgrade", "--db", url))
    assert "wanted tables, but there are none in memory" in one_sentence(
        luongxanh("db", "downgrade", "--db", "memory://")
    )
