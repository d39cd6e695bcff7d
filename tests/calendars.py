"""The calendar of Định Hoá as shipped, and ways to write instants and terms briefly in tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml

from workflow.worktime import CalendarYear, Counting, Limit, MakeUp, WorkCalendar

SHIPPED = Path(__file__).parent.parent / "definitions" / "calendars" / "dinh_hoa.yaml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
VIETNAM = timezone(timedelta(hours=7))
OFFICE = ((27_000, 41_400), (48_600, 63_000))


def at(text: str) -> int:
    """The instant of a local time such as `2026-11-23 10:00`."""
    return int(datetime.fromisoformat(text).replace(tzinfo=VIETNAM).timestamp())


def shown(instant: int) -> str:
    """The local time of an instant, to the minute where it is whole."""
    return datetime.fromtimestamp(instant, VIETNAM).strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


def counting(limit: str, **more: Any) -> Counting:
    return Counting(Limit.parse(limit), **more)


def _spans(hours: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple(tuple(int(t[:2]) * 3600 + int(t[3:]) * 60 for t in span.split("-")) for span in hours)  # type: ignore[misc]


def _year(number: int, table: dict[str, Any]) -> CalendarYear:
    off = {date.fromisoformat(day): name for day, name in table["days_off"].items()}
    made = {date.fromisoformat(d): MakeUp(m["name"], _spans(m["hours"])) for d, m in table["make_up"].items()}
    return CalendarYear(number, table["status"], table["source"], off, made)


def dinh_hoa(**changed: Any) -> WorkCalendar:
    """The shipped calendar, with keywords of WorkCalendar changed."""
    raw = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    wanted: dict[str, Any] = {
        "id": raw["calendar"],
        "version": raw["version"],
        "hours": {WEEKDAYS.index(day): _spans(hours) for day, hours in raw["hours"].items()},
        "years": {number: _year(number, table) for number, table in raw["years"].items()},
        "unpublished": raw["unpublished"],
        "title": raw["title"],
    }
    return WorkCalendar(**(wanted | changed))


def plain_year(number: int = 2026, status: str = "official", off: dict[date, str] | None = None) -> CalendarYear:
    """A year without make-up days."""
    return CalendarYear(number, status, "made for a test", off or {}, {})  # type: ignore[arg-type]


def office(**changed: Any) -> WorkCalendar:
    """A plain year, Monday to Friday, office hours, with keywords of WorkCalendar changed."""
    wanted: dict[str, Any] = {
        "id": "office",
        "version": "1",
        "hours": dict.fromkeys(range(5), OFFICE),
        "years": {2026: plain_year()},
    }
    return WorkCalendar(**(wanted | changed))
