"""Below /files/."""

from django.urls import path

from .views import attachments

urlpatterns = [path("<int:pk>/", attachments.attachment, name="attachment")]
