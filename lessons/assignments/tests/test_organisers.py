"""Organisers, on the public side: numbers of their own unit, none under five, names of those alone who chose it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from lessons.assignments.models import Assignment, Learner
from lessons.certificates.models import Certificate

from .conftest import UNIT, passed

pytestmark = pytest.mark.django_db


def branch(client) -> str:
    return client.get("/my/branch/").content.decode()


def test_only_organisers_with_a_unit_see_numbers(client, member, organiser):
    client.force_login(member)
    assert client.get("/my/branch/").status_code == client.get("/my/branch/named/").status_code == 403
    assert "/my/branch/" not in client.get("/account/").content.decode()
    client.force_login(organiser)
    assert 'href="/my/branch/"' in client.get("/account/").content.decode()
    assert "本单位还没有会员的学习记录" in branch(client)
    User.objects.filter(pk=organiser.pk).update(unit="")
    assert client.get("/my/branch/").status_code == 403


def test_five_are_a_number_four_are_not(client, organiser, lesson):
    Assignment.objects.create(lesson=lesson, name=UNIT, due_on=timezone.localdate() + timedelta(days=3))
    passed(lesson, UNIT, 4)
    passed(lesson, "别的分会", 7)
    client.force_login(organiser)
    shown = branch(client)
    assert shown.count("少于 5 人") == 2 and "4 人" not in shown and "7 人" not in shown and "别的分会" not in shown
    passed(lesson, f"{UNIT}", 0)
    fifth = User.objects.create_user("di-wu", unit=UNIT)
    fifth.learning.add_for(fifth, Certificate.objects.issue(lesson, "fifth"))
    assert branch(client).count("5 人") >= 2 and "少于 5 人" not in branch(client)


def test_the_list_names_those_who_chose_it(client, organiser, lesson):
    one, other, _ = passed(lesson, UNIT, 3)
    foreign = passed(lesson, "别的分会", 1)[0]
    Learner.objects.create(member=one, shown_name="演示甲")
    Learner.objects.create(member=other, place="试街")
    Learner.objects.create(member=foreign, shown_name="演示乙")
    client.force_login(organiser)
    page = client.get("/my/branch/named/").content.decode()
    assert page.count('<th scope="row">') == 1 and "演示甲" in page and "演示乙" not in page
    assert one.username not in page and other.username not in page
    Certificate.objects.update(last_day="2000-01-01")
    assert "演示甲" not in client.get("/my/branch/named/").content.decode()


def test_a_name_taken_back_is_gone(client, organiser, lesson):
    one = passed(lesson, UNIT, 1)[0]
    client.force_login(one)
    client.post("/my/choices/", {"shown_name": "演示甲"})
    client.force_login(organiser)
    assert "演示甲" in client.get("/my/branch/named/").content.decode()
    client.force_login(one)
    client.post("/my/choices/", {"shown_name": ""})
    client.force_login(organiser)
    assert "演示甲" not in client.get("/my/branch/named/").content.decode()
