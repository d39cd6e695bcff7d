"""A dossier keeps the versions under which it was accepted, whatever is published while it runs (T20, T15)."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.permits import begin, local, officer, permit_story, told
from tests.test_calendar_change import OLD, published, storm
from workflow.engine import Engine, create
from workflow.errors import NotFound
from workflow.loader import Definitions, load_definitions, shipped
from workflow.model import Dossier, Version

V1, V2 = "2026-07-01", "2026-11-25"
RECEPTION, EXPERT = officer("dh.reception_1"), officer("dh.economic_1")
NAME = "house_building_permit"
OTHERS = (("thai_nguyen", "2026-01-01"),)  # the calendar of the provincial agencies that are asked


def republished(path: Path, *, keep_old: bool = True) -> Definitions:
    """The shipped definitions with a second version of the permit, in force from 25/11: 5 working days, not 7."""
    folder = path / ("both" if keep_old else "new only")
    copytree(shipped(), folder)
    old = folder / "procedures" / f"{NAME}@{V1}.yaml"
    text = old.read_text(encoding="utf-8")
    ended = text.replace(f'in_force: {{from: "{V1}"}}', f'in_force: {{from: "{V1}", to: "2026-11-24"}}')
    newer = text.replace(f'"{V1}"', f'"{V2}"').replace("limit: 7 working days", "limit: 5 working days")
    assert len({text, ended, newer}) == 3
    old.write_text(ended, encoding="utf-8")
    (folder / "procedures" / f"{NAME}@{V2}.yaml").write_text(newer, encoding="utf-8")
    if not keep_old:
        old.unlink()
    return load_definitions(folder)


def in_many_states(engine: Engine, number: int) -> dict[str, Dossier]:
    """So many permits under the first version, each some steps on its way."""
    codes = []
    for i in range(number):
        code = begin(engine, lane="green" if i % 3 == 2 else "standard", at=local("2026-11-23 08:00")).dossier.code
        told(engine, permit_story()[: i % 5 if i % 3 != 2 else min(i % 5, 2)], code)
        codes.append(code)
    return {code: engine.dossier(code) for code in codes}


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine("memory://", load_definitions(), now=lambda: local("2026-11-25 08:00")) as opened:
        yield opened


def test_a_new_version_leaves_a_thousand_running_dossiers_as_they_are_in_every_field(
    engine: Engine, tmp_path: Path
) -> None:
    before = in_many_states(engine, 1_000)
    shown = {code: engine.explain(code) for code in list(before)[:50]}

    engine.definitions = republished(tmp_path)

    assert {code: engine.dossier(code) for code in before} == before
    assert {code: engine.explain(code) for code in shown} == shown
    assert engine.broken() == ()


def test_running_dossiers_go_on_under_their_version_and_new_ones_begin_under_the_new_one(
    engine: Engine, tmp_path: Path
) -> None:
    before = in_many_states(engine, 5)
    running = next(code for code, dossier in before.items() if dossier.state == "appraisal")
    engine.definitions = republished(tmp_path)

    went_on = told(engine, permit_story()[2:], running)[-1].dossier
    fresh = begin(engine, at=local("2026-11-25 08:00")).dossier.code
    new = engine.act(fresh, "accept", actor=RECEPTION, at=local("2026-11-25 10:00")).dossier

    assert (went_on.version.procedure, went_on.clocks["resolution"].due) == (V1, local("2026-12-04 17:30"))
    assert went_on.state == "returned"
    assert (new.version.procedure, new.clocks["resolution"].due) == (V2, local("2026-12-02 17:30"))


def test_what_was_handed_in_before_and_is_accepted_after_is_pinned_to_the_new_version(
    engine: Engine, tmp_path: Path
) -> None:
    code = begin(engine, at=local("2026-11-24 16:00")).dossier.code
    engine.definitions = republished(tmp_path)

    before = engine.dossier(code).version.procedure
    after = engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-25 08:00")).dossier.version.procedure

    assert (before, after) == (V1, V2)


def test_a_missing_version_fails_loudly_and_names_it(engine: Engine, tmp_path: Path) -> None:
    before = in_many_states(engine, 2)
    code = next(code for code, dossier in before.items() if dossier.accepted is not None)
    engine.definitions = republished(tmp_path, keep_old=False)
    said = rf"procedure '{NAME}': wanted version '{V1}', but there is none"

    for wanted in (
        lambda: engine.act(code, "hand_over", actor=RECEPTION, at=local("2026-11-25 08:00")),
        lambda: engine.offers(code),
        lambda: engine.explain(code),
    ):
        with pytest.raises(NotFound, match=said):
            wanted()

    ticked = engine.tick(local("2026-12-24 08:00"))
    assert [(one.code, said in str(one.error)) for one in ticked.refused] == [(code, True)]
    assert engine.dossier(code) == before[code]


def test_a_missing_calendar_version_fails_loudly_and_names_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/dossiers.db"
    create(url, sandbox=True)
    with Engine(url, published(tmp_path, storm)) as engine:
        code = begin(engine).dossier.code
        accepted = engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00")).dossier
    assert accepted.version == Version(V1, "2026-08-05", "2026-12-02", OTHERS)

    with Engine(url, load_definitions()) as engine, pytest.raises(NotFound) as refused:
        engine.act(code, "hand_over", actor=RECEPTION, at=local("2026-11-23 11:00"))

    assert str(refused.value) == (
        f"calendar 'dinh_hoa': wanted version '2026-12-02', but there is none; nearest: {OLD}"
    )


# --- years without an official table (T15)


def test_an_appointment_that_reaches_an_estimated_year_is_provisional_wherever_it_is_shown(engine: Engine) -> None:
    code = begin(engine, at=local("2026-12-28 08:00")).dossier.code

    clock = engine.act(code, "accept", actor=RECEPTION, at=local("2026-12-28 10:00")).dossier.clocks["resolution"]

    assert (clock.due, clock.provisional) == (local("2027-01-07 17:30"), True)
    (found,) = engine.explain(code, "resolution")
    assert found.provisional
    assert "(provisional: it reaches a year whose calendar is an estimate)" in str(found)


def test_no_dossier_is_accepted_in_a_year_without_an_official_table(engine: Engine) -> None:
    code = begin(engine, at=local("2026-12-31 08:00")).dossier.code
    before = engine.dossier(code)

    with pytest.raises(NotFound, match="wanted the official table of 2027 to start a clock, but it is an estimate"):
        engine.act(code, "accept", actor=RECEPTION, at=local("2027-01-04 08:00"))

    assert engine.dossier(code) == before


def test_a_table_gazetted_later_moves_a_provisional_appointment_only_by_decision(
    engine: Engine, tmp_path: Path
) -> None:
    code = begin(engine, at=local("2026-12-28 08:00")).dossier.code
    engine.act(code, "accept", actor=RECEPTION, at=local("2026-12-28 10:00"))

    engine.definitions = published(tmp_path, _gazetted, "2026-12-29")
    stays = engine.dossier(code).clocks["resolution"]
    (done,) = engine.recount(
        "dinh_hoa", decision="Thông báo 1/TB-BNV", actor=officer("dh.chairman"), at=local("2026-12-29 08:00")
    )

    moved = done.dossier.clocks["resolution"]
    assert (stays.due, stays.provisional) == (local("2027-01-07 17:30"), True)
    assert (moved.due, moved.provisional) == (local("2027-01-08 17:30"), False)


def _gazetted(text: str) -> str:
    """The table of 2027 as official, with one more day off in January."""
    before, year, after = text.partition("  2027:\n    status: estimate\n")
    assert year
    off = '      "2027-01-01": Tết Dương lịch\n'
    head, day, rest = after.partition(off)
    assert day
    return f'{before}  2027:\n    status: official\n{head}{off}      "2027-01-04": Nghỉ thử\n{rest}'
