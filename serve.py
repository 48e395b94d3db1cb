"""The server: ``python serve.py`` from anywhere; HOST, PORT, WEB_CONCURRENCY, WEB_THREADS from the environment."""

import os
import sys
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

ROOT = Path(__file__).resolve().parent
GRACE = 20  # seconds a worker may take to finish what it serves


def main() -> None:
    """Serve until a signal; say where, once the socket is bound."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    server = Granian(
        "yuzhong.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WEB_CONCURRENCY", "2")),
        blocking_threads=int(os.environ.get("WEB_THREADS", "8")),
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.warning,
    )

    @server.on_startup
    def say_where() -> None:
        print(f"网站已就绪： {os.environ.get('PUBLIC_URL', f'http://{host}:{port}')}", file=sys.stderr, flush=True)

    server.serve()


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    main()
