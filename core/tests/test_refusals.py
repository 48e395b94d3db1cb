"""What the database refuses is told in words, whichever screen it comes from."""

import pytest
from django.urls import reverse

from honours.models import AwardScheme, Honour, Merchant

pytestmark = pytest.mark.django_db


def told(client, address):
    return [str(one) for one in client.post(address, follow=True).context["messages"]]


@pytest.mark.parametrize(
    ("kind", "held_by"),
    [("merchant", "荣誉“"), ("trade", "商户“")],
)
def test_a_record_that_others_hang_on_is_not_deleted(editor_client, kind, held_by):
    honour = Honour.objects.filter(live=True, merchant__trade__isnull=False).first()
    key = {"merchant": honour.merchant_id, "trade": honour.merchant.trade_id}[kind]
    (said,) = told(editor_client, reverse(f"wagtailsnippets_honours_{kind}:delete", args=[key]))
    assert said.startswith("不能删除：还有") and held_by in said
    assert Merchant.objects.filter(pk=honour.merchant_id).exists()


@pytest.mark.parametrize("address", ["honours_awardscheme", "display_walls_pledgetemplate"])
def test_a_copy_without_anything_in_it(editor_client, address):
    from django.apps import apps

    model = apps.get_model(*address.rsplit("_", 1))
    before = model.objects.count()
    answer = editor_client.post(reverse(f"wagtailsnippets_{address}:copy", args=[model.objects.first().pk]), {})
    assert answer.status_code in (200, 302)
    assert model.objects.count() in (before, before + 1)
    assert AwardScheme.objects.exists()
