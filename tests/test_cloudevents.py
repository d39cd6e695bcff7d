"""CloudEvents 1.0: each row of the journal is one event, of the form of the specification, with the portal's state."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.permits import begin, definitions, late_story, local, officer, permit_story, told
from tests.telling import NOW, RECEPTION
from workflow.commands import CITIZEN, Act
from workflow.engine import Engine
from workflow.errors import NotFound
from workflow.loader import Definitions
from workflow.worker.cloudevents import CloudEvent, Events, batch, line

KNOWN = {"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data"}


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine("memory://", definitions(), now=lambda: NOW) as opened:
        yield opened


def everything(engine: Engine, **how: Any) -> list[CloudEvent]:
    """The events of all messages that are not delivered."""
    events = Events(engine, **how)
    return [one for message in engine.outbox() for one in events.of(message)]


def portal(told: list[CloudEvent]) -> list[int]:
    """The numbers on the portal, one after the other as they changed."""
    numbers = [one["data"]["portal_state"] for one in told]
    return [number for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1]]


def faults(event: CloudEvent) -> list[str]:
    """What the event breaks of CloudEvents 1.0, sections 3.1 to 3.3 and the JSON format."""
    found = [name for name in ("specversion", "id", "source", "type") if not isinstance(event.get(name), str)]
    found += [name for name in event if not re.fullmatch(r"[a-z0-9]{1,20}", name)]
    found += [name for name in event.keys() - {"data"} if not isinstance(event[name], str) or not event[name]]
    found += ["specversion"] if event["specversion"] != "1.0" else []
    found += ["source"] if urlsplit(event["source"]).geturl() != event["source"] or " " in event["source"] else []
    found += ["time"] if datetime.datetime.fromisoformat(event["time"]).tzinfo is None else []
    found += ["datacontenttype"] if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", event["datacontenttype"]) else []
    return found


def test_the_rules_of_the_specification_find_what_breaks_them() -> None:
    event = {
        "specversion": "1.1",
        "id": "",
        "source": "a b",
        "type": "t",
        "time": "2026-11-23T10:00",
        "datacontenttype": "x",
    }

    assert faults({**event, "Big_Name": "1"}) == ["Big_Name", "id", "specversion", "source", "time", "datacontenttype"]


def test_every_row_of_the_journal_is_one_event_of_the_form_of_the_specification(engine: Engine) -> None:
    code = told(engine, late_story())[0].dossier.code

    events = everything(engine)

    assert [one["id"] for one in events] == [f"{code}/{record.seq}" for record in engine.history(code)]
    assert {one["id"]: wrong for one in events if (wrong := faults(one))} == {}
    assert {(one["source"], one["subject"], one["partitionkey"]) for one in events} == {
        ("/luongxanh/dinh_hoa", code, code)
    }
    assert [one["digest"] for one in events] == [record.digest for record in engine.history(code)]


def test_an_event_says_what_happened_when_who_did_it_and_under_which_rules(engine: Engine) -> None:
    code = begin(engine).dossier.code
    engine.act(code, "accept", actor=RECEPTION, at=local("2026-11-23 10:00"))

    accepted = everything(engine)[1]

    data = accepted["data"]
    assert (accepted["type"], accepted["time"]) == (
        "vn.luongxanh.dossier.DossierAccepted.v1",
        "2026-11-23T10:00:00+07:00",
    )
    assert (data["body"]["type"], data["body"]["at"]) == ("DossierAccepted", local("2026-11-23 10:00"))
    assert (data["event"], data["actor"], data["ground"]) == ("DossierAccepted", "dh.reception_1", None)
    assert (data["noticed"], data["recorded"]) == (None, "2026-12-31T08:00:00+07:00")
    assert data["versions"] == {
        "procedure": "2026-07-01",
        "lifecycle": "2026-08-05",
        "calendar": "2026-01-01",
        "others": {"thai_nguyen": "2026-01-01"},
    }


def test_the_source_may_be_named(engine: Engine) -> None:
    begin(engine)

    assert (
        everything(engine, source="https://dinhhoa.example/dossiers")[0]["source"] == "https://dinhhoa.example/dossiers"
    )


def test_sequences_sort_as_the_journal_does(engine: Engine) -> None:
    told(engine, late_story())

    sequences = [one["sequence"] for one in everything(engine)]

    assert len(sequences) > 10
    assert sequences == sorted(sequences)


def test_the_portal_sees_the_states_of_a_whole_story(engine: Engine) -> None:
    told(engine, permit_story())

    events = everything(engine)

    assert portal(events) == [1, 2, 4, 5, 4, 9, 10]
    changes = [(one["data"].get("previous_portal_state"), one["data"]["portal_state"]) for one in events]
    assert [pair for pair in changes if pair[0]] == [(1, 2), (2, 4), (4, 5), (5, 4), (4, 9), (9, 10)]
    assert {one["data"]["event"] for one in events if "previous_portal_state" in one["data"]} == {"StateEntered"}


def test_the_portal_sees_what_a_correction_makes_of_a_dossier(engine: Engine) -> None:
    code = told(engine, permit_story()[:2])[0].dossier.code
    engine.act(code, "draft", actor=officer("dh.economic_1"), at=local("2026-12-01 09:30"))

    engine.correct(
        code,
        Act("request_supplement", officer("dh.economic_1"), documents=("supplement_notice",)),
        at=local("2026-11-25 10:30"),
        then=((Act("resupply", CITIZEN), local("2026-11-26 10:30")),),
        ground="ghi sổ muộn",
        made=local("2026-12-02 08:00"),
    )
    engine.act(code, "submit_for_signature", actor=officer("dh.economic_head"), at=local("2026-12-02 09:00"))

    events = everything(engine)
    (corrected,) = [one for one in events if one["data"]["event"] == "HistoryCorrected"]
    assert (corrected["data"]["portal_state"], corrected["data"]["ground"]) == (4, "ghi sổ muộn")
    assert "previous_portal_state" not in corrected["data"]
    assert [one["data"]["portal_state"] for one in events[events.index(corrected) :]][-1] == 4


def test_a_correction_that_moves_a_dossier_on_the_portal_says_from_where(engine: Engine) -> None:
    code = told(engine, permit_story()[:2])[0].dossier.code
    engine.tick(at=local("2026-12-04 08:00"))
    asked = permit_story()[2]
    forgotten = Act(asked.action, asked.actor, documents=asked.documents)

    engine.correct(code, forgotten, at=asked.at, ground="ghi sổ muộn", made=local("2026-12-04 09:00"))

    last = everything(engine)[-1]["data"]
    assert (last["event"], last["previous_portal_state"], last["portal_state"]) == ("HistoryCorrected", 4, 8)
    assert last["state"] == engine.dossier(code).state == "stopped"


def test_a_dossier_that_leaves_its_lane_is_told_with_the_states_of_the_other(engine: Engine) -> None:
    data = {"floors": 1, "floor_area_m2": 90.0, "detailed_plan": True}
    code = told(engine, permit_story()[:2], begin(engine, lane="green", data=data).dossier.code)[0].dossier.code
    engine.act(code, "change_design", actor=CITIZEN, documents=("drawings",), at=local("2026-11-25 10:30"))

    told_lanes = [
        (one["data"]["event"], one["data"]["lane"], one["data"]["portal_state"]) for one in everything(engine)
    ]

    assert ("StateEntered", "green", 2) in told_lanes
    assert ("LaneLeft", "standard", 4) in told_lanes


def test_a_message_is_told_alike_whether_the_earlier_ones_were_told_here_or_not(engine: Engine) -> None:
    told(engine, permit_story())
    one_after_the_other = Events(engine)
    messages = engine.outbox()

    assert [one_after_the_other.of(one) for one in messages] == [Events(engine).of(one) for one in messages]
    assert one_after_the_other.of(messages[2]) == Events(engine).of(messages[2])


def test_a_message_whose_definitions_are_not_there_is_not_told(engine: Engine) -> None:
    begin(engine)
    (message,) = engine.outbox()

    def lost(*_: Any, **__: Any) -> Definitions:
        raise NotFound("procedure", "house_building_permit")

    engine.rules_of = lost  # type: ignore[method-assign, assignment]

    with pytest.raises(NotFound):
        Events(engine).of(message)


def test_a_batch_is_one_json_array_and_a_line_has_no_line_break(engine: Engine) -> None:
    begin(engine, applicant={"name": "Nguyễn\nVăn A"})

    events = everything(engine)

    assert json.loads(batch(events)) == events
    assert "\n" not in line(events[0])
    assert json.loads(line(events[0])) == events[0]
