"""Below /admin/releases/."""

from django.urls import path

from .permissions import lookers_only, preparers_only, publishers_only
from .views import moments, preparing

app_name = "releases"
urlpatterns = [
    path("", preparers_only(preparing.index), name="index"),
    path("new/", preparers_only(preparing.create), name="create"),
    path("<bigint:pk>/", lookers_only(preparing.detail), name="detail"),
    path("<bigint:pk>/edit/", preparers_only(preparing.edit), name="edit"),
    path("<bigint:pk>/collect/", preparers_only(preparing.collect), name="collect"),
    path("<bigint:pk>/take-out/", preparers_only(preparing.take_out), name="take_out"),
    path("<bigint:pk>/drop/", preparers_only(preparing.drop), name="drop"),
    path("<bigint:pk>/preview/", lookers_only(moments.look), name="preview"),
    path("<bigint:pk>/preview/<bigint:roll>/", lookers_only(moments.look), name="preview_roll"),
    path("<bigint:pk>/review/", lookers_only(moments.review), name="review"),
    path("<bigint:pk>/publish/", publishers_only(moments.release_now), name="publish"),
    path("<bigint:pk>/plan/", publishers_only(moments.plan), name="plan"),
    path("<bigint:pk>/unplan/", publishers_only(moments.unplan), name="unplan"),
    path("<bigint:pk>/undo/", publishers_only(moments.undo), name="undo"),
]
