"""The admin speaks one language: what the stock catalogues leave out, ours says."""

import re
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from core.catalogues import catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")


def entries(path: Path) -> dict[tuple[str | None, str], polib.POEntry]:
    found = polib.pofile(str(path)) if path.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in found if not entry.obsolete and "fuzzy" not in entry.flags}


def said(entry: polib.POEntry | None) -> str:
    return (entry.msgstr or entry.msgstr_plural.get(0, "")) if entry else ""


def locale_folders() -> list[Path]:
    """Stock catalogues first, ours last, as the running site reads them."""
    stock = [Path(app.path) / "locale" for app in apps.get_app_configs()]
    return [Path(django.__file__).parent / "conf" / "locale", *stock, *map(Path, settings.LOCALE_PATHS)]


@pytest.fixture(scope="module", params=["django", "djangojs"])
def domain(request):
    return request.param


@pytest.fixture(scope="module")
def known(domain):
    """Everything that has Chinese words."""
    found: set[tuple[str | None, str]] = set()
    for folder in locale_folders():
        chinese = entries(folder / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po")
        found |= {key for key, entry in chinese.items() if said(entry)}
    return found


@pytest.mark.parametrize("app", [app for app in apps.get_app_configs() if "wagtail" in app.label], ids=str)
def test_every_word_an_editor_can_meet_is_chinese(app, domain, known):
    english = entries(Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po")
    assert not {msgid for context, msgid in set(english) - known}


@pytest.mark.parametrize("path", list(catalogues()), ids=lambda path: "/".join(path.parts[-4:]))
def test_a_catalogue_is_complete_and_keeps_its_placeholders(path):
    for entry in polib.pofile(str(path)):
        words = said(entry)
        assert words, entry.msgid
        assert set(PLACEHOLDER.findall(words)) <= set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural)), (
            entry.msgid
        )


def test_the_running_site_reads_them():
    with translation.override("zh-hans"):
        assert translation.gettext("Content metrics") == "内容统计"
