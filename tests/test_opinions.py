"""Opinions beside the work and silence that goes to the head: joined moves, escalation, who has the seconds."""

import pytest
from calendars import at, shown
from msgspec.structs import replace
from procedures import (
    AGENCIES,
    CALENDARS,
    MOVES,
    RESOLUTION,
    SUPPLEMENT,
    act,
    answer,
    do,
    handed_over,
    move,
    one_stop,
    opinion,
    play,
    rules,
    state,
    tick,
)
from procedures import STATES as ALL

from workflow import commands as c
from workflow import events as e
from workflow.acts import offers
from workflow.agencies import Agencies, Department, Officer
from workflow.errors import NotAllowed
from workflow.machine import Rules, compile_rules

HOUR = 3_600


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def _beside(needed: int = 2, silence: str = "wait") -> Rules:
    """Appraisal asks at once and goes on; drafting waits for the opinions."""
    states = [
        state("appraisal", "office", "16 hours", consults="opinion") if one.id == "appraisal" else one for one in ALL
    ]
    moves = [one for one in MOVES if one.action not in ("ask", "opinions_in", "draft")]
    draft = move("draft", "appraisal > drafting", "office.officer", joined=True)
    states = [one for one in states if one.id != "consulting"]
    moves = [one for one in moves if one.origin != "consulting"]
    return rules(
        one_stop(
            states=states,
            moves=(*moves, draft),
            clocks=(RESOLUTION, SUPPLEMENT),
            consultations={"opinion": opinion(silence, needed)},
        )
    )


def test_a_joined_move_is_open_only_when_the_opinions_are_in() -> None:
    ruled = _beside()
    asked = play(ruled, [*handed_over("02 08:00"), answer("02 10:00", "marshal")])

    with pytest.raises(NotAllowed) as refused:
        play(ruled, [act("02 11:00", "clerk", "draft")], asked)
    drafted = play(ruled, [answer("02 11:00", "curator"), act("02 14:00", "clerk", "draft")], asked)

    assert str(refused.value).startswith("HS-1: wanted 'draft', but opinions are awaited of culture.hall; possible: ")
    assert drafted.dossier.state == "drafting"
    assert [event.met for event in drafted.of(e.ConsultationClosed)] == [True]


def test_a_joined_move_is_offered_when_the_opinions_are_in() -> None:
    ruled = _beside()
    asked = play(ruled, handed_over("02 08:00"))
    answered = play(ruled, [answer("02 10:00", "marshal"), answer("02 10:00", "curator")], asked)

    before, after = ({one.action for one in offers(ruled, played.dossier)} for played in (asked, answered))

    assert after - before == {"draft"}
    assert before - after == {"answer"}


def test_who_goes_on_without_the_opinions_leaves_the_question_unmet() -> None:
    played = play(_beside(), [*handed_over("02 08:00"), act("02 10:00", "clerk", "request_supplement")])

    assert [event.met for event in played.of(e.ConsultationClosed)] == [False]


def test_an_agency_is_late_only_until_enough_opinions_are_in() -> None:
    """Asked on Monday with one working day; the hall, open in the morning, is late from Tuesday 11:30 on."""
    steps = [*handed_over("02 08:00"), answer("04 09:30", "marshal"), act("04 14:30", "clerk", "draft")]

    played = play(_beside(needed=1), steps)

    late = [(one.holder, one.working_seconds) for one in played.dossier.custody if one.late_agency]
    back = [one for one in played.dossier.custody if one.begun == march("04 09:30")]
    assert sum(seconds for _, seconds in late) == 6 * HOUR
    assert [(one.holder, one.working_seconds, one.late_agency) for one in back] == [("town.back", 3 * HOUR, False)]


# --- silence that goes to the head


def _escalating() -> Rules:
    return rules(one_stop(consultations={"opinion": opinion("escalate")}))


ASKED = (*handed_over("02 08:00", needs_opinion=True), act("02 08:30", "clerk", "ask"))


def test_a_silent_agency_is_late_and_its_head_is_turned_to() -> None:
    played = play(_escalating(), [*ASKED, tick("04 08:00")])

    assert [(shown(event.at), event.department, event.to) for event in played.of(e.OpinionEscalated)] == [
        ("2026-03-03 11:30", "culture.hall", "curator"),
        ("2026-03-03 17:30", "fire.post", "marshal"),
    ]
    assert played.dossier.holder == "culture.hall"


def test_silence_that_escalates_is_no_consent() -> None:
    played = play(_escalating(), [*ASKED, tick("06 08:00")])

    assert played.of(e.OpinionDeemed) == []
    assert played.dossier.state == "consulting"


def test_an_answer_after_the_escalation_is_late_and_ends_it() -> None:
    played = play(_escalating(), [*ASKED, answer("05 08:00", "marshal"), answer("05 08:30", "curator")])

    assert [(event.department, event.late) for event in played.of(e.OpinionGiven)] == [
        ("fire.post", True),
        ("culture.hall", True),
    ]
    assert played.dossier.state == "drafting"


def test_the_heads_own_room_may_answer_a_question_that_went_to_it() -> None:
    captain = Officer("captain", "captain", "fire.room", frozenset({"captain"}))
    fire = AGENCIES.by_id["fire"]
    room = Department("fire.room", "room", "fire", "captain")
    moved = replace(
        fire,
        head="captain",
        departments={**fire.departments, "fire.room": room},
        officers={**fire.officers, "captain": captain},
    )
    ruled = compile_rules(
        {"standard": one_stop(consultations={"opinion": opinion("escalate")})},
        Agencies({**AGENCIES.by_id, "fire": moved}),
        CALENDARS,
        "town",
    )
    chief = c.Answer(c.Actor("captain", "fire.room"))

    with pytest.raises(NotAllowed):
        play(ruled, [*ASKED, do("03 17:30", chief)])
    played = play(ruled, [*ASKED, do("04 08:00", chief)])

    assert [(event.department, event.actor) for event in played.of(e.OpinionGiven)] == [("fire.post", "captain")]
