"""The index of sitemaps and each of them, and the map for people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.freshness import public

from .entries import SitemapEntry, index, urlset
from .merchants import merchant_entries, parts
from .pages import changes_by_file, page_entries
from .site_map import sections

XML = "application/xml; charset=utf-8"


@require_safe
@public()
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """`/sitemap.xml`: the files by kind, those of pages with their last change."""
    found = [
        SitemapEntry(_full(request, "sitemap_pages", name), changed)
        for name, changed in sorted(changes_by_file().items())
    ]
    found += [SitemapEntry(_full(request, "sitemap_merchants", number)) for number in parts()]
    return HttpResponse(index(found), content_type=XML)


@require_safe
@public()
def pages(request: HttpRequest, name: str) -> HttpResponse:
    """`/sitemaps/<kind>.xml`."""
    entries = page_entries(request, name)
    if not entries:
        raise Http404("没有这份地图")
    return HttpResponse(urlset(entries), content_type=XML)


@require_safe
def merchants(request: HttpRequest, number: int) -> HttpResponse:
    """`/sitemaps/merchants-<number>.xml`; megabytes that only crawlers ask for, so not kept with the pages."""
    if number >= 10**9:
        raise Http404("没有这份地图")
    entries = list(merchant_entries(request, number))
    if not entries:
        raise Http404("没有这份地图")
    return HttpResponse(urlset(entries), content_type=XML)


@require_safe
@public()
def site_map(request: HttpRequest) -> HttpResponse:
    """`/map/`: the same for people, in their language."""
    return render(request, "sitemaps/site_map.html", {"sections": sections()})


def _full(request: HttpRequest, view: str, what: str | int) -> str:
    return request.build_absolute_uri(reverse(view, args=[what]))
