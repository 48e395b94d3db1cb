"""The trees follow: what happens to a Chinese page happens to it in every language."""

import pytest
from bs4 import BeautifulSoup
from django.db.models import Count
from wagtail.models import Locale, Page

from core.languages import BY_RULE
from core.models import TranslationStatus
from home.models import HomePage, StandardPage
from spots.models import ScenicSpotIndexPage, ScenicSpotPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def spot():
    return ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publish a page with changes, and do what waits for the commit."""

    def change(page, **values):
        for name, value in values.items():
            setattr(page, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()
        return page

    return change


def copy_of(page, code):
    return type(page).objects.in_language(code).filter(translation_key=page.translation_key).first()


def test_every_page_stands_in_each_tree_once():
    keys = Page.objects.filter(depth__gt=1).order_by().values("translation_key")
    rows = keys.annotate(trees=Count("locale", distinct=True), n=Count("pk"))
    assert {(row["trees"], row["n"]) for row in rows} == {(3, 3)}


@pytest.mark.parametrize("code", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("address", ["/", "/spots/", "/honours/", "/lessons/", "/news/", "/alliances/", "/campaigns/"])
def test_no_list_leads_into_another_tree(client, code, address):
    start = "" if code == "zh-hans" else f"/{code}"
    text = client.get(start + address).content.decode().partition("<main")[2].partition("</main>")[0]
    spots = [f'href="{other}/spots/' for other in {"", "/en", "/zh-hant"} - {start}]
    assert not any(link in text for link in spots)


def test_publishing_brings_traditional_up_to_date(spot, publish):
    publish(spot, summary="灯火里的吊脚楼，干净又热闹。")
    copy = copy_of(spot, BY_RULE)
    assert copy.summary == "燈火裡的吊腳樓，乾淨又熱鬧。"
    assert copy.live
    assert copy.alias_of is None


def test_a_page_in_hand_keeps_its_text_and_is_told_to_be_older(spot, publish, client):
    copy = copy_of(spot, BY_RULE)
    TranslationStatus.objects.update_or_create(page=copy, defaults={"in_hand": True})
    publish(spot, summary="改过了")
    assert copy_of(spot, BY_RULE).summary == copy.summary
    assert "version-note" in client.get(copy.url).content.decode()


def test_an_english_page_is_older_until_it_is_published_again(spot, publish, client):
    address = copy_of(spot, "en").url
    assert "version-note" not in client.get(address).content.decode()
    publish(spot, summary="改过了")
    note = BeautifulSoup(client.get(address).content, "html.parser").find(class_="version-note")
    old, new = note.find_all("time")
    assert old["datetime"] <= new["datetime"]
    assert old.get_text() != new.get_text()  # on one day they tell the time as well
    publish(copy_of(spot, "en"), summary="Done again.")
    assert "version-note" not in client.get(address).content.decode()


def test_an_untranslated_page_says_so_and_names_its_original(client):
    page = client.get("/en/privacy/").content.decode()
    assert 'lang="zh-Hans"' in page.partition("<main")[2][:40]
    assert "version-note" in page
    assert 'hreflang="x-default"' not in page
    assert 'href="http://localhost:8000/privacy/"' in page


def test_a_new_page_appears_where_its_original_stands(home, publish, django_capture_on_commit_callbacks):
    about = StandardPage.objects.in_language().get(slug="about")
    with django_capture_on_commit_callbacks(execute=True):
        new = about.add_sibling(pos="left", instance=StandardPage(title="后台简介", slug="fresh"))
        new.save_revision().publish()
    for code in (BY_RULE, "en"):
        order = list(HomePage.objects.in_language(code).get().get_children().values_list("slug", flat=True))
        assert order.index("fresh") + 1 == order.index("about")
    assert copy_of(new, BY_RULE).title == "後臺簡介"


def test_a_new_address_a_move_and_taking_away_follow(spot, publish, django_capture_on_commit_callbacks):
    about = StandardPage.objects.in_language().get(slug="about")
    privacy = StandardPage.objects.in_language().get(slug="privacy")
    publish(privacy, slug="data")
    assert copy_of(privacy, BY_RULE).url == "/zh-hant/data/"
    with django_capture_on_commit_callbacks(execute=True):
        privacy.move(about, pos="last-child")
    assert copy_of(privacy, "en").url == "/en/about/data/"
    privacy.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        privacy.unpublish()
    assert not Page.objects.filter(translation_key=privacy.translation_key, live=True).exists()
    privacy.delete()
    assert not Page.objects.filter(translation_key=privacy.translation_key).exists()


def test_a_failure_never_reaches_the_editor(spot, publish, monkeypatch):
    monkeypatch.setattr("languages.translations.translator.convert", None)
    assert publish(spot, summary="照样发布").live


def test_references_lead_to_the_same_language():
    from alliances.models import AlliancePage

    for code in ("zh-hant", "en"):
        alliance = AlliancePage.objects.in_language(code).get(slug="hong-ya-dong")
        assert alliance.spot.locale == Locale.objects.get(language_code=code)


def test_the_same_spots_in_every_index():
    counts = {ScenicSpotPage.objects.child_of(index).count() for index in ScenicSpotIndexPage.objects.all()}
    assert counts == {12}


def test_tables_are_converted_too(client):
    page = client.get("/zh-hant/complain/").content.decode()
    assert "消費糾紛（投訴）、違法線索（舉報）" in page
    assert "消费纠纷" not in page


def test_an_untranslated_page_shows_the_original_as_it_was_written(home, django_capture_on_commit_callbacks):
    """Traditional is made first; what it converts must not reach the alias that stands for English."""
    with django_capture_on_commit_callbacks(execute=True):
        new = home.add_child(instance=StandardPage(title="说明", slug="fresh", body=[("heading", "后台简介")]))
        new.save_revision().publish()
    assert [str(block.value) for block in copy_of(new, BY_RULE).body] == ["後臺簡介"]
    assert [str(block.value) for block in copy_of(new, "en").body] == ["后台简介"]
