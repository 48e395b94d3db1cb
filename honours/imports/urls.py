"""Below /admin/excel/."""

from django.urls import path

from . import downloads, views
from .permissions import importers_only, lookers_only, publishers_only

app_name = "imports"
urlpatterns = [
    path("", importers_only(views.index), name="index"),
    path("template.xlsx", importers_only(downloads.template), name="template"),
    path("list.xlsx", importers_only(downloads.export), {"kind": "xlsx"}, name="export_xlsx"),
    path("list.csv", importers_only(downloads.export), {"kind": "csv"}, name="export_csv"),
    path("<bigint:pk>/", lookers_only(views.batch), name="batch"),
    path("<bigint:pk>/faulty.xlsx", importers_only(downloads.faulty), name="faulty"),
    path("<bigint:pk>/review/", lookers_only(views.review), name="review"),
    path("<bigint:pk>/commit/", publishers_only(views.commit), name="commit"),
    path("<bigint:pk>/undo/", publishers_only(views.undo), name="undo"),
    path("<bigint:pk>/drop/", importers_only(views.drop), name="drop"),
]
