"""The editors' addresses, below /admin/campaigns/."""

from django.urls import path

from .views import desk, entering, lists

app_name = "campaigns"

urlpatterns = [
    path("", desk.index, name="index"),
    path("<int:pk>/", desk.desk, name="desk"),
    path("<int:pk>/archive/", desk.archive, name="archive"),
    path("<int:pk>/duty/", lists.duty, name="duty"),
    path("<int:pk>/points/", lists.point_list, name="points"),
    path("<int:pk>/excel/", entering.upload, name="upload"),
    path("<int:pk>/excel/template.xlsx", entering.template, name="template"),
    path("<int:pk>/<slug:phase>/", entering.table, name="table"),
]
