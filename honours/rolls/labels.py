"""What places and trades are called in the reader's language."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import CharField, F, OuterRef, Subquery, Value

from core.languages import BY_RULE, OWN, TAGS, locale_key, readers_language
from core.opencc import in_words
from spots.models import ScenicSpotPage

from ..models.merchants import Merchant, Trade


class SpotName(NamedTuple):
    """A name: `value` stands in addresses, `label` is read, `lang` is its language where that is not the reader's."""

    value: str
    label: str
    lang: str = ""


NAMELESS = SpotName("", "")


def names_of(spots: set[int], trades: set[int]) -> tuple[dict[int, SpotName], dict[int, SpotName]]:
    """The names of open scenic spots and of trades, by key: one query."""
    pages = ScenicSpotPage.objects.listed().filter(pk__in=spots).order_by()
    here = ScenicSpotPage.objects.filter(
        translation_key=OuterRef("translation_key"), locale_id=locale_key(), alias_of=None
    )
    kinds = Trade.objects.filter(pk__in=trades).order_by()
    rows = pages.values_list("pk", "slug", "title", Subquery(here.values("title")[:1])).union(
        kinds.values_list("pk", Value("", CharField()), "title", F("english")), all=True
    )
    found: tuple[dict[int, SpotName], dict[int, SpotName]] = ({}, {})
    for pk, slug, title, words in rows:
        if slug:
            found[0][pk] = SpotName(slug, words or in_words(title), _foreign(words))
        else:
            found[1][pk] = SpotName(title, in_words(title, words), _foreign(words))
    return found


def names_among(shops: Collection[Any]) -> tuple[dict[int, SpotName], dict[int, SpotName]]:
    """The same of shops at hand with their places: no query but that of `localize_spots`."""
    localize_spots(shops)
    spots = {shop.spot_id: spot for shop in shops if (spot := shop.public_spot)}
    trades = {shop.trade_id: shop.trade for shop in shops if shop.trade}
    return (
        {
            key: SpotName(spot.slug, spot.title, _foreign("" if spot.alias_of_id else spot.title))
            for key, spot in spots.items()
        },
        {
            key: SpotName(one.title, in_words(one.title, one.english), _foreign(one.english))
            for key, one in trades.items()
        },
    )


def _foreign(words: str | None) -> str:
    return "" if words or readers_language() in (OWN, BY_RULE) else TAGS[OWN]


def localize_spots(shops: Iterable[Any]) -> None:
    """Let the spot of each shop be its page in the reader's language; its key stays that of the original.

    One query; none in the site's own language.
    """
    if readers_language() == OWN:
        return
    placed = [shop for shop in shops if shop.spot]
    keys = {shop.spot.translation_key for shop in placed}
    pages = ScenicSpotPage.objects.in_language().live().filter(translation_key__in=keys)
    here = {page.translation_key: page for page in pages} if keys else {}
    for shop in placed:
        Merchant._meta.get_field("spot").set_cached_value(shop, here.get(shop.spot.translation_key, shop.spot))
