"""A picture without a description does not get into the review; whoever hands it in is led to where it is mended."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from core.models import Photo
from editing.reviews.views.screen import kind_of
from home.models import StandardPage
from tests.forms import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(django_user_model):
    made = django_user_model.objects.create_user("writes", password="x")
    made.groups.add(Group.objects.get(name="撰稿"))
    client = Client()
    client.force_login(made)
    return client


@pytest.fixture
def silent():
    photo = Photo.objects.exclude(description="").first()
    photo.pk, photo.title, photo.description = None, "没写说明的图", ""
    photo.save()
    return photo


@pytest.fixture
def draft(home, silent):
    body = [("picture", {"picture": silent, "caption": ""})]
    page = home.add_child(instance=StandardPage(title="带图的页", summary="一句话", body=body, live=False))
    page.save_revision()
    return page


def is_in_review(page):
    return StandardPage.objects.get(pk=page.pk).workflow_in_progress


@pytest.mark.slow
def test_the_button_names_the_picture_and_leads_to_it(author, draft, silent):
    address = reverse("reviews:submit", args=[kind_of(draft), draft.pk])
    mend = reverse("wagtailimages:edit", args=[silent.pk])
    for read in (author.get(address).content.decode(), author.post(address).content.decode()):
        assert "没写说明的图" in read
        assert f'href="{mend}"' in read
    assert not is_in_review(draft)
    assert author.get(mend).status_code == 200
    Photo.objects.filter(pk=silent.pk).update(description="江边的灯")
    author.post(address)
    assert is_in_review(draft)


@pytest.mark.slow
def test_the_editor_names_it_too_and_keeps_what_was_written(author, home, silent):
    page = home.add_child(instance=StandardPage(title="有题图的页", summary="一句话", live=False))
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = posted(author.get(address).context["form"]) | {"picture": silent.pk, "action-submit": "1"}
    read = author.post(address, form).content.decode()
    assert f'href="{reverse("wagtailimages:edit", args=[silent.pk])}"' in read
    assert not is_in_review(page)
    Photo.objects.filter(pk=silent.pk).update(description="江边的灯")
    author.post(address, form)
    assert is_in_review(page)


@pytest.mark.slow
def test_a_draft_may_wait_for_the_words(author, home, silent):
    page = home.add_child(instance=StandardPage(title="有题图的页", summary="一句话", live=False))
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    author.post(address, posted(author.get(address).context["form"]) | {"picture": silent.pk})
    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().picture_id == silent.pk


@pytest.mark.slow
def test_what_readers_see_already_stops_nobody(author, draft, silent):
    StandardPage.objects.filter(pk=draft.pk).update(live=True)
    draft.summary = "另一句话"
    draft.save_revision()
    author.post(reverse("reviews:submit", args=[kind_of(draft), draft.pk]))
    assert is_in_review(draft)
