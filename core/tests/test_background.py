"""A photo from a camera is answered before its sizes are made, and gets them all the same."""

from io import BytesIO
from threading import Event

import pytest
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection, transaction
from PIL import Image

from core import background
from core.models import Photo, Rendition
from core.pictures import SIZES


@pytest.fixture
def thread(monkeypatch):
    """A process that serves, with its thread; what it was given so far is done when `Event` is set."""
    monkeypatch.setattr(background, "_waiting", None)
    monkeypatch.setattr(background.connections, "close_all", lambda: None)  # the test's own stay open
    return background.start()


def photo() -> Photo:
    content = BytesIO()
    Image.linear_gradient("L").resize((900, 700)).save(content, "PNG")
    return Photo.objects.create(title="后来才有尺寸", description="示意", file=ImageFile(content, "later.png"))


def done() -> None:
    """Wait for the thread to have done all that it was given."""
    last = Event()
    background._waiting.put(last.set)
    assert last.wait(60)


def test_without_a_thread_it_is_done_at_once():
    told = []
    background.after_answer(lambda: told.append(1))
    assert told == [1]


@pytest.mark.django_db
def test_with_a_thread_it_waits_for_the_commit(thread, django_capture_on_commit_callbacks):
    told = []
    with django_capture_on_commit_callbacks(execute=True):
        background.after_answer(lambda: told.append(1))
        done()
        assert told == []
    done()
    assert told == [1]


@pytest.mark.django_db
def test_what_is_rolled_back_is_not_done(thread):
    told = []
    with pytest.raises(ValueError, match="back"), transaction.atomic():
        background.after_answer(lambda: told.append(1))
        raise ValueError("back")
    done()
    assert told == []


@pytest.mark.django_db
def test_a_failure_stops_nothing(thread, caplog, django_capture_on_commit_callbacks):
    told = []
    with django_capture_on_commit_callbacks(execute=True):
        background.after_answer(lambda: 1 / 0)
        background.after_answer(lambda: told.append(1))
    done()
    assert told == [1]
    assert "work after an answer failed" in caplog.text


@pytest.mark.django_db
def test_no_answer_waits_for_sizes_and_none_is_forgotten(thread):
    """The process ended before it came to them: the timed command makes them, and then has nothing to do."""
    picture = photo()  # nothing is committed here, so the thread is never told
    assert not Rendition.objects.filter(image=picture).exists()
    call_command("make_picture_sizes", verbosity=0)
    assert Rendition.objects.filter(image=picture, filter_spec__in=SIZES).count() == len(SIZES)
    with connection.execute_wrapper(_reading_only):
        call_command("make_picture_sizes", verbosity=0)


def _reading_only(execute, sql, params, many, context):
    assert sql.startswith("SELECT"), sql
    return execute(sql, params, many, context)
