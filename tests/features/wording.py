"""How does the counter write a moment, a limit and a length? Vietnamese wording to values and back."""

import re

from workflow import Limit
from workflow.model import Instant
from workflow.moments import instant, local

UNITS = {
    "ngày làm việc": "working days",
    "giờ làm việc": "working hours",
    "phút làm việc": "working minutes",
    "ngày": "days",
    "giờ": "hours",
}
SECONDS = {"giờ": 3_600, "phút": 60, "giây": 1}


def moment(text: str) -> Instant:
    """`10:00 ngày 23/11/2026` as an instant."""
    found = re.fullmatch(r"(\d\d:\d\d) ngày (\d\d)/(\d\d)/(\d{4})", text)
    assert found, f"thời điểm «{text}»: viết như 10:00 ngày 23/11/2026"
    time, day, month, year = found.groups()
    return instant(f"{year}-{month}-{day}T{time}")


def said(at: Instant | None) -> str:
    """An instant as `10:00 ngày 23/11/2026`, with the seconds only where it has some."""
    if at is None:
        return "chưa có"
    when = local(at)
    return f"{when:%H:%M:%S ngày %d/%m/%Y}" if when.second else f"{when:%H:%M ngày %d/%m/%Y}"


def limit(text: str) -> Limit:
    """`3 ngày làm việc` as a limit."""
    if text == "trong ngày làm việc":
        return Limit.parse("same working day")
    amount, _, unit = text.partition(" ")
    assert unit in UNITS, f"thời hạn «{text}»: viết như 3 ngày làm việc; có thể: {', '.join(UNITS)}"
    return Limit.parse(f"{amount} {UNITS[unit]}")


def seconds(text: str) -> int:
    """`22 giờ 30 phút làm việc` in working seconds."""
    written = re.fullmatch(r"(\d+ (?:giờ|phút|giây) )+làm việc", text)
    assert written, f"thời gian «{text}»: viết như 22 giờ 30 phút làm việc"
    return sum(int(amount) * SECONDS[unit] for amount, unit in re.findall(r"(\d+) (giờ|phút|giây)", text))


def time_of_day(text: str) -> int:
    """`15:00` in seconds since midnight."""
    hour, minute = text.split(":")
    return int(hour) * 3_600 + int(minute) * 60
