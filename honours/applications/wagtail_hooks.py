"""What applications add to the admin."""

from django.contrib.auth.models import Permission
from django.urls import path
from wagtail import hooks

from .views import drafting, papers
from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_applications():
    """Rounds and applications."""
    return viewsets


@hooks.register("register_admin_urls")
def register_urls():
    """A paper of an application, and the drafts of a round."""
    return [
        path("application-papers/<bigint:application_pk>/<bigint:pk>/", papers.paper, name="application_paper"),
        path("award-rounds/<bigint:pk>/draft/", drafting.draft, name="draft_honours"),
    ]


@hooks.register("register_permissions")
def register_export_permission():
    """Who may take applications out as a sheet."""
    return Permission.objects.filter(content_type__app_label="applications", codename="export_application")
