"""A PostgreSQL database and a Redis number of the test's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
import redis

POSTGRES = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")


@contextmanager
def on_postgres(name: str) -> Iterator[dict[str, str]]:
    """The environment that makes a site use both; the database is made anew and dropped."""
    try:
        server = psycopg.connect(POSTGRES, autocommit=True, connect_timeout=5)
        redis.from_url(REDIS).ping()
    except (psycopg.OperationalError, redis.RedisError):
        pytest.skip("PostgreSQL 或 Redis 没有应答")
    drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    with server:
        server.execute(drop)
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": POSTGRES.rpartition("/")[0] + f"/{name}", "REDIS_URL": REDIS}
        finally:
            server.execute(drop)
