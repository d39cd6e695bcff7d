"""What happens without anybody's doing? Due clocks are fired, others are told, what was written is anchored.

A worker in one's own program, beside what `luongxanh worker` does:

    steady = Steady()
    with Engine("postgresql://localhost/dossiers", definitions, now=steady.now) as engine:
        worker = Worker(engine, Webhook("https://portal.example/events"), clock=steady)
        report = worker.round()
"""

from workflow.worker.anchors import Anchors
from workflow.worker.sinks import Called, File, Sink, Undelivered, Webhook
from workflow.worker.steady import Steady
from workflow.worker.telling import Failed, Telling, Told
from workflow.worker.worker import Report, Tally, Worker

__all__ = [
    "Anchors",
    "Called",
    "Failed",
    "File",
    "Report",
    "Sink",
    "Steady",
    "Tally",
    "Telling",
    "Told",
    "Undelivered",
    "Webhook",
    "Worker",
]
