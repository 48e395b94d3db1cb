"""A real Chromium against the real server, started the way `make demo` starts it, on a database of its own."""

import re
import shutil

import pytest

from tests.serving import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 15_000  # milliseconds a step in the browser may take
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


@pytest.fixture
def desk(chromium, site):
    """A page 1280 px wide, signed in to the admin: an editor at work."""
    context = chromium.new_context(base_url=site["url"], viewport={"width": 1280, "height": 900}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    context.add_init_script("localStorage.clear()")  # panels start closed on every form
    context.route(re.compile(r"/(add|edit)/"), _hold_back_autosave)
    page = context.new_page()
    _sign_in(page, site["name"], site["password"])
    yield page
    context.close()


@pytest.fixture
def desks(chromium, server):
    """A signed-in page for each role, by the demo's accounts."""
    password = "walk-with-four-eyes-8"
    names = list(STAFF.values())
    server.manage("shell", "--verbosity", "0", "-c", PASSWORDS.format(names=names, password=password))
    contexts, pages = [], {}
    for role, username in STAFF.items():
        context = chromium.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, locale="zh-CN")
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = pages[role] = context.new_page()
        _sign_in(page, username, password)
    yield pages
    for context in contexts:
        context.close()


def _sign_in(page, name: str, password: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/admin/")


def _hold_back_autosave(route) -> None:
    """Let everything through but the form saving itself, which would race with the press of a button."""
    request = route.request
    saves_itself = request.method == "POST" and request.resource_type != "document" and "preview" not in request.url
    route.abort() if saves_itself else route.continue_()
