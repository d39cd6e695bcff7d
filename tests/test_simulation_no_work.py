"""Work that rounds to no second is done when it is begun, also at the opening of an office."""

import datetime

from tests.calendars import dinh_hoa
from tests.scenarios import Shop, shop
from workflow.commands import Command
from workflow.decide import Outcome
from workflow.model import Instant
from workflow.simulation.simulator import simulate

OPENING = int(datetime.datetime(2026, 1, 5, 7, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7))).timestamp())


def test_no_work_at_opening_time_is_done_at_opening_time() -> None:
    """Work of a second at most, half of which rounds to none, met by dossiers that came in overnight."""
    seconds = {"empirical": {"values": [0.0, 0.2], "unit": "working minutes"}}
    states = ("submitted", "step_1", "step_2", "step_3", "step_4", "step_5")
    work = {"*": {"states": dict.fromkeys(states, seconds), "confidence": "assumption"}}
    arrivals = {
        "all": {"procedure": "network", "per_working_day": 10, "channels": {"online": 1}, "confidence": "assumption"}
    }
    first: dict[str, list[Instant]] = {}

    def watch(_: Command, at: Instant, outcome: Outcome) -> None:
        first.setdefault(outcome.dossier.code, []).append(at)

    simulate(shop(work=work, arrivals=arrivals), Shop(dinh_hoa()), watch=watch)

    overnight = [instants for instants in first.values() if instants[0] < OPENING]
    assert [instants for instants in first.values() if instants != sorted(instants)] == []
    assert [instants for instants in overnight if instants[1] == OPENING]
