"""Each rule of check refuses its fault at its place, and says nothing where the fault is not there."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from workflow.check import Finding, check
from workflow.check.law import first_uncovered
from workflow.check.norms import least_working_time
from workflow.procedure import InForce
from workflow.worktime import CalendarYear, Counting, Limit, Unit, WorkCalendar

CALENDAR = """\
schema: calendar/1
calendar: plain
version: "1"
unpublished: refuse
hours:
  monday: ["08:00-16:00"]
  tuesday: ["08:00-16:00"]
  wednesday: ["08:00-16:00"]
  thursday: ["08:00-16:00"]
  friday: ["08:00-12:00"]
years:
  2026: {status: official, source: test, days_off: {}, make_up: {}}
closures: []
"""
AGENCY = """\
schema: agency/1
agency: town
title: Town
calendar: plain
receives: true
head: mayor
departments:
  desk: {title: Desk, head: mayor}
  board: {title: Board, head: mayor}
officers:
  mayor: {title: Mayor, department: board, roles: [mayor]}
  clerk: {title: Clerk, department: desk, roles: [clerk]}
"""
LIFECYCLE = """\
schema: lifecycle/1
lifecycle: counter
title: Counter
version: "1"
in_force: {from: "2026-01-01"}
legal_basis:
  - {cite: Law, article: Article 1, confidence: verified}
appointment: {of: [term], missed: {owes: apology}}
states:
  submitted: {title: Submitted, portal: 1, initial: true, held_by: desk}
  waiting: {title: Waiting, portal: 5, held_by: applicant}
  ready: {title: Ready, portal: 9, held_by: desk}
  returned: {title: Returned, portal: 10, end: returned}
  stopped: {title: Stopped, portal: 8, end: stopped}
transitions:
  - {action: resupply, from: waiting, to: "@previous", by: applicant}
  - {action: stop, from: waiting, to: stopped, by: clock}
  - {action: hand_out, from: ready, to: returned, by: desk}
clocks:
  term:
    effect: statutory
    starts: accept
    stops: [enter ready, enter ends]
    pauses: [in waiting, incident]
  supplement:
    effect: applicant
    starts: enter waiting
    stops: [leave waiting]
    warns: ["50%"]
    breach: {action: stop}
obligations:
  apology: {letter: form, debtor: late_agency, signer: head, limit: 1 working day}
"""
PROCEDURE = """\
schema: procedure/1
procedure: permit
title: Permit
version: "1"
in_force: {from: "2026-01-01"}
lifecycle: counter
legal_basis:
  - {cite: Law, article: Article 2, confidence: verified}
data:
  large: {type: bool, title: Large}
documents:
  drawing: Drawing
parties:
  desk: desk
  board: board
first: checking
states:
  checking: {title: Checking, portal: 4, held_by: desk, norm: 8 working hours}
  asking: {title: Asking, portal: 4, held_by: desk, norm: 4 working hours, consults: view}
  deciding: {title: Deciding, portal: 4, held_by: board, norm: 4 working hours}
transitions:
  - {action: accept, from: submitted, to: checking, by: desk.clerk, requires: [drawing]}
  - {action: request_supplement, from: checking, to: waiting, by: desk.clerk}
  - {action: ask, from: checking, to: asking, by: desk.clerk, when: large}
  - {action: views_in, from: asking, to: deciding, by: join}
  - {action: propose, from: checking, to: deciding, by: desk.clerk, when: "!large"}
  - {action: decide, from: deciding, to: ready, by: board.mayor}
consultations:
  view: {ask: [board], join: all, limit: 1 working day, silence: {means: wait}}
clocks:
  term: {limit: 3 working days}
  supplement: {limit: 2 working days}
"""
FILES = {"calendar": CALENDAR, "agency": AGENCY, "lifecycle": LIFECYCLE, "procedure": PROCEDURE}

Change = tuple[str, str, str]  # a file, what stands there, what is put in its place
Checked = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """The findings of the tiny definitions with the changes made."""

    def findings(*changes: Change) -> tuple[Finding, ...]:
        texts = dict(FILES)
        for file, old, new in changes:
            assert texts.setdefault(file, "").count(old) == 1 or not texts[file], f"{file}: {old}"
            texts[file] = texts[file].replace(old, new) if texts[file] else new
        for file, text in texts.items():
            (tmp_path / f"{file}.yaml").write_text(text, encoding="utf-8")
        return check([tmp_path]).findings

    return findings


def spot(finding: Finding) -> str:
    """The file and the text at the place of the finding."""
    line = Path(finding.file).read_text(encoding="utf-8").splitlines()[finding.line - 1]
    return f"{Path(finding.file).stem}: {line[finding.column - 1 :]}"


LAST = "  supplement: {limit: 2 working days}\n"
LANE = (
    LAST
    + """\
lanes:
  quick:
    title: Quick
    eligible: {when: large, decided_at: accept}
    leaves: {action: enlarge, carries: elapsed}
    transitions: []
    clocks: {}
"""
)
LARGER = "transitions: [{action: enlarge, from: deciding, to: deciding, by: applicant}]"
CROWN = "transitions:\n  - {{action: crown, from: deciding, to: ready, by: {}}}\n  - {{action: accept,"
LEFT_WAITING = "transitions:\n  - {{action: resupply, from: {}}}\n  - {{action: accept,"
STATE = "states:\n  checking:"
MOVES = "transitions:\n  - {action: accept,"
CLOCKS = "  term: {limit: 3 working days}\n"
CLOCK = "{effect: internal, starts: accept, limit: 1 working day, stops: [enter ends]"

# rule, severity, where the finding stands, what makes the fault, what the same looks like without it
FAULTS: list[tuple[str, str, str, list[Change], list[Change]]] = [
    (
        "unreachable_state",
        "error",
        "procedure: lost: {title",
        [
            ("procedure", STATE, "states:\n  lost: {title: Lost, portal: 4, held_by: desk}\n  checking:"),
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: leave, from: lost, to: deciding, by: desk}\n  - {action: accept,",
            ),
        ],
        [
            (
                "procedure",
                STATE,
                "states:\n  lost: {title: Lost, portal: 4, held_by: desk, norm: 1 working hour}\n  checking:",
            ),
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: leave, from: lost, to: deciding, by: desk}\n"
                "  - {action: lose, from: checking, to: lost, by: desk}\n  - {action: accept,",
            ),
        ],
    ),
    (
        "unreachable_state",
        "error",
        "procedure: waiting: {norm",
        [
            ("procedure", STATE, "states:\n  waiting: {norm: 1 working hour}\n  checking:"),
            ("procedure", "  - {action: request_supplement, from: checking, to: waiting, by: desk.clerk}\n", ""),
            ("procedure", "  supplement: {limit: 2 working days}\n", ""),
        ],
        [("procedure", STATE, "states:\n  waiting: {norm: 1 working hour}\n  checking:")],
    ),
    (
        "no_way_to_an_end",
        "error",
        "procedure: trap: {title",
        [
            (
                "procedure",
                STATE,
                "states:\n  trap: {title: Trap, portal: 4, held_by: desk, norm: 1 working hour}\n  checking:",
            ),
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: fall, from: checking, to: trap, by: desk}\n  - {action: accept,",
            ),
        ],
        [
            (
                "procedure",
                STATE,
                "states:\n  trap: {title: Trap, portal: 4, held_by: desk, norm: 1 working hour}\n  checking:",
            ),
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: fall, from: checking, to: trap, by: desk}\n"
                "  - {action: climb, from: trap, to: ready, by: desk}\n  - {action: accept,",
            ),
        ],
    ),
    (
        "nobody_can_take",
        "error",
        "procedure: board.king}",
        [("procedure", MOVES, CROWN.format("board.king"))],
        [("procedure", MOVES, CROWN.format("board.mayor"))],
    ),
    (
        "absent_actor",
        "warning",
        "procedure: board.king,",
        [("procedure", MOVES, CROWN.format("[board.king, board.mayor]"))],
        [("procedure", MOVES, CROWN.format("[board, board.mayor]"))],
    ),
    (
        "nobody_can_take",
        "error",
        "lifecycle: clock}",
        [("lifecycle", "    breach: {action: stop}\n", "    breach: {record: late_supplement}\n")],
        [
            ("lifecycle", "    breach: {action: stop}\n", "    breach: {record: late_supplement}\n"),
            ("lifecycle", "to: stopped, by: clock}", "to: stopped, by: [clock, desk]}"),
        ],
    ),
    (
        "nobody_can_take",
        "error",
        "procedure: clock}",
        [
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: expire, from: deciding, to: ready, by: clock}\n  - {action: accept,",
            )
        ],
        [
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: expire, from: deciding, to: ready, by: clock}\n  - {action: accept,",
            ),
            ("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}, breach: {{action: expire}}}}\n"),
        ],
    ),
    (
        "nobody_can_take",
        "error",
        "procedure: waiting, to: stopped",
        [
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: give_up, from: waiting, to: stopped, by: applicant}\n  - {action: accept,",
            ),
            ("procedure", "  - {action: request_supplement, from: checking, to: waiting, by: desk.clerk}\n", ""),
            ("procedure", "  supplement: {limit: 2 working days}\n", ""),
        ],
        [
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: give_up, from: waiting, to: stopped, by: applicant}\n  - {action: accept,",
            )
        ],
    ),
    (
        "pause_without_way_out",
        "error",
        "lifecycle: in waiting,",
        [("procedure", MOVES, LEFT_WAITING.format("waiting, to: null"))],
        [("procedure", MOVES, LEFT_WAITING.format("waiting, by: desk"))],
    ),
    (
        "clock_never_starts",
        "error",
        "procedure: enter submitted,",
        [
            (
                "procedure",
                CLOCKS,
                CLOCKS + f"  haste: {CLOCK}}}\n".replace("starts: accept", "starts: enter submitted"),
            )
        ],
        [("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}}}\n")],
    ),
    (
        "clock_never_starts",
        "error",
        "procedure: {limit: 2 working days}",
        [("procedure", "  - {action: request_supplement, from: checking, to: waiting, by: desk.clerk}\n", "")],
        [
            ("procedure", "  - {action: request_supplement, from: checking, to: waiting, by: desk.clerk}\n", ""),
            ("procedure", "  supplement: {limit: 2 working days}\n", ""),
        ],
    ),
    (
        "clock_never_breaches",
        "error",
        "procedure: [in waiting]",
        [
            (
                "procedure",
                "  supplement: {limit: 2 working days}\n",
                "  supplement: {limit: 2 working days, pauses: [in waiting]}\n",
            )
        ],
        [
            (
                "procedure",
                "  supplement: {limit: 2 working days}\n",
                "  supplement: {limit: 2 working days, pauses: [in checking]}\n",
            )
        ],
    ),
    (
        "clock_never_stops",
        "error",
        "procedure: stops: [leave submitted]",
        [("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}}}\n".replace("enter ends", "leave submitted"))],
        [("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}}}\n".replace("enter ends", "leave deciding"))],
    ),
    (
        "clock_never_stops",
        "error",
        "procedure: haste: {effect",
        [("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}}}\n".replace(", stops: [enter ends]", ""))],
        [("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}}}\n")],
    ),
    (
        "breach_not_offered",
        "error",
        "procedure: stop}",
        [
            (
                "procedure",
                CLOCKS,
                CLOCKS + f"  haste: {CLOCK}, pauses: [in waiting], breach: {{action: stop}}}}\n",
            )
        ],
        [("procedure", CLOCKS, CLOCKS + f"  haste: {CLOCK}, breach: {{action: stop}}}}\n")],
    ),
    (
        "zero_limit_cycle",
        "error",
        "procedure: {action: again}",
        [
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: again, from: deciding, to: deciding, by: clock}\n  - {action: accept,",
            ),
            (
                "procedure",
                CLOCKS,
                CLOCKS
                + "  haste: {effect: internal, starts: enter deciding, limit: same working day, stops: [enter ready],"
                " breach: {action: again}}\n",
            ),
        ],
        [
            (
                "procedure",
                MOVES,
                "transitions:\n  - {action: again, from: deciding, to: deciding, by: clock}\n  - {action: accept,",
            ),
            (
                "procedure",
                CLOCKS,
                CLOCKS
                + "  haste: {effect: internal, starts: enter deciding, limit: 1 working hour, stops: [enter ready],"
                " breach: {action: again}}\n",
            ),
        ],
    ),
    (
        "norm_missing",
        "error",
        "procedure: deciding: {title",
        [("procedure", "held_by: board, norm: 4 working hours}", "held_by: board}")],
        [
            ("procedure", "held_by: board, norm: 4 working hours}", "held_by: board}"),
            ("lifecycle", "effect: statutory", "effect: internal"),
        ],
    ),
    (
        "norms_do_not_fit",
        "error",
        "procedure: 3 working days}",
        # Thursday, Friday and Monday leave 8 + 4 + 8 hours after a Wednesday's closing.
        [("procedure", "held_by: board, norm: 4 working hours}", "held_by: board, norm: 541 working minutes}")],
        [("procedure", "held_by: board, norm: 4 working hours}", "held_by: board, norm: 480 working minutes}")],
    ),
    (
        "norms_do_not_fit",
        "warning",
        "procedure: 5 days}",
        [
            ("procedure", CLOCKS, "  term: {limit: 5 days}\n"),
            ("procedure", "norm: 8 working hours", "norm: 40 working hours"),
        ],
        [("procedure", CLOCKS, "  term: {limit: 5 days}\n")],
    ),
    (
        "unknown_department",
        "error",
        "procedure: attic",
        [("procedure", "  board: board\n", "  board: attic\n")],
        [
            ("procedure", "  board: board\n", "  board: attic\n"),
            ("agency", "  board: {title", "  attic: {title: Attic}\n  board: {title"),
            ("agency", "department: board, roles: [mayor]", "department: attic, roles: [mayor]"),
        ],
    ),
    (
        "inert_consultation",
        "error",
        "procedure: view: {ask",
        [
            ("procedure", ", consults: view}", "}"),
            ("procedure", "to: deciding, by: join", "to: deciding, by: desk"),
        ],
        [],
    ),
    (
        "inert_party",
        "error",
        "procedure: guest: board",
        [("procedure", "  board: board\n", "  board: board\n  guest: board\n")],
        [
            ("procedure", "  board: board\n", "  board: board\n  guest: board\n"),
            ("procedure", "ask: [board]", "ask: [board, guest]"),
        ],
    ),
    (
        "inert_obligation",
        "error",
        "lifecycle: apology: {letter",
        [("lifecycle", "appointment: {of: [term], missed: {owes: apology}}", "appointment: {of: [term]}")],
        [],
    ),
    (
        "inert_document",
        "warning",
        "procedure: extra: Extra",
        [("procedure", "  drawing: Drawing\n", "  drawing: Drawing\n  extra: Extra\n")],
        [
            ("procedure", "  drawing: Drawing\n", "  drawing: Drawing\n  extra: Extra\n"),
            ("procedure", "requires: [drawing]", "requires: [drawing, extra]"),
        ],
    ),
    (
        "inert_field",
        "warning",
        "procedure: small: {type",
        [("procedure", "data:\n", "data:\n  small: {type: bool, title: Small}\n")],
        [
            ("procedure", "data:\n", "data:\n  small: {type: bool, title: Small}\n"),
            ("procedure", "when: large}", "when: large && !small}"),
        ],
    ),
    (
        "number_without_basis",
        "error",
        "procedure: limit: 3 working days}",
        [
            ("procedure", "legal_basis:\n  - {cite: Law, article: Article 2, confidence: verified}\n", ""),
            ("procedure", "{limit: 2 working days}", "{limit: 2 working days, confidence: assumption}"),
            ("procedure", "silence: {means: wait}", "silence: {means: wait}, confidence: assumption"),
        ],
        [
            ("procedure", "legal_basis:\n  - {cite: Law, article: Article 2, confidence: verified}\n", ""),
            (
                "procedure",
                CLOCKS,
                "  term: {limit: 3 working days, legal_basis: [{cite: Law, confidence: verified}]}\n",
            ),
            ("procedure", "{limit: 2 working days}", "{limit: 2 working days, confidence: assumption}"),
            ("procedure", "silence: {means: wait}", "silence: {means: wait}, confidence: assumption"),
        ],
    ),
    (
        "unsure_not_configurable",
        "error",
        "procedure: unsure}",
        [("procedure", CLOCKS, "  term: {limit: 3 working days, confidence: unsure}\n")],
        [("procedure", CLOCKS, "  term: {limit: 3 working days, confidence: unsure, configurable: true}\n")],
    ),
    (
        "unsure_not_configurable",
        "error",
        "procedure: {cite: Hearsay}",
        [("procedure", CLOCKS, "  term: {limit: 3 working days, legal_basis: [{cite: Hearsay}]}\n")],
        [
            (
                "procedure",
                CLOCKS,
                "  term: {limit: 3 working days, configurable: true, legal_basis: [{cite: Hearsay}]}\n",
            )
        ],
    ),
    (
        "inert_hand_off",
        "error",
        "lifecycle: hand_off: {automatic: true}",
        [("lifecycle", "appointment: {of: [term]", "hand_off: {automatic: true}\nappointment: {of: [term]")],
        [],
    ),
    (
        "decides_without_warning",
        "error",
        "lifecycle: stop}",
        [("lifecycle", '    warns: ["50%"]\n    breach: {action: stop}', "    breach: {action: stop}")],
        [],
    ),
    (
        "leaving_not_offered",
        "error",
        "procedure: enlarge, carries: elapsed}",
        [("procedure", LAST, LANE.replace("transitions: []", LARGER))],
        [("procedure", LAST, LANE.replace("enlarge", "propose"))],
    ),
    (
        "leaving_without_clock",
        "error",
        "procedure: propose, carries: elapsed}",
        [("procedure", LAST, LANE.replace("enlarge", "propose").replace("clocks: {}", "clocks: {supplement: null}"))],
        [("procedure", LAST, LANE.replace("enlarge", "propose"))],
    ),
    *(
        (
            "inert_leaving",
            "error",
            f"procedure: {action}, carries: elapsed}}",
            [("procedure", LAST, LANE.replace("enlarge", action))],
            [("procedure", LAST, LANE.replace("enlarge", "propose"))],
        )
        for action in ("accept", "stop", "views_in")
    ),
    *(
        (
            "leaving_counted_otherwise",
            "error",
            "procedure: propose, carries: elapsed}",
            [
                (
                    "procedure",
                    LAST,
                    LANE.replace("enlarge", "propose").replace("clocks: {}", f"clocks: {{term: {{{how}}}}}"),
                )
            ],
            [
                (
                    "procedure",
                    LAST,
                    LANE.replace("enlarge", "propose").replace("clocks: {}", "clocks: {term: {limit: 4 working days}}"),
                )
            ],
        )
        for how in (
            "calendar: board",
            "pauses: [in waiting]",
            "on_resume: restart",
            'cut_off: "15:00"',
        )
    ),
    (
        "inert_bound",
        "error",
        "procedure: resets: 1}",
        [("procedure", CLOCKS, "  term: {limit: 3 working days, at_most: {resets: 1}}\n")],
        [
            ("procedure", CLOCKS, "  term: {limit: 3 working days, at_most: {resets: 1}}\n"),
            ("procedure", '!large"}', '!large", resets: {term: 4 working days}}'),
        ],
    ),
    (
        "gap_in_force",
        "error",
        'later: {from: "2026-07-02"}',
        [
            ("procedure", 'in_force: {from: "2026-01-01"}', 'in_force: {from: "2026-01-01", to: "2026-06-30"}'),
            (
                "later",
                "",
                PROCEDURE.replace('version: "1"', 'version: "2"').replace('from: "2026-01-01"', 'from: "2026-07-02"'),
            ),
        ],
        [
            ("procedure", 'in_force: {from: "2026-01-01"}', 'in_force: {from: "2026-01-01", to: "2026-06-30"}'),
            (
                "later",
                "",
                PROCEDURE.replace('version: "1"', 'version: "2"').replace('from: "2026-01-01"', 'from: "2026-07-01"'),
            ),
        ],
    ),
    (
        "lifecycle_not_in_force",
        "error",
        'procedure: {from: "2025-12-31"}',
        [("procedure", 'in_force: {from: "2026-01-01"}', 'in_force: {from: "2025-12-31"}')],
        [("procedure", 'in_force: {from: "2026-01-01"}', 'in_force: {from: "2026-01-01", to: "2030-12-31"}')],
    ),
    (
        "definition",
        "error",
        "lifecycle: {debtor: late_agency",
        [("lifecycle", "apology: {letter: form, ", "apology: {")],
        [],
    ),
    (
        "definition",
        "error",
        'later: {from: "2026-01-01"}',
        [("later", "", PROCEDURE.replace('version: "1"', 'version: "2"'))],
        [],
    ),
]


@pytest.mark.parametrize(
    ("rule", "severity", "where", "fault"),
    [(rule, severity, where, fault) for rule, severity, where, fault, _ in FAULTS],
)
def test_a_rule_refuses_its_fault_at_its_place(
    rule: str, severity: str, where: str, fault: list[Change], checked: Checked
) -> None:
    found = checked(*fault)

    assert [(one.rule, one.severity) for one in found] == [(rule, severity)], [
        (spot(one), one.message) for one in found
    ]
    assert spot(found[0]).startswith(where)


@pytest.mark.parametrize("sound", [sound for *_, sound in FAULTS])
def test_the_same_definition_without_the_fault_is_clean(sound: list[Change], checked: Checked) -> None:
    assert checked(*sound) == ()


def test_a_walk_that_does_not_fit_is_shown_state_by_state(checked: Checked) -> None:
    found = checked(("procedure", CLOCKS, "  term: {limit: 14 working hours}\n"))

    assert [one.message for one in found] == [
        "clock 'term': wanted norms that fit 14 h, the least of 14 working hours, but checking (8 h) → asking (4 h) → "
        "deciding (4 h) need 16 h; possible: shorter norms"
    ]


def test_a_loop_counts_whole_and_once(checked: Checked) -> None:
    back = "transitions:\n  - {action: send_back, from: deciding, to: checking, by: board}\n  - {action: accept,"
    exact = ("procedure", CLOCKS, "  term: {limit: 16 working hours}\n")
    less = ("procedure", CLOCKS, "  term: {limit: 959 working minutes}\n")

    assert checked(("procedure", MOVES, back), exact) == ()
    assert [one.rule for one in checked(("procedure", MOVES, back), less)] == ["norms_do_not_fit"]


def test_a_paused_state_costs_the_clock_nothing(checked: Checked) -> None:
    long = ("procedure", STATE, "states:\n  waiting: {norm: 100 working days, held_by: desk}\n  checking:")

    assert checked(long) == ()


def test_an_extension_on_the_way_gives_room_for_what_lies_behind_it(checked: Checked) -> None:
    short = ("procedure", CLOCKS, "  term: {limit: 12 working hours}\n")
    extended = (
        "procedure",
        "by: desk.clerk, when: large}",
        "by: desk.clerk, when: large, extends: {term: 4 working hours}}",
    )

    assert [one.rule for one in checked(short)] == ["norms_do_not_fit"]
    assert checked(short, extended) == ()


def test_a_fault_that_only_a_lane_has_names_the_lane(checked: Checked) -> None:
    lane = (
        "procedure",
        "consultations:\n",
        "lanes:\n  green:\n    title: Green\n    eligible: {when: large, decided_at: accept}\n"
        "    clocks:\n      term: {limit: 2 working days}\nconsultations:\n",
    )
    found = checked(lane)

    assert [spot(one) for one in found] == ["procedure: 2 working days}"]
    assert "need 16 h (lane 'green')" in found[0].message


def test_a_same_working_day_term_leaves_what_its_cut_off_leaves(checked: Checked) -> None:
    day = '  term: {limit: same working day, cut_off: "10:00"}\n'
    small = [("procedure", "norm: 8 working hours", "norm: 30 working minutes")]
    small += [
        ("procedure", f"held_by: {who}, norm: 4 working hours", f"held_by: {who}, norm: 30 working minutes")
        for who in ("desk", "board")
    ]
    found = checked(("procedure", CLOCKS, day))

    assert checked(("procedure", CLOCKS, day), *small) == ()
    assert [(one.rule, one.severity) for one in found] == [("norms_do_not_fit", "warning")]
    assert "wanted norms that fit 2 h, the least of same working day" in found[0].message


def test_a_broken_file_hides_nothing_that_is_wrong_in_the_others(checked: Checked) -> None:
    found = checked(("later", "", "schema: [procedure/1"), ("procedure", MOVES, CROWN.format("board.king")))

    assert [(Path(one.file).stem, one.rule) for one in found] == [
        ("later", "definition"),
        ("procedure", "nobody_can_take"),
    ]


def test_without_a_receiving_agency_nothing_is_said_of_officers_and_norms(checked: Checked) -> None:
    nowhere = ("agency", "receives: true", "receives: false")

    assert (
        checked(nowhere, ("procedure", "by: board.mayor", "by: board.king"), ("procedure", "norm: 8", "norm: 80")) == ()
    )


def test_every_file_is_counted_once(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("a: [", encoding="utf-8")

    assert check([tmp_path, tmp_path / "agency.yaml"]).checked == 5


@pytest.mark.parametrize(
    ("days", "laws", "missing"),
    [
        (("2026-01-01", None), [("2026-01-01", None)], None),
        (("2026-01-01", None), [("2026-01-01", "2026-06-30"), ("2026-07-01", None)], None),
        (("2026-01-01", "2026-06-30"), [("2026-01-01", "2026-06-30")], None),
        (("2026-01-01", "2026-07-01"), [("2026-01-01", "2026-06-30")], "2026-07-01"),
        (("2026-01-01", None), [("2026-01-01", "2026-06-30"), ("2026-07-02", None)], "2026-07-01"),
        (("2025-12-31", None), [("2026-01-01", None)], "2025-12-31"),
        (("2026-01-01", None), [], "2026-01-01"),
    ],
)
def test_the_first_day_without_a_law_is_found(
    days: tuple[str, str | None], laws: list[tuple[str, str | None]], missing: str | None
) -> None:
    found = first_uncovered(in_force(*days), [in_force(*law) for law in laws])

    assert found == (None if missing is None else datetime.date.fromisoformat(missing))


def in_force(since: str, until: str | None) -> InForce:
    return InForce(datetime.date.fromisoformat(since), None if until is None else datetime.date.fromisoformat(until))


@pytest.mark.parametrize(
    ("limit", "hours"),
    [
        (Limit(1, Unit.WORKING_DAYS), 4),  # Thursday's closing → Friday's
        (Limit(3, Unit.WORKING_DAYS), 20),
        (Limit(5, Unit.WORKING_DAYS), 36),
        (Limit(7, Unit.WORKING_HOURS), 7),
        (Limit(2, Unit.DAYS), 8),  # Saturday night → Monday's closing, Friday night too: Sunday rolls to Monday
        (Limit(24, Unit.HOURS), 0),
        (Limit(1, Unit.SAME_WORKING_DAY), 0),
    ],
)
def test_the_least_that_a_limit_leaves_is_that_of_the_worst_week(limit: Limit, hours: int) -> None:
    week = dict.fromkeys(range(4), ((8 * 3_600, 16 * 3_600),)) | {4: ((8 * 3_600, 12 * 3_600),)}
    calendar = WorkCalendar("plain", "1", week, {2026: CalendarYear(2026, "official", "test", {}, {})})

    assert least_working_time(calendar, Counting(limit)) == hours * 3_600


def test_a_lifecycle_transition_is_fine_where_one_of_its_procedures_can_take_it(checked: Checked) -> None:
    silent = PROCEDURE.replace("procedure: permit", "procedure: licence").replace(
        "  supplement: {limit: 2 working days}\n", ""
    )

    assert checked(("later", "", silent)) == ()
