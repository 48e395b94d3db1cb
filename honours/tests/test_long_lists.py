"""The editors' lists stay quick when there are very many records: nothing is counted to its end."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import admin_pagination
from honours.models import Honour, Merchant

pytestmark = pytest.mark.django_db

LISTS = [
    lambda: reverse(Merchant.snippet_viewset.get_url_name("list")),
    lambda: reverse(Honour.snippet_viewset.get_url_name("list")),
    lambda: reverse("no_spot_merchants_report"),
    lambda: reverse("expiring_honours_report"),
]


@pytest.fixture
def editor(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("chief", password="-"))
    return client


@pytest.mark.slow
@pytest.mark.parametrize("address", LISTS)
def test_a_list_counts_a_bounded_number_of_rows(editor, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert editor.get(address()).status_code == 200
    counts = [query["sql"] for query in captured if "COUNT(*)" in query["sql"] and "FROM (SELECT" in query["sql"]]
    assert counts and all(f"LIMIT {admin_pagination.MOST + 1}" in sql for sql in counts)
    whole = [
        query["sql"] for query in captured if query["sql"].startswith("SELECT COUNT(*)") and "honours_" in query["sql"]
    ]
    assert whole == counts


def test_a_list_says_that_there_is_more(editor, monkeypatch):
    monkeypatch.setattr(admin_pagination, "MOST", 100)
    text = editor.get(LISTS[0]()).content.decode()
    assert "商户超过 100 条" in text
    assert editor.get(LISTS[0]() + "?p=2").status_code == 200
    assert "p=3" not in text


def test_a_short_list_counts_all(editor):
    assert f"{Merchant.objects.count()} 商户" in editor.get(LISTS[0]()).content.decode()
