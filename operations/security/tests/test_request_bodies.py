"""How long a body may be and how slow, without a server."""

import io

import pytest

from operations.security import body_reader
from operations.security.places import BODIES, Places
from operations.security.request_bodies import RequestBodies
from operations.security.streams import SHORT, Streams

MOST, MOST_FILE = 1000, 5000


def echo(environ, start):
    body = environ["wsgi.input"].read()
    start("200 OK", [("X-Length", environ["CONTENT_LENGTH"])])
    return [body]


def sent(body=b"", path="/v/report", method="POST", application=echo, **environ):
    """Status, headers and answer of the application behind the limits."""
    said = []
    limited = RequestBodies(application, MOST, {"/admin/": 2000, "/admin/images/": MOST_FILE})
    request = {"REQUEST_METHOD": method, "PATH_INFO": path, "REMOTE_ADDR": "192.0.2.1", "wsgi.input": io.BytesIO(body)}
    answer = limited(request | environ, lambda status, headers: said.extend((status, dict(headers))))
    return int(said[0][:3]), said[1], b"".join(answer)


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", MOST), ("/en/admin/", MOST), ("/admin/pages/1/edit/", 2000), ("/admin/images/add/", MOST_FILE)],
)
def test_each_path_has_its_limit(path, most):
    assert sent(b"x" * most, path, CONTENT_LENGTH=str(most))[0] == 200
    assert sent(b"x" * (most + 1), path, CONTENT_LENGTH=str(most + 1))[0] == 413
    assert sent(b"x" * most, path, HTTP_TRANSFER_ENCODING="chunked")[0] == 200
    assert sent(b"x" * (most + 1), path, HTTP_TRANSFER_ENCODING="chunked")[0] == 413


class Untouched(io.BytesIO):
    """Whoever reads this fails."""

    def read(self, *_):
        raise AssertionError("it was read")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"])
def test_what_promises_too_much_is_not_read(method):
    status, headers, _ = sent(method=method, CONTENT_LENGTH="1001", **{"wsgi.input": Untouched()})
    assert (status, headers["Connection"]) == (413, "close")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_nobody_waits_for_the_body_of_a_page(method):
    unread = {"wsgi.input": Untouched()}
    assert sent(method=method, CONTENT_LENGTH="1000", **unread)[::2] == (200, b"")
    assert sent(method=method, HTTP_TRANSFER_ENCODING="chunked", **unread)[::2] == (200, b"")


def test_chunks_get_a_length():
    status, headers, body = sent(b"a=b", HTTP_TRANSFER_ENCODING="chunked")
    assert (status, headers["X-Length"], body) == (200, "3", b"a=b")


def test_what_ends_early_is_not_taken_for_the_whole():
    assert sent(b"a=b", CONTENT_LENGTH="4")[0] == 400


def test_what_comes_too_slowly_is_refused(monkeypatch):
    monkeypatch.setattr(body_reader, "PATIENCE", -1.0)
    assert sent(b"a=b", CONTENT_LENGTH="3")[0] == 408


def test_without_a_body_nothing_is_looked_at():
    assert sent(application=lambda environ, start: [start("204 No Content", []) or b""])[0] == 204


def test_one_address_leaves_half_the_places():
    places = Places(BODIES)
    assert [places.take("a") for _ in range(BODIES)].count(True) == BODIES // 2
    assert [places.take("b") for _ in range(BODIES)].count(True) == BODIES // 2
    assert not places.take("c")
    places.give_back("a")
    assert places.take("c")


class Stream(list):
    """A streamed answer of Django's."""

    streaming = True
    is_closed = False

    def close(self):
        self.is_closed = True


def site(environ, start):
    start("200 OK", environ["headers"])
    return environ["answer"]


def streamed(streams, answer, length=None):
    """What leaves, and the status, of an answer with or without a length."""
    said = []
    headers = [("Content-Length", str(length))] if length else []
    environ = {"PATH_INFO": "/documents/1/", "REMOTE_ADDR": "192.0.2.1", "headers": headers, "answer": answer}
    return streams(environ, lambda status, _: said.append(status)), said


def test_a_short_file_leaves_at_once():
    answer = Stream([b"a", b"b"])
    made, _ = streamed(Streams(site), answer, length=SHORT)
    assert made == [b"ab"]
    assert answer.is_closed


def test_only_so_many_long_ones_and_places_come_back():
    streams = Streams(site)
    under_way = []
    while (made := streamed(streams, Stream([b"x"]), length=SHORT + 1))[1] == ["200 OK"]:
        under_way.append(made[0])
    refused = Stream([b"x"])
    assert streamed(streams, refused)[1] == ["503 Service Unavailable"]
    assert refused.is_closed
    under_way.pop().close()
    assert streamed(streams, Stream([b"x"]))[1] == ["200 OK"]
