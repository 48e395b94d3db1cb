"""Limits count for all processes together, one network at a time, and keep no address."""

from multiprocessing import get_context
from types import SimpleNamespace

import pytest

from core import rate_limits
from core.counts import FileCounts
from core.networks import network
from core.rate_limits import RateLimit

LIMIT = RateLimit("tries", 3, 60)


@pytest.fixture
def counts(tmp_path):
    return FileCounts(str(tmp_path / "counts"), {})


def test_a_window_holds_so_many_and_the_next_begins_anew(monkeypatch):
    clock = SimpleNamespace(now=1_800_000_030, time=lambda: clock.now)
    monkeypatch.setattr(rate_limits, "time", clock)
    assert [LIMIT.take("a") for _ in range(4)] == [0, 0, 0, 30]
    assert (LIMIT.wait("a"), LIMIT.wait("b"), LIMIT.take("b")) == (30, 0, 0)
    clock.now += 30
    assert (LIMIT.wait("a"), LIMIT.take("a")) == (0, 0)


def test_no_address_is_kept():
    assert "203.0" not in LIMIT._key("203.0.113.7")
    assert LIMIT._key("203.0.113.7") != LIMIT._key("203.0.113.8")


def test_where_nothing_can_be_counted_nobody_is_shut_out(monkeypatch, tmp_path):
    (tmp_path / "file").touch()  # no folder, so nothing can be written there
    monkeypatch.setattr(rate_limits, "caches", {"counts": FileCounts(str(tmp_path / "file"), {})})
    assert [LIMIT.take("a") for _ in range(5)] == [0] * 5
    assert LIMIT.wait("a") == 0


def test_a_count_ends(counts):
    assert counts.add("a", 2, timeout=-1)
    assert counts.get("a") is None
    with pytest.raises(ValueError, match="a"):
        counts.incr("a")
    assert counts.add("a", 0, timeout=60)
    assert not counts.add("a", 7, timeout=60)
    assert (counts.incr("a"), counts.incr("a"), counts.get("a")) == (1, 2, 2)
    counts.clear()
    assert counts.get("a", "none") == "none"


def test_a_torn_file_is_begun_anew(counts):
    counts.add("a", 5, timeout=60)
    next(counts._folder.glob("*")).write_bytes(b"")
    assert counts.get("a") is None
    assert counts.add("a", 0, timeout=60)
    assert counts.incr("a") == 1


def test_what_has_ended_leaves_no_file(counts):
    for number in range(20):
        counts.add(f"old {number}", 0, timeout=-1)
    counts.add("new", 0, timeout=60)
    counts._sweep()
    assert len(list(counts._folder.glob("*"))) == 1


def count_often(folder: str) -> None:
    """What one of several processes does."""
    counts = FileCounts(folder, {})
    for _ in range(500):
        counts.add("together", 0, timeout=60)
        counts.incr("together")


def test_processes_lose_no_count(counts):
    with get_context("spawn").Pool(4) as processes:
        processes.map(count_often, [str(counts._folder)] * 4)
    assert counts.get("together") == 2000


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_network_is_an_address_or_a_64(address, expected):
    assert network(address) == expected
