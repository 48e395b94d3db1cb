"""Below /admin/agenda/."""

from django.urls import path

from . import views

app_name = "agenda"
urlpatterns = [
    path("", views.agenda, name="month"),
    path("address/", views.subscription, name="subscription"),
    path("address/new/", views.make, name="make"),
    path("address/revoke/", views.revoke, name="revoke"),
]
