"""These tests start servers of their own and leave the tests' database alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Served, beside, free_port, serving

from .clients import ask
from .sample import proxied


@pytest.fixture(scope="session")
def django_db_setup():
    """Nothing here touches the test database."""


@pytest.fixture(autouse=True)
def fresh_caches():
    """Nothing here touches the tests' caches."""


@pytest.fixture(scope="session")
def temporary(tmp_path_factory) -> Path:
    """Where the sites put what they cannot hold in memory."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="session")
def site(tmp_path_factory, temporary) -> Iterator[Served]:
    """A site as `make demo` serves it, nothing in front."""
    with serving(tmp_path_factory.mktemp("site"), TIMERS_INSIDE="off", TMPDIR=str(temporary)) as served:
        yield served


@pytest.fixture(scope="session")
def hidden(site) -> Iterator[Served]:
    """The same site, told of a proxy in front of it."""
    with beside(site, HTTPS="on", TRUSTED_PROXIES="1") as served:
        yield served


@pytest.fixture(scope="session")
def behind_nginx(hidden, tmp_path_factory) -> Iterator[str]:
    """The address of the sample in front of it."""
    port = free_port()
    public = f"https://127.0.0.1:{port}"
    with proxied(tmp_path_factory.mktemp("nginx") / "sample", hidden.url, port):
        ask(public, "/no-such-page")  # the first error page of a process takes longest, and nginx waits five seconds
        yield public
