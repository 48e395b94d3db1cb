"""Wagtail looks for hooks here; each part of the app keeps its own beside what they call."""

from .conflicts import wagtail_hooks as conflicts
from .content_checks import wagtail_hooks as content_checks
from .dates import wagtail_hooks as dates
from .help import wagtail_hooks as help_
from .pasting import wagtail_hooks as pasting
from .posters import wagtail_hooks as posters

__all__ = ["conflicts", "content_checks", "dates", "help_", "pasting", "posters"]
