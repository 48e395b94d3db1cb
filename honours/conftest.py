"""What the tests of honours share."""

import pytest

from tests.plain_schemes import plain_schemes


@pytest.fixture(autouse=True)
def schemes_without_rules(request):
    """A test that asks for a notice or a term says so itself."""
    if request.node.get_closest_marker("django_db") or {"db", "transactional_db"} & {*request.fixturenames}:
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        with plain_schemes():
            yield
    else:
        yield
