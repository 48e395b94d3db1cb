"""A page is translated sentence by sentence, handed in, passed, and only then read in English."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation

from home.models import StandardPage
from tests.reviewing import pass_everything

pytestmark = pytest.mark.django_db

ADDRESS = "/en/privacy/"
NOTE = "not been translated"


@pytest.fixture
def original():
    return StandardPage.objects.in_language().get(slug="privacy")


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def begun(editor_client, original, english, django_capture_on_commit_callbacks):
    """The English page, right after an editor pressed 翻译此页."""
    with django_capture_on_commit_callbacks(execute=True):
        begin = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
        answer = editor_client.post(begin, {"locales": [english.pk]})
    page = original.get_translation(english)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    return page


def translate(page, **said):
    """Translate the sentences at these places, each with its own text."""
    segments = StringSegment.objects.filter(source__object_id=page.translation_key)
    for segment in segments.filter(context__path__in=said):
        StringTranslation.objects.create(
            translation_of=segment.string, locale=page.locale, context=segment.context, data=said[segment.context.path]
        )


def press(editor_client, page):
    return editor_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}, follow=True)


def read(client):
    return BeautifulSoup(client.get(ADDRESS).content, "html.parser")


def test_a_translation_that_was_only_begun_still_says_so(client, begun):
    page = read(client)
    assert NOTE in page.select_one(".version-note").get_text()
    assert page.main["lang"] == "zh-Hans"
    assert ADDRESS not in client.get("/sitemaps/pages.xml").content.decode()


def test_its_button_leads_to_handing_in_and_shows_nothing_to_readers(editor_client, client, begun):
    translate(begun, title="What the two awards are")
    answer = press(editor_client, begun)
    assert "送审" in answer.content.decode()
    assert "句没有译" in answer.content.decode()
    begun.refresh_from_db()
    assert begun.get_latest_revision_as_object().title == "What the two awards are"
    assert "What the two awards are" not in client.get(ADDRESS).content.decode()


def test_it_is_read_when_it_has_passed(editor_client, client, begun, django_capture_on_commit_callbacks):
    translate(begun, title="What the two awards are")
    hand_in = press(editor_client, begun).request["PATH_INFO"]
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(hand_in)
        pass_everything()
    page = read(client)
    assert page.h1.get_text(strip=True) == "What the two awards are"
    assert page.select_one(".version-note") is None
    assert ADDRESS in client.get("/sitemaps/pages.xml").content.decode()


def test_what_a_page_cannot_hold_is_told_by_its_field(editor_client, begun):
    translate(begun, summary="too long " * 20)
    answer = press(editor_client, begun).content.decode()
    assert "还不能送审" in answer
    assert "一句话介绍" in answer
