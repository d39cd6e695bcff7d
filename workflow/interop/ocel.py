"""The log as OCEL 2.0 JSON: facts about several objects at once, and how the objects change.

Objects are the dossiers, the components of packages, the letters owed, the agencies that owe them, the departments and
the officers; a component's dossier is a dossier that says whose component it is. Every value is written as text, as the
schema of the specification wants it, and declared with its type. What never changes has the instant zero, what changes
its own; an empty text says that there is nothing any more.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

import msgspec

from workflow import events as e
from workflow.interop.eventlog import FORMS, NOBODY, Form, Journal, People, Row, Step, iso
from workflow.model import Component, Dossier, Instant, Obligation

ALWAYS = "1970-01-01T00:00:00Z"
TYPES: dict[str, dict[str, Form]] = {
    "dossier": {
        **dict.fromkeys(("procedure", "home", "channel"), "string"),
        **dict.fromkeys(("version", "lifecycle", "lane", "state", "holder", "officer", "outcome"), "string"),
        "appointment": "time",
    },
    "component": {"name": "string", "state": "string", "outcome": "string", "due": "time"},
    "letter": {"kind": "string", "form": "string", "state": "string", "due": "time", "promised": "time"},
    "agency": {"title": "string"},
    "department": {"title": "string"},
    "officer": {},
}
_TOLD = [name for name in Row._fields if name not in ("case", "activity", "time", "officer", "department")]
_encode = msgspec.json.Encoder().encode

Value = str | int | None


class Link(NamedTuple):
    """A qualified relation to the object of that id."""

    object: str
    qualifier: str


def write(file: IO[bytes], journals: Iterator[Journal], people: People) -> None:
    """Writes the whole log; the objects wait in a file without a name until the events are through."""
    with TemporaryFile(dir=Path(file.name).parent) as waiting:
        telling = _Telling(people)
        objects = _Array(waiting)
        file.write(b'{"objectTypes":')
        file.write(_encode([_type(name, forms) for name, forms in TYPES.items()]))
        file.write(b',\n"events":[')
        events = _Array(file)
        for journal in journals:
            events.extend(telling.events(journal))
            objects.extend(telling.objects(journal))
        objects.extend(telling.others())
        file.write(b'],\n"objects":[')
        waiting.seek(0)
        shutil.copyfileobj(waiting, file)
        file.write(b'],\n"eventTypes":')
        file.write(_encode([_type(name, forms) for name, forms in sorted(telling.activities.items())]))
        file.write(b"}\n")


class _Array:
    """The inside of a JSON array, one value a line."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._between = b"\n"

    def extend(self, values: Iterable[Any]) -> None:
        for value in values:
            self._file.write(self._between + _encode(value))
            self._between = b",\n"


def _type(name: str, forms: Mapping[str, Form]) -> dict[str, Any]:
    return {"name": name, "attributes": [{"name": one, "type": form} for one, form in forms.items()]}


def _related(links: Iterable[Link]) -> list[dict[str, str]]:
    return [{"objectId": link.object, "qualifier": link.qualifier} for link in dict.fromkeys(links)]


def _text(value: str | int, form: Form) -> str:
    return iso(value) if form == "time" and isinstance(value, int) else str(value)


class _Telling:
    """What has to be remembered from one dossier to the next: types and the objects that many dossiers share."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.activities: dict[str, dict[str, Form]] = {}
        self._agencies: dict[str, None] = {}
        self._departments: dict[str, None] = {}
        self._officers: dict[str, str | None] = {}
        self._linked: dict[str, bool] = {}  # dossiers of packages by code: whether they are in the log

    # --- events

    def events(self, journal: Journal) -> Iterator[dict[str, Any]]:
        """The facts of a dossier."""
        return (self._event(journal, step) for step in journal.steps)

    def _event(self, journal: Journal, step: Step) -> dict[str, Any]:
        row = step.row
        forms = self.activities.setdefault(row.activity, {})
        attributes = []
        for name in _TOLD:
            value = getattr(row, name)
            if value is not None:
                forms[name] = FORMS[name]
                attributes.append({"name": name, "value": _text(value, FORMS[name])})
        return {
            "id": f"{row.case}#{row.number}",
            "type": row.activity,
            "time": iso(row.time),
            "attributes": attributes,
            "relationships": _related(self._links(journal, step)),
        }

    def _links(self, journal: Journal, step: Step) -> Iterator[Link]:
        row = step.row
        yield Link(row.case, "dossier")
        if row.officer is not None:
            yield self._officer(row.officer, row.department, "done by")
        if row.department is not None:
            yield self._department(row.department, "done by")
        yield from self._holders(step)
        if row.obligation is not None:
            yield Link(row.obligation, "letter")
        for department in () if row.asked is None else row.asked.split():
            yield self._department(department, "asked")
        yield from self._of_package(journal, step.event)
        yield from self._of_delay(step.event)

    def _holders(self, step: Step) -> Iterator[Link]:
        before = None if step.before is None else step.before.holder
        after = step.after.holder
        if before is not None and before not in NOBODY:
            yield self._department(before, "held by")
        if after != before and after not in NOBODY:
            yield self._department(after, "passes to")
        if isinstance(step.event, e.OfficerAssigned):
            yield self._officer(step.event.officer, after, "assigned to")

    def _of_package(self, journal: Journal, event: e.Event) -> Iterator[Link]:
        named = getattr(event, "component", None)
        if isinstance(event, e.PackageOpened):
            yield from (Link(_component(journal.case, name), "component") for name in event.components)
        elif named is not None and not isinstance(event, e.DossierSubmitted):
            yield Link(_component(journal.case, named), "component")
        if isinstance(event, e.ComponentSent):
            yield self._dossier(journal.run + event.code, "sent as")
            yield self._department(event.lead, "sent to")
        if isinstance(event, e.ComponentReady | e.HandOffMissed):
            yield self._department(event.sender, "to be sent by")

    def _of_delay(self, event: e.Event) -> Iterator[Link]:
        if isinstance(event, e.ObligationOwed):
            yield self._agency(event.obligation.debtor, "owed by")
        if isinstance(event, e.ResponsibilityFixed | e.ResponsibilityReattributed):
            for share in event.responsibility.shares:
                if share.holder in self._people.departments:
                    yield self._department(share.holder, "bears a share")

    def _agency(self, agency: str, qualifier: str) -> Link:
        self._agencies[agency] = None
        return Link(agency, qualifier)

    def _department(self, department: str, qualifier: str) -> Link:
        self._departments[department] = None
        return Link(department, qualifier)

    def _officer(self, officer: str, department: str | None, qualifier: str) -> Link:
        known = self._officers.get(officer) or department or self._people.acting(officer, None)[1]
        self._officers[officer] = known
        return Link(officer, qualifier)

    def _dossier(self, case: str, qualifier: str) -> Link:
        self._linked.setdefault(case, False)
        return Link(case, qualifier)

    # --- objects

    def objects(self, journal: Journal) -> Iterator[dict[str, Any]]:
        """The dossier, its components and its letters, as they were from fact to fact."""
        last = journal.dossier
        if last.components or last.package is not None:
            self._linked[journal.case] = True
        dossier = _Changes("dossier", procedure=last.procedure, home=last.home, channel=last.channel)
        components: dict[str, _Changes] = {}
        letters: dict[str, _Changes] = {}
        owing: dict[str, Obligation] = {}
        for step in journal.steps:
            at, after = step.event.at, step.after
            dossier.see(at, _of_dossier(after))
            for name, one in after.components.items():
                components.setdefault(name, _Changes("component", name=name)).see(at, _of_component(one))
            for owed in after.obligations:
                owing[owed.id] = owed
                known = letters.setdefault(owed.id, _Changes("letter", kind=owed.kind, form=owed.letter))
                known.see(at, _of_letter(owed))
        yield dossier.object(journal.case, self._of_its_package(journal))
        for name, changes in sorted(components.items()):
            yield changes.object(_component(journal.case, name), self._of_component(journal, name))
        for id, owed in owing.items():
            yield letters[id].object(journal.run + id, self._of_letter(journal, owed))

    def _of_its_package(self, journal: Journal) -> Iterator[Link]:
        package, name = journal.dossier.package, journal.dossier.component
        if package is not None and name is not None:
            yield self._dossier(journal.run + package, "component of")

    def _of_component(self, journal: Journal, name: str) -> Iterator[Link]:
        yield Link(journal.case, "part of")
        for step in journal.steps:
            if isinstance(step.event, e.ComponentSent) and step.event.component == name:
                yield self._dossier(journal.run + step.event.code, "handled as")

    def _of_letter(self, journal: Journal, owed: Obligation) -> Iterator[Link]:
        yield Link(journal.case, "answers for")
        yield self._agency(owed.debtor, "owed by")
        if owed.signer is not None:
            yield self._officer(owed.signer, None, "to be signed by")

    def others(self) -> Iterator[dict[str, Any]]:
        """Officers, departments, agencies, and dossiers that are known by name only."""
        for officer, department in self._officers.items():
            works = () if department is None else (self._department(department, "works in"),)
            yield _Changes("officer").object(officer, works)
        for department in self._departments:
            agency = department.partition(".")[0]
            belongs = (self._agency(agency, "belongs to"),) if agency in self._people.agencies else ()
            yield _titled("department", self._people.departments.get(department)).object(department, belongs)
        for agency in self._agencies:
            yield _titled("agency", self._people.agencies.get(agency)).object(agency, ())
        for case, told in self._linked.items():
            if not told:
                yield _Changes("dossier").object(case, ())


def _component(package: str, name: str) -> str:
    return f"{package}/{name}"


class _Changes:
    """The values of one object over time."""

    def __init__(self, type: str, **always: str) -> None:
        self._type = type
        self._last: dict[str, Value] = {}
        self._told: dict[tuple[str, str], str] = {(name, ALWAYS): value for name, value in always.items()}

    def see(self, at: Instant, values: Mapping[str, Value]) -> None:
        """The values that hold from the instant on; what is as before is not told again."""
        if values == self._last:
            return
        for name, value in values.items():
            form = TYPES[self._type][name]
            if value == self._last.get(name) or (value is None and form == "time"):
                continue
            self._told[name, iso(at)] = "" if value is None else _text(value, form)
        self._last = dict(values)

    def object(self, id: str, links: Iterable[Link]) -> dict[str, Any]:
        attributes = [{"name": name, "time": at, "value": value} for (name, at), value in self._told.items()]
        return {"id": id, "type": self._type, "attributes": attributes, "relationships": _related(links)}


def _of_dossier(one: Dossier) -> dict[str, Value]:
    return {
        "version": one.version.procedure,
        "lifecycle": one.version.lifecycle,
        "lane": one.lane,
        "state": one.state,
        "holder": one.holder,
        "officer": one.officer,
        "outcome": one.outcome,
        "appointment": one.appointment,
    }


def _of_component(one: Component) -> dict[str, Value]:
    return {"state": one.state, "outcome": one.outcome, "due": one.due}


def _of_letter(owed: Obligation) -> dict[str, Value]:
    return {"state": owed.state, "due": None if owed.stands else owed.due, "promised": owed.promised_now}


def _titled(type: str, title: str | None) -> _Changes:
    return _Changes(type) if title is None else _Changes(type, title=title)
