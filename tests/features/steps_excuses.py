"""Steps: seconds that nobody answers for, and the cause of a delay."""

from pytest_bdd import parsers, then, when

from tests.features import titles
from tests.features.steps_acts import refused
from tests.features.story import Story, shipped
from tests.features.wording import moment, seconds
from workflow import Receipt, Responsibility
from workflow.commands import AcceptExcuse, GiveCause


@when(parsers.parse('"{who}" chấp nhận miễn trách từ {since} đến {until} vì "{ground}" lúc {when_}'))
def _(story: Story, who: str, since: str, until: str, ground: str, when_: str) -> None:
    excuse(story, who, since, until, ground, when_)


@when(parsers.parse('"{who}" thử chấp nhận miễn trách từ {since} đến {until} vì "{ground}" lúc {when_}'))
def _(story: Story, who: str, since: str, until: str, ground: str, when_: str) -> None:
    refused(story, lambda: excuse(story, who, since, until, ground, when_))


def excuse(story: Story, who: str, since: str, until: str, ground: str, when_: str) -> Receipt:
    wish = AcceptExcuse(titles.actor(shipped(), who), moment(since), moment(until), ground)
    return story.engine.handle(story.code, wish, at=moment(when_))


def anew(story: Story) -> Responsibility:
    """Whose the delay of the appointment is after the last excuse."""
    [promise] = story.engine.explain(story.code, story.promise.name)
    assert promise.reattributed is not None, f"{story.code}: không có bảng tính lại"
    return promise.reattributed


@then(parsers.parse('sau khi miễn trách "{title}" chịu trách nhiệm {text}'))
def _(story: Story, title: str, text: str) -> None:
    borne = {share.holder: share.late_seconds for share in anew(story).shares}
    assert borne.get(titles.department(shipped(), title)) == seconds(text), borne


@then(parsers.parse("sau khi miễn trách không ai chịu {text}"))
def _(story: Story, text: str) -> None:
    borne = {share.holder: share.late_seconds for share in anew(story).shares}
    assert borne.get("excused") == seconds(text), borne


@then("phần trách nhiệm không phải tính lại")
def _(story: Story) -> None:
    assert story.dossier.reattributed == ()


# --- the cause


def code(story: Story, title: str) -> str:
    causes = story.track.procedure.causes.values()
    return titles.one(title, "nguyên nhân", (rule.code for rule in causes if rule.title == title))


@when(parsers.parse('"{who}" ghi nguyên nhân "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    give(story, who, title, when_)


@when(parsers.parse('"{who}" thử ghi nguyên nhân "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    refused(story, lambda: give(story, who, title, when_))


def give(story: Story, who: str, title: str, when_: str) -> Receipt:
    wish = GiveCause(titles.actor(shipped(), who), code(story, title))
    return story.engine.handle(story.code, wish, at=moment(when_))


@then(parsers.parse('nguyên nhân quá hạn là "{title}"'))
def _(story: Story, title: str) -> None:
    assert story.dossier.cause == code(story, title)


@then(parsers.parse('bị từ chối vì "{title}" chịu phần trễ'))
def _(story: Story, title: str) -> None:
    assert story.refused is not None
    assert f"the delay is borne by {titles.department(shipped(), title)};" in str(story.refused)
