"""Actions on many accounts at once reach no further than the forms for one."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import User
from accounts.roles import AUDITOR, AUTHOR, OPERATOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    made = User.objects.create_user("operator", password="only-for-this-test-26")
    made.groups.add(Group.objects.get(name=OPERATOR))
    client.force_login(made)
    return made


@pytest.fixture
def colleague():
    return User.objects.create_user("colleague", password="only-for-this-test-26")


def do(client, action, *accounts, **answers):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    keys = "&".join(f"id={account.pk}" for account in accounts)
    answer = client.post(f"{address}?{keys}", answers)
    assert answer.status_code in (200, 302)
    return answer


def state(account):
    fresh = User.objects.get(pk=account.pk)
    return fresh.is_active, set(fresh.groups.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("action", "answers"),
    [
        ("set_active_state", {"mark_as_active": "False"}),
        ("delete", {}),
        ("assign_role", {"role": AUDITOR}),
    ],
)
def test_a_superuser_and_oneself_are_out_of_reach(client, operator, colleague, action, answers):
    answers = {name: Group.objects.get(name=value).pk if name == "role" else value for name, value in answers.items()}
    admin = User.objects.get(username="admin")
    before = state(admin), state(operator)
    do(client, action, admin, operator, **answers)
    assert (state(admin), state(operator)) == before
    do(client, action, admin, colleague, **answers)
    assert state(admin) == before[0]
    changed = not User.objects.filter(pk=colleague.pk).exists() or state(colleague) != (True, set())
    assert changed, "what one may change is changed"


def test_the_form_names_who_is_out_of_reach(client, operator, colleague):
    admin = User.objects.get(username="admin")
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    told = client.get(f"{address}?id={admin.pk}&id={colleague.pk}").context
    assert [one["item"] for one in told["items"]] == [colleague]
    assert list(told["items_with_no_access"]) == [admin]


def test_a_superuser_still_manages_a_superuser(client, colleague):
    client.force_login(User.objects.get(username="admin"))
    other = User.objects.create_superuser("second-admin", password="only-for-this-test-26")
    do(client, "set_active_state", other, mark_as_active="False")
    assert not User.objects.get(pk=other.pk).is_active
    do(client, "assign_role", colleague, role=Group.objects.get(name=AUTHOR).pk)
    assert state(colleague)[1] == {AUTHOR}
