"""Every address of the site, top to bottom; Wagtail's pages come last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.atomic_views import atomic_on_post
from core.health import Health
from core.media.access.encodings import no_empty_encoding
from core.reading_modes import choose
from core.views import robots_txt
from editing.agenda.subscribing import office_calendar
from editing.reviews.confirmation.pressing import confirmed_by_second
from home.styleguide import styleguide
from home.views import serve as serve_page
from honours.plaques.views.badge import badge
from honours.plaques.views.proofs import did_document
from operations.monitoring.views import deep_health
from operations.security.security_txt import security_txt
from outputs.markdown.views import llms, twin
from outputs.sitemaps.views import site_map

#: A picture that changes gets another address. Browsers only: a proxy would show one whose page was closed.
serve_picture = cache_control(private=True, max_age=24 * 3600)(serve)

#: Every address of the admin, those of apps included: what changes the public site takes two persons.
guarded_urls = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, confirmed_by_second)

handler400 = "core.views.bad_request"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz", Health.as_view(), name="health"),
    path("healthz/deep", deep_health, name="deep_health"),
    path("robots.txt", robots_txt, name="robots"),
    path("badge/<str:code>.svg", badge, name="plaque_badge"),
    path("reading-mode", choose, name="reading_mode"),
    path("v/", include("honours.plaques.credentials.urls")),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path(".well-known/did.json", did_document, name="did"),
    path("account/second-step/", include("accounts.two_factor.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="sign_in", query_string=True)),
    path("calendar/office/<str:token>.ics", office_calendar, name="office_calendar"),
    path("", include("core.feeds.urls")),
    path("", include("outputs.sitemaps.urls")),
    path("cards/", include("outputs.share_images.urls")),
    path("api/", include("outputs.api.urls")),
    path("llms.txt", llms, name="llms"),
    path("admin/", include(decorate_urlpatterns(guarded_urls, atomic_on_post))),
    path("closed/", include("core.media.access.urls")),
    path("recordings/", include("core.media.urls")),
    path("documents/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, no_empty_encoding))),
    # Sizes made for public pages only; originals and what closed pages show stay unreachable
    # (docs/decisions/core.md, 0611).
    re_path(r"^media/images/(?P<path>.+)$", serve_picture, {"document_root": settings.MEDIA_ROOT / "images"}),
]

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide))

# Whatever a reader reads exists below /zh-hant/ and /en/ too; what is printed on walls stays at the root.
urlpatterns += i18n_patterns(
    re_path(r"^(?:/*)[vV]/+", include("honours.plaques.urls")),  # typed by hand from a wall; reversed it is "v/"
    path("bookclub/", include("lessons.bookclub.urls")),
    path("account/sign-ins/", include("accounts.login_sessions.urls")),
    path("account/invitation/", include("accounts.invitations.urls")),
    path("account/subscription/", include("accounts.subscriptions.urls")),
    path("account/", include("accounts.urls")),
    path("hearings/", include("honours.objections.urls")),
    path("shop/", include("honours.merchant_links.urls")),
    path("apply/", include("honours.applications.urls")),
    path("files/", include("lessons.word_import.urls")),
    path("search/", include("search.urls")),
    path("map/", site_map, name="site_map"),
    path("honours/", include("honours.urls")),
    path("quiz/", include("lessons.quizzes.urls")),
    path("takeaway/", include("lessons.offline.urls")),
    path("certificate/", include("lessons.certificates.urls")),
    path("my/", include("lessons.progress.urls")),
    path("my/", include("lessons.assignments.urls")),
    path("services/ask/", include("services.enquiries.urls")),
    re_path(r"^(?P<path>(?:[^/]+/)*)index\.md$", twin, name="twin"),
    *wagtail_urls.urlpatterns[:-1],  # its last is what our own view stands for
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
    prefix_default_language=False,
)
