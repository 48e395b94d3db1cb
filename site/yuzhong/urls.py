"""Every address of the site, top to bottom; Wagtail's pages come last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from core.freshness import public
from core.views import Health, robots_txt
from plaques.views.proofs import did_document

handler400 = "core.views.bad_request"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz", Health.as_view(), name="health"),
    path("robots.txt", robots_txt, name="robots"),
    path("v/", include("plaques.urls")),
    path(".well-known/did.json", did_document, name="did"),
    path("hearings/", include("hearings.urls")),
    path("sitemap.xml", public()(sitemap), name="sitemap"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Sizes made for the pages only: originals stay unreachable.
    re_path(r"^media/(?P<path>images/.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
]

urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("honours/", include("honours.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
