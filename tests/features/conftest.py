"""The closed vocabulary of the specs: each step is a thin wrapper over the public library."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from tests.features import titles
from workflow import Engine, NotAllowed, NotFound, load_definitions
from workflow.loader import Definitions
from workflow.machine import Track
from workflow.model import Clock, Dossier, Instant, Obligation
from workflow.moments import instant, local
from workflow.responsibility import shares_of
from workflow.worktime import Counting, Limit, Line, Term, begin, explain

UNITS = {
    "ngày làm việc": "working days",
    "giờ làm việc": "working hours",
    "phút làm việc": "working minutes",
    "ngày": "days",
    "giờ": "hours",
}
SECONDS = {"giờ làm việc": 3_600, "phút làm việc": 60, "giây làm việc": 1}


@cache
def shipped() -> Definitions:
    return load_definitions()


@dataclass
class Story:
    """What one scenario has told so far."""

    event: Instant = 0
    limit: str = ""
    cut_off: int | None = None
    engine: Engine = field(default_factory=lambda: Engine("memory://", shipped()))
    code: str = ""
    refused: str = ""

    @property
    def dossier(self) -> Dossier:
        return self.engine.dossier(self.code)

    @property
    def track(self) -> Track:
        dossier = self.dossier
        return self.engine.rules_of(dossier).tracks[dossier.lane]

    @property
    def promise(self) -> Clock:
        dossier = self.dossier
        assert dossier.promise is not None
        return dossier.clocks[dossier.promise]

    def owed(self, kind: str) -> list[Obligation]:
        return [one for one in self.dossier.obligations if one.kind == kind]


@pytest.fixture
def story() -> Story:
    return Story()


def moment(text: str) -> Instant:
    """`10:00 ngày 23/11/2026` as an instant."""
    found = re.fullmatch(r"(\d\d:\d\d) ngày (\d\d)/(\d\d)/(\d{4})", text)
    assert found, f"thời điểm «{text}»: viết như 10:00 ngày 23/11/2026"
    time, day, month, year = found.groups()
    return instant(f"{year}-{month}-{day}T{time}")


def said(at: Instant) -> str:
    return f"{local(at):%H:%M ngày %d/%m/%Y}"


def limit(text: str) -> Limit:
    """`3 ngày làm việc` as a limit."""
    if text == "trong ngày làm việc":
        return Limit.parse("same working day")
    amount, _, unit = text.partition(" ")
    return Limit.parse(f"{amount} {UNITS[unit]}")


def seconds(text: str) -> int:
    """`7 giờ làm việc 30 phút làm việc` in seconds."""
    parts = re.findall(r"(\d+) (giờ|phút|giây) làm việc", text)
    assert parts, f"thời gian «{text}»: viết như 30 phút làm việc"
    return sum(int(amount) * SECONDS[f"{unit} làm việc"] for amount, unit in parts)


# --- đếm thời hạn


@given(parsers.parse("sự kiện xảy ra lúc {when_}"))
def _(story: Story, when_: str) -> None:
    story.event = moment(when_)


@given(parsers.parse("thời hạn là {text}"))
def _(story: Story, text: str) -> None:
    story.limit = text


@given(parsers.parse("sau {hour} thì tính từ ngày làm việc tiếp theo"))
def _(story: Story, hour: str) -> None:
    story.cut_off = int(hour[:2]) * 3_600 + int(hour[3:]) * 60


def counted(story: Story) -> tuple[Term, tuple[Line, ...]]:
    calendar, counting = shipped().calendars["dinh_hoa"], Counting(limit(story.limit), story.cut_off)
    return begin(calendar, counting, story.event), explain(calendar, counting, story.event)


@then(parsers.parse("đến hạn lúc {when_}"))
def _(story: Story, when_: str) -> None:
    assert said(counted(story)[0].due) == when_


@then(parsers.parse('ngày {day} nghỉ vì "{why}"'))
def _(story: Story, day: str, why: str) -> None:
    names = [line.name or line.what for line in counted(story)[1] if f"{line.day:%d/%m/%Y}" == day]
    assert why in names


@then(parsers.parse("ngày {day} nghỉ cuối tuần"))
def _(story: Story, day: str) -> None:
    assert "weekend" in [line.what for line in counted(story)[1] if f"{line.day:%d/%m/%Y}" == day]


@then(parsers.parse('ngày {day} được tính vì "{why}"'))
def _(story: Story, day: str, why: str) -> None:
    assert ("make_up", why) in [(line.what, line.name) for line in counted(story)[1] if f"{line.day:%d/%m/%Y}" == day]


@then("hạn chỉ là tạm tính")
def _(story: Story) -> None:
    assert counted(story)[0].provisional


@then(parsers.parse("không tính được hạn vì lịch năm {year} chưa được công bố"))
def _(story: Story, year: str) -> None:
    with pytest.raises(NotFound, match=year):
        counted(story)


# --- nộp và giải quyết hồ sơ


@given(parsers.parse('người dân nộp hồ sơ "{title}" lúc {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    submit(story, title, when_, [])


@given(parsers.parse('người dân nộp lúc {when_} hồ sơ "{title}" ghi:'))
def _(story: Story, title: str, when_: str, datatable: list[list[str]]) -> None:
    submit(story, title, when_, datatable)


@given(parsers.parse('người dân xin "{lane}" và nộp lúc {when_} hồ sơ "{title}" ghi:'))
def _(story: Story, title: str, lane: str, when_: str, datatable: list[list[str]]) -> None:
    submit(story, title, when_, datatable, lane)


def submit(story: Story, title: str, when_: str, table: list[list[str]], lane: str | None = None) -> None:
    procedure, at = titles.procedure(shipped(), title), moment(when_)
    tracks = shipped().rules(procedure, story.engine.home, at=at).tracks
    asked = "standard" if lane is None else titles.lane(tracks, lane)
    data = titles.values(tracks[asked], [(row[0], row[1]) for row in table])
    receipt = story.engine.submit(
        procedure,
        actor=titles.actor(shipped(), titles.CITIZENS),
        applicant={"name": "Nguyễn Văn Thử"},
        data=data,
        lane=asked,
        at=at,
    )
    story.code = receipt.dossier.code


@given(parsers.parse('"{who}" làm "{title}" lúc {when_}'))
@when(parsers.parse('"{who}" làm "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    act(story, who, title, when_)


@given(parsers.parse('người dân làm "{title}" lúc {when_}'))
@when(parsers.parse('người dân làm "{title}" lúc {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    act(story, titles.CITIZENS, title, when_)


def act(story: Story, who: str, title: str, when_: str) -> None:
    """The action with all documents that it needs."""
    track = story.track
    action = titles.action(track, title)
    needed = {document for move in track.procedure.moves if move.action == action for document in move.requires}
    story.engine.act(story.code, action, actor=titles.actor(shipped(), who), documents=sorted(needed), at=moment(when_))


@when(parsers.parse('"{who}" thử làm "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        act(story, who, title, when_)
    story.refused = str(refused.value)


@when(parsers.parse('người dân thử làm "{title}" lúc {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        act(story, titles.CITIZENS, title, when_)
    story.refused = str(refused.value)


@when(parsers.parse('"{who}" trả lời ý kiến lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    story.engine.act(story.code, "answer", actor=titles.actor(shipped(), who), at=moment(when_))


@when(parsers.parse("đồng hồ chỉ {when_}"))
def _(story: Story, when_: str) -> None:
    story.engine.tick(at=moment(when_))


@then("thao tác bị từ chối")
def _(story: Story) -> None:
    assert story.refused


@then(parsers.parse('chỉ "{title}" được làm việc đó'))
def _(story: Story, title: str) -> None:
    allowed = story.refused.rpartition("possible: ")[2]
    assert {one.strip().rpartition(".")[0] for one in allowed.split(",")} == {titles.department(shipped(), title)}


# --- hồ sơ đang thế nào


@then(parsers.parse("ngày hẹn trả là {when_}"))
def _(story: Story, when_: str) -> None:
    appointment = story.dossier.appointment
    assert appointment is not None
    assert said(appointment) == when_


@then(parsers.parse('hạn của "{title}" là {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    assert said(story.dossier.clocks[titles.clock(story.track, title)].due) == when_


@then(parsers.parse('"{title}" đang đứng'))
def _(story: Story, title: str) -> None:
    assert story.dossier.clocks[titles.clock(story.track, title)].state == "paused"


@then(parsers.parse('"{title}" bị trễ'))
def _(story: Story, title: str) -> None:
    assert story.dossier.clocks[titles.clock(story.track, title)].missed is not None


@then(parsers.parse('"{title}" không bị trễ'))
def _(story: Story, title: str) -> None:
    assert story.dossier.clocks[titles.clock(story.track, title)].missed is None


@then(parsers.parse('hồ sơ ở trạng thái "{title}"'))
def _(story: Story, title: str) -> None:
    assert story.dossier.state == titles.state(story.track, title)


@then(parsers.parse('"{title}" đang giữ hồ sơ'))
def _(story: Story, title: str) -> None:
    assert story.dossier.holder == titles.department(shipped(), title)


@then(parsers.parse('hồ sơ đi "{title}"'))
def _(story: Story, title: str) -> None:
    assert story.track.procedure.lane_title == title


@then("hồ sơ đi luồng thường")
def _(story: Story) -> None:
    assert story.dossier.lane == "standard"


@then(parsers.parse("hồ sơ theo bản thủ tục có hiệu lực từ {day}"))
def _(story: Story, day: str) -> None:
    version = story.dossier.version.procedure
    found = next(one for one in shipped().versions(story.dossier.procedure) if one.version == version)
    assert f"{found.in_force.since:%d/%m/%Y}" == day


@then(parsers.parse("mọi đồng hồ của hồ sơ đã dừng"))
def _(story: Story) -> None:
    assert all(clock.stopped is not None for clock in story.dossier.clocks.values())


@then(parsers.parse('ý kiến của "{title}" được coi là đồng ý'))
def _(story: Story, title: str) -> None:
    department = titles.department(shipped(), title)
    deemed = [one.event for one in story.engine.history(story.code) if type(one.event).__name__ == "OpinionDeemed"]
    assert department in {one.department for one in deemed}  # type: ignore[union-attr]


# --- trễ hạn, xin lỗi, trách nhiệm


@then("hồ sơ không trễ hạn")
def _(story: Story) -> None:
    assert story.promise.missed is None


@then(parsers.parse("hồ sơ trễ {text}"))
def _(story: Story, text: str) -> None:
    assert lateness(story).late_seconds == (0 if text == "nhưng không mất giờ làm việc nào" else seconds(text))


def lateness(story: Story) -> Any:
    """The table of the missed promise: as it was fixed, else as it stands now."""
    fixed = [one for one in story.dossier.responsibility if one.clock == story.dossier.promise]
    if fixed:
        return fixed[-1]
    dossier = story.dossier
    assert story.promise.missed is not None
    return shares_of(story.engine.rules_of(dossier), dossier, story.promise, dossier.latest)


@then("không phải xin lỗi")
def _(story: Story) -> None:
    assert story.owed("apology") == []


@then("phải xin lỗi đúng một lần")
def _(story: Story) -> None:
    assert len(story.owed("apology")) == 1


@then("người đứng đầu phải giải trình")
def _(story: Story) -> None:
    [explanation] = story.owed("explanation")
    assert explanation.signer == shipped().agencies.agency(explanation.debtor).head


@then(parsers.parse('văn bản xin lỗi ở bước "{step}"'))
def _(story: Story, step: str) -> None:
    steps = {"phải gửi": "owed", "đã ban hành": "issued", "đã đến tay người dân": "delivered"}
    assert [one.state for one in story.owed("apology")] == [steps[step]]


@then(parsers.parse("phải gửi văn bản xin lỗi chậm nhất {when_}"))
def _(story: Story, when_: str) -> None:
    assert [said(one.due) for one in story.owed("apology")] == [when_]


@when(parsers.parse('"{who}" báo sẽ trễ lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    story.engine.declare_delay(story.code, actor=titles.actor(shipped(), who), at=moment(when_))


@when(parsers.parse('"{who}" ký văn bản xin lỗi hẹn lại {new} lúc {when_}'))
def _(story: Story, who: str, new: str, when_: str) -> None:
    [owed] = story.owed("apology")
    story.engine.issue(owed.id, actor=titles.actor(shipped(), who), promised=moment(new), at=moment(when_))


@when(parsers.parse('"{who}" ký văn bản xin lỗi lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    [owed] = story.owed("apology")
    story.engine.issue(owed.id, actor=titles.actor(shipped(), who), at=moment(when_))


@when(parsers.parse('"{who}" ghi văn bản xin lỗi đã đến tay người dân lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    [owed] = story.owed("apology")
    story.engine.deliver(owed.id, actor=titles.actor(shipped(), who), at=moment(when_))


@then(parsers.parse('"{title}" chịu trách nhiệm {text}'))
def _(story: Story, title: str, text: str) -> None:
    borne = {share.holder: share.late_seconds for share in lateness(story).shares}
    wanted = 0 if text == "nhưng không giây nào" else seconds(text)
    assert borne.get(titles.department(shipped(), title)) == wanted, borne


@then(parsers.parse('"{title}" không chịu trách nhiệm'))
def _(story: Story, title: str) -> None:
    assert titles.department(shipped(), title) not in {share.holder for share in lateness(story).shares}


@then("các phần trách nhiệm cộng lại đúng bằng thời gian trễ")
def _(story: Story) -> None:
    table = lateness(story)
    assert sum(share.late_seconds for share in table.shares) == table.late_seconds


@then(parsers.parse('"{title}" đã giữ hồ sơ {text}'))
def _(story: Story, title: str, text: str) -> None:
    holder = titles.department(shipped(), title)
    assert sum(one.working_seconds for one in story.dossier.custody if one.holder == holder) == seconds(text)
