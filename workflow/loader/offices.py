"""When are offices open, and who works there? Checked shapes of calendar/1 and agency/1 → calendars and agencies.

What one agency says of another (partners, calendars, officers known twice) is asked once all of them are there.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping

from workflow.agencies import Agency, Department, Officer
from workflow.errors import DefinitionError
from workflow.loader import documents as d
from workflow.loader.building import seconds_of_day
from workflow.loader.teaching import possible
from workflow.loader.yamltree import Node, at, key_place, merge, with_value, wrong
from workflow.worktime import CalendarYear, Closure, Interval, MakeUp, WorkCalendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Faults = Iterator[DefinitionError]


def extended(tree: Node, files: Mapping[tuple[str, str], Node], below: tuple[Node, ...] = ()) -> Node:
    """The tree of a calendar laid on the version that it extends; raises DefinitionError where that is not there."""
    named = tree.children.get("extends")
    if named is None:
        return tree
    if named.value is None:
        wanted = "calendar extends: wanted a calendar and its version, but there is nothing"
        raise wrong(named, f'{wanted}; possible: {{calendar: office, version: "1"}}')
    key = (named.children["calendar"].text, named.children["version"].text)
    if key not in files:
        known = [f"{id} {version}" for id, version in files]
        message = f"calendar extends: wanted a known version of a calendar, but there is no '{' '.join(key)}'"
        raise wrong(named, f"{message}; {possible(' '.join(key), known)}")
    if files[key] in (tree, *below):
        raise wrong(named, f"calendar extends: wanted another calendar, but '{key[0]}' leads back to itself")
    base = extended(files[key], files, (*below, tree))
    general = {name: value for name, value in base.children.items() if name not in _OWN}
    return merge(with_value(base, general), tree)


_OWN = ("title", "title_en", "note", "extends")  # what a calendar says of itself alone


def calendar(document: d.Calendar, tree: Node) -> WorkCalendar:
    """The working calendar that the document says; raises DefinitionError."""
    for fault in (*_missing(document, tree), *_hours(document, tree)):
        raise fault
    offset = _offset(document.utc_offset)
    try:
        return WorkCalendar(
            id=document.calendar,
            version=document.version,
            title=document.title or "",
            utc_offset=offset,
            unpublished=document.unpublished,
            hours={WEEKDAYS.index(day): _intervals(hours) for day, hours in document.hours.items() if hours},
            years={int(number): _year(int(number), year) for number, year in document.years.items() if year},
            closures=[_closure(closure, offset) for closure in document.closures],
        )
    except ValueError as refused:
        raise wrong(at(tree, ("calendar",)), str(refused)) from None


def _missing(document: d.Calendar, tree: Node) -> Faults:
    """What neither the calendar nor one that it extends says."""
    for key, example in (("hours", 'hours: {monday: ["07:30-11:30"]}'), ("years", '"2026": {status: official}')):
        if not getattr(document, key):
            message = f"calendar '{document.calendar}': wanted the key '{key}', but it is missing"
            yield wrong(at(tree, (key,)), f"{message}; possible: {example}, or extends: {{calendar: …, version: …}}")


def _hours(document: d.Calendar, tree: Node) -> Faults:
    """Office hours that do not follow each other, and days in the table of another year."""
    for weekday, hours in document.hours.items():
        yield from _following(at(tree, ("hours", weekday)), weekday, hours or [])
    for number, year in ((number, year) for number, year in document.years.items() if year):
        node = at(tree, ("years", number))
        for day, made_up in year.make_up.items():
            yield from _following(at(node, ("make_up", day, "hours")), day, made_up.hours)
        for section, days in (("days_off", year.days_off), ("make_up", year.make_up)):
            for day in days:
                if not day.startswith(number):
                    message = f"{section}: wanted days of {number}, but found '{day}'; possible: \"{number}-01-01\""
                    yield DefinitionError(message, *key_place(at(node, (section, day))))


def _following(node: Node, day: str, hours: list[str]) -> Faults:
    before = 0
    for number, (since, until) in enumerate(_intervals(hours)):
        if since < before or until <= since:
            found = f"found {hours[number]}" + (f" after {hours[number - 1]}" if number else "")
            message = f"hours of {day}: wanted hours that follow each other, but {found}"
            yield wrong(at(node, (number,)), f'{message}; possible: ["07:30-11:30", "13:30-17:30"]')
            return
        before = until


def _offset(text: str) -> int:
    seconds = seconds_of_day(text[1:])
    return -seconds if text.startswith("-") else seconds


def _intervals(hours: list[str]) -> tuple[Interval, ...]:
    spans = [span.split("-") for span in hours]
    return tuple((seconds_of_day(since), seconds_of_day(until)) for since, until in spans)


def _year(number: int, year: d.Year) -> CalendarYear:
    return CalendarYear(
        year=number,
        status=year.status,
        source=year.source,
        days_off={datetime.date.fromisoformat(day): name for day, name in year.days_off.items()},
        make_up={
            datetime.date.fromisoformat(day): MakeUp(one.name, _intervals(one.hours))
            for day, one in year.make_up.items()
        },
    )


def _closure(closure: d.Closure, offset: int) -> Closure:
    return Closure(_instant(closure.since, offset), _instant(closure.until, offset), closure.name, closure.source)


def _instant(moment: str, offset: int) -> int:
    local = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    return int(local.timestamp()) - offset


def agency(document: d.Agency) -> Agency:
    """The agency that the document says; its departments under their full ids."""
    home = document.agency
    return Agency(
        id=home,
        title=document.title,
        calendar=document.calendar,
        departments={
            f"{home}.{name}": Department(f"{home}.{name}", one.title, home, one.head, one.title_en)
            for name, one in document.departments.items()
        },
        officers={
            name: Officer(name, one.title, f"{home}.{one.department}", frozenset(one.roles))
            for name, one in document.officers.items()
        },
        head=document.head,
        code=document.code,
        receives=document.receives,
        partners=dict(document.partners),
        title_en=document.title_en,
    )


def faults(agencies: Mapping[str, Agency], trees: Mapping[str, Node], calendars: Collection[str]) -> Faults:
    """Every name in an agency that leads nowhere, and every officer whom two agencies name."""
    departments = [name for one in agencies.values() for name in one.departments]
    employers: dict[str, str] = {}
    for one in agencies.values():
        tree = trees[one.id]
        if one.calendar not in calendars:
            yield _unknown(at(tree, ("calendar",)), one, "calendar", one.calendar, calendars)
        yield from _own_names(one, tree)
        for partner, department in one.partners.items():
            if department not in departments:
                yield _unknown(at(tree, ("partners", partner)), one, "department", department, departments)
        for officer in one.officers:
            if officer in employers:
                message = f"officer '{officer}': wanted one agency, but '{employers[officer]}' names the same officer"
                yield DefinitionError(message, *key_place(at(tree, ("officers", officer))))
            employers[officer] = one.id


def _own_names(one: Agency, tree: Node) -> Faults:
    heads = {("head",): one.head} | {
        ("departments", name.partition(".")[2], "head"): department.head for name, department in one.departments.items()
    }
    for path, head in heads.items():
        if head is not None and head not in one.officers:
            yield _unknown(at(tree, path), one, "officer", head, one.officers)
    for name, officer in one.officers.items():
        if officer.department not in one.departments:
            short = [full.partition(".")[2] for full in one.departments]
            place = at(tree, ("officers", name, "department"))
            yield _unknown(place, one, "department", officer.department.partition(".")[2], short)


def _unknown(node: Node, one: Agency, what: str, name: str, known: Collection[str]) -> DefinitionError:
    return wrong(node, f"agency '{one.id}': wanted a known {what}, but there is no '{name}'; {possible(name, known)}")
