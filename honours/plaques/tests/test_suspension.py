"""A plaque that was true once is never called unknown, whatever took it off the public."""

from datetime import date

import pytest
from django.utils import timezone, translation

from honours.models import FormerHonour, Honour, Merchant

pytestmark = pytest.mark.django_db


@pytest.fixture
def honour(home) -> Honour:
    return Honour.objects.public().filter(issued_on__isnull=False).order_by("pk").first()


def by_itself(honour):
    honour.unpublish()


def with_its_shop(honour):
    honour.merchant.unpublish()


def with_its_scheme(honour):
    honour.scheme.unpublish()


def deleted(honour):
    honour.release_items.all().delete()
    Honour.objects.get(pk=honour.pk).delete()


def with_everything(honour):
    by_itself(honour)
    with_its_shop(honour)
    with_its_scheme(honour)


@pytest.mark.parametrize("way", [by_itself, with_its_shop, with_its_scheme, deleted, with_everything])
@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
def test_it_is_said_to_be_off_since_a_day(client, honour, way, language):
    way(honour)
    answer = client.get(f"{language}/v/{honour.code}")
    assert answer.status_code == 200
    page = answer.content.decode()
    word = {"": "暂停公开", "/zh-hant": "暫停公開", "/en": "Not shown at present"}[language]
    assert word in page and "查无此牌" not in page
    assert honour.merchant.title not in page
    if not language:
        with translation.override("zh-hans"):
            assert f"{timezone.localdate():%Y}年" in page


def test_what_never_was_public_is_unknown(client, honour):
    draft = Honour.objects.create(merchant=honour.merchant, scheme=honour.scheme, number="草-1", live=False)
    assert client.get(f"/v/{draft.code}").status_code == 404
    draft.delete()
    assert not FormerHonour.objects.filter(code=draft.code).exists()
    assert client.get(f"/v/{draft.code}").status_code == 404


def test_it_comes_back(client, honour):
    honour.unpublish()
    honour.refresh_from_db()
    honour.live = True
    honour.save()
    assert honour.merchant.title in client.get(f"/v/{honour.code}").content.decode()


def test_another_shop_is_a_line_in_the_public_history(client, honour):
    before, other = honour.merchant, Merchant.objects.filter(live=True, kind=honour.merchant.kind).last()
    assert other != before
    honour.merchant = other
    honour.save()
    page = client.get(f"/v/{honour.code}").content.decode()
    assert f"由“{before}”变更为“{other}”" in page
    honour.save()
    assert honour.events.filter(kind="moved").count() == 1
    assert honour.state_on(date.today()) == honour.state
