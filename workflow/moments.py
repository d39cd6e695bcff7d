"""How does an instant come in and go out? The machine's clock, ISO 8601 text, local time; inside there are only
seconds.

The one home of pendulum. People see the time in Vietnam, whatever the zone of the host; sub-seconds are cut off.
"""

import re
import time
from datetime import datetime

import pendulum
from pendulum.parsing.exceptions import ParserError

from workflow.model import Instant

ZONE = pendulum.timezone(7 * 3_600)  # Asia/Ho_Chi_Minh, as the calendars count it: one offset all year

When = Instant | datetime | str

FIRST, LAST = -2_208_988_800, 7_258_118_400  # 1900 and 2200: what lies outside is a slip of the pen
_ON_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")  # not every text that pendulum reads names a day


def now() -> Instant:
    """The second of the machine's clock."""
    return int(time.time())


def instant(when: When) -> Instant:
    """The whole second of a moment or of its ISO 8601 text; raises ValueError.

    Where no zone is given it is local time, where no time is given the day's beginning.
    """
    at = when if isinstance(when, int) and not isinstance(when, bool) else _second(when)
    if not FIRST <= at < LAST:
        raise ValueError(f"'{when}' is no instant between the years 1900 and 2200; possible: 2026-11-23T10:00")
    return at


def _second(when: When) -> Instant:
    if isinstance(when, datetime):
        return int(pendulum.instance(when, tz=ZONE).int_timestamp)
    if not isinstance(when, str) or not _ON_A_DAY.fullmatch(when):
        raise ValueError(f"'{when}' is no instant, the day is missing; possible: 2026-11-23T10:00")
    try:
        read = pendulum.parse(when, tz=ZONE, exact=True)
    except (ParserError, ValueError, OverflowError):
        read = None
    if isinstance(read, pendulum.DateTime):
        return int(read.int_timestamp)
    if not isinstance(read, pendulum.Date):
        raise ValueError(f"'{when}' is no instant; possible: 2026-11-23T10:00, 2026-11-23T10:00:00+07:00")
    return int(pendulum.datetime(read.year, read.month, read.day, tz=ZONE).int_timestamp)


def local(at: Instant) -> pendulum.DateTime:
    """The moment as people see it."""
    return pendulum.from_timestamp(at).in_timezone(ZONE)


def shown(at: Instant) -> str:
    """The moment as ISO 8601 text with its offset, to the second."""
    return local(at).to_iso8601_string()
