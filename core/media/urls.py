"""Below /recordings/."""

from django.urls import path

from . import views

urlpatterns = [
    path("<bigint:pk>/captions.vtt", views.captions, name="captions"),
    path("<bigint:pk>/poster", views.poster, name="recording_poster"),
    path("<bigint:pk>/<str:name>", views.recording, name="recording"),
]
