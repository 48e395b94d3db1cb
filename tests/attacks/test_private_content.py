"""Private content (12 and more): a page that was closed says nothing anywhere, in no form a machine might ask for."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.models import Attachment
from lessons.models import LessonPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

SECRET = "绝密八四二"


@pytest.fixture(params=[PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def lesson(request):
    """A lesson with words of its own, closed in one of the three ways."""
    lesson = LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du", locale__language_code="zh-hans")
    lesson.title = lesson.summary = lesson.seo_title = lesson.search_description = SECRET
    lesson.save_revision().publish()
    PageViewRestriction.objects.create(page=lesson, restriction_type=request.param, password="geheim-26")
    return lesson


PLACES = {
    "the page": "{url}",
    "a part of it": "{url}?version=short",
    "as Markdown": "{url}index.md",
    "as a draft": "{url}?preview=1",
    "its section": "/lessons/",
    "home": "/",
    "search by title": f"/search/?q={SECRET}",
    "search by a part": f"/search/?q={SECRET[:2]}&kind=lessons",
    "English": "/en/search/?q=" + SECRET,
    "sitemap": "/sitemap.xml",
    "sitemap of its kind": "/sitemap-lessons.xml",
    "feed": "/feeds/lessons.xml",
    "calendar": "/calendar/lessons.ics",
    "for language models": "/llms.txt",
    "share picture": "/cards/{pk}/wide-0123456789ab.png",
    "in one file": "/takeaway/{slug}/",
    "its quiz": "/quiz/{slug}/",
    "by its number": "/admin/pages/{pk}/view_draft/",
    "the admin's API": "/admin/api/main/pages/{pk}/",
    "the list of the API": "/admin/api/main/pages/?search=" + SECRET,
    "a public API": "/api/v2/pages/{pk}/",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_stranger_is_told_nothing(lesson, place):
    address = PLACES[place].format(url=lesson.url, pk=lesson.pk, slug=lesson.slug)
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code < 500
    text = b"".join(answer).decode("utf-8", "replace")
    if "search" in address:  # which repeats the words asked for
        assert lesson.url not in text
    else:
        assert SECRET not in text


@pytest.fixture
def paper(db):
    """A document in a closed collection."""
    closed = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    file = ContentFile(SECRET.encode(), "nei-bu.txt")
    return Attachment.objects.create(title=SECRET, file=file, collection=closed)


def test_a_document_of_a_closed_collection_is_not_there(paper):
    for address in (
        paper.url,
        paper.download_url,
        f"/media/{paper.file.name}",
        f"/admin/api/main/documents/{paper.pk}/",
    ):
        answer = Client().get(address)
        assert answer.status_code in (302, 404)
        assert SECRET not in b"".join(answer).decode()
    paper.file.storage.delete_now(paper.file.name)
