"""What plaques carry: printed on walls, so never changed. Machines' addresses are in `credentials/urls.py`."""

from django.urls import path

from .views import check, report

urlpatterns = [
    path("", check.search, name="plaque_search"),
    path("report", report.report, name="plaque_report"),
    path("reported", report.reported, name="plaque_reported"),
    path("<path:typed>", check.check, name="plaque"),
]
