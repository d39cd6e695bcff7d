"""A dossier carries only declared values of the declared type."""

import math
from typing import Any

import pytest

from workflow.errors import NotAllowed
from workflow.fields import checked
from workflow.procedure import Field

FIELDS = {
    "urgent": Field("bool", "urgent"),
    "floors": Field("int", "floors", default=1),
    "area": Field("number", "area"),
    "street": Field("text", "street", default=""),
    "born": Field("date", "born"),
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("urgent", True),
        ("floors", 0),
        ("floors", -3),
        ("floors", (1 << 63) - 1),
        ("area", 72.5),
        ("area", 72),
        ("street", "Đường số 7"),
        ("born", "2024-02-29"),
    ],
)
def test_a_value_of_the_declared_type_is_taken_as_it_is(name: str, value: Any) -> None:
    assert checked("HS-1", FIELDS, {name: value}) == {name: value}


@pytest.mark.parametrize(
    ("name", "value", "form"),
    [
        ("urgent", 1, "true or false"),
        ("urgent", "true", "true or false"),
        ("floors", True, "a whole number such as 3"),
        ("floors", 3.0, "a whole number such as 3"),
        ("floors", "3", "a whole number such as 3"),
        ("floors", 1 << 63, "a whole number such as 3"),
        ("area", math.nan, "a number such as 72.5"),
        ("area", math.inf, "a number such as 72.5"),
        ("area", False, "a number such as 72.5"),
        ("street", 7, "text"),
        ("street", None, "text"),
        ("born", "2026-02-29", 'a date such as "2026-11-23"'),
        ("born", "23/11/2026", 'a date such as "2026-11-23"'),
        ("born", "20261123", 'a date such as "2026-11-23"'),
        ("born", 20261123, 'a date such as "2026-11-23"'),
    ],
)
def test_a_value_of_another_type_is_refused_with_an_example(name: str, value: Any, form: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        checked("HS-1", FIELDS, {name: value})

    assert str(refused.value) == f"HS-1: wanted '{name}' to be {form}, but it is {value!r}"


@pytest.mark.parametrize(("name", "near"), [("floor", "floors"), ("xyz", "urgent, floors, area, street, born")])
def test_an_undeclared_name_is_refused_with_the_nearest_one(name: str, near: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        checked("HS-1", FIELDS, {name: 1})

    assert str(refused.value) == f"HS-1: wanted the value '{name}', but there is no such field; possible: {near}"


def test_defaults_are_filled_in_once_and_never_over_a_given_value() -> None:
    assert checked("HS-1", FIELDS, {"floors": 4}, defaults=True) == {"floors": 4, "street": ""}
    assert checked("HS-1", FIELDS, {"area": 1}) == {"area": 1}
