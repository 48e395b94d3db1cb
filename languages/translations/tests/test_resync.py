"""A server that stopped between a publication and what follows it leaves nothing behind for longer than a minute."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.languages import BY_RULE
from core.models import TranslationStatus
from languages.translations.resync import left_behind
from languages.translations.tree_sync import followers
from news.models import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """A page that is public in the site's own language and was followed nowhere, as after a kill."""
    index = NewsIndexPage.objects.in_language("zh-hans").get()
    page = index.add_child(instance=NewsPage(title="震后须知", slug="killed-between"))
    page.save_revision().publish()  # what follows waits for a commit that no test makes
    return page


def copies(page):
    return {copy.locale.language_code: copy for copy in page.get_translations()}


def test_the_demo_has_nothing_left_behind():
    assert [list(left_behind(locale)) for locale in followers()] == [[], []]


def test_what_nobody_followed_is_caught_up_once(published, capsys):
    assert not copies(published)
    call_command("follow_originals")
    assert "1 页" in capsys.readouterr().out
    made = copies(published)
    assert set(made) == {"zh-hant", "en"}
    assert made["zh-hant"].live
    call_command("follow_originals")
    assert not capsys.readouterr().out


def test_a_later_publication_is_caught_up_too(published):
    call_command("follow_originals")
    published.title = "震后须知改过"
    published.save_revision().publish()
    assert copies(published)[BY_RULE].title == "震後須知"
    call_command("follow_originals")
    assert copies(published)[BY_RULE].title == "震後須知改過"


def test_what_an_editor_keeps_is_left_alone(published):
    call_command("follow_originals")
    kept = copies(published)[BY_RULE]
    TranslationStatus.objects.filter(page=kept).update(in_hand=True, true_to=timezone.now() - timedelta(days=1))
    type(kept).objects.filter(pk=kept.pk).update(title="手写的")
    call_command("follow_originals")
    assert copies(published)[BY_RULE].title == "手写的"


def test_what_is_withdrawn_is_withdrawn_everywhere_at_once(published):
    call_command("follow_originals")
    assert all(copy.live for copy in copies(published).values())
    NewsPage.objects.get(pk=published.pk).unpublish()
    assert not any(copy.live for copy in copies(published).values())
