"""Steps: a term is counted on the calendar of the commune, without any dossier."""

import pytest
from pytest_bdd import given, parsers, then

from tests.features.story import Story, shipped
from tests.features.wording import limit, moment, said, time_of_day
from workflow import NotFound
from workflow.worktime import Counting, Line, Term, begin, explain

CALENDAR = "dinh_hoa"


@given(parsers.parse("sự kiện xảy ra lúc {when_}"))
def _(story: Story, when_: str) -> None:
    story.event = moment(when_)


@given(parsers.parse("thời hạn là {text}"))
def _(story: Story, text: str) -> None:
    story.limit = text


@given(parsers.parse("sau {hour} thì tính từ ngày làm việc tiếp theo"))
def _(story: Story, hour: str) -> None:
    story.cut_off = time_of_day(hour)


def counted(story: Story) -> Term:
    return begin(shipped().calendars[CALENDAR], Counting(limit(story.limit), story.cut_off), story.event)


def lines_of(story: Story, day: str) -> list[Line]:
    """How the day was counted."""
    lines = explain(shipped().calendars[CALENDAR], Counting(limit(story.limit), story.cut_off), story.event)
    return [line for line in lines if f"{line.day:%d/%m/%Y}" == day]


@then(parsers.parse("đến hạn lúc {when_}"))
def _(story: Story, when_: str) -> None:
    assert said(counted(story).due) == when_


@then(parsers.parse('ngày {day} nghỉ vì "{why}"'))
def _(story: Story, day: str, why: str) -> None:
    assert [(line.what, line.name) for line in lines_of(story, day)] == [("holiday", why)]


@then(parsers.parse("ngày {day} nghỉ cuối tuần"))
def _(story: Story, day: str) -> None:
    assert [line.what for line in lines_of(story, day)] == ["weekend"]


@then(parsers.parse('ngày {day} được tính vì "{why}"'))
def _(story: Story, day: str, why: str) -> None:
    assert ("make_up", why) in [(line.what, line.name) for line in lines_of(story, day)]


@then("hạn chỉ là tạm tính")
def _(story: Story) -> None:
    assert counted(story).provisional


@then(parsers.parse("không tính được hạn vì lịch năm {year} chưa được công bố"))
def _(story: Story, year: str) -> None:
    with pytest.raises(NotFound, match=year):
        counted(story)
