"""Every kind of change that an editor, a list or a timer makes, each with where readers must see it at once.

A program run beside a serving site: makes each change, asks the workers many times, prints the stale answers as JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

ASKED = 24  # times, each on a connection of its own, so that every worker is asked
#: Read after each change too: what is kept must be what would be made now, whether it shows the change or not.
OTHERS = [
    "/",
    "/en/",
    "/zh-hant/spots/",
    "/spots/hong-ya-dong/",
    "/honours/",
    "/honours/safe-consumption-units/?page=2",
    "/credit/",
    "/news/",
    "/reading/",
    "/search/?q=%E7%81%AB%E9%94%85",
    "/api/v2/honours/",
    "/llms.txt",
]


@dataclass(frozen=True)
class Edit:
    """A change: what is done, which page shows it, and what tells new from old there."""

    name: str
    address: str
    change: Callable[[], Any]
    is_new: Callable[[int, str], bool]


def has(words: str) -> Callable[[int, str], bool]:
    return lambda status, text: words in text


def lacks(words: str) -> Callable[[int, str], bool]:
    return lambda status, text: words not in text


def answers(status: int) -> Callable[[int, str], bool]:
    return lambda now, text: now == status


def pages() -> list[Edit]:
    """Pages: published, renamed, moved, hidden, restricted, deleted; menus and aliases."""
    from wagtail.models import Page, PageViewRestriction

    from news.models import NewsIndexPage, NewsPage
    from spots.models import ScenicSpotPage

    spot = own(ScenicSpotPage, "hong-ya-dong")
    index = NewsIndexPage.objects.in_language().get()
    about = own(Page, "about")
    lessons = own(Page, "lessons")
    news = NewsPage(title="新到一条", slug="xin-dao", summary="刚刚发布")

    def publish() -> None:
        spot.specific.summary = "刚刚改过的一句话"
        spot.save_revision().publish()

    def in_menu() -> None:
        about.refresh_from_db()
        about.show_in_menus = not about.show_in_menus
        about.save()

    def menu_shows(status: int, text: str) -> bool:
        return ('href="/about/"' in text.partition("<main")[0]) == about.show_in_menus

    return [
        Edit("publish a page", "/spots/hong-ya-dong/", publish, has("刚刚改过的一句话")),
        Edit("a new page", "/news/", lambda: index.add_child(instance=news).save_revision().publish(), has("新到一条")),
        Edit(
            "unpublish a page",
            "/news/",
            lambda: own(NewsPage, "xin-dao").unpublish(),
            lacks("新到一条"),
        ),
        Edit("an unpublished page itself", "/about/", lambda: about.specific.unpublish(), answers(404)),
        Edit("publish it again", "/about/", lambda: about.specific.save_revision().publish(), answers(200)),
        Edit("the menu", "/", in_menu, menu_shows),
        Edit("restrict a section", "/lessons/", lambda: restrict(PageViewRestriction, lessons), lacks("预防食物中毒")),
        Edit("open it", "/lessons/", lambda: PageViewRestriction.objects.all().delete(), has("预防食物中毒")),
        Edit("move a page", "/about/accessibility/", lambda: move(Page, "accessibility", "about"), answers(200)),
        Edit(
            "delete a page",
            "/privacy/",
            lambda: own(Page, "privacy").delete(),
            answers(404),
        ),
        Edit("in bulk", "/spots/", lambda: ScenicSpotPage.objects.update(title="批量改名"), has("批量改名")),
    ]


def restrict(restriction: Any, page: Any) -> None:
    restriction.objects.create(page=page, restriction_type=restriction.LOGIN)


def move(page: Any, slug: str, below: str) -> None:
    own(page, slug).move(own(page, below), pos="last-child")


def own(kind: Any, slug: str) -> Any:
    """A page in the site's own language."""
    return kind.objects.get(slug=slug, locale__language_code="zh-hans")


def records() -> list[Edit]:
    """Merchants, honours, schemes, settings, pictures, redirects, search words."""
    from wagtail.contrib.redirects.models import Redirect

    from core.models import Photo, SiteFacts
    from honours.models import Honour
    from honours.objections.models import Correction

    honour = Honour.objects.filter(scheme__roll__slug="safe-consumption-units").order_by("number")[0]
    merchant, scheme = honour.merchant, honour.scheme
    photo = Photo.objects.filter(pk__in=[page.picture_id for page in with_pictures()])[0]
    today = date.today()
    corrected = {"merchant": merchant, "state": "accepted", "line": "原写十点关门，改为九点。", "closed_on": today}

    def save(thing: Any, **values: Any) -> None:
        thing.refresh_from_db()
        for name, value in values.items():
            setattr(thing, name, value)
        thing.save()

    def publish(thing: Any, **values: Any) -> None:
        for name, value in values.items():
            setattr(thing, name, value)
        thing.save_revision().publish()

    shop, plaque = merchant.get_absolute_url(), f"/v/{honour.code}"
    roll = "/honours/safe-consumption-units/"
    return [
        Edit("publish a merchant", shop, lambda: publish(merchant, title="改名的店"), has("改名的店")),
        Edit("the roll names it", roll, lambda: publish(merchant, title="又改名的店"), has("又改名的店")),
        Edit(
            "the search finds it",
            "/search/?q=" + quote("三改名的店"),
            lambda: publish(merchant, title="三改名的店"),
            has(shop),
        ),
        Edit("open data", roll + "data.csv", lambda: publish(merchant, title="四改名的店"), has("四改名的店")),
        Edit("a correction", shop, lambda: Correction.objects.create(**corrected), has("原写十点关门")),
        Edit(
            "it is withdrawn", shop, lambda: Correction.objects.update(line="", closed_on=None), lacks("原写十点关门")
        ),
        Edit("withdraw an honour", plaque, lambda: withdraw(honour, today), has("撤销")),
        Edit("it leaves the roll", roll, lambda: merchant_gone(merchant), lacks("四改名的店")),
        Edit("a scheme", "/honours/", lambda: publish(scheme, title="改名的荣誉"), has("改名的荣誉")),
        Edit("a setting", "/", lambda: save(SiteFacts.objects.get(), notice="今日有雨"), has("今日有雨")),
        Edit("a picture", with_pictures()[0].url, lambda: save(photo, credit="新的作者"), has("新的作者")),
        Edit("a redirect", "/old-way/", lambda: Redirect.add_redirect("/old-way", "/spots/"), answers(200)),
        Edit("raw SQL", "/", raw, has("直接写库")),
    ]


def with_pictures() -> list[Any]:
    from spots.models import ScenicSpotPage

    return list(ScenicSpotPage.objects.in_language().live().exclude(picture=None).order_by("path"))


def withdraw(honour: Any, day: date) -> None:
    honour.withdrawn_on, honour.withdrawal_reason = day - timedelta(days=1), "演示"
    honour.save_revision().publish()


def merchant_gone(merchant: Any) -> None:
    merchant.unpublish()


def raw() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_sitefacts SET notice = %s", ["直接写库"])


def many() -> list[Edit]:
    """Lists from Excel and releases of many."""
    from django.contrib.auth import get_user_model

    from honours.imports.tests.lists import cells, commit_all, load, reviewed, undo_all, xlsx
    from honours.models import AwardScheme
    from honours.releases.models import Release
    from honours.releases.tests.drafts import drafts, release_all

    AwardScheme.objects.update(notice_working_days=None, validity_months=None)
    user = get_user_model().objects.get(username="admin")
    batch = load(xlsx(cells(901, title="表格来的店")))
    release = Release.objects.create(title="授牌", made_by=user)
    for honour in drafts(3):
        release.items.create(honour=honour)
    roll = "/honours/safe-consumption-units/?all=1"
    return [
        Edit("an Excel list", roll, lambda: commit_all(reviewed(batch), user), has("表格来的店")),
        Edit("its undo", roll, lambda: undo_all(batch), lacks("表格来的店")),
        Edit("a release", roll, lambda: release_all(release, user), has("待授店002")),
    ]


def ask(address: str, **headers: str) -> tuple[int, str]:
    """Status and text of one GET on a connection of its own."""
    try:
        with urlopen(Request(os.environ["PUBLIC_URL"] + address, headers=headers), timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as answer:
        return answer.code, answer.read().decode()


def stale_after(edit: Edit) -> int:
    """Warm every worker, make the change, count the answers that do not show it and other pages as old."""
    for address in [edit.address] * (ASKED // 2) + OTHERS * 2:
        ask(address)
    edit.change()
    old = sum(not edit.is_new(*ask(edit.address)) for _ in range(ASKED))
    return old + sum(ask(address) != made_anew(address) for address in OTHERS)


def made_anew(address: str) -> tuple[int, str]:
    """The answer that is never kept: to somebody who says who he is."""
    return ask(address, Authorization="Basic bm9ib2R5")


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root), str(root / "site")]
    import django

    django.setup()
    from editing.reviews.authority import BypassReason, acting_for_system

    with acting_for_system(BypassReason.LAYING_OUT):
        print(json.dumps({edit.name: stale_after(edit) for kind in (many, records, pages) for edit in kind()}))
