"""Addresses of reading notes; the first is linked from every cycle that takes them."""

from django.urls import path

from .views import notes, own

urlpatterns = [
    path("<bigint:pk>/write", notes.write, name="write_note"),
    path("note/<str:token>", own.own_note, name="own_note"),
    path("note/<str:token>/delete", own.delete_note, name="delete_note"),
]
