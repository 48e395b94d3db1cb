"""News and policies."""

from news.models import NewsPage, PolicyPage

from ..context import PageContext
from ..graph import about
from ..vocabulary import Article, Node


@about.register
def _(page: NewsPage, shown: PageContext) -> list[Node]:
    made: Article = {
        "@type": "NewsArticle",
        "@id": f"{shown.address}#article",
        "headline": page.title,
        "url": shown.address,
        "inLanguage": shown.language,
        "datePublished": page.published_on.isoformat(),
    }
    if page.summary:
        made["description"] = page.summary
    if page.source:
        made["creditText"] = page.source
    if page.last_published_at:
        made["dateModified"] = page.last_published_at.isoformat()
    if shown.organisation:
        made["publisher"] = shown.organisation
    if picture := shown.picture():
        made["image"] = picture
    return [made]


@about.register
def _(page: PolicyPage, shown: PageContext) -> list[Node]:
    made: Article = {
        "@type": "DigitalDocument",
        "@id": f"{shown.address}#document",
        "name": page.title,
        "url": shown.address,
        "inLanguage": shown.language,
        "publisher": {"@type": "Organization", "name": page.issuer},
    }
    if page.summary:
        made["description"] = page.summary
    if page.number:
        made["identifier"] = page.number
    if page.issued_on:
        made["datePublished"] = page.issued_on.isoformat()
    if page.void_on:
        made["expires"] = page.void_on.isoformat()
    return [made]
