"""Bodies longer than their address takes are refused before they come, and lie nowhere."""

import http.client
import json
import socket
import ssl
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest

from tests.serving import free_port

from .clients import ask, connect
from .sample import proxied

pytestmark = [pytest.mark.slow, pytest.mark.once]

LARGE = 200 * 1024 * 1024
ABOVE_NOTHING = "multipart/form-data; boundary=x"


@pytest.fixture(params=["site", "behind_nginx"])
def url(request):
    """Where it comes in: the bare server, or the sample in front of it."""
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, str) else found.url


def said_to(url: str, head: str) -> str:
    """What the server says to the head of a request alone."""
    with connect(url) as one:
        one.sendall(f"{head}\r\nHost: 127.0.0.1\r\nContent-Type: {ABOVE_NOTHING}\r\n\r\n".encode())
        answer = http.client.HTTPResponse(one)
        answer.begin()
        return f"{answer.status} {answer.read().decode()}"


def heard(one: socket.socket) -> bytes:
    """What has come from the server so far; it may hang up before all was sent."""
    one.setblocking(False)
    try:
        return one.recv(65536)
    except (BlockingIOError, ssl.SSLWantReadError):
        return b""
    finally:
        one.settimeout(30)


@pytest.mark.parametrize(
    ("path", "words"),
    [("/v/report", "发来的内容太大"), ("/zh-hant/v/report", "發來的內容太大"), ("/en/v/report", "too large")],
)
def test_a_promise_is_refused_at_once_in_the_readers_language(url, path, words):
    said = said_to(url, f"POST {path} HTTP/1.1\r\nContent-Length: {LARGE}")
    assert said.startswith("413 ")
    assert words in said


@pytest.mark.parametrize("path", ["/v/report", "/", "/account/sign-in/", "/admin/login/", "/api/v2/pages/", "/no-such"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_wherever_it_goes(url, method, path):
    assert said_to(url, f"{method} {path} HTTP/1.1\r\nContent-Length: {LARGE}").startswith("413 ")


def test_chunks_are_counted_and_lie_nowhere(url, temporary):
    sent = 0
    with connect(url) as one:
        one.sendall(b"POST /v/report HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
        with suppress(BrokenPipeError, ConnectionResetError):  # who sends on after the answer may miss it
            while sent < LARGE and not (answer := heard(one)):
                one.sendall(b"10000\r\n" + bytes(0x10000) + b"\r\n")
                sent += 0x10000
    assert not answer or answer.startswith(b"HTTP/1.1 413 ")
    assert sent < LARGE / 10
    assert sum(file.stat().st_size for file in temporary.rglob("*")) < 2 * 1024 * 1024


def test_a_form_in_chunks_is_read(site):
    parts = iter([b"code=no", b"-such-code"])
    target = urlsplit(site.url)
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=30)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/v/report", parts, kind, encode_chunked=True)
    assert connection.getresponse().status not in (408, 411, 413, 500, 503)


def test_nobody_chooses_the_address_the_site_counts(tmp_path):
    heard: list[dict[str, str]] = []

    class Upstream(BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Upstream) as upstream:
        threading.Thread(target=upstream.serve_forever, daemon=True).start()
        with proxied(tmp_path / "sample", f"http://127.0.0.1:{upstream.server_port}", free_port()) as url:
            forged = {"X_Forwarded_For": "198.51.100.7", "X_Forwarded_Proto": "http", "Forwarded": "for=198.51.100.7"}
            assert ask(url, "/", **forged)[0] == 204
        upstream.shutdown()
    assert heard[0]["x-forwarded-for"] == "127.0.0.1"
    assert heard[0]["x-forwarded-proto"] == "https"
    assert "198.51.100.7" not in json.dumps({name: heard[0][name] for name in heard[0] if name != "forwarded"})
