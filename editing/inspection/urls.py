"""Below /admin/reports/inspection/."""

from django.urls import path

from . import views
from .permissions import inspectors_only, recorders_only

app_name = "inspection"
urlpatterns = [
    path("", inspectors_only(views.report), name="report"),
    path("record/", recorders_only(views.record), name="record"),
    path("<bigint:year>.xlsx", inspectors_only(views.year_sheet), name="sheet"),
]
