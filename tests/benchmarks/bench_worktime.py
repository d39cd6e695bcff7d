"""How fast and how right are due instants, beside the libraries that people reach for? One run, one table.

python -m tests.benchmarks.bench_worktime
"""

from __future__ import annotations

import random
import statistics
import time
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

import businesstimedelta
import numpy as np
import pandas as pd
from pandas.tseries.offsets import CustomBusinessDay, CustomBusinessHour

from tests.brute import Walker
from tests.calendars import OFFICE, VIETNAM, counting, dinh_hoa
from workflow.worktime import Counting, begin

EVENTS = 1_000
AMOUNT = 10


def local(instant: int) -> datetime:
    return datetime.fromtimestamp(instant, UTC).astimezone(VIETNAM).replace(tzinfo=None)


def office_events() -> list[datetime]:
    """Instants on days that the calendar works, inside office hours, with terms that stay in the tables."""
    stream, calendar, events = random.Random("events of 2026"), dinh_hoa(), []
    while len(events) < EVENTS:
        event = datetime(2026, 1, 1) + timedelta(minutes=stream.randrange(365 * 1440))
        if calendar.is_working(int(event.replace(tzinfo=VIETNAM).timestamp())):
            events.append(event)
    return events


def rate(run: Callable[[], object]) -> float:
    """Events per second: the median of five rounds."""
    rounds = []
    for _ in range(5):
        started = time.perf_counter()
        run()
        rounds.append(EVENTS / (time.perf_counter() - started))
    return statistics.median(rounds)


def days_off() -> list[date]:
    return sorted(day for year in dinh_hoa().years.values() for day in year.days_off)


def end_of(day: object) -> datetime:
    return datetime.combine(pd.Timestamp(day).date(), clock_time(17, 30))  # type: ignore[arg-type]


def main() -> None:
    calendar, off, events = dinh_hoa(), days_off(), office_events()
    instants = [int(event.replace(tzinfo=VIETNAM).timestamp()) for event in events]
    in_days, in_hours = counting(f"{AMOUNT} working days"), counting(f"{AMOUNT} working hours")
    busy = np.busdaycalendar(holidays=np.array(off, "datetime64[D]"))
    dates = [event.date() for event in events]
    many = np.array(dates, "datetime64[D]")
    stamps = [pd.Timestamp(event) for event in events]
    day_offset = AMOUNT * CustomBusinessDay(holidays=off)
    hour_offset = CustomBusinessHour(AMOUNT, start=["07:30", "13:30"], end=["11:30", "17:30"], holidays=off)
    rules = businesstimedelta.Rules(
        [
            businesstimedelta.WorkDayRule(
                start_time=clock_time(7, 30), end_time=clock_time(17, 30), working_days=range(5)
            ),
            businesstimedelta.LunchTimeRule(
                start_time=clock_time(11, 30), end_time=clock_time(13, 30), working_days=range(5)
            ),
            businesstimedelta.HolidayRule(dict.fromkeys(off, "off")),
        ]
    )
    business_hours = businesstimedelta.BusinessTimeDelta(rules, hours=AMOUNT)

    def own(how: Counting) -> list[datetime]:
        return [local(begin(calendar, how, instant).due) for instant in instants]

    def numpy_one(day: date) -> np.datetime64:
        return np.busday_offset(day, AMOUNT, roll="forward", busdaycal=busy)  # type: ignore[no-any-return]

    tables: dict[str, dict[str, tuple[Callable[[], object], Callable[[], list[datetime]]]]] = {
        "working days": {
            "workflow.worktime": (lambda: [begin(calendar, in_days, i) for i in instants], lambda: own(in_days)),
            "numpy.busday_offset, one by one": (
                lambda: [numpy_one(day) for day in dates],
                lambda: [end_of(numpy_one(day)) for day in dates],
            ),
            "numpy.busday_offset, all at once": (
                lambda: np.busday_offset(many, AMOUNT, roll="forward", busdaycal=busy),
                lambda: [end_of(d) for d in np.busday_offset(many, AMOUNT, roll="forward", busdaycal=busy)],
            ),
            "pandas CustomBusinessDay": (
                lambda: [stamp + day_offset for stamp in stamps],
                lambda: [end_of(stamp + day_offset) for stamp in stamps],
            ),
        },
        "working hours": {
            "workflow.worktime": (lambda: [begin(calendar, in_hours, i) for i in instants], lambda: own(in_hours)),
            "pandas CustomBusinessHour": (
                lambda: [stamp + hour_offset for stamp in stamps],
                lambda: [(stamp + hour_offset).to_pydatetime() for stamp in stamps],
            ),
            "businesstimedelta": (
                lambda: [event + business_hours for event in events],
                lambda: [(event + business_hours).replace(tzinfo=None) for event in events],
            ),
        },
    }
    print(f"due instants of {EVENTS} random events in office hours of 2026, the same days off for all;")
    print("ratio: how many times as fast workflow.worktime is; right: the same as walking minute by minute.")
    print("The others know no swapped Saturdays; workflow.worktime also checks the years and keeps the positions.\n")
    for (unit, rows), how in zip(tables.items(), (in_days, in_hours), strict=True):
        report(f"{AMOUNT} {unit}", rows, walked(how, instants))


def walked(how: Counting, instants: list[int]) -> list[datetime]:
    """The due instants found by walking minute by minute."""
    walker = Walker(dinh_hoa(), {weekday: list(OFFICE) for weekday in range(5)}, step=60, days=2 * 365 + 60)
    return [local(walker.to_instant(walker.due(how, walker.from_instant(instant)))) for instant in instants]


def report(
    limit: str, rows: dict[str, tuple[Callable[[], object], Callable[[], list[datetime]]]], want: list[datetime]
) -> None:
    """Prints the table of one limit; the first row is what the others are measured against."""
    print(f"| {limit} | due instants/s | ratio | right |\n|---|--:|--:|--:|")
    ours = None
    for name, (run, answers) in rows.items():
        speed = rate(run)
        ours = ours or speed
        right = sum(got == due for got, due in zip(answers(), want, strict=True)) / EVENTS
        print(f"| {name} | {speed:,.0f} | {ours / speed:.3g} | {right:.1%} |", flush=True)
    print()


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    main()
