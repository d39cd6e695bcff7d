"""Steps: what is handed in without a citizen, and lateness that is only recorded."""

import pytest
from pytest_bdd import given, parsers, then, when

from tests.features import titles
from tests.features.steps_acts import submit
from tests.features.story import Story, shipped
from tests.features.wording import moment, seconds
from workflow import NotAllowed, Responsibility
from workflow.events import ClockBreached, OpinionEscalated

# --- handed in by an office


@given(parsers.parse('"{who}" đề nghị hồ sơ nội bộ "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    request(story, who, title, when_)


@when(parsers.parse('"{who}" thử đề nghị hồ sơ nội bộ "{title}" lúc {when_}'))
def _(story: Story, who: str, title: str, when_: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        request(story, who, title, when_)
    story.refused = refusal.value


@when(parsers.parse('người dân thử nộp hồ sơ "{title}" lúc {when_}'))
def _(story: Story, title: str, when_: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        submit(story, title, when_, [])
    story.refused = refusal.value


def request(story: Story, who: str, title: str, when_: str) -> None:
    procedure = titles.procedure(shipped(), title)
    receipt = story.engine.submit(procedure, actor=titles.actor(shipped(), who), at=moment(when_))
    story.code = receipt.dossier.code


# --- late, and what that means


@then("hồ sơ không có ngày hẹn trả")
def _(story: Story) -> None:
    assert story.dossier.appointment is None


@then("không ai nợ văn bản nào")
def _(story: Story) -> None:
    assert story.dossier.obligations == ()


@then(parsers.parse('việc trễ "{title}" được ghi nhận'))
def _(story: Story, title: str) -> None:
    name = titles.clock(story.track, title)
    told = [one.event for one in story.engine.history(story.code)]
    recorded = [event.record for event in told if isinstance(event, ClockBreached) and event.clock == name]
    assert len(recorded) == 1
    assert recorded[0] is not None


@then(parsers.parse('"{title}" trễ {text}'))
def _(story: Story, title: str, text: str) -> None:
    assert shares(story, title).late_seconds == seconds(text)


@then(parsers.parse('trong phần trễ của "{title}", "{who}" chịu {text}'))
def _(story: Story, title: str, who: str, text: str) -> None:
    borne = {share.holder: share.late_seconds for share in shares(story, title).shares}
    assert borne.get(titles.department(shipped(), who)) == seconds(text), borne


def shares(story: Story, title: str) -> Responsibility:
    """Whose the delay of the clock is."""
    [clock] = story.engine.explain(story.code, titles.clock(story.track, title))
    assert clock.lateness is not None, f"{story.code}: «{title}» không trễ"
    return clock.lateness


# --- silence that goes to the head


@then(parsers.parse('câu hỏi được chuyển lên "{title}"'))
def _(story: Story, title: str) -> None:
    told = [one.event for one in story.engine.history(story.code)]
    asked = [event.to for event in told if isinstance(event, OpinionEscalated)]
    assert asked == [titles.actor(shipped(), title).id]
