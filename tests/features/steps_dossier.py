"""Steps: how a dossier stands, who has it, which clocks run on it and under which law."""

from pytest_bdd import parsers, then

from tests.features import titles
from tests.features.story import Story, shipped
from tests.features.wording import said, seconds
from workflow.events import ClockWarned, OpinionDeemed, OpinionGiven
from workflow.model import Clock
from workflow.procedure import DECLARE, InForce


@then(parsers.parse("ngày hẹn trả là {when_}"))
def _(story: Story, when_: str) -> None:
    assert said(story.dossier.appointment) == when_


@then(parsers.parse('hồ sơ ở trạng thái "{title}"'))
def _(story: Story, title: str) -> None:
    assert story.dossier.state == titles.state(story.track, title)


@then(parsers.parse('"{title}" đang giữ hồ sơ'))
def _(story: Story, title: str) -> None:
    assert story.dossier.holder == titles.department(shipped(), title)


@then(parsers.parse('hồ sơ đi "{title}"'))
def _(story: Story, title: str) -> None:
    assert story.dossier.lane == titles.lane(story.engine.rules_of(story.dossier).tracks, title)


@then("hồ sơ đi luồng thường")
def _(story: Story) -> None:
    assert story.dossier.lane == titles.STANDARD


@then("kết quả là từ chối, có nêu lý do")
def _(story: Story) -> None:
    assert story.dossier.data["result"] == "refused"


# --- clocks


def clock(story: Story, title: str) -> Clock:
    return story.dossier.clocks[titles.clock(story.track, title)]


@then(parsers.parse('hạn của "{title}" là {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    assert said(clock(story, title).due) == when_


@then(parsers.parse('"{title}" đang đứng'))
def _(story: Story, title: str) -> None:
    assert clock(story, title).state == "paused"


@then(parsers.parse('"{title}" đang chạy'))
def _(story: Story, title: str) -> None:
    assert clock(story, title).state == "running"


@then(parsers.parse('"{title}" bị trễ'))
def _(story: Story, title: str) -> None:
    assert clock(story, title).missed is not None


@then(parsers.parse('"{title}" không bị trễ'))
def _(story: Story, title: str) -> None:
    assert clock(story, title).missed is None


@then(parsers.parse('"{title}" đã được nhắc {times:d} lần'))
def _(story: Story, title: str, times: int) -> None:
    name = titles.clock(story.track, title)
    told = [one.event for one in story.engine.history(story.code)]
    warned = [event.label for event in told if isinstance(event, ClockWarned) and event.clock == name]
    assert len(warned) - warned.count(DECLARE) == times


@then(parsers.parse("cơ quan đã được nhắc báo trễ {times:d} lần"))
def _(story: Story, times: int) -> None:
    told = [one.event for one in story.engine.history(story.code)]
    assert [event.label for event in told if isinstance(event, ClockWarned)].count(DECLARE) == times


@then("mọi đồng hồ của hồ sơ đã dừng")
def _(story: Story) -> None:
    assert [one.name for one in story.dossier.clocks.values() if one.stopped is None] == []


# --- opinions of asked agencies


@then(parsers.parse('ý kiến của "{title}" được coi là đồng ý'))
def _(story: Story, title: str) -> None:
    told = [one.event for one in story.engine.history(story.code)]
    deemed = {event.department for event in told if isinstance(event, OpinionDeemed)}
    assert titles.department(shipped(), title) in deemed


@then(parsers.parse('ý kiến đến muộn của "{title}" vẫn được ghi lại'))
def _(story: Story, title: str) -> None:
    told = [one.event for one in story.engine.history(story.code)]
    late = {event.department for event in told if isinstance(event, OpinionGiven) and event.late}
    assert titles.department(shipped(), title) in late


# --- the law that the dossier is under


@then(parsers.parse("hồ sơ theo bản thủ tục có hiệu lực từ {day}"))
def _(story: Story, day: str) -> None:
    versions = shipped().versions(story.dossier.procedure)
    assert since(story.dossier.version.procedure, [(one.version, one.in_force) for one in versions]) == day


@then(parsers.parse("hồ sơ theo bản cơ chế một cửa có hiệu lực từ {day}"))
def _(story: Story, day: str) -> None:
    [lifecycle] = {one.lifecycle for one in shipped().versions(story.dossier.procedure)}
    assert since(story.dossier.version.lifecycle, shipped().lifecycle_versions(lifecycle)) == day


def since(pinned: str, versions: "list[tuple[str, InForce]] | tuple[tuple[str, InForce], ...]") -> str:
    """The first day of the version that the dossier is pinned to."""
    [found] = [in_force for version, in_force in versions if version == pinned]
    return f"{found.since:%d/%m/%Y}"


# --- who had it


@then(parsers.parse('"{title}" đã giữ hồ sơ {text}'))
def _(story: Story, title: str, text: str) -> None:
    holder = titles.department(shipped(), title)
    assert sum(one.working_seconds for one in story.dossier.custody if one.holder == holder) == seconds(text)


@then(parsers.parse("thời gian giữ hồ sơ của mọi nơi cộng lại đúng {text}"))
def _(story: Story, text: str) -> None:
    assert sum(one.working_seconds for one in story.dossier.custody) == seconds(text)
