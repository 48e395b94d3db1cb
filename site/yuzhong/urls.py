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

from atlas.views import site_map
from core.reading_modes import choose
from core.views import Health, robots_txt
from core.whole import whole
from guards.safety_contact import security_txt
from home.views import serve as serve_page
from plaques.views.proofs import did_document
from styleguide.views import styleguide
from twins.views import llms, twin

#: A picture that changes gets another address. Browsers only: a proxy would show one whose page was closed.
serve_picture = cache_control(private=True, max_age=24 * 3600)(serve)

handler400 = "core.views.bad_request"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz", Health.as_view(), name="health"),
    path("robots.txt", robots_txt, name="robots"),
    path("reading-mode", choose, name="reading_mode"),
    path("v/", include("plaques.proof.urls")),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path(".well-known/did.json", did_document, name="did"),
    path("account/second-step/", include("secondstep.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="sign_in", query_string=True)),
    path("", include("subscriptions.urls")),
    path("", include("atlas.urls")),
    path("cards/", include("cards.urls")),
    path("api/", include("api.urls")),
    path("llms.txt", llms, name="llms"),
    path("admin/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, whole))),
    path("closed/", include("access.urls")),
    path("recordings/", include("recordings.urls")),
    path("documents/", include(wagtaildocs_urls)),
    # Sizes made for public pages only: originals and what closed pages show stay unreachable (docs/decisions/0611).
    re_path(r"^media/images/(?P<path>.+)$", serve_picture, {"document_root": settings.MEDIA_ROOT / "images"}),
]

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide))

# Whatever a reader reads exists below /zh-hant/ and /en/ too; what is printed on walls stays at the root.
urlpatterns += i18n_patterns(
    path("v/", include("plaques.urls")),
    path("bookclub/", include("bookclub.urls")),
    path("account/sign-ins/", include("signins.urls")),
    path("account/invitation/", include("invitations.urls")),
    path("account/", include("members.urls")),
    path("hearings/", include("hearings.urls")),
    path("files/", include("papers.urls")),
    path("search/", include("search.urls")),
    path("map/", site_map, name="site_map"),
    path("honours/", include("honours.urls")),
    path("quiz/", include("quizzes.urls")),
    path("takeaway/", include("takeaway.urls")),
    path("certificate/", include("certificates.urls")),
    path("my/", include("learning.urls")),
    path("services/ask/", include("enquiries.urls")),
    re_path(r"^(?P<path>(?:[^/]+/)*)index\.md$", twin, name="twin"),
    *wagtail_urls.urlpatterns[:-1],  # its last is what our own view stands for
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
    prefix_default_language=False,
)
