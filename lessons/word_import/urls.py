"""Below /files/."""

from django.urls import path

from .views import attachments

urlpatterns = [path("<bigint:pk>/", attachments.attachment, name="attachment")]
