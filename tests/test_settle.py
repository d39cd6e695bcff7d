"""What has passed before a command happens first, each at its own instant, whoever looks and whenever."""

from typing import Any

import pytest
from calendars import at, office, plain_year, shown
from procedures import (
    ACTORS,
    AGENCIES,
    CALENDARS,
    HANDOVER,
    RESOLUTION,
    SUPPLEMENT,
    Played,
    Step,
    accepted,
    act,
    answer,
    clock,
    do,
    handed_over,
    move,
    one_stop,
    opinion,
    play,
    rules,
    state,
    submit,
    tick,
    unnoticed,
)

from workflow import commands as c
from workflow import events as e
from workflow.machine import compile_rules
from workflow.model import NEVER
from workflow.procedure import CLOCK, Breach, Warn

PASSED = (
    e.ClockWarned,
    e.ClockBreached,
    e.ObligationOwed,
    e.ObligationAdopted,
    e.ObligationEscalated,
    e.OpinionDeemed,
    e.OpinionOverdue,
    e.NewDateMissed,
)


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def told(played: Played, *kinds: type) -> list[str]:
    """The events of these kinds as short lines: instant, kind, subject."""
    return [
        f"{shown(event.at)[5:]} {type(event).__name__} {_subject(event)}".strip()
        for event in played.of(*(kinds or PASSED))
    ]


def _subject(event: Any) -> str:
    for name in ("label", "clock", "department", "state", "obligation"):
        subject = getattr(event, name, None)
        if subject is not None:
            return str(getattr(subject, "kind", getattr(subject, "name", subject)))
    return ""


# --- looking


def late_walk() -> tuple[Step, ...]:
    """Handed over, asked for a supplement that comes, then nobody does anything until the end of the month."""
    return (
        *handed_over(),
        act("03 09:00", "clerk", "request_supplement"),
        act("04 10:00", "applicant", "resupply"),
    )


@pytest.mark.parametrize("every", [60, 3_601, 86_400])
def test_looking_each_minute_each_hour_or_once_a_day_gives_the_events_of_not_looking(every: int) -> None:
    ruled, end = rules(one_stop()), march("13 09:00")

    never = play(ruled, [*late_walk(), tick(end)])
    looks = [tick(when) for when in range(march("04 10:00"), end, every)]
    often = play(ruled, [*late_walk(), *looks, tick(end)])

    assert unnoticed(often.events) == unnoticed(never.events)
    assert often.dossier == never.dossier
    assert told(never) == [
        "03-06 08:45 ClockWarned 50%",
        "03-10 17:30 ClockWarned 1 working day before",
        "03-10 17:30 ClockWarned declare",
        "03-11 17:30 ClockBreached resolution",
        "03-11 17:30 ObligationOwed apology",
        "03-12 17:30 ObligationEscalated HS-1/apology/1",
    ]


def test_what_passed_carries_the_instant_at_which_it_was_noticed() -> None:
    ruled = rules(one_stop())

    played = play(ruled, [*handed_over(), tick("09 17:30"), tick("09 17:31"), tick("20 08:00")])

    breach, owed = played.of(e.ClockBreached, e.ObligationOwed)
    assert (shown(breach.at), shown(breach.noticed)) == ("2026-03-09 17:30", "2026-03-09 17:31")
    assert (owed.at, owed.noticed) == (breach.at, breach.noticed)


def test_the_command_is_judged_on_the_dossier_as_it_stands_after_what_has_passed() -> None:
    ruled = rules(one_stop())
    waiting = [*handed_over(), act("03 09:00", "clerk", "request_supplement")]

    played = play(ruled, [*waiting, tick("06 08:00")])

    assert played.dossier.state == "stopped"
    with pytest.raises(Exception, match="HS-1: wanted 'resupply' in state 'stopped', but the dossier is finished"):
        play(ruled, [*waiting, act("06 08:00", "applicant", "resupply")])


def test_after_fourteen_months_every_rung_is_given_once_in_its_order_with_its_own_instant() -> None:
    rungs = tuple(Warn(f"{percent}%", percent=percent) for percent in (20, 40, 60, 80))
    ruled = rules(one_stop(clocks=(clock("resolution", "accept", "5 working days", warns=rungs),)))

    played = play(ruled, [*accepted(), do(at("2027-05-03 08:00"), c.Tick())])

    assert told(played, e.ClockWarned, e.ClockBreached) == [
        "03-03 09:30 ClockWarned 20%",
        "03-04 11:00 ClockWarned 40%",
        "03-05 14:30 ClockWarned 60%",
        "03-06 16:00 ClockWarned 80%",
        "03-06 17:30 ClockWarned declare",
        "03-09 17:30 ClockBreached resolution",
    ]
    assert {shown(event.noticed) for event in played.of(e.ClockWarned)} == {"2027-05-03 08:00"}


# --- the very instant


def test_an_act_at_the_due_instant_is_in_time_and_a_second_later_is_not() -> None:
    ruled = rules(one_stop())
    ready = [*handed_over(), act("03 08:00", "clerk", "draft"), act("03 08:00", "chief", "submit_for_signature")]

    in_time = play(ruled, [*ready, act("09 17:30", "chair", "sign")])
    late = play(ruled, [*ready, act(march("09 17:30") + 1, "chair", "sign")])

    assert in_time.dossier.clocks["resolution"].state == "met"
    assert (in_time.of(e.ClockBreached), in_time.dossier.obligations) == ([], ())
    assert late.dossier.clocks["resolution"].state == "breached"
    assert [owed.kind for owed in late.dossier.obligations] == ["apology"]
    assert [table.late_seconds for table in late.dossier.responsibility] == [0]


def test_a_supplement_at_its_deadline_is_in_time() -> None:
    ruled = rules(one_stop())

    played = play(
        ruled,
        [
            *handed_over(),
            act("03 09:00", "clerk", "request_supplement"),
            act("05 17:30", "applicant", "resupply"),
            tick("06 08:00"),
        ],
    )

    assert (played.dossier.state, played.dossier.clocks["supplement"].state) == ("appraisal", "met")


def test_when_an_answer_and_its_deadline_carry_the_same_instant_the_answer_wins() -> None:
    asks = opinion("deemed_consent", limit="4 working hours")
    ruled = rules(one_stop(consultations={"opinion": asks}))
    asked = [*handed_over(needs_opinion=True), act("03 07:30", "clerk", "ask")]

    played = play(ruled, [*asked, answer("03 11:30", "marshal", "refuse"), tick("03 13:30")])

    assert told(played, e.OpinionGiven, e.OpinionDeemed, e.ConsultationClosed) == [
        "03-03 11:30 OpinionGiven fire.post",
        "03-03 11:30 OpinionDeemed culture.hall",
        "03-03 11:30 ConsultationClosed",
    ]
    assert [event.late for event in played.of(e.OpinionGiven)] == [False]
    assert played.dossier.state == "drafting"


def test_all_clocks_due_at_one_instant_pass_together_and_then_their_consequences_follow_in_order() -> None:
    states = (*one_stop().states.values(), state("lost", "desk", end="lost"))
    moves = (*one_stop().moves, move("lose", "appraisal > lost", CLOCK), move("give_up", "appraisal > stopped", CLOCK))
    first = clock("first", "accept", "2 working days", breach=Breach(action="lose"))
    second = clock("second", "accept", "2 working days", breach=Breach(action="give_up"))
    promise = clock("resolution", "accept", "2 working days")
    ruled = rules(one_stop(states=states, moves=moves, clocks=(second, promise, first)))

    played = play(ruled, [*handed_over(), tick("05 08:00")])

    assert told(played, e.ClockBreached, e.StateEntered, e.ObligationOwed)[2:] == [
        "03-04 17:30 ClockBreached second",
        "03-04 17:30 ClockBreached resolution",
        "03-04 17:30 ClockBreached first",
        "03-04 17:30 StateEntered stopped",
        "03-04 17:30 ObligationOwed apology",
    ]
    assert [table.clock for table in played.dossier.responsibility] == ["second", "resolution", "first"]


# --- standing


def test_a_paused_clock_does_not_breach_however_long_it_stands() -> None:
    ruled = rules(one_stop())
    paying = [
        *handed_over(),
        act("03 08:00", "clerk", "draft"),
        act("03 09:00", "clerk", "bill"),
        do(at("2026-12-01 09:00"), c.Tick()),
    ]

    played = play(ruled, paying)

    assert played.dossier.clocks["resolution"].state == "paused"
    assert played.of(*PASSED) == []
    assert played.dossier.next_due == NEVER


@pytest.mark.parametrize(
    "later",
    [
        [act("10 08:00", "clerk", "request_supplement"), act("11 09:00", "applicant", "resupply")],
        [act("10 08:00", "chief", "extend")],
        [
            do("10 08:00", c.DeclareIncident(ACTORS["reception"], "outage")),
            do("10 09:00", c.EndIncident(ACTORS["reception"])),
        ],
    ],
    ids=["pause", "extension", "incident"],
)
def test_a_due_instant_that_has_passed_stays_passed(later: list[Step]) -> None:
    ruled = rules(one_stop())

    played = play(ruled, [*handed_over(), *later, tick("25 08:00")])

    resolution = played.dossier.clocks["resolution"]
    assert (shown(resolution.missed or 0), resolution.state) == ("2026-03-09 17:30", "breached")
    assert [event.clock for event in played.of(e.ClockBreached)] == ["resolution"]
    assert [owed.kind for owed in played.dossier.obligations] == ["apology"]
    assert played.dossier.appointment == march("09 17:30")


def test_an_incident_stands_beside_a_state_that_pauses_until_both_are_over() -> None:
    ruled = rules(one_stop())
    reception = ACTORS["reception"]

    played = play(
        ruled,
        [
            *handed_over(),
            act("03 09:00", "clerk", "request_supplement"),
            do("03 10:00", c.DeclareIncident(reception, "outage")),
            act("03 11:00", "applicant", "resupply"),
            do("03 14:00", c.EndIncident(reception)),
        ],
    )

    assert told(played, e.ClockPaused, e.ClockResumed) == [
        "03-03 09:00 ClockPaused resolution",
        "03-03 14:00 ClockResumed resolution",
    ]


def test_an_incident_within_a_supplement_ends_without_starting_the_clock() -> None:
    ruled = rules(one_stop())
    reception = ACTORS["reception"]

    played = play(
        ruled,
        [
            *handed_over(),
            do("03 08:00", c.DeclareIncident(reception, "outage")),
            act("03 09:00", "clerk", "request_supplement"),
            do("03 10:00", c.EndIncident(reception)),
            act("04 09:00", "applicant", "resupply"),
        ],
    )

    assert told(played, e.ClockPaused, e.ClockResumed) == [
        "03-03 08:00 ClockPaused resolution",
        "03-04 09:00 ClockResumed resolution",
    ]


def test_a_clock_that_starts_during_an_incident_stands_at_once() -> None:
    ruled = rules(one_stop())
    reception = ACTORS["reception"]

    played = play(
        ruled,
        [
            submit("02 08:00"),
            do("02 08:10", c.DeclareIncident(reception, "outage")),
            act("02 09:00", "reception", "accept"),
            do("03 09:00", c.EndIncident(reception)),
        ],
    )

    resolution = played.dossier.clocks["resolution"]
    assert resolution.runs == ((march("02 09:00"), march("02 09:00")),)
    assert shown(resolution.due) == "2026-03-10 17:30"


# --- what a breach causes


def test_a_supplement_that_does_not_come_stops_the_dossier_at_the_instant_it_was_due() -> None:
    ruled = rules(one_stop())

    played = play(ruled, [*handed_over(), act("03 09:00", "clerk", "request_supplement"), tick("20 08:00")])

    entered = played.of(e.StateEntered)[-1]
    assert (shown(entered.at), entered.state, entered.actor) == ("2026-03-05 17:30", "stopped", CLOCK)
    assert shown(entered.noticed) == "2026-03-20 08:00"
    assert (played.dossier.outcome, shown(played.dossier.finished or 0)) == ("stopped", "2026-03-05 17:30")
    assert {name: clock.state for name, clock in played.dossier.clocks.items()} == {
        "resolution": "met",
        "handover": "met",
        "supplement": "breached",
    }
    assert played.dossier.obligations == ()


def test_what_a_breach_causes_may_itself_be_due_before_the_look_and_passes_too() -> None:
    chase = clock("chase", "enter drafting", "1 working day", "leave drafting", breach=Breach(action="push"))
    wait = clock("wait", "enter appraisal", "1 working day", "leave appraisal", breach=Breach(action="pull"))
    moves = (*one_stop().moves, move("pull", "appraisal > drafting", CLOCK), move("push", "drafting > signing", CLOCK))
    ruled = rules(one_stop(moves=moves, clocks=(RESOLUTION, wait, chase)))

    once = play(ruled, [*handed_over(), tick("25 08:00")])
    daily = play(ruled, [*handed_over(), *(tick(f"{day:02} 08:00") for day in range(3, 26))])

    assert told(once, e.StateEntered)[2:] == ["03-03 17:30 StateEntered drafting", "03-04 17:30 StateEntered signing"]
    assert unnoticed(once.events) == unnoticed(daily.events)
    assert [shown(held.ended)[5:] for held in once.dossier.custody] == ["03-03 17:30", "03-04 17:30"]


def test_what_a_breach_causes_starts_its_clock_even_in_a_year_that_is_only_estimated() -> None:
    wait = clock("wait", "enter appraisal", "1 working day", "leave appraisal", breach=Breach(action="pull"))
    chase = clock("chase", "enter drafting", "1 working day", "leave drafting")
    moves = (*one_stop().moves, move("pull", "appraisal > drafting", CLOCK))
    years = {2026: plain_year(), 2027: plain_year(2027, "estimate")}
    calendars = {**CALENDARS, "office": office(years=years)}
    ruled = compile_rules({"standard": one_stop(moves=moves, clocks=(wait, chase))}, AGENCIES, calendars, "town")
    new_year_s_eve = at("2026-12-31 08:00")

    steps = [submit(new_year_s_eve), *(act(new_year_s_eve, "reception", one) for one in ("accept", "hand_over"))]
    played = play(ruled, [*steps, tick(at("2027-01-06 08:00"))])

    chased = played.dossier.clocks["chase"]
    assert (shown(chased.event), shown(chased.due), chased.provisional) == (
        "2027-01-01 17:30",
        "2027-01-04 17:30",
        True,
    )
    assert chased.state == "breached"


def test_a_breach_that_only_wants_to_be_remembered_is_recorded_under_its_name() -> None:
    ruled = rules(one_stop())

    played = play(ruled, [*accepted("02 15:30"), act("03 08:01", "reception", "hand_over")])

    assert [(shown(event.at), event.clock, event.record) for event in played.of(e.ClockBreached)] == [
        ("2026-03-03 08:00", "handover", "late_handover")
    ]


def test_an_action_of_a_breach_that_the_state_does_not_offer_happens_not() -> None:
    lazy = clock("lazy", "accept", "1 working day", breach=Breach(action="stop"))
    ruled = rules(one_stop(clocks=(RESOLUTION, HANDOVER, SUPPLEMENT, lazy)))

    played = play(ruled, [*handed_over(), tick("04 08:00")])

    assert (played.dossier.state, played.dossier.clocks["lazy"].state) == ("appraisal", "breached")


def test_an_action_of_people_is_not_taken_by_a_clock() -> None:
    greedy = clock("greedy", "accept", "1 working day", breach=Breach(action="draft"))
    ruled = rules(one_stop(clocks=(RESOLUTION, greedy)))

    played = play(ruled, [*handed_over(), tick("04 08:00")])

    assert played.dossier.state == "appraisal"


# --- asked agencies


def consulting(**asks: Any) -> tuple[Any, list[Step]]:
    """Asked on Tuesday at 10:00; fire is due on Wednesday at 17:30, culture on Wednesday at 11:30."""
    ruled = rules(one_stop(consultations={"opinion": opinion(**asks)}))
    return ruled, [*handed_over("03 08:00", needs_opinion=True), act("03 10:00", "clerk", "ask")]


def test_each_asked_agency_has_its_own_deadline_on_its_own_calendar() -> None:
    ruled, asked = consulting()

    played = play(ruled, asked)

    assert played.dossier.consultation is not None
    assert [(one.department, shown(one.due)) for one in played.dossier.consultation.asked] == [
        ("fire.post", "2026-03-04 17:30"),
        ("culture.hall", "2026-03-04 11:30"),
    ]


def test_silence_is_deemed_consent_at_the_deadline_and_meets_the_join() -> None:
    ruled, asked = consulting(silence="deemed_consent")

    played = play(ruled, [*asked, tick("09 08:00")])

    assert told(played, e.OpinionDeemed, e.ConsultationClosed, e.StateEntered)[3:] == [
        "03-04 11:30 OpinionDeemed culture.hall",
        "03-04 17:30 OpinionDeemed fire.post",
        "03-04 17:30 StateEntered drafting",
        "03-04 17:30 ConsultationClosed",
    ]


def test_a_silent_agency_that_is_waited_for_holds_the_dossier_from_its_deadline_until_its_answer() -> None:
    ruled, asked = consulting(silence="wait")

    played = play(ruled, [*asked, answer("04 17:00", "marshal"), answer("05 09:00", "curator")])

    assert told(played, e.OpinionGiven, e.OpinionOverdue) == [
        "03-04 11:30 OpinionOverdue culture.hall",
        "03-04 17:00 OpinionGiven fire.post",
        "03-05 09:00 OpinionGiven culture.hall",
    ]
    assert [(event.late) for event in played.of(e.OpinionGiven)] == [False, True]
    assert [(held.holder, shown(held.begun)[5:], held.late_agency) for held in played.dossier.custody] == [
        ("town.back", "03-03 08:00", False),
        ("town.back", "03-03 10:00", False),
        ("culture.hall", "03-04 11:30", True),
    ]
    assert (played.dossier.state, played.dossier.holder) == ("drafting", "town.back")


def test_of_several_late_agencies_the_one_with_the_earliest_deadline_holds_and_then_the_next() -> None:
    ruled, asked = consulting(silence="wait")

    played = play(ruled, [*asked, answer("06 09:00", "curator"), answer("09 10:00", "marshal")])

    assert [(held.holder, shown(held.begun)[5:], shown(held.ended)[5:]) for held in played.dossier.custody[2:]] == [
        ("culture.hall", "03-04 11:30", "03-06 09:00"),
        ("fire.post", "03-06 09:00", "03-09 10:00"),
    ]


def test_an_agency_s_lateness_ends_when_the_join_is_met_without_it() -> None:
    ruled, asked = consulting(silence="wait", needed=1)

    played = play(ruled, [*asked, answer("05 10:00", "marshal"), tick("06 08:00")])

    assert told(played, e.OpinionOverdue, e.ConsultationClosed) == [
        "03-04 11:30 OpinionOverdue culture.hall",
        "03-04 17:30 OpinionOverdue fire.post",
        "03-05 10:00 ConsultationClosed",
    ]
    assert played.dossier.holder == "town.back"


@pytest.mark.parametrize(
    ("asks", "who", "joined"),
    [
        ({"needed": 1}, ["marshal"], True),
        ({"needed": 1, "named": ("culture",)}, ["marshal"], False),
        ({"needed": 1, "named": ("culture",)}, ["curator"], True),
        ({"needed": 2}, ["curator"], False),
        ({"needed": 2}, ["curator", "marshal"], True),
    ],
)
def test_the_join_is_met_by_enough_answers_and_each_named_one(
    asks: dict[str, Any], who: list[str], joined: bool
) -> None:
    ruled, asked = consulting(**asks)

    played = play(ruled, [*asked, *(answer("03 14:00", one) for one in who)])

    assert played.dossier.state == ("drafting" if joined else "consulting")


def test_the_lead_that_is_itself_asked_and_silent_is_late_only_after_the_deadline() -> None:
    parties = {**one_stop().parties, "culture": "back"}
    ruled = rules(one_stop(parties=parties))
    asked = [*handed_over("03 08:00", needs_opinion=True), act("03 10:00", "clerk", "ask")]

    played = play(ruled, [*asked, answer("03 14:00", "marshal"), answer("05 09:30", "clerk")])

    assert [(held.holder, shown(held.begun)[5:], held.late_agency) for held in played.dossier.custody] == [
        ("town.back", "03-03 08:00", False),
        ("town.back", "03-03 10:00", False),
        ("town.back", "03-04 17:30", True),
    ]


def test_rungs_before_the_due_instant_are_told_before_the_breach_at_the_same_instant() -> None:
    whole = clock("resolution", "accept", "8 working hours", warns=(Warn("all", percent=100),))
    ruled = rules(one_stop(clocks=(whole,)))

    played = play(ruled, [*accepted("02 07:30"), tick("03 08:00")])

    assert told(played, e.ClockWarned, e.ClockBreached) == [
        "03-02 17:30 ClockWarned all",
        "03-02 17:30 ClockBreached resolution",
    ]
