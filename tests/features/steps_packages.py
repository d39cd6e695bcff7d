"""Steps: a package's components are handed over, each is a dossier of its own, and one apology covers both dates."""

from pytest_bdd import given, parsers, then, when

from tests.features import titles
from tests.features.steps_acts import refused
from tests.features.story import Story, shipped
from tests.features.wording import moment
from workflow import Receipt
from workflow.events import HandOffMissed, ObligationAdopted
from workflow.model import Component

STATES = {
    "đang chờ phần trước": "waiting",
    "phải được chuyển đi": "ready",
    "đã được chuyển đến": "sent",
    "đã được nhận": "received",
    "bị trả lại": "sent_back",
    "đã xong": "finished",
    "dừng": "stopped",
    "bị từ chối": "refused",
    "không thuộc nhóm": "left_out",
}


def whole(story: Story) -> str:
    """The code of the package that the scenario speaks of, or of which its dossier is a component."""
    return story.engine.package(story.code).package.code


def named(story: Story, title: str) -> str:
    package = story.engine.package(story.code).package
    rules = story.engine.rules_of(package).tracks[titles.STANDARD].procedure.components
    return titles.one(title, "thành phần", (id for id, one in rules.items() if one.title == title))


def component(story: Story, title: str) -> Component:
    return story.engine.package(story.code).package.components[named(story, title)]


@given(parsers.parse('"{who}" chuyển thành phần "{title}" lúc {when_}'))
@when(parsers.parse('"{who}" chuyển thành phần "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    send(story, who, title, when_)


@when(parsers.parse('"{who}" thử chuyển thành phần "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    refused(story, lambda: send(story, who, title, when_))


def send(story: Story, who: str, title: str, when_: str) -> Receipt:
    actor = titles.actor(shipped(), who)
    return story.engine.send(whole(story), named(story, title), actor=actor, at=moment(when_))


@given(parsers.parse('ở thành phần "{title}"'))
@when(parsers.parse('ở thành phần "{title}"'))
def _(story: Story, title: str) -> None:
    code = component(story, title).code
    assert code is not None, f"thành phần «{title}»: chưa được chuyển"
    story.code = code


@when("ở cả nhóm")
@then("ở cả nhóm")
def _(story: Story) -> None:
    story.code = whole(story)


@then(parsers.parse('thành phần "{title}" {state}'))
def _(story: Story, title: str, state: str) -> None:
    assert component(story, title).state == STATES[state]


@then(parsers.parse('"{who}" phải chuyển thành phần "{title}"'))
def _(story: Story, who: str, title: str) -> None:
    one = component(story, title)
    assert (one.sender, one.state in ("ready", "sent_back")) == (titles.department(shipped(), who), True)


@then(parsers.parse('việc chuyển "{title}" bị ghi nhận là trễ'))
def _(story: Story, title: str) -> None:
    assert named(story, title) in late(story)


@then(parsers.parse('việc chuyển "{title}" không trễ'))
def _(story: Story, title: str) -> None:
    assert named(story, title) not in late(story)


def late(story: Story) -> set[str]:
    events = (record.event for record in story.engine.history(whole(story)))
    return {event.component for event in events if isinstance(event, HandOffMissed)}


@then(parsers.parse('văn bản xin lỗi của "{agency}" dùng cho cả ngày hẹn của nhóm'))
def _(story: Story, agency: str) -> None:
    package, owed = whole(story), dict(story.engine.obligations())
    [adopted] = [one.event for one in story.engine.history(package) if isinstance(one.event, ObligationAdopted)]
    [letter] = [one for one in owed.values() if one.id == adopted.obligation]
    assert (letter.debtor, package in owed) == (titles.agency(shipped(), agency), False)
