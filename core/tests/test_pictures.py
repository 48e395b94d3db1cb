"""Sizes of pictures are made when a picture is saved, never in a reader's request."""

import re
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command

from core.models import Photo, Rendition
from core.pictures import SIZES, sizes_made
from spots.models import ScenicSpotPage
from tests.test_addresses import PROMISED

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_a_saved_picture_has_its_sizes():
    photo = Photo.objects.first()
    photo.renditions.all().delete()
    photo.save()
    assert {rendition.filter_spec for rendition in photo.renditions.all()} == set(SIZES)


@pytest.mark.slow
def test_no_reader_makes_one(client):
    before = Rendition.objects.count()
    for address in PROMISED:
        client.get(address)
    assert Rendition.objects.count() == before


@pytest.fixture
def complete(db):
    """Every picture in every size, also in a test database from before a size came."""
    call_command("make_picture_sizes", stdout=StringIO())


def test_a_page_offers_every_format_with_its_place_kept(complete, client):
    text = client.get("/spots/hong-ya-dong/").content.decode()
    picture = text.partition("<picture>")[2].partition("</picture>")[0]
    types = re.findall(r'type="image/(\w+)"\s+srcset="([^"]+)"', picture)
    assert [name for name, _ in types] == ["avif", "webp"]
    assert [re.findall(r" (\d+)w", addresses) for _, addresses in types] == [["800"], ["800", "1600"]]
    assert picture.index('media="(max-width: 48em)"') < picture.index("image/webp")
    plain = picture.partition("<img")[2]
    assert re.search(r'src="[^"]+\.jpg"\s+width="800"\s+height="\d+"', plain) and 'fetchpriority="high"' in plain


def test_what_lies_further_down_is_loaded_late(client):
    text = client.get("/spots/").content.decode()
    first, *others = (one.partition("</picture>")[0] for one in text.split("<picture>")[1:])
    assert 'fetchpriority="high"' in first and "loading=" not in first
    assert others and all('loading="lazy"' in one for one in others)


def test_a_size_that_is_missing_is_left_out_and_made_by_the_command(client):
    photo = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong").picture
    photo.renditions.exclude(filter_spec__endswith="webp").delete()
    cache.clear()
    text = client.get("/spots/hong-ya-dong/").content.decode()
    picture = text.partition("<picture>")[2].partition("</picture>")[0]
    assert "image/webp" in picture and "image/avif" not in picture and "<img" in picture
    call_command("make_picture_sizes", stdout=StringIO())
    assert {rendition.filter_spec for rendition in photo.renditions.all()} == set(SIZES)


def test_a_picture_without_any_size_is_not_made_for_a_reader(client):
    photo = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong").picture
    photo.renditions.all().delete()
    cache.clear()
    assert sizes_made(Photo.objects.get(pk=photo.pk), "wide") == ([], None)


def test_a_browser_keeps_a_picture_for_a_day_and_no_proxy_does(client):
    picture = Rendition.objects.filter(filter_spec="fill-800x600|format-jpeg").first()
    answer = client.get(picture.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] in ("private, max-age=86400", "max-age=86400, private")
