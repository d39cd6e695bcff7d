"""Where are events told? To a web address, to a file or to a function; again where it is not sure that they came."""

from collections.abc import Callable, Sequence
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from workflow.errors import NotAllowed
from workflow.worker.cloudevents import BATCH, CloudEvent, batch, line
from workflow.worker.lines import Lines


class Undelivered(Exception):
    """The sink did not take it; the text says why."""


class Sink(Protocol):
    """Takes the events of one message after the other."""

    @property
    def patience(self) -> int:
        """How many seconds it may take to take a message."""

    def send(self, events: Sequence[CloudEvent]) -> None:
        """Takes the events of one message together; raises Undelivered."""

    def settle(self) -> None:
        """After this, what was taken is not lost any more; raises Undelivered."""


class Called:
    """A function that is given the events of each message; whatever it raises means that it did not take them."""

    patience = 0

    def __init__(self, function: Callable[[Sequence[CloudEvent]], Any]) -> None:
        self._function = function

    def send(self, events: Sequence[CloudEvent]) -> None:
        try:
            self._function(events)
        except Exception as error:
            raise Undelivered(f"{type(error).__name__}: {error}") from error

    def settle(self) -> None:
        """The function has done it."""


class File:
    """A file with one event a line; an event counts as told once its line is on the disk. Raises OSError where the
    file cannot be opened.
    """

    patience = 0

    def __init__(self, path: str) -> None:
        self._lines = Lines(path)

    def send(self, events: Sequence[CloudEvent]) -> None:
        try:
            self._lines.write("".join(f"{line(one)}\n" for one in events))
        except OSError as error:
            raise Undelivered(f"{self._lines.path}: {error.strerror or error}") from error

    def settle(self) -> None:
        try:
            self._lines.settle()
        except OSError as error:
            raise Undelivered(f"{self._lines.path}: {error.strerror or error}") from error


class Webhook:
    """A web address that is sent each message as one batch of CloudEvents; 2xx means that it has taken it.

    `timeout` is in seconds; `token` goes along as a bearer token. Raises NotAllowed for what is no address.
    """

    def __init__(self, url: str, *, token: str | None = None, timeout: int = 10) -> None:
        self._url = _judged(url)
        self.patience = timeout
        self._headers = {"Content-Type": f"{BATCH}; charset=utf-8", "User-Agent": "luongxanh"}
        if token:
            if not (token.isascii() and token.isprintable()):
                raise NotAllowed("webhook: wanted a token, but it has letters that no header may have; possible: ASCII")
            self._headers["Authorization"] = f"Bearer {token}"
        self._opener = build_opener(_Stay)

    def send(self, events: Sequence[CloudEvent]) -> None:
        request = Request(self._url, data=batch(events), headers=self._headers, method="POST")
        try:
            self._opener.open(request, timeout=self.patience).close()
        except HTTPError as answer:
            answer.close()
            raise Undelivered(f"HTTP {answer.code} {answer.reason}".strip()) from None
        except (OSError, HTTPException) as error:
            raise Undelivered(_reason(error)) from None

    def settle(self) -> None:
        """It has answered."""


class _Stay(HTTPRedirectHandler):
    """An address that sends one elsewhere has not taken anything."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _judged(url: str) -> str:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fine = False
    if not fine or not url.isascii() or any(letter.isspace() for letter in url):
        raise NotAllowed("webhook: wanted a web address, but it is none; possible: https://portal.example/events")
    if parts.username is not None:
        raise NotAllowed("webhook: wanted no password in the address, but there is one; possible: a bearer token")
    return url


def _reason(error: Exception) -> str:
    """What went wrong, without the address."""
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "timed out"
    return str(getattr(cause, "strerror", None) or cause or type(cause).__name__)
