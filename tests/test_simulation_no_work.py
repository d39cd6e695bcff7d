"""Work that rounds to no second is done when it is begun, also at the opening of an office."""

import datetime

from tests.calendars import dinh_hoa
from workflow.simulation.desk import Desk

OPENING = int(datetime.datetime(2026, 1, 5, 7, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7))).timestamp())


def test_no_work_at_opening_time_is_done_at_opening_time() -> None:
    desk = Desk("shop.one", dinh_hoa(), 1, OPENING)

    assert desk.begin(OPENING, 0)[1] == OPENING
