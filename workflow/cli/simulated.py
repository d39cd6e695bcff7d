"""How does a simulated period look on the terminal? Tables that add up; of many runs each figure is a mean of one run.

received = closed + open, closed = on time + late, and the departments' lateness is the whole.
"""

from gettext import gettext as _
from typing import TYPE_CHECKING

from workflow.cli import showing, words
from workflow.cli.language import N_

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.simulation.results import Carried, DepartmentRow, Results, Totals
    from workflow.simulation.scenario import Scenario

_BAR = 20  # cells of a full bar
_AT_RISK = 25  # dossiers in the table of those that may go late
FIGURES = {
    "received": N_("Received"),
    "not_accepted": N_("Not accepted"),
    "closed": N_("Closed"),
    "open": N_("Still open"),
    "on_time": N_("Closed on time"),
    "late": N_("Closed late"),
    "on_time_rate": N_("On-time rate"),
    "late_seconds": N_("Lateness"),
    "open_overdue": N_("Open past their appointment"),
    "apologies_owed": N_("Apologies owed"),
    "apologies_delivered": N_("Apologies delivered"),
    "explanations_owed": N_("Explanations owed"),
    "internal_missed": N_("Internal limits missed"),
    "events": N_("Events"),
}


def print_results(scenario: "Scenario", results: "Results", definitions: "Definitions") -> None:
    """Everything about one scenario."""
    heading(scenario)
    if results.replications > 1:
        _means(results)
    else:
        _totals(results)
    _procedures(results, definitions)
    _departments(results, definitions)
    _months(results)
    _carried(results, definitions)
    assumptions(scenario)


def heading(scenario: "Scenario") -> None:
    """What was asked."""
    showing.line(title_of_scenario(scenario))
    question = showing.chosen(scenario.question, scenario.question_en)
    if question:
        showing.line(question)
    showing.line()


def assumptions(scenario: "Scenario") -> None:
    """How many numbers nobody has measured."""
    said = _("{count} groups of numbers in this scenario are assumptions; see the file.")
    showing.line(said.format(count=assumed(scenario)))


def assumed(scenario: "Scenario") -> int:
    """How many groups of numbers are assumptions."""
    return sum(one.confidence == "assumption" for one in scenario.assumed())


def title_of_scenario(scenario: "Scenario") -> str:
    """The title in the reader's language, else the id."""
    return showing.chosen(scenario.title, scenario.title_en) or scenario.scenario


def rate(value: float | None) -> str:
    """A share in percent."""
    return showing.percent(value)


def figure(name: str, value: float | None) -> str:
    """A mean of a figure of the totals, with its unit."""
    if value is None or name == "on_time_rate":
        return rate(value)
    return showing.length(round(value / 60) * 60) if name == "late_seconds" else showing.number(value, 1)


def possible(name: str, pair: tuple[float, float] | None) -> tuple[float, float] | None:
    """An interval as far as the figure can go: no count is below 0, no rate above 1."""
    if pair is None:
        return None
    return max(pair[0], 0.0), min(pair[1], 1.0) if name == "on_time_rate" else pair[1]


def interval(name: str, pair: tuple[float, float] | None) -> str:
    """Both ends of an interval of a figure, as far as the figure can go."""
    ends = possible(name, pair)
    return "–" if ends is None else f"{figure(name, ends[0])} … {figure(name, ends[1])}"


def mean(results: "Results", name: str) -> float | None:
    """The mean of a figure over the runs that have it."""
    values = [value for one in results.each if (value := getattr(one.totals, name)) is not None]
    return sum(values) / len(values) if values else None


def _title(results: "Results") -> str:
    since, until = _days(results)
    title = _("{since} to {until}, seed {seed}").format(since=since, until=until, seed=results.seed)
    many = _("mean of one of {count} runs").format(count=results.replications)
    return f"{title}, {many}" if results.replications > 1 else title


def period(results: "Results") -> str:
    """The first and the last day."""
    since, until = _days(results)
    return _("{since} to {until}").format(since=since, until=until)


def _days(results: "Results") -> tuple[str, str]:
    from workflow.moments import local

    return f"{local(results.since):%d/%m/%Y}", f"{local(results.until - 1):%d/%m/%Y}"


def _means(results: "Results") -> None:
    rows = [
        [_(label), figure(name, mean(results, name)), interval(name, results.intervals.get(name))]
        for name, label in FIGURES.items()
    ]
    showing.table(_title(results), ["", _("Mean"), _("95 % interval")], rows)


def _totals(results: "Results") -> None:
    totals: Totals = results.totals
    rows = [
        [
            _("Received"),
            showing.number(totals.received),
            _("beside {count} not accepted").format(count=showing.number(totals.not_accepted)),
        ],
        [_("Closed"), showing.number(totals.closed), _("{rate} on time").format(rate=rate(totals.on_time_rate))],
        [
            _("Still open"),
            showing.number(totals.open),
            _("{count} past their appointment").format(count=totals.open_overdue),
        ],
        [_("Closed late"), showing.number(totals.late), showing.length(totals.late_seconds)],
        [
            _("Apologies owed"),
            showing.number(totals.apologies_owed),
            _("{count} delivered").format(count=showing.number(totals.apologies_delivered)),
        ],
        [_("Explanations owed"), showing.number(totals.explanations_owed), ""],
        [_("Internal limits missed"), showing.number(totals.internal_missed), ""],
        [_("Events"), showing.number(totals.events), ""],
    ]
    showing.table(_title(results), ["", _("Count"), ""], rows)


def of_one(results: "Results", count: int) -> str:
    """A count of one run: itself, or the mean of many."""
    return showing.number(count) if results.replications == 1 else showing.number(count / results.replications, 1)


def length_of_one(results: "Results", seconds: int) -> str:
    """The lateness of one run, in whole minutes: itself, or the mean of many."""
    return showing.length(seconds // results.replications // 60 * 60)


def _headed(results: "Results", title: str) -> str:
    return title if results.replications == 1 else _("{title}, mean of one run").format(title=title)


def _procedures(results: "Results", definitions: "Definitions") -> None:
    rows = [
        [
            title_of_procedure(definitions, row.procedure),
            row.lane,
            of_one(results, row.received),
            of_one(results, row.open),
            of_one(results, row.on_time),
            of_one(results, row.late),
            rate(row.on_time / row.closed if row.closed else None),
            length_of_one(results, row.late_seconds),
            showing.length(row.mean_working_seconds // 60 * 60),
            showing.length(row.p90_working_seconds),
        ]
        for row in results.by_procedure
    ]
    columns = [_("Procedure"), _("Lane"), _("Received"), _("Open"), _("On time"), _("Late"), _("Rate")]
    columns += [_("Lateness"), _("Mean working time"), _("90 % stay below")]
    showing.table(_headed(results, _("By procedure and lane")), columns, rows)


def title_of_procedure(definitions: "Definitions", procedure: str) -> str:
    """The title of the newest version, in the reader's language."""
    newest = definitions.versions(procedure)[-1]
    return showing.chosen(newest.title, newest.title_en) or procedure


def _departments(results: "Results", definitions: "Definitions") -> None:
    rows = sorted(results.by_department, key=lambda row: (-row.late_seconds, row.department))
    cells = [
        [
            title_of_department(definitions, row.department),
            length_of_one(results, row.late_seconds),
            f"{_bar(row.share)} {rate(row.share)}",
            rate(row.utilisation),
            of_one(results, row.handled),
            showing.number(row.mean_queue, 1),
        ]
        for row in rows
    ]
    columns = [_("Department"), _("Lateness borne"), _("Share"), _("Busy"), _("Handled"), _("Mean queue")]
    showing.table(_headed(results, _("Whose days were these")), columns, cells)
    worst = bottleneck(results)
    if worst is not None:
        showing.line(said_bottleneck(worst, definitions))
        showing.line()


def bottleneck(results: "Results") -> "DepartmentRow | None":
    """Where most of the lateness lies; where nothing is late, who is busiest; None where nobody is staffed."""
    staffed = [row for row in results.by_department if row.utilisation is not None]
    return max(staffed, key=lambda row: (row.late_seconds, row.utilisation or 0.0), default=None)


def said_bottleneck(worst: "DepartmentRow", definitions: "Definitions") -> str:
    """The sentence about the bottleneck."""
    said = _("Bottleneck: {department}, {share} of the lateness, {busy} busy, {queue} dossiers waiting on average.")
    return said.format(
        department=title_of_department(definitions, worst.department),
        share=rate(worst.share),
        busy=rate(worst.utilisation),
        queue=showing.number(worst.mean_queue, 1),
    )


def _bar(share: float) -> str:
    filled = round(share * _BAR)
    return "█" * filled + "·" * (_BAR - filled)


def title_of_department(definitions: "Definitions", department: str) -> str:
    """The title of a department and its agency, or of whoever else bears a delay."""
    if "." not in department:
        return words.holder(department)
    agency = definitions.agencies.agency(department.partition(".")[0])
    room = agency.departments[department]
    return f"{showing.chosen(room.title, room.title_en)} ({showing.chosen(agency.title, agency.title_en)})"


def _months(results: "Results") -> None:
    rows = [
        [
            f"{row.month[5:]}/{row.month[:4]}",
            of_one(results, row.received),
            of_one(results, row.closed),
            of_one(results, row.late),
        ]
        for row in results.by_month
    ]
    columns = [_("Month"), _("Received"), _("Closed"), _("Late")]
    showing.table(_headed(results, _("By month")), columns, rows)


def _carried(results: "Results", definitions: "Definitions") -> None:
    """The dossiers that were in hand and may go late, the most likely first."""
    of = results.in_hand
    if of is None:
        return
    rows = [
        [_("In hand at the beginning"), of_one(results, of.received)],
        [_("Closed"), of_one(results, of.closed)],
        [_("Closed late"), of_one(results, of.late)],
        [_("Still open, past their appointment"), of_one(results, of.open_overdue)],
        [_("Apologies owed"), of_one(results, of.apologies_owed)],
    ]
    showing.table(_("Dossiers in hand when the period begins, counted apart"), ["", _("Count")], rows)
    cells = [cells_at_risk(one, definitions) for one in at_risk(results)]
    if not cells:
        return
    showing.table(_("Which of them go late"), columns_at_risk(), cells[:_AT_RISK])
    if len(cells) > _AT_RISK:
        showing.line(_("{count} more; --json has all.").format(count=len(cells) - _AT_RISK))


def at_risk(results: "Results") -> "list[Carried]":
    """The dossiers of the register that were late in some run, the most likely first."""
    return sorted((one for one in results.carried if one.late), key=lambda one: (-one.late, one.code))


def columns_at_risk() -> list[str]:
    """What is told of each of them."""
    return [_("Code"), _("Procedure"), _("State"), _("Held by"), _("Appointment"), _("Goes late"), _("Mean lateness")]


def cells_at_risk(one: "Carried", definitions: "Definitions") -> list[str]:
    """One of them, in the order of the columns."""
    return [
        one.code,
        title_of_procedure(definitions, one.procedure),
        one.state,
        title_of_department(definitions, one.holder),
        showing.local(one.appointment),
        _("already late") if one.overdue else rate(one.late / one.runs),
        showing.length(round(one.late_seconds / one.runs / 60) * 60),
    ]
