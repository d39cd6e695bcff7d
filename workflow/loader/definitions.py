"""Which definitions are there, and which of them is the law on a day? Folders → calendars, agencies, procedures.

Every file is read and its shape checked at once; lifecycle, procedure and lane are merged when somebody asks for them.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workflow.agencies import Agencies
from workflow.errors import DefinitionError, NotFound
from workflow.loader import building, documents, merging, offices, references
from workflow.loader.sources import Source, collect, dated, lanes_of
from workflow.loader.teaching import faults, possible, validated
from workflow.loader.yamltree import Node
from workflow.model import Version
from workflow.procedure import STANDARD, InForce, Procedure
from workflow.worktime import Instant, WorkCalendar

if TYPE_CHECKING:
    from workflow.machine import Rules

VIETNAM = 7 * 3_600  # people see Asia/Ho_Chi_Minh, which is UTC+7 all year
_DAY = 86_400
_EPOCH = datetime.date(1970, 1, 1).toordinal()


class ProcedureVersion(Struct, frozen=True):
    """One version of a procedure, as lists show it."""

    id: str
    version: str
    in_force: InForce
    lifecycle: str
    title: str
    code: str | None
    lanes: tuple[str, ...]
    file: str
    title_en: str | None = None


class Pinned(Struct, frozen=True):
    """The pair of versions that is the law on a day."""

    procedure: str
    lifecycle: str


def shipped() -> Path:
    """The folder of the shipped definitions: of the checkout, else of the installed package."""
    package = Path(__file__).parent.parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "definitions"


def load_definitions(*paths: str | Path) -> "Definitions":
    """The definitions of the folders or files together, by default the shipped ones; raises what is wrong first."""
    definitions, wrongs = survey(*paths)
    if wrongs:
        raise wrongs[0]
    return definitions


def survey(*paths: str | Path) -> "tuple[Definitions, tuple[DefinitionError, ...]]":
    """The definitions that are right, and everything that is wrong with the others."""
    sources, wrongs = collect(paths or (shipped(),))
    return _united(sources, wrongs), tuple(wrongs)


def _united(sources: Sequence[Source], wrongs: list[DefinitionError]) -> "Definitions":
    calendars: dict[tuple[str, str], WorkCalendar] = {}
    files = {(one.id, one.version): one.tree for one in sources if one.schema == "calendar/1"}
    for one in (source for versions in dated(sources, "calendar/1").values() for source in versions):
        try:
            tree = offices.extended(one.tree, files)
            calendars[one.id, one.version] = offices.calendar(validated(documents.Calendar, tree), tree)
        except DefinitionError as refused:
            wrongs.append(refused)
    trees = {one.id: one.tree for one in sources if one.schema == "agency/1"}
    agencies = {id: offices.agency(validated(documents.Agency, trees[id])) for id in sorted(trees)}
    if not wrongs:  # else what is missing may only be unreadable
        wrongs.extend(offices.faults(agencies, trees, [id for id, _ in calendars]))
    return Definitions(sources, calendars, Agencies(agencies))


class Definitions:
    """Calendars, agencies, lifecycles and procedures together; procedures are merged when asked for, and kept."""

    def __init__(
        self, sources: Sequence[Source], calendars: Mapping[tuple[str, str], WorkCalendar], agencies: Agencies
    ) -> None:
        self.sources = tuple(sources)
        self.agencies = agencies
        self.calendars: Mapping[str, WorkCalendar] = {id: calendar for (id, _), calendar in calendars.items()}
        self._calendars = calendars
        self._lifecycles = dated(sources, "lifecycle/1")
        self._procedures = dated(sources, "procedure/1")
        self._mergings: dict[tuple[str, str, str, str], merging.Merging] = {}
        self._merged: dict[tuple[str, str, str, str], Procedure] = {}
        self._rules: dict[tuple[str, str, Version], Rules] = {}

    def with_sources(self, sources: Sequence[Source]) -> "Definitions":
        """Other lifecycles and procedures under the same calendars and agencies."""
        return Definitions(sources, self._calendars, self.agencies)

    def __reduce__(self) -> tuple[Any, ...]:
        return _united, (self.sources, [])  # compiled guards do not pickle: rules are compiled again from the sources

    def procedure_ids(self) -> tuple[str, ...]:
        """The ids of all procedures, in order."""
        return tuple(self._procedures)

    def versions(self, procedure: str) -> tuple[ProcedureVersion, ...]:
        """The versions of a procedure, oldest first; raises NotFound."""
        return tuple(_listed(one) for one in self._versions(procedure))

    def lifecycle_versions(self, lifecycle: str) -> tuple[tuple[str, InForce], ...]:
        """The versions of a lifecycle with the days on which they are in force, oldest first; raises NotFound."""
        if lifecycle not in self._lifecycles:
            raise _not_found("lifecycle", lifecycle, self._lifecycles)
        return tuple((one.version, _dates(one)) for one in self._lifecycles[lifecycle])

    def version_in_force(self, procedure: str, at: Instant) -> Pinned:
        """The pair of versions that is the law on the local day of the instant; raises NotFound."""
        versions = self._versions(procedure)
        day = datetime.date.fromordinal(_EPOCH + (at + VIETNAM) // _DAY)
        found = _covering("procedure", procedure, versions, day)
        lifecycle = found.tree.children["lifecycle"].text
        return Pinned(
            found.version, _covering("lifecycle", lifecycle, self._lifecycles.get(lifecycle, []), day).version
        )

    def merged(self, procedure: str, procedure_version: str, lifecycle_version: str, lane: str = STANDARD) -> Procedure:
        """The procedure of that pair in that lane; raises NotFound, or DefinitionError at what is wrong."""
        key = (procedure, procedure_version, lifecycle_version, lane)
        if key not in self._merged:
            wrongs = self.merge_faults(*key)
            if wrongs:
                raise wrongs[0]
            document = validated(documents.Merged, self.tree(*key))
            self._merged[key] = building.build(document, self._own_states(*key))
        return self._merged[key]

    def tree(self, procedure: str, procedure_version: str, lifecycle_version: str, lane: str = STANDARD) -> Node:
        """The merged tree, every value with its origin; raises NotFound, or DefinitionError at what does not merge."""
        found = self._merging(procedure, procedure_version, lifecycle_version, lane)
        if found.faults:
            raise found.faults[0]
        return found.tree

    def merge_faults(
        self, procedure: str, procedure_version: str, lifecycle_version: str, lane: str = STANDARD
    ) -> tuple[DefinitionError, ...]:
        """Everything that is wrong with the procedure of that pair in that lane."""
        found = self._merging(procedure, procedure_version, lifecycle_version, lane)
        wrongs = found.faults or faults(documents.Merged, found.tree)
        if wrongs:
            return wrongs
        document = validated(documents.Merged, found.tree)
        return tuple(references.faults(document, found.tree, standard=lane == STANDARD))

    def rules(self, procedure: str, home: str, at: Instant | None = None, version: Version | None = None) -> "Rules":
        """The compiled rules at the agency `home`: of the given versions, else of those in force at the instant.

        With neither they are the newest versions.
        """
        pair = version or (self._newest(procedure) if at is None else self.version_in_force(procedure, at))
        key = (procedure, home, version or Version(pair.procedure, pair.lifecycle, ""))
        if key not in self._rules:
            self._rules[key] = self._compiled(*key)
        return self._rules[key]

    def calendar_versions(self, calendar: str) -> tuple[str, ...]:
        """The versions of a calendar, oldest first; raises NotFound."""
        if calendar not in self.calendars:
            raise _not_found("calendar", calendar, self.calendars)
        return tuple(version for id, version in self._calendars if id == calendar)

    def calendar(self, calendar: str, version: str) -> WorkCalendar:
        """The calendar in that version; raises NotFound."""
        known = self.calendar_versions(calendar)
        if version not in known:
            message = (
                f"calendar '{calendar}': wanted version '{version}', but there is none; {possible(version, known)}"
            )
            raise NotFound("calendar", f"{calendar} {version}", message)
        return self._calendars[calendar, version]

    def receiving_agency(self) -> str:
        """The only agency where citizens hand in dossiers; raises NotFound where there is none or a choice."""
        found = [agency.id for agency in self.agencies.by_id.values() if agency.receives]
        if len(found) == 1:
            return found[0]
        said = f"there are {', '.join(found)}; possible: name one of them" if found else "there is none"
        raise NotFound("agency", "receives: true", f"agency: wanted the only one that receives dossiers, but {said}")

    def _compiled(self, procedure: str, home: str, version: Version) -> "Rules":
        from workflow.machine import compile_rules  # compiling is costly to import and not every reader compiles

        source = self._version(procedure, version.procedure)
        lanes = {
            lane: self.merged(procedure, version.procedure, version.lifecycle, lane)
            for lane in (STANDARD, *lanes_of(source))
        }
        calendars = self.calendars
        if version.calendar:
            lead = self.agencies.resolve(home, lanes[STANDARD].parties[lanes[STANDARD].lead])
            own = self.agencies.agency(lead.partition(".")[0]).calendar
            pinned = dict(version.others) | {own: version.calendar}
            calendars = {**self.calendars, **{id: self.calendar(id, pinned[id]) for id in pinned}}
        return compile_rules(lanes, self.agencies, calendars, home)

    def _newest(self, procedure: str) -> Pinned:
        found = self._versions(procedure)[-1]
        lifecycle = found.tree.children["lifecycle"].text
        return Pinned(found.version, self.lifecycle_versions(lifecycle)[-1][0])

    def _merging(self, procedure: str, procedure_version: str, lifecycle_version: str, lane: str) -> merging.Merging:
        key = (procedure, procedure_version, lifecycle_version, lane)
        if key not in self._mergings:
            source = self._version(procedure, procedure_version)
            if lane != STANDARD and lane not in lanes_of(source):
                raise _not_found("lane", lane, (STANDARD, *lanes_of(source)), f"procedure '{procedure}'")
            self._mergings[key] = merging.merge_law(self._lifecycle(source, lifecycle_version), source.tree, lane)
        return self._mergings[key]

    def _own_states(self, procedure: str, procedure_version: str, lifecycle_version: str, lane: str) -> set[str]:
        lifecycle = self._lifecycle(self._version(procedure, procedure_version), lifecycle_version)
        general = lifecycle.children["states"].children if "states" in lifecycle.children else {}
        return set(self.tree(procedure, procedure_version, lifecycle_version, lane).children["states"].children) - set(
            general
        )

    def _versions(self, procedure: str) -> list[Source]:
        if procedure not in self._procedures:
            raise _not_found("procedure", procedure, self._procedures)
        return self._procedures[procedure]

    def _version(self, procedure: str, version: str) -> Source:
        versions = {one.version: one for one in self._versions(procedure)}
        if version not in versions:
            raise _not_found("version", version, versions, f"procedure '{procedure}'")
        return versions[version]

    def _lifecycle(self, source: Source, version: str) -> Node:
        lifecycle = source.tree.children["lifecycle"].text
        versions = {one.version: one.tree for one in self._lifecycles.get(lifecycle, [])}
        if version not in versions:
            raise _not_found("version", version, versions, f"lifecycle '{lifecycle}'")
        return versions[version]


def _listed(source: Source) -> ProcedureVersion:
    tree = source.tree.children
    return ProcedureVersion(
        id=source.id,
        version=source.version,
        in_force=_dates(source),
        lifecycle=tree["lifecycle"].text,
        title=tree["title"].text,
        title_en=tree["title_en"].text if "title_en" in tree else None,
        code=tree["code"].text if "code" in tree else None,
        lanes=(STANDARD, *lanes_of(source)),
        file=source.tree.file,
    )


def _dates(source: Source) -> InForce:
    return source.in_force or InForce(datetime.date.min)


def _covering(kind: str, id: str, versions: Sequence[Source], day: datetime.date) -> Source:
    for one in versions:
        if _dates(one).covers(day):
            return one
    there = ", ".join(f"'{one.version}' {_days(_dates(one))}" for one in versions) or "none"
    message = f"{kind} '{id}': wanted a version in force on {day}, but there is none; possible: {there}"
    raise NotFound("version", f"{id} {day}", message)


def _days(dates: InForce) -> str:
    return f"from {dates.since}" + (f" to {dates.until}" if dates.until else "")


def _not_found(kind: str, name: str, known: Iterable[str], of: str = "") -> NotFound:
    subject = of or f"{kind} '{name}'"
    wanted = f"{kind} '{name}'" if of else f"a known {kind}"
    return NotFound(kind, name, f"{subject}: wanted {wanted}, but there is none; {possible(name, known)}")
