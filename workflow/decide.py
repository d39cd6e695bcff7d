"""The one judge: `decide(rules, dossier, command, at)` gives the events that the command causes, or refuses.

First everything that has passed before `at` is settled, then the command is judged on the dossier as it then stands.
Nothing here reads a clock or a store; `advance` is the same with the dossier that the events make, for those who go
on with it.
"""

from msgspec import Struct

from workflow import commands as c
from workflow import events as e
from workflow.acts import act, answer, assign, declare_incident, end_incident, submit
from workflow.causes import give_cause
from workflow.errors import NotAllowed, NotFound
from workflow.excuses import accept_excuse
from workflow.machine import Rules
from workflow.model import Dossier, Instant
from workflow.obligations import declare_delay, deliver, draft, follow_appointment, issue, waive
from workflow.permission import refusal
from workflow.settle import settle
from workflow.story import Story, begun


class Outcome(Struct, frozen=True, gc=False):
    """What a command caused, and the dossier after it."""

    dossier: Dossier
    events: tuple[e.Event, ...]


def decide(rules: Rules, dossier: Dossier | None, command: c.Command, at: Instant) -> tuple[e.Event, ...]:
    """The events that the command causes at `at`; raises NotAllowed where state, role or clock forbids it."""
    return advance(rules, dossier, command, at).events


def advance(rules: Rules, dossier: Dossier | None, command: c.Command, at: Instant) -> Outcome:
    """The events that the command causes at `at`, and the dossier that they make; raises NotAllowed."""
    if dossier is None:
        if not isinstance(command, c.Submit):
            raise NotFound("dossier", "", "the command needs a dossier, but there is none")
        begins = begun(rules, submit(rules, command, at))
        return Outcome(begins.dossier, tuple(begins.events))
    if at < dossier.latest:
        raise NotAllowed(
            f"{dossier.code}: wanted to act at {at}, but its journal already has an effect at {dossier.latest}; "
            "possible: act at that instant or later, or record a correction",
            dossier.code,
            dossier.state,
        )
    story = Story(rules, dossier)
    if dossier.next_due < at:
        settle(story, at)
    judge(story, command, at)
    return Outcome(story.dossier, tuple(story.events))


def judge(story: Story, command: c.Command, at: Instant) -> None:
    """The command on the settled dossier; tells what it causes, or raises NotAllowed."""
    match command:
        case c.Act():
            act(story, command, at)
        case c.Tick():
            pass
        case c.Answer():
            answer(story, command, at)
        case c.Assign():
            assign(story, command, at)
        case c.DeclareIncident():
            declare_incident(story, command, at)
        case c.EndIncident():
            end_incident(story, command, at)
        case c.DeclareDelay():
            declare_delay(story, command, at)
        case c.DraftObligation():
            draft(story, command, at)
        case c.IssueObligation():
            issue(story, command, at)
        case c.DeliverObligation():
            deliver(story, command, at)
        case c.WaiveObligation():
            waive(story, command, at)
        case c.SendComponent():
            raise refusal(story.dossier, f"to send '{command.component}'", "it is no package", ())
        case c.AcceptExcuse():
            accept_excuse(story, command, at)
        case c.GiveCause():
            give_cause(story, command, at)
        case c.Submit():
            raise refusal(story.dossier, f"to submit '{command.code}'", "it is already there", ())
        case _:
            raise TypeError(f"wanted a command, but got {type(command).__name__}")
    follow_appointment(story, at)
