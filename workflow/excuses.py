"""Which seconds does nobody answer for? The head's room accepts an excuse, and tables already fixed are told anew.

An excuse moves no date and undoes no breach; what a closure or an incident does to a clock is asked elsewhere.
"""

from collections.abc import Iterator

from workflow import commands as c
from workflow import events as e
from workflow.model import Excuse, Instant
from workflow.permission import name_of, refusal
from workflow.responsibility import in_effect, reattributed
from workflow.story import Story


def accept_excuse(story: Story, command: c.AcceptExcuse, at: Instant) -> None:
    room = _room(story)
    if command.actor.department != room:
        raise refusal(story.dossier, f"an excuse by {name_of(command.actor)}", "it is for the head to accept", (room,))
    for wrong, possible in _wrongs(story, command, at):
        raise refusal(story.dossier, "an excuse", wrong, (possible,))
    position = story.track.calendar.position
    excuse = Excuse(
        command.since,
        command.until,
        position(command.since),
        position(command.until),
        command.ground,
        at,
        command.actor.id,
    )
    story.tell(e.ExcuseAccepted(at, excuse, command.actor.id, command.ground))
    _tell_anew(story, command.ground, at)


def _room(story: Story) -> str:
    """Where the head of the lead agency works; where it has no head the lead department itself."""
    agencies, lead = story.rules.agencies, story.track.lead
    head = agencies.agency(lead.partition(".")[0]).head
    return lead if head is None else agencies.officer(head).department


def _wrongs(story: Story, command: c.AcceptExcuse, at: Instant) -> Iterator[tuple[str, str]]:
    """What forbids the stretch, and what would do."""
    dossier, position = story.dossier, story.track.calendar.position
    ended = story.track.procedure.states[dossier.state].end is not None
    since, until = max(command.since, dossier.submitted), min(command.until, dossier.entered if ended else at)
    if not command.ground.strip():
        yield "it names no ground", "name the ground"
    if command.until <= command.since:
        yield "it ends before it begins", "an end after its beginning"
    if command.until > at:
        yield "it is not over yet", "an end up to now"
    if since >= until or position(since) == position(until):
        yield "it covers no working second of the dossier", "a stretch in which it was with somebody"
    if any(max(since, one.since) < min(until, one.until) for one in dossier.excuses):
        yield "a part of that stretch is already excused", "another stretch"


def _tell_anew(story: Story, ground: str, at: Instant) -> None:
    """Each table already fixed that the excuse changes, beside the old one."""
    for table in in_effect(story.dossier):
        again = reattributed(story.rules, story.dossier, table, at)
        if again.shares != table.shares:
            story.tell(e.ResponsibilityReattributed(at, again, ground))
