"""The WSGI entry point: ``yuzhong.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings")

application = get_wsgi_application()
