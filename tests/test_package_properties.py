"""What is kept whatever happens to a package: seconds, obligations, one step for the end, and no matter who looks when.

A walk is what people did with a random package: its order, its policies and its hand-off vary, and so do the acts.
"""

from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from packages import ACTORS, CODE, FILES, Play, definitions, march
from procedures import unnoticed

from workflow import commands as c
from workflow import events as e
from workflow.errors import NotAllowed
from workflow.history import closed_custody
from workflow.model import NEVER, Dossier
from workflow.procedure import APPLICANT

NAMES = ("birth", "residence", "insurance")
POLICIES = ("go_on", "stop_dependents", "stop_all")
many = settings(max_examples=120, deadline=None)
Act = tuple[int, str, c.Command]  # instant, code, command


@cache
def law(number: int) -> Any:
    """The definitions of a package over the three components: what varies is drawn by the number."""
    chance = Random(number)
    lines = []
    for number, name in enumerate(NAMES):
        after = chance.sample(NAMES[:number], chance.randint(0, number))
        when = "when: register_residence, " if name == "residence" and chance.randint(0, 1) else ""
        stopped, refused = chance.choice(POLICIES), chance.choice(POLICIES)
        waits = "pause" if name == "residence" else chance.choice(("pause", "go_on"))
        lines.append(
            f"  {name}: {{procedure: {name}_part, after: [{', '.join(after)}], {when}if_stopped: {stopped}, "
            f"if_refused: {refused}, if_supplementing: {waits}, norm: 4 working hours}}\n"
        )
    package = FILES["package.yaml"].partition("  birth: ")[0] + "".join(lines)
    limit = chance.choice(("2 working days", "5 working days", "same working day", "24 hours"))
    package = package.replace("limit: 5 working days", f"limit: {limit}")
    lifecycle = FILES["package_lifecycle.yaml"]
    if chance.randint(0, 1):
        lifecycle = lifecycle.replace("limit: 10 working minutes", "automatic: true")
    return definitions(package=package, package_lifecycle=lifecycle)


LAWS = st.integers(0, 119).map(law)  # as many as a test has walks; each is read and compiled once for all tests


def actor(department: str) -> c.Actor:
    return next((one for one in ACTORS.values() if one.department == department), c.CITIZEN)


def commands(play: Play) -> list[tuple[str, c.Command]]:
    """Everything that somebody may do to one of the dossiers now."""
    found: list[tuple[str, c.Command]] = []
    for dossier in play.dossiers.values():
        rules = play.law.rules(dossier.procedure, dossier.home, version=dossier.version)
        for action, move in rules.tracks["standard"].table[dossier.state].items():
            for by in move.by:
                if by.party not in ("clock", "package"):
                    department = rules.tracks["standard"].departments[by.party]
                    found.append((dossier.code, c.Act(action, actor(department))))
        for owed in dossier.obligations:
            debtor = next(one for one in ("chair", "captain", "director") if _works_for(one, owed.debtor))
            if owed.state == "owed" and dossier.finished is not None:
                found.append((dossier.code, c.IssueObligation(owed.id, ACTORS[debtor])))
            if owed.state == "issued":
                found.append((dossier.code, c.DeliverObligation(owed.id, ACTORS[debtor])))
    for name, one in play.package.components.items():
        if one.state in ("ready", "sent_back") and play.package.finished is None:
            found.append((CODE, c.SendComponent(name, actor(one.sender or ""))))
    return found


def _works_for(name: str, agency: str) -> bool:
    return (ACTORS[name].department or "").partition(".")[0] == agency


@st.composite
def walks(draw: st.DrawFn) -> tuple[Any, list[Act], Play]:
    """A package, what people did and the play of it."""
    law, registers = draw(LAWS), draw(st.booleans())
    play, acts, at = Play(law, register_residence=registers), [], march("02 08:00")
    for _ in range(draw(st.integers(1, 18))):
        at += draw(st.sampled_from((0, 1, 300, 600, 1_800, 7_200, 20_000, 86_400, 400_000)))
        play.tick(at)
        possible = [one for one in commands(play) if not _ends_early(one[1])] or commands(play)
        if not possible:
            break
        code, command = draw(st.sampled_from(possible))
        try:
            play.do(code, command, at)
        except NotAllowed:
            continue
        acts.append((at, code, command))
    return law, acts, play.tick(at + draw(st.sampled_from((1, 86_400, 3_000_000))))


def _ends_early(command: c.Command) -> bool:
    return isinstance(command, c.Act) and command.action in ("withdraw", "send_back")


@st.composite
def wild_walks(draw: st.DrawFn) -> tuple[Any, list[Act], Play]:
    """As walks, but withdrawals and returns are as likely as everything else."""
    law = draw(LAWS)
    play, acts, at = Play(law), [], march("02 08:00")
    for _ in range(draw(st.integers(2, 14))):
        at += draw(st.sampled_from((0, 60, 1_200, 9_000, 86_400)))
        play.tick(at)
        possible = commands(play)
        if not possible:
            break
        code, command = draw(st.sampled_from(possible))
        try:
            play.do(code, command, at)
        except NotAllowed:
            continue
        acts.append((at, code, command))
    return law, acts, play.tick(at + 1)


def replayed(law: Any, acts: list[Act], registers: bool, end: int, every: int | None) -> Play:
    """The same acts again, with somebody looking every so many seconds in between."""
    play = Play(law, register_residence=registers)
    last = march("02 08:00")
    for at, code, command in acts:
        for look in range(last + (every or 1), at, every) if every else ():
            play.tick(look)
        play.do(code, command, at)
        last = at
    for look in range(last + (every or 1), end, every) if every else ():
        play.tick(look)
    return play.tick(end)


@settings(max_examples=60, deadline=None)
@given(st.one_of(walks(), wild_walks()))
def test_looking_often_daily_or_never_gives_the_same_events_on_every_dossier(walk: tuple[Any, list[Act], Play]) -> None:
    law, acts, walked = walk
    registers = bool(walked.package.data["register_residence"])
    end = min((acts[-1][0] if acts else march("02 08:00")) + 20 * 86_400, march("31 08:00"))

    never = replayed(law, acts, registers, end, None)
    daily = replayed(law, acts, registers, end, 86_400)
    often = replayed(law, acts, registers, end, 20_011)

    for code, journal in never.journals.items():
        assert (
            unnoticed(tuple(daily.journals[code]))
            == unnoticed(tuple(journal))
            == unnoticed(tuple(often.journals[code]))
        )
    assert daily.dossiers == never.dossiers == often.dossiers


@many
@given(st.one_of(walks(), wild_walks()))
def test_every_second_of_the_package_has_exactly_one_owner(walk: tuple[Any, list[Act], Play]) -> None:
    play = walk[2]
    package = play.package
    calendar = play.law.rules(package.procedure, "town", version=package.version).tracks["standard"].calendar
    if package.accepted is None:
        assert package.custody == ()
        return
    end = package.latest if package.finished is None else package.finished

    held = closed_custody(package, end, calendar.position(end))

    assert all(one.ended == two.begun for one, two in pairwise(held))
    assert sum(one.working_seconds for one in held) == calendar.working_seconds(package.accepted, end)
    assert not held or (held[0].begun, held[-1].ended) == (package.accepted, end)
    for one in held:
        assert (one.holder == APPLICANT) == (one.kind == "applicant")
        assert one.state in (*NAMES, "handling", "withdrawing")


@many
@given(st.one_of(walks(), wild_walks()))
def test_each_missed_appointment_of_a_package_has_exactly_one_obligation(walk: tuple[Any, list[Act], Play]) -> None:
    play = walk[2]

    for code in play.dossiers:
        missed = [event.at for event in play.of(e.ClockBreached, code=code) if event.clock == "resolution"]
        owed = [event.obligation for event in play.of(e.ObligationOwed, code=code)]
        raised = [one.promised_before for one in owed if one.kind == "apology"]
        adopted = [event.at for event in play.of(e.ObligationAdopted, code=code)]
        assert sorted([*raised, *adopted]) == missed
        assert code == CODE or adopted == []


@many
@given(st.one_of(walks(), wild_walks()))
def test_an_adopted_apology_is_an_open_one_of_a_component_that_was_late(walk: tuple[Any, list[Act], Play]) -> None:
    play = walk[2]

    for event in play.of(e.ObligationAdopted):
        part = play.dossiers[event.obligation.partition("/")[0]]
        owed = part.obligation(event.obligation)
        assert owed is not None
        assert owed.raised <= event.at
        assert owed.delivered is None or owed.delivered >= event.at


@many
@given(st.one_of(walks(), wild_walks()))
def test_the_end_of_a_package_closes_every_component_clock_and_dossier_in_the_same_step(
    walk: tuple[Any, list[Act], Play],
) -> None:
    play = walk[2]
    package = play.package
    if package.finished is None:
        return

    assert all(one.done for one in package.components.values())
    assert all(clock.stopped is not None for clock in package.clocks.values())
    for name, one in package.components.items():
        assert one.ended is None or one.ended <= package.finished
        if one.code is not None:
            part = play.part(name)
            assert part.finished is not None
            assert part.finished <= package.finished
            assert part.state == "result_ready" or all(clock.stopped for clock in part.clocks.values())


@many
@given(st.one_of(walks(), wild_walks()))
def test_a_package_goes_on_while_a_component_is_open_and_not_longer(walk: tuple[Any, list[Act], Play]) -> None:
    package = walk[2].package

    if package.state == "handling":
        assert not all(one.done for one in package.components.values())
        assert package.current is not None


@many
@given(st.one_of(walks(), wild_walks()))
def test_nothing_is_sent_before_what_it_follows_is_done(walk: tuple[Any, list[Act], Play]) -> None:
    play = walk[2]
    rules = play.law.rules(play.package.procedure, "town", version=play.package.version)
    components = rules.tracks["standard"].procedure.components

    for event in play.of(e.ComponentSent):
        for before in components[event.component].after:
            ended = play.package.components[before].ended
            assert ended is not None
            assert ended <= event.at


@many
@given(st.one_of(walks(), wild_walks()))
def test_the_clocks_of_a_package_stand_exactly_while_a_component_that_says_so_waits(
    walk: tuple[Any, list[Act], Play],
) -> None:
    play = walk[2]
    clock, waits = play.package.clocks.get("resolution"), _waiting(play)

    if clock is not None and clock.stopped is None:
        assert (clock.running_since is None) == waits


def _waiting(play: Play) -> bool:
    rules = play.law.rules(play.package.procedure, "town", version=play.package.version)
    components = rules.tracks["standard"].procedure.components
    return any(
        components[name].pauses and one.code is not None and _waits(play.part(name))
        for name, one in play.package.components.items()
        if not one.done
    )


def _waits(part: Dossier) -> bool:
    return part.finished is None and part.holder == APPLICANT


@many
@given(st.one_of(walks(), wild_walks()))
def test_effects_never_go_back_in_time_on_any_dossier(walk: tuple[Any, list[Act], Play]) -> None:
    for journal in walk[2].journals.values():
        effects = [event.at for event in journal]
        assert effects == sorted(effects)


@many
@given(st.one_of(walks(), wild_walks()))
def test_a_package_knows_the_next_instant_at_which_something_passes(walk: tuple[Any, list[Act], Play]) -> None:
    for dossier in walk[2].dossiers.values():
        waiting = [clock.pending for clock in dossier.clocks.values()]
        waiting += [owed.pending for owed in dossier.obligations]
        waiting += [one.pending for one in dossier.components.values()]
        assert dossier.next_due <= min(waiting, default=NEVER)
