"""The WSGI entry point: ``yuzhong.wsgi:application``, the page store in front of Django, readers' pace between them.

Slow clients are kept from both (docs/decisions/operations.md, 1056).
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings")

django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402

from core import background  # noqa: E402
from operations.page_cache.conf import page_store  # noqa: E402
from operations.scheduler import thread  # noqa: E402
from operations.security.charsets import ReadableRequest  # noqa: E402 -- needs the loaded settings
from operations.security.reader_rate import ReaderRateLimit  # noqa: E402
from operations.security.slow_clients import AtMost, withstanding  # noqa: E402

from . import body_limits  # noqa: E402
from .garbage import settle  # noqa: E402

django_application.request_class = ReadableRequest
rendering = AtMost(django_application, settings.WEB_THREADS)
kept = page_store(rendering, paced=ReaderRateLimit)
application = withstanding(kept, body_limits.ANYWHERE, body_limits.BELOW)
if settings.TIMERS_INSIDE:
    thread.start()
if not settings.TASK_WORKER:
    background.start()
settle()
