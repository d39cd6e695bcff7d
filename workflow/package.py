"""How do a package and its components move together? A command on one of them, judged on the settled group.

Each is a dossier with its own journal; what happens to one brings about what follows for the others at the same
instant: the next component becomes ready, the rest stops, the package ends. What one dossier may do is `decide`'s
question.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from workflow import commands as c
from workflow import events as e
from workflow.acts import SEND, check_documents, submit
from workflow.decide import Outcome, judge
from workflow.dues import hand_off_due
from workflow.errors import NotAllowed, NotFound
from workflow.fields import checked
from workflow.machine import Rules
from workflow.model import Component, Dossier, Instant, Version
from workflow.obligations import follow_appointment
from workflow.permission import name_of, refusal
from workflow.procedure import APPLICANT, PACKAGE, STANDARD, ComponentRule, Move, Policy
from workflow.settle import settle_next
from workflow.story import Story, begun, enter, pause, resume_clock

FAILED = ("stopped", "refused")  # how a component ends that is of no use to what follows it


class Law(Protocol):
    """Which rules hold for a procedure at an agency: of the given versions, else of those in force at the instant."""

    def __call__(
        self, procedure: str, home: str, at: Instant | None = None, version: Version | None = None
    ) -> Rules: ...


class Group(Struct, frozen=True, gc=False):
    """A package and the dossiers of its components, those that were sent back included."""

    package: Dossier
    parts: tuple[Dossier, ...] = ()


class Changed(Struct, frozen=True, gc=False):
    """One dossier of the group that the command changed; `before` is None where it was handed in just now."""

    rules: Rules
    before: Dossier | None
    outcome: Outcome


def component_code(package: str, component: str, sending: int) -> str:
    """The code of a component's dossier; from the second sending on it says which."""
    return f"{package}-{component}" if sending == 1 else f"{package}-{component}-{sending}"


def codes(package: Dossier) -> tuple[str, ...]:
    """The codes of all dossiers of the package's components, in the order of their names and sendings."""
    return tuple(
        component_code(package.code, name, sending)
        for name, one in sorted(package.components.items())  # a store does not keep their order
        for sending in range(1, one.sendings + 1)
    )


def advance_group(law: Law, group: Group, code: str, command: c.Command, at: Instant) -> tuple[Changed, ...]:
    """What the command on the dossier `code` changes in the group, the package first; raises NotAllowed, NotFound."""
    telling = _Telling(law, group)
    latest = max(story.dossier.latest for story in telling.stories())
    if at < latest:
        raise NotAllowed(
            f"{code}: wanted to act at {at}, but its journal already has an effect at {latest}; "
            "possible: act at that instant or later",
            code,
        )
    _settle(telling, at)
    telling.judged(code, command, at)
    _react(telling, at, None)
    return tuple(telling.changed())


class _Telling:
    """The scratch pad of one decision on a group: a story for each dossier, the package's and those of its parts."""

    __slots__ = ("before", "law", "package", "parts")

    def __init__(self, law: Law, group: Group) -> None:
        self.law = law
        self.package = self._story(group.package)
        self.parts = {part.code: self._story(part) for part in group.parts}
        self.before = {dossier.code: dossier for dossier in (group.package, *group.parts)}

    def _story(self, dossier: Dossier) -> Story:
        return Story(self.law(dossier.procedure, dossier.home, version=dossier.version), dossier)

    def stories(self) -> tuple[Story, ...]:
        """All stories in one order, the package's last: what is due at one instant passes first in the components."""
        names = list(self.package.rules.tracks[STANDARD].procedure.components)
        places = [(names.index(part.dossier.component or ""), code, part) for code, part in self.parts.items()]
        return (*(part for _, _, part in sorted(places, key=lambda place: place[:2])), self.package)

    def told(self) -> int:
        """The events so far."""
        return sum(len(story.events) for story in self.stories())

    def components(self) -> Iterator[tuple[ComponentRule, Component]]:
        """The components with their rules, in the order of the definition."""
        for name, rule in self.package.track.procedure.components.items():
            if name in self.package.dossier.components:
                yield rule, self.package.dossier.components[name]

    def judged(self, code: str, command: c.Command, at: Instant) -> None:
        """Tells what the command causes on its own dossier; raises NotAllowed or NotFound."""
        story = self._under_the_law(code, command, at)
        if story is self.package and isinstance(command, c.SendComponent):
            _send_by_hand(self, command, at)
        else:
            judge(story, command, at)

    def _under_the_law(self, code: str, command: c.Command, at: Instant) -> Story:
        """The dossier's story; what accepts it is judged by the pair of versions in force then."""
        story = self.package if code == self.package.dossier.code else self.parts.get(code)
        if story is None:
            raise NotFound("dossier", code)
        dossier, acceptance = story.dossier, story.rules.tracks[STANDARD].procedure.acceptance
        if dossier.accepted is None and isinstance(command, c.Act) and command.action == acceptance:
            pinned = Story(self.law(dossier.procedure, dossier.home, at=at), dossier)
            story.rules, story.track = pinned.rules, pinned.track
        return story

    def changed(self) -> Iterator[Changed]:
        """What was told, dossier by dossier."""
        *parts, package = self.stories()
        for story in (package, *parts):
            if story.events:
                before = self.before.get(story.dossier.code)
                yield Changed(story.rules, before, Outcome(story.dossier, tuple(story.events)))


# --- what has passed


def _settle(telling: _Telling, at: Instant) -> None:
    """Everything that lies before `at` happens in the whole group, in the order of its instants."""
    while (due := min(story.dossier.next_due for story in telling.stories())) < at:
        story = next(one for one in telling.stories() if one.dossier.next_due == due)
        telling.package.parts = tuple(part.dossier for part in telling.stories()[:-1])
        settle_next(story, at)
        _react(telling, due, at)


# --- what follows for the others


def _react(telling: _Telling, at: Instant, noticed: Instant | None) -> None:
    """What has just happened to one dossier takes effect on the others, until there is nothing more to follow."""
    while True:
        told = telling.told()
        _open(telling, at)
        _follow(telling, at, noticed)
        _close(telling, at, noticed)
        _make_ready(telling, at, noticed)
        _finish(telling, at, noticed)
        if telling.told() == told:
            break
    _hold(telling, at)
    for story in telling.stories():
        follow_appointment(story, at, noticed)


def _open(telling: _Telling, at: Instant) -> None:
    """With its acceptance the components of the package are to come."""
    dossier, components = telling.package.dossier, telling.package.track.procedure.components
    if dossier.accepted is not None and dossier.finished is None and not dossier.components:
        telling.package.tell(e.PackageOpened(at, tuple(components)))


def _follow(telling: _Telling, at: Instant, noticed: Instant | None) -> None:
    """The package knows how the dossiers of its components stand; its clocks stand while one waits for the citizen."""
    for rule, one in telling.components():
        if one.code is not None and one.state in ("sent", "received"):
            _follow_one(telling, rule, one, telling.parts[one.code].dossier, at, noticed)
    for clock in telling.package.track.procedure.clocks.values():
        waiting = [rule.id for rule, one in telling.components() if one.supplementing]
        if clock.pauses_on_component and waiting:
            pause(telling.package, clock.name, at, waiting[0])
        elif clock.pauses_on_component:
            resume_clock(telling.package, clock.name, at)


def _follow_one(
    telling: _Telling, rule: ComponentRule, one: Component, part: Dossier, at: Instant, noticed: Instant | None
) -> None:
    package = telling.package
    if one.state == "sent" and part.accepted is not None:
        package.tell(e.ComponentReceived(at, rule.id))
    waits = rule.pauses and part.finished is None and part.holder == APPLICANT
    if waits != one.supplementing:
        package.tell(e.ComponentSupplementing(at, rule.id, waits))
    if part.finished is not None:
        again = hand_off_due(package.track, at) if part.outcome == "sent_back" else None
        package.tell(e.ComponentEnded(at, rule.id, part.outcome or part.state, due=again))
        _carry_on(telling, rule, at, noticed)


def _carry_on(telling: _Telling, rule: ComponentRule, at: Instant, noticed: Instant | None) -> None:
    """What becomes of the rest when a component did not end well."""
    ended = telling.package.dossier.components[rule.id].state
    match _policy(rule, ended):
        case "stop_dependents":
            stopped = _dependents(telling, rule.id)
        case "stop_all":
            stopped = [other.id for other, _ in telling.components()]
        case "go_on":
            return
    for name in stopped:
        if not telling.package.dossier.components[name].done:
            _stop(telling, name, at, noticed, rule.id)


def _policy(rule: ComponentRule, ended: str) -> Policy:
    match ended:
        case "stopped":
            return rule.if_stopped
        case "refused":
            return rule.if_refused
        case _:
            return "go_on"


def _dependents(telling: _Telling, name: str) -> list[str]:
    """The components that follow it, and those that follow them."""
    found = [name]
    for before in found:  # grows as it goes
        found += [rule.id for rule, _ in telling.components() if before in rule.after and rule.id not in found]
    return found[1:]


def _stop(telling: _Telling, name: str, at: Instant, noticed: Instant | None, cause: str) -> None:
    """The component is closed because of another one or of the package; its dossier takes the move by package."""
    one = telling.package.dossier.components[name]
    part = None if one.code is None else telling.parts[one.code]
    outcome = "stopped"
    if part is not None and part.dossier.finished is None:
        move = _own_move(part, "stopped")
        if move is None:
            raise NotAllowed(
                f"{part.dossier.code}: wanted to be closed with its package, but state '{part.dossier.state}' offers "
                "nothing by package; possible: a transition with by: package",
                part.dossier.code,
                part.dossier.state,
            )
        enter(part, move, at, PACKAGE, ground=cause, noticed=noticed)
        outcome = part.dossier.outcome or outcome
    telling.package.tell(e.ComponentEnded(at, name, outcome, cause))


def _own_move(story: Story, verdict: str | None) -> Move | None:
    """The move by package that the state offers: to an end of that name, else to one that is as good or as bad."""
    offered = story.track.table[story.dossier.state].values()
    moves = [move for move in offered if any(by.party == PACKAGE for by in move.by)]
    states = story.track.procedure.states

    def unlike(move: Move) -> tuple[bool, bool]:
        end = states[move.targets[0]].end
        return (verdict in FAILED) != (end in FAILED), verdict is not None and end != verdict

    return min(moves, key=unlike, default=None)


def _close(telling: _Telling, at: Instant, noticed: Instant | None) -> None:
    """A package that is withdrawn, refused or stopped takes its components with it, in the same step."""
    if telling.package.dossier.finished is not None:
        for rule, one in telling.components():
            if not one.done:
                _stop(telling, rule.id, at, noticed, PACKAGE)


def _make_ready(telling: _Telling, at: Instant, noticed: Instant | None) -> None:
    """A component whose forerunners are done is ready to be sent, or left out where its condition does not hold."""
    package = telling.package
    if package.dossier.finished is not None:
        return
    for rule, one in telling.components():
        components = package.dossier.components
        if one.state == "waiting" and all(components[before].done for before in rule.after):
            _decide_on(telling, rule, at, noticed)


def _decide_on(telling: _Telling, rule: ComponentRule, at: Instant, noticed: Instant | None) -> None:
    package, hand_off = telling.package, telling.package.track.procedure.hand_off
    guard = None if rule.when is None else package.track.guards[rule.when]
    read = {} if guard is None else {name: package.dossier.data[name] for name in guard.names}
    if guard is not None and not guard.holds(read):
        package.tell(e.ComponentLeftOut(at, rule.id, guard.source, read))
        return
    package.tell(e.ComponentReady(at, rule.id, _sender(telling, rule), hand_off_due(package.track, at), read))
    if hand_off is not None and hand_off.automatic:
        _send(telling, rule, at, PACKAGE, noticed)


def _sender(telling: _Telling, rule: ComponentRule) -> str:
    """Who hands it over: the party named, else who led the first component before it, else the package's lead."""
    track, components = telling.package.track, telling.package.dossier.components
    if rule.sent_by is not None:
        return track.departments[rule.sent_by]
    return next((lead for before in rule.after if (lead := components[before].lead) is not None), track.lead)


def _finish(telling: _Telling, at: Instant, noticed: Instant | None) -> None:
    """The package ends when all its components have; once."""
    dossier = telling.package.dossier
    components = list(telling.components())
    if not components or dossier.finished is not None or not all(one.done for _, one in components):
        return
    move = _own_move(telling.package, _verdict(components))
    if move is not None and move.action not in dossier.counts:
        enter(telling.package, move, at, PACKAGE, noticed=noticed)


def _verdict(components: Sequence[tuple[ComponentRule, Component]]) -> str | None:
    """How a package ends that has no result: as the component that stopped all, else as its first one did."""
    failed = [(rule, one) for rule, one in components if one.state in FAILED]
    for rule, one in failed:
        if one.cause is None and _policy(rule, one.state) == "stop_all":
            return one.state
    if not failed or any(one.state == "finished" for _, one in components):
        return None
    return failed[0][1].state


# --- whose seconds they are


def _hold(telling: _Telling, at: Instant) -> None:
    """While the package waits for its components, whoever has the first open one has the package."""
    package = telling.package
    dossier, track = package.dossier, package.track
    if dossier.held_since is None or not dossier.components:
        return
    holder, component = _holder(telling)
    if (holder, component) != (dossier.holder, dossier.current):
        package.tell(e.PackageHeld(at, holder, track.calendar.position(at), component))


def _holder(telling: _Telling) -> tuple[str, str | None]:
    package = telling.package
    state_holder = package.track.holders[package.dossier.state]
    if _own_move(package, None) is None:  # a state of its own, which its holder has
        return package.dossier.holder, package.dossier.current
    for rule, one in telling.components():
        if one.done or one.state == "waiting":
            continue
        if one.state in ("ready", "sent_back"):
            return one.sender or state_holder, rule.id
        return APPLICANT if one.supplementing else one.lead or state_holder, rule.id
    return state_holder, None


# --- handing over


def _send_by_hand(telling: _Telling, command: c.SendComponent, at: Instant) -> None:
    package, name = telling.package, command.component
    dossier, procedure = package.dossier, package.track.procedure
    if name not in procedure.components:
        known = ", ".join(procedure.components) or "none"
        raise NotFound("component", name, f"{dossier.code}: wanted component '{name}', but it has: {known}")
    one = dossier.components.get(name, Component("waiting"))
    if dossier.finished is not None or one.state not in ("ready", "sent_back"):
        found = "the dossier is finished" if dossier.finished is not None else f"it is {one.state.replace('_', ' ')}"
        sendable = () if dossier.finished is not None else _sendable(telling)
        raise refusal(dossier, f"to send '{name}'", found, sendable, SEND)
    if command.actor.department != one.sender:
        raise refusal(
            dossier, f"to send '{name}' by {name_of(command.actor)}", "it is not theirs", (one.sender or "",), SEND
        )
    data = checked(dossier.code, procedure.fields, command.data)
    check_documents(dossier.code, package.track, command.documents)
    if data or command.documents:
        package.tell(e.DossierAmended(at, data, command.documents))
    _send(telling, procedure.components[name], at, command.actor.id, None)


def _sendable(telling: _Telling) -> list[str]:
    return [rule.id for rule, one in telling.components() if one.state in ("ready", "sent_back")]


def _send(telling: _Telling, rule: ComponentRule, at: Instant, actor: str, noticed: Instant | None) -> None:
    """The component's dossier is handed in where it is handled, with what its procedure asks of the package."""
    package = telling.package.dossier
    rules = telling.law(rule.procedure, package.home, at=at)
    procedure = rules.tracks[STANDARD].procedure
    code = component_code(package.code, rule.id, package.components[rule.id].sendings + 1)
    command = c.Submit(
        code=code,
        home=package.home,
        actor=c.Actor(actor),
        channel=package.channel,
        data={name: package.data[name] for name in procedure.fields if name in package.data},
        documents=tuple(document for document in package.documents if document in procedure.documents),
        applicant=package.applicant,
    )
    submitted = replace(submit(rules, command, at), package=package.code, component=rule.id)
    telling.parts[code] = begun(rules, submitted, noticed)
    telling.package.tell(e.ComponentSent(at, rule.id, code, rules.tracks[STANDARD].lead, actor))
