"""The word lists join the admin's menu."""

from wagtail.snippets.models import register_snippet

from .viewsets import SearchViewSetGroup

register_snippet(SearchViewSetGroup)
