"""People with hours, leave, skills, roles, a pace, several departments and delegated powers."""

from bisect import bisect_right
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendars import OFFICE, at, dinh_hoa, office, plain_year
from tests.floors import ONE, TWO, Job, Offices, offices, person, staffed
from tests.scenarios import ASSUMED
from workflow.simulation.offices.rota import own_hours
from workflow.simulation.scenario import Person
from workflow.worktime import CalendarYear, MakeUp

HOUR = 3600
MONDAY = at("2026-01-05 07:30")  # 07:30-11:30, 13:30-17:30


def ends(floor: Offices) -> list[tuple[int, str, int]]:
    return [(job.number, name, when) for job, name, when in floor.done]


def alone(**said: Any) -> Offices:
    return offices(office(), MONDAY, people={"lan": person(ONE, **said)})


# --- hours


def test_a_department_can_have_people_and_no_alike_officers() -> None:
    one = alone()
    one.comes(Job(1, HOUR), MONDAY)

    one.run()

    assert ends(one) == [(1, "lan", MONDAY + HOUR)]


def test_own_hours_restrict_the_office_hours_and_never_extend_them() -> None:
    one = alone(works_in={ONE: {"hours": {"monday": ["06:00-09:00"], "tuesday": ["10:00-14:00"]}}})
    one.comes(Job(1, 4 * HOUR), MONDAY)

    one.run()

    assert ends(one) == [(1, "lan", at("2026-01-12 08:00"))]  # 1.5 on Monday, 1.5 + 0.5 on Tuesday, 0.5 a week later


def test_nobody_comes_on_a_holiday_and_a_make_up_day_is_judged_by_its_own_weekday() -> None:
    holiday, saturday = date(2026, 1, 5), date(2026, 1, 10)
    year = CalendarYear(2026, "official", "a test", {holiday: "holiday"}, {saturday: MakeUp("made up", OFFICE)})
    calendar = office(years={2026: year})
    one = offices(
        calendar,
        MONDAY,
        people={
            "lan": person(ONE, works_in={ONE: {"hours": {"monday": ["07:30-11:30"]}}}),
            "minh": person(TWO, works_in={TWO: {"hours": {"saturday": ["09:00-24:00"]}}}),
        },
    )
    one.comes(Job(1, HOUR), MONDAY)
    one.comes(Job(2, HOUR), MONDAY, TWO)

    one.run()

    assert ends(one) == [(2, "minh", at("2026-01-10 10:00")), (1, "lan", at("2026-01-12 08:30"))]


def test_a_calendar_within_hours_in_which_it_is_never_open_is_refused() -> None:
    with pytest.raises(ValueError, match="wanted some working time"):
        office().within({6: ((0, 86_400),)})


@given(st.dictionaries(st.integers(0, 6), st.tuples(st.integers(0, 40_000), st.integers(40_001, 86_400)), min_size=1))
@settings(max_examples=15)
def test_working_within_hours_is_working_in_both(hours: dict[int, tuple[int, int]]) -> None:
    whole = dinh_hoa()
    try:
        part = whole.within({day: (span,) for day, span in hours.items()})
    except ValueError:
        part = None

    for instant in range(at("2026-01-01 00:00"), at("2026-03-01 00:00"), 1777):
        weekday, second = whole.local_date(instant).weekday(), (instant + 25_200) % 86_400
        inside = weekday in hours and hours[weekday][0] <= second < hours[weekday][1]
        assert (part is not None and part.is_working(instant)) == (inside and whole.is_working(instant))


# --- several departments


def test_who_works_in_several_departments_takes_from_the_first_that_has_something() -> None:
    one = offices(office(), MONDAY, people={"lan": person(ONE, TWO)})
    one.comes(Job(1, HOUR), MONDAY, TWO)
    one.comes(Job(2, HOUR), MONDAY + 1, TWO)
    one.comes(Job(3, HOUR), MONDAY + 2, ONE)

    one.run()

    assert [number for number, *_ in ends(one)] == [1, 3, 2]


def test_part_time_in_two_departments_is_one_desk_in_each_on_which_work_stays() -> None:
    hours = {ONE: {"hours": {"monday": ["07:30-11:30"]}}, TWO: {}}
    one = offices(office(), MONDAY, people={"lan": person(works_in=hours)})
    one.comes(Job(1, 5 * HOUR), MONDAY, ONE)
    one.comes(Job(2, 5 * HOUR), MONDAY, TWO)

    one.run()

    assert ends(one) == [(2, "lan", at("2026-01-06 08:30")), (1, "lan", at("2026-01-12 08:30"))]


def test_a_place_without_hours_gets_the_rest_of_the_week() -> None:
    said = Person.model_validate(person(works_in={ONE: {"hours": {"monday": ["08:00-10:00", "10:00-12:00"]}}, TWO: {}}))

    rest = own_hours(said, TWO)

    assert rest[0] == ((0, 8 * HOUR), (12 * HOUR, 24 * HOUR))
    assert rest[1] == ((0, 24 * HOUR),)
    assert own_hours(Person.model_validate(person(ONE, TWO)), TWO) == {}


def test_time_lent_to_the_second_department_is_offered_there() -> None:
    one = offices(office(), MONDAY, people={"lan": person(ONE, TWO)})
    one.comes(Job(1, HOUR), MONDAY, ONE)
    one.comes(Job(2, 2 * HOUR), MONDAY, TWO)

    counted = one.run(at("2026-01-05 17:30"))

    assert (counted[ONE].busy_seconds, counted[ONE].offered_seconds) == (HOUR, 6 * HOUR)
    assert (counted[TWO].busy_seconds, counted[TWO].offered_seconds) == (2 * HOUR, 2 * HOUR)


def test_alike_officers_take_before_a_person_who_may_be_wanted_elsewhere() -> None:
    one = offices(office(), MONDAY, staff=staffed(), people={"lan": person(ONE)})
    one.comes(Job(1, HOUR), MONDAY)
    one.comes(Job(2, HOUR), MONDAY)

    one.run()

    assert [name for _, name, _ in ends(one)] == [f"{ONE}/1", "lan"]


# --- skills, roles, pace


def test_a_person_takes_only_procedures_that_they_can_handle() -> None:
    one = alone(skills=["land"])
    one.comes(Job(1, HOUR, procedure="birth"), MONDAY)
    one.comes(Job(2, HOUR, procedure="land"), MONDAY)

    one.run()

    assert ends(one) == [(2, "lan", MONDAY + HOUR)]


def test_a_step_that_needs_a_role_waits_for_who_has_one_of_them() -> None:
    people = {"lan": person(ONE, roles=["officer"]), "minh": person(ONE, roles=["head", "deputy"])}
    one = offices(office(), MONDAY, people=people)
    for number in (1, 2):
        one.comes(Job(number, HOUR, needs=frozenset({"head", "chief"})), MONDAY)
    one.comes(Job(3, HOUR), MONDAY)

    one.run()

    assert ends(one) == [(1, "minh", MONDAY + HOUR), (3, "lan", MONDAY + HOUR), (2, "minh", MONDAY + 2 * HOUR)]


def test_a_person_without_roles_may_take_every_step() -> None:
    one = alone()
    one.comes(Job(1, HOUR, needs=frozenset({"head"})), MONDAY)

    one.run()

    assert ends(one) == [(1, "lan", MONDAY + HOUR)]


def test_productivity_divides_the_working_time_to_the_nearest_second() -> None:
    one = alone(productivity=1.25)
    one.comes(Job(1, HOUR), MONDAY)
    one.comes(Job(2, 3), MONDAY)

    one.run()

    assert ends(one) == [(1, "lan", MONDAY + 48 * 60), (2, "lan", MONDAY + 48 * 60 + 2)]


# --- leave and delegation


LEAVE = {"from": "2026-01-06", "to": "2026-01-06"}


def test_on_the_first_day_of_a_leave_a_colleague_goes_on_at_their_own_pace() -> None:
    people = {
        "lan": person(ONE, productivity=0.5, absent=[LEAVE]),
        "minh": person(ONE, productivity=2.0, skills=["network"]),
    }
    one = offices(office(), MONDAY, people=people)
    one.comes(Job(1, 6 * HOUR), MONDAY)  # twelve hours for lan: two hours of the work are left on Tuesday

    one.run()

    assert ends(one) == [(1, "minh", at("2026-01-06 08:30"))]


def test_what_stays_waits_on_the_desk_until_the_person_is_back() -> None:
    people = {"lan": person(ONE, absent=[LEAVE | {"work": "stays"}]), "minh": person(ONE)}
    one = offices(office(), MONDAY, people=people)
    one.comes(Job(1, 9 * HOUR), MONDAY)

    counted = one.run()[ONE]

    assert ends(one) == [(1, "lan", at("2026-01-07 08:30"))]
    assert counted.offered_seconds == (9 + 17) * HOUR


def test_without_a_colleague_what_was_handed_over_waits_for_the_person_at_the_head() -> None:
    one = alone(absent=[LEAVE])
    one.comes(Job(5, 9 * HOUR), MONDAY)
    one.comes(Job(1, HOUR), MONDAY + 1)

    one.run()

    assert ends(one) == [(5, "lan", at("2026-01-07 08:30")), (1, "lan", at("2026-01-07 09:30"))]


def test_delegated_roles_hold_for_their_days_only() -> None:
    head = frozenset({"head"})
    people = {
        "lan": person(ONE, roles=["officer"], delegated=[{"of": "minh", **LEAVE}]),
        "minh": person(ONE, roles=["head"], absent=[LEAVE | {"to": "2026-01-08"}]),
    }
    one = offices(office(), MONDAY, people=people)
    one.comes(Job(1, HOUR, needs=head), at("2026-01-05 20:00"))
    one.comes(Job(2, HOUR, needs=head), at("2026-01-07 08:00"))

    one.run()

    assert ends(one) == [(1, "lan", at("2026-01-06 08:30")), (2, "minh", at("2026-01-09 08:30"))]


def test_skills_are_not_delegated() -> None:
    people = {
        "lan": person(ONE, roles=["officer"], skills=["land"], delegated=[{"of": "minh"}]),
        "minh": person(ONE, roles=["head"], absent=[LEAVE]),
    }
    one = offices(office(), MONDAY, people=people)
    one.comes(Job(1, HOUR, needs=frozenset({"head"}), procedure="birth"), at("2026-01-06 08:00"))

    one.run()

    assert ends(one) == [(1, "minh", at("2026-01-07 08:30"))]


# --- what holds whatever happens


DAYS = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10", "2026-01-12"]
SPANS = ["07:30-11:30", "13:30-17:30", "08:00-15:00", "00:00-24:00"]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Any], list[tuple[int, Job, str, int | None]]]:
    """Offices of two departments with anything that a scenario may say, and jobs that come and may leave."""

    def days(**more: Any) -> dict[str, Any]:
        first = draw(st.integers(0, len(DAYS) - 1))
        last = draw(st.integers(first, min(first + 2, len(DAYS) - 1)))
        return {"from": DAYS[first], "to": DAYS[last], **more}

    works = st.sampled_from(["handed_over", "stays"])
    hours = st.dictionaries(
        st.sampled_from(["monday", "tuesday", "wednesday", "friday"]),
        st.sampled_from(SPANS).map(lambda span: [span]),
        min_size=1,
    )
    orders = st.sampled_from(
        [
            {},
            {"aging": "4 working hours"},
            {"aging": "20 hours"},
            {"order": "first_come"},
            {"order": "earliest_due"},
            {"order": "weighted", "weights": {"green": 3, "standard": 1}},
        ]
    )
    people = {}
    for name in "abc"[: draw(st.integers(0, 3))]:
        places = draw(st.sampled_from([[ONE], [TWO], [ONE, TWO], [TWO, ONE]]))
        own = draw(st.sampled_from([None, 0, 1]))
        works_in = {
            place: ({"hours": draw(hours)} if own == index and len(places) > own else {})
            for index, place in enumerate(places)
        }
        people[name] = person(
            works_in=works_in,
            roles=draw(st.sampled_from([[], ["officer"], ["head"], ["officer", "head"]])),
            skills=draw(st.sampled_from([None, ["birth"], ["land", "birth"]])),
            productivity=draw(st.sampled_from([1.0, 1.25, 0.7])),
            absent=[days(work=draw(works)) for _ in range(draw(st.integers(0, 1)))],
        )
    for name, said in people.items():
        if len(people) > 1 and draw(st.booleans()):
            of = draw(st.sampled_from([other for other in people if other != name]))
            said["delegated"] = [days(of=of)]
    staff = {}
    for department in (ONE, TWO):
        officers = draw(st.integers(1, 3))
        absent = [days(officers=draw(st.integers(1, officers)), work=draw(works))] if draw(st.booleans()) else []
        staff[department] = {"officers": officers, "absent": absent, "queue": draw(orders), **ASSUMED}
    shocks = {}
    if draw(st.booleans()):
        shocks["storm"] = days(closes=[draw(st.sampled_from(["shop", ONE]))], **ASSUMED)
    if draw(st.booleans()):
        shocks["help"] = {
            "from": "2026-01-06T09:10",
            "to": "2026-01-07T10:20",
            "staff": {ONE: draw(st.integers(1, 2))},
            **ASSUMED,
        }
    jobs = []
    for number in range(draw(st.integers(1, 25))):
        came = MONDAY + draw(st.integers(0, 4 * 86_400))
        job = Job(
            number,
            draw(st.integers(0, 20_000)),
            procedure=draw(st.sampled_from(["birth", "land"])),
            lane=draw(st.sampled_from(["standard", "green"])),
            priority=draw(st.integers(0, 1)),
            due=draw(st.sampled_from([came, came + HOUR, 1 << 62])),
            needs=draw(st.sampled_from([frozenset(), frozenset({"officer"}), frozenset({"head", "chief"})])),
        )
        leaves = came + draw(st.integers(0, 86_400)) if draw(st.integers(0, 4)) == 0 else None
        jobs.append((came, job, draw(st.sampled_from([ONE, TWO])), leaves))
    return {"staff": staff, "people": people, "shocks": shocks}, jobs


def idle_who_could_work(one: Offices) -> list[tuple[str, int]]:
    """Free workers who are there while something waits that they may take: nobody, ever."""
    found = [
        (desk.department, one.now)
        for desk in one.floor.desks.values()
        if desk.free and desk.line.waiting and desk.calendar.is_working(one.now)
    ]
    for officer in one.floor.people:
        for desk, calendar in officer.places:
            if officer.job is None and calendar.is_working(one.now) and desk.line.has(officer):
                found.append((officer.name, one.now))
    return found


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_whatever_happens_everybody_works_by_the_rules(
    world: tuple[dict[str, Any], list[tuple[int, Job, str, int | None]]],
) -> None:
    said, jobs = world
    one = offices(office(years={2026: plain_year(), 2027: plain_year(2027)}), MONDAY, **said)
    wanted = {job.number: job.seconds for _, job, _, _ in jobs}
    for came, job, department, leaves in jobs:
        one.comes(job, came, department)
        if leaves is not None:
            one.leaves(job, leaves)
    end = at("2026-02-06 17:30")

    while one.agenda and one.agenda[0][0] < end:
        one.go(one.agenda[0][0] + 1)  # everything of one second
        assert idle_who_could_work(one) == []
    counted = one.run(end)

    done = [job.number for job, *_ in one.done]
    gone = {job.number for _, job, _, leaves in jobs if leaves is not None}
    assert len(done) == len(set(done))
    assert set(done) | gone == set(wanted)  # alike officers may take everything, so nothing is left over
    assert all(job.place is None for _, job, _, _ in jobs)

    # nobody works on two dossiers, outside their hours or while away
    for officer in {id(stint.officer): stint.officer for stint in one.stints}.values():
        stints = sorted(
            (stint for stint in one.stints if stint.officer is officer), key=lambda stint: (stint.since, stint.until)
        )
        assert all(a.until <= b.since for a, b in pairwise(stints))
    for name in said["people"]:
        spans = sorted(
            span for stint in one.stints if stint.officer.name == name for span in worked(stint.officer, stint)
        )
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        for leave in said["people"][name]["absent"]:
            first, last = at(f"{leave['from']} 00:00"), at(f"{leave['to']} 00:00") + 86_400
            assert all(until <= first or since >= last for since, until in spans)
    for shock in said["shocks"].values():
        if "closes" in shock:
            first, last = at(f"{shock['from']} 00:00"), at(f"{shock['to']} 00:00") + 86_400
            for stint in one.stints:
                if stint.department.startswith(shock["closes"][0]):
                    for since, until in worked(stint.officer, stint):
                        assert until <= first or since >= last

    # the work of each dossier is done whole, to the second for each pair of hands
    for job, _, _ in one.done:
        stints = [stint for stint in one.stints if stint.job is job]
        spent = sum(
            stint.officer.productivity * sum(until - since for since, until in worked(stint.officer, stint))
            for stint in stints
        )
        assert abs(spent - wanted[job.number]) <= 1.25 * len(stints)
    assert sum(tally.busy_seconds for tally in counted.values()) == sum(
        until - since for stint in one.stints for since, until in worked(stint.officer, stint)
    )
    assert all(0 <= tally.busy_seconds <= tally.offered_seconds for tally in counted.values())
    assert all(tally.waiting_seconds >= 0 for tally in counted.values())
    assert sum(tally.handled for tally in counted.values()) == len(done)


def worked(officer: Any, stint: Any) -> list[tuple[int, int]]:
    """The intervals of a stint in which the calendar of its worker is open."""
    calendar = next(calendar for desk, calendar in officer.places if desk.department == stint.department)
    first = max(bisect_right(calendar._starts, stint.since) - 1, 0)
    found = []
    for since, until in zip(calendar._starts[first:], calendar._ends[first:], strict=True):
        if since >= stint.until:
            break
        if max(since, stint.since) < min(until, stint.until):
            found.append((max(since, stint.since), min(until, stint.until)))
    return found


@pytest.mark.parametrize(("aging", "waits"), [(None, 60), ("4 working hours", 4), ("30 hours", 12)])
def test_with_aging_the_wait_is_bounded_where_without_it_the_standard_lane_starves(
    aging: str | None, waits: int
) -> None:
    one = offices(office(), MONDAY, staff=staffed(queue={} if aging is None else {"aging": aging}))
    green, standard = [Job(number, HOUR, priority=1) for number in range(1, 61)], Job(0, HOUR)
    for number, job in enumerate(green):  # one an hour: the officer is always busy with them
        one.comes(job, office().instant(office().position(MONDAY) + number * HOUR))
    one.comes(standard, MONDAY)

    one.run()

    [done] = [when for job, _, when in one.done if job is standard]
    assert office().working_seconds(MONDAY, done) == (waits + 1) * HOUR
