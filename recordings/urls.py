"""Below /recordings/."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/captions.vtt", views.captions, name="captions"),
    path("<int:pk>/<str:name>", views.recording, name="recording"),
]
