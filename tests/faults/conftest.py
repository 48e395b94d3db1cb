"""Every fault works on a copy of its own; the tests' database is only read."""

import pytest
from django.db import connection

from .copies import of_the_tests


@pytest.fixture(scope="module")
def origin(tmp_path_factory, django_db_setup, django_db_blocker):
    """The demo on a database of its own."""
    with django_db_blocker.unblock():
        copy = of_the_tests(tmp_path_factory.mktemp("fault"))
        yield copy
        copy.drop()


@pytest.fixture
def database() -> str:
    """The kind of database, for the report."""
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
