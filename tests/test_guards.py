"""A guard is a typed sentence over the declared data: everything else is refused when it is compiled."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import NotAllowed
from workflow.guards import MAX_LENGTH, MAX_NESTING, GuardError, compile_guard
from workflow.procedure import Field

FIELDS = {
    "urgent": Field("bool", "urgent"),
    "floors": Field("int", "floors"),
    "area": Field("number", "area"),
    "street": Field("text", "street"),
    "born": Field("date", "born"),
}


@pytest.mark.parametrize(
    ("source", "data", "expected"),
    [
        ("urgent", {"urgent": True}, True),
        ("!urgent && floors <= 3", {"urgent": False, "floors": 3}, True),
        ("!urgent && floors <= 3", {"urgent": False, "floors": 4}, False),
        ("area > 72.0", {"area": 72.5}, True),
        ("area > 72.0", {"area": 73}, True),  # a whole number is a number
        ("street == 'Đường số 7'", {"street": "Đường số 7"}, True),
        ('street == "floors"', {"street": "floors"}, True),
        ("street == 'it\\'s floors' || urgent", {"street": "it's floors", "urgent": False}, True),
        ("born < '2026-01-01'", {"born": "2025-12-31"}, True),
        ("floors in [1, 2]", {"floors": 2}, True),
    ],
)
def test_a_guard_says_whether_it_holds(source: str, data: dict[str, Any], expected: bool) -> None:
    guard = compile_guard(source, FIELDS)

    assert guard.holds(data) is expected
    assert set(guard.names) == set(data)


def test_the_names_of_a_guard_are_those_it_reads_in_the_order_of_the_fields() -> None:
    guard = compile_guard("floors > 2 && (urgent || floors < 9) && street != 'area'", FIELDS)

    assert guard.names == ("urgent", "floors", "street")
    assert guard.missing({"floors": 3, "urgent": None}) == ("urgent", "street")
    assert guard.missing({"floors": 0, "urgent": False, "street": ""}) == ()


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("floor > 3", "possible names: urgent, floors, area, street, born"),
        ("floors > 'three'", "found no matching overload"),
        ("floors > 3.5", "found no matching overload"),
        ("area > 72", "found no matching overload"),
        ("urgent == 1", "found no matching overload"),
        ("floors + 1", "wanted true or false, but it gives"),
        ("street", "wanted true or false, but it gives"),
        ("floors >", "possible names"),
        ("count.accept > 1", "possible names"),
        ("", "possible names"),
    ],
)
def test_what_is_no_sentence_over_the_declared_names_is_refused_in_one_line(source: str, part: str) -> None:
    with pytest.raises(GuardError) as refused:
        compile_guard(source, FIELDS)

    assert part in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "source", ["__import__('os')", "urgent.__class__", "open('x') == ''", "size(dyn(urgent)) > 0 || x()"]
)
def test_a_guard_cannot_reach_outside(source: str) -> None:
    with pytest.raises(GuardError):
        compile_guard(source, FIELDS)


@pytest.mark.parametrize(
    "source",
    [
        "urgent || " * (MAX_LENGTH // 10) + "urgent  ",
        "(" * (MAX_NESTING + 1) + "urgent" + ")" * (MAX_NESTING + 1),
        "!" * 600 + "urgent",
        "[" * 200 + "]" * 200 + " == []",
    ],
)
def test_an_endless_guard_is_refused(source: str) -> None:
    with pytest.raises(GuardError, match="guard: wanted at most"):
        compile_guard(source, FIELDS)


def test_a_guard_within_the_bounds_is_taken() -> None:
    longest = "urgent" + " " * (MAX_LENGTH - 6)
    deep = "(" * MAX_NESTING + "urgent" + ")" * MAX_NESTING

    assert [compile_guard(source, FIELDS).holds({"urgent": True}) for source in (longest, deep)] == [True, True]


def test_counts_are_read_by_the_name_of_the_action() -> None:
    guard = compile_guard("count.ask <= 1 && count.pay + count.ask < 4", FIELDS, counts=True)

    assert guard.names == ()
    assert guard.holds({}, {"ask": 1, "pay": 2}) is True
    assert guard.holds({}, {"ask": 2, "pay": 0}) is False
    assert guard.holds({}, {}) is True  # what was never done counts 0


def test_an_action_named_like_a_field_is_not_read_from_the_data() -> None:
    guard = compile_guard("count.floors <= 1", FIELDS, counts=True)

    assert guard.names == ()


def test_a_sum_beyond_64_bits_is_an_error_not_an_answer() -> None:
    guard = compile_guard("floors + floors > 0", FIELDS)

    with pytest.raises(NotAllowed, match="wanted true or false"):
        guard.holds({"floors": (1 << 63) - 1})


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 3)), min_size=1, max_size=40))
def test_a_guard_that_is_asked_again_answers_as_one_that_was_never_asked(asked: list[tuple[int, bool, int]]) -> None:
    source = "floors <= 3 && !urgent && count.draft < 2"
    guard = compile_guard(source, FIELDS, counts=True)

    for floors, urgent, drafts in asked:
        data, counts = {"floors": floors, "urgent": urgent}, {"draft": drafts}
        assert guard.holds(data, counts) is (floors <= 3 and not urgent and drafts < 2)


def test_a_guard_that_gave_neither_true_nor_false_does_so_again() -> None:
    guard = compile_guard("floors / (floors - 1) > 0", FIELDS)

    for _ in range(2):
        with pytest.raises(NotAllowed, match="wanted true or false"):
            guard.holds({"floors": 1})
