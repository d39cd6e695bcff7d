"""Event logs say what the journals say, in the forms that process mining asks for (T36)."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, get_args
from xml.etree import ElementTree

import pytest
from eventlogs import ocel_faults, xes_faults
from hypothesis import given
from hypothesis import strategies as st
from packages import ACTORS, march
from packages import definitions as packages

from tests.calendars import dinh_hoa
from tests.permits import PERMIT, begin, definitions, late_story, local, officer, permit_story, told
from tests.scenarios import COMMUNE, Shop, shop
from workflow import events as e
from workflow.agencies import Agencies
from workflow.commands import Act, Command, IssueObligation, Tick
from workflow.decide import Outcome
from workflow.engine import Engine
from workflow.engine.records import Sent, change_of
from workflow.errors import NotFound
from workflow.history import replay
from workflow.interop import FORMATS, feed, feed_all, open_log, table
from workflow.interop.eventlog import ACTIVITIES, KINDS, Entry, iso, printable
from workflow.interop.spool import Spool
from workflow.interop.table import COLUMNS
from workflow.loader import load_definitions
from workflow.model import Instant, Version
from workflow.simulation.reading import read_scenario
from workflow.simulation.simulator import simulate
from workflow.store.memory import MemoryStore
from workflow.store.protocol import Kept

Decision = tuple[Command, Instant, Outcome]
NOBODY = Agencies({})


class Told(NamedTuple):
    """What a run decided, and the three files of it, read."""

    decisions: list[Decision]
    xes: ElementTree.Element
    ocel: Any
    rows: list[dict[str, str]]

    @property
    def journals(self) -> dict[str, list[e.Event]]:
        """The facts of each dossier."""
        found: dict[str, list[e.Event]] = {}
        for _, _, outcome in self.decisions:
            found.setdefault(outcome.dossier.code, []).extend(outcome.events)
        return found


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(folder: Path, decisions: list[Decision], agencies: Agencies) -> Told:
    """The decisions as files of every format."""
    for ending in FORMATS:
        with open_log(folder / f"log{ending}", agencies) as log:
            for decision in decisions:
                log.enter(*decision)
    return Told(
        decisions,
        ElementTree.parse(folder / "log.xes").getroot(),
        json.loads((folder / "log.jsonocel").read_text(encoding="utf-8")),
        read_csv(folder / "log.csv"),
    )


@pytest.fixture(scope="module")
def summer(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Weeks of the shipped scenario in which two officers of one division are ill: appointments are missed."""
    scenario, _ = read_scenario(COMMUNE)
    weeks = scenario.period.model_copy(update={"since": "2026-07-01", "until": "2026-07-21"})
    ill = scenario.staff["dinh_hoa.economic_division"].model_copy(update={"officers": 1, "absent": ()})
    staff = scenario.staff | {"dinh_hoa.economic_division": ill}
    decisions: list[Decision] = []
    law = load_definitions()
    changed = scenario.model_copy(update={"period": weeks, "staff": staff})
    simulate(changed, law, watch=lambda *one: decisions.append(one))
    return written(tmp_path_factory.mktemp("summer"), decisions, law.agencies)


def values(of: ElementTree.Element) -> dict[str, str]:
    """The attributes of a trace or an event."""
    return {one.get("key", ""): one.get("value", "") for one in of if one.tag != "event"}


# --- the rules of the formats


def test_the_xes_file_keeps_the_rules_of_the_standard(summer: Told) -> None:
    assert xes_faults(summer.xes) == []


def test_the_ocel_file_keeps_the_rules_of_the_specification(summer: Told) -> None:
    assert ocel_faults(summer.ocel) == []


def _first(log: ElementTree.Element, path: str) -> ElementTree.Element:
    found = log.find(path)
    assert found is not None
    return found


BREAK_XES: dict[str, Callable[[ElementTree.Element], object]] = {
    "version": lambda log: log.set("xes.version", "1849-2016"),
    "order": lambda log: log.append(ElementTree.Element("extension", name="Cost", prefix="cost", uri="x")),
    "unknown part": lambda log: log.append(ElementTree.Element("case")),
    "twice the prefix": lambda log: _first(log, "extension").set("prefix", "time"),
    "no extension": lambda log: log.remove(_first(log, "extension")),
    "missing global": lambda log: _first(log, "trace").remove(_first(log, "trace/string")),
    "no such date": lambda log: _first(log, "trace/event/date").set("value", "2026-13-01T00:00:00+07:00"),
    "no zone": lambda log: _first(log, "trace/event/date").set("value", "2026-01-01T00:00:00"),
    "no such number": lambda log: _first(log, "trace/event/int").set("value", "one"),
    "no name": lambda log: _first(log, "trace/event/string").set("key", "two words"),
    "no value": lambda log: _first(log, "trace/event/string").attrib.pop("value"),
    "twice the key": lambda log: _first(log, "trace/event").append(deepcopy(_first(log, "trace/event/string"))),
    "life cycle": lambda log: _first(log, "trace/event/string[@key='lifecycle:transition']").set("value", "done"),
    "wrong type": lambda log: _first(log, "trace/string").set("key", "time:timestamp"),
    "classifier": lambda log: _first(log, "classifier").set("keys", "org:group"),
    "unnamed classifier": lambda log: _first(log, "classifier").set("name", "by activity"),
}


@pytest.mark.parametrize("breaking", BREAK_XES)
def test_a_xes_file_that_breaks_a_rule_is_noticed(breaking: str, short: Told) -> None:
    log = deepcopy(short.xes)
    BREAK_XES[breaking](log)

    assert xes_faults(log) != []


BREAK_OCEL: dict[str, Callable[[Any], object]] = {
    "no types": lambda log: log.pop("eventTypes"),
    "a number": lambda log: log["events"][0]["attributes"].append({"name": "number", "value": 1}),
    "no time": lambda log: log["events"][0].pop("time"),
    "no such time": lambda log: log["events"][0].update(time="yesterday"),
    "no qualifier": lambda log: log["events"][0]["relationships"][0].pop("qualifier"),
    "no such object": lambda log: log["events"][0]["relationships"][0].update(objectId="nobody"),
    "no such type": lambda log: log["objects"][0].update(type="ticket"),
    "undeclared attribute": lambda log: log["objects"][0]["attributes"][0].update(name="colour"),
    "no such form": lambda log: log["objectTypes"][0]["attributes"][0].update(type="money"),
    "twice the object": lambda log: log["objects"].append(log["objects"][0]),
    "twice the event": lambda log: log["events"].append(log["events"][0]),
    "twice the type": lambda log: log["objectTypes"].append(log["objectTypes"][0]),
    "twice the relation": lambda log: log["events"][0]["relationships"].append(log["events"][0]["relationships"][0]),
    "two values at once": lambda log: log["objects"][0]["attributes"].append(log["objects"][0]["attributes"][0]),
    "no integer": lambda log: log["events"][0]["attributes"][0].update(name="number", value="one"),
}


@pytest.mark.parametrize("breaking", BREAK_OCEL)
def test_an_ocel_file_that_breaks_a_rule_is_noticed(breaking: str, short: Told) -> None:
    log = deepcopy(short.ocel)
    BREAK_OCEL[breaking](log)

    assert ocel_faults(log) != []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Two weeks of the shop."""
    decisions: list[Decision] = []
    law = Shop(dinh_hoa())
    simulate(shop(), law, watch=lambda *one: decisions.append(one))
    return written(tmp_path_factory.mktemp("small"), decisions, law.rules("network", "shop", 0).agencies)


@pytest.fixture(scope="module")
def short(small: Told, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The first decisions of the shop."""
    return written(tmp_path_factory.mktemp("short"), small.decisions[:40], NOBODY)


def test_a_file_that_is_not_broken_has_no_fault(short: Told) -> None:
    assert (xes_faults(short.xes), ocel_faults(short.ocel)) == ([], [])


# --- the log is the journal


def test_every_fact_is_one_event_in_every_file(summer: Told) -> None:
    journals = summer.journals
    facts = Counter({code: len(events) for code, events in journals.items()})

    assert len(facts) > 700
    assert Counter(row["case"] for row in summer.rows) == facts
    assert Counter(event["id"].partition("#")[0] for event in summer.ocel["events"]) == facts
    traces = summer.xes.findall("trace")
    assert {values(trace)["concept:name"]: len(trace.findall("event")) for trace in traces} == facts
    assert len(traces) == len(facts)


def test_the_files_tell_the_same_of_each_fact(summer: Told) -> None:
    told_in_xes = [
        (values(trace)["concept:name"], event["number"], event["concept:name"], event["time:timestamp"], event["state"])
        for trace in summer.xes.iter("trace")
        for event in map(values, trace.iter("event"))
    ]

    assert told_in_xes == [
        (row["case"], row["number"], row["activity"], row["time"], row["state"]) for row in summer.rows
    ]
    assert [(event["id"], event["type"], event["time"]) for event in summer.ocel["events"]] == [
        (f"{row['case']}#{row['number']}", row["activity"], row["time"]) for row in summer.rows
    ]


def test_a_row_says_what_the_fact_says_and_how_the_dossier_stood_then(summer: Told) -> None:
    rows = iter(summer.rows)
    for _, events in sorted(summer.journals.items()):
        for number, event in enumerate(events, 1):
            row, after = next(rows), replay(events[:number])
            assert (row["event"], row["number"]) == (type(event).__name__, str(number))
            assert datetime.fromisoformat(row["time"]).timestamp() == event.at
            assert (row["state"], row["holder"], row["lane"]) == (after.state, after.holder, after.lane)
            if isinstance(event, e.StateEntered):
                assert (row["activity"], row["origin"], row["actor"]) == (event.action, event.origin, event.actor)


def test_within_a_dossier_time_does_not_run_back(summer: Told) -> None:
    for trace in summer.xes.iter("trace"):
        times = [datetime.fromisoformat(values(event)["time:timestamp"]) for event in trace.iter("event")]
        assert times == sorted(times)


def test_letters_outlive_their_dossier_and_stay_in_its_trace(summer: Told) -> None:
    traces = [[values(event)["concept:name"] for event in trace.iter("event")] for trace in summer.xes.iter("trace")]
    after_the_end = [
        names
        for names in traces
        if {"dossier finished", "obligation delivered"} <= set(names)
        and names.index("dossier finished") < names.index("obligation delivered")
    ]

    assert len(after_the_end) > 2


def test_who_acted_is_told_with_the_department_and_a_clock_is_nobody(summer: Told) -> None:
    acted = [row for row in summer.rows if row["kind"] == "move" and row["actor"] not in ("applicant", "clock", "join")]
    passed = [row for row in summer.rows if row["event"] == "ClockBreached"]

    assert len(acted) > 1_000
    assert len(passed) > 5
    people = read_scenario(COMMUNE)[0].people
    assert all(row["officer"].startswith(f"{row['department']}/") or row["officer"] in people for row in acted)
    assert {(row["actor"], row["officer"], row["department"]) for row in passed} == {("clock", "", "")}


def test_every_kind_of_fact_has_its_kind_and_a_name_in_words() -> None:
    assert set(KINDS) == set(get_args(e.Event))
    assert ACTIVITIES[e.ObligationIssued] == "obligation issued"
    assert len(set(ACTIVITIES.values())) == len(KINDS)


def test_the_columns_are_those_that_the_module_documents(summer: Told) -> None:
    documented = re.findall(r"`(\w+)`", table.__doc__ or "")

    assert tuple(documented) == COLUMNS == tuple(summer.rows[0])


# --- objects and how they change


def objects(log: Any, type: str) -> dict[str, Any]:
    return {one["id"]: one for one in log["objects"] if one["type"] == type}


def over_time(thing: Any, name: str) -> list[tuple[str, str]]:
    return [(one["time"], one["value"]) for one in thing["attributes"] if one["name"] == name]


def related(thing: Any, qualifier: str) -> list[str]:
    return [one["objectId"] for one in thing["relationships"] if one["qualifier"] == qualifier]


def test_a_letter_is_an_object_that_changes_and_answers_for_its_dossier(summer: Told) -> None:
    letters = objects(summer.ocel, "letter")
    owed = {one.id: code for code, events in summer.journals.items() for one in replay(events).obligations}

    assert len(letters) > 5
    assert {id: related(letter, "answers for") for id, letter in letters.items()} == {
        id: [code] for id, code in owed.items()
    }
    states = Counter(tuple(value for _, value in over_time(letter, "state")) for letter in letters.values())
    assert states["owed", "issued", "delivered"] > 5


def test_the_states_of_a_dossier_are_those_that_it_moved_to(summer: Told) -> None:
    dossiers = objects(summer.ocel, "dossier")
    for code, events in summer.journals.items():
        states: dict[str, str] = {}
        state = ""
        for event in events:
            if isinstance(event, e.DossierSubmitted | e.StateEntered) and event.state != state:
                state = states[iso(event.at)] = event.state
        assert dict(over_time(dossiers[code], "state")) == states


def test_officers_work_in_departments_and_departments_belong_to_agencies(summer: Told) -> None:
    officers, rooms = objects(summer.ocel, "officer"), objects(summer.ocel, "department")

    assert all(related(officer, "works in")[0] in rooms for officer in officers.values())
    assert related(rooms["dinh_hoa.office"], "belongs to") == ["dinh_hoa"]
    assert over_time(objects(summer.ocel, "agency")["dinh_hoa"], "title")[0][0] == "1970-01-01T00:00:00Z"


# --- the journal of a store


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine("memory://", definitions(), now=lambda: local("2026-12-31 08:00")) as opened:
        yield opened


def test_a_real_dossier_is_told_from_its_journal(engine: Engine, tmp_path: Path) -> None:
    code = begin(engine).dossier.code
    told(engine, late_story(), code)
    owed = engine.dossier(code).obligations[0]
    engine.issue(owed.id, actor=officer("dh.chairman"), at=local("2026-12-10 08:00"))
    with open_log(tmp_path / "log.csv", definitions().agencies) as log:
        feed(log, engine.history(code))

    rows = read_csv(tmp_path / "log.csv")
    assert [row["event"] for row in rows] == [type(record.event).__name__ for record in engine.history(code)]
    assert {row["procedure"] for row in rows} == {PERMIT}
    done = {row["activity"]: row for row in rows}
    assert (done["sign"]["officer"], done["sign"]["department"]) == ("dh.chairman", "dinh_hoa.leadership")
    assert done["clock breached"]["actor"] == "clock"
    assert (done["obligation issued"]["letter"], done["obligation issued"]["obligation"]) == ("apology", owed.id)
    assert int(done["responsibility fixed"]["late_seconds"]) > 0
    assert "Nguyễn" not in (tmp_path / "log.csv").read_text(encoding="utf-8")


def test_a_correction_is_one_fact_and_what_it_undid_stays_known(engine: Engine, tmp_path: Path) -> None:
    code = begin(engine).dossier.code
    for step in permit_story()[:2]:
        engine.act(code, step.action, actor=step.actor, at=step.at)
    engine.handle(code, Tick(), at=local("2026-12-31 07:00"))
    notice, resupply = permit_story()[2:4]
    engine.correct(
        code,
        Act("request_supplement", notice.actor, documents=notice.documents),
        at=notice.at,
        ground="Sổ giấy",
        then=[(Act("resupply", resupply.actor), resupply.at)],
    )
    for name in ("log.jsonocel", "log.csv"):
        with open_log(tmp_path / name, definitions().agencies) as log:
            feed(log, engine.history(code))

    rows, ocel = read_csv(tmp_path / "log.csv"), json.loads((tmp_path / "log.jsonocel").read_text(encoding="utf-8"))
    assert len(rows) == len(engine.history(code)) == len(ocel["events"])
    assert [row["ground"] for row in rows if row["activity"] == "history corrected"] == ["Sổ giấy"]
    assert [row["time"] for row in rows] == sorted(row["time"] for row in rows)
    assert ocel_faults(ocel) == []
    assert set(objects(ocel, "letter")) == {one.id for one in engine.dossier(code).obligations} != set()


def test_the_journals_of_a_store_give_the_log_of_the_run_that_wrote_them(small: Told, tmp_path: Path) -> None:
    store = MemoryStore()
    law = Shop(dinh_hoa())
    before: dict[str, Kept] = {}
    for command, at, outcome in small.decisions:
        if outcome.events:
            code = outcome.dossier.code
            rules = law.rules("network", "shop", at)
            (head,) = store.write(change_of(rules, before.get(code), outcome, command, Sent(at, at)))
            before[code] = Kept(outcome.dossier, head)
    with open_log(tmp_path / "log.csv", rules.agencies) as log:
        feed_all(log, store)

    unknown = {"department": "", "officer": ""}  # the officers of a simulation are in no agency
    assert [row | unknown for row in read_csv(tmp_path / "log.csv")] == [row | unknown for row in small.rows]


@pytest.fixture
def linked() -> Iterator[Engine]:
    """A package whose birth is done and whose residence is asked for."""
    with Engine("memory://", packages(), now=lambda: march("30 08:00")) as engine:
        given = {"child": "An", "register_residence": True}
        receipt = engine.submit(
            "birth_package", actor=ACTORS["applicant"], data=given, documents=["declaration"], at=march("02 08:00")
        )
        code = receipt.dossier.code
        engine.act(code, "accept", actor=ACTORS["reception"], at=march("02 08:00"))
        engine.send(code, "birth", actor=ACTORS["reception"], at=march("02 08:05"))
        engine.act(f"{code}-birth", "accept", actor=ACTORS["registrar"], at=march("02 08:30"))
        engine.act(f"{code}-birth", "decide", actor=ACTORS["registrar"], at=march("02 10:00"))
        engine.send(code, "residence", actor=ACTORS["registrar"], at=march("02 10:05"))
        yield engine


def of_package(engine: Engine, path: Path, *codes: str) -> Any:
    with open_log(path, packages().agencies) as log:
        for code in codes:
            feed(log, engine.history(code))
    return json.loads(path.read_text(encoding="utf-8"))


P = "town-260302-0001"


def test_a_components_dossier_says_whose_component_it_is(linked: Engine, tmp_path: Path) -> None:
    log = of_package(linked, tmp_path / "log.jsonocel", f"{P}-residence", P, f"{P}-birth")

    assert ocel_faults(log) == []
    dossiers, components = objects(log, "dossier"), objects(log, "component")
    assert set(dossiers) == {P, f"{P}-birth", f"{P}-residence"}
    assert related(dossiers[f"{P}-birth"], "component of") == [P]
    assert set(components) == {f"{P}/birth", f"{P}/residence", f"{P}/insurance"}
    assert related(components[f"{P}/birth"], "handled as") == [f"{P}-birth"]
    assert [value for _, value in over_time(components[f"{P}/birth"], "state")][-2:] == ["received", "finished"]
    sent = [event for event in log["events"] if event["type"] == "component sent"]
    assert [related(event, "sent as") for event in sent] == [[f"{P}-birth"], [f"{P}-residence"]]


@pytest.mark.parametrize("codes", [(P,), (f"{P}-birth",)])
def test_a_dossier_that_is_not_in_the_log_is_known_by_its_name(
    codes: tuple[str, ...], linked: Engine, tmp_path: Path
) -> None:
    log = of_package(linked, tmp_path / "log.jsonocel", *codes)

    assert ocel_faults(log) == []
    assert {P, f"{P}-birth"} <= set(objects(log, "dossier"))


# --- any text


def handed_in(code: str, at: Instant = 0, **changed: Any) -> e.DossierSubmitted:
    given: dict[str, Any] = {
        "at": at,
        "code": code,
        "procedure": "p",
        "version": Version("1", "1", "1"),
        "home": "town",
        "lane": "standard",
        "state": "submitted",
        "holder": "town.front",
        "actor": "applicant",
        "channel": "counter",
        "data": {},
        "documents": (),
        "applicant": {},
    }
    return e.DossierSubmitted(**given | changed)


def moved(at: Instant, ground: str | None = None, state: str = "checked") -> e.StateEntered:
    return e.StateEntered(at, "check", "submitted", state, "town.front", "clerk", 0, ground=ground)


def entry(code: str, *events: e.Event, run: str = "") -> Entry:
    return Entry(run, code, events[-1].at, "clerk", "town.front", events)


ODD = st.text(max_size=40) | st.sampled_from(
    [
        "Nguyễn Thị Ánh – hồ sơ số 7",
        "<&>\"'",
        "dòng một\ndòng hai\r\n\tthụt vào",
        "]]>",
        "\x00\x0b\x1f\x7f\x85\ufffe",
        "\u1ec7 e\u0323\u0302",
        "=HYPERLINK(0)",
        "'x",
        "\U0001f4dc",
        "",
    ]
)


@given(code=ODD, ground=ODD)
def test_any_text_comes_back_from_every_file(code: str, ground: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for ending in FORMATS:
            with open_log(folder / f"log{ending}", NOBODY) as log:
                log.add(entry(code, handed_in(code), moved(5, ground)))
        trace = ElementTree.parse(folder / "log.xes").getroot().find("trace")
        ocel = json.loads((folder / "log.jsonocel").read_text(encoding="utf-8"))
        rows = read_csv(folder / "log.csv")

    assert trace is not None
    assert values(trace)["concept:name"] == printable(code)
    assert values(trace.findall("event")[1])["ground"] == printable(ground)
    attributes = {one["name"]: one["value"] for one in ocel["events"][1]["attributes"]}
    assert (ocel["events"][1]["id"], attributes["ground"]) == (f"{code}#2", ground)
    assert [unquoted(row["case"]) for row in rows] == [printable(code)] * 2
    assert unquoted(rows[1]["ground"]) == printable(ground)


def unquoted(cell: str) -> str:
    assert not cell.startswith(("=", "+", "-", "@"))
    return cell.removeprefix("'")


def test_what_neither_xml_nor_a_spreadsheet_can_hold_is_marked_and_all_else_stays() -> None:
    assert printable("Ánh\x00\x1b\ud800\ufffe!") == "Ánh\ufffd\ufffd\ufffd\ufffd!"
    assert printable("\t\r\n\x7f\x85 \u00a0\U0010ffff") == "\t\r\n\x7f\x85 \u00a0\U0010ffff"


def test_a_spreadsheet_knows_the_encoding(tmp_path: Path) -> None:
    with open_log(tmp_path / "log.csv", NOBODY):
        pass

    content = (tmp_path / "log.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfcase,number,activity,")
    assert next(csv.reader(StringIO(content.decode("utf-8-sig")))) == list(COLUMNS)


# --- one file, whole or not at all


class Broken(Exception):
    pass


@pytest.mark.parametrize("ending", FORMATS)
def test_a_run_that_is_broken_off_leaves_a_whole_file_of_what_has_happened(
    ending: str, small: Told, tmp_path: Path
) -> None:
    path = tmp_path / f"log{ending}"
    path.write_text("older")
    half = small.decisions[:200]

    def breaks_off() -> None:
        with open_log(path, NOBODY) as log:
            for decision in half:
                log.enter(*decision)
            raise Broken

    with pytest.raises(Broken):
        breaks_off()

    assert count(path) == sum(len(outcome.events) for _, _, outcome in half)
    assert list(tmp_path.iterdir()) == [path]


def count(path: Path) -> int:
    """How many events a file has; it is read as its format, and keeps the rules."""
    match path.suffix:
        case ".xes":
            xes = ElementTree.parse(path).getroot()
            assert xes_faults(xes) == []
            return len(list(xes.iter("event")))
        case ".jsonocel":
            ocel = json.loads(path.read_text(encoding="utf-8"))
            assert ocel_faults(ocel) == []
            return len(ocel["events"])
        case _:
            return len(read_csv(path))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_run_that_fails_before_anything_happened_leaves_the_older_file(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"log{ending}"
    path.write_text("older")
    with pytest.raises(Broken), open_log(path, NOBODY):
        raise Broken

    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_run_without_a_dossier_is_a_whole_file_without_an_event(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"log{ending}"
    with open_log(path, NOBODY):
        pass

    assert count(path) == 0


def test_a_log_that_cannot_be_told_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text("older")
    log = open_log(path, NOBODY)
    log.add(entry("A", moved(5)))
    with pytest.raises(ValueError, match="A: wanted its journal from the first fact on, but it begins with StateEnt"):
        log.close()

    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_closing_twice_writes_once(tmp_path: Path) -> None:
    with open_log(tmp_path / "log.csv", NOBODY) as log:
        log.add(entry("A", handed_in("A")))
        log.close()

    assert count(tmp_path / "log.csv") == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    link = tmp_path / "log.csv"
    link.symlink_to(tmp_path / "kept" / "real.csv")
    with open_log(link, NOBODY) as log:
        log.add(entry("A", handed_in("A")))

    assert link.is_symlink()
    assert count(tmp_path / "kept" / "real.csv") == 1


@pytest.mark.parametrize(("name", "ending"), [("log.txt", ".txt"), ("log", ""), ("log.xes.gz", ".gz"), ("-", "")])
def test_an_ending_that_names_no_format_is_refused_with_those_that_do(name: str, ending: str) -> None:
    with pytest.raises(NotFound) as refused:
        open_log(name, NOBODY)

    said = f"{name}: wanted a log, but no format ends in '{ending}'; possible: .xes, .jsonocel, .csv"
    assert str(refused.value) == said


def test_a_path_that_cannot_be_written_is_refused_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "folder.xes").mkdir()
    with pytest.raises(IsADirectoryError) as refused:
        open_log(tmp_path / "folder.xes", NOBODY)
    assert refused.value.filename == str(tmp_path / "folder.xes")
    with pytest.raises(FileNotFoundError) as refused:
        open_log(tmp_path / "nowhere" / "log.xes", NOBODY)
    assert refused.value.filename == str(tmp_path / "nowhere" / "log.xes")


# --- many dossiers, many runs


MIXED = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["", "r1-", "r2-"])), max_size=60)


@given(MIXED, st.integers(1, 2_000))
def test_however_little_is_kept_in_memory_each_dossier_lies_together_in_its_order(
    mixed: list[tuple[str, str]], chunk: int
) -> None:
    entries = [entry(code, moved(number), run=run) for number, (code, run) in enumerate(mixed)]
    with TemporaryDirectory() as folder:
        spool = Spool(Path(folder), chunk)
        for one in entries:
            spool.put(one)

        assert list(spool.entries()) == sorted(entries, key=lambda one: (one.run, one.dossier))
        assert list(spool.entries()) == list(spool.entries())
        assert list(Path(folder).iterdir()) == []
        spool.close()


@pytest.mark.parametrize("ending", FORMATS)
def test_the_runs_of_several_replications_stay_apart(ending: str, small: Told, tmp_path: Path) -> None:
    path = tmp_path / f"log{ending}"
    with open_log(path, NOBODY) as log:
        for enter in (log.run("r1-"), log.run("r2-")):
            for decision in small.decisions:
                enter(*decision)

    assert count(path) == 2 * len(small.rows)
    assert len(cases(path)) == 2 * len(small.journals)


def cases(path: Path) -> set[str]:
    match path.suffix:
        case ".xes":
            traces = ElementTree.parse(path).getroot().findall("trace")
            assert len(traces) == len({values(trace)["concept:name"] for trace in traces})
            return {values(trace)["concept:name"] for trace in traces}
        case ".jsonocel":
            return set(objects(json.loads(path.read_text(encoding="utf-8")), "dossier"))
        case _:
            return {row["case"] for row in read_csv(path)}


def test_a_command_that_caused_nothing_leaves_nothing(small: Told, tmp_path: Path) -> None:
    dossier = small.decisions[0][2].dossier
    with open_log(tmp_path / "log.csv", NOBODY) as log:
        log.enter(Tick(), 0, Outcome(dossier, ()))

    assert count(tmp_path / "log.csv") == 0


def test_a_letter_of_another_run_is_another_letter(summer: Told, tmp_path: Path) -> None:
    with open_log(tmp_path / "log.jsonocel", NOBODY) as log:
        for enter in (log.enter, log.run("r2-")):
            for decision in summer.decisions:
                enter(*decision)
    ocel = json.loads((tmp_path / "log.jsonocel").read_text(encoding="utf-8"))

    once = set(objects(summer.ocel, "letter"))
    assert any(isinstance(command, IssueObligation) for command, _, _ in summer.decisions)
    assert set(objects(ocel, "letter")) == once | {f"r2-{id}" for id in once}
