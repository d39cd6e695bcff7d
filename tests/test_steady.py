"""The machine's clock may be set: the worker's time goes on as time does, and says that it differs."""

import pytest

from workflow.worker.steady import Steady, since_boot

HOUR = 3_600
START = 1_795_402_800


class Machine:
    """A machine whose clock is set and on which time passes as the test says."""

    def __init__(self) -> None:
        self.wall = START
        self.up = 777.25

    def pass_(self, seconds: float) -> None:
        self.up += seconds
        self.wall += int(seconds)

    def steady(self) -> Steady:
        return Steady(lambda: self.wall, lambda: self.up)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_a_clock_that_nobody_sets_is_the_time(machine: Machine) -> None:
    steady = machine.steady()
    machine.pass_(30 * 24 * HOUR)

    assert (steady.now(), steady.jump) == (machine.wall, 0)


@pytest.mark.parametrize("by", [-2 * HOUR, 24 * HOUR, 61, -61])
def test_a_clock_that_is_set_does_not_set_the_time(machine: Machine, by: int) -> None:
    steady = machine.steady()
    machine.pass_(HOUR)
    machine.wall += by

    assert (steady.now(), steady.jump) == (START + HOUR, by)
    machine.pass_(HOUR)
    assert (steady.now(), steady.jump) == (START + 2 * HOUR, by)


@pytest.mark.parametrize("by", [60, -60, 1, -1])
def test_a_clock_that_is_put_right_by_a_minute_is_believed(machine: Machine, by: int) -> None:
    steady = machine.steady()
    machine.wall += by  # a leap second too

    assert (steady.now(), steady.jump) == (START + by, 0)


def test_a_clock_that_comes_back_is_the_time_again(machine: Machine) -> None:
    steady = machine.steady()
    machine.wall += 24 * HOUR
    jumped = steady.jump
    machine.wall -= 24 * HOUR

    assert (jumped, steady.jump, steady.now()) == (24 * HOUR, 0, START)


def test_many_small_steps_do_not_pass_unnoticed(machine: Machine) -> None:
    steady = machine.steady()
    for _ in range(10):
        steady.now()
        machine.wall += 50

    assert (steady.now(), steady.jump) == (START, 500)


def test_the_time_since_the_machine_was_started_only_grows() -> None:
    before = since_boot()

    assert 0 < before <= since_boot()
