"""A member on a phone: signs in, passes a quiz, sees it in an own record, deletes it, signs out in one place."""

import pytest

from tests.browser.test_learning import LESSON, answer

PASSWORD = "fang-xin-2026-hui-yuan"
MAKE = f"""
from django.contrib.auth.models import Group
from accounts.models import User
member = User.objects.create_user("huiyuan-yanshi", password="{PASSWORD}", unit="示例支部")
member.groups.add(Group.objects.get(name="协会会员"))
"""


@pytest.fixture
def member(phone, server) -> None:
    """Signed in, brought back to one's own page."""
    server.manage("shell", "--no-imports", "-c", MAKE)
    phone.goto("/my/")
    phone.get_by_role("main").get_by_role("link", name="会员登录").click()
    phone.get_by_label("账号").fill("huiyuan-yanshi")
    phone.get_by_label("密码").fill(PASSWORD)
    phone.get_by_role("button", name="登录").click()
    phone.wait_for_url("**/my/")


def test_the_record_is_seen_and_deleted_and_there_is_one_way_out(phone, member):
    record = phone.locator("section[aria-labelledby=record]")
    assert "记录是空的" in record.inner_text()
    phone.goto(f"/quiz/{LESSON}/")
    answer(phone)
    phone.get_by_role("button", name="交卷").click()

    phone.goto("/account/")
    phone.get_by_role("link", name="我的学习").click()
    assert "预防食物中毒" in record.inner_text()
    record.get_by_role("button", name="删除这一条").click()
    assert "记录是空的" in record.inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    phone.goto("/reading/2026-hui-yuan-dao-du/")
    assert "会员导读" in phone.locator("h1").inner_text()
    phone.goto("/my/")
    phone.get_by_role("link", name="会员首页、退出登录").click()
    phone.get_by_role("button", name="退出登录").click()
    phone.goto("/reading/2026-hui-yuan-dao-du/")
    assert "/account/sign-in/" in phone.url
