"""The credit listing's search: by half a name, code, stall, spot."""

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from honours.history.states import MerchantKind
from honours.models import Merchant

from .corpus import texts
from .factories import merchant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["榈巷火", "ZLX7", "zlx700", "B区-017", "洪崖洞 火锅", "zlxhg"])
def test_every_way_a_reader_knows_a_shop(home, typed):
    spot = Page.objects.get(title="洪崖洞", locale__language_code="zh-hans").specific
    shop = merchant("棕榈巷火锅", "负一层B区-017号", "92500103ZLX7000000", spot=spot)
    assert shop in list(Merchant.objects.listed().search(typed))


@pytest.mark.slow
def test_ten_thousand_merchants_cost_three_queries(home):
    shops = [text for text in texts(22_500) if text.code][:10_000]
    made = Merchant.objects.bulk_create(
        Merchant(title=text.title, address=text.body, credit_code=text.code, kind=MerchantKind.values[0], live=True)
        for text in shops
    )
    assert len(made) == 10_000
    get_search_backend().add_bulk(Merchant, made)
    known = [shops[0].title[1:4], shops[1].code[-6:], shops[2].code]
    for typed in ("洪崖洞", "火锅", "B区", "hyd", "解放碑 茶馆", *known):
        found = Merchant.objects.listed().with_places().filter(kind=made[0].kind).search(typed)
        with CaptureQueriesContext(connection) as queries:
            list(Paginator(found, 20).page(1))
        assert len(queries) <= 3, typed
