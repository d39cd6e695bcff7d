"""Steps: a dossier is late, somebody owes an apology or an explanation, and the delay has owners."""

from pytest_bdd import parsers, then, when

from tests.features import titles
from tests.features.steps_acts import refused
from tests.features.story import Story, shipped
from tests.features.wording import moment, said, seconds
from workflow import Obligation, Receipt, Responsibility

STEPS = {"phải gửi": "owed", "đã dự thảo": "drafted", "đã ban hành": "issued", "đã đến tay người dân": "delivered"}


@then("hồ sơ không trễ hạn")
def _(story: Story) -> None:
    assert story.promise.missed is None


@then(parsers.parse("hồ sơ trễ {text}"))
def _(story: Story, text: str) -> None:
    assert shares(story).late_seconds == (0 if text == "nhưng không mất giờ làm việc nào" else seconds(text))


def shares(story: Story) -> Responsibility:
    """Whose the delay of the appointment is."""
    [promise] = story.engine.explain(story.code, story.promise.name)
    assert promise.lateness is not None, f"{story.code}: không trễ hạn"
    return promise.lateness


# --- what is owed


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


@then("không phải giải trình")
def _(story: Story) -> None:
    assert story.owed("explanation") == []


@then(parsers.parse("phải giải trình chậm nhất {when_}"))
def _(story: Story, when_: str) -> None:
    assert [said(one.due) for one in story.owed("explanation")] == [when_]


@then(parsers.parse('"{title}" là nơi phải xin lỗi'))
def _(story: Story, title: str) -> None:
    assert [one.debtor for one in story.owed("apology")] == [titles.agency(shipped(), title)]


@then(parsers.parse('văn bản xin lỗi nêu "{title}" là nơi gây chậm'))
def _(story: Story, title: str) -> None:
    assert [one.named_cause for one in story.owed("apology")] == [titles.department(shipped(), title)]


@then(parsers.parse('văn bản xin lỗi ở bước "{step}"'))
def _(story: Story, step: str) -> None:
    assert [one.state for one in story.owed("apology")] == [STEPS[step]]


@then(parsers.parse("phải gửi văn bản xin lỗi chậm nhất {when_}"))
def _(story: Story, when_: str) -> None:
    assert [said(one.due) for one in story.owed("apology")] == [when_]


@then("văn bản xin lỗi chưa phải báo lên người đứng đầu")
def _(story: Story) -> None:
    assert [one.escalated for one in story.owed("apology")] == [None]


@then("văn bản xin lỗi bị báo lên người đứng đầu")
def _(story: Story) -> None:
    assert [one.escalated is not None for one in story.owed("apology")] == [True]


# --- letters


def letter(story: Story) -> Obligation:
    [owed] = story.owed("apology")
    return owed


@when(parsers.parse('"{who}" báo sẽ trễ lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    declare(story, who, when_)


@when(parsers.parse('"{who}" thử báo sẽ trễ lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    refused(story, lambda: declare(story, who, when_))


def declare(story: Story, who: str, when_: str) -> Receipt:
    return story.engine.declare_delay(story.code, actor=titles.actor(shipped(), who), at=moment(when_))


@when(parsers.parse('"{who}" dự thảo văn bản xin lỗi lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    story.engine.draft(letter(story).id, actor=titles.actor(shipped(), who), at=moment(when_))


@when(parsers.parse('"{who}" ký văn bản xin lỗi hẹn lại {new} lúc {when_}'))
def _(story: Story, who: str, new: str, when_: str) -> None:
    issue(story, who, when_, new)


@when(parsers.parse('"{who}" thử ký văn bản xin lỗi hẹn lại {new} lúc {when_}'))
def _(story: Story, who: str, new: str, when_: str) -> None:
    refused(story, lambda: issue(story, who, when_, new))


@when(parsers.parse('"{who}" ký văn bản xin lỗi lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    issue(story, who, when_)


@when(parsers.parse('"{who}" thử ký văn bản xin lỗi không hẹn lại lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    refused(story, lambda: issue(story, who, when_))


def issue(story: Story, who: str, when_: str, new: str | None = None) -> Receipt:
    promised = None if new is None else moment(new)
    return story.engine.issue(letter(story).id, actor=titles.actor(shipped(), who), promised=promised, at=moment(when_))


@when(parsers.parse('"{who}" ghi văn bản xin lỗi đã đến tay người dân lúc {when_}'))
def _(story: Story, who: str, when_: str) -> None:
    story.engine.deliver(letter(story).id, actor=titles.actor(shipped(), who), at=moment(when_))


# --- whose days these were


@then(parsers.parse('"{title}" chịu trách nhiệm {text}'))
def _(story: Story, title: str, text: str) -> None:
    borne = {share.holder: share.late_seconds for share in shares(story).shares}
    wanted = 0 if text == "nhưng không giây nào" else seconds(text)
    assert borne.get(titles.department(shipped(), title)) == wanted, borne


@then(parsers.parse('"{title}" không chịu trách nhiệm'))
def _(story: Story, title: str) -> None:
    assert titles.department(shipped(), title) not in {share.holder for share in shares(story).shares}


@then("các phần trách nhiệm cộng lại đúng bằng thời gian trễ")
def _(story: Story) -> None:
    table = shares(story)
    assert sum(share.late_seconds for share in table.shares) == table.late_seconds
