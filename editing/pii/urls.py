"""The admin's addresses of the privacy gate."""

from django.urls import path

from . import views

app_name = "pii"
urlpatterns = [
    path("", views.index, name="index"),
    path("ask/<bigint:content_type>/<str:pk>/", views.ask, name="ask"),
    path("<bigint:pk>/", views.detail, name="detail"),
]
