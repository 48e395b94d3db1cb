"""The register in the hands of those who keep it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db.models import ProtectedError
from django.utils import timezone

from accounts import roles
from accounts.models import User
from editing.dashboard.registry import TASK_LISTS
from editing.inspection.registry import REGISTERED
from lessons.regulations.changes import changes
from lessons.regulations.models import Amendment, Regulation

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/snippets/regulations/regulation/"


def form(**given: str) -> dict[str, str]:
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    change = {"in_force_on": "2027-01-01", "says": "改了第三条", "id": "", "DELETE": ""}
    sent = {"title": "示例规定（虚构）", "number": "示例令第1号", "in_force_from": "2026-01-01", "source": ""}
    sent |= {f"changes-{name}": value for name, value in counts.items()}
    return sent | {f"changes-0-{name}": value for name, value in change.items()} | given


@pytest.fixture
def author(client) -> User:
    account = User.objects.create_user("shou-ji", is_staff=True)
    account.groups.add(Group.objects.get(name=roles.AUTHOR))
    return User.objects.get(pk=account.pk)  # what it may was remembered before it had a role


def test_an_author_writes_a_draft_that_nobody_sees(editor_client, author):
    editor_client.force_login(author)
    response = editor_client.post(f"{ADDRESS}add/", form())
    assert response.status_code == 302, response.content.decode()[:2000]
    rule = Regulation.objects.get(title="示例规定（虚构）")
    assert not rule.live and rule.latest_revision is not None
    assert rule.latest_revision.as_object().changes.get().says == "改了第三条"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"superseded_on": "2027-02-01"}, "要填就两项都填"),
        ({"checked_on": "2026-11-30", "review_on": "2026-11-30"}, "下次核对要晚于核对日期"),
        ({"title": "中华人民共和国食品安全法"}, "名称"),
    ],
)
def test_what_cannot_be_is_refused_in_words(editor_client, given, words):
    response = editor_client.post(f"{ADDRESS}add/", form(**given))
    assert response.status_code == 200 and words in response.content.decode()


def test_the_list_tells_filters_and_leaves_as_a_sheet(editor_client):
    page = "".join(editor_client.get(f"{ADDRESS}?p={number}").content.decode() for number in (1, 2))
    assert "中华人民共和国反食品浪费法" in page and "TSG T7001-2023" in page
    found = editor_client.get(f"{ADDRESS}?q=电梯自行检测").content.decode()
    assert "TSG T7008-2023" in found and "反食品浪费法" not in found
    assert editor_client.get(f"{ADDRESS}?export=xlsx").status_code == 200


def test_a_cited_rule_is_not_deleted():
    with pytest.raises(ProtectedError):
        Regulation.objects.get(title="中华人民共和国食品安全法").delete()


def test_changes_count_after_one_day_up_to_another():
    rule = Regulation.objects.create(title="示例规定（虚构）")
    day = date(2027, 1, 1)
    for far in (0, 1, 2, 3):
        Amendment.objects.create(regulation=rule, in_force_on=day + timedelta(days=far), says=f"第{far}次")
    found = changes([rule], day, day + timedelta(days=2))
    assert [change.says for change in found] == ["第1次", "第2次"]
    assert changes([], day, day) == []


def test_rules_to_check_again_are_told(author):
    rule = Regulation.objects.get(title="中华人民共和国消防法")
    today = timezone.localdate()
    Regulation.objects.filter(checked_on=None).update(checked_on=today)
    assert TASK_LISTS["regulations"].look(author).number == 0
    Regulation.objects.filter(pk=rule.pk).update(review_on=today + timedelta(days=3))
    [task] = TASK_LISTS["regulations"].look(author).lines
    [finding] = REGISTERED["regulations"].find(today)
    assert task.title == finding.where == "《中华人民共和国消防法》" and finding.left == 3
    Regulation.objects.filter(pk=rule.pk).update(review_on=None, checked_on=None)
    [finding] = REGISTERED["regulations"].find(today)
    assert finding.is_red
    assert TASK_LISTS["regulations"].look(User.objects.create_user("nobody")) is None
