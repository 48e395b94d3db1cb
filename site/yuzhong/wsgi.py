"""The WSGI entry point: ``yuzhong.wsgi:application``, the page store in front of Django, readers' pace between them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings")

django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402

from guards.reader_pace import PacedReaders  # noqa: E402 -- needs the loaded settings
from pagestore.conf import page_store  # noqa: E402
from timers import clock  # noqa: E402

from .garbage import settle  # noqa: E402

application = page_store(django_application, paced=PacedReaders)
if settings.TIMERS_INSIDE:
    clock.start()
settle()
