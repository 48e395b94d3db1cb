"""What the site is called: from the environment, so that an error page can say it while the database is away."""

from django.conf import settings

from .opencc import in_words


def site_name() -> str:
    """The site's name in the reader's language."""
    return in_words(settings.WAGTAIL_SITE_NAME, settings.SITE_NAME_ENGLISH)
