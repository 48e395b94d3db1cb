"""Where an invitation leads."""

from django.urls import path

from .views import accepting

urlpatterns = [path("<str:token>", accepting.accept, name="accept_invitation")]
