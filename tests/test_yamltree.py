"""The tree remembers where each value stands, reads YAML 1.2 core, and merges maps by key."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tiny import FILES
from workflow.errors import DefinitionError
from workflow.loader import shipped
from workflow.loader.yamltree import Leaf, Node, at, flatten, key_place, merge, parse, place, plain

SHIPPED = sorted(shipped().rglob("*.yaml"))


def refusal(raw: bytes | str) -> str:
    with pytest.raises(DefinitionError) as refused:
        parse(raw, "f.yaml")
    return str(refused.value)


def test_only_what_is_plainly_a_number_a_truth_or_nothing_is_one() -> None:
    tree = parse('a: 07:30\nb: no\nc: 1\nd: 0.5\ne: true\nf: ~\ng: "1"\nh: 2026-01-01\ni: [x, 0x10]\n', "f.yaml")

    assert plain(tree) == {
        "a": "07:30",
        "b": "no",
        "c": 1,
        "d": 0.5,
        "e": True,
        "f": None,
        "g": "1",
        "h": "2026-01-01",
        "i": ["x", 16],
    }


def test_a_value_and_its_key_know_where_they_stand() -> None:
    tree = parse("a:\n  báo cáo: [1, x]\n", "f.yaml")

    inner = at(tree, ("a", "báo cáo", 1))
    assert (place(inner), key_place(inner)) == (("f.yaml", 2, 16), ("f.yaml", 2, 16))
    assert key_place(at(tree, ("a", "báo cáo"))) == ("f.yaml", 2, 3)


def test_a_year_may_be_a_key_without_quotes() -> None:
    assert plain(parse("2026: x", "f.yaml")) == {"2026": "x"}


def test_the_key_on_stays_text() -> None:
    assert plain(parse("on: off", "f.yaml")) == {"on": "off"}


@pytest.mark.parametrize("file", [*SHIPPED, *FILES], ids=str)
def test_each_scalar_is_written_where_the_tree_says(file: Path | str) -> None:
    text = FILES[file] if isinstance(file, str) else file.read_text(encoding="utf-8")
    lines = text.split("\n")

    def written(node: Node) -> str:
        return lines[node.line - 1][node.column - 1 :].lstrip("\"'")

    def scalars(node: Node) -> list[Node]:
        inner = [*node.children.values(), *node.items]
        return [one for child in inner for one in scalars(child)] if inner else [node]

    texts = [node for node in scalars(parse(text, str(file))) if isinstance(node.value, str) and node.value.split()]
    misplaced = [node for node in texts if not written(node).startswith((node.text.split()[0], ">", "|"))]
    assert (misplaced, len(texts) > 6) == ([], True)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "f.yaml:4:3: key 'c': wanted it once, but it is already given in line 3"),
        ("true: 1", "f.yaml:1:1: key true: wanted text, but found another value; possible: 'true'"),
        ("1.5: 1", "f.yaml:1:1: key 1.5: wanted text, but found another value; possible: '1.5'"),
        ("~: 1", "f.yaml:1:1: key ~: wanted text, but found another value; possible: '~'"),
        ("[a]: 1", "f.yaml:1:1: key: wanted text, but found a map or a list"),
        ("x: {<<: {a: 1}}", "f.yaml:1:5: key '<<': wanted the keys themselves, but found a merge key"),
        ("a: &x 1", "f.yaml:1:4: '&x': wanted a plain value, but found an anchor"),
        ("a: *x", "f.yaml:1:4: '*x': wanted the value itself, but found an alias"),
        ('a: !!int "x"', "f.yaml:1:4: 'x': wanted what its tag says, but it is not; possible: no tag"),
        ("a: 1\n---\nb: 1\n", "f.yaml:2:1: file: wanted one document, but another one starts here"),
        ("", "f.yaml:1:1: file: wanted a definition, but it is empty"),
        ("# only a remark\n", "f.yaml:1:1: file: wanted a definition, but it is empty"),
        ("- a", "f.yaml:1:1: file: wanted a map of keys, but found a list; possible: schema: procedure/1"),
        (b"a: b\nc: \0", "f.yaml:2:4: file: wanted text, but there is a NUL"),
        (b"\xef\xbb\xbfa: 1", "f.yaml:1:1: file: wanted UTF-8 without a byte order mark, but it starts with one"),
        (b"a: 1\nb: \xe9\n", "f.yaml:2:4: file: wanted UTF-8 text, but byte 0xe9 is not UTF-8"),
        ('a: 1\nb: "\x07"', "f.yaml:2:5: YAML: wanted printable text, but found U+0007"),
        ("a: 1e999", "f.yaml:1:4: number: wanted a finite one, but found 1e999; possible: 1.5"),
        ("a: .nan", "f.yaml:1:4: number: wanted a finite one, but found .nan; possible: 1.5"),
        ("a: 1" + "0" * 40, "f.yaml:1:4: number: wanted at most 40 digits, but it has 41"),
        (
            "a: [1, 2\nb: }",
            "f.yaml:2:2: YAML: wanted a well-formed file, but did not find expected ',' or ']', "
            "while parsing a flow sequence",
        ),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence_at_its_place(raw: bytes | str, sentence: str) -> None:
    assert refusal(raw) == sentence


def test_an_overlay_merges_maps_replaces_lists_and_removes_with_null() -> None:
    base = parse("a: {x: 1, y: 2}\nb: [1, 2]\nc: 3\n", "base.yaml")
    overlay = parse("a: {y: 5}\nb: [9]\nc: null\nd: 4\n", "over.yaml")

    merged = merge(base, overlay)

    assert plain(merged) == {"a": {"x": 1, "y": 5}, "b": [9], "d": 4}
    assert list(flatten(merged)) == [
        Leaf("a.x", 1, "base.yaml", 1),
        Leaf("a.y", 5, "over.yaml", 1),
        Leaf("b[0]", 9, "over.yaml", 2),
        Leaf("d", 4, "over.yaml", 4),
    ]


def test_a_path_that_leads_too_far_ends_at_the_nearest_node() -> None:
    tree = parse("a: {b: 1}", "f.yaml")

    assert at(tree, ("a", "missing")) == at(tree, ("a",))
    assert at(tree, ("a", "b", 3)) == at(tree, ("a", "b"))


def _node(value: object) -> Node:
    if isinstance(value, dict):
        return Node({key: _node(inner) for key, inner in value.items()}, "f", 1, 1)
    return Node(value, "f", 1, 1)  # type: ignore[arg-type]


# Maps under "abc", scalars under "xyz": merging is associative where the layers agree on what a key holds.
trees = st.recursive(
    st.dictionaries(st.sampled_from("xyz"), st.integers(0, 9), max_size=3),
    lambda inner: st.builds(
        lambda maps, scalars: {**maps, **scalars},
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        st.dictionaries(st.sampled_from("xyz"), st.integers(0, 9), max_size=3),
    ),
    max_leaves=12,
).map(_node)


@given(trees, trees, trees)
def test_laying_layers_one_by_one_or_together_gives_the_same(one: Node, two: Node, three: Node) -> None:
    assert plain(merge(merge(one, two), three)) == plain(merge(one, merge(two, three)))


@given(trees)
def test_an_empty_layer_changes_nothing(tree: Node) -> None:
    empty = _node({})

    assert plain(merge(tree, empty)) == plain(tree) == plain(merge(empty, tree))
    assert plain(merge(tree, tree)) == plain(tree)
