"""The server: bare ``gunicorn`` from this folder, ``gunicorn -c …/gunicorn.conf.py`` from anywhere."""

import os
from pathlib import Path

chdir = str(Path(__file__).resolve().parent)
pythonpath = "site"
wsgi_app = "yuzhong.wsgi"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True


def when_ready(server):
    """Say where the site answers, once the application is loaded and the socket is bound."""
    server.log.info("网站已就绪： %s", os.environ.get("PUBLIC_URL", f"http://{bind}"))
