"""The word lists join the admin's menu."""

from wagtail.snippets.models import register_snippet

from .viewsets import VIEWSETS

for one in VIEWSETS:
    register_snippet(one)
