"""A spot whose page is closed is named on no page of its merchants; the merchants stay."""

import pytest
from wagtail.models import PageViewRestriction

from honours.models import Merchant

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant():
    """One with a plaque, at a spot."""
    return Merchant.objects.filter(live=True, spot__isnull=False, honours__live=True).select_related("spot").first()


def close(spot):
    PageViewRestriction.objects.create(page=spot, restriction_type=PageViewRestriction.LOGIN)


def withdraw(spot):
    type(spot).objects.filter(pk=spot.pk).update(live=False)


def pages(client, merchant, word):
    honour = merchant.honours.filter(live=True).first()
    roll = honour.scheme.rolls.live().first() if hasattr(honour.scheme, "rolls") else None
    addresses = [
        merchant.get_absolute_url(),
        f"{merchant.get_absolute_url()}index.md",
        f"/credit/?q={merchant.title}",
        f"/search/?q={merchant.title}",
        f"/v/{honour.code}",
        f"/api/v2/merchants/{merchant.public_id}/",
        *([roll.url] if roll else []),
    ]
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return [address for address, answer in answers.items() if word in answer.content.decode()]


@pytest.mark.parametrize("shut", [close, withdraw])
def test_no_page_of_a_merchant_names_it(client, merchant, shut):
    spot = merchant.spot
    spot.title = "七三九景点"
    spot.save()
    assert pages(client, merchant, spot.title), "an open spot is named"
    shut(spot)
    assert pages(client, merchant, spot.title) == []
