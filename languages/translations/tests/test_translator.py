"""The role 翻译 begins, writes and hands in a translation, and publishes nothing."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from home.models import StandardPage

pytestmark = pytest.mark.django_db
ENGLISH = "What the two awards are"


@pytest.fixture
def translator(django_user_model):
    made = django_user_model.objects.create_user("fan-yi", password="x")
    made.groups.add(Group.objects.get(name="翻译"))
    client = Client()
    client.force_login(made)
    return client


@pytest.fixture
def original():
    return StandardPage.objects.in_language().get(slug="privacy")


@pytest.fixture
def english(translator, original, django_capture_on_commit_callbacks):
    """The English page, after 翻译此页."""
    locale = Locale.objects.get(language_code="en")
    with django_capture_on_commit_callbacks(execute=True):
        begin = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
        answer = translator.post(begin, {"locales": [locale.pk]})
    page = original.get_translation(locale)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    return page


def test_the_way_there_stands_in_the_list_of_english_pages(translator, original):
    home = Page.objects.get(depth=2, locale__language_code="en")
    page = translator.get(reverse("wagtailadmin_explore", args=[home.pk])).content.decode()
    assert reverse("wagtail_localize:submit_page_translation", args=[original.pk]) in page


def test_a_sentence_is_written_and_the_page_handed_in(translator, english, client):
    translation = Translation.objects.get(source__object_id=english.translation_key, target_locale=english.locale)
    title = StringSegment.objects.get(source=translation.source, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, title.pk])
    body = urlencode({"value": ENGLISH})
    assert translator.put(address, body, content_type="application/x-www-form-urlencoded").status_code in (200, 201)
    edit = reverse("wagtailadmin_pages:edit", args=[english.pk])
    hand_in = translator.post(edit, {"action": "publish"})["Location"]
    assert translator.post(hand_in)["Location"] == edit
    english.refresh_from_db()
    assert english.workflow_in_progress
    assert english.get_latest_revision_as_object().title == ENGLISH
    assert ENGLISH not in client.get("/en/privacy/").content.decode()


def test_nothing_of_chinese_pages_and_nothing_goes_public(translator, original, english):
    assert translator.get(reverse("wagtailadmin_pages:edit", args=[original.pk])).status_code == 302
    for name in ("unpublish", "set_privacy", "delete"):
        answer = translator.post(reverse(f"wagtailadmin_pages:{name}", args=[english.pk]))
        assert answer.status_code == 302
    assert Page.objects.get(pk=english.pk).live


def test_terms_are_kept(translator):
    assert translator.get(reverse("wagtailsnippets_translations_term:add")).status_code == 200
