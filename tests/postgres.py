"""The PostgreSQL server the tests may make databases on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

POSTGRES = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")


def address_of(name: str, server: str = POSTGRES) -> str:
    """The address of another database on the same server."""
    return f"{server.rpartition('/')[0]}/{name}"


def address_in(there: dict[str, Any]) -> str:
    """The address of the database that Django's settings describe."""
    host = f"{there['HOST'] or '127.0.0.1'}:{there['PORT'] or 5432}"
    return f"postgres://{there['USER']}:{there['PASSWORD']}@{host}/{there['NAME']}"


@contextmanager
def visiting(server: str = POSTGRES) -> Iterator[psycopg.Connection]:
    """A connection on which databases can be made and dropped."""
    with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
        yield connection


def make(connection: psycopg.Connection, name: str, template: str = "template1") -> None:
    """Make a database anew, as a copy of another."""
    drop(connection, name)
    connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())


def drop(connection: psycopg.Connection, name: str) -> None:
    """Drop a database if it is there, whoever visits it."""
    connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
