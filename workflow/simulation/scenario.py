"""What is asked of a simulation: a scenario file of schema scenario/1, read into values.

Arrivals, staff, work, outcomes, the citizen, asked agencies and letters; every number says how sure it is. The shape
is held here, what the names in it mean is checked against the definitions by `checked`.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from workflow.errors import DefinitionError
from workflow.loader.documents import InForce, Part, Titled
from workflow.loader.forms import DEPARTMENT, FORMS, Confidence, Day, Id, LimitText, Text
from workflow.loader.teaching import possible, validated
from workflow.loader.yamltree import Node, at, read, wrong
from workflow.simulation.chance import Law
from workflow.worktime import DAY, WORKING_DAY, Limit, Unit

ANY = "*"  # what holds for every procedure that says nothing of its own
_LENGTH = r"^[1-9][0-9]{0,5} (?:working (?:days?|hours?|minutes?)|days?|hours?)$"
FORMS.setdefault(_LENGTH, ("an amount and a unit", "30 working minutes, 2 working hours, 3 days"))
Length = Annotated[str, Field(pattern=_LENGTH)]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]
SECONDS = {
    Unit.WORKING_DAYS: WORKING_DAY,
    Unit.WORKING_HOURS: 3600,
    Unit.WORKING_MINUTES: 60,
    Unit.DAYS: DAY,
    Unit.HOURS: 3600,
}


class Assumed(Part):
    """A map of numbers that says how sure they are."""

    confidence: Confidence
    note: Text | None = None


class LogNormal(Part):
    """A skewed length by what half and nine tenths of all stay below."""

    median: Length
    p90: Length


class Lengths(Part):
    """How a length is distributed: exactly one law."""

    constant: Length | None = None
    exponential: Length | None = None
    uniform: Annotated[list[Length], Field(min_length=2, max_length=2)] | None = None
    triangular: Annotated[list[Length], Field(min_length=3, max_length=3)] | None = None
    lognormal: LogNormal | None = None

    @model_validator(mode="after")
    def _one(self) -> "Lengths":
        law = self.law  # builds it, which refuses what is no law
        del law
        return self

    @property
    def law(self) -> Law:
        """The law with its parameters in seconds; raises ValueError."""
        given = {name: value for name, value in self if value is not None}
        if len(given) != 1:
            raise ValueError(f"wanted one law, but found {', '.join(given) or 'none'}")
        [(kind, value)] = given.items()
        written = (
            [value.median, value.p90] if isinstance(value, LogNormal) else value if isinstance(value, list) else [value]
        )
        limits = [Limit.parse(text) for text in written]
        if len({limit.on_working_ruler for limit in limits}) != 1:
            raise ValueError("wanted all lengths on one ruler, but working and wall time are mixed")
        seconds = tuple(float(limit.amount * SECONDS[limit.unit]) for limit in limits)
        if list(seconds) != sorted(seconds):
            raise ValueError("wanted lengths in rising order")
        return Law(kind, seconds, limits[0].on_working_ruler)


class Chances(Part):
    """How a value of a dossier is drawn: true with a chance, or one of several with weights."""

    chance: Share | None = None
    choice: Annotated[dict[str, Weight], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one(self) -> "Chances":
        if (self.chance is None) == (self.choice is None):
            raise ValueError("wanted either chance or choice")
        return self


class Arrivals(Assumed):
    """One stream of dossiers: so many a working day, or one after each drawn length, `count` in all."""

    procedure: Id
    per_working_day: Annotated[float, Field(gt=0)] | None = None
    every: Lengths | None = None
    count: Annotated[int, Field(ge=1)] | None = None
    months: dict[Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])$")], Weight] = Field(default={})
    lanes: Annotated[dict[Id, Weight], Field(min_length=1)] = Field(default={"standard": 1.0})
    channels: Annotated[dict[Literal["counter", "online", "post"], Weight], Field(min_length=1)] = Field(
        default={"counter": 1.0}
    )
    data: dict[Id, Chances | bool | int | float | str] = Field(default={})

    @model_validator(mode="after")
    def _one(self) -> "Arrivals":
        if (self.per_working_day is None) == (self.every is None):
            raise ValueError("wanted either per_working_day or every")
        return self


class Absence(Part):
    """So many officers away, both days included."""

    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    officers: Annotated[int, Field(ge=1)]


class Staff(Assumed):
    """Who works the queue of a department, on its agency's calendar or another."""

    officers: Annotated[int, Field(ge=1)]
    calendar: Id | None = None
    absent: list[Absence] = Field(default=[])


class Work(Assumed):
    """How much of an officer's working time a visit of each state takes."""

    states: dict[Id, Lengths]


class Outcomes(Assumed):
    """With which weight each action is taken in a state; only open ones count."""

    states: dict[Id, Annotated[dict[Id, Weight], Field(min_length=1)]]


class Wait(Part):
    """When the citizen or an asked agency moves, and how often never."""

    after: Lengths
    never: Share = 0.0


class CitizenWait(Wait):
    """When the citizen moves, and with which weights to what."""

    actions: Annotated[dict[Id, Weight], Field(min_length=1)] | None = None


class Citizen(Assumed):
    """How citizens act in the states that wait for them."""

    states: dict[Id, CitizenWait]


class Opinion(Assumed, Wait):
    """How an asked agency answers."""


class Letters(Assumed):
    """How fast letters are issued and delivered, and which new date an apology promises."""

    issue: Lengths
    deliver: Lengths
    promise: LimitText


class Scenario(Titled):
    """A file of schema scenario/1."""

    schema_: Literal["scenario/1"] = Field(alias="schema")
    scenario: Id
    title: Text
    question: Text | None = None
    home: Id
    period: InForce
    seed: int = 1
    arrivals: Annotated[dict[Id, Arrivals], Field(min_length=1)]
    staff: dict[Annotated[str, Field(pattern=DEPARTMENT)], Staff]
    work: dict[str, Work]
    outcomes: dict[str, Outcomes] = Field(default={})
    citizen: dict[str, Citizen] = Field(default={})
    opinions: dict[Annotated[str, Field(pattern=DEPARTMENT)], Opinion] = Field(default={})
    letters: Letters

    @property
    def since(self) -> datetime.date:
        """The first day."""
        return datetime.date.fromisoformat(self.period.since)

    @property
    def until(self) -> datetime.date:
        """The last day, included."""
        return datetime.date.fromisoformat(self.period.until or self.period.since)

    def assumed(self) -> Iterator[Assumed]:
        """Every group of numbers, each with how sure it is."""
        for section in (self.arrivals, self.staff, self.work, self.outcomes, self.citizen, self.opinions):
            yield from section.values()
        yield self.letters


def said(of: Mapping[str, Any], procedure: str, state: str) -> Any:
    """What a section says of a state: the procedure's own word, else what holds for any; None where nothing is said."""
    for name in (procedure, ANY):
        if name in of and state in of[name].states:
            return of[name].states[state]
    return None


def read_scenario(path: str | Path) -> tuple[Scenario, Node]:
    """The scenario of a file with the tree that knows its places; raises DefinitionError."""
    tree = read(Path(path))
    scenario = validated(Scenario, tree)
    if scenario.period.until is None or scenario.until < scenario.since:
        raise wrong(at(tree, ["period"]), "period: wanted a last day not before the first, but there is none")
    return scenario, tree


def unknown(tree: Node, path: list[str | int], what: str, name: str, known: Iterable[str]) -> DefinitionError:
    """The sentence for a name in the scenario that the definitions do not have."""
    where = ".".join(str(part) for part in path)
    return wrong(at(tree, path), f"{where}: wanted a known {what}, but found '{name}'; {possible(name, known)}")
