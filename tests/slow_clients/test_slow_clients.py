"""Clients that send or take next to nothing: readers notice nothing, and the server ends the connections."""

import re
import time

import pytest

from .clients import SlowClients, ask, connect, read

pytestmark = [pytest.mark.slow, pytest.mark.once]

WITHIN = 30  # seconds in which the last of them is gone
NOISE = 5  # milliseconds
ROUNDS = 40


@pytest.fixture(params=["site", "behind_nginx"])
def url(request):
    """Where readers come in: the bare server, or the sample in front of it."""
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, str) else found.url


@pytest.fixture
def paths(site) -> list[str]:
    """What people look for: kept pages, a plaque, a search."""
    said = site.manage("shell", "-c", "from honours.models import Honour as H; print(H.objects.public().first().code)")
    return ["/", "/honours/honest-traders/", f"/v/{said.split()[-1]}", "/search/?q=%E7%81%AB%E9%94%85"]


def test_readers_notice_nothing(url, paths):
    read(url, paths, ROUNDS)
    before, _ = read(url, paths, ROUNDS)
    slow = SlowClients(url, **{"body": 200, "chunked": 10, "body of a page": 10, "head": 10, "nothing": 10})
    slow.start()
    took, statuses = read(url, paths, ROUNDS)
    assert statuses == {200}
    while slow.left and time.monotonic() < slow.begun + WITHIN:
        statuses |= read(url, paths, 2)[1]
    assert statuses == {200}
    assert not slow.left, {kind: len(ended) for kind, ended in slow.closed.items()}
    assert slow.said <= {"200", "408", "429", "503"}
    after, _ = read(url, paths, ROUNDS)
    usual = {path: max(before[path], after[path]) for path in paths}  # whatever else the machine does meanwhile
    assert all(took[path] <= 2 * usual[path] + NOISE for path in paths), (usual, took)


def test_drops_are_no_body(site, paths):
    """The sample lets them come while each second brings one: there they hold a connection of nginx, no more."""
    slow = SlowClients(site.url, drip=40)
    slow.start()
    _, statuses = read(site.url, paths, ROUNDS)
    slow.join(WITHIN)
    assert statuses == {200}
    assert not slow.left
    assert slow.said == {"408", "503"}


def test_a_form_is_taken_while_others_stall_elsewhere(site):
    """Few of them leave places for everybody, from their own address too."""
    slow = SlowClients(site.url, body=3)
    slow.start()
    status, _ = ask(site.url, "/v/report", "POST", b"code=a", Content_Type="application/x-www-form-urlencoded")
    assert status not in (408, 503)
    slow.join(WITHIN)
    assert slow.said == {"408"}


def test_who_takes_no_answer_holds_no_thread(site, paths):
    address = large_file(site)
    holders = []
    for _ in range(40):
        holder = connect(site.url, buffer=4096)
        holder.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        holders.append(holder)
    _, statuses = read(site.url, paths, ROUNDS)
    assert statuses == {200}
    time.sleep(0.1)
    assert all_ended(holders, 60)


def large_file(site) -> str:
    """The address of a document of nine megabytes that anybody may fetch."""
    code = """
from django.core.files.base import ContentFile
from core.models import Attachment
made = Attachment(title="大", file=ContentFile(b"%PDF-1.4 " + bytes(9_000_000), name="large.pdf"))
made.save(); print("ADDRESS", made.url)
"""
    found = re.search(r"ADDRESS (\S+)", site.manage("shell", "-c", code))
    assert found
    return found[1]


def all_ended(holders, seconds: float) -> bool:
    """Whether the server ends each before its answer is whole."""
    time.sleep(seconds)
    return all(len(rest(holder)) < 9_000_000 for holder in holders)


def rest(holder) -> bytes:
    got = b""
    try:
        while data := holder.recv(1 << 20):
            got += data
    except OSError:
        pass
    return got
