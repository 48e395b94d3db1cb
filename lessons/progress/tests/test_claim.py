"""A certificate earned signed out comes into a member's record by its code, once."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from lessons.certificates.models import Certificate
from lessons.models import LessonPage
from lessons.progress.models import LearningRecord

pytestmark = pytest.mark.django_db
ADDRESS = "/my/record/add"


@pytest.fixture
def member(client):
    made = User.objects.create_user("hui-yuan")
    made.groups.add(Group.objects.get(name="协会会员"))
    client.force_login(made)
    return made


@pytest.fixture
def certificate(db) -> Certificate:
    return Certificate.objects.issue(LessonPage.objects.in_language().get(slug="dian-ti-an-quan"), "signed out")


def test_as_people_type_it(client, member, certificate):
    assert ADDRESS in client.get("/my/").content.decode()
    response = client.post(ADDRESS, {"code": f" {certificate.code[:5].lower()} {certificate.code[5:]} "})
    assert response.status_code == 302 and response["Location"] == "/my/"
    record = LearningRecord.objects.get()
    assert (record.member, record.certificate, record.passed_on) == (member, certificate, certificate.issued_on)
    assert certificate.code in client.get("/my/").content.decode()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "请输入证书上的校验码"),
        ("2345678923", "没有这个校验码的证书"),
        ("\0", "校验码是 10 位"),
        ("好" * 41, "校验码是 10 位"),
    ],
)
def test_a_wrong_code_is_refused_in_words(client, member, code, words):
    response = client.post(ADDRESS, {"code": code})
    assert response.status_code == 400 and words in response.content.decode()
    assert not LearningRecord.objects.exists()


def test_what_stands_in_a_record_is_not_claimed_again(client, member, certificate):
    LearningRecord.objects.add_for(User.objects.create_user("other"), certificate)
    response = client.post(ADDRESS, {"code": certificate.code})
    assert response.status_code == 400 and "已经记进一份学习记录" in response.content.decode()
    assert not member.learning.exists()


def test_a_withdrawn_one_is_not_claimed(client, member, certificate):
    certificate.withdrawn_on, certificate.withdrawal_reason = certificate.issued_on, "误发"
    certificate.save()
    assert "已被撤销" in client.post(ADDRESS, {"code": certificate.code}).content.decode()


def test_strangers_sign_in_first(client, certificate):
    assert "sign-in" in client.post(ADDRESS, {"code": certificate.code})["Location"]
    assert client.get(ADDRESS).status_code == 405
    assert ADDRESS not in client.get("/my/").content.decode()
