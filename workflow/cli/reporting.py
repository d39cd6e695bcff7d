"""What does the HTML report of a simulation say? The answer in sentences, then pictures with the numbers behind them.

The figures are those of the tables on the terminal; how the page looks is the question of `workflow.reports.page`.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.cli import compared as comparing
from workflow.cli import showing, simulated
from workflow.cli.language import spoken
from workflow.cli.refusals import got, refused, say
from workflow.cli.simulated import (
    FIGURES,
    figure,
    interval,
    mean,
    of_one,
    rate,
    title_of_department,
    title_of_procedure,
)
from workflow.reports.charts import Bar, Bars, Chart, Columns, Curve, Curves, Forest, Mark, Series, Spot
from workflow.reports.page import Page, Picture, Section, Table, written

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.simulation.asking.comparison import Difference
    from workflow.simulation.asking.sweep import Point, Sought, Swept
    from workflow.simulation.results import ProcedureRow, Results
    from workflow.simulation.scenario import Scenario

Compared = Sequence[tuple[str, "Results", "Sequence[Difference]"]]  # title, results, what it changes
_HEADLINES = ("on_time_rate", "late", "late_seconds", "open_overdue", "apologies_owed", "explanations_owed")
_FOREST = ("closed", "open", "late", "open_overdue", "apologies_owed", "explanations_owed")  # in dossiers and letters
_BORNE = 4  # who bears the lateness, in the answer
_HOUR = 3_600


# --- the file


@contextmanager
def opened(file: str | None) -> Iterator[Callable[[Callable[[], str]], None]]:
    """Where the page goes: written beside the file and put into its place when it is whole; raises before the run."""
    if file is None:
        yield lambda _page: None
        return
    target = _target(file)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("x", encoding="utf-8") as stream:

            def write(page: Callable[[], str]) -> None:
                stream.write(page())
                stream.flush()
                part.replace(target)
                say(_("The report is in {file}.").format(file=file))

            yield write
    finally:
        part.unlink(missing_ok=True)


def _target(file: str) -> Path:
    """The file that is meant; raises Refused where it is none, OSError where it may not be written."""
    target = Path(file).resolve()
    if file == "-" or (target.exists() and not target.is_file()):
        raise refused("--report", _("a file"), got(repr(file)), "luongxanh.html")
    if not target.parent.is_dir():
        raise FileNotFoundError(2, os.strerror(2), file)
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise PermissionError(13, os.strerror(13), file)
    return target


# --- the pages


def plain(scenario: "Scenario", results: "Results", law: "Definitions", wanted: int) -> str:
    """The report of one scenario; `wanted` runs were asked for."""
    answer = [*_answer(results, law), *_interrupted(results.replications, wanted)]
    return written(_page(scenario, results, answer, _sections(results, law)))


def compared(scenario: "Scenario", first: "Results", others: Compared, law: "Definitions", wanted: int) -> str:
    """The report of a scenario and of what others change against it."""
    answer = [*_answer(first, law)]
    for title, _results, found in others:
        answer += comparing.sentences(title, _headlines(found), law)
    done = min(one.replications for one in (first, *(results for _title, results, _found in others)))
    answer += _interrupted(done, wanted)
    name = simulated.title_of_scenario(scenario)
    against = [_against(name, title, (first, results), found, law) for title, results, found in others]
    return written(_page(scenario, first, answer, [*against, *_sections(first, law)]))


def _headlines(found: "Sequence[Difference]") -> "list[Difference]":
    """What of a comparison belongs into an answer: what people ask for, and whose days certainly changed."""
    return [
        one
        for one in found
        if one.figure in _HEADLINES and (one.department is None or one.verdict in ("more", "fewer"))
    ]


def swept(scenario: "Scenario", of: "Swept", shares: Sequence[str], wanted: int) -> str:
    """The report of how the results change with one or more numbers."""
    names = [one.name for one in of.variations]
    answer = [*_ends(names, of.points), *map(comparing.share_said, shares)] if of.points else []
    if of.interrupted:
        answer += _interrupted(min((one.results.replications for one in of.points), default=0), wanted)
    title = _("What changes with {names}").format(names=", ".join(names))
    return written(_page(scenario, _any(of.points), answer, _along(title, names, of.points)))


def sought(scenario: "Scenario", of: "Sought", name: str, shares: Sequence[str], wanted: int) -> str:
    """The report of which value reaches a target."""
    answer = [*comparing.findings(of, name, str(of.target)), *map(comparing.share_said, shares)]
    if of.interrupted:
        answer += _interrupted(min((one.results.replications for one in of.points), default=0), wanted)
    title = _("Which {name} reaches {target}").format(name=name, target=of.target)
    return written(_page(scenario, _any(of.points), answer, _along(title, [name], of.points, of)))


def _any(points: "Sequence[Point]") -> "Results | None":
    return points[0].results if points else None


def _page(scenario: "Scenario", results: "Results | None", answer: Sequence[str], sections: Sequence[Section]) -> Page:
    return Page(
        language=spoken(),
        title=simulated.title_of_scenario(scenario),
        question=showing.chosen(scenario.question, scenario.question_en) or "",
        facts=tuple(_facts(scenario, results)),
        answer_title=_("The answer"),
        answer=tuple(answer),
        sections=tuple(sections),
        numbers=_("The numbers of these pictures"),
        unseen=_("Pictures need JavaScript; the tables have the same numbers."),
        closing=_("Simulated on the production rules with assumed numbers: no forecast for a real agency."),
    )


def _facts(scenario: "Scenario", results: "Results | None") -> Iterator[tuple[str, str]]:
    if results is not None:
        yield _("Period"), simulated.period(results)
        yield _("Seed"), str(results.seed)
        yield _("Runs"), showing.number(results.replications)
    assumed = simulated.assumed(scenario)
    said = _("{count} of {all}").format(count=assumed, all=len(list(scenario.assumed())))
    yield _("Groups of numbers that are assumptions"), said


def _interrupted(done: int, wanted: int) -> list[str]:
    said = _("Interrupted: {done} of {wanted} runs were finished, and only they are counted.")
    return [said.format(done=done, wanted=wanted)] if done < wanted else []


# --- the answer


def _answer(results: "Results", law: "Definitions") -> Iterator[str]:
    """What came out, in a few sentences."""
    yield " ".join((*_counted(results), *_apologies(results)))
    yield from _whose(results, law)


def _counted(results: "Results") -> Iterator[str]:
    if results.replications > 1:
        yield _("On the mean of {count} runs:").format(count=results.replications)
    yield _("{received} dossiers are received, {closed} of them closed and {open} still open at the end.").format(
        received=_figure(results, "received"), closed=_figure(results, "closed"), open=_figure(results, "open")
    )
    if results.totals.on_time_rate is not None:
        yield _("Of the closed ones {rate} are on time{certainty}; {late} are late, by {length} together.").format(
            rate=_figure(results, "on_time_rate"),
            certainty=_certainty(results, "on_time_rate"),
            late=_figure(results, "late"),
            length=_figure(results, "late_seconds"),
        )


def _apologies(results: "Results") -> Iterator[str]:
    yield _("{owed} letters of apology are owed{certainty}, and {delivered} of them are delivered.").format(
        owed=_figure(results, "apologies_owed"),
        certainty=_certainty(results, "apologies_owed"),
        delivered=_figure(results, "apologies_delivered"),
    )


def _figure(results: "Results", name: str) -> str:
    """A figure of the totals in one run: exact of one, the mean of many."""
    value = mean(results, name)
    if value is None or results.replications > 1 or name in ("on_time_rate", "late_seconds"):
        return figure(name, value)
    return showing.number(value)


def _certainty(results: "Results", name: str) -> str:
    pair = results.intervals.get(name)
    return "" if pair is None else _(" (95 % interval: {interval})").format(interval=interval(name, pair))


def _whose(results: "Results", law: "Definitions") -> Iterator[str]:
    """Who bears the lateness, and where the bottleneck is."""
    bearing = sorted((row for row in results.by_department if row.late_seconds), key=lambda row: -row.late_seconds)
    if bearing:
        borne = "; ".join(f"{title_of_department(law, row.department)}: {rate(row.share)}" for row in bearing[:_BORNE])
        more = sum(row.share for row in bearing[_BORNE:])
        rest = _("; all others: {share}").format(share=rate(more)) if bearing[_BORNE:] else ""
        yield _("Whose delay it is: {borne}{rest}.").format(borne=borne, rest=rest)
    else:
        yield _("Nobody bears a delay.")
    worst = simulated.bottleneck(results)
    if worst is not None:
        yield simulated.said_bottleneck(worst, law)


def _ends(names: Sequence[str], points: "Sequence[Point]") -> Iterator[str]:
    """The figures with the first and with the last values."""
    for point in (points[0], points[-1]) if len(points) > 1 else points:
        yield _("With {values} the on-time rate is {rate} and {owed} letters of apology are owed.").format(
            values=", ".join(f"{name} = {_value(value)}" for name, value in zip(names, point.values, strict=True)),
            rate=comparing.cell(point.results, "on_time_rate"),
            owed=comparing.cell(point.results, "apologies_owed"),
        )


def _value(value: object) -> str:
    """A value of the scenario, as the reader's language separates it."""
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if spoken() == "vi" else ".")
    return str(value)


# --- the subjects of one scenario


def _sections(results: "Results", law: "Definitions") -> list[Section]:
    found = [*_carried(results, law), _months(results), *_procedures(results, law)]
    return [*found, *_borne(results, law), *_busy(results, law), _totals(results)]


def _headed(results: "Results", title: str) -> str:
    return title if results.replications == 1 else _("{title}, mean of one run").format(title=title)


def _totals(results: "Results") -> Section:
    """Every figure of the totals: of one run as it is, of many with mean, interval and the sum."""
    names = tuple(FIGURES)
    columns = [_("Figure"), _("Count")]
    told = [[_(FIGURES[name]) for name in names], [_exact(results, name) for name in names]]
    if results.replications > 1:
        columns = [_("Figure"), _("Mean of one run"), _("95 % interval"), _("All runs together")]
        told.insert(1, [figure(name, mean(results, name)) for name in names])
        told.insert(2, [interval(name, results.intervals.get(name)) for name in names])
    sentence = _("Received = closed + still open: {received} = {closed} + {open}.") + " "
    sentence += _("Closed = on time + late: {closed} = {on_time} + {late}.")
    table, totals = Table(tuple(columns), tuple(zip(*told, strict=True))), results.totals
    counts = {name: showing.number(getattr(totals, name)) for name in ("received", "closed", "open", "on_time", "late")}
    return Section(_("All figures"), (sentence.format(**counts),), (), (table,))


def _exact(results: "Results", name: str) -> str:
    """A figure of the totals to the last unit, all runs together."""
    value = getattr(results.totals, name)
    if name == "on_time_rate":
        return rate(value)
    return showing.length(value) if name == "late_seconds" else showing.number(value)


def _months(results: "Results") -> Section:
    rows = results.by_month
    labels = tuple(f"{row.month[5:]}/{row.month[:4]}" for row in rows)
    runs = results.replications
    flow = Columns(
        labels,
        (
            Series(_("Received"), tuple(row.received / runs for row in rows)),
            Series(_("Closed"), tuple(row.closed / runs for row in rows)),
        ),
    )
    said = tuple(of_one(results, row.late) for row in rows)
    late = Columns(labels, (Series(_("Late"), tuple(row.late / runs for row in rows), said),), marked=True)
    cells = tuple(
        (label, of_one(results, row.received), of_one(results, row.closed), of_one(results, row.late))
        for label, row in zip(labels, rows, strict=True)
    )
    table = Table(
        (_("Month"), _("Received"), _("Closed"), _("Late")), cells, _sum(results, "received", "closed", "late")
    )
    pictures = (
        Picture(_headed(results, _("Dossiers received and closed, by month")), flow),
        Picture(_headed(results, _("Dossiers closed late, by month of closing")), late),
    )
    return Section(_("Through the period"), (), pictures, (table,))


def _sum(results: "Results", *names: str) -> tuple[str, ...]:
    return (_("Total"), *(of_one(results, getattr(results.totals, name)) for name in names))


def _procedures(results: "Results", law: "Definitions") -> Iterator[Section]:
    """On-time rates, the worst first; pictures only of those that were late at all."""
    rows = sorted(results.by_procedure, key=lambda row: (row.on_time / row.closed if row.closed else 2, -row.closed))
    if not rows:
        return
    late = [row for row in rows if row.late]
    bars = tuple(_rate_bar(results, row, law) for row in late)
    pictures = (
        Picture(_("Closed on time and closed late, the lowest rate first"), Bars(bars, (_("On time"), _("Late")), 1.0)),
    )
    punctual = sum(1 for row in rows if row.closed and not row.late)
    said = _("{count} procedures and lanes have no late dossier; they stand in the table.")
    sentences = (said.format(count=punctual),) if punctual else ()
    counted = (_("Received"), _("Open"), _("Closed"), _("On time"), _("Late"), _("Rate"), _("Lateness"))
    columns = (_("Procedure"), *counted, _("Mean working time"), _("90 % stay below"))
    cells = tuple(
        (
            _procedure(row, law),
            *(of_one(results, count) for count in (row.received, row.open, row.closed, row.on_time, row.late)),
            rate(row.on_time / row.closed if row.closed else None),
            simulated.length_of_one(results, row.late_seconds),
            showing.length(row.mean_working_seconds // 60 * 60),
            showing.length(row.p90_working_seconds),
        )
        for row in rows
    )
    total = (*_sum(results, "received", "open", "closed", "on_time", "late"), rate(results.totals.on_time_rate))
    total += (simulated.length_of_one(results, results.totals.late_seconds), "", "")
    yield Section(
        _headed(results, _("By procedure and lane")),
        sentences,
        pictures if bars else (),
        (Table(columns, cells, total),),
    )


def _rate_bar(results: "Results", row: "ProcedureRow", law: "Definitions") -> Bar:
    said = _("{rate} of {closed} on time, {late} late").format(
        rate=rate(row.on_time / row.closed), closed=of_one(results, row.closed), late=of_one(results, row.late)
    )
    return Bar(_procedure(row, law), (row.on_time / row.closed, row.late / row.closed), said)


def _procedure(row: "ProcedureRow", law: "Definitions") -> str:
    title = title_of_procedure(law, row.procedure)
    return title if row.lane == "standard" else _("{procedure}, lane {lane}").format(procedure=title, lane=row.lane)


def _borne(results: "Results", law: "Definitions") -> Iterator[Section]:
    """The lateness that each bears; together it is the whole."""
    rows = sorted((row for row in results.by_department if row.late_seconds), key=lambda row: -row.late_seconds)
    if not rows:
        return
    runs = results.replications
    cells = tuple(
        (title_of_department(law, row.department), simulated.length_of_one(results, row.late_seconds), rate(row.share))
        for row in rows
    )
    bars = tuple(
        Bar(name, (row.late_seconds / runs / _HOUR,), f"{said} ({share})")
        for row, (name, said, share) in zip(rows, cells, strict=True)
    )
    whole = simulated.length_of_one(results, results.totals.late_seconds)
    yield Section(
        _headed(results, _("Whose days were these")),
        (
            _("Every second of lateness has one owner: the parts add up to {whole} of working time.").format(
                whole=whole
            ),
        ),
        (Picture(_("Lateness borne, in working time"), Bars(bars)),),
        (Table((_("Department"), _("Lateness borne"), _("Share")), cells, (_("Total"), whole, rate(1.0))),),
    )


def _busy(results: "Results", law: "Definitions") -> Iterator[Section]:
    """How busy the staffed departments are and how many dossiers wait for them."""
    rows = sorted(
        (row for row in results.by_department if row.utilisation is not None), key=lambda row: -(row.utilisation or 0.0)
    )
    worst = simulated.bottleneck(results)
    if worst is None:
        return
    names = [title_of_department(law, row.department) for row in rows]
    marked = [row.department == worst.department for row in rows]
    here = _(" ◄ bottleneck")
    busy = tuple(
        Bar(name, (row.utilisation or 0.0,), rate(row.utilisation) + (here if mark else ""), mark)
        for name, row, mark in zip(names, rows, marked, strict=True)
    )
    waiting = tuple(
        Bar(name, (row.mean_queue,), showing.number(row.mean_queue, 1) + (here if mark else ""), mark)
        for name, row, mark in zip(names, rows, marked, strict=True)
    )
    cells = tuple(
        (name, rate(row.utilisation), showing.number(row.mean_queue, 1), of_one(results, row.handled))
        for name, row in zip(names, rows, strict=True)
    )
    yield Section(
        _headed(results, _("How busy the departments are")),
        (simulated.said_bottleneck(worst, law),),
        (
            Picture(_("Part of the working time in which officers are busy"), Bars(busy, end=1.0)),
            Picture(_("Dossiers that wait, on average"), Bars(waiting)),
        ),
        (Table((_("Department"), _("Busy"), _("Mean queue"), _("Handled")), cells),),
    )


def _carried(results: "Results", law: "Definitions") -> Iterator[Section]:
    """The dossiers in hand at the beginning that may go late."""
    of = results.in_hand
    if of is None:
        return
    said = _(
        "{received} dossiers are in hand when the period begins and are counted apart: {late} of them are closed late."
    )
    sentence = said.format(received=of_one(results, of.received), late=of_one(results, of.late))
    cells = tuple(tuple(simulated.cells_at_risk(one, law)) for one in simulated.at_risk(results))
    tables = (Table(tuple(simulated.columns_at_risk()), cells, texts=5),) if cells else ()
    yield Section(_("Which of the dossiers in hand go late"), (sentence,), (), tables)


# --- a comparison


def _against(
    first: str, title: str, results: "tuple[Results, Results]", found: "Sequence[Difference]", law: "Definitions"
) -> Section:
    """What another scenario changes: one picture for each unit, and all figures as a table."""
    counts = [one for one in found if one.figure in _FOREST]
    rates = [one for one in found if one.figure == "on_time_rate"]
    lateness = [one for one in found if one.figure == "late_seconds"]
    pictures = [
        *_forest(_("On-time rate"), _("percentage points"), rates, law, 100.0),
        *_forest(_("Dossiers and letters"), _("difference in one run"), counts, law),
        *_forest(_("Lateness, in all and by who bears it"), _("working hours"), lateness, law, 1 / _HOUR),
    ]
    rows = tuple(
        (
            comparing.label(one, law),
            *(comparing.mean_of(one, each) for each in results),
            comparing.signed(one.figure, one.mean),
            comparing.signed_interval(one),
            _(comparing.VERDICTS[one.verdict]),
        )
        for one in found
    )
    columns = (_("Figure"), first, title, _("Difference"), _("95 % interval"), _("Verdict"))
    return Section(
        _("“{other}” against “{first}”").format(other=title, first=first),
        (
            _("The line is the 95 % interval of the difference; a filled diamond is certain, an open circle is not."),
            _("What is the same in each run stands in the table alone."),
        ),
        tuple(pictures),
        (Table(columns, rows),),
    )


def _forest(
    title: str, unit: str, found: "Sequence[Difference]", law: "Definitions", scale: float = 1.0
) -> Iterator[Picture]:
    marks = tuple(
        Mark(
            comparing.label(one, law),
            one.interval[0] * scale,
            one.mean * scale,
            one.interval[1] * scale,
            f"{comparing.signed(one.figure, one.mean)} ({_(comparing.VERDICTS[one.verdict])})",
            one.verdict in ("more", "fewer"),
        )
        for one in found
        if one.interval is not None and one.verdict != "no_difference"
    )
    if marks:
        yield Picture(title, Forest(marks, unit))


# --- along values


def _along(title: str, names: Sequence[str], points: "Sequence[Point]", of: "Sought | None" = None) -> list[Section]:
    """One picture for each figure, along the first number; further numbers make a curve each."""
    if not points:
        return []
    target = None if of is None else of.target
    figures = list(comparing.COLUMNS) + ([target.figure] if target and target.figure not in comparing.COLUMNS else [])
    pictures = tuple(
        Picture(_along_title(name), _curves(name, names, points, of)) for name in figures if _any_mean(points, name)
    )
    found = None if of is None else of.found
    rows = tuple(
        (
            *(_value(value) + (" ◄" if point is found else "") for value in point.values),
            *(comparing.cell(point.results, name) for name in figures),
        )
        for point in points
    )
    sentences = [_("Band or line: the 95 % interval.")] if any(point.results.intervals for point in points) else []
    if of is not None and found is not None:
        sentences.append(_("Upright line: the value that was found. Dashed line: the target."))
    table = Table((*names, *(_(FIGURES[name]) for name in figures)), rows, texts=len(names))
    return [Section(title, tuple(sentences), pictures, (table,))]


def _along_title(name: str) -> str:
    label = _(FIGURES[name])
    return _("{figure}, working hours").format(figure=label) if name == "late_seconds" else label


def _any_mean(points: "Sequence[Point]", name: str) -> bool:
    return any(mean(point.results, name) is not None for point in points)


def _curves(name: str, names: Sequence[str], points: "Sequence[Point]", of: "Sought | None") -> Chart:
    scale = 1 / _HOUR if name == "late_seconds" else 1.0
    by_others: dict[str, list[Spot]] = {}
    for point in points:
        middle, pair = mean(point.results, name), simulated.possible(name, point.results.intervals.get(name))
        if middle is None:
            continue
        others = ", ".join(
            f"{other} = {_value(value)}" for other, value in zip(names[1:], point.values[1:], strict=True)
        )
        ends = None if pair is None else (pair[0] * scale, pair[1] * scale)
        by_others.setdefault(others, []).append(Spot(_place(point.values[0]), middle * scale, ends))
    target = None if of is None or of.target.figure != name else of.target.value * scale
    found = None if of is None or of.found is None else _place(of.found.values[0])
    curves = tuple(Curve(others, tuple(spots)) for others, spots in by_others.items())
    return Curves(names[0], curves, target, found, percent=name == "on_time_rate")


def _place(value: object) -> float | str:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
