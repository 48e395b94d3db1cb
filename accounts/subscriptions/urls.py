"""Below /account/subscription/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.make, name="make_private_address"),
    path("revoke/", views.revoke, name="revoke_private_address"),
    path("<str:token>/feed.xml", views.feed, name="private_feed"),
    path("<str:token>/calendar.ics", views.calendar, name="private_calendar"),
]
