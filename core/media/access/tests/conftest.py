"""What happens after a commit, inside a test's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A block whose changes are final at its end; what was waiting before is forgotten."""

    @contextmanager
    def block() -> Iterator[None]:
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return block
