"""Addresses of offline lessons; the first is inside every downloaded file, so it never changes."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.code, name="takeaway_code"),
    path("<slug:slug>.html", views.lesson_file, name="takeaway_file"),
]
