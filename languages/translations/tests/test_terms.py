"""The term base: what counts as said, what editors are told, and that the demo's own English keeps to it."""

import polib
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation, TranslationSource

from core.languages import BY_RULE, OWN
from editing.reviews.models import ReviewTaskState
from home.models import StandardPage
from languages.interface import BY_PEOPLE, catalogue_of
from languages.translations.models import Term
from languages.translations.terms import breaches, text_of, unsaid
from spots.models import ScenicSpotPage
from tests.reviewing import hand_in, person

pytestmark = pytest.mark.django_db


def term(chinese, english):
    return Term(chinese=chinese, english=english)


@pytest.mark.parametrize(
    ("english", "text", "is_said"),
    [
        ("stilt house", "Eleven storeys of stilt houses.", True),
        ("stilt house", "A Stilt\u00a0House on a cliff", True),
        ("sole trader\nself-employed", "Self-employed people", True),
        ("office", "officers", False),
        ("plaque", "a plaquette", False),
        ("honest dealing", "dealing honest", False),
    ],
)
def test_a_wording_is_said_as_whole_words_in_any_case(english, text, is_said):
    assert term("词", english).is_said_in(text) == is_said


def test_the_longest_term_at_a_place_counts():
    Term.objects.all().delete()
    Term.objects.create(chinese="个体工商户", english="sole trader")
    Term.objects.create(chinese="消费维权诚信个体工商户", english="Honest Sole Trader")
    assert [each.chinese for each in unsaid("消费维权诚信个体工商户三百家", "three hundred")] == [
        "消费维权诚信个体工商户"
    ]
    assert unsaid("消费维权诚信个体工商户", "Honest Sole Traders") == []
    assert [each.chinese for each in unsaid("个体工商户和企业", "Honest Sole Tradesmen")] == ["个体工商户"]


@pytest.mark.parametrize(
    ("chinese", "english", "field"),
    [("sole trader", "sole trader", "chinese"), ("个体户", "个体户", "english"), ("个体户", " \n ", "english")],
)
def test_a_term_without_sense_is_refused(chinese, english, field):
    with pytest.raises(ValidationError) as refused:
        term(chinese, english).full_clean()
    assert set(refused.value.message_dict) == {field}


def test_lines_are_put_in_order():
    kept = term("散 户", " small firms \n\n small firms\nsmall  traders")
    kept.full_clean()
    assert (kept.chinese, kept.wordings) == ("散户", ["small firms", "small traders"])


def english_pages():
    pages = Page.objects.filter(locale__language_code="en", alias_of=None, depth__gt=1)
    return {page: page.get_translations().get(locale__language_code=OWN).specific for page in pages.specific()}


def test_the_demos_own_english_keeps_to_the_term_base():
    told = {page.slug: [breach.term.chinese for breach in breaches(page)] for page in english_pages()}
    assert {slug: terms for slug, terms in told.items() if terms} == {}


def test_the_demo_uses_its_terms():
    originals = "".join(text_of(original) for original in english_pages().values())
    assert sum(each.chinese in originals for each in Term.objects.all()) >= 10


def test_the_words_of_the_interface_keep_to_it_too():
    entries = polib.pofile(str(catalogue_of(BY_PEOPLE)))
    told = {
        entry.msgid: unsaid(entry.msgid, "\n".join([entry.msgstr, *entry.msgstr_plural.values()])) for entry in entries
    }
    assert {word: terms for word, terms in told.items() if terms} == {}


@pytest.fixture
def spot():
    return ScenicSpotPage.objects.in_language("en").get(slug="hong-ya-dong")


def told(client, page):
    answer = client.get(reverse("translations_terms", args=[page.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_breach_is_told_before_publishing(editor_client, spot):
    assert told(editor_client, spot).strip() == ""
    spot.summary = "Eleven storeys of wooden homes."
    spot.body = [("paragraph", "<p>Old homes on a cliff.</p>")]
    spot.save_revision()
    page = told(editor_client, spot)
    assert "有 1 处没有按术语表翻译" in page
    assert "吊脚楼" in page
    assert "stilt house" in page


def test_whoever_reviews_it_is_told_too(editor_client, spot):
    spot.summary, spot.body = "Eleven storeys of wooden homes.", [("paragraph", "<p>Old homes on a cliff.</p>")]
    spot.save_revision(user=person("author"))
    hand_in(spot)
    state = ReviewTaskState.objects.get(status="in_progress")
    screen = editor_client.get(reverse("reviews:decide", args=[state.pk])).content.decode()
    assert "有 1 处没有按术语表翻译" in screen


def test_it_forbids_nothing(editor_client, spot, django_capture_on_commit_callbacks):
    spot.summary, spot.body = "Homes.", []
    with django_capture_on_commit_callbacks(execute=True):
        spot.save_revision().publish()
    assert ScenicSpotPage.objects.get(pk=spot.pk).summary == "Homes."


def test_only_the_editor_of_an_english_page_is_told(client, editor_client, spot, django_user_model):
    spot.summary, spot.body = "Homes.", []
    spot.save_revision()
    for code in (OWN, BY_RULE):
        assert told(editor_client, ScenicSpotPage.objects.in_language(code).get(slug="hong-ya-dong")).strip() == ""
    alias = StandardPage.objects.in_language("en").get(slug="privacy")
    assert alias.alias_of_id
    assert told(editor_client, alias).strip() == ""
    client.force_login(django_user_model.objects.create_user("guest", "guest@example.org"))
    assert client.get(reverse("translations_terms", args=[spot.pk])).status_code == 302


def test_sentences_translated_one_by_one_are_checked_one_by_one(editor_client):
    """Only what is translated already can break a rule."""
    original = StandardPage.objects.in_language().get(slug="criteria")
    english = Locale.objects.get(language_code="en")
    source, _ = TranslationSource.update_or_create_from_instance(original)
    Translation.objects.create(source=source, target_locale=english)
    page = original.get_translation(english)
    page.alias_of = None
    page.save()
    assert told(editor_client, page).strip() == ""
    segment = StringSegment.objects.filter(source=source, string__data__contains="消费维权诚信个体工商户")[0]
    said = StringTranslation.objects.create(
        translation_of=String.objects.get(pk=segment.string_id),
        locale=english,
        context=segment.context,
        data="Which plaque, for whom",
    )
    assert "消费维权诚信个体工商户" in told(editor_client, page)
    said.data = "Honest Sole Traders for Consumer Rights and Model Units for Worry-free Consumption"
    said.save()
    assert told(editor_client, page).strip() == ""
