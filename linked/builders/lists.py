"""Pages that list others: what the template shows, in its order, never fetched again."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from alliances.models import AllianceIndexPage
from campaigns.models import CampaignIndexPage
from core.models import BasePage
from exemplars.models import ExemplarIndexPage
from honours.models import CreditListPage, HonourRollIndexPage, HonourRollPage
from lessons.models import LessonIndexPage, ReadingIndexPage
from news.models import NewsIndexPage
from policies.models import PolicyIndexPage
from services.models import ServicesIndexPage
from spots.models import ScenicSpotIndexPage
from talks.models import TalkIndexPage

from ..describe import about, items, page_type
from ..shown import Shown
from ..vocabulary import ItemList, Node

#: Index pages by the lists that their templates are given.
LISTS: dict[type[BasePage], tuple[str, ...]] = {
    ScenicSpotIndexPage: ("spots",),
    HonourRollIndexPage: ("rolls",),
    LessonIndexPage: ("lessons",),
    ReadingIndexPage: ("cycles",),
    TalkIndexPage: ("upcoming", "past"),
    ExemplarIndexPage: ("exemplars",),
    NewsIndexPage: ("items",),
    PolicyIndexPage: ("items",),
    CampaignIndexPage: ("campaigns",),
    ServicesIndexPage: ("centres", "items"),
}


def _index(names: tuple[str, ...]) -> Callable[[Any, Shown], list[Node]]:
    def listed(page: BasePage, shown: Shown) -> list[Node]:
        pages = chain.from_iterable(shown.context.get(name, ()) for name in names)
        return [_list(page.title, shown, ((each.title, shown.address_of(each)) for each in pages))]

    return listed


def _list(name: str, shown: Shown, named: Iterable[tuple[str, str]]) -> ItemList:
    return {
        "@type": "ItemList",
        "@id": f"{shown.address}#list",
        "name": name,
        "itemListElement": items(list(named)),
    }


for kind, names in LISTS.items():
    about.register(kind)(_index(names))
for kind in (*LISTS, HonourRollPage, CreditListPage, AllianceIndexPage):
    page_type.register(kind)(lambda page: "CollectionPage")


@about.register
def _(page: HonourRollPage, shown: Shown) -> list[Node]:
    """The rows of the page that is shown; the number is that of the whole roll on its day."""
    rows = shown.context.get("honours", ())
    made = _list(
        page.title, shown, ((row.merchant.title, shown.absolute(row.merchant.get_absolute_url())) for row in rows)
    )
    if roll := shown.context.get("roll"):
        made["numberOfItems"] = roll.count
        made["name"] = f"{page.title}，{roll.day.isoformat()}，{roll.state.label}"
    return [made]


@about.register
def _(page: CreditListPage, shown: Shown) -> list[Node]:
    """The merchants that the page lists."""
    rows = shown.context.get("merchants", ())
    return [_list(page.title, shown, ((row.title, shown.absolute(row.get_absolute_url())) for row in rows))]
