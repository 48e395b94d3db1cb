"""The editors' addresses, below /admin/campaigns/."""

from django.urls import path

from .views import ledger, lists, overview

app_name = "campaigns"

urlpatterns = [
    path("", overview.index, name="index"),
    path("<bigint:pk>/", overview.desk, name="desk"),
    path("<bigint:pk>/archive/", overview.archive, name="archive"),
    path("<bigint:pk>/duty/", lists.duty, name="duty"),
    path("<bigint:pk>/points/", lists.point_list, name="points"),
    path("<bigint:pk>/excel/", ledger.upload, name="upload"),
    path("<bigint:pk>/excel/template.xlsx", ledger.template, name="template"),
    path("<bigint:pk>/<slug:phase>/", ledger.table, name="table"),
]
