"""What is asked of a simulation: a scenario file of schema scenario/1 as values.

Arrivals, staff, work, outcomes, the citizen, partners and opinions, letters, shocks and changes of the law; every
number says how sure it is. The shape is held here; what the names in it mean is checked against the definitions by
`fit`.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from workflow.loader.documents import InForce, Part, Titled
from workflow.loader.forms import DATE, DEPARTMENT, FORMS, HOURS, MOMENT, Confidence, Day, Id, LimitText, Text, Weekday
from workflow.simulation.lengths import ActionKinds, Length, Lengths, Share, Weight, WorkKinds

ANY = "*"  # what holds for every procedure that says nothing of its own
_DAY_OR_MOMENT = rf"{DATE}|{MOMENT}"
_CHANNEL_OUT = r"^(?:later|lost|counter|online|post)$"
_MONTH = r"^(0[1-9]|1[0-2])$"
_PLACE = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$"
FORMS.setdefault(_DAY_OR_MOMENT, ("a day or a local moment in quotes", '"2026-09-08", "2026-09-08T13:30"'))
FORMS.setdefault(_CHANNEL_OUT, ("where dossiers of the channel go instead", "later, lost, counter, online, post"))
FORMS.setdefault(_MONTH, ("a month of two digits in quotes", '"03"'))
FORMS.setdefault(_PLACE, ("an agency or a department", "police, police.fire_safety"))
MOST_OFFICERS = 10_000  # of one department: each is held in memory
MOST_A_DAY = 100_000.0  # dossiers of one stream: each is held in memory
Factor = Annotated[float, Field(ge=0)]
Department = Annotated[str, Field(pattern=DEPARTMENT)]
Month = Annotated[str, Field(pattern=_MONTH)]
Hours = Annotated[str, Field(pattern=HOURS)]
DayOrMoment = Annotated[str, Field(pattern=_DAY_OR_MOMENT)]
Channel = Literal["counter", "online", "post"]


class Assumed(Part):
    """A map of numbers that says how sure they are."""

    confidence: Confidence
    note: Text | None = None


class Chances(Part):
    """How a value of a dossier is drawn: true with a chance, or one of several with weights."""

    chance: Share | None = None
    choice: Annotated[dict[str, Weight], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one(self) -> "Chances":
        if (self.chance is None) == (self.choice is None):
            raise ValueError("wanted either chance or choice")
        return self


# --- who arrives


class Peak(Part):
    """A stretch of days on which so many times as many arrive, both included."""

    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    factor: Factor
    note: Text | None = None


class Row(Part):
    """One line of a file of recorded arrivals."""

    line: int
    cells: dict[str, str]


class Replay(Part):
    """Recorded arrivals: a CSV file beside the scenario with a column `at`, and where known `lane`, `channel` and data.

    `rows` are read from the file: each its line and its cells by column.
    """

    file: Text
    rows: list[Row] = Field(default=[])


class Arrivals(Assumed):
    """One stream of dossiers: so many a working day, one after each drawn length (`count` in all), or recorded ones.

    `months`, `weekdays`, `peaks` and `trend` (a factor a year, from the first day of the period) multiply the number a
    day; `hours` are weights of the parts of a day, by channel.
    """

    procedure: Id
    per_working_day: Annotated[float, Field(gt=0, le=MOST_A_DAY)] | None = None
    every: Lengths | None = None
    replay: Replay | None = None
    count: Annotated[int, Field(ge=1)] | None = None
    months: dict[Month, Factor] = Field(default={})
    weekdays: dict[Weekday, Factor] = Field(default={})
    peaks: list[Peak] = Field(default=[])
    trend: Annotated[float, Field(gt=0)] = 1.0
    hours: dict[Channel, Annotated[dict[Hours, Weight], Field(min_length=1)]] = Field(default={})
    lanes: Annotated[dict[Id, Weight], Field(min_length=1)] = Field(default={"standard": 1.0})
    channels: Annotated[dict[Channel, Weight], Field(min_length=1)] = Field(default={"counter": 1.0})
    data: dict[Id, Chances | bool | int | float | str] = Field(default={})

    @model_validator(mode="after")
    def _one(self) -> "Arrivals":
        if sum(one is not None for one in (self.per_working_day, self.every, self.replay)) != 1:
            raise ValueError("wanted one of per_working_day, every, replay")
        if self.count is not None and self.every is None:
            raise ValueError("wanted count only beside every")
        if self.per_working_day is None:
            given = {"months", "weekdays", "peaks", "trend", "hours"} & self.model_fields_set
            if given:
                raise ValueError(f"wanted {', '.join(sorted(given))} only beside per_working_day")
        return self


# --- who works


class Absence(Part):
    """So many alike officers away, both days included, free ones first; what is in hand goes back to the head of the
    queue with what is left of its work, unless it stays on the desk until they are back.
    """

    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    officers: Annotated[int, Field(ge=1)]
    work: Literal["handed_over", "stays"] = "handed_over"


class Leave(Part):
    """Days on which one person is away, both included; what is in hand goes to a colleague unless it stays."""

    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    work: Literal["handed_over", "stays"] = "handed_over"
    note: Text | None = None


class Queue(Part):
    """What a department takes up next, and after which time (working or not) what waits goes before everything else.

    `first_come` is by receipt of the dossier, also after it came back from the citizen. `lane_first` serves lanes by
    their priority, `earliest_due` by the appointment (without one: last), `weighted` lets each lane or procedure have
    a share of the turns; what `weights` does not name has weight 1. Within all of them first come, first served.
    """

    order: Literal["first_come", "earliest_due", "lane_first", "weighted"] = "lane_first"
    weights: Annotated[dict[Id, Annotated[float, Field(gt=0)]], Field(min_length=1)] | None = None
    aging: Length | None = None

    @model_validator(mode="after")
    def _weighted(self) -> "Queue":
        if (self.weights is not None) != (self.order == "weighted"):
            raise ValueError("wanted weights beside order: weighted, and only there")
        return self


class Staff(Assumed):
    """How many alike officers work the queue of a department, on its agency's calendar or another; and who is named."""

    officers: Annotated[int, Field(ge=0, le=MOST_OFFICERS)] = 0
    calendar: Id | None = None
    absent: list[Absence] = Field(default=[])
    queue: Queue = Field(default=Queue())


class Place(Part):
    """One department in which a person works: in hours of their own, or whenever it is open and they have no own
    hours elsewhere.

    Own hours lie within the office hours. A make-up day is worked by who has hours on its weekday.
    """

    hours: dict[Weekday, list[Hours]] | None = None


class Delegation(Part):
    """Somebody else's powers for some days, both included: the roles of that person, and not their skills."""

    of: Id
    since: Day | None = Field(default=None, alias="from")
    until: Day | None = Field(default=None, alias="to")


class Person(Assumed):
    """A person who works in one or more departments, with roles, for some procedures or all, at a pace of their own.

    `works_in` is in the order of preference; without `roles` they may take every step, without `skills` every
    procedure; `productivity` 1.25 does in 48 minutes what others do in 60. A dossier begun in own hours stays on that
    desk until the next ones, without own hours they do one dossier at a time, wherever it is.
    """

    works_in: Annotated[dict[Department, Place], Field(min_length=1)]
    roles: list[Id] = Field(default=[])
    skills: list[Id] | None = None
    productivity: Annotated[float, Field(gt=0)] = 1.0
    absent: list[Leave] = Field(default=[])
    delegated: list[Delegation] = Field(default=[])


# --- what they do


class Work(Assumed):
    """How much of an officer's working time a visit of each state takes."""

    states: dict[Id, WorkKinds]


class Outcomes(Assumed):
    """With which weight each action is taken in a state; only open ones count."""

    states: dict[Id, ActionKinds]


class Wait(Part):
    """When the citizen or an asked agency moves, and how often never."""

    after: Lengths
    never: Share = 0.0


class CitizenWait(Wait):
    """When the citizen moves, and with which weights to what."""

    actions: Annotated[dict[Id, Weight], Field(min_length=1)] | None = None


class Withdraws(Part):
    """How often and how long after acceptance the citizen asks for the dossier back, where the state allows it."""

    chance: Share
    after: Lengths
    action: Id = "withdraw"


class Citizen(Assumed):
    """How citizens act in the states that wait for them."""

    states: dict[Id, CitizenWait] = Field(default={})
    withdraws: Withdraws | None = None


class Partner(Assumed, Wait):
    """How an agency without staff of its own here takes a dossier on that it holds."""


class Opinion(Assumed, Wait):
    """How an asked agency answers."""


class HandOff(Assumed):
    """How fast a ready component of a package is sent on to who handles it."""

    after: Lengths


class Letters(Assumed):
    """How fast letters are issued and delivered, and which new date an apology promises."""

    issue: Lengths
    deliver: Lengths
    promise: LimitText


# --- what happens, and which law holds


class Shock(Assumed):
    """Something that happens to the offices for a while: a storm, an outage of the portal, illness, a campaign.

    `closes` are agencies or departments in which nobody works (a closed home agency's counter is shut), `channels`
    say where their dossiers go instead, `staff` are officers more or fewer, `arrivals` factors by stream;
    `incident: true` announces it for every dossier under way, which pauses the clocks that say so.
    """

    since: DayOrMoment = Field(alias="from")
    until: DayOrMoment = Field(alias="to")
    closes: list[Annotated[str, Field(pattern=_PLACE)]] = Field(default=[])
    channels: dict[Channel, Annotated[str, Field(pattern=_CHANNEL_OUT)]] = Field(default={})
    staff: dict[Department, Annotated[int, Field(ge=-MOST_OFFICERS, le=MOST_OFFICERS)]] = Field(default={})
    arrivals: dict[Id, Factor] = Field(default={})
    incident: bool = False

    @model_validator(mode="after")
    def _something(self) -> "Shock":
        if not (self.closes or self.channels or self.staff or self.arrivals or self.incident):
            raise ValueError("wanted one of closes, channels, staff, arrivals, incident")
        return self


class LawChange(Assumed):
    """What the law says otherwise: versions that come into force (or go out) on other days, and overlays on the files
    of a procedure or lifecycle, all its versions or one (`id@version`).
    """

    in_force: dict[str, InForce] = Field(default={})
    procedures: dict[str, dict[str, Any]] = Field(default={})
    lifecycles: dict[str, dict[str, Any]] = Field(default={})


class Scenario(Titled):
    """A file of schema scenario/1."""

    schema_: Literal["scenario/1"] = Field(alias="schema")
    scenario: Id
    title: Text
    question: Text | None = None
    question_en: Text | None = None
    home: Id
    period: InForce
    seed: Annotated[int, Field(ge=0, lt=10**15)] = 1
    warm_up: Length | None = None
    arrivals: Annotated[dict[Id, Arrivals], Field(min_length=1)]
    staff: dict[Department, Staff]
    people: dict[Id, Person] = Field(default={})
    partners: dict[Department, Partner] = Field(default={})
    work: dict[str, Work]
    outcomes: dict[str, Outcomes] = Field(default={})
    citizen: dict[str, Citizen] = Field(default={})
    opinions: dict[Department, Opinion] = Field(default={})
    hand_offs: dict[str, HandOff] = Field(default={})
    letters: Letters
    shocks: dict[Id, Shock] = Field(default={})
    law: LawChange | None = None

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
        sections: tuple[Mapping[str, Assumed], ...] = (
            self.arrivals,
            self.staff,
            self.people,
            self.partners,
            self.work,
            self.outcomes,
            self.citizen,
            self.opinions,
            self.hand_offs,
            self.shocks,
        )
        for section in sections:
            yield from section.values()
        yield self.letters
        if self.law is not None:
            yield self.law


class Overlay(BaseModel):
    """A file of schema scenario/1 that extends another scenario: any of its keys, anew or with null to remove it."""

    model_config = ConfigDict(extra="allow")

    schema_: Literal["scenario/1"] = Field(alias="schema")
    scenario: Id
    extends: Text


def said(of: Mapping[str, Any], procedure: str, state: str) -> Any:
    """What a section says of a state: the procedure's own word, else what holds for any; None where nothing is said."""
    for name in (procedure, ANY):
        if name in of and state in of[name].states:
            return of[name].states[state]
    return None
