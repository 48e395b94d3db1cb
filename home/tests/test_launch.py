"""Before the launch one or two people fill the site; from the launch on everything takes its steps."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core import launch
from core.models import SiteFacts
from editing.audit.models import AuditEntry
from editing.reviews.authority import acting_on
from editing.reviews.gate import standing_of
from editing.reviews.models import ChangeRequest
from home.models import StandardPage
from tests.reviewing import hand_in, person, take
from tests.served import ServedClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    """The footer's facts."""
    return SiteFacts.objects.get(site__is_default_site=True)


@pytest.fixture
def closed(facts, monkeypatch):
    """The site as it was before its launch."""
    facts.launched_at = None
    facts.save()
    monkeypatch.setattr(launch, "_launched_at", None)
    with acting_on(None):  # type: ignore[arg-type] -- what tests lay out is let through; here nothing is
        yield facts


@pytest.fixture
def page():
    return StandardPage.objects.in_language().get(slug="about")


def signed_in(account) -> ServedClient:
    client = ServedClient()
    client.force_login(account)
    return client


def test_readers_wait_and_staff_sees_it(client, closed):
    assert client.get("/").status_code == 503
    assert signed_in(person("author")).get("/").status_code == 200


def test_whoever_wrote_it_may_pass_it_alone(closed, page):
    author = person("author")
    page.summary = "开站前写的一句"
    page.save_revision(user=author)
    hand_in(page, author)
    take(page, author)
    page.refresh_from_db()
    assert page.summary == "开站前写的一句"


def test_what_was_passed_alone_counts_no_more_after_the_launch(closed, page):
    author = person("author")
    page.summary = "开站前没有发出去的一句"
    page.save_revision(user=author)
    hand_in(page, author)
    assert standing_of(page.get_latest_revision_as_object()).is_open
    launch.launch(closed)
    assert not standing_of(page.get_latest_revision_as_object()).is_open


def test_a_press_is_done_at_once_before_and_asked_about_after(closed, page):
    page, other = (  # pages at promised addresses are never hidden
        page.copy(update_attrs={"slug": slug, "title": slug}, keep_live=False) for slug in ("one", "other")
    )
    StandardPage.objects.filter(pk__in=[page.pk, other.pk]).update(live=True)
    client = signed_in(person("author"))
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    client.post(address)
    page.refresh_from_db()
    assert not page.live and not ChangeRequest.objects.exists()
    launch.launch(closed)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[other.pk]))
    other.refresh_from_db()
    assert other.live and ChangeRequest.objects.count() == 1


def test_only_a_superuser_opens_it(closed, django_user_model):
    nobody = django_user_model.objects.create_user("clerk", password="x")
    assert signed_in(nobody).post(reverse("launch_site")).status_code in (302, 403)
    assert not launch.is_launched()


def test_it_opens_when_all_that_is_needed_is_there(closed, client):
    operator = signed_in(person("author"))
    assert operator.post(reverse("launch_site")).status_code == 409, "nobody takes the steps, no contact"
    closed.contact = "某街1号"
    closed.save()
    for name, permission in (("chushen", "初审"), ("fushen", "复审"), ("zhongshen", "终审发布")):
        account = person(name)
        account.is_superuser = False
        account.save()
        account.groups.add(*account.groups.model.objects.filter(name=permission))
    assert "有人办" in operator.get(reverse("launch_site")).content.decode()
    assert operator.post(reverse("launch_site")).status_code == 302
    assert client.get("/").status_code == 200
    assert "开站" in str(AuditEntry.objects.latest("pk").detail)
    assert operator.get(reverse("launch_site")).status_code == 302


def test_it_is_opened_once(facts):
    first = facts.launched_at
    launch.launch(facts)
    assert facts.launched_at == first < timezone.now()
