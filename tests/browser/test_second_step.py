"""An editor at the door: sets up an app, then a passkey, comes back with each, and nothing breaks the page's policy."""

import time

import pytest
from playwright.sync_api import expect

from accounts.two_factor.totp import PERIOD, code_at
from tests.serving import beside

PASSWORD = "shan-cheng-liang-bu-26"
MAKE = f"""
from django.contrib.auth.models import Permission
from accounts.models import User
editor = User.objects.create_user("liang-bu", password="{PASSWORD}")
editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
"""


@pytest.fixture(scope="module")
def guarded(server):
    """The same site as it runs in public, where the second step is asked for."""
    server.manage("shell", "--no-imports", "-c", MAKE)
    with beside(server, STAFF_SECOND_FACTOR="on", ALLOWED_HOSTS="localhost,127.0.0.1") as served:
        yield served


@pytest.fixture
def door(chromium, guarded):
    """A browser with a device that makes passkeys; what it complains about is collected."""
    context = chromium.new_context(base_url=guarded.url, viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    context.close()


def enter(page) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill("liang-bu")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/account/second-step/**")


def leave(page) -> None:
    page.context.clear_cookies()


def code(secret: str, later: int = 0) -> str:
    return code_at(secret, (int(time.time()) + later) // PERIOD)


def test_an_app_and_a_passkey_each_open_the_admin(door, tmp_path):
    enter(door)
    assert "设置两步验证" in door.locator("h1").inner_text()
    assert door.evaluate("document.documentElement.scrollWidth") <= 390
    secret = door.locator("section[aria-labelledby=by-app] code").inner_text().replace(" ", "")
    door.get_by_label("应用上的六位数字").fill(code(secret))
    door.get_by_role("button", name="设好了").click()
    expect(door.locator("ol code")).to_have_count(10)
    recovery = door.locator("ol code").first.inner_text()
    door.get_by_role("link", name="抄好了，进后台").click()
    assert door.url.endswith("/admin/")

    door.goto("/account/second-step/set-up/")
    door.get_by_role("button", name="创建通行密钥").click()
    door.wait_for_url("**/keys/")
    assert "通行密钥 1" in door.locator("main").inner_text()

    leave(door)
    enter(door)
    door.get_by_role("button", name="用通行密钥").click()
    door.wait_for_url("**/admin/")

    leave(door)
    enter(door)
    field = door.get_by_label("验证器应用上的六位数字")
    used = code(secret, 30)
    field.fill(used)
    door.get_by_role("button", name="继续").click()
    door.wait_for_url("**/admin/")

    leave(door)
    enter(door)
    field.fill(used)
    door.get_by_role("button", name="继续").click()
    assert "已经用过" in door.locator("form [role=alert]:not([hidden])").inner_text()
    field.fill(recovery)
    door.get_by_role("button", name="继续").click()
    door.wait_for_url("**/admin/")
    assert not [text for text in door.complaints if "Content Security Policy" in text]
