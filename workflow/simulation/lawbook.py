"""Which rules hold when? The law as one run asks for it, each day looked up once; and the calendars of its agencies."""

from collections.abc import Mapping
from typing import Protocol

from workflow.errors import NotFound
from workflow.machine import Rules
from workflow.model import Instant, Version
from workflow.simulation.scenario import Scenario
from workflow.simulation.spans import day_number, days_of
from workflow.worktime import DAY, WorkCalendar

MORNING = DAY // 4  # 06:00 UTC lies in that day in every zone of the country


class Law(Protocol):
    """What a simulation needs of the definitions: the rules in force at an instant, and the calendars."""

    @property
    def calendars(self) -> Mapping[str, WorkCalendar]:
        """The calendars by id."""

    def rules(self, procedure: str, home: str, at: Instant | None = None, version: Version | None = None) -> Rules:
        """The rules of the given versions, else of those in force at the instant; raises NotFound."""


class Lawbook:
    """The rules of the scenario's home agency, day by day."""

    def __init__(self, scenario: Scenario, law: Law) -> None:
        self._scenario = scenario
        self._law = law
        self._on: dict[tuple[str, int], Rules | None] = {}
        self.agencies = self._any().agencies
        self.calendar = law.calendars[self.agencies.agency(scenario.home).calendar]  # of the home agency

    def first(self, stream: str) -> Rules | None:
        """The rules in force when the first dossiers of the stream arrive; None where there are none in the period."""
        procedure = self._scenario.arrivals[stream].procedure
        days = days_of(self._scenario)
        return next((rules for day in days if (rules := self._of_day(procedure, day)) is not None), None)

    def at(self, procedure: str, at: Instant) -> Rules | None:
        """The rules in force on the local day of the instant; None where there are none yet, or no more."""
        return self._of_day(procedure, (at + self.calendar.utc_offset) // DAY)

    def __call__(self, procedure: str, home: str, at: Instant | None = None, version: Version | None = None) -> Rules:
        """The rules of the given versions, else of those in force at the instant; raises NotFound."""
        if version is None and at is not None and (found := self.at(procedure, at)) is not None:
            return found
        return self._law.rules(procedure, home, at, version)

    def calendar_of(self, department: str) -> str:
        """The calendar of the department's agency; raises NotFound."""
        return self.agencies.agency(self.agencies.department(department).agency).calendar

    def _any(self) -> Rules:
        """The rules of some procedure that arrives, for what they all know; raises NotFound where none does."""
        found = next((rules for name in self._scenario.arrivals if (rules := self.first(name)) is not None), None)
        if found is None:
            procedure = next(iter(self._scenario.arrivals.values())).procedure
            day = day_number(self._scenario.since)
            return self._law.rules(procedure, self._scenario.home, day * DAY + MORNING)
        return found

    def _of_day(self, procedure: str, day: int) -> Rules | None:
        key = (procedure, day)
        if key not in self._on:
            try:
                self._on[key] = self._law.rules(procedure, self._scenario.home, day * DAY + MORNING)
            except NotFound:
                self._on[key] = None
        return self._on[key]
