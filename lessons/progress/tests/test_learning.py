"""Progress in the browser, a member's own record, totals that hide small groups."""

import pytest

from accounts.models import User
from lessons.certificates.models import Certificate
from lessons.models import LessonPage
from lessons.progress.models import LearningRecord

pytestmark = pytest.mark.django_db
SLUG = "yu-fang-shi-wu-zhong-du"


@pytest.fixture
def lesson() -> LessonPage:
    return LessonPage.objects.in_language().get(slug=SLUG)


def passed(lesson: LessonPage, unit: str, number: int) -> list[User]:
    """So many members of a unit, each with a passed lesson."""
    people = [User.objects.create_user(f"{unit}{each}", unit=unit) for each in range(number)]
    for one in people:
        LearningRecord.objects.add_for(one, Certificate.objects.issue(lesson, one.username))
    return people


def test_nothing_is_kept_before_somebody_acts(client):
    page = client.get("/my/")
    assert "还没有记录" in page.content.decode()
    assert not page.cookies


def test_reading_is_remembered_by_the_browser_alone(client, lesson):
    client.post(f"/quiz/{SLUG}/read")
    assert lesson.title in client.get("/my/").content.decode()
    client.post("/my/forget")
    assert "还没有记录" in client.get("/my/").content.decode()


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: "x" + text, lambda text: "", lambda text: "\0"]
)
def test_a_cookie_changed_by_hand_counts_for_nothing(client, lesson, change):
    client.post(f"/quiz/{SLUG}/read")
    client.cookies["progress"] = change(client.cookies["progress"].value)
    assert "还没有记录" in client.get("/my/").content.decode()


def test_members_see_their_own_record_only(client, lesson):
    one, other = passed(lesson, "解放碑分会", 2)
    client.force_login(one)
    page = client.get("/my/").content.decode()
    assert one.learning.get().certificate.code in page
    assert other.learning.get().certificate.code not in page


def test_members_delete_their_own_record_only(client, lesson):
    one, other = passed(lesson, "解放碑分会", 2)
    client.force_login(one)
    assert client.post(f"/my/record/{other.learning.get().pk}/delete").status_code == 404
    assert client.post(f"/my/record/{one.learning.get().pk}/delete").status_code == 302
    assert list(LearningRecord.objects.values_list("member", flat=True)) == [other.pk]
    assert Certificate.objects.count() == 2


def test_deleting_needs_a_log_in(client, lesson):
    record = passed(lesson, "解放碑分会", 1)[0].learning.get()
    assert client.post(f"/my/record/{record.pk}/delete").url.startswith("/account/sign-in/")
    assert LearningRecord.objects.count() == 1


def test_an_account_takes_its_record_with_it(lesson):
    passed(lesson, "解放碑分会", 1)[0].delete()
    assert not LearningRecord.objects.exists()


def test_a_group_under_five_is_hidden(editor_client, lesson):
    passed(lesson, "解放碑分会", 5)
    passed(lesson, "洪崖洞分会", 4)
    rows = list(LearningRecord.objects.by_branch().values_list("member__unit", "shown"))
    assert rows == [("洪崖洞分会", None), ("解放碑分会", 5)]
    page = editor_client.get("/admin/reports/branch-totals/").content.decode()
    assert "5 人" in page and "少于 5 人，不显示" in page
    assert "4 人" not in page and "9 人" not in page


def test_one_member_with_five_certificates_is_still_one(lesson):
    one = passed(lesson, "解放碑分会", 1)[0]
    for number in range(5):
        LearningRecord.objects.add_for(one, Certificate.objects.issue(lesson, f"again-{number}"))
    assert LearningRecord.objects.by_branch().get()["shown"] is None


def test_totals_are_for_organisers(client, lesson):
    client.force_login(passed(lesson, "解放碑分会", 1)[0])
    assert client.get("/admin/reports/branch-totals/").status_code == 302


def test_signing_in_leads_back_to_ones_own_page(client):
    address = "/account/sign-in/?next=/my/"
    assert address in client.get("/my/").content.decode()
    User.objects.create_user("huiyuan", password="fang-xin-2026")
    sent = {"username": "huiyuan", "password": "fang-xin-2026", "next": "/my/"}
    assert client.post(address, sent).url == "/my/"


def test_the_account_and_the_record_lead_to_each_other_and_one_of_them_out(client):
    client.force_login(User.objects.create_user("huiyuan"))
    account, mine = (client.get(address).content.decode() for address in ("/account/", "/my/"))
    assert 'href="/my/"' in account
    assert 'href="/account/"' in mine
    assert [page.count('action="/account/sign-out/"') for page in (account, mine)] == [1, 0]
