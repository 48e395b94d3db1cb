"""Players ask for pieces; captions are checked; who cannot hear reads."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from core.media.captions import seconds, validate_captions
from core.media.models import Recording

pytestmark = pytest.mark.django_db


@pytest.fixture
def film() -> Recording:
    return Recording.objects.get(title="洗手六步（无声短片）")


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=0-99999999", 206, slice(None)),
        ("bytes=99999999-", 416, None),
        ("bytes=9-3", 416, None),
        ("bytes=0-1,5-6", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
        ("", 200, slice(None)),
    ],
)
def test_it_is_sent_in_pieces(client, film, asked, status, span):
    whole = film.file.open("rb").read()
    response = client.get(film.url, headers={"Range": asked})
    assert response.status_code == status
    assert status == 416 or b"".join(response) == whole[span]


def test_the_lesson_shows_it_with_captions_and_words(client, film):
    text = client.get("/lessons/yu-fang-shi-wu-zhong-du/").content.decode()
    assert film.url in text
    assert film.captions_url in text
    assert "无声短片，24秒" in text
    assert b"".join(client.get(film.captions_url)).startswith(b"WEBVTT")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"1\n00:00:01,000 --> 00:00:02,000\nsrt", "WEBVTT"),
        (b"WEBVTT\n\nno cue", "没有一条字幕"),
        ("WEBVTT 字幕".encode("gb18030"), "UTF-8"),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nx", "不晚于"),
        (b"WEBVTT" + b"x" * 1_100_000, "1 MB"),
    ],
)
def test_bad_captions_are_refused(content, reason):
    with pytest.raises(ValidationError, match=reason):
        validate_captions(ContentFile(content, "a.vtt"))


def test_a_time_in_seconds():
    assert seconds("01:02:03.500") == 3723.5


def test_a_film_shows_a_still_before_it_begins(client, film):
    text = client.get("/lessons/yu-fang-shi-wu-zhong-du/").content.decode()
    assert f'poster="{film.poster_url}"' in text
    response = client.get(film.poster_url)
    assert response["Content-Type"] == "image/png"
    assert b"".join(response).startswith(b"\x89PNG")


def test_a_still_that_is_no_picture_is_not_served(client, film):
    film.thumbnail.save("a.html", ContentFile(b"<script>alert(1)</script>"))
    assert client.get(film.poster_url).status_code == 404
    film.thumbnail = ""
    film.save()
    assert film.poster_url == ""
    assert client.get(f"/recordings/{film.pk}/poster").status_code == 404
