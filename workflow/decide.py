"""The one judge: `decide(rules, dossier, command, at)` gives the events that the command causes, or refuses.

First everything that has passed before `at` is settled, then the command is judged on the dossier as it then stands.
Nothing here reads a clock or a store; `advance` is the same with the dossier that the events make, for those who go
on with it.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from workflow import commands as c
from workflow import events as e
from workflow.acts import act, answer, assign, declare_incident, end_incident, judge_move, submit
from workflow.causes import give_cause
from workflow.errors import NotAllowed, NotFound
from workflow.excuses import accept_excuse
from workflow.history import apply
from workflow.machine import Rules
from workflow.model import Dossier, Instant
from workflow.obligations import declare_delay, deliver, draft, follow_appointment, issue, waive
from workflow.permission import may, refusal
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
    if type(command) is c.Act and dossier.latest <= at <= dossier.next_due:
        straight = _straight(rules, dossier, command, at)
        if straight is not None:
            return straight
    return the_long_way(rules, dossier, command, at)


def _straight(rules: Rules, dossier: Dossier, command: c.Act, at: Instant) -> Outcome | None:
    """The outcome of a move that causes nothing but itself, as most do; None where there may be more to say. Raises
    NotAllowed.

    It is what the long way comes to as well.
    """
    track = rules.tracks.get(dossier.lane)
    if track is None or dossier.obligations or dossier.consultation is not None or command.data or command.documents:
        return None
    way = track.ways[dossier.state].get(command.action)
    if way is None or not way.straight or not may(way.takers, command.actor):
        return None
    if way.move.conditional:
        judge_move(Story(rules, dossier), way.move, command, dossier.data)
    position = track.calendar.position(at)
    event = e.StateEntered(
        at, command.action, dossier.state, way.target, way.holder, command.actor.id, position, (), command.ground
    )
    return Outcome(apply(dossier, event), (event,))


def the_long_way(rules: Rules, dossier: Dossier, command: c.Command, at: Instant) -> Outcome:
    """The outcome of a command, whatever it causes; raises NotAllowed."""
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
    judging = JUDGES.get(type(command))
    if judging is None:
        raise TypeError(f"wanted a command, but got {type(command).__name__}")
    judging(story, command, at)
    if story.dossier.obligations:
        follow_appointment(story, at)


def _look(_: Story, __: c.Tick, ___: Instant) -> None:
    """What has passed is settled already; nothing else is asked for."""


def _no_package(story: Story, command: c.SendComponent, _: Instant) -> None:
    raise refusal(story.dossier, f"to send '{command.component}'", "it is no package", ())


def _already_there(story: Story, command: c.Submit, _: Instant) -> None:
    raise refusal(story.dossier, f"to submit '{command.code}'", "it is already there", ())


# How each command is judged on a dossier that is there.
JUDGES: dict[type, Callable[[Story, Any, Instant], None]] = {
    c.Act: act,
    c.Tick: _look,
    c.Answer: answer,
    c.Assign: assign,
    c.DeclareIncident: declare_incident,
    c.EndIncident: end_incident,
    c.DeclareDelay: declare_delay,
    c.DraftObligation: draft,
    c.IssueObligation: issue,
    c.DeliverObligation: deliver,
    c.WaiveObligation: waive,
    c.SendComponent: _no_package,
    c.AcceptExcuse: accept_excuse,
    c.GiveCause: give_cause,
    c.Submit: _already_there,
}
