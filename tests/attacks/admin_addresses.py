"""Every address below /admin/, from the resolver, with keys of things that are really there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Revision, Site, Task, TaskState, Workflow, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from core.models import Attachment, Photo

_ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
_GROUP = re.compile(r"\((?:\?P<\w+>)?([^()|]+)(?:\|[^()]*)?\)")
_KEYS = {
    "page": lambda: Page.objects.filter(depth=3, locale__language_code="zh-hans", alias_of=None).first(),
    "page_to_move": lambda: Page.objects.filter(depth=4, locale__language_code="zh-hans").first(),
    "parent_page": lambda: Page.objects.get(slug="news", depth=3, locale__language_code="zh-hans"),
    "destination": lambda: Page.objects.get(slug="news", depth=3, locale__language_code="zh-hans"),
    "campaigns": lambda: apps.get_model("campaigns.CampaignPage").objects.first(),
    "image": lambda: Photo.objects.first(),
    "document": lambda: Attachment.objects.first(),
    "doc": lambda: Attachment.objects.first(),
    "media": lambda: apps.get_model("media.Recording").objects.first(),
    "users": lambda: get_user_model().objects.get(username="admin"),
    "accounts.user": lambda: get_user_model().objects.get(username="admin"),  # whom nobody else may help
    "groups": lambda: Group.objects.first(),
    "sites": lambda: Site.objects.first(),
    "locales": lambda: Locale.objects.first(),
    "collections": lambda: Collection.objects.last(),
    "collection": lambda: Collection.objects.last(),
    "redirect": lambda: Redirect.objects.first(),
    "workflow": lambda: Workflow.objects.first(),
    "task": lambda: Task.objects.first(),
    "task_state": lambda: TaskState.objects.first(),
    "workflow_state": lambda: WorkflowState.objects.first(),
    "revision": lambda: Revision.objects.first(),
    "translation": lambda: Translation.objects.first(),
    "translation_source": lambda: TranslationSource.objects.first(),
    "content_type": lambda: ContentType.objects.get_for_model(apps.get_model("honours.Merchant")),
    "keep": lambda: apps.get_model("honours.Merchant").objects.first(),
    "other": lambda: apps.get_model("honours.Merchant").objects.last(),
    "application": lambda: apps.get_model("applications.Application").objects.filter(papers__isnull=False).first(),
    "roll": lambda: apps.get_model("honours.HonourRollPage").objects.first(),
}
#: What addresses are about whose views do not say so.
_MODELS = {
    "imports:": "imports.ImportBatch",
    "releases:": "releases.Release",
    "reviews:decide": "reviews.ReviewTaskState",
    "reviews:after": "reviews.Decision",
    "reviews:change": "reviews.ChangeRequest",
    "reviews:": "honours.Merchant",
    "pii:ask": "honours.Merchant",
    "pii:": "pii.PrivacyException",
    "word_import:": "word_import.WordDraft",
    "honours_merge": "honours.Merchant",
    "honours_step": "honours.Honour",
    "make_reply_link": "honours.Merchant",
    "application_paper": "applications.ApplicationPaper",
    "draft_honours": "applications.AwardRound",
    "copy_last_cycle": "lessons.ReadingIndexPage",
    "make_own_link": "honours.Merchant",
    "revoke_own_link": "merchant_links.MerchantLink",
    "write_proposal": "merchant_links.MerchantProposal",
    "print_plate": "display_walls.PledgePlate",
    "resend_invitation": "invitations.Invitation",
    "revoke_invitation": "invitations.Invitation",
    "translations_switch": "news.NewsPage",
    "page_code": "news.NewsPage",
    "page_poster": "news.NewsPage",
    "reset_second_step": "accounts.User",
    "password_link": "accounts.User",
    "wagtailusers_users": "accounts.User",
}
_TEXTS = {
    "phase": "before",
    "mode": "",
    "media_type": "audio",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "original",
    "app_label": "honours",
    "model_name": "merchant",
    "content_type_app_name": "news",
    "content_type_model_name": "newspage",
    "object_id": "1",
    "slug": "roles",
    "step": "withdraw",
    "year": "2026",
    "kind": "svg",
}


def addresses(*records: Model) -> list[tuple[str, str]]:
    """Name and address of each, with the keys of the given records where one fits; the same address twice is left out.

    Signing out, for which a look is enough, comes last: whoever walks stays who they are.
    """
    keys = {name: str(getattr(find(), "pk", 1)) for name, find in _KEYS.items()}
    keys |= {record._meta.label_lower: str(record.pk) for record in records}
    for page in (record for record in records if isinstance(record, Page)):
        keys["page"] = str(page.pk)
    found = {_filled(one, keys): one.name for one in _walk(get_resolver().url_patterns)}
    named = ((name, address) for address, name in found.items() if address.startswith("/admin/"))
    return sorted(named, key=lambda one: (one[0] == "wagtailadmin_logout", one))


@dataclass(frozen=True)
class _Address:
    """An address before its arguments are filled in, with the model its view is about, if it says so."""

    route: str
    name: str
    model: type[Model] | None


def _walk(patterns: list[Any], before: str = "/", space: str = "") -> Iterator[_Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, (space, pattern.namespace)))
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            name = f"{space}:{pattern.name}".lstrip(":")
            yield _Address(route, name, _model_of(name, pattern))


def _model_of(name: str, pattern: URLPattern) -> type[Model] | None:
    for start, label in _MODELS.items():
        if name.startswith(start):
            return apps.get_model(label)
    if found := re.match(r"wagtailsnippet(?:choosers|s)_([a-z]+)_([a-z]+):", name):
        return apps.get_model(found[1], found[2])
    told = getattr(pattern.callback, "view_initkwargs", {})
    model = told.get("model") or getattr(getattr(pattern.callback, "view_class", None), "model", None)
    return model if isinstance(model, type) else None


def _filled(address: _Address, keys: dict[str, str]) -> str:
    route = re.sub(r"\(\?P<pk>\.\+\)", "<pk>", address.route)
    number = keys["page"] if "/pages/" in route else "1"
    route = _GROUP.sub(lambda found: found[1].replace("\\d+", number), route)
    filled = _ARGUMENT.sub(lambda found: _value(found[1], found[2], address, keys), route)
    return filled.replace("^", "").replace("$", "").replace("\\", "")


def _value(kind: str | None, argument: str, address: _Address, keys: dict[str, str]) -> str:
    stem = argument.removesuffix("_pk").removesuffix("_id")
    if stem == "revision":
        return _revision_of(address.model, keys)
    if stem in keys:
        return keys[stem]
    if argument in ("pk", "object_id"):
        return _key_of(address.model, keys) or next((keys[word] for word in keys if f"/{word}" in address.route), "1")
    return _TEXTS.get(argument) or ("1" if kind in ("int", "bigint", None) else "x")


def _revision_of(model: type[Model] | None, keys: dict[str, str]) -> str:
    key = _key_of(model, keys) if model else keys["page"]
    of = Revision.objects.filter(object_id=key, base_content_type=ContentType.objects.get_for_model(model or Page))
    return str(of.values_list("pk", flat=True).first() or keys["revision"])


def _key_of(model: type[Model] | None, keys: dict[str, str]) -> str:
    if model is None:
        return ""
    if chosen := keys.get(model._meta.label_lower):
        return chosen
    first = model._base_manager.first()
    return str(first.pk) if first else ""
