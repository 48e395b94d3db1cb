"""Pages that menu, foot, plaques and posters lead to are neither deleted nor hidden nor moved."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.sections import PLAIN, SECTIONS

pytestmark = pytest.mark.django_db

PROMISED = [*PLAIN, *(section.slug for section in SECTIONS)]


def the_page(home, slug):
    return Page.objects.child_of(home).get(slug=slug)


@pytest.mark.parametrize("slug", PROMISED)
@pytest.mark.parametrize("deed", ["delete", "unpublish"])
def test_it_stays(editor_client, home, slug, deed):
    page = the_page(home, slug)
    response = editor_client.post(reverse(f"wagtailadmin_pages:{deed}", args=[page.pk]))
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert Page.objects.get(pk=page.pk).live
    assert "内容随时可以改" in editor_client.get(response["Location"]).content.decode()


@pytest.mark.parametrize("deed", ["delete", "unpublish", "move"])
def test_it_stays_among_many(editor_client, home, deed):
    page = the_page(home, "complain")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", deed])
    editor_client.post(f"{address}?id={page.pk}&next=/admin/", {"chooser": home.pk})
    kept = Page.objects.get(pk=page.pk)
    assert kept.live and kept.get_parent() == home.page_ptr


def test_another_page_goes(editor_client, home):
    page = the_page(home, "complain").copy(update_attrs={"slug": "another", "title": "另一页"}, keep_live=True)
    editor_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()
