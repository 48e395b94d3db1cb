"""An approval is bound to one publication: of this text, over that public version, soon, written by these people."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import Photo
from core.publication_checks import RefusedError
from editing.reviews.authority import Authority, acting_on
from editing.reviews.authors import authors_of
from editing.reviews.fingerprints import fingerprint_of
from editing.reviews.models import Decision
from editing.reviews.steps import ReviewOutcome, ReviewStep
from honours.history.states import FactKind
from honours.models import Honour, Merchant, MerchantFact
from news.models import NewsPage
from tests.reviewing import AUTHOR, hand_in, person, take, walk_to_public

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_lays_out(laid_out):
    """These tests stand on no authority at all."""
    with acting_on(Authority(lambda record: False)):
        yield


@pytest.fixture
def by_the_system():
    """What a test needs before it begins."""
    with acting_on(Authority(lambda record: True)):
        yield


@pytest.fixture
def honour(home):
    return Honour.objects.filter(live=True, withdrawn_on=None, issued_on__isnull=False).first()


@pytest.fixture
def page(home):
    return NewsPage.objects.live().first()


def approve_but_last(record):
    """Everything is passed but the last step."""
    hand_in(record)
    take(record, person("first"))
    take(record, person("second"))


def approved(record, **when):
    """A draft with all its steps, not published: its slip as it would be if the server had stopped then."""
    record.save_revision(user=person(AUTHOR))
    approve_but_last(record)
    line = Decision.objects.filter(kind=record._meta.label, key=record.pk).last()
    names = ("kind", "key", "title", "digest", "run", "revision")
    same = {name: getattr(line, name) for name in names}
    Decision.objects.create(
        **same, outcome=ReviewOutcome.PASSED, step=ReviewStep.FINAL, person="终", person_key="0", **when
    )
    return record.get_latest_revision()


def test_a_withdrawn_honour_does_not_come_back_on_its_old_approval(honour):
    honour.number = "改号 1"
    honour = walk_to_public(honour)
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "不再符合"
    honour = walk_to_public(honour)
    honour.withdrawn_on, honour.withdrawal_reason = None, ""
    with pytest.raises(RefusedError, match="还没有走完审校"):
        honour.save_revision(user=person(AUTHOR)).publish(user=person("final"))
    assert Honour.objects.get(pk=honour.pk).withdrawn_on


def test_an_approval_that_was_not_used_yet_publishes(page):
    page.summary = "审定的话"
    approved(page).publish(user=person("final"))
    assert NewsPage.objects.get(pk=page.pk).summary == "审定的话"


def test_what_was_approved_over_another_version_is_void(page):
    page.summary = "甲"
    revision = approved(page)
    with acting_on(Authority(lambda record: True)):
        other = NewsPage.objects.get(pk=page.pk)
        other.summary = "乙"
        other.save()
    with pytest.raises(RefusedError, match=r"又变过|还没有走完"):
        revision.publish(user=person("final"))
    assert NewsPage.objects.get(pk=page.pk).summary == "乙"


def test_the_last_reviewer_is_told_that_the_base_changed(page):
    page.summary = "甲"
    page.save_revision(user=person(AUTHOR))
    approve_but_last(page)
    with acting_on(Authority(lambda record: True)):
        NewsPage.objects.filter(pk=page.pk).update(summary="乙")
    with pytest.raises(RefusedError, match="读者看到的内容又变过"):
        take(page, person("final"))


def test_an_approval_ends_after_its_days(page):
    page.summary = "甲"
    revision = approved(page, at=timezone.now() - timedelta(days=31))
    with pytest.raises(RefusedError, match="超过 30 天"):
        revision.publish(user=person("final"))


def test_a_planned_moment_counts_its_days_from_then(page):
    page.summary, page.go_live_at = "甲", timezone.now() + timedelta(days=60)
    revision = approved(page, at=timezone.now() - timedelta(days=31))
    revision.publish(user=person("final"))
    assert type(revision).objects.get(pk=revision.pk).approved_go_live_at


# --- What a fingerprint holds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"), [('{"a":1}', '{"a": 1}'), ("[1,2]", "[1, 2]"), ('{"a":1,"b":2}', '{"b":2,"a":1}'), ("[]", "[ ]")]
)
def test_text_that_looks_like_json_is_text(honour, one, other):
    honour.withdrawal_reason = one
    first = fingerprint_of(honour)
    honour.withdrawal_reason = other
    assert fingerprint_of(honour) != first


def test_an_inline_row_is_part_of_the_text(home):
    merchant = Merchant.objects.filter(live=True).first()
    before = fingerprint_of(merchant)
    merchant.facts.add(MerchantFact(kind=FactKind.PLACE, source="某处", as_of=timezone.localdate()))
    assert fingerprint_of(merchant) != before


def test_the_order_of_rows_and_what_they_say_is_part_of_it(home):
    merchant = Merchant.objects.filter(live=True).first()
    rows = [MerchantFact(kind=FactKind.PLACE, source=name, as_of=timezone.localdate()) for name in "甲乙"]
    merchant.facts.set(rows)
    before = fingerprint_of(merchant)
    rows[0].source = "丙"
    merchant.facts.set(rows)
    assert fingerprint_of(merchant) != before


def test_a_file_of_the_text_is_approved_with_it(page):
    photo = Photo.objects.first()
    page.body = [("picture", {"picture": photo, "caption": "x"})]
    before = fingerprint_of(page)
    Photo.objects.filter(pk=photo.pk).update(file_hash="another")
    assert fingerprint_of(page) != before


def test_the_place_in_the_tree_is_approved_with_it(page, by_the_system):
    draft = NewsPage(title="草稿", slug="cao-gao", live=False, summary="x", published_on=timezone.localdate())
    page.get_parent().add_child(instance=draft)
    before = fingerprint_of(draft)
    draft.move(page.get_parent().get_parent(), pos="last-child")
    assert fingerprint_of(NewsPage.objects.get(pk=draft.pk)) != before


def test_who_may_read_it_is_approved_with_it(page):
    before = fingerprint_of(page)
    above = Page.objects.get(pk=page.get_parent().pk)
    restriction = PageViewRestriction.objects.create(page=above, restriction_type="login")
    closed = fingerprint_of(page)
    restriction.delete()
    assert before != closed and fingerprint_of(page) == before


# --- Authors ---------------------------------------------------------------------------------------------------------


def test_whoever_wrote_a_version_that_is_brought_back_is_an_author(page):
    page.summary = "甲的话"
    old = page.save_revision(user=person("older-pen"))
    with acting_on(Authority(lambda record: True)):
        page.summary = "后来的话"
        page.save_revision(user=person("second-pen")).publish()
    page = NewsPage.objects.get(pk=page.pk)
    revision = old.as_object().save_revision(user=person(AUTHOR), previous_revision=old, log_action=True)
    assert set(authors_of(revision, None)) == {str(person(name).pk) for name in ("older-pen", AUTHOR)}


def test_whoever_hands_in_is_an_author(honour):
    honour.number = "改号 2"
    honour.save_revision(user=person(AUTHOR))
    hand_in(honour, person("first"))
    with pytest.raises(RefusedError, match="自己写的不能自己审"):
        take(honour, person("first"))
