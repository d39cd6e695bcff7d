"""YAML files become records: read with file:line:column, merged, checked for names that lead nowhere.

`definitions` is the way in; `yamltree` reads, `forms` and `documents` say what may stand in a file, `teaching` says
what is wrong, `merging` lays lifecycle, procedure and lane over each other, `building` makes the records,
`references` finds names that lead nowhere.
"""

from workflow.loader.definitions import (
    VIETNAM,
    Definitions,
    Pinned,
    ProcedureVersion,
    load_definitions,
    shipped,
    survey,
)

__all__ = ["VIETNAM", "Definitions", "Pinned", "ProcedureVersion", "load_definitions", "shipped", "survey"]
