"""How does one look at a worker from outside? Over HTTP: `/health` as JSON, `/metrics` as Prometheus reads it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, AF_INET6
from threading import Thread
from typing import ClassVar

from workflow.engine import Health
from workflow.errors import WorkflowError
from workflow.worker.metrics import CONTENT_TYPE, health_shape, prometheus, tally_shape
from workflow.worker.worker import Worker

LOCAL = "127.0.0.1"


@contextmanager
def served(worker: Worker, host: str, port: int) -> Iterator[tuple[str, int]]:
    """Answers at that address until it is left; gives the address, where port 0 is any that is free. Raises OSError."""
    family = AF_INET6 if ":" in host else AF_INET
    handler = type("Handler", (_Handler,), {"worker": worker})
    server = type("Server", (ThreadingHTTPServer,), {"address_family": family, "daemon_threads": True})(
        (host, port), handler
    )
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server.server_address[:2]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    worker: ClassVar[Worker]
    timeout = 10  # seconds for who asks and says no more
    server_version, sys_version = "luongxanh", ""

    def do_GET(self) -> None:
        """Answers a question."""
        match self.path.partition("?")[0]:
            case "/health":
                self._health()
            case "/metrics":
                health, _ = self._asked()
                self._answer(HTTPStatus.OK, CONTENT_TYPE, prometheus(health, self.worker.tally))
            case _:
                self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"possible: /health, /metrics\n")

    def _health(self) -> None:
        health, wrong = self._asked()
        status = HTTPStatus.OK if health is not None else HTTPStatus.SERVICE_UNAVAILABLE
        shape = {"error": wrong} if health is None else health_shape(health)
        whole = {**shape, "worker": tally_shape(self.worker.tally)}
        self._answer(status, "application/json", json.dumps(whole, ensure_ascii=False).encode())

    def _asked(self) -> tuple[Health | None, str | None]:
        """How the store stands, or why it does not say so."""
        try:
            return self.worker.engine.health(), None
        except WorkflowError as error:
            return None, str(error)

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing: who looks every few seconds is no news."""
