"""A PostgreSQL database with the demo in it, and a Redis number, of the test's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
import redis

from tests.postgres import address_of, drop, make, visiting
from tests.ready import template_on

#: Of each process of a test run its own.
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
REDIS = os.environ.get("TEST_REDIS_URL", f"redis://127.0.0.1:6379/{9 + int(PROCESS[2:]) % 6}")


@contextmanager
def on_postgres(name: str) -> Iterator[dict[str, str]]:
    """The environment that makes a site use both; the database is made anew and dropped."""
    try:
        redis.from_url(REDIS).ping()
        with visiting() as server:
            make(server, name, template_on())
    except (psycopg.OperationalError, redis.RedisError):
        pytest.skip("PostgreSQL 或 Redis 没有应答")
    try:
        yield {"DATABASE_URL": address_of(name), "REDIS_URL": REDIS}
    finally:
        with visiting() as server:
            drop(server, name)
