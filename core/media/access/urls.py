"""Below /closed/."""

from django.urls import path

from . import views

urlpatterns = [path("pictures/<path:name>", views.picture, name="closed_picture")]
