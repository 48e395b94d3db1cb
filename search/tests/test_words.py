"""What editors teach the search."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from search.models import SearchPick, Synonym
from search.synonyms import ways_to_say

from .factories import merchant, page
from .test_search_page import found

pytestmark = pytest.mark.django_db


def test_a_synonym_is_found(client, home):
    page("棕榈巷的消费维权诚信个体工商户")
    assert "共找到 0 条" in found(client, q="棕榈巷诚信户") or "棕榈巷的" not in found(client, q="巷的诚信户")
    Synonym.objects.create(words="诚信户\n消费维权诚信个体工商户")
    assert "棕榈巷的<mark>消费维权诚信个体工商户</mark>" in found(client, q="誠信戶")


def test_ways_to_say(db):
    Synonym.objects.all().delete()
    Synonym.objects.create(words="诚信户\n诚信个体户\n好店")
    assert ways_to_say("解放碑诚信户") == ["解放碑诚信户", "解放碑诚信个体户", "解放碑好店"]
    assert ways_to_say("解放碑") == ["解放碑"]


@pytest.mark.parametrize("words", ["", "诚信户", "诚信户\n誠信戶"])
def test_a_synonym_needs_two_words(words):
    with pytest.raises(ValidationError):
        Synonym(words=words).full_clean()


def test_words_are_kept_one_to_a_line(db):
    synonym = Synonym(words=" 诚信户 \n\n 好店 ")
    synonym.full_clean()
    assert synonym.words == "诚信户\n好店"
    assert str(synonym) == "诚信户 = 好店"


def test_a_pick_comes_first(client, home):
    SearchPick.objects.create(words="去哪玩\n棕榈巷", page=page("值得一去"))
    SearchPick.objects.create(words="棕榈巷", merchant=merchant("棕榈茶铺"), position=0)
    page("棕榈巷")
    text = found(client, q="棕櫚巷")
    assert text.index("编辑推荐") < text.index("值得一去")
    assert "棕榈</mark>茶铺" in text or "棕榈茶铺" in text
    assert "编辑推荐" not in found(client, q="棕榈巷子")


def test_a_pick_that_is_no_longer_public_is_not_shown(client, home):
    SearchPick.objects.create(words="棕榈巷", page=page("值得一去", live=False))
    SearchPick.objects.create(words="棕榈巷", merchant=merchant("棕榈茶铺", live=False))
    assert "编辑推荐" not in found(client, q="棕榈巷")


def test_a_pick_has_one_target(home):
    for targets in ({}, {"page": page("甲"), "merchant": merchant("乙")}):
        with pytest.raises(ValidationError):
            SearchPick(words="棕榈巷", **targets).full_clean()
    with pytest.raises(ValidationError):
        SearchPick(words=" \n", page=page("丙")).full_clean()


@pytest.mark.parametrize("model", ["synonym", "searchpick"])
def test_editors_have_lists_and_forms(editor_client, home, model):
    for view in ("list", "add"):
        assert editor_client.get(reverse(f"wagtailsnippets_search_{model}:{view}")).status_code == 200
