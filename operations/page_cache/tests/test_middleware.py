"""What is kept, for whom, and until when."""

import gzip
import threading
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.freshness import WHOLE_QUERY, Noted, fresh_until

from .house import HOST, NOON, House


def test_a_page_is_rendered_once():
    house = House()
    assert [house.get()[2] for _ in range(5)] == [house.body.encode()] * 5
    assert len(house.seen) == 1


def test_only_what_does_not_lie_ready_meets_the_pace_and_meets_it_in_person():
    house = House(parameters=("q",))
    house.get(query="q=1")  # teaches the store what the path knows
    house.get(query="q=1")
    assert [environ["REMOTE_ADDR"] for environ in house.paced] == ["203.0.113.9"] * 2
    for _ in range(5):
        house.get(query="q=1&unknown=2")
    assert len(house.paced) == 2
    house.get(query="q=1", HTTP_COOKIE="sessionid=somebody")
    house.version.change()
    house.get(query="q=1")
    assert len(house.paced) == 4


def test_a_change_of_the_content_renders_it_anew():
    house = House()
    house.get()
    house.body = "新的" * 300
    assert "新的" not in house.get()[2].decode()
    house.version.change()
    assert "新的" in house.get()[2].decode()


def test_a_change_while_rendering_is_not_missed():
    house = House()
    render = house.application

    def changed_meanwhile(environ, start):
        answer = render(environ, start)
        house.version.change()
        house.body = "新的"
        return answer

    house.store._application = changed_meanwhile
    house.get()
    assert house.get()[2].decode() == "新的"


def test_midnight_ends_every_page():
    house = House(longest=10**6)
    house.time = NOON + 12 * 3600 - 1
    house.get()
    house.time += 0.5
    house.get()
    assert len(house.seen) == 1
    house.time += 0.5
    house.get()
    assert len(house.seen) == 2


def test_a_named_moment_ends_a_page():
    house = House()
    render = house.application

    def opens_at_five_past(environ, start):
        fresh_until(datetime.fromtimestamp(NOON + 300, UTC))
        fresh_until(datetime.fromtimestamp(NOON - 300, UTC))
        return render(environ, start)

    house.store._application = opens_at_five_past
    house.get()
    house.time = NOON + 299
    house.get()
    assert len(house.seen) == 1
    house.time = NOON + 300
    house.get()
    assert len(house.seen) == 2


def test_nobody_keeps_a_page_longer_than_allowed():
    house = House()
    house.get()
    house.time += 600
    house.get()
    assert len(house.seen) == 2


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=b; sessionid=abc"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_AUTHORIZATION": "Basic eA=="},
        {"HTTP_IF_MATCH": '"x"'},
        {"REQUEST_METHOD": "POST"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": f"{HOST}:8080"},
        {"PATH_INFO": "/admin/"},
    ],
)
def test_somebody_or_something_odd_goes_straight_through(extra):
    house = House()
    for _ in range(2):
        house.get(**extra)
    assert len(house.seen) == 2
    assert len(house.store._plain) == 0
    assert all(seen["REMOTE_ADDR"] == "203.0.113.9" for seen in house.seen)


def test_without_a_proxy_of_ours_the_scheme_is_hearsay_and_separates_nothing(settings):
    settings.TRUSTED_PROXIES = 0
    house = House()
    for said in ("https", "gopher", "http"):
        house.get(HTTP_X_FORWARDED_PROTO=said)
    assert len(house.seen) == 1
    assert "HTTP_X_FORWARDED_PROTO" not in house.seen[0]


def test_what_a_proxy_of_ours_says_of_the_scheme_names_another_page(settings):
    settings.TRUSTED_PROXIES = 1
    house = House()
    for said in ("https", "http", "https"):
        house.get(HTTP_X_FORWARDED_PROTO=said)
    assert [seen["HTTP_X_FORWARDED_PROTO"] for seen in house.seen] == ["https", "http"]
    for _ in range(2):
        house.get(HTTP_X_FORWARDED_PROTO="gopher")
    assert len(house.seen) == 4


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "HTTP_X_FORWARDED_HOST",
                "HTTP_USER_AGENT",
                "HTTP_REFERER",
                "HTTP_ACCEPT_LANGUAGE",
                "HTTP_X_ORIGINAL_URL",
                "HTTP_RANGE",
                "HTTP_X_HTTP_METHOD_OVERRIDE",
                "HTTP_FORWARDED",
                "HTTP_IF_MODIFIED_SINCE",
            ]
        ),
        st.text(st.characters(max_codepoint=255), max_size=20),
    )
)
def test_nothing_of_the_visitor_reaches_a_kept_page(headers):
    house = House()
    house.get(HTTP_COOKIE="csrftoken=x; tracker=1; reading=elder; reading2=elder", **headers)
    (seen,) = house.seen
    assert not set(headers) & set(seen)
    assert seen["HTTP_COOKIE"] == "reading=elder"
    assert seen["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize("cookie", ["", "reading=other", "x=1", "reading="])
def test_a_reading_mode_is_a_page_of_its_own(cookie):
    house = House()
    house.get(HTTP_COOKIE="reading=elder")
    house.get(HTTP_COOKIE=cookie)
    house.get()
    assert len(house.seen) == 2


@pytest.mark.parametrize(
    ("status", "headers", "parameters"),
    [
        (404, {}, None),
        (404, {"Set-Cookie": "a=b"}, ()),
        (302, {"Location": "/x"}, None),
        (200, {"Set-Cookie": "a=b"}, ()),
        (200, {}, None),
        (500, {}, None),
        (200, {"Content-Security-Policy": "script-src 'nonce-abc'"}, ()),
    ],
)
def test_what_is_not_public_is_never_kept(status, headers, parameters):
    house = House(parameters)
    house.status, house.headers = status, headers
    for _ in range(3):
        assert house.get()[0].startswith(str(status))
    assert len(house.store._plain) == 0
    assert house.seen[-1]["REMOTE_ADDR"] == "203.0.113.9", "the visitor gets an answer to the real request"
    assert len(house.seen) == 4, "tried once for nobody, then for the visitor each time"


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_is_public_and_no_page_is_made_once_for_each_and_not_kept(status):
    house = House(())
    house.status = status
    for _ in range(3):
        assert house.get()[0].startswith(str(status))
    assert house.get(method="HEAD")[2] == b""
    assert len(house.seen) == 4
    assert len(house.store._plain) == 0


def test_what_came_as_utf_8_is_read_as_utf_8():
    house = House(("q",))
    raw = "q=\u6d2a".encode().decode("latin-1")
    for query in ("q=%E6%B4%AA", raw, raw):
        house.get(query=query)
    assert [seen["QUERY_STRING"] for seen in house.seen] == ["q=%E6%B4%AA"] * 2, "learned, then kept for both"


def test_unknown_parameters_share_a_page():
    house = House(("q",))
    house.get(query="q=a")
    for query in ("q=a", "utm_source=x&q=a", "q=b&q=a", "q=a&fbclid=1"):
        house.get(query=query)
    assert [seen["QUERY_STRING"] for seen in house.seen] == ["q=a", "q=a"]
    house.get(query="utm_source=y")
    assert house.seen[-1]["QUERY_STRING"] == ""


@pytest.mark.parametrize(
    "reads",
    [
        Noted(parameters={"q", "after"}),
        Noted(parameters={WHOLE_QUERY}),
        Noted(cookies={"theme"}),
        Noted(headers={"HTTP_USER_AGENT"}),
        Noted(headers={"REMOTE_ADDR"}),
    ],
)
def test_what_is_read_without_being_declared_is_not_kept_and_reported(reads, caplog):
    house = House(("q",))
    house.reads = reads
    for _ in range(3):
        house.get()
        house.get(query="q=1&after=2")
    assert {seen["QUERY_STRING"] for seen in house.seen if seen["REMOTE_ADDR"] == "203.0.113.9"} == {"", "q=1&after=2"}
    assert len(house.store._plain) == len(house.store._asked) == 0
    assert "without declaring it" in caplog.text
    caplog.clear()


def test_what_is_declared_and_what_names_a_page_may_be_read():
    house = House(("q",))
    house.reads = Noted(parameters={"q"}, cookies={"reading"}, headers={"HTTP_HOST", "HTTP_IF_NONE_MATCH"})
    for _ in range(3):
        house.get()
    assert len(house.seen) == 1


def test_a_strict_view_sees_what_it_refuses():
    house = House(("limit",), is_strict=True)
    house.reads = Noted(parameters={"limit", WHOLE_QUERY})
    house.get(query="limit=1")
    for query in ("limit=1", "limit=1&other=2", "limit=1&limit=1", "limit=1"):
        house.get(query=query)
    seen = [environ["QUERY_STRING"] for environ in house.seen]
    assert seen == ["limit=1", "limit=1", "limit=1&other=2", "limit=1&limit=1"], "learned, kept, refused twice"


@pytest.mark.parametrize("query", ["q=" + "x" * 2000, "&".join(["q=1"] * 50)])
def test_odd_queries_are_not_kept(query):
    house = House(("q",))
    for _ in range(3):
        house.get(query=query)
    assert len(house.seen) == 3
    assert len(house.store._asked) == 0


def test_memory_is_bounded_and_queries_push_out_only_queries():
    house = House(("q",), memory=200_000)
    house.get("/plain")
    house.get("/s", query="q=0")
    for number in range(200):
        house.get("/s", query=f"q={number}")
    assert house.store._asked.size <= 50_000
    before = len(house.seen)
    house.get("/plain")
    assert len(house.seen) == before


@given(
    st.sampled_from(["br", "gzip", "identity", "gzip;q=0, br", "*", "br;q=0", "", "gzip, deflate, br, zstd", "x;q=y"])
)
def test_a_reader_gets_what_it_can_read(accepted):
    house = House()
    _, headers, body = house.get(HTTP_ACCEPT_ENCODING=accepted)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[headers.get("content-encoding")]
    assert unpack(body).decode() == house.body
    assert int(headers["content-length"]) == len(body)
    assert headers["vary"] == "Accept-Encoding, Cookie"
    assert "gzip;q=0" not in accepted or headers.get("content-encoding") != "gzip"


def test_who_has_it_is_told_so():
    house = House()
    etag = house.get(HTTP_ACCEPT_ENCODING="br")[1]["etag"]
    status, headers, body = house.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"other", W/{etag}')
    assert (status, body, headers["etag"]) == ("304 Not Modified", b"", etag)
    assert house.get(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=etag)[0] == "200 OK"
    house.body = "新"
    house.version.change()
    assert house.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=etag)[0] == "200 OK"


def test_head_is_get_without_its_body():
    house = House()
    get, head = house.get(), house.get(method="HEAD")
    assert head == (get[0], get[1], b"")


def test_caches_ask_each_time_unless_the_view_says_more():
    house = House()
    assert house.get()[1]["cache-control"] == "public, no-cache"
    house.headers = {"Cache-Control": "no-store"}
    house.version.change()
    assert house.get()[1]["cache-control"] == "no-store"


def test_a_crowd_after_a_change_waits_for_one_rendering():
    house = House()
    house.get()
    house.version.change()
    crowd, render = threading.Barrier(8), house.application
    ready = threading.Event()

    def slow(environ, start):
        ready.wait(5)
        return render(environ, start)

    house.store._application = slow
    answers = []

    def come():
        crowd.wait()
        answers.append(house.get()[0])

    readers = [threading.Thread(target=come) for _ in range(7)]
    for reader in readers:
        reader.start()
    crowd.wait()
    ready.set()
    for reader in readers:
        reader.join()
    assert answers == ["200 OK"] * 7
    assert len(house.seen) == 2


def test_an_old_page_stands_in_while_the_database_is_away():
    house = House()
    house.get()
    house.version.change()
    house.status = 503
    assert [house.get()[0] for _ in range(3)] == ["200 OK"] * 3
    assert len(house.seen) == 2, "one that found out, then a second of peace"
    house.time += 1
    house.status, house.body = 200, "新"
    assert house.get()[2].decode() == "新"


def test_a_verdict_never_stands_in():
    house = House()
    house.headers = {"Cache-Control": "no-store"}
    house.get()
    house.version.change()
    house.status = 503
    assert house.get()[0].startswith("503")


def test_without_a_version_everything_is_rendered():
    house = House()
    house.version.now = None
    house.get()
    house.get()
    assert len(house.seen) == 2
