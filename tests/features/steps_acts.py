"""Steps: people hand in a dossier, act on it and give opinions, or try to and are refused; the clock shows a time."""

from collections.abc import Callable

import pytest
from pytest_bdd import given, parsers, then, when

from tests.features import titles
from tests.features.story import Story, shipped
from tests.features.wording import moment
from workflow import DeclareIncident, EndIncident, NotAllowed, Receipt
from workflow.acts import ANSWER

# --- handing in


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
    asked = titles.STANDARD if lane is None else titles.lane(tracks, lane)
    receipt = story.engine.submit(
        procedure,
        actor=titles.actor(shipped(), titles.CITIZENS),
        applicant={"name": "Nguyễn Văn Thử"},
        data=titles.values(tracks[asked], [(row[0], row[1]) for row in table]),
        lane=asked,
        at=at,
    )
    story.code = receipt.dossier.code


# --- acting


@given(parsers.parse('"{who}" làm "{title}" lúc {when_}'))
@when(parsers.parse('"{who}" làm "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    act(story, who, title, when_)


@given(parsers.parse('người dân làm "{title}" lúc {when_}'))
@when(parsers.parse('người dân làm "{title}" lúc {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    act(story, titles.CITIZENS, title, when_)


@when(parsers.parse('"{who}" thử làm "{title}" mà không kèm giấy tờ lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    refused(story, lambda: act(story, who, title, when_, bare=True))


@when(parsers.parse('"{who}" thử làm "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    refused(story, lambda: act(story, who, title, when_))


@when(parsers.parse('người dân thử làm "{title}" lúc {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    refused(story, lambda: act(story, titles.CITIZENS, title, when_))


def act(story: Story, who: str, title: str, when_: str, *, bare: bool = False) -> Receipt:
    """The action, with all documents that it needs unless it is done bare."""
    moves, action = story.track.procedure.moves, titles.action(story.track, title)
    needed = {document for move in moves if move.action == action for document in move.requires}
    return story.engine.act(
        story.code,
        action,
        actor=titles.actor(shipped(), who),
        documents=() if bare else sorted(needed),
        at=moment(when_),
    )


def refused(story: Story, act: Callable[[], Receipt]) -> None:
    """The act is refused and leaves the dossier as it was."""
    before = story.engine.dossier(story.code)
    with pytest.raises(NotAllowed) as refusal:
        act()
    story.refused = refusal.value
    assert story.engine.dossier(story.code) == before


# --- opinions, and time that passes


@given(parsers.parse('"{who}" trả lời ý kiến lúc {when_}'))
@when(parsers.parse('"{who}" trả lời ý kiến lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    answer(story, who, when_)


@when(parsers.parse('"{who}" thử trả lời ý kiến lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    refused(story, lambda: answer(story, who, when_))


def answer(story: Story, who: str, when_: str) -> Receipt:
    return story.engine.act(story.code, ANSWER, actor=titles.actor(shipped(), who), at=moment(when_))


@when(parsers.parse("đồng hồ chỉ {when_}"))
def _(story: Story, when_: str) -> None:
    story.engine.tick(at=moment(when_))


# --- incidents


@when(parsers.parse('"{who}" công bố sự cố hệ thống lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    announce(story, who, when_)


@when(parsers.parse('"{who}" thử công bố sự cố hệ thống lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    refused(story, lambda: announce(story, who, when_))


def announce(story: Story, who: str, when_: str) -> Receipt:
    command = DeclareIncident(titles.actor(shipped(), who), "Thông báo sự cố")
    return story.engine.handle(story.code, command, at=moment(when_))


@when(parsers.parse('"{who}" báo hệ thống hoạt động lại lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    command = EndIncident(titles.actor(shipped(), who))
    story.engine.handle(story.code, command, at=moment(when_))


# --- what was refused


@then("thao tác bị từ chối")
def _(story: Story) -> None:
    assert story.refused is not None


@then(parsers.parse('chỉ "{title}" được làm việc đó'))
def _(story: Story, title: str) -> None:
    assert story.refused is not None
    able = {titles.room(shipped(), who) for who in story.refused.offered}
    assert able == {titles.department(shipped(), title)}


@then("chỉ những người này được làm việc đó:")
def _(story: Story, datatable: list[list[str]]) -> None:
    assert story.refused is not None
    able = {id for who in story.refused.offered for id in titles.officers(shipped(), who)}
    assert able == {titles.actor(shipped(), title).id for [title] in datatable}


@then(parsers.parse('lúc này làm được "{title}"'))
def _(story: Story, title: str) -> None:
    assert titles.action(story.track, title) in offered(story)


@then(parsers.parse('lúc này không làm được "{title}"'))
def _(story: Story, title: str) -> None:
    assert titles.action(story.track, title) not in offered(story)


def offered(story: Story) -> set[str]:
    return {offer.action for offer in story.engine.offers(story.code)}
