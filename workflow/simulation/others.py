"""Who has no desk here: the citizen, agencies that are asked for an opinion, partners that hold a dossier, senders of
the components of a package.

Each takes the time that the scenario says, or stays silent.
"""

from collections.abc import Callable, Mapping

from workflow import commands as c
from workflow import events as e
from workflow.model import Dossier, Instant
from workflow.procedure import APPLICANT
from workflow.simulation.live import Live
from workflow.simulation.plan import Plan
from workflow.simulation.scenario import ANY, Withdraws
from workflow.simulation.stage import Stage, after, drawn, opening
from workflow.worktime import WorkCalendar

Acts = Callable[[Live, str, Instant], None]


class Waiting:
    """States that wait for the citizen or for a partner agency: after a while it moves, or never."""

    def __init__(self, stage: Stage, acts: Acts, partners: Mapping[str, WorkCalendar]) -> None:
        self._stage = stage
        self._acts = acts
        self._partners = partners  # when each is open, shocks taken off

    def enters(self, live: Live, plan: Plan, at: Instant) -> None:
        """The dossier begins to wait."""
        number = live.visits[live.dossier.state]
        if plan.work is None or (plan.never and plan.patience.uniform(live.entity, number) < plan.never):
            return
        calendar = self._partners.get(plan.holder, self._stage.calendar)
        when = after(plan.work, calendar, at, live.entity, number)
        if plan.holder != APPLICANT or live.dossier.channel != "online":  # offices are open in working time only
            when = opening(calendar, when)
        self._stage.plan(when, self._moves, live, live.visit)

    def _moves(self, at: Instant, live: Live, visit: int) -> None:
        if live.visit == visit:
            holder = live.plan.holder
            self._acts(live, APPLICANT if holder == APPLICANT else f"{holder}/partner", at)


class Withdrawals:
    """Citizens who ask for their dossier back after a while, where it is still open and the state allows it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        said = stage.scenario.citizen
        self._said = {name: one.withdraws for name, one in said.items() if one.withdraws is not None}

    def accepted(self, live: Live, at: Instant) -> None:
        """The dossier is accepted: will its citizen ask for it back, and when?"""
        procedure = live.dossier.procedure
        said = self._said.get(procedure) or self._said.get(ANY)
        if said is None:
            return
        stream = self._stage.chance.stream(f"{procedure}/withdraws")
        if stream.uniform(live.entity) < said.chance:
            draw = drawn(self._stage, f"{procedure}/withdraws/after", said.after.law)
            when = after(draw, self._stage.calendar, at, live.entity, 0)
            self._stage.plan(when, self._withdraws, live, said)

    def _withdraws(self, at: Instant, live: Live, said: Withdraws) -> None:
        dossier = live.dossier
        move = live.rules.tracks[dossier.lane].table[dossier.state].get(said.action)
        if dossier.finished is None and move is not None and any(by.party == APPLICANT for by in move.by):
            self._stage.step(live, c.Act(said.action, c.CITIZEN, documents=move.requires), at)


class Opinions:
    """Agencies that are asked for an opinion."""

    def __init__(self, stage: Stage, joins: Callable[[Live, Instant], None]) -> None:
        self._stage = stage
        self._joins = joins
        said = stage.scenario.opinions
        self._never = {name: how.never for name, how in said.items()}
        self._after = {name: drawn(stage, f"opinion/{name}", how.after.law) for name, how in said.items()}

    def asked(self, live: Live, event: e.ConsultationOpened, at: Instant) -> None:
        """A consultation is opened: each agency answers after a while, or never."""
        for one in event.asked:
            self._will_answer(live, one.department, event.at, at)
        self._stage.look(live)

    def awaited(self, live: Live, at: Instant) -> None:
        """A consultation is open already: who has not answered does so after a while, or never."""
        consultation = live.dossier.consultation
        for one in consultation.asked if consultation is not None else ():
            if consultation is not None and one.awaited:
                self._will_answer(live, one.department, consultation.opened, at)

    def _will_answer(self, live: Live, department: str, opened: Instant, at: Instant) -> None:
        stage, number = self._stage, live.visits.get(live.dossier.state, 0)
        never = stage.chance.stream(f"opinion/{department}/never")
        if never.uniform(live.entity, number) >= self._never[department]:
            when = after(self._after[department], stage.calendar, at, live.entity, number)
            stage.plan(max(when, at), self._answers, live, (department, opened))

    def _answers(self, at: Instant, live: Live, token: tuple[str, Instant]) -> None:
        department, opened = token
        consultation = live.dossier.consultation
        if consultation is None or consultation.opened != opened:
            return
        if any(one.department == department and one.awaited for one in consultation.asked):
            self._stage.step(live, c.Answer(c.Actor(department, department)), at)
            self._joins(live, at)


class HandOffs:
    """Who sends the components of a package on, as soon as they are ready or have been sent back."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        said = stage.scenario.hand_offs
        self._after = {name: drawn(stage, f"hand_off/{name}", how.after.law) for name, how in said.items()}

    def ready(self, live: Live, event: e.ComponentReady, at: Instant) -> None:
        """The component can be sent."""
        self.will_be_sent(live, event.component, at)

    def ended(self, live: Live, event: e.ComponentEnded, at: Instant) -> None:
        """The component came back to be corrected, or is over."""
        if event.due is not None or _component_state(live.dossier, event.component) == "sent_back":
            self.will_be_sent(live, event.component, at)

    def will_be_sent(self, live: Live, component: str, at: Instant) -> None:
        """Plans the sending of a component that can be sent."""
        draw = self._after.get(live.dossier.procedure) or self._after.get(ANY)
        if draw is None:  # handing over is automatic
            return
        sendings = live.dossier.components[component].sendings
        name = live.rules.tracks[live.dossier.lane].procedure.components
        number = sendings * len(name) + list(name).index(component)
        when = after(draw, self._stage.calendar, at, live.entity, number)
        self._stage.plan(opening(self._stage.calendar, when), self._sends, live, component)

    def _sends(self, at: Instant, live: Live, component: str) -> None:
        one = live.dossier.components[component]
        if live.dossier.finished is None and one.state in ("ready", "sent_back"):
            actor = c.Actor(f"{one.sender}/sender", one.sender)
            self._stage.step(live, c.SendComponent(component, actor), at)


def _component_state(dossier: Dossier, component: str) -> str:
    return dossier.components[component].state
