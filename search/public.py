"""What search may show to anyone, and under which heading."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageQuerySet, get_page_models

from core.models import SiteFacts, is_restricted
from honours.models import Merchant
from honours.queries import MerchantQuerySet


@dataclass(frozen=True)
class ResultGroup:
    """A heading of the results; `kinds` are the `search_group` values of the page classes under it."""

    key: str
    label: str | Promise
    kinds: tuple[str, ...] = ()


GROUPS = (
    ResultGroup("spots", _("景点"), ("spots",)),
    ResultGroup("merchants", _("商户")),
    ResultGroup("honours", _("荣誉榜"), ("honours",)),
    ResultGroup("lessons", _("课程和读书"), ("lessons",)),
    ResultGroup("news", _("动态和其他页面"), ("news", "pages")),
)
MERCHANTS, PLACES = "merchants", "spots"


def public_pages() -> PageQuerySet:
    """Return the pages of all languages that need no log-in, without the tree's root."""
    return Page.objects.live().exclude(is_restricted()).filter(depth__gt=1)


def public_merchants() -> MerchantQuerySet:
    """Return the merchants that are listed."""
    return Merchant.objects.listed().with_places()


def group_of_types() -> dict[int, str]:
    """Map the content type of each page class to the key of its group."""
    groups = {kind: group.key for group in GROUPS for kind in group.kinds}
    types = ContentType.objects.get_for_models(*get_page_models())
    return {
        content_type.pk: groups.get(getattr(model, "search_group", "pages"), "news")
        for model, content_type in types.items()
    }


def types_of_group(key: str) -> list[int]:
    """Return the content types of the page classes of a group."""
    return [pk for pk, group in group_of_types().items() if group == key]


def names_of_places() -> list[str]:
    """The titles of the public places, in all languages: one query."""
    places = public_pages().filter(content_type__in=types_of_group("spots"), depth__gt=3)
    return list(places.order_by("pk").values_list("title", flat=True))


def names_around(facts: SiteFacts) -> tuple[str, ...]:
    """The names of the region and the district, which are of every page."""
    return tuple(filter(None, (facts.region, facts.locality)))
