"""A flood of passwords is refused before it costs anything, and hides nobody for long; readers have a pace too."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher

from guards import limits
from guards.reader_pace import PacedReaders

HERE, ELSEWHERE = "203.0.113.5", "198.51.100.7"
PASSWORD = "right-password-1"


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was hashed."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password, salt):
        CountingHasher.hashed += 1
        return super().encode(password, salt)


@pytest.fixture
def clock(monkeypatch):
    """The clock of the limits, moved on by hand in seconds."""

    class Clock:
        now = 1_800_000_000

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(limits, "time", clock)
    return clock


@pytest.fixture
def hashes(settings, db):
    settings.PASSWORD_HASHERS = ["guards.tests.test_pace.CountingHasher"]
    get_user_model().objects.create_superuser("door", "door@example.org", PASSWORD)
    CountingHasher.hashed = 0
    return CountingHasher


WRONG = "wrong"


def knock(client, name="door", password=WRONG, address=HERE, door="/admin/login/"):
    return client.post(door, {"username": name, "password": password}, REMOTE_ADDR=address)


@pytest.mark.parametrize("door", ["/admin/login/", "/account/sign-in/"])
def test_two_hundred_passwords_in_a_second_cost_five_hashes(client, hashes, clock, settings, door):
    settings.SIGN_INS_A_SECOND = 5
    answers = [knock(client, f"name-{number}", address=f"198.51.100.{number}", door=door) for number in range(200)]
    assert hashes.hashed == 5
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 195
    assert answers[-1]["Retry-After"] == "1"
    assert "过几秒再试" in answers[-1].content.decode()
    clock.now += 1
    assert knock(client, "door", PASSWORD).status_code in (200, 302)
    assert hashes.hashed > 5


def test_a_spray_over_fifty_names_is_stopped_and_hides_nobody_for_half_an_hour(client, hashes, clock):
    answers = [knock(client, f"name-{number}").status_code for number in range(50)]
    assert answers == [200] * 30 + [429] * 20
    assert knock(client, "door", PASSWORD, ELSEWHERE).status_code == 302
    answer = knock(client, "door", PASSWORD)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 600
    assert "分钟后再试" in answer.content.decode()
    clock.now += int(answer["Retry-After"])
    assert knock(client, "door", PASSWORD).status_code == 302


def test_an_office_that_signs_in_at_nine_is_not_slowed_down(client, hashes, clock):
    for _ in range(60):
        assert knock(client, "door", PASSWORD).status_code == 302
        clock.now += 1


def test_old_counts_are_deleted(client, hashes, clock):
    knock(client)
    clock.now += 3600
    knock(client)
    assert limits.Tally.objects.filter(ends__lt=clock.now).count() == 0


def test_no_address_is_kept(client, hashes, clock):
    knock(client)
    assert not limits.Tally.objects.filter(key__contains="203.0").exists()


class Reader:
    """Asks an application that answers everything with one status."""

    def __init__(self, status: str) -> None:
        self.paced = PacedReaders(self._answer)
        self.status = status
        self.headers: dict[str, str] = {}

    def _answer(self, environ, start):
        start(self.status, [])
        return [b""]

    def get(self, path, query="", address=HERE):
        said = []

        def start(status, headers, *rest):
            said.append(status)
            self.headers = dict(headers)

        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REMOTE_ADDR": address}
        self.body = b"".join(self.paced(environ, start)).decode()
        return said[0][:3]


def test_guessing_codes_is_stopped(clock):
    reader = Reader("404 Not Found")
    answers = [reader.get(f"/v/{number:012}/") for number in range(125)]
    assert answers == ["404"] * 120 + ["429"] * 5
    assert "分钟后再试" in reader.body
    assert int(reader.headers["Retry-After"]) <= 600
    assert "default-src 'none'" in reader.headers["Content-Security-Policy"]
    assert reader.get("/v/AAAABBBBCCCC/", address=ELSEWHERE) == "404"


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


def test_behind_a_proxy_the_visitor_cannot_choose_the_address(clock, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    reader = Reader("200 OK")
    seen = []
    for number in range(305):
        environ = {"PATH_INFO": "/search/", "QUERY_STRING": "q=1", "REMOTE_ADDR": "10.0.0.1"}
        environ["HTTP_X_FORWARDED_FOR"] = f"1.2.3.{number}, 203.0.113.9"
        reader.paced(environ, lambda status, headers: seen.append(status[:3]))
    assert seen.count("429") == 5
