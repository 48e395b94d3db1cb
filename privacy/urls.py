"""The admin's addresses of the privacy gate."""

from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("", views.index, name="index"),
    path("ask/<int:content_type>/<str:pk>/", views.ask, name="ask"),
    path("<int:pk>/", views.detail, name="detail"),
]
