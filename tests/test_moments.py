"""What comes in as an instant is one second of a day that people live in, and everything else is refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from calendars import office
from permits import definitions, local, officer

from workflow import commands as c
from workflow.engine import Engine
from workflow.errors import NotAllowed, NotFound
from workflow.moments import instant, shown


@pytest.mark.parametrize(
    ("when", "meant"),
    [
        ("2026-11-23T10:00", "2026-11-23T10:00:00+07:00"),
        ("2026-11-23 10:00:59", "2026-11-23T10:00:59+07:00"),
        ("2026-11-23T03:00:00Z", "2026-11-23T10:00:00+07:00"),
        ("2026-11-23", "2026-11-23T00:00:00+07:00"),
        (datetime(2026, 11, 23, 3, 0, 0, 999_999, tzinfo=UTC), "2026-11-23T10:00:00+07:00"),
        (1_795_402_800, "2026-11-23T10:00:00+07:00"),
    ],
)
def test_a_moment_is_its_second(when: Any, meant: str) -> None:
    assert shown(instant(when)) == meant


@pytest.mark.parametrize(
    "when", ["now", "2026", "2026-W01", "2026-11", "10:00", "P1D", "", "2026-13-01", True, 1.5, date(2026, 11, 23)]
)
def test_what_names_no_day_is_no_instant(when: Any) -> None:
    with pytest.raises(ValueError, match="is no instant"):
        instant(when)


@pytest.mark.parametrize("when", ["0001-01-01", "1899-12-31", "2200-01-02", -(10**18), 10**12, 10**18])
def test_an_instant_lies_between_1900_and_2200(when: Any) -> None:
    with pytest.raises(ValueError, match="between the years 1900 and 2200"):
        instant(when)


@pytest.mark.parametrize("when", ["now", 10**12, 10**18, True])
def test_the_engine_refuses_what_is_no_instant(when: Any) -> None:
    with Engine("memory://", definitions(), now=lambda: local("2026-11-23 10:00")) as engine:
        with pytest.raises(NotAllowed, match="wanted an instant"):
            engine.submit("certified_copy", actor=officer("dh.reception_1"), at=when)
        code = engine.submit("certified_copy", actor=officer("dh.reception_1")).dossier.code
        with pytest.raises(NotAllowed, match="wanted an instant"):
            engine.dossier(code, as_of=when)


@pytest.mark.parametrize("at", [-(10**18), 10**18])
def test_a_calendar_names_the_nearest_year_that_a_day_can_have(at: int) -> None:
    with pytest.raises(NotFound, match=r"wanted year (1|9999),"):
        office().position(at)


def test_an_excuse_from_before_all_calendars_is_refused() -> None:
    with Engine("memory://", definitions(), now=lambda: local("2026-11-23 10:00")) as engine:
        code = engine.submit("certified_copy", actor=officer("dh.reception_1")).dossier.code
        command = c.AcceptExcuse(officer("dh.chairman"), -(10**18), local("2026-11-23 09:00"), "outage")

        with pytest.raises((NotAllowed, NotFound)):
            engine.handle(code, command)
