"""A Redis that does not answer is no error: this process's memory stands in."""

import socket

import pytest
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.retry import Retry

from operations.caches import RedisOrMemory


@pytest.fixture
def cache():
    """The cache at a port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"socket_timeout": 0.2, "socket_connect_timeout": 0.2}
    return RedisOrMemory(f"redis://127.0.0.1:{port}/0", {"KEY_PREFIX": f"test {port}", "OPTIONS": options})


def test_it_remembers(cache):
    cache.set("a", 1)
    assert cache.get("a") == 1
    assert cache.get_many(["a", "b"]) == {"a": 1}
    assert cache.add("a", 2) is False
    cache.delete("a")
    assert cache.get("a", "gone") == "gone"


def test_it_counts_even_what_redis_began(cache):
    assert cache.incr("wrong passwords") == 1
    assert cache.incr("wrong passwords") == 2


def test_get_or_set_works_it_out(cache):
    assert cache.get_or_set("answer", lambda: 42) == 42
    assert cache.get_or_set("answer", lambda: 43) == 42


def test_nobody_waits_for_it_twice(monkeypatch):
    """It hangs: it takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        address = f"redis://127.0.0.1:{hanging.getsockname()[1]}/0"
        params = {"OPTIONS": {"socket_timeout": 0.2, "retry": Retry(NoBackoff(), 0)}}
        RedisOrMemory(address, params).get("a")
        asked = []
        monkeypatch.setattr(RedisCache, "get", lambda *args, **kwargs: asked.append(args))
        another_thread_s = RedisOrMemory(address, params)
        assert another_thread_s.get("a") is None
        assert not asked
