"""What honours add to the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import HonoursGroup

register_snippet(HonoursGroup)
