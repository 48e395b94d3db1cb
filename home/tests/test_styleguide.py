"""The page of all parts: complete, and only where people work on the site."""

import re

import pytest
from django.conf import settings

from home.styleguide import styleguide

pytestmark = pytest.mark.django_db


def test_it_shows_every_icon_and_colour(rf):
    page = styleguide(rf.get("/styleguide/")).content.decode()
    sprite = (settings.BASE_DIR / "static/img/icons.svg").read_text("utf-8")
    names = re.findall(r'<symbol id="([a-z]+)"', sprite)
    assert len(names) > 10
    assert all(f"#{name}" in page for name in names)
    assert 'fill="var(--lantern)"' in page
    assert page.count('class="state ') > 6


def test_readers_do_not_meet_it(client):
    assert client.get("/styleguide/").status_code == 404


def test_every_icon_asked_for_exists():
    sprite = (settings.BASE_DIR / "static/img/icons.svg").read_text("utf-8")
    asked = {
        name
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([a-z]+)"', path.read_text("utf-8"))
    }
    assert asked
    assert asked <= set(re.findall(r'<symbol id="([a-z]+)"', sprite))
