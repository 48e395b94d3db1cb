"""One lesson, two versions; a part is written once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lessons.models import LessonPage

pytestmark = pytest.mark.django_db

NAMED = ["yu-fang-shi-wu-zhong-du", "luo-shi-shi-pin-an-quan-ze-ren"]


@pytest.mark.parametrize("slug", NAMED)
def test_the_short_version_is_shorter_and_its_links_hold(client, slug):
    lesson = LessonPage.objects.in_language().get(slug=slug)
    assert lesson.has_short()
    assert lesson.short_minutes() < lesson.minutes()
    assert lesson.short_minutes() <= 10
    whole, short = (client.get(f"{lesson.url}{query}").content.decode() for query in ("", "?version=short"))
    for number, part in lesson.numbered(short=False):
        assert f'id="part-{number}"' in whole
        assert (f'id="part-{number}"' in short) == part.value["in_short"]


def test_a_part_changed_once_is_changed_in_both(client):
    lesson = LessonPage.objects.in_language().get(slug=NAMED[0])
    _, part = lesson.numbered(short=True)[0]
    part.value["title"] = "改过的标题"
    lesson.save_revision().publish()
    for query in ("", "?version=short"):
        assert "改过的标题" in client.get(lesson.url + query).content.decode()


def test_a_long_short_version_is_refused():
    lesson = LessonPage.objects.in_language().get(slug=NAMED[0])
    _, part = lesson.numbered(short=True)[0]
    part.value["body"].append(("paragraph", "<p>" + "长" * 4000 + "</p>"))
    with pytest.raises(ValidationError, match="10 分钟以内"):
        lesson.clean()


def test_another_version_is_a_bad_request(client):
    response = client.get(f"/lessons/{NAMED[0]}/?version=medium")
    assert response.status_code == 400
    assert "简版" in response.content.decode()


def test_a_lesson_due_for_review_says_so(client):
    lesson = LessonPage.objects.in_language().get(slug=NAMED[0])
    assert "该复核了" not in client.get(lesson.url).content.decode()
    LessonPage.objects.filter(pk=lesson.pk).update(review_on=timezone.localdate() - timedelta(days=1))
    assert "该复核了" in client.get(lesson.url).content.decode()
