"""Addresses of the sitemaps."""

from django.urls import path

from . import views

urlpatterns = [
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemaps/merchants-<bigint:number>.xml", views.merchants, name="sitemap_merchants"),
    path("sitemaps/<slug:name>.xml", views.pages, name="sitemap_pages"),
]
