"""What every store keeps, told through the engine: each test file that fills `engine` runs all of it.

`engine` is an empty sandbox at the agency of the shipped definitions, whose clock stands at NOW.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier

import pytest

from tests.permits import DOCUMENTS, PERMIT, Step, begin, definitions, late_story, local, officer, permit_story, told
from workflow import events as e
from workflow.commands import CITIZEN, Assign, Tick
from workflow.engine import Engine, Overtaken, Receipt
from workflow.errors import Conflict, NotAllowed, NotFound, WorkflowError
from workflow.history import replay

NOW = local("2026-12-31 08:00")
RECEPTION, EXPERT = officer("dh.reception_1"), officer("dh.economic_1")
ACCEPT, REFUSE = (
    Step("accept", RECEPTION, local("2026-11-23 10:00")),
    Step("refuse", officer("dh.reception_2"), local("2026-11-23 10:00"), ("refusal_notice",)),
)


def take(engine: Engine, code: str, step: Step, key: str | None = None) -> Receipt:
    return engine.act(code, step.action, actor=step.actor, documents=step.documents, at=step.at, key=key)


def everything(engine: Engine) -> tuple:
    """All that a store answers without being asked for one dossier."""
    departments = ("service_centre", "economic_division", "leadership")
    codes = [code for code, _ in engine.obligations()]
    return (
        [engine.inbox(f"dinh_hoa.{department}") for department in departments],
        engine.inbox("police.fire_safety"),
        engine.obligations(),
        engine.outbox(),
        [(engine.dossier(code), engine.history(code)) for code in codes],
    )


# --- a story


def test_a_permit_goes_from_the_counter_to_the_result(engine: Engine) -> None:
    receipts = told(engine, permit_story())
    code = receipts[0].dossier.code

    dossier = engine.dossier(code)
    assert code == "H55.25-261123-0001"
    assert (dossier.state, dossier.outcome, dossier.finished) == ("returned", "result_ready", local("2026-12-02 09:00"))
    assert dossier.appointment == local("2026-12-04 17:30")
    assert dossier.clocks["resolution"].state == "met"
    assert dossier == receipts[-1].dossier


def test_the_journal_holds_every_event_in_order_with_who_and_under_which_rules(engine: Engine) -> None:
    receipts = told(engine, permit_story()[:1])
    dossier = receipts[-1].dossier

    journal = engine.history(dossier.code)
    assert [record.event for record in journal] == [event for receipt in receipts for event in receipt.events]
    assert [record.seq for record in journal] == [1, 2, 3, 4, 5]
    assert [record.command for record in journal] == [1, 2, 2, 2, 2]
    assert [record.actor for record in journal] == ["applicant", *["dh.reception_1"] * 4]
    assert {record.version for record in journal} == {dossier.version}
    assert {record.recorded for record in journal} == {NOW}
    assert replay(record.event for record in journal) == dossier


def test_what_had_passed_unseen_is_written_with_the_instant_of_noticing(engine: Engine) -> None:
    receipts = told(engine, late_story())
    journal = engine.history(receipts[0].dossier.code)

    breach = next(record for record in journal if isinstance(record.event, e.ClockBreached))
    assert (breach.at, breach.noticed, breach.actor) == (
        local("2026-12-03 17:30"),
        local("2026-12-07 09:30"),
        "clock",
    )


def test_an_unknown_dossier_is_not_found(engine: Engine) -> None:
    for ask in (engine.dossier, engine.history, engine.offers, engine.explain):
        with pytest.raises(NotFound, match=r"^dossier: wanted 'H55\.25-261123-0009', but there is none$"):
            ask("H55.25-261123-0009")


# --- codes


def test_codes_count_the_dossiers_of_a_local_day(engine: Engine) -> None:
    instants = ["2026-11-23 08:00", "2026-11-23 23:59", "2026-11-24 00:00", "2026-11-23 09:00"]

    codes = [begin(engine, at=local(at)).dossier.code for at in instants]

    assert codes == ["H55.25-261123-0001", "H55.25-261123-0002", "H55.25-261124-0001", "H55.25-261123-0003"]


def test_a_refused_submission_takes_no_number(engine: Engine) -> None:
    with pytest.raises(NotAllowed, match="there is no such field"):
        begin(engine, data={"storeys": 2})

    assert begin(engine).dossier.code == "H55.25-261123-0001"


def test_dossiers_handed_in_at_once_get_different_codes(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as threads:
        codes = {threads.submit(begin, engine) for _ in range(20)}

    assert {one.result().dossier.code for one in codes} == {f"H55.25-261123-{n:04}" for n in range(1, 21)}


# --- refusals


@pytest.mark.parametrize(
    ("action", "actor", "said"),
    [
        ("accept", EXPERT, r"it is not theirs; possible: dinh_hoa\.service_centre\.reception$"),
        ("accept", CITIZEN, r"it is not theirs; possible: dinh_hoa\.service_centre\.reception$"),
        (
            "sign",
            officer("dh.chairman"),
            r"does not offer it; possible: .*accept \(dinh_hoa\.service_centre\.reception\)",
        ),
    ],
)
def test_a_refusal_says_who_may_and_changes_nothing(engine: Engine, action, actor, said) -> None:
    before = begin(engine).dossier

    with pytest.raises(NotAllowed, match=said):
        engine.act(before.code, action, actor=actor, at=local("2026-11-23 10:00"), key="k")

    assert engine.dossier(before.code) == before
    assert len(engine.history(before.code)) == 1
    assert len(engine.outbox()) == 1
    assert not take(engine, before.code, ACCEPT, key="k").repeated


# --- two officers, one dossier (T7)


def test_of_two_officers_at_one_dossier_exactly_one_wins(engine: Engine) -> None:
    for _ in range(100):
        code, start = begin(engine).dossier.code, Barrier(2)

        def compete(step: Step, code: str = code, start: Barrier = start) -> Receipt | WorkflowError:
            start.wait()
            try:
                return take(engine, code, step)
            except (Conflict, NotAllowed) as lost:
                return lost

        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(compete, (ACCEPT, REFUSE)))

        assert Counter(isinstance(answer, Receipt) for answer in answers) == {True: 1, False: 1}
        moves = [record for record in engine.history(code) if isinstance(record.event, e.StateEntered)]
        won = next(answer for answer in answers if isinstance(answer, Receipt))
        assert [move.event.action for move in moves] == [dict(enumerate(("accept", "refuse")))[answers.index(won)]]
        assert engine.dossier(code) == won.dossier


class Meddled:
    """Definitions in whose use somebody else acts, once: between the reading and the writing of a command.

    Of a package the definitions are used `past` times before everything is read.
    """

    def __init__(self, meddle, past: int = 0) -> None:
        self.meddle = meddle
        self.past = past

    def rules(self, *args, **named):
        self.past -= 1
        if self.past < 0:
            meddle, self.meddle = self.meddle, lambda: None
            meddle()
        return definitions().rules(*args, **named)


def test_who_comes_second_is_told_who_was_first_with_what_and_when(engine: Engine) -> None:
    code = begin(engine).dossier.code
    engine.definitions = Meddled(lambda: take(engine, code, REFUSE))

    with pytest.raises(Overtaken) as lost:
        take(engine, code, ACCEPT)

    assert str(lost.value) == (
        f"{code}: wanted to follow event 1, but 'dh.reception_2' was first with 'refuse' "
        "at 2026-11-23T10:00:00+07:00; possible: read the dossier again and decide anew"
    )
    assert (lost.value.expected, lost.value.found) == (1, 3)
    assert engine.dossier(code).state == "not_accepted"


# --- once or not at all (T6)


def test_a_command_sent_again_under_its_key_gets_the_same_receipt_and_changes_nothing(engine: Engine) -> None:
    handed = begin(engine, key="web-1")
    first = take(engine, handed.dossier.code, ACCEPT, key="web-2")
    take(engine, handed.dossier.code, permit_story()[1])
    before = engine.history(handed.dossier.code)

    again = take(engine, handed.dossier.code, ACCEPT, key="web-2")

    assert (again.dossier, again.events, again.repeated) == (first.dossier, first.events, True)
    assert begin(engine, key="web-1") == Receipt(handed.dossier, handed.events, True)
    assert engine.history(handed.dossier.code) == before


def test_the_same_key_with_another_command_is_refused(engine: Engine) -> None:
    code = begin(engine, key="web-1").dossier.code

    for other in (lambda: take(engine, code, ACCEPT, key="web-1"), lambda: begin(engine, lane="green", key="web-1")):
        with pytest.raises(NotAllowed, match="wanted the key 'web-1' for this command, but another one was sent"):
            other()

    assert len(engine.history(code)) == 1


def test_submissions_sent_up_to_three_times_from_four_threads_happen_once(engine: Engine) -> None:
    stream = Random("three times")
    sent = [f"web-{n}" for n in range(12) for _ in range(stream.randint(1, 3))]
    stream.shuffle(sent)

    with ThreadPoolExecutor(4) as threads:
        receipts = list(threads.map(lambda key: begin(engine, key=key), sent))

    codes = {key: receipt.dossier.code for key, receipt in zip(sent, receipts, strict=True)}
    assert sorted(codes.values()) == [f"H55.25-261123-{n:04}" for n in range(1, 13)]
    assert [receipt.dossier.code for receipt in receipts] == [codes[key] for key in sent]
    assert Counter(receipt.repeated for receipt in receipts)[False] == 12


def test_acts_sent_up_to_three_times_in_any_order_from_four_threads_end_as_once_in_order(engine: Engine) -> None:
    expected, code = (begin(engine).dossier.code for _ in range(2))
    for step in permit_story():
        take(engine, expected, step)
    stream = Random("any order")
    sent = [step for step in permit_story() for _ in range(stream.randint(1, 3))]
    stream.shuffle(sent)

    def send(step: Step) -> Receipt | WorkflowError:
        try:
            return take(engine, code, step, key=step.action)
        except (Conflict, NotAllowed) as refused:
            return refused

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(send, sent))
    done = {answer.events for answer in answers if isinstance(answer, Receipt)}
    receipts = [send(step) for step in permit_story()]  # what came too early is sent again by its citizen

    assert all(isinstance(receipt, Receipt) for receipt in receipts)
    assert {receipt.events for receipt in receipts if receipt.repeated} == done
    # Only the code tells the two journals apart, and their first events carry it.
    assert [record.event for record in engine.history(code)][1:] == [
        record.event for record in engine.history(expected)
    ][1:]


# --- downtime (T9)


def passed(engine: Engine, code: str) -> list[tuple]:
    """What passed on the dossier, with its effect; who noticed when is left out."""
    return [(type(one.event).__name__, one.at) for one in engine.history(code) if one.actor == "clock"]


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        ("2026-01-12 11:00", []),
        ("2026-01-15 10:00", [("ClockBreached", "2026-01-12 17:30")]),
        (
            "2027-03-12 10:00",
            [
                ("ClockBreached", "2026-01-12 17:30"),  # the hand-over, due the same day
                ("ClockWarned", "2026-01-20 01:45"),  # half of the term of 15 days
                ("ClockWarned", "2026-01-26 17:30"),
                ("ClockWarned", "2026-01-26 17:30"),  # the last moment for declaring that it will be late
                ("ClockBreached", "2026-01-27 17:30"),
                ("ObligationOwed", "2026-01-27 17:30"),
                ("ObligationEscalated", "2026-01-28 17:30"),
            ],
        ),
    ],
)
def test_after_downtime_everything_that_passed_is_told_once_in_its_order(engine: Engine, back, expected) -> None:
    dossiers = [begin(engine, at=local("2026-01-12 08:00")).dossier.code for _ in range(2)]
    swept, slept = dossiers
    for code in dossiers:
        take(engine, code, Step("accept", RECEPTION, local("2026-01-12 10:00")))
    for day in range(1, 20):
        at = local("2026-01-12 10:00") + day * 86_400
        if at < local(back):
            engine.handle(swept, Tick(), at=at)

    engine.tick(local(back))
    engine.tick(local(back))

    assert passed(engine, slept) == passed(engine, swept)
    assert passed(engine, slept) == [(name, local(at)) for name, at in expected]
    noticed = [one.noticed for one in engine.history(slept) if one.actor == "clock"]
    assert noticed == [local(back)] * len(expected)


def test_a_sweep_that_hits_its_limit_says_so(engine: Engine) -> None:
    for _ in range(3):
        take(engine, begin(engine).dossier.code, ACCEPT)
    later = local("2026-12-15 08:00")

    ticked = [engine.tick(later, limit=2) for _ in range(3)]

    assert [(len(one.receipts), one.more, one.refused) for one in ticked] == [
        (2, True, ()),
        (1, False, ()),
        (0, False, ()),
    ]


# --- questions


def test_an_inbox_has_the_urgent_lane_first_then_the_earliest_appointment(engine: Engine) -> None:
    green = {"lane": "green", "data": {"floors": 1, "floor_area_m2": 90.0, "detailed_plan": True}}
    handed = [begin(engine), begin(engine), begin(engine, **green)]
    codes = [receipt.dossier.code for receipt in handed]
    for code, at in zip(codes, ("2026-11-26 10:00", "2026-11-23 10:00", "2026-11-26 10:00"), strict=True):
        engine.act(code, "accept", actor=RECEPTION, at=local(at))

    assert [one.code for one in engine.inbox("dinh_hoa.service_centre")] == [codes[2], codes[1], codes[0]]
    assert engine.inbox("dinh_hoa.economic_division") == ()


def test_an_inbox_of_an_officer_leaves_out_what_lies_on_another_desk(engine: Engine) -> None:
    code = begin(engine).dossier.code
    take(engine, code, ACCEPT)
    engine.handle(code, Assign("dh.reception_2", RECEPTION), at=local("2026-11-23 10:10"))

    assert engine.inbox(RECEPTION) == ()
    assert [one.code for one in engine.inbox(officer("dh.reception_2"))] == [code]
    assert [one.code for one in engine.inbox("dinh_hoa.service_centre")] == [code]


def test_an_asked_agency_has_the_dossier_in_its_inbox_until_it_answers(engine: Engine) -> None:
    code = begin(engine, data={"floors": 5, "floor_area_m2": 400.0, "needs_opinion": True}).dossier.code
    for step in permit_story()[:2]:
        take(engine, code, step)
    take(engine, code, Step("ask_opinion", EXPERT, local("2026-11-25 08:00"), ("opinion_request",)))
    fire = officer("police.fire_1")

    asked = engine.inbox(fire)
    engine.act(code, "answer", actor=fire, data={"opinion": "agree"}, at=local("2026-11-25 14:00"))

    assert [one.code for one in asked] == [code]
    assert engine.inbox(fire) == ()
    assert [one.code for one in engine.inbox("dinh_hoa.economic_division")] == [code]


def test_what_has_ended_waits_for_nobody(engine: Engine) -> None:
    told(engine, permit_story())

    assert everything(engine)[:2] == ([(), (), ()], ())


def test_a_late_permit_leaves_an_obligation_that_outlives_it(engine: Engine) -> None:
    code = told(engine, late_story())[0].dossier.code
    chairman = officer("dh.chairman")
    ((owner, owed),) = engine.obligations(state="owed")

    states = [
        engine.issue(owed.id, actor=chairman, cause="staff_shortage_or_overload", at=local("2026-12-10 08:00"))
        .dossier.obligations[0]
        .state,
        engine.deliver(owed.id, actor=RECEPTION, at=local("2026-12-10 09:00")).dossier.obligations[0].state,
    ]

    assert (owner, owed.kind, owed.debtor, owed.due) == (code, "apology", "dinh_hoa", local("2026-12-04 17:30"))
    assert states == ["issued", "delivered"]
    assert engine.obligations(state="owed") == ()
    assert [one.state for _, one in engine.obligations()] == ["delivered"]


def test_a_declared_delay_is_drafted_issued_with_a_new_date_and_waived_with_a_ground(engine: Engine) -> None:
    chairman = officer("dh.chairman")
    code = begin(engine).dossier.code
    for step in permit_story()[:2]:
        take(engine, code, step)

    owed = engine.declare_delay(code, actor=EXPERT, cause="other", at=local("2026-11-30 08:00")).dossier.obligations[0]
    engine.draft(owed.id, actor=EXPERT, at=local("2026-11-30 09:00"))
    promised = local("2026-12-10 17:30")
    issued = engine.issue(owed.id, actor=chairman, promised=promised, at=local("2026-11-30 10:00"))
    waived = engine.waive(owed.id, actor=chairman, ground="trả trước hạn", at=local("2026-12-01 08:00"))

    assert (owed.declared, owed.cause, owed.promised_before) == (True, "other", local("2026-12-03 17:30"))
    assert issued.dossier.obligations[0].promised_now == promised
    assert (waived.dossier.obligations[0].state, waived.dossier.obligations[0].ground) == ("waived", "trả trước hạn")


def test_a_dossier_as_of_an_instant_is_what_it_was_then_settled_without_writing(engine: Engine) -> None:
    story = late_story()
    receipts = told(engine, story)
    code = receipts[0].dossier.code
    length = len(engine.history(code))

    for receipt, step in zip(receipts[1:], story, strict=True):
        assert engine.dossier(code, as_of=step.at) == receipt.dossier
    weekend = engine.dossier(code, as_of=local("2026-12-05 08:00"))
    assert (weekend.state, weekend.clocks["resolution"].missed) == ("appraisal", local("2026-12-03 17:30"))
    assert engine.dossier(code, as_of=local("2026-12-03 17:30")).clocks["resolution"].missed is None
    assert len(engine.history(code)) == length
    with pytest.raises(NotFound, match="wanted it as of 2026-11-23T07:59:59"):
        engine.dossier(code, as_of=local("2026-11-23 08:00") - 1)


# --- outbox and upkeep


def test_the_outbox_tells_each_command_until_it_is_delivered(engine: Engine) -> None:
    receipts = told(engine, permit_story()[:3])
    messages = engine.outbox(limit=3)

    engine.delivered(message.id for message in messages)
    rest = engine.outbox()
    engine.delivered(message.id for message in rest)
    take(engine, receipts[0].dossier.code, permit_story()[3])

    told_events = [tuple(record.event for record in message.records) for message in (*messages, *rest)]
    assert told_events == [receipt.events for receipt in receipts]
    (last,) = engine.outbox()
    assert last.id > max(message.id for message in rest)


def test_what_is_rebuilt_from_the_journal_is_what_was_there(engine: Engine) -> None:
    late = told(engine, late_story())[0].dossier.code
    open_one = begin(engine, key="web-1")
    take(engine, open_one.dossier.code, ACCEPT, key="web-2")
    before = everything(engine)

    engine.rebuild()

    assert everything(engine) == before
    assert engine.dossier(late).state == "returned"
    assert engine.broken() == ()
    assert begin(engine, key="web-1").repeated
    assert take(engine, open_one.dossier.code, ACCEPT, key="web-2").repeated
    assert begin(engine).dossier.code == "H55.25-261123-0003"


def test_documents_and_the_applicant_are_kept_as_they_were_given(engine: Engine) -> None:
    applicant = {"name": "Trần Thị B", "children": ({"name": "C"},), "phone": None}

    dossier = engine.dossier(begin(engine, applicant=applicant).dossier.code)

    assert dossier.applicant == {"name": "Trần Thị B", "children": [{"name": "C"}], "phone": None}
    assert (dossier.documents, dossier.procedure) == (DOCUMENTS, PERMIT)


# --- packages: several dossiers in one transaction


def package(engine: Engine) -> str:
    """A package of which the birth was sent to the registrar and accepted; its code."""
    at, documents = local("2026-11-16 08:00"), ["application", "birth_record"]
    code = engine.submit("birth_residence_insurance", actor=CITIZEN, documents=documents, at=at).dossier.code
    engine.act(code, "accept", actor=RECEPTION, at=at)
    engine.send(code, "birth", actor=RECEPTION, at=at)
    engine.act(f"{code}-birth", "accept", actor=officer("dh.justice_1"), at=local("2026-11-16 08:30"))
    engine.act(code, "withdraw", actor=CITIZEN, at=local("2026-11-16 09:00"))
    return code


def confirm(engine: Engine, code: str) -> Receipt:
    at = local("2026-11-16 10:00")
    return engine.act(code, "confirm_withdrawal", actor=RECEPTION, documents=["stop_notice"], at=at)


def test_what_a_command_does_to_a_package_and_its_components_is_written_together(engine: Engine) -> None:
    code = package(engine)
    messages = len(engine.outbox())

    receipt = confirm(engine, code)

    (beside,) = receipt.beside
    assert (engine.dossier(code), engine.dossier(f"{code}-birth")) == (receipt.dossier, beside.dossier)
    assert beside.dossier.finished == receipt.dossier.finished
    assert [message.code for message in engine.outbox()[messages:]] == [code, f"{code}-birth"]
    assert engine.broken() == ()


def test_a_command_on_a_package_is_judged_again_when_one_component_was_changed_meanwhile(engine: Engine) -> None:
    code = package(engine)
    draft = Step("submit_for_signature", officer("dh.justice_1"), local("2026-11-16 09:30"))
    engine.definitions = Meddled(lambda: take(engine, f"{code}-birth", draft), past=2)

    (beside,) = confirm(engine, code).beside

    moves = [record.event for record in engine.history(f"{code}-birth") if isinstance(record.event, e.StateEntered)]
    assert [(move.origin, move.state) for move in moves][-2:] == [("checking", "signing"), ("signing", "stopped")]
    assert engine.dossier(f"{code}-birth") == beside.dossier
    assert engine.broken() == ()


def test_nothing_of_a_command_on_a_package_is_written_when_it_is_no_longer_allowed(engine: Engine) -> None:
    code = package(engine)
    engine.definitions = Meddled(lambda: confirm(engine, code), past=2)

    with pytest.raises(Overtaken, match=r"'dh\.reception_1' was first with 'confirm_withdrawal'"):
        confirm(engine, code)

    ends = [record for record in engine.history(f"{code}-birth") if isinstance(record.event, e.DossierFinished)]
    assert (engine.dossier(code).outcome, len(ends)) == ("stopped", 1)
    assert engine.broken() == ()
