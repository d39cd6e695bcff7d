"""A process that ends between any two steps and begins again leaves the same dossier and the same obligations (T2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.walking import CODE, Place, Shipped, lanes, shipped, walked
from workflow import commands as c
from workflow.engine import Engine, create
from workflow.events import Event
from workflow.model import Dossier

FAST, SLOW = 50, 2_000
Open = Callable[[], Any]


def walks(most: int) -> list[tuple[Shipped, Place]]:
    """So many telling walks, spread evenly over all lanes."""
    every = [(lane, place) for lane in lanes() if not lane.package for place in walked(lane).ends]
    every = [(lane, place) for lane, place in every if shipped().rules(*_asked(lane)) is lane.rules]
    step = max(1, len(every) // most)
    return every[::step][:most]


def _asked(lane: Shipped) -> tuple[Any, ...]:
    return lane.key[0], lane.rules.home, lane.start


def renamed(command: c.Command, code: str) -> c.Command:
    """The command with the obligation that it names under the dossier's code in the store."""
    if not isinstance(command, c.DraftObligation | c.IssueObligation | c.DeliverObligation | c.WaiveObligation):
        return command
    return replace(command, obligation=command.obligation.replace(CODE, code, 1))


def told(opened: Open, lane: Shipped, last: Place) -> tuple[Dossier, list[Event]]:
    """The steps of the walk told to an engine that is opened for each of them, and the dossier and journal in the
    end.
    """
    first, *rest = (place.step for place in last.path())
    given: Any = first.command
    with opened() as engine:
        receipt = engine.submit(lane.key[0], actor=given.actor, data=given.data, lane=given.lane, at=first.at)
    code = receipt.dossier.code
    for step in rest:
        with opened() as engine:
            engine.handle(code, renamed(step.command, code), at=step.at)
    with opened() as engine:
        return engine.dossier(code), [record.event for record in engine.history(code)]


def hold(tmp_path: Path, most: int) -> None:
    url = f"sqlite:///{tmp_path}/restarted.db"
    create(url, sandbox=True)
    for lane, place in walks(most):
        stays = Engine("memory://", shipped(), home=lane.rules.home)

        @contextmanager
        def kept(engine: Engine = stays) -> Iterator[Engine]:
            yield engine

        straight, straight_events = told(kept, lane, place)
        begun_anew = told(lambda home=lane.rules.home: Engine(url, shipped(), home=home), lane, place)

        assert _anonymous(*begun_anew) == _anonymous(straight, straight_events), repr(place.walk(lane.rules))


def _anonymous(dossier: Dossier, events: list[Event]) -> str:
    """Both as JSON without the code, which counts on from walk to walk in one file."""
    return msgspec.json.encode((dossier, events), order="sorted").decode().replace(dossier.code, CODE)


def test_fifty_walks_through_shipped_procedures_end_the_same_with_a_restart_after_each_step(tmp_path: Path) -> None:
    assert len(walks(FAST)) == FAST
    hold(tmp_path, FAST)


@pytest.mark.slow
def test_all_walks_through_shipped_procedures_end_the_same_with_a_restart_after_each_step(tmp_path: Path) -> None:
    hold(tmp_path, SLOW)
