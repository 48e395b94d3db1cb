"""The home page: the site, how to search it, and who runs it."""

from urllib.parse import urljoin

from django.urls import reverse

from home.models import HomePage, StandardPage

from ..describe import about, page_type
from ..shown import Shown, languages
from ..vocabulary import GovernmentOrganization, Node, WebSite


@about.register
def _(page: HomePage, shown: Shown) -> list[Node]:
    found: list[Node] = [website(shown)]
    if shown.facts.operator:
        found.append(_organisation(shown))
    return found


@page_type.register
def _(page: StandardPage) -> str:
    return "AboutPage" if page.slug == "about" else "WebPage"


def website(shown: Shown) -> WebSite:
    """The site, with its search."""
    searched = urljoin(shown.root, reverse("search"))
    made: WebSite = {
        "@type": "WebSite",
        "@id": f"{shown.root}#website",
        "name": shown.facts.name,
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


def _organisation(shown: Shown) -> GovernmentOrganization:
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{shown.root}#organisation",
        "name": shown.facts.operator,
        "url": shown.root,
        "areaServed": "重庆市渝中区",
        "contactPoint": {
            "@type": "ContactPoint",
            "telephone": shown.facts.hotline,
            "contactType": "投诉举报",
            "areaServed": "CN",
        },
    }
