"""Every name in a merged procedure leads somewhere, else the file is refused at the place of the name."""

from pathlib import Path

import pytest

from tests.tiny import folder, said, varied
from workflow.errors import DefinitionError
from workflow.loader import load_definitions


def test_the_tiny_definitions_have_no_fault(tmp_path: Path) -> None:
    definitions = load_definitions(folder(tmp_path))

    assert [definitions.merge_faults("permit", "1", "1", lane) for lane in ("standard", "green")] == [(), ()]


@pytest.mark.parametrize(
    ("file", "old", "new", "lane", "sentence"),
    [
        (
            "procedure",
            "held_by: office, norm: 8",
            "held_by: ofice, norm: 8",
            "standard",
            (
                "procedure.yaml:14:52: state 'checking' is held by: wanted a known party, but there is no "
                "'ofice'; nearest: office"
            ),
        ),
        (
            "procedure",
            "held_by: office, norm: 8",
            "norm: 8",
            "standard",
            (
                "procedure.yaml:14:13: state 'checking': wanted the key 'held_by' or 'end', but there is none; "
                "possible: held_by: economy"
            ),
        ),
        (
            "procedure",
            "consults: opinion",
            "consults: opinions",
            "standard",
            (
                "procedure.yaml:15:69: state 'asking' consults: wanted a known consultation, but there is no "
                "'opinions'; nearest: opinion"
            ),
        ),
        (
            "procedure",
            "first: checking",
            "first: cheking",
            "standard",
            "procedure.yaml:12:8: first: wanted a known state, but there is no 'cheking'; nearest: checking",
        ),
        (
            "lifecycle",
            "initial: true, ",
            "",
            "standard",
            (
                "procedure.yaml:14:3: states: wanted one initial state, but there is none; possible: initial: "
                "true on one state"
            ),
        ),
        (
            "procedure",
            "portal: 4, held_by: office, norm: 8",
            "portal: 4, initial: true, held_by: office, norm: 8",
            "standard",
            (
                "procedure.yaml:14:52: states: wanted one initial state, but there are submitted, checking; "
                "possible: initial: true on one state"
            ),
        ),
        (
            "procedure",
            "parties: {desk: front",
            "parties: {clock: front, desk: front",
            "standard",
            (
                "procedure.yaml:11:11: party 'clock': wanted a name of its own, but 'clock' is always there; "
                "possible: one_stop"
            ),
        ),
        (
            "procedure",
            "first: checking",
            "first: checking\nlead: offic",
            "standard",
            "procedure.yaml:13:7: lead: wanted a known party, but there is no 'offic'; nearest: office",
        ),
        (
            "procedure",
            "first: checking",
            "first: supplementing",
            "standard",
            (
                "procedure.yaml:12:8: lead: wanted a party, but the first state 'supplementing' is held by the "
                "applicant; possible: lead: desk"
            ),
        ),
        (
            "procedure",
            "from: [checking, signing]",
            "from: [checking, sining]",
            "standard",
            (
                "procedure.yaml:19:51: transition 'request_supplement' from 'sining': wanted a known state, but "
                "there is no 'sining'; nearest: signing"
            ),
        ),
        (
            "procedure",
            "from: checking, to: asking",
            "from: refused, to: asking",
            "standard",
            (
                "procedure.yaml:20:25: transition 'ask' from 'refused': wanted a state that goes on, but "
                "'refused' is an end"
            ),
        ),
        (
            "procedure",
            "to: asking,",
            "to: askin,",
            "standard",
            (
                "procedure.yaml:20:39: transition 'ask' from 'checking' leads to: wanted a known state, but "
                "there is no 'askin'; nearest: asking"
            ),
        ),
        (
            "lifecycle",
            "action: refuse, from: submitted, to: refused",
            'action: refuse, from: submitted, to: "@previous"',
            "standard",
            (
                "lifecycle.yaml:18:43: transition 'refuse' from 'submitted': wanted a way back, but no "
                "transition leads into 'submitted'"
            ),
        ),
        (
            "procedure",
            "[office.officer, office.head]",
            "[office.officer, ofice.head]",
            "standard",
            (
                "procedure.yaml:22:71: transition 'draft' from 'checking' by: wanted a known party, but there is"
                " no 'ofice'; nearest: office"
            ),
        ),
        (
            "procedure",
            "[office.officer, office.head]",
            "[office.officer, applicant.head]",
            "standard",
            (
                "procedure.yaml:22:71: transition 'draft' from 'checking' by: wanted 'applicant' alone, but "
                "'head' is no role of it; possible: applicant"
            ),
        ),
        (
            "procedure",
            "requires: [drawings]",
            "requires: [drawings, form]",
            "standard",
            (
                "procedure.yaml:18:84: transition 'accept' from 'submitted' requires: wanted a known document, "
                "but there is no 'form'; possible: drawings"
            ),
        ),
        (
            "procedure",
            "not_by_actor_of: draft",
            "not_by_actor_of: drafting",
            "standard",
            (
                "procedure.yaml:23:83: transition 'sign' from 'signing' not_by_actor_of: wanted a known action, "
                "but there is no 'drafting'; nearest: draft"
            ),
        ),
        (
            "procedure",
            "sets: {urgent: false}",
            "sets: {urgnt: false}",
            "standard",
            (
                "procedure.yaml:23:97: transition 'sign' from 'signing' sets: wanted the value 'urgnt', but "
                "there is no such field; possible: urgent"
            ),
        ),
        (
            "procedure",
            "sets: {urgent: false}",
            "sets: {urgent: 1}",
            "standard",
            (
                "procedure.yaml:23:97: transition 'sign' from 'signing' sets: wanted 'urgent' to be true or "
                "false, but it is 1"
            ),
        ),
        (
            "procedure",
            "type: int, title",
            "type: int, default: many, title",
            "standard",
            "procedure.yaml:9:37: data default: wanted 'floors' to be a whole number such as 3, but it is 'many'",
        ),
        (
            "procedure",
            "extends: {resolution: 1",
            "extends: {resolutions: 1",
            "standard",
            (
                "procedure.yaml:20:91: transition 'ask' from 'checking' extends: wanted a known clock, but there"
                " is no 'resolutions'; nearest: resolution"
            ),
        ),
        (
            "procedure",
            "extends: {resolution: 1 working day}",
            "extends: {resolution: 1 day}",
            "standard",
            (
                "procedure.yaml:20:103: transition 'ask' from 'checking' extends 'resolution': wanted a limit "
                "like '7 working days', but found '1 day'"
            ),
        ),
        (
            "procedure",
            "extends: {resolution: 1 working day}",
            "restarts: [resolution, resolution]",
            "standard",
            (
                "procedure.yaml:20:104: transition 'ask' from 'checking' restarts: wanted 'resolution' once, "
                "but it is named again"
            ),
        ),
        (
            "procedure",
            "extends: {resolution: 1 working day}",
            "extends: {resolution: same working day}",
            "standard",
            (
                "procedure.yaml:20:103: transition 'ask' from 'checking' extends 'resolution': wanted a length, "
                "but 'same working day' has none; possible: 1 working day"
            ),
        ),
        (
            "procedure",
            "by: join",
            "by: office",
            "standard",
            (
                "procedure.yaml:15:69: state 'asking': wanted one transition by join, but there is none; "
                "possible: by: join, joined: true"
            ),
        ),
        (
            "procedure",
            "to: signing, by: [office.officer, office.head]",
            "to: signing, by: [office.officer, join]",
            "standard",
            ("procedure.yaml:22:54: transition 'draft' by join: wanted a state that consults, but 'checking' does not"),
        ),
        (
            "lifecycle",
            "supplement:\n    effect: applicant\n    starts: enter supplementing",
            "supplement:\n    effect: applicant\n    starts: enter suplementing",
            "standard",
            (
                "lifecycle.yaml:36:13: clock 'supplement' starts: wanted a known state, but there is no "
                "'suplementing'; nearest: supplementing"
            ),
        ),
        (
            "lifecycle",
            "stops: [hand_over]",
            "stops: [handover]",
            "standard",
            (
                "lifecycle.yaml:32:13: clock 'handover' stops: wanted a known action, but there is no "
                "'handover'; nearest: hand_over"
            ),
        ),
        (
            "lifecycle",
            "in paying, incident",
            "in payment, incident",
            "standard",
            (
                "lifecycle.yaml:25:99: clock 'resolution' pauses: wanted a known state, but there is no "
                "'payment'; possible: submitted, accepted, refused, supplementing, returned, stopped, checking, "
                "asking, signing"
            ),
        ),
        (
            "procedure",
            "resolution: {limit: 7 working days}",
            "resolution: {limit: 7 working days, calendar: polise}",
            "standard",
            (
                "procedure.yaml:27:49: clock 'resolution' calendar: wanted a known party, but there is no "
                "'polise'; possible: desk, office, fire"
            ),
        ),
        (
            "lifecycle",
            "breach: {action: stop}",
            "breach: {action: halt}",
            "standard",
            (
                "lifecycle.yaml:39:22: clock 'supplement' fires: wanted a known action, but there is no 'halt'; "
                "possible: refuse, hand_over, resupply, withdraw, stop, accept, request_supplement, ask, "
                "opinions_in, draft, sign"
            ),
        ),
        (
            "procedure",
            "40% of resolution",
            "40% of resolutions",
            "green",
            (
                "procedure.yaml:35:70: clock 'commitment' limit: wanted a known clock, but there is no "
                "'resolutions'; nearest: resolution"
            ),
        ),
        (
            "procedure",
            "40% of resolution",
            "40% of handover",
            "green",
            (
                "procedure.yaml:35:70: clock 'commitment' limit: per cent of a limit: wanted an amount, but "
                "'same working day' has none; possible: 8 working hours"
            ),
        ),
        (
            "procedure",
            "resolution: {limit: 7 working days}",
            "resolution: {limit: 7 working days}\n  own: {effect: internal, starts: accept}",
            "standard",
            (
                "procedure.yaml:28:8: clocks.own: wanted the key 'limit', but it is not there; possible: limit: "
                "7 working days"
            ),
        ),
        (
            "lifecycle",
            '    cut_off: "15:00"\n',
            "",
            "standard",
            (
                "lifecycle.yaml:30:20: clock 'handover' after_cut_off: wanted 'limit: same working day' with a "
                'cut_off, but it has not both; possible: cut_off: "15:00"'
            ),
        ),
        (
            "procedure",
            "ask: [fire]",
            "ask: [fir]",
            "standard",
            (
                "procedure.yaml:25:19: consultation 'opinion' asks: wanted a known party, but there is no 'fir';"
                " nearest: fire"
            ),
        ),
        (
            "procedure",
            "ask: [fire]",
            "ask: [fire, fire]",
            "standard",
            "procedure.yaml:25:18: consultation 'opinion' asks: wanted each party once, but one is asked twice",
        ),
        (
            "procedure",
            "ask: [fire],",
            "ask: [fire], join: {at_least: 2},",
            "standard",
            "procedure.yaml:25:43: consultation 'opinion' joins: wanted at most 1 opinions, but found at_least 2",
        ),
        (
            "procedure",
            "ask: [fire],",
            "ask: [fire], join: {named: [office]},",
            "standard",
            (
                "procedure.yaml:25:41: consultation 'opinion' joins: wanted a known asked party, but there is no"
                " 'office'; nearest: fire"
            ),
        ),
        (
            "procedure",
            "silence: {means: wait}",
            "silence: {means: deemed_consent, legal_basis: [{cite: Ví dụ}]}",
            "standard",
            (
                "procedure.yaml:25:58: consultation 'opinion' silence: wanted the article that deems consent, "
                "but legal_basis names none; possible: means: wait"
            ),
        ),
        (
            "lifecycle",
            "missed: {owes: apology}",
            "missed: {owes: apologies}",
            "standard",
            (
                "lifecycle.yaml:8:60: appointment missed: wanted a known obligation, but there is no "
                "'apologies'; nearest: apology"
            ),
        ),
        (
            "lifecycle",
            "of: [commitment, resolution]",
            "of: [commitment, resolutions]",
            "standard",
            (
                "lifecycle.yaml:8:19: appointment: wanted a known clock, but there is no 'resolutions'; nearest:"
                " resolution"
            ),
        ),
        (
            "procedure",
            'when: "!urgent && floors < 4"',
            'when: "!urgent && floor < 4"',
            "standard",
            (
                "procedure.yaml:22:91: transition 'draft' from 'checking' when: guard: undeclared reference to "
                "'floor' (in container ''); possible names: floors, urgent"
            ),
        ),
        (
            "procedure",
            'when: "!urgent && floors < 4"',
            'when: "floors"',
            "standard",
            (
                "procedure.yaml:22:91: transition 'draft' from 'checking' when: guard 'floors': wanted true or "
                "false, but it gives INT"
            ),
        ),
        (
            "procedure",
            'when: "floors <= 3"',
            'when: "floors <= 3.5"',
            "green",
            (
                "procedure.yaml:32:22: lane 'green' eligible: guard: found no matching overload for '_<=_' "
                "applied to '(int, double)'; possible names: floors, urgent"
            ),
        ),
        (
            "procedure",
            "decided_at: accept",
            "decided_at: acept",
            "green",
            (
                "procedure.yaml:32:49: lane 'green' decided_at: wanted a known action, but there is no 'acept'; "
                "nearest: accept"
            ),
        ),
        (
            "procedure",
            "count.request_supplement <= 1",
            "count.request_suplement <= 1",
            "standard",
            (
                "procedure.yaml:37:32: always 'one_supplement' counts: wanted a known action, but there is no "
                "'request_suplement'; nearest: request_supplement"
            ),
        ),
        (
            "lifecycle",
            "max_supplements:",
            "acceptance: take\nmax_supplements:",
            "standard",
            (
                "lifecycle.yaml:6:13: acceptance: wanted a known action, but there is no 'take'; possible: "
                "refuse, hand_over, resupply, withdraw, stop, accept, request_supplement, ask, opinions_in, "
                "draft, sign"
            ),
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_where_it_stands(
    tmp_path: Path, file: str, old: str, new: str, lane: str, sentence: str
) -> None:
    definitions = load_definitions(folder(tmp_path, **{file: varied(f"{file}.yaml", old, new)}))

    with pytest.raises(DefinitionError) as refused:
        definitions.merged("permit", "1", "1", lane)

    assert said(tmp_path, refused.value) == sentence


def test_a_lane_may_lack_an_action_that_a_sentence_counts(tmp_path: Path) -> None:
    text = varied("procedure.yaml", "    priority: 1\n", "    transitions:\n      - "
                  "{action: request_supplement, from: [checking, signing], to: null}\n")  # fmt: skip
    definitions = load_definitions(folder(tmp_path, procedure=text))

    green = definitions.merged("permit", "1", "1", "green")

    assert "request_supplement" not in {move.action for move in green.moves}
