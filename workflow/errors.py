"""Which ways there are to refuse: a wrong file, a missing thing, a forbidden act, a lost race, a store that is away.

    WorkflowError
    ├── DefinitionError   a file is wrong                       file, line, column
    ├── NotFound          no such dossier, procedure, version   kind, key
    ├── NotAllowed        state, role or clock forbids it       dossier, state, action, offered
    ├── Conflict          someone else was first                dossier, expected, found
    └── Unavailable       the store does not answer

Lateness is never an error; it is a fact.
"""

from __future__ import annotations


class WorkflowError(Exception):
    """Anything that this package refuses."""


class DefinitionError(WorkflowError):
    """A definition is wrong; its text starts with file:line:column as far as they are known."""

    def __init__(
        self, message: str, file: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, file, line, column)
        self.message = message
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class NotFound(WorkflowError):
    """Something was named that does not exist."""

    def __init__(self, kind: str, key: str, message: str | None = None) -> None:
        super().__init__(kind, key, message)
        self.kind = kind
        self.key = key
        self.message = message

    def __str__(self) -> str:
        return self.message or f"{self.kind}: wanted {self.key!r}, but there is none"


class NotAllowed(WorkflowError):
    """A state, a role or a clock does not allow the act."""

    def __init__(
        self,
        message: str,
        dossier: str | None = None,
        state: str | None = None,
        action: str | None = None,
        offered: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, dossier, state, action, offered)
        self.message = message
        self.dossier = dossier
        self.state = state
        self.action = action
        self.offered = offered

    def __str__(self) -> str:
        return self.message


class Conflict(WorkflowError):
    """Someone else changed the dossier first."""

    def __init__(self, dossier: str, expected: int, found: int) -> None:
        super().__init__(dossier, expected, found)
        self.dossier = dossier
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return (
            f"{self.dossier}: wanted to follow event {self.expected}, but the journal is at event {self.found}; "
            "possible: read the dossier again and decide anew"
        )


class Unavailable(WorkflowError):
    """The store does not answer, or cannot do it now: the same command may be sent again."""
