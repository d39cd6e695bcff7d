"""What a guard says over a dossier's data: typed CEL expressions, checked when the definition is loaded.

The only home of the CEL runtime. A guard is a value that answers true or false; it can neither loop nor reach outside.
"""

import re
from collections.abc import Mapping
from typing import Any

from cel_expr_python import cel

from workflow.errors import NotAllowed
from workflow.procedure import DataType, Field

ANSWERS = 256  # of one guard that are remembered
MAX_LENGTH = 2_000
MAX_NESTING = 30  # the runtime itself gives up at 32, and says so badly
_TYPES: Mapping[DataType, Any] = {
    "bool": cel.Type.BOOL,
    "int": cel.Type.INT,
    "number": cel.Type.DOUBLE,
    "text": cel.Type.STRING,
    "date": cel.Type.STRING,  # ISO 8601, so that text order is date order
}
_LITERALS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_NAMES = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_COUNTED = re.compile(r"\bcount\.([A-Za-z_]\w*)")


class GuardError(ValueError):
    """The expression is not a true-or-false sentence over the declared names."""


class Guard:
    """A compiled guard; `names` are the fields that it reads."""

    __slots__ = ("_answers", "_counted", "_doubles", "_expression", "names", "source")

    def __init__(self, source: str, expression: Any, names: tuple[str, ...], doubles: frozenset[str]) -> None:
        self.source = source
        self.names = names
        self._expression = expression
        self._doubles = doubles
        self._counted = tuple(_COUNTED.findall(source))
        self._answers: dict[tuple[Any, ...], bool] = {}  # by what it reads: a dossier asks the same again and again

    def holds(self, data: Mapping[str, Any], counts: Mapping[str, int] | None = None) -> bool:
        """Whether the sentence is true of the data, every name of which is given; what was never done counts 0.

        Raises NotAllowed where the data make it neither, such as a division by 0.
        """
        doubles = self._doubles
        read = tuple([float(data[name]) if name in doubles else data[name] for name in self.names])
        counted = None if counts is None else tuple([counts.get(name, 0) for name in self._counted])
        answer = self._answers.get((read, counted))
        if answer is None:
            answer = self._judged(read, counted)
            if len(self._answers) >= ANSWERS:
                self._answers.clear()
            self._answers[read, counted] = answer
        return answer

    def _judged(self, read: tuple[Any, ...], counted: tuple[int, ...] | None) -> bool:
        """What the sentence gives for the values of its names and for the counts."""
        known: dict[str, Any] = dict(zip(self.names, read, strict=True))
        if counted is not None:
            known["count"] = dict(zip(self._counted, counted, strict=True))
        answer = self._expression.eval(data=known)
        if answer.type() != cel.Type.BOOL:  # an error, such as a key that a map lacks, is a value here
            raise NotAllowed(f"guard '{self.source}': wanted true or false, but it gives {answer.value()}")
        return bool(answer.value())

    def missing(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        """The names that the guard reads and the data does not have yet."""
        return tuple(name for name in self.names if data.get(name) is None)


def compile_guard(source: str, fields: Mapping[str, Field], counts: bool = False) -> Guard:
    """The guard that `source` says over `fields`, with `count.ACTION` where asked for; raises GuardError."""
    _bounded(source)
    variables = {name: _TYPES[field.type] for name, field in fields.items()}
    if counts:
        variables["count"] = cel.Type.Map(cel.Type.STRING, cel.Type.INT)
    try:
        expression = cel.NewEnv(variables=variables).compile(source)
    except Exception as refused:  # the runtime raises plain RuntimeError/ValueError with a drawing of the place
        raise GuardError(_first_sentence(str(refused), fields)) from None
    if expression.return_type() != cel.Type.BOOL:
        raise GuardError(f"guard '{source}': wanted true or false, but it gives {expression.return_type().name()}")
    read = set(_NAMES.findall(_LITERALS.sub("''", source)))
    doubles = frozenset(name for name, field in fields.items() if field.type == "number")
    return Guard(source, expression, tuple(name for name in fields if name in read), doubles)


def _bounded(source: str) -> None:
    if len(source) > MAX_LENGTH:
        raise GuardError(f"guard: wanted at most {MAX_LENGTH} characters, but it has {len(source)}")
    depth = deepest = 0
    for character in source:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    if deepest > MAX_NESTING or source.count("!") + source.count("-") + source.count("?") > 10 * MAX_NESTING:
        raise GuardError(f"guard: wanted at most {MAX_NESTING} levels, but it nests deeper")


def _first_sentence(message: str, fields: Mapping[str, Field]) -> str:
    said = re.sub(r"\s+", " ", message.split("\n | ")[0]).strip()
    said = re.sub(r"^.*?<input>:\d+:\d+:\s*", "", said)
    return f"guard: {said}; possible names: {', '.join(fields) or 'none'}"
