"""How does an instant come in and go out? The machine's clock, ISO 8601 text, local time; inside there are only
seconds.

The one home of pendulum. People see the time in Vietnam, whatever the zone of the host; sub-seconds are cut off.
"""

from datetime import datetime

import pendulum
from pendulum.parsing.exceptions import ParserError

from workflow.model import Instant

ZONE = pendulum.timezone(7 * 3_600)  # Asia/Ho_Chi_Minh, as the calendars count it: one offset all year

When = Instant | datetime | str


def now() -> Instant:
    """The second of the machine's clock."""
    return pendulum.now("UTC").int_timestamp


def instant(when: When) -> Instant:
    """The whole second of a moment or of its ISO 8601 text; raises ValueError.

    Where no zone is given it is local time, where no time is given the day's beginning.
    """
    if isinstance(when, int):
        return when
    return int(_moment(when).int_timestamp)


def _moment(when: datetime | str) -> pendulum.DateTime:
    if isinstance(when, datetime):
        return pendulum.instance(when, tz=ZONE)
    try:
        read = pendulum.parse(when, tz=ZONE, exact=True)
    except (ParserError, ValueError, OverflowError):
        raise ValueError(f"'{when}' is no instant; possible: 2026-11-23T10:00, 2026-11-23T10:00:00+07:00") from None
    if isinstance(read, pendulum.DateTime):
        return read
    if not isinstance(read, pendulum.Date):  # a time of day or a length is no instant
        raise ValueError(f"'{when}' is no instant, the day is missing; possible: 2026-11-23T10:00")
    return pendulum.datetime(read.year, read.month, read.day, tz=ZONE)


def local(at: Instant) -> pendulum.DateTime:
    """The moment as people see it."""
    return pendulum.from_timestamp(at).in_timezone(ZONE)


def shown(at: Instant) -> str:
    """The moment as ISO 8601 text with its offset, to the second."""
    return local(at).to_iso8601_string()
