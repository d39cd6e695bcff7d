"""How letters are written in a simulation: signed by who has to, with a new date, and delivered."""

from workflow import commands as c
from workflow import events as e
from workflow.model import Instant, Obligation
from workflow.simulation.live import Live
from workflow.simulation.stage import Stage, after, drawn
from workflow.worktime import Counting, Limit, begin


class Letters:
    """The signing and sending of letters, as fast as the scenario says."""

    def __init__(self, stage: Stage) -> None:
        said = stage.scenario.letters
        self._stage = stage
        self._issue = drawn(stage, "letters/issue", said.issue.law)
        self._deliver = drawn(stage, "letters/deliver", said.deliver.law)
        self._promise = Counting(Limit.parse(said.promise))

    def owed(self, live: Live, event: e.ObligationOwed, at: Instant) -> None:
        """A letter is owed: it will be issued."""
        self.will_be_issued(live, event.obligation.id, at)
        self._stage.look(live)

    def will_be_issued(self, live: Live, id: str, at: Instant) -> None:
        """Plans the issue of what is owed since before or since now."""
        when = after(self._issue, self._stage.calendar, at, live.entity, len(live.dossier.obligations))
        self._stage.plan(when, self._issues, live, id)

    def will_be_delivered(self, live: Live, id: str, actor: c.Actor, at: Instant) -> None:
        """Plans the delivery of what is issued."""
        when = after(self._deliver, self._stage.calendar, at, live.entity, len(live.dossier.obligations))
        self._stage.plan(when, self._delivers, live, (id, actor))

    def signer(self, live: Live, owed: Obligation) -> c.Actor:
        """Who signs the letter."""
        if owed.signer is None:
            return c.Actor(owed.debtor, live.rules.tracks[live.dossier.lane].lead)
        return c.Actor(owed.signer, live.rules.agencies.officer(owed.signer).department)

    def _issues(self, at: Instant, live: Live, id: str) -> None:
        owed = live.dossier.obligation(id)
        if owed is None or owed.state not in ("owed", "drafted"):
            return
        actor = self.signer(live, owed)
        self._stage.step(live, c.IssueObligation(id, actor, self._promised(live, owed, at)), at)
        self._stage.look(live)  # the new date can be missed too
        self.will_be_delivered(live, id, actor, at)

    def _promised(self, live: Live, owed: Obligation, at: Instant) -> Instant | None:
        """The new date of an apology, where the dossier is still open and none was given yet."""
        dossier, track = live.dossier, live.rules.tracks[live.dossier.lane]
        appointment = track.procedure.appointment
        given = sum(one.promised_now is not None for one in dossier.obligations)
        if appointment is None or owed.kind != appointment.missed or dossier.finished is not None:
            return None
        if given >= track.procedure.max_reappointments:
            return None
        return begin(track.calendar, self._promise, at, compelled=True).due

    def _delivers(self, at: Instant, live: Live, token: tuple[str, c.Actor]) -> None:
        id, actor = token
        owed = live.dossier.obligation(id)
        if owed is not None and owed.state == "issued":
            self._stage.step(live, c.DeliverObligation(id, actor), at)
