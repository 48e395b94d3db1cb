"""A new member on a phone: invited, at home, the lesson set, a quiz failed and explained, passed, shown as done."""

from home.seeding.staff import UNIT
from tests.browser.test_learning import answer, fits

PASSWORD = "shan-cheng-xue-yuan-26"
INVITE = f"""
from django.contrib.auth.models import Group
from accounts.invitations.models import Invitation
group = Group.objects.get(name="协会会员")
print(Invitation(username="xin-hui-yuan", unit="{UNIT}", group=group).issue())
"""


def test_from_the_invitation_to_a_lesson_that_is_done(phone, server):
    token = server.manage("shell", "--no-imports", "-c", INVITE).split()[-1]
    phone.goto(f"/account/invitation/{token}")
    for field in ("新密码", "再输一遍"):
        phone.get_by_label(field).fill(PASSWORD)
    phone.get_by_role("button", name="开通").click()
    phone.get_by_label("账号").fill("xin-hui-yuan")
    phone.get_by_label("密码").fill(PASSWORD)
    phone.get_by_role("button", name="登录").click()

    assigned = phone.locator("section[aria-labelledby=assigned]")
    assert "还没学完" in assigned.inner_text() and "最晚" in assigned.inner_text()
    assert fits(phone)
    assigned.get_by_role("link", name="预防食物中毒").click()
    phone.get_by_role("button", name="读完了，做自测").click()
    answer(phone, wrong=4)
    phone.get_by_role("button", name="交卷").click()
    assert phone.locator("h1").inner_text() == "还差一点"
    assert len(phone.locator(".answer--wrong").first.locator("p").nth(1).inner_text()) > 10
    phone.get_by_role("link", name="再做一遍").click()
    answer(phone)
    phone.get_by_role("button", name="交卷").click()
    assert phone.locator("h1").inner_text() == "合格"

    phone.goto("/account/")
    assert "学完了" in assigned.inner_text() and "通过" in assigned.inner_text()
    assert fits(phone)
