"""Addresses of share pictures."""

from django.urls import re_path

from . import views

_FILE = r"(?P<shape>wide|square)-(?P<name>[0-9a-f]{12})\.png$"

urlpatterns = [
    re_path(rf"^(?P<pk>\d{{1,18}})/{_FILE}", views.page_card, name="page_card"),
    re_path(
        rf"^(?P<language>[a-z-]{{2,7}})/(?P<public_id>[0-9a-z]{{8}})/{_FILE}", views.merchant_card, name="merchant_card"
    ),
]
