"""Who can hold, receive and answer: agencies, their departments and officers, as neutral records.

A department belongs to one agency and is written `agency.department` everywhere outside its own file.
Which party of a procedure is which department is answered by `resolve`; nothing here judges an act.
"""

from collections.abc import Mapping

from msgspec import Struct

from workflow.errors import NotFound


class Officer(Struct, frozen=True):
    """One person who acts, in one department, in one or more roles."""

    id: str
    title: str
    department: str
    roles: frozenset[str]


class Department(Struct, frozen=True):
    """A room of an agency; its head answers for it."""

    id: str
    title: str
    agency: str
    head: str | None = None
    title_en: str | None = None


class Agency(Struct, frozen=True):
    """A body with its own calendar; `receives` says that citizens hand in dossiers there."""

    id: str
    title: str
    calendar: str
    departments: Mapping[str, Department]
    officers: Mapping[str, Officer]
    head: str | None = None
    code: str | None = None
    receives: bool = False
    partners: Mapping[str, str] = {}
    title_en: str | None = None


class Agencies(Struct, frozen=True):
    """All agencies of one set of definitions, with their officers by id."""

    by_id: Mapping[str, Agency]

    def agency(self, agency: str) -> Agency:
        """The agency of that id; raises NotFound."""
        if agency not in self.by_id:
            raise NotFound(
                "agency", agency, f"agency '{agency}' is not known; possible: {', '.join(sorted(self.by_id))}"
            )
        return self.by_id[agency]

    def department(self, department: str) -> Department:
        """The department of that full id (`agency.department`); raises NotFound."""
        agency, _, _ = department.partition(".")
        found = self.agency(agency).departments.get(department)
        if found is None:
            raise NotFound("department", department)
        return found

    def officer(self, officer: str) -> Officer:
        """The officer of that id, whichever agency employs them; raises NotFound."""
        for agency in self.by_id.values():
            if officer in agency.officers:
                return agency.officers[officer]
        raise NotFound("officer", officer)

    def resolve(self, home: str, name: str) -> str:
        """The full department id that a procedure's party `name` means at the agency `home`; raises NotFound."""
        agency = self.agency(home)
        for candidate in (f"{home}.{name}", agency.partners.get(name), name):
            if candidate and "." in candidate:
                owner = self.by_id.get(candidate.partition(".")[0])
                if owner is not None and candidate in owner.departments:
                    return candidate
        raise NotFound("department", name, f"agency '{home}' has neither a department nor a partner '{name}'")

    def head_of(self, department: str) -> str | None:
        """The officer who heads the department, or its agency where the department has no head of its own."""
        found = self.department(department)
        return found.head or self.agency(found.agency).head
