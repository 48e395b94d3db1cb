"""What lessons add to the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import BookViewSet

register_snippet(BookViewSet)
