"""Below /admin/releases/."""

from django.urls import path

from .permissions import lookers_only, preparers_only, publishers_only
from .views import moments, preparing

app_name = "releases"
urlpatterns = [
    path("", preparers_only(preparing.index), name="index"),
    path("new/", preparers_only(preparing.create), name="create"),
    path("<int:pk>/", lookers_only(preparing.detail), name="detail"),
    path("<int:pk>/edit/", preparers_only(preparing.edit), name="edit"),
    path("<int:pk>/collect/", preparers_only(preparing.collect), name="collect"),
    path("<int:pk>/take-out/", preparers_only(preparing.take_out), name="take_out"),
    path("<int:pk>/drop/", preparers_only(preparing.drop), name="drop"),
    path("<int:pk>/preview/", lookers_only(moments.look), name="preview"),
    path("<int:pk>/preview/<int:roll>/", lookers_only(moments.look), name="preview_roll"),
    path("<int:pk>/review/", lookers_only(moments.review), name="review"),
    path("<int:pk>/publish/", publishers_only(moments.release_now), name="publish"),
    path("<int:pk>/plan/", publishers_only(moments.plan), name="plan"),
    path("<int:pk>/unplan/", publishers_only(moments.unplan), name="unplan"),
    path("<int:pk>/undo/", publishers_only(moments.undo), name="undo"),
]
