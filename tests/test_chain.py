"""Each row of a journal follows from the one before it, and anybody can check it with RFC 8785 and SHA-256."""

from hashlib import sha256

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from workflow.store.chain import BEGINNING, digest, linked, over

COLUMNS = st.one_of(st.none(), st.integers(-(2**53) + 1, 2**53 - 1), st.text())
ROWS = st.lists(st.lists(COLUMNS, min_size=1, max_size=6).map(tuple), min_size=1, max_size=6)
HEADS = st.sampled_from([BEGINNING, "0" * 64])


@given(HEADS, ROWS)
def test_a_digest_is_of_the_canonical_text_of_the_one_before_and_the_row(head: str, rows: list[tuple]) -> None:
    for row in rows:
        assert digest(head, row) == sha256(rfc8785.dumps([head, *row])).hexdigest()


@given(HEADS, ROWS, st.data())
def test_a_change_of_any_column_changes_every_digest_from_there_on(head: str, rows: list[tuple], data) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[at]) - 1))
    other = data.draw(COLUMNS.filter(lambda one: one != rows[at][column] or type(one) is not type(rows[at][column])))
    changed = [*rows[:at], (*rows[at][:column], other, *rows[at][column + 1 :]), *rows[at + 1 :]]

    before, after = ([row[-1] for row in linked(head, some)] for some in (rows, changed))

    assert before[:at] == after[:at]
    assert all(one != another for one, another in zip(before[at:], after[at:], strict=True))


@given(st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), min_size=1, max_size=5), st.data())
def test_an_anchor_notices_a_digest_that_is_missing_or_elsewhere(digests: list[str], data) -> None:
    at = data.draw(st.integers(0, len(digests) - 1))

    assert over("", digests) != over("", digests[:at] + digests[at + 1 :])
    assert over("", digests) != over("", [*digests[:at], None, *digests[at + 1 :]])
    assert over("", digests) != over("x", digests)
