"""The home page: the site, how to search it, and who runs it."""

from urllib.parse import urljoin

from django.urls import reverse

from core.site_name import site_name
from home.models import HomePage, StandardPage

from ..context import PageContext, languages
from ..graph import about, page_type
from ..vocabulary import GovernmentOrganization, Node, WebSite


@about.register
def _(page: HomePage, shown: PageContext) -> list[Node]:
    found: list[Node] = [website(shown)]
    if shown.facts.operator:
        found.append(_organisation(shown))
    return found


@page_type.register
def _(page: StandardPage) -> str:
    return "AboutPage" if page.slug == "about" else "WebPage"


def website(shown: PageContext) -> WebSite:
    """The site, with its search."""
    searched = urljoin(shown.root, reverse("search"))
    made: WebSite = {
        "@type": "WebSite",
        "@id": f"{shown.root}#website",
        "name": site_name(),
        "url": shown.root,
        "inLanguage": languages(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{searched}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    if shown.facts.motto:
        made["description"] = shown.facts.motto
    if shown.organisation:
        made["publisher"] = shown.organisation
    return made


def _organisation(shown: PageContext) -> GovernmentOrganization:
    made: GovernmentOrganization = {
        "@type": "GovernmentOrganization",
        "@id": f"{shown.root}#organisation",
        "name": shown.facts.operator,
        "url": shown.root,
        "contactPoint": {
            "@type": "ContactPoint",
            "telephone": shown.facts.hotline,
            "contactType": "投诉举报",
            "areaServed": "CN",
        },
    }
    if shown.facts.district:
        made["areaServed"] = shown.facts.district
    return made
