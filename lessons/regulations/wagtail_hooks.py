"""What the register adds to the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import RegulationViewSet

register_snippet(RegulationViewSet)
