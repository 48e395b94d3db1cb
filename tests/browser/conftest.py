"""A real Chromium against the real server, started the way `make demo` starts it, on a database of its own."""

import shutil

import pytest

from tests.serving import serving

from .autosaving import BEGINNING

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 30_000  # milliseconds a step in the browser may take
STAFF = {"author": "zhuangao", "first": "chushen", "second": "fushen", "final": "zhongshen"}
PASSWORDS = (
    "from django.contrib.auth import get_user_model as m\n"
    "for one in m().objects.filter(username__in={names}):\n"
    "    one.set_password('{password}'); one.save()"
)


@pytest.fixture(scope="session")
def django_db_setup():
    """Nothing here touches the test database."""


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium 没有安装"))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A running demo site."""
    with serving(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
def site(server):
    """The address, name and password of a running demo site."""
    return {"url": server.url, "name": server.name, "password": server.password}


@pytest.fixture(scope="session")
def found(server):
    """The addresses that each demo draws anew: a merchant and its plaque."""
    ask = "from honours.models import Honour as H; h = H.objects.public().first(); print(h.code, h.merchant.public_id)"
    code, merchant = server.manage("shell", "--no-imports", "-c", ask).split()[-2:]
    return {"merchant": f"/credit/{merchant}/", "plaque": f"/v/{code}"}


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def phone(chromium, site):
    """A page 390 px wide, in Chinese, without JavaScript: a reader in the street."""
    context = chromium.new_context(
        base_url=site["url"], viewport={"width": 390, "height": 844}, locale="zh-CN", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def accounts(site, server):
    """Name and password by role: the demo's accounts, and the administrator for what only he may."""
    password = "walk-with-four-eyes-8"
    names = list(STAFF.values())
    server.manage("shell", "--verbosity", "0", "-c", PASSWORDS.format(names=names, password=password))
    staff = {role: (name, password) for role, name in STAFF.items()}
    return staff | {"administrator": (site["name"], site["password"])}


@pytest.fixture
def sign_in(chromium, server, accounts):
    """Call with a role: a page 1280 px wide in a browser of its own, signed in to the admin."""
    contexts = []

    def signed_in(role):
        context = chromium.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, locale="zh-CN")
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script("localStorage.clear()")  # panels start closed on every form
        context.add_init_script(BEGINNING)
        page = context.new_page()
        _sign_in(page, *accounts[role])
        return page

    yield signed_in
    for context in contexts:
        context.close()


@pytest.fixture
def desk(sign_in):
    """The administrator at work, for what only he may."""
    return sign_in("administrator")


@pytest.fixture
def author(sign_in):
    """Who writes, at work."""
    return sign_in("author")


@pytest.fixture
def publisher(sign_in):
    """Who publishes last, at work."""
    return sign_in("final")


@pytest.fixture
def colleague(sign_in):
    """Whose agreement is asked for what takes two, at work."""
    return sign_in("second")


@pytest.fixture
def desks(sign_in):
    """A signed-in page for each role, by the demo's accounts."""
    return {role: sign_in(role) for role in STAFF}


def _sign_in(page, name: str, password: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
