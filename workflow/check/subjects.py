"""Which merged machines are there, and who sits where? Definitions → subjects, each ready to be asked every rule."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workflow.agencies import Agencies, Agency
from workflow.check.finding import Finding, Findings, Office, Subject, finding, on_value, roles_of
from workflow.check.law import overlap
from workflow.check.ways import ways_of
from workflow.errors import DefinitionError, NotFound
from workflow.loader import Definitions, ProcedureVersion
from workflow.loader.yamltree import Node, Place, at
from workflow.procedure import InForce, Procedure
from workflow.worktime import WorkCalendar


class Machine(NamedTuple):
    """A procedure version with a lifecycle version in force on a common day, in one lane."""

    version: ProcedureVersion
    lifecycle: str
    lane: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """How the definitions name it."""
        return self.version.id, self.version.version, self.lifecycle, self.lane


def machines(definitions: Definitions) -> Iterator[Machine]:
    """Every machine that can be the law on some day, the standard lane of each pair first."""
    for procedure in definitions.procedure_ids():
        for version in definitions.versions(procedure):
            for lifecycle, days in _lifecycles(definitions, version.lifecycle):
                if overlap(version.in_force, days):
                    yield from (Machine(version, lifecycle, lane) for lane in version.lanes)


def _lifecycles(definitions: Definitions, lifecycle: str) -> Sequence[tuple[str, InForce]]:
    try:
        return definitions.lifecycle_versions(lifecycle)
    except NotFound:  # the loader says so at the procedure
        return ()


def broken(wrong: DefinitionError) -> Finding:
    """The finding that a definition does not load."""
    return finding(Place(wrong.file or "", wrong.line or 1, wrong.column or 1), "definition", wrong.message)


def subject_of(definitions: Definitions, machine: Machine) -> Subject:
    """The machine with its trees, its ways and the offices where it runs."""
    procedure, tree = definitions.merged(*machine.key), definitions.tree(*machine.key)
    offices = tuple(_offices(definitions, procedure))
    sources = {(one.schema, one.id, one.version): one.tree for one in definitions.sources}
    source = sources["procedure/1", machine.version.id, machine.version.version]
    return Subject(
        procedure=procedure,
        tree=tree,
        source=source,
        ways=ways_of(procedure, roles_of(offices)),
        offices=offices,
        moves={_key(node): node for node in tree.children["transitions"].items},
    )


def _key(transition: Node) -> tuple[str, str]:
    return transition.children["action"].text, transition.children["from"].text


def _offices(definitions: Definitions, procedure: Procedure) -> Iterator[Office]:
    for home in _receiving(definitions.agencies):
        departments = _departments(definitions.agencies, home.id, procedure.parties)
        agencies = {party: definitions.agencies.agency(name.partition(".")[0]) for party, name in departments.items()}
        yield Office(
            home=home.id,
            roles={party: _roles(agencies[party], name) for party, name in departments.items()},
            calendars=_calendars(definitions.calendars, agencies),
        )


def _receiving(agencies: Agencies) -> list[Agency]:
    return [agency for agency in agencies.by_id.values() if agency.receives]


def _departments(agencies: Agencies, home: str, parties: Mapping[str, str]) -> dict[str, str]:
    """The department of each party that the home agency knows."""
    found = {}
    for party, name in parties.items():
        try:
            found[party] = agencies.resolve(home, name)
        except NotFound:  # unknown_department says so
            continue
    return found


def _roles(agency: Agency, department: str) -> frozenset[str]:
    return frozenset(role for one in agency.officers.values() if one.department == department for role in one.roles)


def _calendars(calendars: Mapping[str, WorkCalendar], agencies: Mapping[str, Agency]) -> dict[str, WorkCalendar]:
    return {party: calendars[agency.calendar] for party, agency in agencies.items() if agency.calendar in calendars}


def unknown_department(subject: Subject) -> Findings:
    """A party that a receiving agency knows neither as a department nor as a partner."""
    for office in subject.offices:
        for party, name in subject.procedure.parties.items():
            if party not in office.roles:
                message = f"party '{party}': wanted a department or partner of '{office.home}', but it has no '{name}'"
                known = ", ".join(dict.fromkeys(subject.procedure.parties[one] for one in office.roles))
                place = at(subject.tree, ("parties", party))
                yield on_value(place, "unknown_department", f"{message}; possible: {known or 'a department'}")


def declaring(source: Node) -> Iterator[Node]:
    """The maps of a file that may declare something: the file and each of its lanes."""
    yield source
    if "lanes" in source.children:
        yield from source.children["lanes"].children.values()
