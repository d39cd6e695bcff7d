"""Publishing a second version changes no running dossier: each stays with the pair it was accepted under (T20)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from calendars import at, shown
from msgspec.structs import replace

from workflow import commands as c
from workflow.decide import Outcome, advance
from workflow.errors import NotFound
from workflow.loader import Definitions, load_definitions, shipped
from workflow.model import Dossier

PROCEDURE, FIRST, SECOND = "marital_status_certificate", "2025-07-01", "2026-10-01"
FILE = f"procedures/{PROCEDURE}@{FIRST}.yaml"
MANY = 1_000
BEGIN, PUBLISHED = at("2026-09-28 08:00"), at("2026-10-01 08:00")


def folder(tmp_path: Path, name: str) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / name))


def amended(tmp_path: Path) -> Definitions:
    """The shipped definitions with a second version of the procedure, which gives 9 working days instead of 3."""
    there = folder(tmp_path, "amended")
    first = (there / FILE).read_text(encoding="utf-8")
    second = first.replace(f'version: "{FIRST}"', f'version: "{SECOND}"')
    second = second.replace(f'in_force: {{from: "{FIRST}"}}', f'in_force: {{from: "{SECOND}"}}')
    second = second.replace("limit: 3 working days\n    legal_basis", "limit: 9 working days\n    legal_basis")
    (there / FILE.replace(FIRST, SECOND)).write_text(second, encoding="utf-8")
    ended = f'in_force: {{from: "{FIRST}", to: "2026-09-30"}}'
    (there / FILE).write_text(first.replace(f'in_force: {{from: "{FIRST}"}}', ended), encoding="utf-8")
    return load_definitions(there)


def actor(definitions: Definitions, id: str) -> c.Actor:
    officer = definitions.agencies.officer(id)
    return c.Actor(id, officer.department, officer.roles)


def accepted(definitions: Definitions, code: str, when: int) -> Dossier:
    rules = definitions.rules(PROCEDURE, "dinh_hoa", when)
    submit = c.Submit(code, "dinh_hoa", c.CITIZEN, documents=("application",))
    dossier = advance(rules, None, submit, when).dossier
    return advance(rules, dossier, c.Act("accept", actor(definitions, "dh.reception_1")), when).dossier


def running(definitions: Definitions) -> Iterator[Dossier]:
    """A thousand dossiers, one every three minutes over several days and nights."""
    for number in range(MANY):
        yield accepted(definitions, f"HS-{number}", BEGIN + 180 * number)


def went_on(definitions: Definitions, dossier: Dossier) -> Outcome:
    """Handed over, and looked at a month later, under the rules that the dossier is pinned to."""
    rules = definitions.rules(PROCEDURE, dossier.home, version=dossier.version)
    moved = advance(rules, dossier, c.Act("hand_over", actor(definitions, "dh.reception_1")), PUBLISHED + 60)
    looked = advance(rules, moved.dossier, c.Tick(), at("2026-11-02 08:00"))
    return replace(looked, events=(*moved.events, *looked.events))


def test_a_thousand_running_dossiers_go_on_as_if_no_second_version_had_been_published(tmp_path: Path) -> None:
    before, after = load_definitions(), amended(tmp_path)
    dossiers = list(running(before))

    alone = [went_on(before, dossier) for dossier in dossiers]
    beside = [went_on(after, dossier) for dossier in dossiers]

    assert beside == alone
    assert {one.dossier.version.procedure for one in beside} == {FIRST}


def test_a_dossier_accepted_from_the_first_day_on_is_under_the_second_version(tmp_path: Path) -> None:
    definitions = amended(tmp_path)

    last, first = (accepted(definitions, "HS-1", at(when)) for when in ("2026-09-30 16:00", "2026-10-01 08:00"))

    assert [one.version.procedure for one in (last, first)] == [FIRST, SECOND]
    assert [shown(one.clocks["resolution"].due) for one in (last, first)] == ["2026-10-05 17:30", "2026-10-14 17:30"]


def test_a_version_that_is_gone_is_missed_by_name(tmp_path: Path) -> None:
    dossier = accepted(load_definitions(), "HS-1", BEGIN)
    amended(tmp_path)
    (tmp_path / "amended" / FILE).unlink()
    without = load_definitions(tmp_path / "amended")

    with pytest.raises(NotFound, match=f"procedure '{PROCEDURE}': wanted version '{FIRST}', but there is none"):
        went_on(without, dossier)
