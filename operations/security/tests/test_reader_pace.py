"""Searches and guessed codes have a pace; whoever asks for a true plaque always gets it."""

import io
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import DatabaseError, close_old_connections
from django.test import RequestFactory
from django.urls import reverse

from core import known_codes, rate_limits
from core.codes import random_code
from honours.models import Honour, Merchant
from lessons.certificates.models import Certificate
from lessons.quizzes.models import Quiz
from operations.page_cache.conf import page_store
from operations.security.rate_limits import CARDS, PAPERS, TAKEAWAYS
from operations.security.reader_rate import ReaderRateLimit
from outputs.share_images.addresses import card_address
from outputs.share_images.card import Shape

pytestmark = pytest.mark.once

HERE, ELSEWHERE = "203.0.113.5", "198.51.100.7"


@pytest.fixture
def clock(monkeypatch):
    """The clock of the limits, moved on by hand in seconds."""
    clock = SimpleNamespace(now=1_800_000_000, time=lambda: clock.now)
    monkeypatch.setattr(rate_limits, "time", clock)
    return clock


class Reader:
    """Asks an application that answers everything with one status, or the whole site."""

    def __init__(self, status: str = "200 OK", site=None) -> None:
        self.paced = site or ReaderRateLimit(self._answer)
        self.status = status
        self.headers: dict[str, str] = {}

    def _answer(self, environ, start):
        start(self.status, [])
        return [b""]

    def get(self, path, query="", address=HERE, **more):
        said = []

        def start(status, headers, *rest):
            said.append(status)
            self.headers = dict(headers)

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "REMOTE_ADDR": address,
            "HTTP_HOST": "localhost:8000",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        }
        self.body = b"".join(self.paced(environ | more, start)).decode(errors="replace")
        return said[0][:3]


@pytest.fixture
def site(db):
    """A reader of the whole site, page store and all; the test's transaction outlives each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Reader(site=page_store(WSGIHandler(), paced=ReaderRateLimit))
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def guess(reader, clock, times, address=HERE, prefix=""):
    """The answers to so many made-up codes, ten a second."""
    answers = []
    for number in range(times):
        answers.append(reader.get(f"{prefix}/v/{random_code(10)}", address=address))
        clock.now += number % 10 == 9
    return answers


def test_guessing_codes_is_answered_briefly(db, clock):
    reader = Reader("404 Not Found")
    assert guess(reader, clock, 125) == ["404"] * 120 + ["429"] * 5
    assert "查无此牌" in reader.body
    assert "分钟内只这样简短回答" in reader.body
    assert int(reader.headers["Retry-After"]) <= 600
    assert "default-src 'none'" in reader.headers["Content-Security-Policy"]
    assert reader.get("/v/AAAABBBBCC", address=ELSEWHERE) == "404"


@pytest.mark.slow
def test_after_220_wrong_codes_every_true_one_answers_the_same_network(site, clock):
    assert guess(site, clock, 220) == ["404"] * 120 + ["429"] * 100
    for code in Honour.objects.public().values_list("code", flat=True)[:50]:
        for path in (f"/v/{code}", f"/v/{code}/", f"/en/v/{code.lower()}。", f"/V/{code[:5]} {code[5:]}"):
            assert site.get(path) == "200", path
            assert "429" not in site.body
    certificate = Certificate.objects.create(attempt="a" * 64, lesson_title="消防")
    assert site.get(f"/zh-hant/v/{certificate.code}") == "200"


@pytest.mark.slow
def test_who_stands_before_a_forged_plaque_learns_it_in_every_language_and_can_report_it(site, clock):
    guess(site, clock, 130)
    for prefix, words in (("", "查无此牌"), ("/zh-hant", "查無此牌"), ("/en", "No such plaque")):
        assert site.get(f"{prefix}/v/{random_code(10)}") == "429"
        assert words in site.body
        assert f'href="{prefix}/v/report"' in site.body
        assert site.get(f"{prefix}/v/report") == "200"
        assert site.get(f"{prefix}/v/") == "200"
        assert site.get(f"{prefix}/v/{quote('防伪码')}") == "429"
    assert site.get("/v/keys.json") == "200"
    assert site.get("/v/status/99") == "404"


@pytest.mark.slow
def test_what_is_not_published_is_told_like_a_forgery(site, clock):
    honour = Honour.objects.public().first()
    Honour.objects.filter(pk=honour.pk).update(live=False)
    guess(site, clock, 130)
    assert site.get(f"/v/{honour.code}") == "429"
    honour.live = True
    honour.save()
    assert site.get(f"/v/{honour.code}") == "200"


def test_wrong_codes_from_everywhere_are_answered_briefly_and_true_ones_as_ever(site, clock):
    code = Honour.objects.public().first().code
    answers = [site.get(f"/v/{random_code(10)}", address=f"2001:db8:0:{number:x}::1") for number in range(30)]
    assert answers == ["404"] * 20 + ["429"] * 10
    assert "几秒钟内" in site.body
    assert site.get(f"/v/{code}") == "200"
    clock.now += 1
    assert site.get(f"/v/{random_code(10)}") == "404"


def test_the_addresses_of_one_household_are_one_network(db, clock):
    reader = Reader("404 Not Found")
    answers = []
    for number in range(125):
        answers.append(reader.get(f"/v/{random_code(10)}", address=f"2001:db8:0:1::{number:x}"))
        clock.now += number % 10 == 9
    assert answers == ["404"] * 120 + ["429"] * 5


def test_a_database_that_does_not_answer_refuses_nobody(clock, monkeypatch, db):
    def away(typed):
        raise DatabaseError

    reader = Reader("404 Not Found")
    guess(reader, clock, 130)
    monkeypatch.setattr(known_codes, "_lookups", [away])
    assert reader.get(f"/v/{random_code(10)}") == "404"


def test_a_whole_market_behind_one_address_scans_real_plaques(clock):
    reader = Reader("200 OK")
    assert {reader.get("/v/AAAABBBBCCCC/") for _ in range(2000)} == {"200"}


@pytest.mark.parametrize("path", ["/search/", "/en/search/", "/zh-hant/search/"])
def test_searching_has_a_pace(clock, path):
    reader = Reader("200 OK")
    answers = [reader.get(path, f"q={number}") for number in range(305)]
    assert answers == ["200"] * 300 + ["429"] * 5
    assert reader.get("/honours/", "q=1") == "200"
    clock.now += 60
    assert reader.get(path, "q=1") == "200"


COSTLY = {
    "/certificate/pdf": 120,
    "/en/certificate/pdf": 120,
    "/takeaway/yu-fang-shi-wu-zhong-du.html": 120,
    "/zh-hant/takeaway/yu-fang-shi-wu-zhong-du.html": 120,
    "/cards/zh-hans/23456789/wide-0123456789ab.png": 300,
    "/cards/17/square-0123456789ab.png": 300,
}


@pytest.mark.parametrize("path", COSTLY)
def test_what_is_costly_to_make_has_a_pace_for_each_network(clock, path):
    reader = Reader("200 OK")
    assert [reader.get(path) for _ in range(COSTLY[path] + 5)] == ["200"] * COSTLY[path] + ["429"] * 5
    assert 0 < int(reader.headers["Retry-After"]) <= 600
    assert reader.get(path, address=ELSEWHERE) == "200"
    assert reader.get("/takeaway/") == reader.get("/v/AAAABBBBCC") == "200"
    clock.now += 600
    assert reader.get(path) == "200"


def test_the_costly_addresses_are_those_of_the_site(clock, site):
    """Each is counted where it is really made, and one that lies ready counts for nothing."""
    shop = Merchant.objects.listed().first()
    card = card_address(RequestFactory().get("/"), shop, Shape.WIDE)
    quiz = Quiz.objects.open().first()
    makes = {reverse("takeaway_file", args=[quiz.lesson.slug]): 120, urlsplit(card).path: 300}
    for path, most in makes.items():
        assert site.get(path) == "200", path
        limit = TAKEAWAYS if most == 120 else CARDS
        for _ in range(most - 1):
            assert limit.take(HERE) == 0
    assert [site.get(path) for path in makes] == ["429", "200"]
    assert site.get(reverse("certificate_pdf"), REQUEST_METHOD="POST", CONTENT_LENGTH="0") == "404"
    assert [PAPERS.take(HERE) > 0 for _ in range(120)] == [False] * 119 + [True]


def test_behind_a_proxy_the_visitor_cannot_choose_the_address(clock, settings):
    settings.TRUSTED_PROXIES = 1
    reader = Reader("200 OK")
    answers = [
        reader.get("/search/", "q=1", "10.0.0.1", HTTP_X_FORWARDED_FOR=f"1.2.3.{number}, 203.0.113.9")
        for number in range(305)
    ]
    assert answers.count("429") == 5
