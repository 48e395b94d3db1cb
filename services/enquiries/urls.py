"""Addresses of the forms; the service pages link to them."""

from django.urls import path

from . import views

urlpatterns = [
    path("status/", views.search, name="enquiry_search"),
    path("status/<str:typed>", views.standing, name="enquiry"),
    path("<str:purpose>/", views.ask, name="ask"),
]
