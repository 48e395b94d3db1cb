"""The three languages: the site's own, Traditional characters made from it by rule, and English."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.utils import translation
from wagtail.models import Locale

OWN: str = settings.LANGUAGE_CODE
BY_RULE = "zh-hant"
#: As HTML, schema.org and Open Graph write them.
TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


@cache
def _locales() -> dict[str, int]:
    """The keys of the trees that exist, by language; read once in a process."""
    return dict(Locale.objects.values_list("language_code", "pk"))


def _forget(**kwargs: Any) -> None:
    _locales.cache_clear()


post_save.connect(_forget, sender=Locale, dispatch_uid="core.languages")
post_delete.connect(_forget, sender=Locale, dispatch_uid="core.languages")


def readers_language() -> str:
    """The language of this request; the site's own outside any."""
    code = translation.get_language()
    return code if code in TAGS else OWN


def locale_key(code: str | None = None) -> int:
    """The key of a language's tree, by default the reader's; the site's own where that language has no tree."""
    code = code or readers_language()
    if code not in _locales():
        _forget()
    locales = _locales()
    return locales.get(code) or locales[OWN]


def prefix() -> str:
    """What addresses in the reader's language begin with: nothing, /zh-hant or /en."""
    code = readers_language()
    return "" if code == OWN else f"/{code}"


def language_of(locale_id: int) -> str:
    """The language of a tree, by its key."""
    if locale_id not in _locales().values():
        _forget()
    return next((code for code, key in _locales().items() if key == locale_id), OWN)
