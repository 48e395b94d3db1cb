"""The public search page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from core.freshness import public
from core.languages import language_of, locale_key
from core.models import SiteFacts
from core.paging import page_of
from core.search_input import LONGEST, typed_query

from .public import GROUPS, names_around
from .site_search import SiteSearch

PER_PAGE = 20
KINDS = {group.key: group for group in GROUPS}


@public("q", "kind", "page")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show `?q=` in groups, or with `?kind=` all of one group, paged."""
    text = typed_query(request)
    kind = KINDS.get(request.GET.get("kind", ""))
    context: dict[str, Any] = {"text": text, "kind": kind, "longest": LONGEST}
    if text:
        site_search = SiteSearch(text, locale_key(), names_around(SiteFacts.for_request(request)))
        context |= {"search": site_search, "elsewhere": _other_languages(site_search)}
        if kind and site_search.total:  # where nothing is found there is no second page of nothing
            page = page_of(site_search.results(kind.key), request, PER_PAGE)
            context |= {"page_of_results": page, "found": site_search.found(page.object_list)}
    return render(request, "search/search.html", context)


def _other_languages(site_search: SiteSearch) -> list[dict[str, Any]]:
    """Return name, number of results and address of the search in each other language."""
    languages = []
    for key, count in site_search.elsewhere.items():
        code = language_of(key)
        with translation.override(code):
            address = f"{reverse('search')}?{urlencode({'q': site_search.text})}"
        languages.append({"name": dict(settings.LANGUAGES)[code], "count": count, "address": address})
    return languages
