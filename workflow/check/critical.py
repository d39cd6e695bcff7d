"""Do the terms of the components fit the promise of their package? The longest path, for every start of a year.

Each start is worked out to the second: everybody sends, acknowledges and is done at the last moment.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workflow.check.finding import Findings, Office, Subject, on_key, on_value
from workflow.check.norms import least_working_time, written
from workflow.errors import NotFound
from workflow.loader import Definitions
from workflow.machine import Track, promise
from workflow.procedure import STANDARD, ClockRule, ComponentRule, Procedure, Trigger
from workflow.worktime import Instant, WorkCalendar, begin

_DAY = 86_400
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_STEP = 1_800  # seconds between the starts that are tried, beside every edge of the day


class Path(NamedTuple):
    """The components one after the other, and when the last of them may be done."""

    names: tuple[str, ...]
    end: Instant


class Worst(NamedTuple):
    """The start that fits least: how many seconds the path ends after the promise."""

    over: int
    start: Instant
    due: Instant
    path: Path


def critical_path(definitions: Definitions, subject: Subject) -> Findings:
    """A start from which the components, each at its last moment, are not done when the package was promised."""
    rule = subject.procedure.clocks.get(promise(subject.procedure) or "")
    if rule is None or any(one.procedure not in definitions.procedure_ids() for one in _rules(subject)):
        return
    for office in subject.offices:
        worst = _worst(definitions, subject, office, rule)
        if worst is not None and worst.over > 0:
            calendar = office.calendars[rule.calendar_of or subject.procedure.lead]
            message = f"clock '{rule.name}': wanted components that fit {rule.written}"
            but = (
                f"but of a package accepted on {_moment(calendar, worst.start)} {' → '.join(worst.path.names)} may end "
                f"on {_moment(calendar, worst.path.end)}, after {_moment(calendar, worst.due)}"
            )
            place = subject.node("clocks", rule.name, "limit")
            yield on_value(place, "critical_path", f"{message}, {but}{subject.lane}; possible: a longer limit")


def _rules(subject: Subject) -> list[ComponentRule]:
    """The components, each after those that it follows."""
    ordered: dict[str, ComponentRule] = {}
    while len(ordered) < len(subject.procedure.components):
        for name, one in subject.procedure.components.items():
            if name not in ordered and all(before in ordered for before in one.after):
                ordered[name] = one
    return list(ordered.values())


def _worst(definitions: Definitions, subject: Subject, office: Office, rule: ClockRule) -> Worst | None:
    procedure = subject.procedure
    lead, calendar = office.calendars.get(procedure.lead), office.calendars.get(rule.calendar_of or procedure.lead)
    if lead is None or calendar is None:
        return None  # unknown_department says so
    ordered, law = _rules(subject), _Law(definitions, procedure, office.home, calendar)
    found: Worst | None = None
    for start in _starts(calendar, procedure):
        try:
            due = begin(calendar, rule.counting, start, compelled=True).due
            path = _longest(procedure, ordered, law, lead, start)
        except NotFound:  # the terms lead out of the published years, or a component is not the law then
            continue
        if found is None or path.end - due > found.over:
            found = Worst(path.end - due, start, due, path)
    return found


class _Law:
    """The rules of components by local day; days on which the package is not the law count as the nearest on which
    it is, so that every start of a year can be tried.
    """

    def __init__(self, definitions: Definitions, package: Procedure, home: str, calendar: WorkCalendar) -> None:
        self.definitions = definitions
        self.home = home
        self.offset = calendar.utc_offset
        self.first = package.in_force.since.toordinal() - _EPOCH
        until = package.in_force.until
        self.last = None if until is None else until.toordinal() - _EPOCH
        self.known: dict[tuple[str, int], Track | NotFound] = {}
        self.ends: dict[tuple[str, Instant], Instant] = {}  # starts of one day soon lead to the same instants

    def track(self, procedure: str, at: Instant) -> Track:
        """The standard lane of the procedure at that instant; raises NotFound."""
        day = max(self.first, (at + self.offset) // _DAY)
        day = day if self.last is None else min(self.last, day)
        if (procedure, day) not in self.known:
            self.known[procedure, day] = self._compiled(procedure, day)
        found = self.known[procedure, day]
        if isinstance(found, NotFound):
            raise found
        return found

    def _compiled(self, procedure: str, day: int) -> Track | NotFound:
        try:
            return self.definitions.rules(procedure, self.home, at=day * _DAY + _DAY // 4).tracks[STANDARD]
        except NotFound as missing:  # asked for at every start of the day, and costly to find out
            return missing

    def done(self, procedure: str, sent: Instant) -> Instant:
        """When a component of the procedure that was sent then may be done."""
        if (procedure, sent) not in self.ends:
            self.ends[procedure, sent] = _done(self.track(procedure, sent), sent)
        return self.ends[procedure, sent]


def _starts(calendar: WorkCalendar, package: Procedure) -> Iterator[Instant]:
    """The instants that are tried: each half hour of every working day of the years of its law, and each
    edge of it.
    """
    edges = [rule.counting.cut_off for rule in package.clocks.values() if rule.counting.cut_off is not None]
    since, until = package.in_force.since.year, package.in_force.until
    for year in calendar.years:
        if year < since or (until is not None and year > until.year):
            continue
        first, after = datetime.date(year, 1, 1).toordinal(), datetime.date(year + 1, 1, 1).toordinal()
        for day in range(first, after):
            hours = calendar.intervals_of(datetime.date.fromordinal(day))
            midnight = (day - _EPOCH) * _DAY - calendar.utc_offset
            if hours:
                yield from range(hours[0][0], hours[-1][1] + 1, _STEP)
                yield from (midnight + edge + past for edge in edges for past in (0, 1))
            yield midnight + _DAY - 1


def _longest(
    package: Procedure, ordered: Sequence[ComponentRule], law: _Law, calendar: WorkCalendar, start: Instant
) -> Path:
    """The path that ends last when everybody takes all the time there is."""
    ends: dict[str, Path] = {}
    for one in ordered:
        before = max((ends[name] for name in one.after), key=lambda path: path.end, default=Path((), start))
        sent = before.end
        if package.hand_off is not None and package.hand_off.counting is not None:
            sent = begin(calendar, package.hand_off.counting, sent, compelled=True).due
        ends[one.id] = Path((*before.names, one.id), law.done(one.procedure, sent))
    return max(ends.values(), key=lambda path: path.end)


def _done(track: Track, sent: Instant) -> Instant:
    """When a component that was sent then may be done: acknowledged in its limit, then handled in its own."""
    acceptance = Trigger("action", track.procedure.acceptance)
    clocks = track.procedure.clocks.values()
    acknowledged = [
        _due(track, rule, sent) for rule in clocks if rule.starts.kind == "submit" and acceptance in rule.stops
    ]
    accepted = max(acknowledged, default=sent)
    promised = track.procedure.clocks.get(track.promise or "")
    if promised is None:
        return accepted
    return _due(track, promised, sent if promised.starts.kind == "submit" else accepted)


def _due(track: Track, rule: ClockRule, event: Instant) -> Instant:
    return begin(track.calendars[rule.name], rule.counting, event, compelled=True).due


def _moment(calendar: WorkCalendar, at: Instant) -> str:
    zone = datetime.timezone(datetime.timedelta(seconds=calendar.utc_offset))
    return datetime.datetime.fromtimestamp(at, zone).strftime("%a %Y-%m-%d %H:%M")


# --- norms


def norms_of_components(subject: Subject) -> Findings:
    """A component without a norm although the package has a term, or norms one after the other that do not fit it."""
    rule = subject.procedure.clocks.get(promise(subject.procedure) or "")
    if rule is None:
        return
    for name, one in subject.procedure.components.items():
        if one.norm is None:
            message = f"component '{name}': wanted a norm, but it has none while the clock '{rule.name}' runs"
            place = subject.node("components", name)
            yield on_key(place, "norm_missing", f"{message}{subject.lane}; possible: norm: 8 working hours")
    for office in subject.offices:
        calendar = office.calendars.get(rule.calendar_of or subject.procedure.lead)
        least = None if calendar is None else least_working_time(calendar, rule.counting)
        seconds, names = max(_norms(subject).values())
        if least is not None and seconds > least:
            message = f"clock '{rule.name}': wanted norms that fit {written(least)}, the least of {rule.written}"
            but = f"but {' → '.join(names)} need {written(seconds)}"
            place = subject.node("clocks", rule.name, "limit")
            yield on_value(place, "norms_do_not_fit", f"{message}, {but}{subject.lane}; possible: shorter norms")


def _norms(subject: Subject) -> dict[str, tuple[int, tuple[str, ...]]]:
    """The working seconds of each component with those that it follows, along the longest way."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for one in _rules(subject):
        seconds, names = max((found[name] for name in one.after), default=(0, ()))
        found[one.id] = seconds + (one.norm or 0), (*names, one.id)
    return found
