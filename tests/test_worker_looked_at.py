"""A worker and its store are looked at from outside: health as JSON, metrics as Prometheus reads them, over HTTP."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.permits import local
from tests.telling import Heard, Time, accepted, opened
from workflow.engine import Engine
from workflow.errors import WorkflowError
from workflow.worker import Worker
from workflow.worker.metrics import health_shape, prometheus
from workflow.worker.serving import served


@pytest.fixture
def time() -> Time:
    return Time(local("2026-11-23 18:00"))


@pytest.fixture
def engine(time: Time) -> Iterator[Engine]:
    with opened("memory://", time) as engine:
        yield engine


def metrics(text: str) -> dict[str, float]:
    """Every sample by its name."""
    families = text_string_to_metric_families(text)
    return {sample.name: sample.value for family in families for sample in family.samples}


def asked(port: int, path: str) -> tuple[int, str | None, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read().decode()
    finally:
        connection.close()


def test_health_says_what_waits_and_for_how_long(engine: Engine, time: Time) -> None:
    accepted(engine, 2)
    time.at += 90

    assert health_shape(engine.health()) == {
        "at": "2026-11-23T18:01:30+07:00",
        "overdue": {"dossiers": 2, "oldest": "2026-11-23T17:30:00+07:00", "oldest_seconds": 1_890},
        "backlog": {"messages": 4, "dead": 0, "oldest": "2026-11-23T18:00:00+07:00", "oldest_seconds": 90},
        "skew_seconds": 0,
    }


def test_prometheus_reads_the_same(engine: Engine, time: Time) -> None:
    accepted(engine, 2)
    time.at += 90

    assert metrics(prometheus(engine.health()).decode()) == {
        "luongxanh_store_up": 1,
        "luongxanh_overdue_dossiers": 2,
        "luongxanh_overdue_oldest_age_seconds": 1_890,
        "luongxanh_outbox_messages": 4,
        "luongxanh_outbox_dead": 0,
        "luongxanh_outbox_oldest_age_seconds": 90,
        "luongxanh_clock_skew_seconds": 0,
    }


def test_a_worker_counts_what_it_did_since_its_start(engine: Engine, time: Time) -> None:
    accepted(engine, 2)
    worker = Worker(engine, Heard(refuses=lambda id: "-0001/" in id))
    for _ in range(2):
        worker.round()
        time.at += 5

    found = metrics(prometheus(engine.health(), worker.tally).decode())

    assert found["luongxanh_worker_rounds_total"] == 2
    assert found["luongxanh_worker_settled_total"] == 2
    assert found["luongxanh_worker_delivered_total"] == 3
    assert found["luongxanh_worker_failed_total"] == 1
    assert found["luongxanh_worker_refused_total"] == 0
    assert found["luongxanh_worker_last_round_timestamp_seconds"] == time.at - 5


def test_a_worker_answers_over_http(engine: Engine) -> None:
    accepted(engine, 2)
    worker = Worker(engine, Heard())
    worker.round()

    with served(worker, "127.0.0.1", 0) as (host, port):
        health, scraped, strange = asked(port, "/health"), asked(port, "/metrics?x=1"), asked(port, "/")

    shape: dict[str, Any] = json.loads(health[2])
    assert (host, health[:2]) == ("127.0.0.1", (200, "application/json"))
    assert (shape["backlog"]["messages"], shape["worker"]["settled"], shape["worker"]["away"]) == (0, 2, None)
    assert shape["worker"]["last_round"] == "2026-11-23T18:00:00+07:00"
    assert scraped[:2] == (200, "text/plain; version=0.0.4; charset=utf-8")
    assert metrics(scraped[2])["luongxanh_worker_delivered_total"] == 6
    assert strange[0] == 404


def test_a_store_that_is_away_is_told_over_http(engine: Engine) -> None:
    def away() -> Any:
        raise WorkflowError("store: wanted to read, but it is away")

    worker = Worker(engine)
    engine.health = away  # type: ignore[method-assign]

    with served(worker, "127.0.0.1", 0) as (_, port):
        health, scraped = asked(port, "/health"), asked(port, "/metrics")

    assert (health[0], json.loads(health[2])["error"]) == (503, "store: wanted to read, but it is away")
    assert metrics(scraped[2])["luongxanh_store_up"] == 0


def test_two_workers_in_one_program_count_for_themselves(engine: Engine) -> None:
    first, second = Worker(engine), Worker(engine)
    first.round()

    rounds = [metrics(prometheus(None, one.tally).decode())["luongxanh_worker_rounds_total"] for one in (first, second)]

    assert rounds == [1, 0]
