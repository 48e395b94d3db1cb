"""Pages that list others: what the template shows, in its order, never fetched again."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from alliances.campaigns.models import CampaignIndexPage
from alliances.models import AllianceIndexPage
from core.models import BasePage
from honours.models import CreditListPage, HonourRollIndexPage, HonourRollPage
from lessons.models import LessonIndexPage, ReadingIndexPage
from news.models import CommendationIndexPage, NewsIndexPage, PolicyIndexPage, TalkIndexPage
from services.models import ServicesIndexPage
from spots.models import ScenicSpotIndexPage

from ..context import PageContext
from ..graph import about, items, page_type
from ..vocabulary import ItemList, Node

#: Index pages by the lists that their templates are given.
LISTS: dict[type[BasePage], tuple[str, ...]] = {
    ScenicSpotIndexPage: ("spots",),
    HonourRollIndexPage: ("rolls",),
    LessonIndexPage: ("lessons",),
    ReadingIndexPage: ("cycles",),
    TalkIndexPage: ("upcoming", "past"),
    CommendationIndexPage: ("exemplars",),
    NewsIndexPage: ("items",),
    PolicyIndexPage: ("items",),
    CampaignIndexPage: ("campaigns",),
    ServicesIndexPage: ("centres", "items"),
}


def _index(names: tuple[str, ...]) -> Callable[[Any, PageContext], list[Node]]:
    def listed(page: BasePage, shown: PageContext) -> list[Node]:
        pages = chain.from_iterable(shown.context.get(name, ()) for name in names)
        return [_list(page.title, shown, ((each.title, shown.address_of(each)) for each in pages))]

    return listed


def _list(name: str, shown: PageContext, named: Iterable[tuple[str, str]]) -> ItemList:
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
def _(page: HonourRollPage, shown: PageContext) -> list[Node]:
    """The rows of the page that is shown; the number is that of the whole roll on its day."""
    rows = shown.context.get("honours", ())
    made = _list(
        page.title, shown, ((row.merchant.title, shown.absolute(row.merchant.get_absolute_url())) for row in rows)
    )
    if roll := shown.context.get("roll"):
        made["numberOfItems"] = roll.count
        made["name"] = "，".join(filter(None, (page.title, roll.day.isoformat(), roll.state_label)))
    return [made]


@about.register
def _(page: CreditListPage, shown: PageContext) -> list[Node]:
    """The merchants that the page lists."""
    rows = shown.context.get("merchants", ())
    return [_list(page.title, shown, ((row.title, shown.absolute(row.get_absolute_url())) for row in rows))]
