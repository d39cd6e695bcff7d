"""Why was it late? A cause code goes with each late dossier, and must speak of somebody who bears the delay.

Which codes there are and whose delay each can explain is the lifecycle's to say; who bears it is asked of the shares.
"""

from workflow import commands as c
from workflow import events as e
from workflow.machine import Track
from workflow.model import Instant
from workflow.permission import name_of, refusal
from workflow.procedure import Whose
from workflow.responsibility import tables_of
from workflow.story import Story


def give_cause(story: Story, command: c.GiveCause, at: Instant) -> None:
    dossier, track, wanted = story.dossier, story.track, f"the cause '{command.cause}'"
    if command.actor.department not in (dossier.holder, track.lead):
        may = dict.fromkeys((dossier.holder, track.lead))
        raise refusal(dossier, f"{wanted} by {name_of(command.actor)}", "it is not theirs to give", may)
    if not track.procedure.causes:
        raise refusal(dossier, wanted, "its lifecycle declares no causes", ())
    judge_cause(story, command.cause, at)
    if not bearers(story, at):
        raise refusal(dossier, wanted, "it has missed no appointment", ())
    if dossier.cause == command.cause:
        raise refusal(dossier, wanted, "it is already given", ("another cause",))
    story.tell(e.CauseGiven(at, command.cause, command.actor.id))


def judge_cause(story: Story, code: str | None, at: Instant) -> None:
    """Refuses a code that is none or, once the appointment is missed, speaks of nobody who bears the delay.

    Where the lifecycle declares no codes a cause is any text.
    """
    causes, dossier = story.track.procedure.causes, story.dossier
    if code is None or not causes:
        return
    if code not in causes:
        raise refusal(dossier, f"the cause '{code}'", "there is no such code", causes)
    borne = bearers(story, at)
    whose = {whose_is(story.track, holder) for holder in borne} | {"any"}
    if borne and not whose & causes[code].whose:
        fitting = [one.code for one in causes.values() if whose & one.whose]
        raise refusal(dossier, f"the cause '{code}'", f"the delay is borne by {', '.join(borne)}", fitting)


def bearers(story: Story, at: Instant) -> tuple[str, ...]:
    """Who bears the delay of the appointment, in the order of the shares; nobody where none was missed."""
    tables = [one for one in tables_of(story.rules, story.dossier, at) if one.clock == story.dossier.promise]
    return tuple(dict.fromkeys(share.holder for table in tables for share in table.shares))


def whose_is(track: Track, holder: str) -> Whose:
    """Whose delay it is in the words of the causes: of the lead agency, another one, the applicant, or nobody's."""
    match holder:
        case "applicant" | "excused":
            return holder
        case _:
            return "lead" if holder.partition(".")[0] == track.lead.partition(".")[0] else "other_agency"
