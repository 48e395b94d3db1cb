"""The whole suite runs against the demo site, loaded once; each test's changes are rolled back."""

import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from core.catalogues import compile_catalogues
from editing.reviews.authority import Authority, BypassReason, acting_on
from home.models import HomePage
from tests.pairs import PairedClient
from tests.ready import hand_out, put_back
from tests.served import CrowdClient, ServedClient
from tests.thorough import THOROUGH, share

hypothesis.settings.register_profile("steady", deadline=None)  # a busy machine is not a failure
hypothesis.settings.load_profile("steady")


def pytest_addoption(parser):
    parser.addoption("--share", type=int, default=1, help="run each N-th test only, another share on each day")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings_parallel_suffix):
    """The test database begins as a copy of the ready site; `--create-db` makes it the long way instead."""
    if not request.config.getvalue("create_db"):
        hand_out(settings.DATABASES["default"], Path(settings.MEDIA_ROOT))


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
def still_limits(monkeypatch):
    """The clock of all limits stands, so that no window ends in the middle of a test."""
    monkeypatch.setattr("core.rate_limits.time", SimpleNamespace(time=lambda: 1_800_000_000))


@pytest.fixture(autouse=True)
def laid_out():
    """What a test lays out itself is laid out like the demo, by the system; what people do in the admin is reviewed."""
    with acting_on(Authority(BypassReason.LAYING_OUT.covers)) as authority:
        yield authority


@pytest.fixture(autouse=True)
def own_language():
    """No test speaks the language of another's last request."""
    translation.deactivate()


@pytest.fixture
def django_capture_on_commit_callbacks(django_capture_on_commit_callbacks):
    """What follows a commit may move pictures, and no rollback brings their files back."""
    yield django_capture_on_commit_callbacks
    put_back(settings.DATABASES["default"], Path(settings.MEDIA_ROOT))


@pytest.fixture
def client(settings):
    """Django's test client on the road that readers take: the page store, the paces, and only then Django."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    return ServedClient()


@pytest.fixture
def crowd(settings):
    """The same client, asking as many readers do."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    return CrowdClient()


@pytest.fixture(autouse=True)
def undeclared_reads(caplog):
    """What a public answer read of a request without declaring it is a fault, whoever notices it."""
    yield
    assert not [
        each.getMessage() for each in caplog.get_records("call") if each.name == "operations.page_cache.middleware"
    ]


@pytest.fixture
def home(db):
    """The home page of the demo, in the site's own language."""
    return HomePage.objects.in_language().get()


@pytest.fixture
def editor_client(client, django_user_model):
    """A client signed in to the admin with every right; what needs a second person is confirmed by one at once."""
    paired = PairedClient()
    paired.force_login(django_user_model.objects.get(username="admin"))
    return paired


def pytest_configure():
    """The catalogues as the running site reads them."""
    if compile_catalogues():
        translation_file_changed(None, Path("django.mo"))  # forget what was read before


def pytest_collection_modifyitems(config, items):
    """Today's share; on PostgreSQL only what touches the database; where that does not answer, say so by name."""
    if (of := config.getoption("share")) > 1 and not THOROUGH:
        items[:], left = share(items, of, date.today())
        config.hook.pytest_deselected(items=left)
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.postgresql":
        return
    idle = [item for item in items if not _touches_database(item)]
    config.hook.pytest_deselected(items=idle)
    items[:] = [item for item in items if _touches_database(item)]
    if not _answers(database):
        for item in items:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL 没有应答"))


def _touches_database(item) -> bool:
    return bool({"db", "transactional_db"} & {*item.fixturenames} or item.get_closest_marker("django_db"))


def _answers(database) -> bool:
    import psycopg

    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    given = {name: database[key] for name, key in names.items() if database[key]}
    try:
        psycopg.connect(**given, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def pytest_sessionfinish(session, exitstatus):
    """In CI a skipped test is a failure: everything the tests need must be there, but for npm and its registry."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = (
        [each for each in reporter.stats.get("skipped", []) if "npm" not in str(each.longrepr)] if reporter else []
    )
    if os.environ.get("CI") and skipped and not exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
