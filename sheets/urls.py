"""Below /admin/excel/."""

from django.urls import path

from . import downloads, views
from .permissions import importers_only, lookers_only, publishers_only

app_name = "sheets"
urlpatterns = [
    path("", importers_only(views.index), name="index"),
    path("template.xlsx", importers_only(downloads.template), name="template"),
    path("list.xlsx", importers_only(downloads.export), {"kind": "xlsx"}, name="export_xlsx"),
    path("list.csv", importers_only(downloads.export), {"kind": "csv"}, name="export_csv"),
    path("<int:pk>/", lookers_only(views.batch), name="batch"),
    path("<int:pk>/faulty.xlsx", importers_only(downloads.faulty), name="faulty"),
    path("<int:pk>/review/", lookers_only(views.review), name="review"),
    path("<int:pk>/commit/", publishers_only(views.commit), name="commit"),
    path("<int:pk>/undo/", publishers_only(views.undo), name="undo"),
    path("<int:pk>/drop/", importers_only(views.drop), name="drop"),
]
