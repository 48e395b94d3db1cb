"""These tests start servers of their own and leave the tests' database alone."""

import pytest

from tests.serving import serving

from .databases import PROCESS, on_postgres


@pytest.fixture(scope="session")
def django_db_setup():
    """Nothing here touches the test database."""


@pytest.fixture(autouse=True)
def fresh_caches():
    """Nothing here touches the tests' caches."""


@pytest.fixture(scope="session", params=["SQLite, 2 workers", "PostgreSQL and Redis, 4 workers"])
def site(request, tmp_path_factory):
    """A serving site as small and as large as the documentation promises."""
    var = tmp_path_factory.mktemp("site")
    if request.param.startswith("SQLite"):
        with serving(var, WEB_CONCURRENCY="2") as served:
            yield served
    else:
        with (
            on_postgres(f"yuzhong_store_{PROCESS}") as environment,
            serving(var, WEB_CONCURRENCY="4", **environment) as served,
        ):
            yield served
