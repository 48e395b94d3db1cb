"""These tests start servers of their own and leave the tests' database alone."""

import pytest


@pytest.fixture(scope="session")
def django_db_setup():
    """Nothing here touches the test database."""


@pytest.fixture(autouse=True)
def fresh_caches():
    """Nothing here touches the tests' caches."""
