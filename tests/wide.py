"""Wider random definitions: what `procedures` draws, with lanes that are left, resets and restarts, a clock from the
submission on, three asked agencies, days counted in hours, and calendars of several agencies with Tết, a half
Saturday, a storm, and days off that one agency has alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from calendars import OFFICE, at, office
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import (
    AGENCIES,
    CALENDARS,
    CHOICES,
    HOUR,
    LIMITS,
    MONDAY,
    WALKS,
    Choices,
    Walk,
    clock,
    counting,
    made_procedure,
    move,
    wander,
)

from workflow.machine import compile_rules
from workflow.procedure import STANDARD, AtMost, ConsultationRule, Eligibility, Field, Join, Leaving, Procedure
from workflow.worktime import CalendarYear, Closure, Limit, MakeUp, WorkCalendar

GREEN = "green"
RESET_TO = ("2 working hours", "9 working hours", "1 working day", "5 working days")
TET = {datetime.date(2026, 2, day): "Tết" for day in range(16, 21)}
SATURDAY = {datetime.date(2026, 2, 28): MakeUp("made up in the morning", OFFICE[:1])}
STORM = Closure(at("2026-03-03 10:00"), at("2026-03-04 09:00"), "storm", "made for a test")
ALONE = {datetime.date(2026, 3, 5): "a day off of its own", datetime.date(2026, 3, 6): "a day off of its own"}
LATER = {number: CalendarYear(number, "official", "made for a test", {}, {}) for number in range(2027, 2031)}


def _with_days(id: str, off: Mapping[datetime.date, str], **changed: Any) -> WorkCalendar:
    year = CalendarYear(2026, "official", "made for a test", dict(off), SATURDAY)
    return office(id=id, years={2026: year, **LATER}, **changed)


HOLIDAYS: Mapping[str, WorkCalendar] = {
    "office": _with_days("office", TET, closures=[STORM]),
    "mornings": _with_days("mornings", TET | ALONE, hours=dict.fromkeys(range(6), OFFICE[:1])),
}
STARTS = (
    MONDAY,
    at("2026-02-12 15:00"),
    at("2026-02-13 16:00"),  # Friday before Tết, past a cut-off
    at("2026-02-13 17:30"),
    at("2026-02-17 09:00"),  # in the midst of it
    at("2026-02-27 08:00"),
    at("2026-03-03 09:59"),  # a minute before the storm
    at("2026-03-04 14:00"),
)


def made_procedures(choices: Choices) -> tuple[Procedure, ...]:
    """A random procedure in one or two lanes."""
    standard = replace(made_procedure(choices), fields={"floors": Field("int", "floors")})
    standard = _with_acts(choices, _asking_three(choices, standard))
    if choices.either():
        standard = _counted_in_hours(standard)
    return (standard, _green(choices, standard)) if choices.either() else (standard,)


def _asking_three(choices: Choices, procedure: Procedure) -> Procedure:
    """All, any, some or named ones of three agencies, each on its own calendar."""
    named = frozenset(choices.some(("fire", "culture"), most=2))
    rule: ConsultationRule = procedure.consultations["opinion"]
    asked = replace(
        rule,
        ask=("fire", "culture", "leadership"),
        silence=choices.of(("wait", "deemed_consent", "escalate")),
        join=Join(choices.between(1, 3), named),
        counting=counting(choices.of(LIMITS)),
    )
    return replace(procedure, consultations={"opinion": asked})


def _with_acts(choices: Choices, procedure: Procedure) -> Procedure:
    """The promise may be reset and restarted, a resumption may begin it anew, and handing in starts a clock."""
    first = procedure.states["s1"].held_by
    changes = (
        move("reset", "s1 > s1", first, resets={"c0": Limit.parse(choices.of(RESET_TO))}),
        move("restart", "s1 > s1", first, restarts=("c0",)),
        move("leave", "s1 > s1", first),
    )
    promise = replace(
        procedure.clocks["c0"],
        on_resume=choices.of(("continue", "continue", "restart")),
        at_most=AtMost(resets=choices.of((None, 1)), restarts=choices.of((None, 2))),
    )
    reception = clock("reception", "submit submit", "2 days", "accept, enter ends", effect="internal")
    clocks = {**procedure.clocks, "c0": promise, "reception": reception}
    return replace(procedure, clocks=clocks, moves=(*procedure.moves, *changes))


def _counted_in_hours(procedure: Procedure) -> Procedure:
    """The e-one-stop practice: a working day is 8 working hours and nothing is rounded."""
    clocks = {
        name: replace(rule, counting=replace(rule.counting, day_counting="hours"))
        for name, rule in procedure.clocks.items()
    }
    return replace(procedure, clocks=clocks)


def _green(choices: Choices, standard: Procedure) -> Procedure:
    """A lane with a shorter promise, paused like the statutory term, and half of each norm."""
    statutory = standard.clocks["c0"]
    promise = clock(
        "promise",
        "accept",
        "1 working hour",  # no longer than any statutory term here
        "enter ends",
        effect="commitment",
        pauses=statutory.pauses,
        pauses_on_incident=statutory.pauses_on_incident,
    )
    promise = replace(promise, stops=statutory.stops)
    states = {
        one.id: replace(one, norm=None if one.norm is None else one.norm // 2) for one in standard.states.values()
    }
    return replace(
        standard,
        lane=GREEN,
        states=states,
        clocks={**standard.clocks, "promise": promise},
        eligible=Eligibility("floors <= 3", "accept"),
        leaves=choices.of((None, Leaving("leave"))),
    )


def _made_walk(choices: Choices, steps: list[tuple[int, int]]) -> Walk:
    lanes = {one.lane: one for one in made_procedures(choices)}
    ruled = compile_rules(lanes, AGENCIES, choices.of((CALENDARS, HOLIDAYS)), "town")
    start = choices.of(STARTS) + choices.of((0, 60, HOUR))
    lane = GREEN if GREEN in lanes else STANDARD
    return Walk(ruled, wander(ruled, steps, start, lane, floors=choices.between(2, 4)))


def wide_walks() -> st.SearchStrategy[Walk]:
    """A random procedure of these and a random walk through it."""
    return st.builds(_made_walk, CHOICES, WALKS)
