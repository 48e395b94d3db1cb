"""Behind the sample's nginx two visitors are two, and an address that a visitor made up is nobody's.

Told by what the audit trail notes of wrong passwords.
"""

import http.client
import re
import sqlite3
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from .clients import trusting

pytestmark = pytest.mark.slow
LOGIN = "/admin/login/"
FORGED = "203.0.113.66"


def wrong_password(name: str, url: str, visitor: str, *headers: tuple[str, str]) -> int:
    """Try to sign in from one of this machine's own addresses; the status."""
    target = urlsplit(url)
    assert target.hostname
    told: dict[str, object] = {"timeout": 60, "source_address": (visitor, 0)}
    host = target.netloc
    if target.scheme == "https":
        host = target.hostname  # as the sample hands it on
        connection = http.client.HTTPSConnection(target.hostname, target.port, context=trusting(), **told)
    else:
        connection = http.client.HTTPConnection(target.hostname, target.port, **told)
    connection.request("GET", LOGIN, headers=dict(headers))
    page = connection.getresponse()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    cookies = "; ".join(cookie.split(";")[0] for cookie in page.headers.get_all("Set-Cookie", []))
    assert token
    form = {"username": name, "password": "不是这个口令", "csrfmiddlewaretoken": token[1]}
    body = urlencode(form).encode()
    connection.putrequest("POST", LOGIN)
    own = [("Content-Type", "application/x-www-form-urlencoded"), ("Content-Length", str(len(body)))]
    for header in [*own, ("Cookie", cookies), ("Referer", f"https://{host}{LOGIN}"), *headers]:
        connection.putheader(*header)
    connection.endheaders(body)
    status = connection.getresponse().status
    connection.close()
    return status


def noted(site) -> list[str]:
    """The addresses of all failed attempts, the first one first."""
    with sqlite3.connect(Path(site.environment["VAR_DIR"]) / "db.sqlite3") as trail:
        found = trail.execute("SELECT address FROM audit_auditentry WHERE verb = 'sign_in_failed' ORDER BY id")
        return [address for (address,) in found]


def test_two_visitors_are_two_and_a_forged_address_is_nobody(site, behind_nginx):
    before = len(noted(site))
    assert wrong_password(site.name, behind_nginx, "127.0.0.2") == 200
    assert wrong_password(site.name, behind_nginx, "127.0.0.3") == 200
    assert wrong_password(site.name, behind_nginx, "127.0.0.4", ("X-Forwarded-For", FORGED)) == 200
    assert noted(site)[before:] == ["127.0.0.2", "127.0.0.3", "127.0.0.4"]


def test_a_proxy_that_adds_a_line_of_its_own_is_heard_too(site, hidden):
    before = len(noted(site))
    lines = [("X-Forwarded-For", FORGED), ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https")]
    assert wrong_password(site.name, hidden.url.replace("localhost", "127.0.0.1"), "127.0.0.1", *lines) == 200
    assert noted(site)[before:] == ["198.51.100.7"]


def test_without_a_declared_proxy_nobody_is_believed(site):
    before = len(noted(site))
    assert wrong_password(site.name, site.url, "127.0.0.5", ("X-Forwarded-For", FORGED)) == 200
    assert noted(site)[before:] == ["127.0.0.5"]
