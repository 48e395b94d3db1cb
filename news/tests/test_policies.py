"""Documents: in force or not on a day, replaced, and without a text nobody published."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from news.models import Force, PolicyPage

days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(days, days, days, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_force_follows_from_dates(issued, began, ended, day):
    page = PolicyPage(issued_on=issued, in_force_from=began, void_on=ended)
    start = began or issued
    if ended and ended <= day:
        assert page.force_on(day) == Force.VOID
    elif start is None:
        assert page.force_on(day) == Force.UNKNOWN
    else:
        assert page.force_on(day) == (Force.IN_FORCE if start <= day else Force.PENDING)
        assert page.force_on(start) == (Force.VOID if ended and ended <= start else Force.IN_FORCE)


def test_an_end_before_the_beginning_is_refused():
    day = date(2026, 1, 1)
    with pytest.raises(ValidationError, match="失效日期早于施行日期"):
        PolicyPage(issued_on=day, void_on=day - timedelta(days=1)).clean()


@pytest.mark.django_db
def test_void_documents_stay_readable_and_name_their_successor(client):
    listing = client.get("/policies/").content.decode()
    assert "chang-di-xu-zhi-2024" not in listing
    assert "现行有效" in listing
    assert "chang-di-xu-zhi-2024" in client.get("/policies/?state=void").content.decode()
    old = client.get("/policies/chang-di-xu-zhi-2024/").content.decode()
    assert "已失效" in old
    assert 'href="/policies/chang-di-xu-zhi/"' in old


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["yi-feng-xin", "shen-hua-fang-an", "lian-meng-fang-an"])
def test_a_text_nobody_published_is_not_invented(client, slug):
    page = client.get(f"/policies/{slug}/").content.decode()
    assert "正文待补" in page
    assert "资料未载" in page


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["kind=x", "kind=%00", "page=99", "state=y", "page=x"])
def test_odd_filters_never_break(client, query):
    assert client.get(f"/policies/?{query}").status_code in (200, 404)
