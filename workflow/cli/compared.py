"""What is certain about a difference, and how do results change with a number? Tables, and sentences that say so."""

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from workflow.cli import showing
from workflow.cli.language import N_
from workflow.cli.simulated import FIGURES, figure, interval, mean, rate, title_of_department

if TYPE_CHECKING:
    from workflow.loader import Definitions
    from workflow.simulation.asking.comparison import Difference
    from workflow.simulation.asking.sweep import Point, Sought, Swept
    from workflow.simulation.results import Results

VERDICTS = {
    "more": N_("more"),
    "fewer": N_("fewer"),
    "no_difference": N_("no difference"),
    "not_certain": N_("not certain"),
}
_SAID_LAST = ("events", "not_accepted")  # they follow from the others
COLUMNS = ("on_time_rate", "late", "apologies_owed", "late_seconds")


# --- against the first scenario


def print_comparison(
    first: str, other: str, results: tuple["Results", "Results"], found: Sequence["Difference"], law: "Definitions"
) -> None:
    """The differences of one scenario from the first, and what of them is certain."""
    rows = [
        [
            label(one, law),
            *(mean_of(one, each) for each in results),
            signed(one.figure, one.mean),
            signed_interval(one),
            _(VERDICTS[one.verdict]),
        ]
        for one in found
    ]
    columns = [_("Figure"), first, other, _("Difference"), _("95 % interval"), _("Verdict")]
    showing.table(_("“{other}” against “{first}”").format(other=other, first=first), columns, rows)
    for sentence in sentences(other, found, law):
        showing.line(sentence)
    showing.line()


def mean_of(one: "Difference", results: "Results") -> str:
    """What the figure of a difference is on the mean in one of the two."""
    if one.department is None:
        return figure(one.figure, mean(results, one.figure))
    borne = sum(each.late_seconds.get(one.department, 0) for each in results.each)
    return figure(one.figure, borne / results.replications)


def sentences(scenario: str, found: Sequence["Difference"], law: "Definitions") -> Iterable[str]:
    """What is certain, what is not, and what is the same in each run."""
    said = [one for one in found if one.figure not in _SAID_LAST]
    pairs = max((one.pairs for one in found), default=0)
    certain = [_change(one, law) for one in said if one.verdict in ("more", "fewer")]
    if certain:
        yield _("With {count} runs this is certain (95 %), for one run: “{scenario}” has {changes}.").format(
            count=pairs, scenario=scenario, changes="; ".join(certain)
        )
    else:
        yield _("With {count} runs no difference is certain (95 %).").format(count=pairs)
    open_ = [label(one, law) for one in said if one.verdict == "not_certain"]
    if open_:
        yield _("Not certain: {figures}.").format(figures=", ".join(open_))
    same = [label(one, law) for one in said if one.verdict == "no_difference"]
    if same:
        yield _("The same in each run: {figures}.").format(figures=", ".join(same))


def label(one: "Difference", law: "Definitions") -> str:
    """The name of the figure, and of the department that it is about."""
    name = _(FIGURES[one.figure])
    return f"{name}: {title_of_department(law, one.department)}" if one.department else name


def _change(one: "Difference", law: "Definitions") -> str:
    """How much more or fewer, both ends counted from nothing."""
    low, high = one.interval or (one.mean, one.mean)
    near, far = (low, high) if one.verdict == "more" else (-high, -low)
    if one.figure == "on_time_rate":
        text = (
            _("an on-time rate {near} to {far} percentage points higher")
            if one.verdict == "more"
            else _("an on-time rate {near} to {far} percentage points lower")
        )
        return text.format(near=showing.number(near * 100, 1), far=showing.number(far * 100, 1))
    text = _("{near} to {far} more: {what}") if one.verdict == "more" else _("{near} to {far} fewer: {what}")
    return text.format(near=_size(one.figure, near), far=_size(one.figure, far), what=_lowered(label(one, law)))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _size(name: str, value: float) -> str:
    if name == "late_seconds":
        return showing.length(round(value / 60) * 60)
    return showing.number(value, 0 if value >= 10 else 1)


def signed(name: str, value: float) -> str:
    """The change with its sign and unit."""
    if name == "on_time_rate":
        return _("{points} points").format(points=showing.number(value * 100, 2, "+"))
    if name == "late_seconds":
        return ("+" if value > 0 else "") + showing.length(round(value / 60) * 60)
    return showing.number(value, 1, "+")


def signed_interval(one: "Difference") -> str:
    """Both ends of the interval of the change."""
    if one.interval is None:
        return "–"
    return " … ".join(signed(one.figure, end) for end in one.interval)


# --- over values


def print_sweep(swept: "Swept", shares: Sequence[str]) -> None:
    """One row for each combination of values."""
    names = [one.name for one in swept.variations]
    _points(_("What changes with {names}").format(names=", ".join(names)), names, swept.points, None)
    _say_shares(shares)


def print_search(sought: "Sought", shares: Sequence[str]) -> None:
    """Every value that was tried, and which one reaches the target."""
    from workflow.simulation.asking.places import written

    name, target = written(sought.path), str(sought.target)
    _points(_("Which {name} reaches {target}").format(name=name, target=target), [name], sought.points, sought.found)
    for sentence in findings(sought, name, target):
        showing.line(sentence)
    _say_shares(shares)


def findings(sought: "Sought", name: str, target: str) -> Iterable[str]:
    """Which value reaches the target, how sure that is, and whether the search could be trusted."""
    found, last = sought.found, sought.steps[sought.steps.count - 1]
    if found is not None:
        text = (
            _("The smallest {name} that reaches {target} is {value}: {mean} ({interval}).")
            if sought.side == "smallest"
            else _("The largest {name} that still reaches {target} is {value}: {mean} ({interval}).")
        )
        of = sought.target.figure
        yield text.format(
            name=name,
            target=target,
            value=found.values[0],
            mean=figure(of, mean(found.results, of)),
            interval=interval(of, found.results.intervals.get(of)),
        )
        yield (
            _("It is reached for certain: the whole 95 % interval reaches the target.")
            if sought.certain
            else _("It is reached on the mean and not for certain: the 95 % interval does not reach it as a whole.")
        )
    elif not sought.interrupted:
        yield _("{target} is reached neither with {name} = {first} nor with {last}.").format(
            target=target, name=name, first=sought.steps[0], last=last
        )
    yield _("Sought from {first} to {last} in steps of {step}.").format(
        first=sought.steps[0], last=last, step=f"{sought.steps.step.normalize():f}"
    )
    yield (
        _("Along the {count} values tried the figure goes one way, as the search supposes.")
        if sought.one_way
        else _("Along the {count} values tried the figure goes up and down: others may reach the target too.")
    ).format(count=len(sought.points))


def _points(title: str, names: Sequence[str], points: Sequence["Point"], found: "Point | None") -> None:
    rows = [
        [*map(str, point.values), *(cell(point.results, name) for name in COLUMNS), "◄" if point is found else ""]
        for point in points
    ]
    showing.table(title, [*names, *(_(FIGURES[name]) for name in COLUMNS), ""], rows)


def cell(results: "Results", name: str) -> str:
    """The mean of a figure, with its interval where there is one."""
    middle, pair = mean(results, name), results.intervals.get(name)
    shown = rate(middle) if name == "on_time_rate" else figure(name, middle)
    return shown if pair is None else f"{shown} ({interval(name, pair)})"


def _say_shares(shares: Sequence[str]) -> None:
    for name in shares:
        showing.line(share_said(name))


def share_said(name: str) -> str:
    """What a number that is one of several shares does to the others."""
    return _("{name} is a share: the others of the same kind give way in proportion.").format(name=name)
