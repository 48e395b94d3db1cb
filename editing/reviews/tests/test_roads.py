"""Every road to the public, tried before the review is complete and after: for a page and for an honour."""

import contextlib
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from core.publication_checks import RefusedError
from editing.reviews.authority import Authority, acting_on
from editing.reviews.steps import ReviewStep
from honours.models import Honour
from news.models import NewsPage
from tests.forms import posted
from tests.reviewing import AUTHOR, hand_in, person, take, walk_to_public

pytestmark = pytest.mark.django_db
NEW = "改过的一句话"


@pytest.fixture(autouse=True)
def nobody_lays_out(laid_out):
    """These tests stand on no authority at all."""
    with acting_on(Authority(lambda record: False)):
        yield


def _page():
    return NewsPage.objects.live().first(), "summary"


def _honour():
    return Honour.objects.filter(live=True, withdrawn_on=None).first(), "number"


@pytest.fixture(params=[_page, _honour], ids=["page", "honour"])
def text(request, home):
    """A public record and the field that the tests change."""
    record, field = request.param()
    if isinstance(record, NewsPage):
        record.body = []  # a form sent back whole
        with acting_on(Authority(lambda one: True)):
            record.save()
    return record, field


def drafted(text):
    """The record with a draft by its author."""
    record, field = text
    setattr(record, field, NEW)
    record.save_revision(user=person(AUTHOR))
    return type(record).objects.get(pk=record.pk)


def is_public(text):
    record, field = text
    return type(record).objects.filter(pk=record.pk, live=True, **{field: NEW}).exists()


# --- The roads --------------------------------------------------------------------------------------------------


def _edit_address(record):
    if isinstance(record, NewsPage):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse("wagtailsnippets_honours_honour:edit", args=[record.pk])


def by_editor(client, record):
    client.force_login(person(AUTHOR))
    address = _edit_address(record)
    data = posted(client.get(address).context["form"]) | {"action-publish": "1"}
    client.post(address, data)


def by_bulk_action(client, record):
    client.force_login(person(AUTHOR))
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={record.pk}")


def by_api(client, record):
    client.force_login(person(AUTHOR))
    client.post(reverse("wagtailadmin_api:pages:action", args=[record.pk, "publish"]))


def by_code(client, record):
    with contextlib.suppress(RefusedError):
        record.get_latest_revision().publish(user=person(AUTHOR))


def by_saving(client, record):
    draft = record.get_latest_revision_as_object()
    draft.live = True
    with contextlib.suppress(RefusedError):
        draft.save()


def by_timer(client, record):
    revision = record.get_latest_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


ROADS = [by_editor, by_code, by_saving, by_timer]
EVERY_ROAD = [(kind, road) for kind in (_page, _honour) for road in ROADS]
EVERY_ROAD += [(_page, by_bulk_action), (_page, by_api)]  # Wagtail has these for pages only


@pytest.mark.slow
@pytest.mark.parametrize("passed", [0, 1, 2])
@pytest.mark.parametrize(("text", "road"), EVERY_ROAD, indirect=["text"])
def test_no_road_leads_round_the_review(client, text, road, passed):
    record = drafted(text)
    if passed:
        hand_in(record)
        for step in list(ReviewStep)[:passed]:
            take(record, person(step.value))
    road(client, type(record).objects.get(pk=record.pk))
    assert not is_public(text)


@pytest.mark.parametrize(("text", "road"), EVERY_ROAD, indirect=["text"])
def test_an_approval_is_good_for_once(client, text, road):
    record, field = text
    setattr(record, field, NEW)
    record = walk_to_public(record)
    assert is_public(text)
    record.unpublish()
    road(client, type(record).objects.get(pk=record.pk))
    assert not type(record).objects.get(pk=record.pk).live


@pytest.mark.parametrize(("text", "road"), EVERY_ROAD, indirect=["text"])
def test_a_word_changed_after_approval_is_not_approved(client, text, road):
    record, field = text
    setattr(record, field, "审过的话")
    record = walk_to_public(record)
    setattr(record, field, NEW)
    record.save_revision(user=person(AUTHOR))
    road(client, type(record).objects.get(pk=record.pk))
    assert not is_public(text)


# --- The steps --------------------------------------------------------------------------------------------------


def refused(record, who, said):
    with pytest.raises(RefusedError, match=said):
        take(record, person(who))


def test_the_author_takes_no_step(text):
    record = drafted(text)
    hand_in(record)
    refused(record, AUTHOR, "自己写的不能自己审")
    assert not is_public(text)


def test_whoever_edited_is_an_author_too(text):
    record = drafted(text)
    setattr(record, text[1], NEW)
    record.save_revision(user=person("second-pen"))
    hand_in(record)
    refused(record, "second-pen", "自己写的不能自己审")


def test_nobody_takes_two_steps(text):
    record = drafted(text)
    hand_in(record)
    take(record, person("first"))
    refused(record, "first", "一个人不能审两步")
    take(record, person("second"))
    refused(record, "first", "一个人不能审两步")
    refused(record, "second", "一个人不能审两步")
    assert not is_public(text)


def test_three_people_in_order_publish(text):
    record = drafted(text)
    hand_in(record)
    for step in ReviewStep:
        assert not is_public(text)
        take(record, person(step.value))
    assert is_public(text)


def test_a_step_needs_its_permission(text, django_user_model):
    record = drafted(text)
    hand_in(record)
    nobody = django_user_model.objects.create_user("nobody")
    with pytest.raises(RefusedError, match="没有“初审”的权限"):
        take(record, nobody)


def test_a_moment_is_approved_with_its_text(text):
    record, field = text
    setattr(record, field, NEW)
    record.go_live_at = timezone.now() + timedelta(hours=1)
    walk_to_public(record)
    assert not is_public(text)
    revision = record.get_latest_revision()
    assert type(revision).objects.get(pk=revision.pk).approved_go_live_at
    past = timezone.now() - timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert not is_public(text)  # the text names its moment; another one would have to be approved anew


def test_a_new_page_with_a_moment_goes_live_by_itself_in_every_tree(home, monkeypatch):
    with acting_on(Authority(lambda record: True)):
        made = NewsPage(title="元旦值守", slug="yuan-dan-zhi-shou", live=False, body=[])
        NewsPage.objects.live().first().get_parent().add_child(instance=made)
        english = Locale.objects.get(language_code="en")
        made.copy_for_translation(english, copy_parents=True, alias=True)
        NewsPage.objects.filter(alias_of=made).update(live=False)
    made.go_live_at = timezone.now() + timedelta(days=2)
    walk_to_public(made)
    in_trees = NewsPage.objects.filter(slug="yuan-dan-zhi-shou")
    assert in_trees.count() > 1 and not in_trees.filter(live=True)
    later = timezone.now() + timedelta(days=2, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    assert in_trees.filter(live=True).count() == in_trees.count()
