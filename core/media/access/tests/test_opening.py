"""A picture that goes public with its page answers at once, whichever process renders and whichever sorts."""

import re
from io import BytesIO

import pytest
from django.core.cache import caches
from django.core.files.images import ImageFile
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from PIL import Image

from core.media.access.sorting import sort_pictures
from core.models import Photo, Rendition
from lessons.models import LessonIndexPage, LessonPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(home):
    """A lesson nobody sees yet, with a picture that nothing else shows."""
    content = BytesIO()
    Image.linear_gradient("L").resize((900, 700)).save(content, "PNG")
    photo = Photo.objects.create(title="课里的图", description="示意", file=ImageFile(content, "from-word.png"))
    body = [("picture", {"picture": photo, "caption": ""})]
    parts = [("part", {"title": "一", "in_short": False, "body": body})]
    lesson = LessonPage(title="带图的课", slug="dai-tu", summary="一句话", parts=parts, live=False)
    LessonIndexPage.objects.in_language().get().add_child(instance=lesson)
    lesson.save_revision()
    sort_pictures()
    return lesson


def pictures_of(client, lesson):
    text = client.get(lesson.url).content.decode()
    found = re.findall(r'(?:src|srcset)="([^"]*from-word[^"]*)"', text)
    return {address.split()[0] for each in found for address in each.split(",")}


def sizes():
    return Rendition.objects.filter(image__title="课里的图")


def work_through():
    """Do what waits for a worker; its own loop would close the test's database."""
    worker = Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="test", excluded_queue_names=[],
    )  # fmt: skip
    for waiting in DBTaskResult.objects.ready():
        waiting.claim(worker.worker_id)
        worker.run_task(waiting)


def test_another_process_that_knew_the_closed_picture_leads_to_the_open_one(client, draft, committed):
    photo = Photo.objects.get(title="课里的图")
    keys = [one.get_cache_key() for one in sizes()]
    photo.find_existing_renditions(*[one.filter for one in sizes()])  # as the preview of a reviewer does
    known = caches["renditions"].get_many(keys)
    with committed():
        draft.get_latest_revision().publish()
    caches["renditions"].set_many(known)  # a process that did not sort heard nothing of it
    addresses = pictures_of(client, draft)
    assert addresses
    assert {client.get(address, follow=True).status_code for address in addresses} == {200}


def test_the_address_from_before_leads_to_the_open_picture(client, draft, committed):
    closed = [one.url for one in sizes()]
    assert {client.get(address).status_code for address in closed} == {404}
    with committed():
        draft.get_latest_revision().publish()
    for address in closed:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert answer.redirect_chain[-1][0].startswith("/media/images/")


def test_a_worker_that_learns_later_what_the_page_shows_opens_it(client, draft, committed, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    other = Photo.objects.get(title="课里的图")
    other.pk, other.title = None, "后来加的图"
    other.save()
    draft.parts[0].value["body"].append(("picture", {"picture": other, "caption": ""}))
    draft.save_revision()
    with committed():
        draft.get_latest_revision().publish()
    with committed():
        work_through()
    assert Photo.objects.get(pk=other.pk).is_open
