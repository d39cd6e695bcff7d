"""What may stand in a definition file? The shape of calendar/1, agency/1, lifecycle/1 and procedure/1.

A lifecycle, a procedure and a lane are parts: each may leave out what another one gives. Only the merged procedure
must be whole. The models are strict: an unknown key or a number for a text is refused, in words that teach.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from workflow.loader.forms import (
    DEPARTMENT,
    GRACE,
    HOURS,
    NORM,
    OFFSET,
    PAUSE,
    PER_CENT_OR_LIMIT,
    TARGET,
    WARN,
    YEAR,
    Actors,
    Confidence,
    Day,
    Id,
    LimitText,
    Moment,
    OfficerId,
    Origins,
    OrShort,
    Plain,
    Text,
    TimeOfDay,
    TriggerText,
    Weekday,
    valued,
)


class Part(BaseModel):
    """A map that knows its keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)


class Basis(Part):
    """Where a rule comes from."""

    cite: Text
    article: Text | None = None
    says: Text | None = None
    confidence: Confidence | None = None


class Rule(Part):
    """A map that states a rule and may say where it comes from."""

    legal_basis: list[Basis] | None = None
    confidence: Confidence | None = None
    configurable: bool | None = None
    note: Text | None = None


class Titled(Rule):
    """A rule that people see."""

    title: Text | None = None
    title_en: Text | None = None


class InForce(Part):
    """The days, both inclusive, on which a version is the law."""

    since: Day = Field(alias="from")
    until: Day | None = Field(default=None, alias="to")


class MakeUp(Rule):
    """A day worked in exchange for a day off."""

    name: Text
    hours: list[Annotated[str, Field(pattern=HOURS)]]


class Year(Rule):
    """The days off and make-up days of one year."""

    status: Literal["official", "estimate"]
    source: Text
    days_off: dict[Day, Text] = {}
    make_up: dict[Day, MakeUp] = {}


class Closure(Rule):
    """A stretch during which the offices are shut."""

    since: Moment
    until: Moment
    name: Text
    source: Text


class Extends(Part):
    """The version of a calendar on which another one is laid: maps merge by key, lists replace, `null` removes."""

    calendar: Id
    version: Text


class Calendar(Titled):
    """A file of schema calendar/1; what it leaves out another calendar gives that it extends."""

    schema_: Literal["calendar/1"] = Field(alias="schema")
    calendar: Id
    version: Text
    utc_offset: Annotated[str, Field(pattern=OFFSET)] = "+07:00"
    unpublished: Literal["refuse", "provisional"] = "refuse"
    extends: Extends | None = None
    hours: dict[Weekday, list[Annotated[str, Field(pattern=HOURS)]] | None] = {}
    years: dict[Annotated[str, Field(pattern=YEAR)], Year | None] = {}
    closures: list[Closure] = []


class Department(Rule):
    """A room of an agency."""

    title: Text
    title_en: Text | None = None
    head: OfficerId | None = None


class Officer(Rule):
    """One person who acts."""

    title: Text
    department: Id
    roles: list[Id]


class Agency(Rule):
    """A file of schema agency/1."""

    schema_: Literal["agency/1"] = Field(alias="schema")
    agency: Id
    title: Text
    title_en: Text | None = None
    code: Text | None = None
    calendar: Id
    receives: bool = False
    head: OfficerId | None = None
    departments: dict[Id, Department]
    officers: dict[OfficerId, Officer] = {}
    partners: dict[Id, Annotated[str, Field(pattern=DEPARTMENT)]] = {}


class DataField(Titled):
    """One named value that a dossier carries."""

    type: Literal["bool", "int", "number", "text", "date"] | None = None
    default: Plain = None


class StatePart(Titled):
    """A place where one holder has the work, as far as this file gives it."""

    portal: Annotated[int, Field(ge=1, le=10)] | None = None
    held_by: Id | None = None
    norm: Annotated[str, Field(pattern=NORM)] | None = None
    initial: bool | None = None
    end: Id | None = None
    consults: Id | None = None


class TransitionPart(Titled):
    """A named way out of one or more states, as far as this file gives it; `to: null` removes."""

    action: Id
    origins: Origins = Field(alias="from")
    to: Annotated[str, Field(pattern=TARGET)] | None = None
    by: Actors | None = None
    when: Text | None = None
    requires: list[Id] | None = None
    at_most: Annotated[int, Field(ge=1)] | None = None
    not_by_actor_of: Id | None = None
    sets: Annotated[dict[Id, Plain], Field(min_length=1)] | None = None
    extends: Annotated[dict[Id, LimitText], Field(min_length=1)] | None = None
    resets: Annotated[dict[Id, LimitText], Field(min_length=1)] | None = None
    restarts: list[Id] | None = None
    joined: bool | None = None


class AfterCutOff(Rule):
    """What an event past the cut-off gets."""

    due: Literal["opening"]
    grace: Annotated[str, Field(pattern=GRACE)]


class Breach(Rule):
    """What a passed due instant causes: an action or a record."""

    action: Id | None = None
    record: Id | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Breach":
        if (self.action is None) == (self.record is None):
            raise ValueError("wanted either action or record")
        return self


class TermPart(Titled):
    """A limit and how it counts."""

    limit: Annotated[str, Field(pattern=PER_CENT_OR_LIMIT)] | None = None
    cut_off: TimeOfDay | None = None
    after_cut_off: AfterCutOff | None = None
    effective: bool | None = None


class AtMost(Rule):
    """How often acts may extend, reset and restart a clock."""

    extensions: Annotated[int, Field(ge=1)] | None = None
    resets: Annotated[int, Field(ge=1)] | None = None
    restarts: Annotated[int, Field(ge=1)] | None = None


class ClockPart(TermPart):
    """A term counting on a dossier, as far as this file gives it."""

    effect: Literal["statutory", "commitment", "internal", "applicant"] | None = None
    starts: TriggerText | None = None
    stops: list[TriggerText] | None = None
    pauses: list[Annotated[str, Field(pattern=PAUSE)]] | None = None
    warns: list[Annotated[str, Field(pattern=WARN)]] | None = None
    breach: Breach | None = None
    calendar: Id | None = None
    on_resume: Literal["continue", "restart"] | None = None
    at_most: AtMost | None = None


class Enough(Part):
    """How many, or which, opinions are enough."""

    at_least: Annotated[int, Field(ge=1)] | None = None
    named: Annotated[list[Id], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Enough":
        if (self.at_least is None) == (self.named is None):
            raise ValueError("wanted either at_least or named")
        return self


def enough(value: Any) -> Any:
    """The join as a map, `all` and `any` too."""
    if value == "any":
        return {"at_least": 1}
    if isinstance(value, str) and value != "all":
        raise ValueError("wanted all, any, {at_least: 2} or {named: [fire_safety]}")
    return None if value == "all" else value


class Silence(Rule):
    """What it means when an asked agency does not answer in time."""

    means: Literal["deemed_consent", "wait", "escalate"]


class ConsultationPart(TermPart):
    """Agencies asked in parallel, as far as this file gives it; a join left empty means all."""

    ask: Annotated[list[Id], Field(min_length=1)] | None = None
    join: Annotated[Enough | None, BeforeValidator(enough), OrShort({"enum": ["all", "any"]})] = None
    silence: Silence | None = None


class ObligationPart(TermPart):
    """What a missed appointment makes somebody owe, as far as this file gives it."""

    letter: Id | None = None
    debtor: Literal["late_agency"] | None = None
    signer: Literal["head"] | None = None
    latest_before_due: LimitText | None = None
    escalates_to: Literal["head"] | None = None


class Owes(Rule):
    """The kind of obligation that a missed appointment raises."""

    owes: Id


class AppointmentPart(Rule):
    """Which clock is the promise, and what missing it raises."""

    of: Annotated[list[Id], Field(min_length=1)] | None = None
    missed: Owes | None = None
    missed_again: Owes | None = None


class Eligible(Rule):
    """Who may take a lane."""

    when: Text
    decided_at: Id


class Leaves(Rule):
    """The action with which a dossier leaves its lane, and what it takes along."""

    action: Id
    carries: Literal["elapsed"]


class Group(Rule):
    """States that share portal numbers."""

    portals: Annotated[list[Annotated[int, Field(ge=1, le=10)]], Field(min_length=1)]


class Number(Rule):
    """A number that may say where it comes from."""

    value: Annotated[int, Field(ge=0, le=1000)]


Amount = Annotated[Number, BeforeValidator(valued), OrShort({"type": "integer", "minimum": 0})]


class Always(Rule):
    """A sentence that holds after every move."""

    id: Id
    says: Text


class ComponentPart(Titled):
    """One component of a package, as far as this file gives it."""

    procedure: Id | None = None
    after: list[Id] | None = None
    when: Text | None = None
    if_stopped: Literal["go_on", "stop_dependents", "stop_all"] | None = None
    if_refused: Literal["go_on", "stop_dependents", "stop_all"] | None = None
    if_supplementing: Literal["go_on", "pause"] | None = None
    norm: Annotated[str, Field(pattern=NORM)] | None = None
    sent_by: Id | None = None


class HandOffPart(TermPart):
    """How a component that is ready is sent; `limit` is until when, by hand."""

    automatic: bool | None = None


WhoseText = Literal["lead", "other_agency", "applicant", "excused", "any"]


class CausePart(Titled):
    """A code for the cause of a delay, as far as this file gives it."""

    whose: Annotated[list[WhoseText], Field(min_length=1)] | None = None


class JointLiability(Rule):
    """When a head answers jointly for the delays of the department."""

    rule: Literal["always", "from_nth", "never"]
    nth: Annotated[int, Field(ge=2)] | None = None

    @model_validator(mode="after")
    def _nth_where_it_counts(self) -> "JointLiability":
        if (self.rule == "from_nth") != (self.nth is not None):
            raise ValueError("wanted nth with 'rule: from_nth', and only there")
        return self


class Overlay(Titled):
    """What a lifecycle, a procedure and a lane may all say."""

    states: dict[Id, StatePart | None] = {}
    transitions: list[TransitionPart] = []
    clocks: dict[Id, ClockPart | None] = {}
    obligations: dict[Id, ObligationPart | None] = {}
    appointment: AppointmentPart | None = None


class LanePart(Overlay):
    """An overlay of paths on one procedure."""

    eligible: Eligible | None = None
    leaves: Leaves | None = None
    priority: Annotated[int, Field(ge=0)] | None = None
    consultations: dict[Id, ConsultationPart | None] = {}
    parties: dict[Id, Id | None] = {}


class Law(Overlay):
    """What a lifecycle and a procedure may both say."""

    version: Text
    in_force: InForce
    day_counting: Literal["civil", "hours"] | None = None
    day_ends: Literal["closing", "midnight"] | None = None
    max_supplements: Amount | None = None
    max_reappointments: Amount | None = None
    acceptance: Id | None = None
    groups: dict[Id, Group | None] = {}
    data: dict[Id, DataField | None] = {}
    documents: dict[Id, Text | None] = {}
    submitted_by: Id | None = None
    hand_off: HandOffPart | None = None
    causes: dict[Id, CausePart | None] = {}
    joint_liability: JointLiability | None = None


class Lifecycle(Law):
    """A file of schema lifecycle/1: the general law that many procedures share."""

    schema_: Literal["lifecycle/1"] = Field(alias="schema")
    lifecycle: Id
    title: Text


class Procedure(Law):
    """A file of schema procedure/1: what is the procedure's own."""

    schema_: Literal["procedure/1"] = Field(alias="schema")
    procedure: Id
    lifecycle: Id
    title: Text
    code: Text | None = None
    parties: dict[Id, Id | None] = {}
    lead: Id | None = None
    first: Id
    consultations: dict[Id, ConsultationPart | None] = {}
    lanes: dict[Id, LanePart] = {}
    always: list[Always] = []
    components: dict[Id, ComponentPart | None] = {}


class State(StatePart):
    """A state of a merged procedure."""

    title: Text
    portal: Annotated[int, Field(ge=1, le=10)]


class Transition(TransitionPart):
    """A transition of a merged procedure."""

    to: Annotated[str, Field(pattern=TARGET)]
    by: Actors


class Clock(ClockPart):
    """A clock of a merged procedure."""

    effect: Literal["statutory", "commitment", "internal", "applicant"]
    starts: TriggerText
    limit: Annotated[str, Field(pattern=PER_CENT_OR_LIMIT)]


class Consultation(ConsultationPart):
    """A consultation of a merged procedure."""

    ask: Annotated[list[Id], Field(min_length=1)]
    limit: Annotated[str, Field(pattern=PER_CENT_OR_LIMIT)]
    silence: Silence


class Obligation(ObligationPart):
    """An obligation of a merged procedure."""

    letter: Id
    debtor: Literal["late_agency"]
    signer: Literal["head"]
    limit: Annotated[str, Field(pattern=PER_CENT_OR_LIMIT)]


class Component(ComponentPart):
    """A component of a merged package."""

    procedure: Id


class Appointment(AppointmentPart):
    """The promise of a merged procedure."""

    of: Annotated[list[Id], Field(min_length=1)]


class Cause(CausePart):
    """A code for the cause of a delay of a merged procedure."""

    title: Text
    whose: Annotated[list[WhoseText], Field(min_length=1)]


class Datum(DataField):
    """A declared value of a merged procedure."""

    title: Text
    type: Literal["bool", "int", "number", "text", "date"]


class Merged(Rule):
    """A lifecycle, a procedure and a lane made one; whole, with every name in its place."""

    procedure: Id
    code: Text | None = None
    title: Text
    title_en: Text | None = None
    version: Text
    in_force: InForce
    lifecycle: Id
    lifecycle_version: Text
    lane: Id
    lane_title: Text | None = None
    lane_title_en: Text | None = None
    eligible: Eligible | None = None
    leaves: Leaves | None = None
    priority: int = 0
    day_counting: Literal["civil", "hours"] = "civil"
    day_ends: Literal["closing", "midnight"] = "closing"
    max_supplements: Amount | None = None
    max_reappointments: Amount | None = None
    acceptance: Id = "accept"
    data: dict[Id, Datum] = {}
    documents: dict[Id, Text] = {}
    parties: dict[Id, Id]
    lead: Id | None = None
    first: Id
    states: dict[Id, State]
    transitions: list[Transition]
    consultations: dict[Id, Consultation] = {}
    clocks: dict[Id, Clock] = {}
    obligations: dict[Id, Obligation] = {}
    appointment: Appointment | None = None
    always: list[Always] = []
    submitted_by: Id | None = None
    components: dict[Id, Component] = {}
    hand_off: HandOffPart | None = None
    causes: dict[Id, Cause] = {}
    joint_liability: JointLiability | None = None


SCHEMAS: dict[str, type[Rule]] = {
    "calendar/1": Calendar,
    "agency/1": Agency,
    "lifecycle/1": Lifecycle,
    "procedure/1": Procedure,
}
