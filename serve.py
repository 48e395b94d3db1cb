"""The server: ``python serve.py`` from anywhere; HOST, PORT, WEB_CONCURRENCY, WEB_THREADS from the environment."""

import os
import signal
import socket
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from operations.security.places import RENDERING, WAITING

ROOT = Path(__file__).resolve().parent
GRACE = 20  # seconds a worker may take to finish what it serves
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- where an address for listening is reached from here
IDLE = 600  # seconds after which a thread that had nothing to do ends: the longest granian allows
OWN = 0o077  # what is written is for this account alone, as in `manage.py`
HEAD_WITHIN = 15  # seconds for the head of a request, and between two requests on a connection


class Server(MPServer):
    """granian, whose stop may be asked for twice: `make` passes on the signal that a whole group was sent."""

    def signal_handler_interrupt(self, *signal_and_frame: Any, **_: Any) -> None:
        """Heard once: a second one, inside the first, would wait for ever for the lock its thread holds."""
        if not self.interrupt_signal:
            super().signal_handler_interrupt(*signal_and_frame)


def main() -> None:
    """Serve until a signal; say where, once the port accepts connections."""
    os.umask(OWN)
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    threads = int(os.environ.setdefault("WEB_THREADS", str(RENDERING)))
    server = Server(
        "yuzhong.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WEB_CONCURRENCY", "2")),
        blocking_threads=threads + WAITING,
        blocking_threads_idle_timeout=IDLE,
        # Left to guess the protocol it waits for ever for a client that says nothing.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_WITHIN * 1000),
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.error,  # its warnings count threads that only wait, in English, between two lines of ours
    )

    @server.on_startup
    def look_out() -> None:
        """The hook runs before the first worker listens, so somebody else looks out.

        Not a thread: one that holds a lock while a worker is forked leaves it held there for ever.
        """
        get_context("spawn").Process(target=_say_where, args=(host, port), name="ready", daemon=True).start()

    os.register_at_fork(after_in_child=_hear_of_a_stop_once)
    server.serve()


def _hear_of_a_stop_once() -> None:
    """A worker, as soon as it is forked, is told of a stop by its parent alone, and ended by it at once while it loads.

    In its parent's group Ctrl-C would tell it too, and the second signal inside the first waits for ever; with the
    handler it was forked with, which ends nobody, a stop would wait all of `GRACE`.
    """
    os.setpgrp()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _say_where(host: str, port: int) -> None:
    while not _accepts(EVERYWHERE.get(host, host), port):
        time.sleep(0.1)
    print(f"网站已就绪： {os.environ.get('PUBLIC_URL', f'http://{host}:{port}')}", file=sys.stderr, flush=True)


def _accepts(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    main()
