"""How do the results change with a number of the scenario, and which number reaches a target?

A grid of values is run side by side. A target is sought by bisection over whole steps: with common random numbers
neighbouring values differ by what they do and hardly by chance, and what was tried tells whether the figure went one
way.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise, product
from statistics import mean
from typing import Literal

from msgspec import Struct

from workflow.errors import DefinitionError
from workflow.loader.teaching import possible
from workflow.loader.yamltree import Node, Scalar, at, parse
from workflow.simulation.asking.places import Path, amount, changed, is_share, located, written
from workflow.simulation.certainty import Interval
from workflow.simulation.results import Results, Totals
from workflow.simulation.running.replications import Case, Replicated

MOST_POINTS = 1_000
Make = Callable[[Node], Case]  # a changed tree to the case of it; refuses what does not fit
Run = Callable[[Sequence[Case]], Replicated]
_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_RANGE = re.compile(rf"({_NUMBER})\.\.({_NUMBER})(?::({_NUMBER}))?")
_TARGET = re.compile(r"\s*(\w+)\s*(>=|<=|>|<)\s*([0-9]+(?:\.[0-9]+)?)\s*(%?)\s*")


class Steps(Struct, frozen=True):
    """Numbers from `start` in steps, `count` of them."""

    start: Decimal
    step: Decimal
    count: int

    def __getitem__(self, number: int) -> Scalar:
        value = self.start + number * self.step
        return int(value) if value == value.to_integral_value() else float(value)

    @classmethod
    def between(cls, start: Decimal, end: Decimal, step: Decimal, said: str) -> "Steps":
        """Up to `end`, included where a step falls on it; raises DefinitionError."""
        if step <= 0 or end < start:
            raise DefinitionError(f"{said}: wanted a step above 0 and an end not before {start}, but there is none")
        return cls(start, step, int((end - start) / step) + 1)


class Variation(Struct, frozen=True):
    """One value of the scenario and what it is set to."""

    path: Path
    values: tuple[Scalar, ...]

    @property
    def name(self) -> str:
        return written(self.path)


class Point(Struct, frozen=True):
    """What came out with these values, in the order of the paths."""

    values: tuple[Scalar, ...]
    results: Results


class Swept(Struct, frozen=True):
    """A grid: every combination of the values."""

    variations: tuple[Variation, ...]
    points: tuple[Point, ...]
    interrupted: bool


class Target(Struct, frozen=True):
    """What is to be reached by the mean of a figure of the totals in one replication."""

    figure: str
    comparison: str
    value: float

    def __str__(self) -> str:
        return f"{self.figure} {self.comparison} {self.value:g}"

    def met(self, value: float) -> bool:
        """Whether a number reaches it."""
        match self.comparison:
            case ">=":
                return value >= self.value
            case "<=":
                return value <= self.value
            case ">":
                return value > self.value
        return value < self.value

    def mean(self, results: Results) -> float | None:
        """The mean of one replication; None where there is no rate."""
        values = [value for one in results.each if (value := getattr(one.totals, self.figure)) is not None]
        return float(mean(values)) if values else None

    def reached(self, results: Results) -> bool:
        """Whether the mean reaches it."""
        middle = self.mean(results)
        return middle is not None and self.met(middle)

    def certain(self, results: Results) -> bool:
        """Whether the whole interval reaches it."""
        said: Interval | None = results.intervals.get(self.figure)
        return said is not None and all(map(self.met, said))


class Sought(Struct, frozen=True):
    """The value that reaches a target: the smallest, or the largest where smaller ones reach it too but the end not.

    `points` is everything that was tried, in order of the values; `one_way` whether the figure only rose or only fell
    along them, as the bisection supposes; `found` is None where neither end of the range reaches the target.
    """

    target: Target
    path: Path
    steps: Steps
    points: tuple[Point, ...]
    found: Point | None
    side: Literal["smallest", "largest"]
    one_way: bool
    interrupted: bool

    @property
    def certain(self) -> bool:
        return self.found is not None and self.target.certain(self.found.results)


# --- a grid


def variation(tree: Node, text: str) -> Variation:
    """What `path=from..to:step` or `path=a,b,c` asks for; raises DefinitionError."""
    where, equals, said = text.partition("=")
    if not equals or not said:
        raise DefinitionError(f"{text}: wanted a path and its values, but found one; possible: {where}=1..5:1")
    path, found = located(tree, where), _RANGE.fullmatch(said)
    if found is None:
        values = tuple(_single(text, one) for one in said.split(","))
        if len(set(values)) < len(values):
            raise DefinitionError(f"{text}: wanted each value once, but one is there twice")
        return Variation(path, values)
    start, end = Decimal(found[1]), Decimal(found[2])
    whole = start == start.to_integral_value() and end == end.to_integral_value()
    if found[3] is None and not whole:
        raise DefinitionError(f"{text}: wanted a step, but there is none; possible: {text}:0.1")
    steps = Steps.between(start, end, Decimal(found[3] or 1), text)
    if steps.count > MOST_POINTS:
        raise DefinitionError(f"{text}: wanted at most {MOST_POINTS} values, but there are {steps.count}")
    return Variation(path, tuple(steps[number] for number in range(steps.count)))


def _single(text: str, said: str) -> Scalar:
    value = parse(f"value: {said}", text).children["value"].value
    if value is None or isinstance(value, dict | list):
        raise DefinitionError(f"{text}: wanted single values, but found '{said}'; possible: 1,2,5")
    return value


def sweep(tree: Node, variations: Sequence[Variation], make: Make, run: Run) -> Swept:
    """Every combination, run side by side; an interruption leaves those of which something was finished.

    Raises DefinitionError where a value does not fit, before anything is run.
    """
    combined = list(product(*(one.values for one in variations)))
    if len(combined) > MOST_POINTS:
        names = " × ".join(one.name for one in variations)
        raise DefinitionError(f"{names}: wanted at most {MOST_POINTS} combinations, but there are {len(combined)}")
    paths = [one.path for one in variations]
    replicated = run([make(_set(tree, paths, values)) for values in combined])
    points = tuple(
        Point(values, results) for values, results in zip(combined, replicated.results, strict=True) if results
    )
    return Swept(tuple(variations), points, replicated.interrupted)


def _set(tree: Node, paths: Iterable[Path], values: Iterable[Scalar]) -> Node:
    for path, value in zip(paths, values, strict=True):
        tree = changed(tree, path, value)
    return tree


# --- a target


def target(text: str) -> Target:
    """What `on_time_rate >= 0.98` asks for; raises DefinitionError."""
    found = _TARGET.fullmatch(text)
    if found is None:
        raise DefinitionError(
            f"{text}: wanted a figure, a comparison and a number, but it is none; possible: on_time_rate >= 0.98"
        )
    figure, comparison, number, percent = found.groups()
    if figure not in Totals.__struct_fields__:
        raise DefinitionError(
            f"{text}: wanted a figure of the totals, but found '{figure}'; {possible(figure, Totals.__struct_fields__)}"
        )
    return Target(figure, comparison, float(Decimal(number) / 100 if percent else Decimal(number)))


def steps(tree: Node, path: Path, start: str | None, end: str | None, step: str | None) -> Steps:
    """Where to seek: as said, else from 1 to twice the present number of a whole one, from 0 to 1 of a share.

    A present number below 1 is where it begins. Raises DefinitionError.
    """
    name, node = written(path), at(tree, path)
    present = node.value if amount(node) is None else amount(node)
    if not isinstance(present, int | float) or isinstance(present, bool):
        raise DefinitionError(f"{name}: wanted a number to seek by, but it is '{present}'; possible: --vary")
    share = is_share(tree, path)
    whole = isinstance(present, int) and not share
    low, high = ("0", "1") if share else (str(min(1, present)), str(max(2 * present, 4))) if whole else (None, None)
    if (start or low) is None or (end or high) is None:
        message = f"{name}: wanted a number as the start of the range, but there is none"
        raise DefinitionError(f"{message}; possible: --from and --to")
    first, last = _number(name, start or low), _number(name, end or high)
    usual = "1" if whole else "0.01" if share else str((last - first) / 100)
    return Steps.between(first, last, _number(name, step or usual), name)


def _number(name: str, said: str | None) -> Decimal:
    try:
        found = Decimal(said or "")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise DefinitionError(f"{name}: wanted a range of numbers, but found '{said}'; possible: 1")
    return found


def seek(tree: Node, path: Path, steps: Steps, wanted: Target, make: Make, run: Run) -> Sought:
    """The value of the range that reaches the target; each value is run at most once, both ends first.

    Raises DefinitionError where an end does not fit, before anything is run.
    """
    search = _Search(tree, path, steps, wanted, make, run)
    last = steps.count - 1
    side: Literal["smallest", "largest"] = "smallest"
    found: int | None = None
    try:
        search.try_all({0, last})
        ends = search.reached(0), search.reached(last)
        if ends == (True, True):
            found = 0
        elif ends == (False, True):
            found = bisect_left(range(last), True, key=search.reached)
        elif ends == (True, False):
            found, side = bisect_left(range(last), True, key=lambda number: not search.reached(number)) - 1, "largest"
    except _Stopped:
        found = None
    points = {number: search.tried[number] for number in sorted(search.tried)}
    return Sought(
        target=wanted,
        path=path,
        steps=steps,
        points=tuple(points.values()),
        found=None if found is None else points[found],
        side=side,
        one_way=_one_way([wanted.mean(point.results) for point in points.values()]),
        interrupted=search.interrupted,
    )


class _Stopped(Exception):
    """Interrupted: no more values are tried."""


class _Search:
    """What was tried so far, by the number of the step."""

    def __init__(self, tree: Node, path: Path, steps: Steps, wanted: Target, make: Make, run: Run) -> None:
        self._tree, self._path, self._steps, self._target = tree, path, steps, wanted
        self._make, self._run = make, run
        self.tried: dict[int, Point] = {}
        self.interrupted = False

    def try_all(self, numbers: Iterable[int]) -> None:
        new = sorted(set(numbers) - set(self.tried))
        if not new:
            return
        replicated = self._run([self._make(changed(self._tree, self._path, self._steps[number])) for number in new])
        for number, results in zip(new, replicated.results, strict=True):
            if results is not None:
                self.tried[number] = Point((self._steps[number],), results)
        if replicated.interrupted:
            self.interrupted = True
            raise _Stopped

    def reached(self, number: int) -> bool:
        self.try_all({number})
        return self._target.reached(self.tried[number].results)


def _one_way(means: Sequence[float | None]) -> bool:
    known = [one for one in means if one is not None]
    pairs = list(pairwise(known))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)
