"""Addresses that feed readers and phones fetch again and again."""

from django.urls import path

from . import views

urlpatterns = [
    path("feeds/<slug:what>.xml", views.feed, name="feed"),
    path("calendar/<slug:what>.ics", views.calendar, name="calendar"),
]
