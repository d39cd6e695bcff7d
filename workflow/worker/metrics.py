"""What does a monitoring system want to know? The health of the store and what a worker did: JSON or for Prometheus."""

from collections.abc import Iterator
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from workflow.engine import Health
from workflow.model import Instant
from workflow.moments import shown
from workflow.worker.worker import Tally

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def health_shape(health: Health) -> dict[str, Any]:
    """How the store stands, as JSON; what is oldest with its age in seconds."""
    overdue, backlog = health.overdue, health.backlog
    return {
        "at": shown(health.at),
        "overdue": {"dossiers": overdue.dossiers, **_oldest(overdue.oldest, health.at)},
        "backlog": {"messages": backlog.messages, "dead": backlog.dead, **_oldest(backlog.oldest, health.at)},
        "skew_seconds": health.skew,
    }


def tally_shape(tally: Tally) -> dict[str, Any]:
    """What a worker has done since its start, as JSON."""
    last = tally.last
    return {
        "rounds": tally.rounds,
        "last_round": None if last is None else shown(last.at),
        "settled": tally.settled,
        "refused": tally.refused,
        "delivered": tally.delivered,
        "failed": tally.failed,
        "jump_seconds": 0 if last is None else last.jump,
        "held_back": last is not None and last.held_back,
        "down": None if last is None else last.down,
        "away": tally.away,
    }


def prometheus(health: Health | None, tally: Tally | None = None) -> bytes:
    """The same as the text that Prometheus reads; without `health` the store does not answer."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collected(health, tally))
    return generate_latest(registry)


class _Collected(Collector):
    def __init__(self, health: Health | None, tally: Tally | None) -> None:
        self._health = health
        self._tally = tally

    def collect(self) -> Iterator[Metric]:
        """All families."""
        yield _gauge("luongxanh_store_up", "Whether the store answers", self._health is not None)
        if self._health is not None:
            yield from _of_health(self._health)
        if self._tally is not None:
            yield from _of_tally(self._tally)


def _of_health(health: Health) -> Iterator[Metric]:
    overdue, backlog, at = health.overdue, health.backlog, health.at
    yield _gauge("luongxanh_overdue_dossiers", "Dossiers on which something has passed unseen", overdue.dossiers)
    yield _gauge("luongxanh_overdue_oldest_age_seconds", "Since when on the first of them", _age(overdue.oldest, at))
    yield _gauge("luongxanh_outbox_messages", "Messages that are still to be told", backlog.messages)
    yield _gauge("luongxanh_outbox_dead", "Messages that were given up", backlog.dead)
    yield _gauge("luongxanh_outbox_oldest_age_seconds", "Since when the oldest message waits", _age(backlog.oldest, at))
    yield _gauge("luongxanh_clock_skew_seconds", "By how much the store's clock is ahead", health.skew)


def _of_tally(tally: Tally) -> Iterator[Metric]:
    last = tally.last
    yield _counter("luongxanh_worker_rounds", "Rounds of this worker", tally.rounds)
    yield _counter("luongxanh_worker_settled", "Dossiers that were settled", tally.settled)
    yield _counter("luongxanh_worker_refused", "Dossiers that could not be settled", tally.refused)
    yield _counter("luongxanh_worker_delivered", "Messages that were delivered", tally.delivered)
    yield _counter("luongxanh_worker_failed", "Attempts to deliver that failed", tally.failed)
    yield _gauge("luongxanh_clock_jump_seconds", "By how much the machine's clock jumped", last.jump if last else 0)
    yield _gauge(
        "luongxanh_worker_held_back", "Whether no clock is fired for a wrong clock", bool(last and last.held_back)
    )
    yield _gauge("luongxanh_worker_sink_down", "Whether nothing is sent for a while", bool(last and last.down))
    if last is not None:
        yield _gauge("luongxanh_worker_last_round_timestamp_seconds", "When the last round began", last.at)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=float(value))


def _counter(name: str, text: str, value: int) -> Metric:
    return CounterMetricFamily(name, text, value=value)


def _oldest(since: Instant | None, at: Instant) -> dict[str, Any]:
    return {"oldest": None if since is None else shown(since), "oldest_seconds": _age(since, at)}


def _age(since: Instant | None, at: Instant) -> int:
    return 0 if since is None else max(0, at - since)
