"""How long things take, as a scenario writes it: one law over lengths with a unit, or measured values.

A list says it for several kinds of dossier: the first whose `when` holds is taken.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from workflow.loader.documents import Part
from workflow.loader.forms import FORMS, Id, OrAlone, Text, listed
from workflow.simulation.chance import Law
from workflow.worktime import DAY, WORKING_DAY, Limit, Unit

_LENGTH = r"^[1-9][0-9]{0,5} (?:working (?:days?|hours?|minutes?)|days?|hours?)$"
_UNIT = r"^(?:working (?:days|hours|minutes)|days|hours)$"
FORMS.setdefault(_LENGTH, ("an amount and a unit", "30 working minutes, 2 working hours, 3 days"))
FORMS.setdefault(_UNIT, ("a unit", "working minutes, working hours, working days, hours, days"))
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


class LogNormal(Part):
    """A skewed length by what half and nine tenths of all stay below."""

    median: Length
    p90: Length


class Gamma(Part):
    """A skewed length by its mean and its shape: 1 is exponential, a greater one is more regular."""

    mean: Length
    shape: Annotated[float, Field(gt=0)]


class Empirical(Part):
    """Measured lengths: a column of a file beside the scenario, or the values themselves."""

    file: Text | None = None
    column: Text | None = None
    values: Annotated[list[Annotated[float, Field(ge=0)]], Field(min_length=1)] | None = None
    unit: Annotated[str, Field(pattern=_UNIT)]

    @model_validator(mode="after")
    def _one(self) -> "Empirical":
        if (self.file is None) == (self.values is None):
            raise ValueError("wanted either file or values")
        return self


class Lengths(Part):
    """How a length is distributed: exactly one law."""

    constant: Length | None = None
    exponential: Length | None = None
    uniform: Annotated[list[Length], Field(min_length=2, max_length=2)] | None = None
    triangular: Annotated[list[Length], Field(min_length=3, max_length=3)] | None = None
    lognormal: LogNormal | None = None
    gamma: Gamma | None = None
    empirical: Empirical | None = None

    @model_validator(mode="after")
    def _one(self) -> "Lengths":
        law = self.law  # builds it, which refuses what is no law
        del law
        return self

    @property
    def law(self) -> Law:
        """The law with its parameters in seconds; raises ValueError."""
        given = {name: value for name in Lengths.model_fields if (value := getattr(self, name)) is not None}
        if len(given) != 1:
            hint = "; possible: null for the one that is inherited" if given else ""
            raise ValueError(f"wanted one law, but found {', '.join(given) or 'none'}{hint}")
        [(kind, value)] = given.items()
        if isinstance(value, Empirical):
            return _measured(value)
        if isinstance(value, Gamma):
            [mean], working = _seconds([value.mean])
            return Law(kind, (mean, value.shape), working)
        seconds, working = _seconds(_written(value))
        if seconds != sorted(seconds):
            raise ValueError("wanted lengths in rising order")
        return Law(kind, tuple(seconds), working)


def _written(value: Any) -> list[str]:
    if isinstance(value, LogNormal):
        return [value.median, value.p90]
    return value if isinstance(value, list) else [value]


def _seconds(written: list[str]) -> tuple[list[float], bool]:
    """The lengths in seconds, and whether they are on the working ruler; raises ValueError where that is mixed."""
    limits = [Limit.parse(text) for text in written]
    if len({limit.on_working_ruler for limit in limits}) != 1:
        raise ValueError("wanted all lengths on one ruler, but working and wall time are mixed")
    return [float(limit.amount * SECONDS[limit.unit]) for limit in limits], limits[0].on_working_ruler


def _measured(said: Empirical) -> Law:
    unit = Unit(said.unit)
    values = tuple(sorted(value * SECONDS[unit] for value in said.values or (0.0,)))  # a file is read before it is used
    return Law("empirical", values, Limit(1, unit).on_working_ruler)


class KindLengths(Lengths):
    """How a length is distributed, for the dossiers whose data satisfy `when` (typed CEL); without it for all."""

    when: Text | None = None


class KindActions(Part):
    """With which weights which actions are taken, for the dossiers whose data satisfy `when`."""

    when: Text | None = None
    actions: Annotated[dict[Id, Weight], Field(min_length=1)]


def _kinds(value: Any) -> Any:
    """A list of kinds; a plain map of weights stands for one kind that is all dossiers."""
    return [
        {"actions": one} if isinstance(one, dict) and not isinstance(one.get("actions"), dict) else one
        for one in listed(value)
    ]


def _last_is_all(kinds: list[Any]) -> list[Any]:
    for number, one in enumerate(kinds, 1):
        if (one.when is None) != (number == len(kinds)):
            raise ValueError("wanted 'when' in every entry but the last")
    return kinds


_WEIGHTS = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}, "minProperties": 1}
WorkKinds = Annotated[
    list[KindLengths], BeforeValidator(listed), Field(min_length=1), AfterValidator(_last_is_all), OrAlone()
]
ActionKinds = Annotated[
    list[KindActions],
    BeforeValidator(_kinds),
    Field(min_length=1),
    AfterValidator(_last_is_all),
    OrAlone(_WEIGHTS),
]
