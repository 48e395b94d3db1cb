"""Editors find an honour by a part of its number or of its merchant's names, without all merchants being read."""

import pytest
from django.db import connection
from django.urls import reverse

from honours.models import AwardScheme, Honour

pytestmark = pytest.mark.django_db


@pytest.fixture
def honour() -> Honour:
    honour = Honour.objects.select_related("merchant").first()
    honour.merchant.title, honour.merchant.registered_name = "碑角老灶坊", "渝中区磁沱餐饮店"
    honour.merchant.save()
    return honour


@pytest.mark.parametrize("part", ["碑角老", "灶", "老灶坊", "磁沱餐饮", "坊"])
def test_a_part_of_a_name_finds_it(honour, part):
    found = Honour.objects.called(part)
    names = [f"{one.merchant.title} {one.merchant.registered_name}" for one in found.select_related("merchant")]
    assert honour in found and all(part in name for name in names)


def test_a_part_of_a_number_finds_it(honour):
    assert list(Honour.objects.called(honour.number)) == [honour]
    part = honour.number[2:]
    assert set(Honour.objects.called(part)) == set(Honour.objects.filter(number__contains=part))


@pytest.mark.parametrize("odd", ["%", "_", '"', "'", "\\", "*", "AND", "(", "\0", "没有这家"])
def test_an_odd_text_finds_nothing_and_breaks_nothing(editor_client, odd):
    address = reverse(Honour.snippet_viewset.get_url_name("list"))
    assert editor_client.get(address, {"q": odd}).status_code == 200
    assert not Honour.objects.called(odd.replace("\0", "没有")).exists()


def test_the_list_searches_with_filters(editor_client, honour):
    address = reverse(Honour.snippet_viewset.get_url_name("list"))
    assert editor_client.get(address, {"q": "碑角老"}).context["items_count"] == 1
    other = AwardScheme.objects.exclude(pk=honour.scheme_id).first()
    assert editor_client.get(address, {"q": "碑角老", "scheme": other.pk}).context["items_count"] == 0


@pytest.mark.sqlite
def test_neither_table_is_read_whole(honour):
    text, values = Honour.objects.called("碑角老").order_by("scheme_id", "number").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {text}", values)
        steps = [row[3] for row in cursor.fetchall()]
    scans = [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]
    assert all("COVERING INDEX" in step or "SUBQUERY" in step for step in scans), steps
