"""Sizes of pictures are made when a picture is saved, never in a reader's request."""

import pytest

from core.models import Photo, Rendition
from core.pictures import SIZES
from tests.test_addresses import PROMISED

pytestmark = pytest.mark.django_db


def test_a_saved_picture_has_its_sizes():
    photo = Photo.objects.first()
    photo.renditions.all().delete()
    photo.save()
    assert {rendition.filter_spec for rendition in photo.renditions.all()} == set(SIZES)


def test_no_reader_makes_one(client):
    before = Rendition.objects.count()
    for address in PROMISED:
        client.get(address)
    assert Rendition.objects.count() == before
