"""What Wagtail's migrations write in English has Chinese names in a new database."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, Page

from languages.stock_rows import say_in_chinese

pytestmark = pytest.mark.django_db


def test_nothing_is_left_in_english():
    kept = Permission.objects.exclude(content_type__app_label__in=["admin", "sessions"])
    assert not [name for name in kept.values_list("name", flat=True) if name.startswith("Can ")]
    assert Page.objects.get(depth=1).title == "全部页面"
    assert Collection.objects.get(depth=1).name == "全部文件"
    assert not [name for name in Group.objects.values_list("name", flat=True) if not re.search("[一-鿿]", name)]


def test_a_name_of_somebodys_own_stays():
    root = Page.objects.filter(depth=1)
    root.update(title="渝中")
    say_in_chinese()
    assert root.get().title == "渝中"
    assert Permission.objects.get(codename="add_merchant").name == "可以新建商户"
