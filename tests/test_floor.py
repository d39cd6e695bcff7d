"""The offices at work: who takes up what when, what is suspended and resumed, and what is counted."""

from tests.calendars import at, office
from tests.floors import ONE, TWO, Job, offices, person, staffed
from tests.scenarios import ASSUMED

HOUR = 3600
MONDAY = at("2026-01-05 07:30")  # 07:30-11:30, 13:30-17:30


def ends(floor: object) -> list[tuple[int, str, int]]:
    return [(job.number, name, when) for job, name, when in floor.done]  # type: ignore[attr-defined]


def test_work_stops_at_closing_time_and_goes_on_at_opening() -> None:
    one = offices(office(), MONDAY, staff=staffed())
    one.comes(Job(1, 20 * 60), at("2026-01-05 17:20"))

    one.run()

    assert ends(one) == [(1, f"{ONE}/1", at("2026-01-06 07:40"))]


def test_what_comes_at_night_is_taken_up_at_opening() -> None:
    one = offices(office(), MONDAY, staff=staffed(2))
    for number in (1, 2, 3):
        one.comes(Job(number, HOUR), at("2026-01-05 20:00"))

    one.run()

    assert [when for *_, when in ends(one)] == [at("2026-01-06 08:30")] * 2 + [at("2026-01-06 09:30")]


def test_work_without_length_is_done_in_the_second_in_which_it_begins_also_after_a_break() -> None:
    one = offices(office(), MONDAY, staff=staffed())
    one.comes(Job(1, 0), at("2026-01-05 12:00"))

    one.run()

    assert ends(one) == [(1, f"{ONE}/1", at("2026-01-05 13:30"))]


def test_a_dossier_that_is_withdrawn_while_it_waits_is_not_worked_on() -> None:
    one = offices(office(), MONDAY, staff=staffed())
    first, second, third = (Job(number, HOUR) for number in (1, 2, 3))
    for job in (first, second, third):
        one.comes(job, MONDAY)
    one.leaves(second, MONDAY + 60)

    counted = one.run()

    assert [number for number, *_ in ends(one)] == [1, 3]
    assert one.now == MONDAY + 2 * HOUR
    assert counted[ONE].busy_seconds == 2 * HOUR
    assert counted[ONE].waiting_seconds == HOUR + 60


def test_the_officer_of_a_dossier_that_is_withdrawn_is_free_at_once() -> None:
    one = offices(office(), MONDAY, staff=staffed())
    first, second = Job(1, 3 * HOUR), Job(2, HOUR)
    one.comes(first, MONDAY)
    one.comes(second, MONDAY)
    one.leaves(first, MONDAY + HOUR)

    counted = one.run()

    assert ends(one) == [(2, f"{ONE}/1", MONDAY + 2 * HOUR)]
    assert (counted[ONE].handled, counted[ONE].busy_seconds) == (1, 2 * HOUR)


def test_a_dossier_can_come_back_to_the_queue_that_it_left() -> None:
    one = offices(office(), MONDAY, staff=staffed())
    busy, job = Job(1, HOUR), Job(2, 60)
    one.comes(busy, MONDAY)
    for _ in range(3):
        one.comes(job, MONDAY + 1)
        one.leaves(job, MONDAY + 1)
    one.comes(job, MONDAY + 1)

    one.run()

    assert ends(one) == [(1, f"{ONE}/1", MONDAY + HOUR), (2, f"{ONE}/1", MONDAY + HOUR + 60)]


def test_desks_count_what_was_worked_what_was_offered_and_who_waited() -> None:
    one = offices(office(), MONDAY, staff=staffed(2))
    for number, seconds in enumerate((2 * HOUR, 4 * HOUR, HOUR), 1):
        one.comes(Job(number, seconds), MONDAY)

    counted = one.run(at("2026-01-05 11:30"))[ONE]

    assert (counted.handled, counted.utilisation, counted.mean_queue) == (2, 7 / 8, 2 / 4)
    assert counted.open_seconds == 4 * HOUR


def test_work_that_the_period_cuts_off_counts_up_to_its_end() -> None:
    one = offices(office(), MONDAY, staff=staffed())
    one.comes(Job(1, 3 * HOUR), at("2026-01-05 10:30"))

    assert one.run(at("2026-01-05 11:30"))[ONE].utilisation == 1 / 4


def test_books_opened_after_a_warm_up_count_only_what_comes_after() -> None:
    one = offices(office(), MONDAY, staff=staffed(), people={"lan": person(ONE)})
    for number in (1, 2, 3):
        one.comes(Job(number, 3 * HOUR), MONDAY)
    one.plan(MONDAY + HOUR, lambda at, *_: one.floor.open_books(at), None)

    counted = one.run(MONDAY + 4 * HOUR)[ONE]

    assert (counted.handled, counted.busy_seconds, counted.offered_seconds) == (2, 5 * HOUR, 6 * HOUR)
    assert (counted.waiting_seconds, counted.open_seconds) == (2 * HOUR, 3 * HOUR)


# --- absence of alike officers


def away(work: str, officers: int = 1) -> list[dict[str, object]]:
    return [{"from": "2026-01-06", "to": "2026-01-07", "officers": officers, "work": work}]


def test_what_an_absent_officer_has_in_hand_goes_to_a_colleague_with_what_is_left_of_it() -> None:
    one = offices(office(), MONDAY, staff=staffed(2, absent=away("handed_over")))
    one.comes(Job(1, 9 * HOUR), MONDAY)
    one.comes(Job(2, 10 * HOUR), MONDAY)
    one.comes(Job(3, HOUR), MONDAY)

    counted = one.run(at("2026-01-06 12:00"))[ONE]

    first, second = at("2026-01-06 08:30"), at("2026-01-06 10:30")
    assert [(number, when) for number, _, when in ends(one)] == [
        (1, first),
        (2, second),
        (3, at("2026-01-06 11:30")),
    ]
    assert counted.busy_seconds == 20 * HOUR
    assert counted.offered_seconds == (16 + 4) * HOUR


def test_what_stays_on_the_desk_of_an_absent_officer_waits_until_they_are_back() -> None:
    one = offices(office(), MONDAY, staff=staffed(absent=away("stays")))
    one.comes(Job(1, 9 * HOUR), MONDAY)
    one.comes(Job(2, HOUR), MONDAY)

    counted = one.run()[ONE]

    assert [(number, when) for number, _, when in ends(one)] == [
        (1, at("2026-01-08 08:30")),
        (2, at("2026-01-08 09:30")),
    ]
    assert (counted.busy_seconds, counted.offered_seconds) == (10 * HOUR, 10 * HOUR)


def test_a_dossier_that_is_withdrawn_from_the_desk_of_an_absent_officer_is_gone() -> None:
    one = offices(office(), MONDAY, staff=staffed(absent=away("stays")))
    job = Job(1, 9 * HOUR)
    one.comes(job, MONDAY)
    one.leaves(job, at("2026-01-06 10:00"))
    one.comes(Job(2, HOUR), at("2026-01-06 10:00"))

    counted = one.run()[ONE]

    assert [(number, when) for number, _, when in ends(one)] == [(2, at("2026-01-08 08:30"))]
    assert counted.busy_seconds == 9 * HOUR


def test_free_officers_go_before_busy_ones() -> None:
    one = offices(office(), MONDAY, staff=staffed(2, absent=away("handed_over")))
    one.comes(Job(1, 9 * HOUR), MONDAY)

    one.run()

    assert ends(one)[0][2] == at("2026-01-06 08:30")
    assert [stint.finished for stint in one.stints] == [True]


def test_who_comes_back_on_the_day_on_which_everybody_goes_goes_too() -> None:
    absent = [
        {"from": "2026-01-06", "to": "2026-01-06", "officers": 1},
        {"from": "2026-01-07", "to": "2026-01-07", "officers": 2},
    ]
    one = offices(office(), MONDAY, staff=staffed(2, absent=absent))
    one.comes(Job(1, HOUR), at("2026-01-07 08:00"))

    one.run()

    assert [when for *_, when in ends(one)] == [at("2026-01-08 08:30")]


def test_an_officer_who_goes_in_the_second_in_which_the_work_is_done_takes_no_more() -> None:
    lent = shock("2026-01-05T07:30", "2026-01-05T09:30", staff={ONE: 1})
    one = offices(office(), MONDAY, staff=staffed(0), shocks=lent)
    one.comes(Job(1, 2 * HOUR), MONDAY)
    one.comes(Job(2, HOUR), MONDAY)

    counted = one.run(at("2026-01-05 17:30"))[ONE]

    assert [(number, when) for number, _, when in ends(one)] == [(1, at("2026-01-05 09:30"))]
    assert (counted.busy_seconds, counted.offered_seconds) == (2 * HOUR, 2 * HOUR)


# --- shocks


def shock(since: str, until: str, **more: object) -> dict[str, object]:
    return {"storm": {"from": since, "to": until, **more, **ASSUMED}}


def test_nobody_works_in_an_agency_that_a_shock_closes() -> None:
    closed = shock("2026-01-05T09:00", "2026-01-06T08:30", closes=["shop"])
    one = offices(office(), MONDAY, staff=staffed(), people={"lan": person(ONE)}, shocks=closed)
    for number in (1, 2):
        one.comes(Job(number, 2 * HOUR), MONDAY)

    counted = one.run(at("2026-01-06 17:30"))[ONE]

    assert [when for *_, when in ends(one)] == [at("2026-01-06 09:00")] * 2
    assert counted.open_seconds == (16 - 7.5) * HOUR
    assert counted.offered_seconds == 2 * counted.open_seconds


def test_a_shock_that_closes_one_department_leaves_the_others_open() -> None:
    closed = shock("2026-01-05", "2026-01-05", closes=[ONE])
    one = offices(office(), MONDAY, staff=staffed() | {TWO: {"officers": 1, **ASSUMED}}, shocks=closed)
    one.comes(Job(1, HOUR), MONDAY)
    one.comes(Job(2, HOUR), MONDAY, TWO)

    one.run()

    assert [(number, when) for number, _, when in ends(one)] == [
        (2, at("2026-01-05 08:30")),
        (1, at("2026-01-06 08:30")),
    ]


def test_moved_staff_work_there_and_then_here_again() -> None:
    moved = shock("2026-01-05T09:30", "2026-01-05T14:30", staff={ONE: -1, TWO: 1})
    one = offices(office(), MONDAY, staff=staffed() | {TWO: {"officers": 0, **ASSUMED}}, shocks=moved)
    one.comes(Job(1, 3 * HOUR), MONDAY)
    one.comes(Job(2, 4 * HOUR), MONDAY, TWO)

    counted = one.run(at("2026-01-05 17:30"))

    assert [(number, name, when) for number, name, when in ends(one)] == [(1, f"{ONE}/1", at("2026-01-05 15:30"))]
    assert (counted[ONE].busy_seconds, counted[ONE].offered_seconds) == (3 * HOUR, 5 * HOUR)
    assert (counted[TWO].busy_seconds, counted[TWO].offered_seconds) == (3 * HOUR, 3 * HOUR)
    assert counted[TWO].waiting_seconds == (2 + 3) * HOUR
