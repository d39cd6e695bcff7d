"""A hostile file is refused with its place, before it grows: nothing of it runs, and nobody waits for it (T24)."""

import contextlib
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tiny import PROCEDURE, folder, varied
from workflow.errors import DefinitionError
from workflow.loader import load_definitions, survey
from workflow.loader.yamltree import MAX_BYTES, Node, parse

LAUGHS = b"a: &a [x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 123))


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (LAUGHS, "f:1:4: '&a': wanted a plain value, but found an anchor"),
        (b"a: " + b"[" * 4_000_000, "f:1:53: file: wanted at most 50 levels, but it nests deeper"),
        (b"{a: " * 1_000_000, "f:1:201: file: wanted at most 50 levels, but it nests deeper"),
        (b"- " * 2_000_000, "f:1:101: file: wanted at most 50 levels, but it nests deeper"),
        (b"a:\n" + b"- x\n" * 60_000, "f:49999:3: file: wanted at most 50000 values, but there are more"),
        (b"a: '" + b"x" * MAX_BYTES, "f:1:1: file: wanted at most 5 MB, but it is larger"),
        (b"a: " + b"1" * 4_000_000, "f:1:4: number: wanted at most 40 digits, but it has 4000000"),
        (b"&" + b"a" * 4_000_000, f"f:1:1: '&{'a' * 60}…': wanted a plain value, but found an anchor"),
        (
            b"a: !!python/object/apply:os.system [touch it]",
            "f:1:4: 'tag:yaml.org,2002:python/object/apply:os.system': wanted a plain value, but found a tag",
        ),
        (b"a: !own 1", "f:1:4: '!own': wanted a plain value, but found a tag"),
        (b"!!python/name:os.system : 1", "f:1:1: 'tag:yaml.org,2002:python/name:os.system': "
         "wanted a plain value, but found a tag"),
    ],
    ids=["laughs", "flow", "maps", "dashes", "values", "megabytes", "digits", "anchor", "object", "own tag", "key tag"],
)  # fmt: skip
def test_a_bomb_is_refused_where_it_begins(raw: bytes, sentence: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        parse(raw, "f")

    assert str(refused.value) == sentence


def test_a_bomb_takes_no_more_memory_than_its_text_a_few_times() -> None:
    raw = b"a:\n" + b"- {x: y}\n" * 500_000

    tracemalloc.start()
    with pytest.raises(DefinitionError):
        parse(raw, "f")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 10 * len(raw)


@given(st.binary(max_size=200))
@example(b"? ")
@example(b"%YAML 1.1\n---\na: 1")
@example(b"a: |\n \xc2\x85")
def test_noise_is_a_tree_or_a_definition_error(raw: bytes) -> None:
    with contextlib.suppress(DefinitionError):
        assert isinstance(parse(raw, "f"), Node)


def test_a_hostile_text_is_cut_in_the_sentence_that_refuses_it(tmp_path: Path) -> None:
    long = "k" * 1_000_000
    _, wrongs = survey(folder(tmp_path, procedure=varied("procedure.yaml", "code:", f'{long}: 1\n"{long}x": 1\ncode:')))

    assert wrongs
    assert all(len(str(one)) < 1_000 for one in wrongs)


def test_ten_thousand_unknown_keys_are_a_hundred_sentences(tmp_path: Path) -> None:
    many = "".join(f"key{number}: 1\n" for number in range(10_000))

    _, wrongs = survey(folder(tmp_path, procedure=many + PROCEDURE))

    assert len(wrongs) == 100


def test_groups_do_not_multiply_a_small_file_into_a_large_machine(tmp_path: Path) -> None:
    states = "".join(f"  s{number}: {{title: x, portal: 4, held_by: office}}\n" for number in range(1_000))
    moves = "".join(f'  - {{action: m{number}, from: "*handling", to: returned, by: office}}\n' for number in range(99))
    text = PROCEDURE.replace("states:\n", f"states:\n{states}", 1).replace(
        "transitions:\n", f"transitions:\n{moves}", 1
    )

    definitions = load_definitions(folder(tmp_path, procedure=text))

    wrong = definitions.merge_faults("permit", "1", "1")[0]
    assert wrong.message == "transitions: wanted at most 5000, but there are more"


@settings(max_examples=150)
@given(st.integers(0, 36), st.sampled_from(("drop", "double", "swap", "cut", "indent", "null")), st.integers(0, 100))
def test_a_mutilated_procedure_is_loaded_or_refused_and_never_crashes(line: int, how: str, column: int) -> None:
    lines = PROCEDURE.splitlines()
    match how:
        case "drop":
            del lines[line]
        case "double":
            lines.insert(line, lines[line])
        case "swap":
            lines[line], lines[line - 1] = lines[line - 1], lines[line]
        case "cut":
            lines[line] = lines[line][: column % (len(lines[line]) + 1)]
        case "indent":
            lines[line] = " " * (column % 9) + lines[line].lstrip()
        case _:
            lines[line] = lines[line].partition(":")[0] + ": null"
    with tempfile.TemporaryDirectory() as path:
        definitions, wrongs = survey(folder(Path(path), procedure="\n".join(lines)))

    assert all(isinstance(one, DefinitionError) for one in wrongs)
    for version in (one for id in definitions.procedure_ids() for one in definitions.versions(id)):
        for lane in version.lanes if not wrongs else ():
            if not definitions.merge_faults(version.id, version.version, "1", lane):
                assert definitions.merged(version.id, version.version, "1", lane).lane == lane
