"""Every address below /admin/, from the resolver, with keys of things that are really there."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Collection, Locale, Page, Revision, Site, Workflow

from core.models import Attachment, Photo

_ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
_GROUP = re.compile(r"\((?:\?P<\w+>)?([^()|]+)(?:\|[^()]*)?\)")
_KEYS = {
    "page": lambda: Page.objects.filter(depth=3).first(),
    "image": lambda: Photo.objects.first(),
    "document": lambda: Attachment.objects.first(),
    "doc": lambda: Attachment.objects.first(),
    "users": lambda: get_user_model().objects.get(username="admin"),
    "groups": lambda: Group.objects.first(),
    "sites": lambda: Site.objects.first(),
    "locales": lambda: Locale.objects.first(),
    "collections": lambda: Collection.objects.last(),
    "workflow": lambda: Workflow.objects.first(),
    "revision": lambda: Revision.objects.first(),
}
_TEXTS = {"phase": "before", "mode": "", "media_type": "audio", "action": "delete", "filter_spec": "original"}


def addresses() -> list[tuple[str, str]]:
    """Name and address of each; the same address twice is left out."""
    keys = {name: str(getattr(find(), "pk", 1)) for name, find in _KEYS.items()}
    found = {_filled(route, name, keys): name for route, name in _walk(get_resolver().url_patterns)}
    return sorted((name, address) for address, name in found.items() if address.startswith("/admin/"))


def _walk(patterns: list[Any], before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, (space, pattern.namespace)))
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield route, f"{space}:{pattern.name}".lstrip(":")


def _filled(route: str, name: str, keys: dict[str, str]) -> str:
    route = re.sub(r"\(\?P<pk>\.\+\)", "<pk>", route)
    route = _GROUP.sub(lambda found: found[1].replace("\\d+", "1"), route)
    filled = _ARGUMENT.sub(lambda found: _value(found[1], found[2], name, route, keys), route)
    return filled.replace("^", "").replace("$", "").replace("\\", "")


def _value(kind: str | None, argument: str, name: str, route: str, keys: dict[str, str]) -> str:
    stem = argument.removesuffix("_pk").removesuffix("_id")
    if stem in keys:
        return keys[stem]
    if argument in ("pk", "object_id"):
        return _key_of_snippet(name) or next((keys[word] for word in keys if f"/{word}" in route), "1")
    return _TEXTS.get(argument) or ("1" if kind in ("int", None) else "x")


def _key_of_snippet(name: str) -> str:
    found = re.match(r"wagtailsnippet(?:choosers|s)_([a-z]+)_([a-z]+):", name)
    if not found:
        return ""
    first = apps.get_model(found[1], found[2])._base_manager.first()
    return str(first.pk) if first else "1"
