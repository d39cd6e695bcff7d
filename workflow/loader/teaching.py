"""What is wrong with the shape of a definition, in sentences that teach? Model errors → one sentence at its place.

Each sentence says what was wanted, what was found and what is possible: the nearest known name or a correct example.
"""

import difflib
import types
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from workflow.errors import DefinitionError
from workflow.loader.documents import SCHEMAS
from workflow.loader.forms import FORMS
from workflow.loader.yamltree import MAX_SHOWN, Node, Place, at, key_place, kind, place, plain, short, wrong

Loc = Sequence[str | int]
MAX_FAULTS = 100  # of one file: more of them teach nobody
M = TypeVar("M", bound=BaseModel)

_EXAMPLES = {
    "title": "title: Thẩm định hồ sơ",
    "portal": "portal: 4",
    "held_by": "held_by: economy",
    "effect": "effect: statutory",
    "starts": "starts: accept",
    "limit": "limit: 7 working days",
    "by": "by: economy.officer",
    "to": "to: signing",
    "version": 'version: "2026-07-01"',
    "in_force": 'in_force: {from: "2026-07-01"}',
    "from": 'from: "2026-07-01"',
    "first": "first: appraisal",
    "lifecycle": "lifecycle: one_stop",
    "procedure": "procedure: birth_registration",
    "silence": "silence: {means: wait}",
    "ask": "ask: [fire_safety]",
    "type": "type: int",
    "hours": 'hours: {monday: ["07:30-11:30"]}',
    "parties": "parties: {one_stop: service_centre}",
    "legal_basis": "legal_basis: [{cite: …, confidence: unsure}]",
}
_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a map",
    "model_type": "a map",
    "model_attributes_type": "a map",
    "list_type": "a list",
}


def possible(wanted: str, known: Iterable[str]) -> str:
    """The end of a sentence: the nearest known name where there is one, else all of them."""
    names = list(known)
    near = difflib.get_close_matches(wanted[:MAX_SHOWN], names, n=1, cutoff=0.6)
    if near:
        return f"nearest: {near[0]}"
    return f"possible: {', '.join(names)}" if names else "possible: none"


def schema_of(node: Node) -> str:
    """Which schema the file says it has; raises DefinitionError."""
    given = node.children.get("schema")
    if given is None:
        raise wrong(node, f"file: wanted the key 'schema', but it is not there; possible: {', '.join(SCHEMAS)}")
    if given.text not in SCHEMAS:
        raise wrong(given, f"schema: wanted a known one, but found {kind(given)}; {possible(given.text, SCHEMAS)}")
    return given.text


def validated(model: type[M], node: Node) -> M:
    """The model of the tree; raises the first of its errors."""
    found = faults(model, node)
    if found:
        raise found[0]
    return model.model_validate(plain(node))


def faults(model: type[BaseModel], node: Node) -> tuple[DefinitionError, ...]:
    """Everything that is wrong with the shape of the tree."""
    try:
        model.model_validate(plain(node))
    except ValidationError as refused:
        return tuple(_taught(model, node, refused))
    return ()


def _taught(model: type[BaseModel], node: Node, refused: ValidationError) -> Iterator[DefinitionError]:
    errors = refused.errors(include_url=False)[:MAX_FAULTS]
    # A missing key is often a misspelt one: what is there comes first.
    ordered = sorted(errors, key=lambda error: (error["type"] == "missing", _place(node, error["loc"], error["type"])))
    for error in ordered:
        loc = error["loc"]
        yield DefinitionError(_sentence(model, node, loc, error), *_place(node, loc, error["type"]))


def _place(node: Node, loc: Loc, kind_of_error: str) -> Place:
    if loc and loc[-1] == "[key]":
        return key_place(at(node, loc[:-1]))
    return key_place(at(node, loc)) if kind_of_error == "extra_forbidden" else place(at(node, loc))


def _sentence(model: type[BaseModel], node: Node, loc: Loc, error: Any) -> str:
    kind_of_error = error["type"]
    if kind_of_error == "extra_forbidden":
        return _unknown_key(model, loc)
    if kind_of_error == "missing":
        return _missing_key(loc)
    if loc and loc[-1] == "[key]":
        wanted, example = _wanted(error)
        return f"key '{short(str(loc[-2]))}': wanted {wanted}, but it is not; {example}"
    wanted, example = _wanted(error)
    if error["type"] == "literal_error" and isinstance(error["input"], str):
        example = possible(error["input"], _choices(error))
    if kind_of_error == "too_short":
        return f"{_path(loc)}: wanted {wanted}, but there is none"
    if kind_of_error == "value_error" and ", but " in wanted:
        return f"{_path(loc)}: wanted {wanted}"  # it says itself what it found
    found = at(node, loc)
    quoted = f'; possible: "{found.value}"' if kind_of_error == "string_type" and _is_number(found) else ""
    return f"{_path(loc)}: wanted {wanted}, but found {kind(found)}{quoted or (f'; {example}' if example else '')}"


def _is_number(node: Node) -> bool:
    return isinstance(node.value, int | float)


def _wanted(error: Any) -> tuple[str, str]:
    """What was wanted, and the end of the sentence that shows it."""
    kind_of_error, context = error["type"], error.get("ctx", {})
    match kind_of_error:
        case "string_pattern_mismatch":
            wanted, example = FORMS[context["pattern"]]
            return wanted, f"possible: {example}"
        case "literal_error":
            return "one of the known words", f"possible: {', '.join(_choices(error))}"
        case "string_too_short":
            return "some text", ""
        case "too_short":
            return "at least one", ""
        case "greater_than_equal":
            return f"at least {context['ge']}", ""
        case "greater_than":
            return f"more than {context['gt']}", ""
        case "less_than":
            return f"less than {context['lt']}", ""
        case "less_than_equal":
            return f"at most {context['le']}", ""
        case "value_error":
            return str(context["error"]).removeprefix("wanted "), ""
    return _KINDS.get(kind_of_error, str(error["msg"])), ""


def _choices(error: Any) -> list[str]:
    return [part.strip("'") for part in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]


def _unknown_key(model: type[BaseModel], loc: Loc) -> str:
    key = str(loc[-1])
    owner = f" of {_path(loc[:-1])}" if len(loc) > 1 else ""
    return f"key '{short(key)}'{owner}: wanted a known key, but it is not one; {possible(key, _keys(model, loc[:-1]))}"


def _missing_key(loc: Loc) -> str:
    key = str(loc[-1])
    subject = _path(loc[:-1]) if len(loc) > 1 else "file"
    return f"{subject}: wanted the key '{key}', but it is not there; possible: {_EXAMPLES.get(key, f'{key}: …')}"


def _path(loc: Loc) -> str:
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f"{'.' if text else ''}{short(part)}"
    return text or "file"


def _keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that the model knows at the place."""
    known: Any = model
    for part in loc:
        known = _inner(known, part)
    found = _models(known)
    return [field.alias or name for name, field in found[0].model_fields.items()] if found else []


def _inner(annotation: Any, part: str | int) -> Any:
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            if part == (field.alias or name):
                return field.annotation
    values = [get_args(one)[-1] for one in _flat(annotation) if get_origin(one) in (dict, list)]
    return values[0] if values else None


def _models(annotation: Any) -> list[type[BaseModel]]:
    return [one for one in _flat(annotation) if isinstance(one, type) and issubclass(one, BaseModel)]


def _flat(annotation: Any) -> Iterator[Any]:
    """The annotation without Optional and Annotated around it."""
    if get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _flat(one)
    elif get_origin(annotation) is Annotated:
        yield from _flat(get_args(annotation)[0])
    else:
        yield annotation
