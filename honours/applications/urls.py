"""Addresses of rounds and applications; what an award means and each roll link to them."""

from django.urls import path

from .views import applying, standing

urlpatterns = [
    path("", applying.rounds, name="apply_rounds"),
    path("<bigint:pk>/", applying.apply, name="apply"),
    path("status/<str:typed>", standing.application, name="application"),
]
