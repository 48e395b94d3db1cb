"""Persons only with the notice that named them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.models import CommendationPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["", "https://localhost/", "/about/"])
def test_a_person_needs_a_published_source(address):
    page = CommendationPage(
        title="某店主", slug="mou", kind="person", award="称号", awarded_by="区委", source_url=address
    )
    with pytest.raises(ValidationError, match="公开发布"):
        page.clean()


def test_the_database_says_so_too():
    page = CommendationPage.objects.in_language().first()
    with pytest.raises(IntegrityError), transaction.atomic():
        CommendationPage.objects.filter(pk=page.pk).update(kind="person", source_url="")


def test_a_published_person_and_any_unit_are_fine():
    CommendationPage(kind="person", source_url="https://www.example.org/notice").clean()
    CommendationPage(kind="unit").clean()


def test_the_source_is_shown(client):
    assert "2022年7月14日" in client.get("/exemplars/xian-jin-ji-ceng-dang-zu-zhi/").content.decode()
