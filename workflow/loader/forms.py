"""How may one value be written? Names, limits, times of day, triggers: their patterns, each with a correct example.

A name is bounded, so that nothing which is compared or shown grows with a hostile file.
"""

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

_COUNTED = r"[1-9][0-9]{0,5} (?:working days?|working hours?|working minutes?|days?|hours?)"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
ID = r"^[a-z][a-z0-9_]{0,63}$"
OFFICER = r"^[a-z][a-z0-9_.]{0,63}$"
DEPARTMENT = r"^[a-z][a-z0-9_]{0,63}\.[a-z][a-z0-9_]{0,63}$"
YEAR = r"^[0-9]{4}$"
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_TIME}$"
TIME = rf"^{_TIME}$"
HOURS = rf"^{_TIME}-(?:{_TIME}|24:00)$"
OFFSET = rf"^[+-]{_TIME}$"
LIMIT = rf"^(?:same working day|{_COUNTED})$"
PER_CENT_OR_LIMIT = rf"^(?:same working day|{_COUNTED}|[1-9][0-9]?% of [a-z][a-z0-9_]{{0,63}})$"
NORM = r"^[1-9][0-9]{0,5} working (?:days?|hours?|minutes?)$"
GRACE = r"^[1-9][0-9]{0,5} working (?:hours?|minutes?)$"
WARN = rf"^(?:[1-9][0-9]?%|{_COUNTED} before)$"
TRIGGER = r"^(?:(?:enter|leave) )?[a-z][a-z0-9_]{0,63}$"
PAUSE = r"^(?:incident|component|in [a-z][a-z0-9_]{0,63})$"
BY = r"^[a-z][a-z0-9_]{0,63}(?:\.[a-z][a-z0-9_]{0,63})?$"
ORIGIN = r"^\*?[a-z][a-z0-9_]{0,63}$"
TARGET = r"^(?:[a-z][a-z0-9_]{0,63}|@first|@previous)$"

# Each form with what it is called and a correct example; error messages teach from it.
FORMS: dict[str, tuple[str, str]] = {
    ID: ("an ASCII name in snake_case", "house_building_permit"),
    OFFICER: ("an officer's id", "dh.reception_1"),
    DEPARTMENT: ("a department as agency.department", "police.fire_safety"),
    YEAR: ("a year", "2026"),
    DATE: ("a date in quotes", '"2026-07-01"'),
    MOMENT: ("a local moment in quotes", '"2026-09-03T08:00"'),
    TIME: ("a time of day in quotes", '"15:00"'),
    HOURS: ("office hours in quotes", '"07:30-11:30"'),
    OFFSET: ("an offset from UTC in quotes", '"+07:00"'),
    LIMIT: ("an amount and a unit", "3 working days, 8 working hours, 15 days, 24 hours, same working day"),
    PER_CENT_OR_LIMIT: ("an amount and a unit", "3 working days, 15 days, same working day, 40% of resolution"),
    NORM: ("working time", "8 working hours, 30 working minutes, 2 working days"),
    GRACE: ("working hours or minutes", "30 working minutes"),
    WARN: ("per cent or time before the due instant", '"50%", "1 working day before"'),
    TRIGGER: ("an action, or entering or leaving a state", "accept, submit, enter supplementing, leave supplementing"),
    PAUSE: ("a state, an incident or a component", "in supplementing, incident, component"),
    BY: ("a party or a role in it", "economy, economy.officer, applicant, clock, join, package"),
    ORIGIN: ("a state or a group of states", 'appraisal, "*handling"'),
    TARGET: ("a state", 'signing, "@first", "@previous"'),
}


def real_date(text: str) -> str:
    """The text, where it is a day that exists."""
    try:
        datetime.date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError("wanted a day that exists") from None
    return text


def listed(value: Any) -> Any:
    """A list, also where one value stands for a list of one."""
    return value if isinstance(value, list) else [value]


class OrAlone:
    """In the JSON Schema: one entry, or another short form of it, may stand for a list of one."""

    def __init__(self, *others: dict[str, Any]) -> None:
        self._others = others

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        whole = handler(core)
        one = {"anyOf": [whole["items"], *self._others]} if self._others else whole["items"]
        return {"anyOf": [one, whole | {"items": one}]}


class OrShort:
    """In the JSON Schema: a short form may stand for the whole."""

    def __init__(self, *short: dict[str, Any]) -> None:
        self._short = short

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [*self._short, handler(core)]}


def valued(value: Any) -> Any:
    """A map with `value`, also where the value stands alone."""
    return value if isinstance(value, dict) else {"value": value}


def scalar(value: Any) -> Any:
    """The value, where it is neither a map nor a list."""
    if isinstance(value, dict | list):
        raise ValueError("wanted one value")
    return value


Id = Annotated[str, Field(pattern=ID)]
OfficerId = Annotated[str, Field(pattern=OFFICER)]
Day = Annotated[str, Field(pattern=DATE), AfterValidator(real_date)]
Moment = Annotated[str, Field(pattern=MOMENT), AfterValidator(real_date)]
TimeOfDay = Annotated[str, Field(pattern=TIME)]
Text = Annotated[str, Field(min_length=1)]
LimitText = Annotated[str, Field(pattern=LIMIT)]
TriggerText = Annotated[str, Field(pattern=TRIGGER)]
Plain = Annotated[Any, AfterValidator(scalar), WithJsonSchema({"type": ["boolean", "number", "string"]})]
Confidence = Literal["verified", "practice", "recalled", "unsure", "assumption"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEVERAL = (BeforeValidator(listed), Field(min_length=1), OrAlone())
Origins = Annotated[list[Annotated[str, Field(pattern=ORIGIN)]], *_SEVERAL]
Actors = Annotated[list[Annotated[str, Field(pattern=BY)]], *_SEVERAL]
