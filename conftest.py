"""The whole suite runs against the demo site, loaded once; each test's changes are rolled back."""

import os

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

from home.models import HomePage


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the demo into the test database; on a reused one this changes nothing."""
    with django_db_blocker.unblock():
        call_command("demo", verbosity=0)


@pytest.fixture(autouse=True)
def fresh_caches():
    """No test sees what another cached."""
    from django.core.cache import caches

    for cache in caches.all():
        cache.clear()


@pytest.fixture
def home(db):
    """The home page of the demo."""
    return HomePage.objects.get()


@pytest.fixture
def editor_client(client, django_user_model):
    """A client signed in to the admin with every right."""
    client.force_login(django_user_model.objects.get(username="admin"))
    return client


def pytest_collection_modifyitems(items):
    """Where the chosen database does not answer, say so by name instead of failing a thousand times."""
    if connection.vendor != "postgresql":
        return
    wanted, settings.DATABASES["default"]["NAME"] = settings.DATABASES["default"]["NAME"], "postgres"
    try:
        connection.ensure_connection()
    except OperationalError:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL 没有应答"))
    finally:
        settings.DATABASES["default"]["NAME"] = wanted
        connection.close()


def pytest_sessionfinish(session, exitstatus):
    """In CI a skipped test is a failure: everything the tests need must be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and not exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
