"""A package: one receipt and one appointment, several dossiers that start, stop and end with each other."""

import pytest
from calendars import shown
from msgspec.structs import replace
from packages import CODE, FILES, Play, accepted, born, definitions, march, sent, varied

from workflow import commands as c
from workflow import events as e
from workflow.errors import NotAllowed, NotFound
from workflow.model import Component


def moments(play: Play, *kinds: type) -> list[str]:
    return [f"{shown(event.at)[8:]} {type(event).__name__} {event.component}" for event in play.of(*kinds)]


# --- order


def test_with_the_acceptance_the_first_components_are_ready_and_the_others_wait() -> None:
    play = accepted()

    assert play.states() == {"birth": "ready", "insurance": "waiting", "residence": "waiting"}
    assert play.package.components["birth"] == Component(
        "ready", sender="town.front", due=march("02 08:10"), ready=march("02 08:00")
    )
    assert list(play.dossiers) == [CODE]


def test_a_component_is_a_dossier_of_its_own_with_the_data_and_documents_that_its_procedure_knows() -> None:
    play = accepted().send("birth", "reception", "02 08:05")

    part = play.part("birth")
    assert (part.code, part.package, part.component) == ("P-birth", "P", "birth")
    assert (part.procedure, part.home, part.state, part.holder) == ("birth_part", "town", "sent", "town.civil")
    assert (part.data, part.documents, part.applicant) == ({"child": "An"}, ("declaration",), {"name": "Bình"})
    assert part.submitted == march("02 08:05")
    assert play.package.components["birth"].state == "sent"


def test_the_acceptance_of_its_dossier_is_the_acknowledgement_and_has_its_own_clock() -> None:
    play = accepted().send("birth", "reception", "02 08:05")

    assert play.part("birth").clocks["acknowledgement"].due == march("02 10:05")
    play.act("birth", "accept", "registrar", "02 10:06")
    assert play.states()["birth"] == "received"
    (late,) = play.of(e.ClockBreached, code="P-birth")
    assert (late.clock, late.record, late.at) == ("acknowledgement", "late_acknowledgement", march("02 10:05"))


def test_when_a_component_has_its_result_those_that_follow_are_ready_at_that_instant() -> None:
    play = born()

    assert play.states() == {"birth": "finished", "insurance": "ready", "residence": "ready"}
    assert play.package.components["residence"].sender == "town.civil"
    assert moments(play, e.ComponentEnded, e.ComponentReady) == [
        "02 08:00 ComponentReady birth",
        "02 10:00 ComponentEnded birth",
        "02 10:00 ComponentReady residence",
        "02 10:00 ComponentReady insurance",
    ]


def test_a_component_whose_condition_does_not_hold_is_left_out_and_its_inputs_are_recorded() -> None:
    play = born(register_residence=False)

    assert play.states() == {"birth": "finished", "insurance": "ready", "residence": "left_out"}
    assert play.of(e.ComponentLeftOut) == [
        e.ComponentLeftOut(march("02 10:00"), "residence", "register_residence", {"register_residence": False})
    ]


def test_a_package_is_accepted_only_when_what_tells_its_components_is_known() -> None:
    play = Play()
    play.dossiers[CODE] = replace(play.package, data={"child": "An"})

    with pytest.raises(NotAllowed, match="wanted 'accept', but it needs register_residence"):
        play.act("package", "accept", "reception", "02 08:00")


# --- handing over


def test_only_who_led_the_component_before_hands_the_next_one_over() -> None:
    play = born()

    with pytest.raises(NotAllowed) as refused:
        play.send("residence", "reception", "02 10:05")

    assert str(refused.value) == (
        "P: wanted to send 'residence' by 'reception' of town.front (officer), but it is not theirs; "
        "possible: town.civil"
    )
    assert "send_component" in play.offers("package")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("insurance", "P: wanted to send 'insurance', but it is waiting; possible: birth"),
        ("marriage", "P: wanted component 'marriage', but it has: birth, residence, insurance"),
    ],
)
def test_what_is_not_ready_is_not_sent(name: str, sentence: str) -> None:
    with pytest.raises((NotAllowed, NotFound)) as refused:
        accepted().send(name, "reception", "02 08:05")

    assert str(refused.value) == sentence


def test_a_party_that_is_named_hands_a_component_over() -> None:
    law = definitions(package=varied("package.yaml", "    after: [birth]\n", "    after: [birth]\n    sent_by: desk\n"))

    play = Play(law).act("package", "accept", "reception", "02 08:00").send("birth", "reception", "02 08:05")
    play.act("birth", "accept", "registrar", "02 08:30").act("birth", "decide", "registrar", "02 10:00")

    assert play.package.components["residence"].sender == "town.front"
    assert play.package.components["insurance"].sender == "town.civil"


def test_a_component_that_is_not_sent_in_its_limit_is_recorded_once_with_who_should_have_sent_it() -> None:
    play = born().tick("02 10:10")
    assert play.of(e.HandOffMissed) == []

    play.tick("02 10:11").tick("02 12:00")

    assert play.of(e.HandOffMissed) == [
        e.HandOffMissed(march("02 10:10"), name, "town.civil", march("02 10:11")) for name in ("residence", "insurance")
    ]
    assert play.package.components["residence"].late == march("02 10:10")


def test_where_the_hand_off_is_automatic_the_next_component_is_handed_in_in_the_same_step() -> None:
    law = definitions(
        package_lifecycle=varied("package_lifecycle.yaml", "limit: 10 working minutes", "automatic: true")
    )
    play = Play(law).act("package", "accept", "reception", "02 08:00")

    play.act("birth", "accept", "registrar", "02 08:30").act("birth", "decide", "registrar", "02 10:00")

    assert [play.part(name).submitted for name in ("residence", "insurance")] == [march("02 10:00")] * 2
    assert play.of(e.HandOffMissed) == []
    assert play.of(e.ComponentSent)[-1].actor == "package"


def test_a_component_that_comes_back_is_held_by_its_sender_until_it_is_corrected_and_sent_again() -> None:
    play = sent().act("residence", "send_back", "captain", "02 14:00", ground="Sai họ tên")

    back = play.package.components["residence"]
    assert (back.state, back.outcome, back.sender) == ("sent_back", "sent_back", "town.civil")
    assert play.dossiers["P-residence"].finished == march("02 14:00")
    assert (play.package.holder, play.package.current) == ("town.civil", "residence")

    play.send("residence", "registrar", "02 15:00", data={"child": "Ân"})

    again = play.part("residence")
    assert (again.code, again.state, again.data) == ("P-residence-2", "sent", {"child": "Ân"})
    assert play.package.components["residence"].sendings == 2
    assert (play.package.holder, play.package.data["child"]) == ("police.residence", "Ân")


def test_a_component_that_was_sent_back_has_a_limit_again_in_which_it_is_sent() -> None:
    play = sent().act("residence", "send_back", "captain", "02 14:00", ground="Sai họ tên")

    play.tick("02 14:10")
    assert play.of(e.HandOffMissed) == []
    assert play.package.components["residence"].due == march("02 14:10")

    play.tick("20 08:00").send("residence", "registrar", "20 09:00").act(
        "residence", "send_back", "captain", "20 10:00"
    )
    assert play.package.components["residence"].late is None

    play.tick("20 12:00")
    assert play.of(e.HandOffMissed) == [
        e.HandOffMissed(march(due), "residence", "town.civil", march(noticed))
        for due, noticed in (("02 14:10", "20 08:00"), ("20 10:10", "20 12:00"))
    ]


def test_an_ordinary_dossier_has_no_component_to_send() -> None:
    play = accepted().send("birth", "reception", "02 08:05")

    with pytest.raises(NotAllowed, match="P-birth: wanted to send 'birth', but it is no package"):
        play.do("P-birth", c.SendComponent("birth", c.CITIZEN), "02 08:06")


# --- the end


def test_a_package_ends_when_the_last_of_its_components_has_its_result() -> None:
    play = sent().act("insurance", "decide", "director", "02 15:00")
    assert play.package.state == "handling"

    play.act("residence", "decide", "captain", "03 09:00")

    assert (play.package.state, play.package.outcome, play.package.finished) == (
        "finished",
        "finished",
        march("03 09:00"),
    )
    assert play.package.clocks["resolution"].state == "met"


def test_results_are_returned_as_each_part_finishes_also_after_the_package() -> None:
    play = sent().act("birth", "return_result", "registrar", "02 14:00")
    play.act("insurance", "decide", "director", "02 15:00").act("residence", "decide", "captain", "03 09:00")

    play.act("residence", "return_result", "captain", "04 09:00")

    assert [play.part(name).state for name in ("birth", "residence", "insurance")] == [
        "returned",
        "returned",
        "result_ready",
    ]


def test_a_package_of_which_every_component_is_left_out_ends_at_once() -> None:
    only = FILES["package.yaml"].partition("  birth: ")[0] + (
        "  residence: {procedure: residence_part, when: register_residence, if_supplementing: pause, "
        "norm: 8 working hours}\n"
    )

    play = Play(definitions(package=only), register_residence=False).act("package", "accept", "reception", "02 08:00")

    assert (play.package.state, play.states()) == ("finished", {"residence": "left_out"})


def test_a_component_that_is_stopped_lets_the_rest_go_on_where_it_says_so() -> None:
    play = sent().act("residence", "request_supplement", "captain", "02 14:00")
    play.act("insurance", "decide", "director", "02 15:00").tick("20 08:00")

    assert play.states() == {"birth": "finished", "insurance": "finished", "residence": "stopped"}
    assert play.package.outcome == "finished"
    assert shown(play.package.finished or 0) == "2026-03-11 17:30"


def test_a_component_that_stops_takes_with_it_those_that_follow() -> None:
    play = accepted().send("birth", "reception", "02 08:05").act("birth", "accept", "registrar", "02 08:30")

    play.act("birth", "refuse", "registrar", "02 10:00")

    assert play.states() == {"birth": "refused", "insurance": "stopped", "residence": "stopped"}
    assert [play.package.components[name].cause for name in ("birth", "residence", "insurance")] == [
        None,
        "birth",
        "birth",
    ]
    assert (play.package.state, play.package.finished) == ("stopped", march("02 10:00"))


def test_a_component_whose_refusal_stops_all_closes_every_other_dossier_in_the_same_step() -> None:
    play = sent()

    play.act("residence", "refuse", "captain", "02 14:00")

    assert play.states() == {"birth": "finished", "insurance": "stopped", "residence": "refused"}
    assert (play.part("insurance").state, play.part("insurance").finished) == ("stopped", march("02 14:00"))
    assert (play.package.state, play.package.finished) == ("stopped", march("02 14:00"))


def test_a_withdrawn_package_closes_every_clock_and_component_in_the_same_step() -> None:
    play = sent().act("package", "withdraw", "applicant", "02 14:00")
    assert play.states()["residence"] == "received"

    play.act("package", "confirm_withdrawal", "reception", "02 15:00")

    assert (play.package.state, play.states()) == (
        "stopped",
        {"birth": "finished", "insurance": "stopped", "residence": "stopped"},
    )
    for dossier in (play.package, play.part("residence"), play.part("insurance")):
        assert dossier.finished == march("02 15:00")
        assert all(clock.stopped is not None for clock in dossier.clocks.values())
    assert play.of(e.StateEntered, code="P-residence")[-1].actor == "package"
    assert play.package.components["residence"].cause == "package"


def test_nothing_of_a_finished_package_is_sent() -> None:
    play = born().act("package", "withdraw", "applicant", "02 14:00")
    play.act("package", "confirm_withdrawal", "reception", "02 15:00")

    with pytest.raises(NotAllowed, match="wanted to send 'residence', but the dossier is finished; possible: nothing"):
        play.send("residence", "registrar", "02 15:01")


# --- the citizen supplements


def test_a_component_that_waits_for_the_citizen_pauses_the_clock_of_the_package_where_it_says_so() -> None:
    play = sent().act("residence", "request_supplement", "captain", "02 14:00")
    assert play.package.clocks["resolution"].state == "paused"
    assert (play.package.holder, play.package.current) == ("applicant", "residence")

    play.act("residence", "resupply", "applicant", "04 14:00")

    assert play.package.clocks["resolution"].state == "running"
    assert play.package.clocks["resolution"].due == march("11 17:30")
    assert (play.package.holder, play.package.current) == ("police.residence", "residence")


def test_a_component_that_does_not_say_so_leaves_the_clock_of_the_package_running() -> None:
    play = sent().act("insurance", "request_supplement", "director", "02 14:00")

    assert play.package.clocks["resolution"].state == "running"
    assert play.package.components["insurance"].supplementing is False


# --- whose seconds


def test_the_package_is_held_by_who_has_the_first_open_component_without_a_gap() -> None:
    play = sent().act("residence", "request_supplement", "captain", "02 14:00")
    play.act("residence", "resupply", "applicant", "03 09:00").act("residence", "decide", "captain", "03 14:00")
    play.act("insurance", "decide", "director", "03 15:00")

    held = [
        (one.state, one.holder, one.kind, shown(one.begun)[8:], shown(one.ended)[8:]) for one in play.package.custody
    ]
    assert held == [
        ("birth", "town.front", "work", "02 08:00", "02 08:05"),
        ("birth", "town.civil", "work", "02 08:05", "02 10:00"),
        ("residence", "town.civil", "work", "02 10:00", "02 10:05"),
        ("residence", "police.residence", "work", "02 10:05", "02 14:00"),
        ("residence", "applicant", "applicant", "02 14:00", "03 09:00"),
        ("residence", "police.residence", "work", "03 09:00", "03 14:00"),
        ("insurance", "insurance.cards", "work", "03 14:00", "03 15:00"),
    ]


def test_while_the_package_is_in_a_state_of_its_own_the_holder_of_that_state_has_it() -> None:
    play = sent().act("package", "withdraw", "applicant", "02 14:00")
    assert (play.package.holder, play.package.current) == ("town.front", None)

    play.act("package", "resume", "applicant", "02 15:00")

    assert (play.package.holder, play.package.current) == ("police.residence", "residence")


def test_the_lateness_of_a_package_is_shared_among_those_who_overran_the_norm_of_their_component() -> None:
    play = sent().act("insurance", "decide", "director", "02 15:00").act("residence", "decide", "captain", "10 09:30")

    (table,) = play.package.responsibility
    assert (table.clock, table.due, table.late_seconds) == ("resolution", march("09 17:30"), 2 * 3_600)
    shares = {share.holder: (share.states, share.overrun_seconds, share.late_seconds) for share in table.shares}
    assert shares["police.residence"][2] == 2 * 3_600
    assert sum(late for _, _, late in shares.values()) == table.late_seconds


# --- obligations


def test_the_missed_appointment_of_a_package_adopts_the_apology_that_a_late_component_owes() -> None:
    play = sent().act("insurance", "decide", "director", "02 15:00").tick("10 08:00")

    (owed,) = play.part("residence").obligations
    assert (owed.id, owed.debtor, owed.raised) == ("P-residence/apology/1", "police", march("04 17:30"))
    assert play.package.obligations == ()
    assert play.of(e.ObligationAdopted) == [
        e.ObligationAdopted(march("09 17:30"), "P-residence/apology/1", march("10 08:00"))
    ]


def test_where_no_component_is_late_the_agency_that_holds_the_package_owes_the_apology() -> None:
    play = sent().act("insurance", "decide", "director", "02 15:00")
    play.act("residence", "send_back", "captain", "02 16:00").tick("10 08:00")

    (owed,) = play.package.obligations
    assert (owed.id, owed.debtor, owed.signer, owed.raised) == ("P/apology/1", "town", "chair", march("09 17:30"))


def test_an_apology_that_was_delivered_is_not_adopted_again() -> None:
    play = sent().act("insurance", "decide", "director", "02 15:00").tick("05 08:00")
    id, captain = "P-residence/apology/1", c.Actor("captain", "police.residence", frozenset({"officer"}))
    for command in (
        c.IssueObligation(id, captain, promised=march("12 17:30")),
        c.DeliverObligation(id, captain),
    ):
        play.do("P-residence", command, "05 09:00")

    play.tick("10 08:00")

    (owed,) = play.package.obligations
    assert (owed.debtor, owed.named_cause) == ("police", None)


# --- time


def test_a_command_before_the_latest_effect_on_any_dossier_of_the_group_is_refused() -> None:
    play = sent()

    with pytest.raises(NotAllowed, match=r"^P-insurance: wanted to act at .* but its journal already has an effect"):
        play.do("P-insurance", c.Act("decide", c.CITIZEN), "02 10:59")


def test_what_has_passed_in_one_dossier_takes_effect_on_the_others_at_its_own_instant() -> None:
    play = sent().act("residence", "request_supplement", "captain", "02 14:00").tick("30 08:00")

    ended = next(event for event in play.of(e.ComponentEnded) if event.component == "residence")
    assert shown(ended.at) == "2026-03-11 17:30"
    resumed = play.of(e.ClockResumed)[-1]
    assert resumed.at == ended.at
