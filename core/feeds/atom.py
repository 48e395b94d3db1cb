"""A feed as Atom."""

from datetime import UTC, datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from core.site_name import site_name

from .registry import Feed, FeedEntry

BEFORE_ANYTHING = datetime(2022, 1, 1, tzinfo=UTC)  # when a feed without entries was last changed


def atom(feed: Feed, entries: list[FeedEntry], address: str) -> bytes:
    """The feed's bytes: the same entries give the same bytes."""
    made = _SteadyAtom(
        title=f"{feed.title} · {site_name()}",
        link=absolute(feed.page),
        description=str(feed.text),
        subtitle=str(feed.text),
        language="zh-Hans",
        feed_url=absolute(address),
        feed_guid=absolute(address),
        author_name=site_name(),
    )
    for entry in entries:
        made.add_item(
            title=entry.title,
            link=absolute(entry.address),
            description=entry.text,
            unique_id=entry.uid,
            pubdate=entry.published,
            updateddate=entry.changed,
        )
    return made.writeString("utf-8").encode()


def absolute(address: str) -> str:
    """The full address of a path of this site."""
    return urljoin(settings.PUBLIC_URL, address)


class _SteadyAtom(Atom1Feed):
    """Django's says "now" for a feed without entries, which would never be the same twice."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ANYTHING
