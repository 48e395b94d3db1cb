"""Addresses that a person reads aloud over the phone."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.slugs import pinyin_slug
from home.models import StandardPage


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("洪崖洞", "hong-ya-dong"),
        ("重庆长江索道", "chong-qing-chang-jiang-suo-dao"),
        ("两路口皇冠大扶梯", "liang-lu-kou-huang-guan-da-fu-ti"),
        ("2026年3·15授牌", "2026-nian-3-15-shou-pai"),
        ("Ｗi-Fi 说明", "wi-fi-shuo-ming"),
        ("！？", ""),
    ],
)
def test_a_title_becomes_its_pinyin(title, slug):
    assert pinyin_slug(title) == slug


def test_a_long_title_ends_at_a_syllable():
    slug = pinyin_slug("渝中区" * 60)
    assert len(slug) <= 80
    assert slug.rpartition("-")[2] in {"yu", "zhong", "qu"}


def create(client, home, title, slug=""):
    form = nested_form_data(
        {"title": title, "slug": slug, "summary": "", "body": streamfield([]), "comments": inline_formset([])}
    )
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    response = client.post(address, form)
    assert response.status_code == 302, response.context["form"].errors


def test_an_editor_types_chinese_and_gets_pinyin_numbered_when_taken(editor_client, home):
    for _ in range(2):
        create(editor_client, home, "重庆话怎么说", slug="重庆话怎么说")
    create(editor_client, home, "重庆话怎么说")
    made = StandardPage.objects.in_language().filter(title="重庆话怎么说").order_by("pk")
    assert [page.slug for page in made] == ["chong-qing-hua-zen-me-shuo" + end for end in ("", "-2", "-3")]


def test_a_typed_ascii_address_stays(editor_client, home):
    create(editor_client, home, "方言", slug="dialect")
    assert StandardPage.objects.in_language().get(title="方言").slug == "dialect"
