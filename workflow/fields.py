"""Which values a dossier may carry: what was typed in, checked against the declared fields."""

import datetime
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from workflow.errors import NotAllowed
from workflow.procedure import DataType, Field


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63


def _is_number(value: Any) -> bool:
    return (isinstance(value, float) and value - value == 0) or _is_int(value)  # neither infinite nor NaN


def _is_date(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_FITS: Mapping[DataType, tuple[Callable[[Any], bool], str]] = {
    "bool": (lambda value: isinstance(value, bool), "true or false"),
    "int": (_is_int, "a whole number such as 3"),
    "number": (_is_number, "a number such as 72.5"),
    "text": (lambda value: isinstance(value, str), "text"),
    "date": (_is_date, 'a date such as "2026-11-23"'),
}


def checked(
    code: str, fields: Mapping[str, Field], given: Mapping[str, Any], *, defaults: bool = False
) -> dict[str, Any]:
    """The given values, each of its declared type, with the defaults of the others where asked for; raises
    NotAllowed.
    """
    for name, value in given.items():
        _check(code, fields, name, value)
    if not defaults:
        return dict(given)
    return {name: field.default for name, field in fields.items() if field.default is not None} | dict(given)


def _check(code: str, fields: Mapping[str, Field], name: str, value: Any) -> None:
    if name not in fields:
        near = get_close_matches(name, fields, 1)
        raise NotAllowed(
            f"{code}: wanted the value '{name}', but there is no such field; "
            f"possible: {near[0] if near else ', '.join(fields) or 'none'}",
            code,
        )
    fits, form = _FITS[fields[name].type]
    if not fits(value):
        raise NotAllowed(f"{code}: wanted '{name}' to be {form}, but it is {value!r}", code)
