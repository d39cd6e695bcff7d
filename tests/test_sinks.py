"""Where events are told: a web address that answers or does not, and a file that a crash may tear."""

import json
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server
from typing import Any, NamedTuple

import pytest

from workflow.errors import NotAllowed
from workflow.worker.sinks import File, Undelivered, Webhook

EVENTS = [{"id": "A/1", "data": {"name": "Nguyễn"}}, {"id": "A/2"}]


class Asked(NamedTuple):
    """A request as it came in."""

    method: str
    headers: dict[str, str]
    body: Any


@contextmanager
def answering(status: int, location: str | None = None) -> Iterator[tuple[str, list[Asked]]]:
    """A server in this process that answers so to everything; its address and what it was asked."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(Asked(self.command, dict(self.headers), body))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            asked.append(Asked(self.command, dict(self.headers), None))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/events", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# --- the web


@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_message_is_one_batch_and_2xx_means_that_it_has_arrived(status: int) -> None:
    with answering(status) as (url, asked):
        Webhook(url).send(EVENTS)

    (one,) = asked
    assert (one.method, one.body) == ("POST", EVENTS)
    assert one.headers["Content-Type"] == "application/cloudevents-batch+json; charset=utf-8"
    assert "Authorization" not in one.headers


def test_the_token_goes_along_as_a_bearer_token() -> None:
    with answering(200) as (url, asked):
        Webhook(url, token="s3cret").send(EVENTS)

    assert asked[0].headers["Authorization"] == "Bearer s3cret"


@pytest.mark.parametrize(("status", "said"), [(500, "HTTP 500 Internal Server Error"), (404, "HTTP 404 Not Found")])
def test_another_answer_means_that_it_has_not_arrived(status: int, said: str) -> None:
    with answering(status) as (url, _), pytest.raises(Undelivered) as refused:
        Webhook(url, token="s3cret").send(EVENTS)

    assert str(refused.value) == said


def test_an_address_that_sends_one_elsewhere_has_taken_nothing_and_is_not_followed() -> None:
    with (
        answering(200) as (elsewhere, followed),
        answering(302, elsewhere) as (url, asked),
        pytest.raises(Undelivered, match=r"^HTTP 302 Found$"),
    ):
        Webhook(url, token="s3cret").send(EVENTS)

    assert (len(asked), followed) == (1, [])


def test_an_address_at_which_nobody_listens_has_taken_nothing() -> None:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(Undelivered, match=r"^Connection refused$"):
        Webhook(f"http://127.0.0.1:{port}/").send(EVENTS)


def test_an_address_that_does_not_answer_in_time_has_taken_nothing() -> None:
    with create_server(("127.0.0.1", 0)) as silent, pytest.raises(Undelivered, match=r"^timed out$"):
        Webhook(f"http://127.0.0.1:{silent.getsockname()[1]}/", timeout=1).send(EVENTS)


def test_an_address_that_hangs_up_has_taken_nothing() -> None:
    with create_server(("127.0.0.1", 0)) as rude:
        hanging = threading.Thread(target=lambda: rude.accept()[0].close())
        hanging.start()
        with pytest.raises(Undelivered):
            Webhook(f"http://127.0.0.1:{rude.getsockname()[1]}/").send(EVENTS)
        hanging.join()


@pytest.mark.parametrize(
    "url",
    ["portal.example", "ftp://portal.example/", "http://", "http://a b/", "http://h:99999/", "file:///etc/passwd"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed, match="wanted a web address, but it is none; possible: https://"):
        Webhook(url)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(NotAllowed) as refused:
        Webhook("https://me:s3cret@portal.example/")

    assert "s3cret" not in str(refused.value)
    assert "possible: a bearer token" in str(refused.value)


def test_a_token_that_would_break_the_header_is_refused() -> None:
    with pytest.raises(NotAllowed, match="wanted a token"):
        Webhook("https://portal.example/", token="a\r\nX-Other: b")


# --- a file


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_file_gets_one_event_a_line_after_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"

    for _ in range(2):
        sink = File(str(path))
        sink.send(EVENTS)
        sink.settle()

    assert lines(path) == EVENTS * 2


@pytest.mark.parametrize("torn", ['{"id": "B/1", "da', '{"id": "Nguy\u1ec5', '"'])
def test_a_line_that_a_crash_has_torn_is_cut_off_at_the_next_start(torn: str, tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    path.write_bytes(b'{"id": "A/0"}\n' + torn.encode()[:-1] + torn.encode()[-1:])

    sink = File(str(path))
    assert lines(path) == [{"id": "A/0"}]
    sink.send(EVENTS)
    sink.settle()

    assert lines(path) == [{"id": "A/0"}, *EVENTS]


def test_a_line_that_is_torn_in_the_middle_of_a_letter_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    path.write_bytes(b'{"id": "A/0"}\n' + '{"name": "Nguyễ'.encode()[:-1])

    File(str(path))

    assert lines(path) == [{"id": "A/0"}]


def test_a_line_that_lacks_only_its_end_is_given_one(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    path.write_text('{"id": "A/0"}')

    File(str(path))

    assert path.read_text() == '{"id": "A/0"}\n'


def test_a_torn_line_longer_than_a_look_is_cut_off_whole(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    path.write_text('{"id": "A/0"}\n{"long": "' + "x" * 200_000)

    File(str(path))

    assert path.read_text() == '{"id": "A/0"}\n'


def test_a_line_torn_by_another_process_is_mended_before_the_next_one_is_written(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    sink = File(str(path))
    path.write_text('{"id": "B/1", "da')

    sink.send(EVENTS)
    sink.settle()

    assert lines(path) == EVENTS


def test_a_file_in_a_folder_that_is_not_there_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        File(str(tmp_path / "nowhere" / "outbox.jsonl"))


def test_a_disk_that_is_full_half_way_has_taken_nothing_and_keeps_nothing(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    sink = File(str(path))
    sink.send(EVENTS)
    room = path.stat().st_size + 10
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(Undelivered, match="File too large"):
            sink.send(EVENTS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    sink.settle()

    assert lines(path) == EVENTS


def test_two_who_write_one_file_never_write_into_each_others_lines_nor_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "outbox.jsonl"
    first, second = File(str(path)), File(str(path))

    first.send(EVENTS)
    second.send(EVENTS[:1])
    first.send(EVENTS[1:])
    second.settle()
    first.settle()

    assert [one["id"] for one in lines(path)] == ["A/1", "A/2", "A/1", "A/2"]
