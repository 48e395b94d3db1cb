"""A real Chromium against the real server, started the way `make demo` starts it, on a database of its own."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
READY_WITHIN = 60  # seconds
PATIENCE = 15_000  # milliseconds a step in the browser may take


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
def site(tmp_path_factory):
    """The address, name and password of a running demo site."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "yuzhong.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "HTTPS": "off",
        "PUBLIC_URL": url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "VAR_DIR": str(tmp_path_factory.mktemp("site")),
    }
    environment.pop("DATABASE_URL", None)
    _manage(environment, "migrate", "--verbosity", "0")
    _manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    login = re.search(r"后台账号：(\S+)\s+一次性口令：(\S+)", _manage(environment, "demo"))
    server = subprocess.Popen([sys.executable, str(ROOT / "serve.py")], cwd=ROOT, env=environment)
    try:
        _wait_until_ready(f"{url}/healthz", server)
        yield {"url": url, "name": login[1], "password": login[2]}
    finally:
        server.terminate()
        server.wait(timeout=20)


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
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(site["name"])
    page.locator("input[name=password]").fill(site["password"])
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def _hold_back_autosave(route) -> None:
    """Let everything through but the form saving itself, which would race with the press of a button."""
    request = route.request
    saves_itself = request.method == "POST" and request.resource_type != "document" and "preview" not in request.url
    route.abort() if saves_itself else route.continue_()


def _manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_ready(address: str, server: subprocess.Popen) -> None:
    import time

    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        assert server.poll() is None, "the server stopped while starting"
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 -- loopback, our own server
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer within {READY_WITHIN} s")
