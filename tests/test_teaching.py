"""A file of a wrong shape is refused with what was wanted, what was found and what would do, at its place."""

from pathlib import Path

import pytest

from tests.tiny import folder, said, varied
from workflow.errors import DefinitionError
from workflow.loader import load_definitions


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "procedure",
            "title: Giấy phép thử\n",
            "title: Giấy phép thử\non: true\n",
            (
                "procedure.yaml:5:1: key 'on': wanted a known key, but it is not one; possible: legal_basis, "
                "confidence, configurable, note, title, title_en, states, transitions, clocks, obligations, "
                "appointment, version, in_force, day_counting, day_ends, max_supplements, max_reappointments, "
                "acceptance, groups, data, documents, submitted_by, hand_off, causes, joint_liability, schema, "
                "procedure, lifecycle, code, parties, lead, first, consultations, lanes, always, components"
            ),
        ),
        (
            "procedure",
            "title: Giấy phép thử\n",
            "titel: Giấy phép thử\n",
            "procedure.yaml:4:1: key 'titel': wanted a known key, but it is not one; nearest: title",
        ),
        (
            "procedure",
            'code: "1.000001"',
            "code: 1.000001",
            'procedure.yaml:3:7: code: wanted text, but found the number 1.000001; possible: "1.000001"',
        ),
        (
            "procedure",
            "schema: procedure/1\n",
            "schema: procedure/2\n",
            ("procedure.yaml:1:9: schema: wanted a known one, but found the text 'procedure/2'; nearest: procedure/1"),
        ),
        (
            "procedure",
            "schema: procedure/1\n",
            "",
            (
                "procedure.yaml:1:1: file: wanted the key 'schema', but it is not there; possible: calendar/1, "
                "agency/1, lifecycle/1, procedure/1"
            ),
        ),
        (
            "procedure",
            "procedure: permit",
            "procedure: Permit",
            (
                "procedure.yaml:2:12: procedure: wanted an ASCII name in snake_case, but found the text "
                "'Permit'; possible: house_building_permit"
            ),
        ),
        (
            "procedure",
            "norm: 8 working hours",
            "norm: 8 hours",
            (
                "procedure.yaml:14:66: states.checking.norm: wanted working time, but found the text '8 hours'; "
                "possible: 8 working hours, 30 working minutes, 2 working days"
            ),
        ),
        (
            "procedure",
            "title: Ký, portal: 4",
            "title: Ký, portal: 11",
            "procedure.yaml:16:32: states.signing.portal: wanted at most 10, but found the number 11",
        ),
        (
            "procedure",
            "title: Ký, portal: 4",
            "title: Ký, portl: 4",
            (
                "procedure.yaml:16:24: key 'portl' of states.signing: wanted a known key, but it is not one; "
                "nearest: portal"
            ),
        ),
        (
            "procedure",
            "to: asking,",
            'to: "@frist",',
            (
                "procedure.yaml:20:39: transitions[2].to: wanted a state, but found the text '@frist'; possible:"
                ' signing, "@first", "@previous"'
            ),
        ),
        (
            "procedure",
            "resolution: {limit: 7 working days}",
            "resolution: {limit: 7 workingdays}",
            (
                "procedure.yaml:27:23: clocks.resolution.limit: wanted an amount and a unit, but found the text "
                "'7 workingdays'; possible: 3 working days, 15 days, same working day, 40% of resolution"
            ),
        ),
        *(
            (
                "procedure",
                "extends: {resolution: 1 working day}",
                f"{key}: {{}}",
                f"procedure.yaml:20:{83 + len(key)}: transitions[2].{key}: wanted at least one, but there is none",
            )
            for key in ("extends", "resets", "sets")
        ),
        (
            "procedure",
            'from: "2026-01-01", to',
            'from: "2026-02-30", to',
            "procedure.yaml:6:18: in_force.from: wanted a day that exists, but found the text '2026-02-30'",
        ),
        (
            "procedure",
            'from: "2026-01-01", to',
            'from: "2026-12-30", to',
            "procedure.yaml:6:11: in_force: wanted an end after 2026-12-30, but it ends on 2026-06-30",
        ),
        (
            "procedure",
            "lifecycle: counter",
            "lifecycle: conter",
            (
                "procedure.yaml:7:12: procedure 'permit': wanted a known lifecycle, but there is no 'conter'; "
                "nearest: counter"
            ),
        ),
        (
            "procedure",
            "  green:\n",
            "  standard:\n",
            (
                "procedure.yaml:30:3: lane 'standard': wanted another name, but the standard lane is always "
                "there without an overlay; possible: green"
            ),
        ),
        (
            "procedure",
            "ask: [fire],",
            "ask: [fire], join: most,",
            (
                "procedure.yaml:25:32: consultations.opinion.join: wanted all, any, {at_least: 2} or {named: "
                "[fire_safety]}, but found the text 'most'"
            ),
        ),
        (
            "lifecycle",
            "breach: {action: stop}",
            "breach: {action: stop, record: x}",
            "lifecycle.yaml:39:13: clocks.supplement.breach: wanted either action or record, but found a map",
        ),
        (
            "lifecycle",
            "effect: internal\n    starts: accept",
            "effect: intern\n    starts: accept",
            (
                "lifecycle.yaml:27:13: clocks.handover.effect: wanted one of the known words, but found the text"
                " 'intern'; nearest: internal"
            ),
        ),
        (
            "lifecycle",
            'cut_off: "15:00"',
            "cut_off: 15:00h",
            (
                "lifecycle.yaml:30:14: clocks.handover.cut_off: wanted a time of day in quotes, but found the "
                "text '15:00h'; possible: \"15:00\""
            ),
        ),
        (
            "lifecycle",
            'cut_off: "15:00"',
            "cut_off: 1500",
            ('lifecycle.yaml:30:14: clocks.handover.cut_off: wanted text, but found the number 1500; possible: "1500"'),
        ),
        (
            "lifecycle",
            '"1 working day before"',
            '"soon"',
            (
                "lifecycle.yaml:38:20: clocks.supplement.warns[1]: wanted per cent or time before the due "
                'instant, but found the text \'soon\'; possible: "50%", "1 working day before"'
            ),
        ),
        (
            "lifecycle",
            "in paying, incident",
            "paying, incident",
            (
                "lifecycle.yaml:25:99: clocks.resolution.pauses[1]: wanted a state, an incident or a component, but "
                "found the text 'paying'; possible: in supplementing, incident, component"
            ),
        ),
        (
            "lifecycle",
            "value: 2, confidence: assumption",
            "value: 2, confidence: sure",
            (
                "lifecycle.yaml:6:41: max_supplements.confidence: wanted one of the known words, but found the "
                "text 'sure'; nearest: unsure"
            ),
        ),
        (
            "agency",
            "calendar: town\n",
            "calendar: twon\n",
            "agency.yaml:4:11: agency 'town': wanted a known calendar, but there is no 'twon'; nearest: town",
        ),
        (
            "agency",
            "head: head_of_back",
            "head: head_of_bak",
            (
                "agency.yaml:9:41: agency 'town': wanted a known officer, but there is no 'head_of_bak'; "
                "nearest: head_of_back"
            ),
        ),
        (
            "agency",
            "head: chair\n",
            "head: chairr\n",
            "agency.yaml:6:7: agency 'town': wanted a known officer, but there is no 'chairr'; nearest: chair",
        ),
        (
            "agency",
            "department: back, roles: [chairman]",
            "department: bak, roles: [chairman]",
            "agency.yaml:11:40: agency 'town': wanted a known department, but there is no 'bak'; nearest: back",
        ),
        (
            "agency",
            "{fire: town.front}",
            "{fire: town.frnt}",
            (
                "agency.yaml:13:18: agency 'town': wanted a known department, but there is no 'town.frnt'; "
                "nearest: town.front"
            ),
        ),
        (
            "agency",
            "{fire: town.front}",
            "{fire: front}",
            (
                "agency.yaml:13:18: partners.fire: wanted a department as agency.department, but found the text "
                "'front'; possible: police.fire_safety"
            ),
        ),
        (
            "calendar",
            "monday:",
            "mondy:",
            (
                "calendar.yaml:5:9: key 'mondy': wanted one of the known words, but it is not; possible: monday,"
                " tuesday, wednesday, thursday, friday, saturday, sunday"
            ),
        ),
        (
            "calendar",
            '"13:30-17:30"',
            '"13:30-25:30"',
            (
                "calendar.yaml:5:33: hours.monday[1]: wanted office hours in quotes, but found the text "
                "'13:30-25:30'; possible: \"07:30-11:30\""
            ),
        ),
        (
            "calendar",
            '"13:30-17:30"',
            '"10:30-17:30"',
            (
                "calendar.yaml:5:33: hours of monday: wanted hours that follow each other, but found 10:30-17:30"
                ' after 07:30-11:30; possible: ["07:30-11:30", "13:30-17:30"]'
            ),
        ),
        (
            "calendar",
            '"13:30-17:30"',
            '"17:30-13:30"',
            (
                "calendar.yaml:5:33: hours of monday: wanted hours that follow each other, but found 17:30-13:30"
                ' after 07:30-11:30; possible: ["07:30-11:30", "13:30-17:30"]'
            ),
        ),
        (
            "calendar",
            "status: official",
            "status: gazetted",
            (
                "calendar.yaml:8:13: years.2026.status: wanted one of the known words, but found the text "
                "'gazetted'; possible: official, estimate"
            ),
        ),
        (
            "calendar",
            '"2026-01-01": Tết',
            '"2025-01-01": Tết',
            "calendar.yaml:10:16: days_off: wanted days of 2026, but found '2025-01-01'; possible: \"2026-01-01\"",
        ),
        (
            "calendar",
            'since: "2026-03-02T08:00"',
            'since: "2026-03-02 08:00"',
            (
                "calendar.yaml:13:13: closures[0].since: wanted a local moment in quotes, but found the text "
                "'2026-03-02 08:00'; possible: \"2026-09-03T08:00\""
            ),
        ),
    ],
)
def test_a_wrong_shape_is_refused_with_what_would_do(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    folder(tmp_path, **{file: varied(f"{file}.yaml", old, new)})

    with pytest.raises(DefinitionError) as refused:
        load_definitions(tmp_path)

    assert said(tmp_path, refused.value) == sentence
