"""The one judge: first what has passed, then the command on the dossier as it stands; refused as a whole or told."""

import msgspec
import pytest
from calendars import at, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from procedures import (
    ACTORS,
    CITIZEN,
    HOUR,
    MONDAY,
    Played,
    Step,
    Walk,
    accepted,
    act,
    answer,
    do,
    handed_over,
    one_stop,
    opinion,
    play,
    rules,
    submit,
    tick,
    walks,
    wishes,
)

from workflow import commands as c
from workflow import events as e
from workflow.acts import ANSWER, Offer, offers
from workflow.decide import Outcome, advance, decide
from workflow.errors import NotAllowed, NotFound
from workflow.history import apply, replay
from workflow.model import Dossier, Version
from workflow.procedure import APPLICANT, Always

RULED = rules(one_stop())


def march(text: str) -> int:
    return at(f"2026-03-{text}")


def refused(played: Played, step: Step) -> str:
    with pytest.raises(NotAllowed) as refusal:
        advance(RULED, played.dossier, step.command, step.at)
    return str(refusal.value)


# --- deciding


@settings(max_examples=200)
@given(walks(), st.integers(0, 3 * 86_400))
def test_deciding_changes_nothing_and_says_the_same_twice(walk: Walk, later: int) -> None:
    dossier, now = walk.walked.dossier, walk.walked.steps[-1].at + later
    written = msgspec.json.encode(dossier)

    for wish in wishes(walk.ruled, dossier, now):
        first, second = (_answer(walk, wish, now) for _ in range(2))
        assert first == second
        if isinstance(first, str):
            continue
        told: Dossier = dossier
        for event in first.events:
            told = apply(told, event)
        assert told == first.dossier
    assert msgspec.json.encode(dossier) == written


def _answer(walk: Walk, wish: c.Command, now: int) -> Outcome | str:
    """What the judge says to the wish at the end of the walk: its outcome, or the sentence of its refusal."""
    try:
        return advance(walk.ruled, walk.walked.dossier, wish, now)
    except NotAllowed as no:
        return str(no)


def test_a_dossier_begins_with_being_handed_in() -> None:
    outcome = advance(RULED, None, submit("02 08:00", floors=2).command, march("02 08:00"))

    assert outcome.events == (
        e.DossierSubmitted(
            at=march("02 08:00"),
            code="HS-1",
            procedure="permit",
            version=Version("1", "1", "1", (("mornings", "1"),)),
            home="town",
            lane="standard",
            state="submitted",
            holder="town.front",
            actor="reception",
            channel="counter",
            data={"needs_opinion": False, "paid": False, "floors": 2},
            documents=("drawings",),
            applicant={},
        ),
    )
    assert outcome.dossier == replay(outcome.events)


def test_an_acceptance_is_told_in_one_fixed_order() -> None:
    played = play(RULED, accepted())

    assert [type(event).__name__ for event in played.events] == [
        "DossierSubmitted",
        "DossierAccepted",
        "StateEntered",
        "ClockStarted",
        "ClockStarted",
    ]


def test_nothing_but_a_submission_begins_a_dossier() -> None:
    with pytest.raises(NotFound, match="the command needs a dossier, but there is none"):
        advance(RULED, None, c.Tick(), MONDAY)
    with pytest.raises(TypeError, match="a journal begins with DossierSubmitted, but this one begins with"):
        apply(None, e.IncidentEnded(MONDAY, "reception"))
    with pytest.raises(ValueError, match="a journal has at least one event"):
        replay([])


def test_a_dossier_is_submitted_once() -> None:
    played = play(RULED, accepted())

    assert refused(played, submit("02 09:00")) == (
        "HS-1: wanted to submit 'HS-1', but it is already there; possible: nothing"
    )


def test_a_command_before_the_latest_effect_is_refused_and_one_at_it_is_taken() -> None:
    played = play(RULED, handed_over("02 10:00"))

    assert "its journal already has an effect at" in refused(played, act(march("02 10:00") - 1, "clerk", "draft"))
    assert play(RULED, [act("02 10:00", "clerk", "draft")], played).dossier.state == "drafting"


def test_a_look_makes_no_command_too_early() -> None:
    played = play(RULED, [*handed_over(), tick("12 09:00")])

    after = play(RULED, [act("11 09:00", "clerk", "draft")], played)

    assert shown(after.dossier.latest) == "2026-03-11 09:00"


def test_only_the_receiving_department_and_the_applicant_hand_in() -> None:
    for who, taken in (("applicant", True), ("reception", True), ("clerk", False)):
        command = c.Submit("HS-1", "town", ACTORS[who])
        if taken:
            assert decide(RULED, None, command, MONDAY)[0].at == MONDAY
        else:
            with pytest.raises(NotAllowed, match=r"it is received by town.front; possible: applicant, town.front"):
                decide(RULED, None, command, MONDAY)


def test_an_unknown_document_is_not_taken() -> None:
    with pytest.raises(NotAllowed, match="wanted the document 'photo', but 'permit' takes: drawings, notice"):
        decide(RULED, None, c.Submit("HS-1", "town", CITIZEN, documents=("photo",)), MONDAY)


# --- who


PEOPLE = [
    *ACTORS.values(),
    c.Actor("nobody", "town.front"),
    c.Actor("stranger", "town.cellar", frozenset({"reception", "officer", "head", "chairman"})),
    c.Actor("forged", None, frozenset({"reception", "officer", "head", "chairman"})),
]


def test_the_people_who_may_are_exactly_the_declared_ones() -> None:
    declared = one_stop()
    started = play(RULED, accepted()).dossier

    for move in declared.moves:
        dossier = replace(
            started,
            state=move.origin,
            previous=move.targets[0],
            accepted=None if move.origin == "submitted" else started.accepted,
            documents=("drawings", "notice"),
            data={**started.data, "needs_opinion": move.action == "ask"},
        )
        for actor in PEOPLE:
            wanted = any(
                (by.party == APPLICANT and actor.department is None)
                or (
                    actor.department == f"town.{declared.parties.get(by.party)}"
                    and (by.role is None or by.role in actor.roles)
                )
                for by in move.by
            )
            try:
                decide(RULED, dossier, c.Act(move.action, actor), march("02 09:00"))
                taken = True
            except NotAllowed as no:
                taken = "it is not theirs" not in str(no)
            assert taken == wanted, (move.action, move.origin, actor)


def test_a_refusal_says_who_may() -> None:
    played = play(RULED, handed_over())

    assert refused(played, act("02 09:00", "reception", "draft")) == (
        "HS-1: wanted 'draft' in state 'appraisal' by 'reception' of town.front (reception, return_desk), "
        "but it is not theirs; possible: town.back.officer, town.back.head"
    )


def test_a_refusal_says_what_the_state_offers_and_to_whom() -> None:
    played = play(RULED, handed_over())

    assert refused(played, act("02 09:00", "chair", "sign")) == (
        "HS-1: wanted 'sign' in state 'appraisal', but the state does not offer it; possible: "
        "request_supplement (town.back.officer), draft (town.back.officer or town.back.head), "
        "extend (town.back.head), withdraw (applicant)"
    )


def test_clocks_and_joins_are_nobody_s_to_take() -> None:
    waiting = play(RULED, [*handed_over(), act("03 09:00", "clerk", "request_supplement")])
    asked = play(RULED, [*handed_over(needs_opinion=True), act("03 09:00", "clerk", "ask")])

    for who in ACTORS:
        assert "it is not theirs; possible: clock" in refused(waiting, act("03 10:00", who, "stop"))
        assert "it is not theirs; possible: join" in refused(asked, act("03 10:00", who, "opinions_in"))


def test_not_the_person_who_did_the_earlier_step() -> None:
    ready = [*handed_over(), act("03 08:00", "clerk", "draft"), act("03 09:00", "chief", "submit_for_signature")]
    both = c.Actor("chief", "town.room", frozenset({"chairman"}))

    played = play(RULED, ready)

    assert refused(played, do("03 10:00", c.Act("sign", both))) == (
        "HS-1: wanted 'sign' by 'chief', but they took 'submit_for_signature'; possible: another officer"
    )
    assert play(RULED, [act("03 10:00", "chair", "sign")], played).dossier.state == "result_ready"


# --- whether


def test_a_move_needs_its_documents_and_takes_those_attached() -> None:
    submitted = play(RULED, [submit("02 08:00")])

    assert refused(submitted, act("02 09:00", "reception", "refuse")) == (
        "HS-1: wanted 'refuse', but it needs notice; possible: attach what is missing"
    )
    assert play(RULED, [act("02 09:00", "reception", "refuse", "notice")], submitted).dossier.outcome == "refused"


def test_what_the_applicant_brings_stays_in_the_dossier_and_what_an_officer_attaches_goes_with_the_move() -> None:
    steps = [*handed_over(), act("03 09:00", "clerk", "request_supplement", "notice")]
    brought = [*steps, act("04 09:00", "applicant", "resupply", "drawings", "notice")]

    assert play(RULED, steps).dossier.documents == ("drawings",)
    assert play(RULED, steps).of(e.StateEntered)[-1].documents == ("notice",)
    assert play(RULED, brought).dossier.documents == ("drawings", "notice")


def test_a_guard_opens_a_move_and_a_refusal_names_what_is_open() -> None:
    played = play(RULED, handed_over(needs_opinion=True))

    message = refused(played, act("02 09:00", "clerk", "draft"))

    assert message.startswith("HS-1: wanted 'draft', but it is only open when !needs_opinion; possible: ")
    assert "draft" not in message.partition("possible: ")[2]
    assert "ask" in message.partition("possible: ")[2]


def test_data_given_with_the_move_counts_for_its_guard() -> None:
    played = play(RULED, [*handed_over(), act("02 09:00", "clerk", "ask", needs_opinion=True)])

    assert played.dossier.state == "consulting"


def test_a_move_that_may_be_taken_so_often_is_then_refused() -> None:
    rounds: list[Step] = [*handed_over()]
    for day in ("03", "04"):
        rounds += [
            act(f"{day} 09:00", "clerk", "request_supplement"),
            act(f"{day} 10:00", "applicant", "resupply"),
        ]

    played = play(RULED, rounds)

    assert refused(played, act("05 09:00", "clerk", "request_supplement")).startswith(
        "HS-1: wanted 'request_supplement', but it was taken 2 times and may not be taken again; possible: "
    )
    assert "request_supplement" not in {offer.action for offer in offers(RULED, played.dossier)}


def test_a_sentence_that_always_holds_refuses_the_move_that_would_break_it() -> None:
    ruled = rules(one_stop(always=(Always("one_draft", "count.draft <= 1 || paid"),)))
    back = [
        *handed_over(),
        act("03 08:00", "clerk", "draft"),
        act("03 09:00", "clerk", "bill"),
    ]
    paid = play(ruled, [*back, act("03 10:00", "applicant", "pay")])
    unpaid = replace(paid.dossier, state="appraisal", data={**paid.dossier.data, "paid": False})

    assert decide(ruled, replace(unpaid, data=paid.dossier.data), c.Act("draft", ACTORS["clerk"]), march("03 11:00"))
    with pytest.raises(
        NotAllowed, match=r"wanted 'draft', but then 'one_draft' would no longer hold: count.draft <= 1"
    ):
        decide(ruled, unpaid, c.Act("draft", ACTORS["clerk"]), march("03 11:00"))


def test_data_is_checked_against_the_declared_fields() -> None:
    played = play(RULED, handed_over())

    assert refused(played, act("02 09:00", "clerk", "draft", floors="three")) == (
        "HS-1: wanted 'floors' to be a whole number such as 3, but it is 'three'"
    )


def test_a_move_sets_what_it_declares() -> None:
    steps = [*handed_over(), act("03 08:00", "clerk", "draft"), act("03 09:00", "clerk", "bill")]

    played = play(RULED, [*steps, act("04 09:00", "applicant", "pay")])

    assert (played.dossier.state, played.dossier.data["paid"]) == ("drafting", True)


@settings(max_examples=200)
@given(walks())
def test_every_offer_that_needs_nothing_can_be_taken_by_somebody_it_names(walk: Walk) -> None:
    now = walk.walked.steps[-1].at
    settled = play(walk.ruled, [tick(now)], walk.walked).dossier
    elsewhere = ("to extend the clock", "back to the state before")  # what the table of moves cannot know

    for offer in offers(walk.ruled, settled):
        if offer.missing or offer.action == ANSWER:
            continue
        said = {actor: _answer(walk, c.Act(offer.action, actor), now) for actor in ACTORS.values()}
        taken = {
            actor.department or APPLICANT
            for actor, answered in said.items()
            if isinstance(answered, Outcome) or any(part in answered for part in elsewhere)
        }
        assert taken == set(offer.by)


# --- supplements, extension, withdrawal


def test_a_supplement_stops_the_promise_with_its_remainder_and_goes_on_from_there() -> None:
    waiting = play(RULED, [*handed_over(), act("04 10:00", "clerk", "request_supplement")])
    back = play(RULED, [act("06 08:30", "applicant", "resupply")], waiting)

    paused = waiting.of(e.ClockPaused)
    resumed = back.of(e.ClockResumed)
    assert [(event.clock, event.remaining, event.cause) for event in paused] == [
        ("resolution", 29 * HOUR + 1_800, "supplementing")
    ]
    assert waiting.dossier.clocks["supplement"].due == march("06 17:30")
    assert [(event.clock, shown(event.due)) for event in resumed] == [("resolution", "2026-03-11 17:30")]
    assert back.dossier.state == "appraisal"
    assert [held.kind for held in back.dossier.custody] == ["work", "applicant"]


def test_an_extension_lengthens_the_term_by_what_the_move_declares() -> None:
    played = play(RULED, [*handed_over(), act("03 09:00", "chief", "extend")])

    extended = played.of(e.ClockExtended)[0]
    assert (extended.clock, extended.by, shown(extended.due)) == ("resolution", "2 working days", "2026-03-11 17:30")
    assert played.dossier.appointment == march("11 17:30")
    assert extended.length == played.of(e.ClockStarted)[0].clock.length + 16 * HOUR


def test_a_clock_that_stands_is_not_extended() -> None:
    reception = ACTORS["reception"]
    played = play(RULED, [*handed_over(), do("03 08:00", c.DeclareIncident(reception, "outage"))])

    assert refused(played, act("03 09:00", "chief", "extend")) == (
        "HS-1: wanted 'extend' to extend the clock 'resolution', but it is paused"
    )


@pytest.mark.parametrize("asked", [False, True])
def test_a_withdrawal_closes_every_clock_and_the_consultation_at_its_end(asked: bool) -> None:
    consulted = [act("03 09:00", "clerk", "ask")] if asked else []
    steps = [*handed_over(needs_opinion=True), *consulted, act("03 10:00", "applicant", "withdraw")]

    played = play(RULED, [*steps, act("03 11:00", "reception", "confirm_withdrawal"), tick("25 09:00")])

    assert played.dossier.outcome == "stopped"
    assert all(clock.stopped is not None for clock in played.dossier.clocks.values())
    assert played.dossier.consultation is None
    assert played.of(e.ClockBreached, e.ObligationOwed, e.OpinionOverdue) == []
    assert shown(played.dossier.custody[-1].ended) == "2026-03-03 11:00"


def test_a_finished_dossier_takes_no_action_and_says_so() -> None:
    played = play(RULED, [submit("02 08:00"), act("02 09:00", "reception", "refuse", "notice")])

    assert refused(played, act("02 10:00", "reception", "accept")) == (
        "HS-1: wanted 'accept' in state 'refused', but the dossier is finished; possible: nothing"
    )
    assert (played.dossier.accepted, played.dossier.custody) == (None, ())


# --- desks, opinions, incidents


def test_an_officer_is_assigned_within_the_department_that_holds_the_dossier() -> None:
    played = play(RULED, [*handed_over(), do("02 10:00", c.Assign("clerk", ACTORS["chief"]))])

    assert played.dossier.officer == "clerk"
    assert [(held.officer, shown(held.ended)[5:]) for held in played.dossier.custody] == [(None, "03-02 10:00")]
    assert "town.back has it" in refused(played, do("02 11:00", c.Assign("clerk", ACTORS["reception"])))
    assert "they work in town.room" in refused(played, do("02 11:00", c.Assign("chair", ACTORS["chief"])))


def test_a_desk_is_cleared_when_the_dossier_moves_on() -> None:
    played = play(
        RULED, [*handed_over(), do("02 10:00", c.Assign("clerk", ACTORS["chief"])), act("02 11:00", "clerk", "draft")]
    )

    assert played.dossier.officer is None
    assert [held.officer for held in played.dossier.custody] == [None, "clerk"]


def test_an_agency_answers_once_and_only_where_it_was_asked() -> None:
    asked = play(RULED, [*handed_over(needs_opinion=True), act("03 09:00", "clerk", "ask")])
    once = play(RULED, [answer("03 10:00", "marshal", "agree with conditions")], asked)

    assert once.dossier.consultation is not None
    assert [(one.party, one.how, one.answer) for one in once.dossier.consultation.asked] == [
        ("fire", "given", "agree with conditions"),
        ("culture", None, None),
    ]
    assert "they are not asked; possible: culture.hall" in refused(once, answer("03 11:00", "marshal"))
    assert "they are not asked; possible: fire.post, culture.hall" in refused(asked, answer("03 11:00", "clerk"))
    assert "nobody is asked" in refused(play(RULED, handed_over()), answer("03 11:00", "marshal"))
    assert Offer(ANSWER, ("culture.hall",), ()) in offers(RULED, once.dossier)


def test_a_late_answer_is_recorded_as_late() -> None:
    ruled = rules(one_stop(consultations={"opinion": opinion("wait")}))

    played = play(
        ruled,
        [*handed_over(needs_opinion=True), act("03 09:00", "clerk", "ask"), answer("09 09:00", "curator")],
    )

    assert [event.late for event in played.of(e.OpinionGiven)] == [True]


def test_an_opinion_after_silence_that_counted_as_consent_is_kept_beside_it() -> None:
    ruled = rules(one_stop(consultations={"opinion": opinion("deemed_consent")}))
    asked = [*handed_over(needs_opinion=True), act("03 10:00", "clerk", "ask"), tick("04 14:00")]

    played = play(ruled, [*asked, answer("04 14:00", "curator")])

    consultation = played.dossier.consultation
    assert consultation is not None
    said = {one.department: (one.how, one.answered is not None, one.answer) for one in consultation.asked}
    assert said[ACTORS["curator"].department] == ("deemed", True, "agree")
    with pytest.raises(NotAllowed, match=r"they are not asked; possible: fire\.post"):
        play(ruled, [answer("04 14:01", "curator")], played)


def test_an_incident_is_announced_by_the_one_stop_and_ends_once() -> None:
    played = play(RULED, [*handed_over(), do("03 08:00", c.DeclareIncident(ACTORS["reception"], "outage"))])

    assert "it is not theirs; possible: town.front" in refused(played, do("03 09:00", c.EndIncident(ACTORS["clerk"])))
    assert "one is already going on" in refused(played, do("03 09:00", c.DeclareIncident(ACTORS["reception"], "again")))
    ended = play(RULED, [do("03 09:00", c.EndIncident(ACTORS["reception"]))], played)
    assert "none is going on" in refused(ended, do("03 10:00", c.EndIncident(ACTORS["reception"])))
    assert shown(ended.dossier.clocks["resolution"].due) == "2026-03-10 17:30"
