"""Addresses of the API."""

from django.urls import include, path, re_path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import views
from .conditional import with_etag
from .endpoints.honours import honours
from .endpoints.merchants import merchant, merchants
from .endpoints.pages import Pages
from .endpoints.pictures import Pictures

router = WagtailAPIRouter("api")
router.register_endpoint("pages", Pages)
router.register_endpoint("pictures", Pictures)

_stock = router.get_urlpatterns()

_own = [
    path("", views.docs, name="api_docs"),
    path("openapi.json", views.description, name="openapi"),
    path("v2/merchants/", merchants, name="api_merchants"),
    path("v2/merchants/<slug:public_id>/", merchant, name="api_merchant"),
    path("v2/honours/", honours, name="api_honours"),
    path("v2/", include((_stock, "api"), namespace="api")),
    re_path(r"^v2/(?P<rest>.*)$", views.nothing),
]

urlpatterns = decorate_urlpatterns(_own, with_etag)
