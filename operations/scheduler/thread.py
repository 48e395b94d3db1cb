"""The clock inside each serving process: looks every few seconds whether something is due."""

import logging
import threading

from django.db import close_old_connections, connections

from .runner import run_due

logger = logging.getLogger(__name__)

TICK = 15  # seconds


def start() -> threading.Thread:
    """Start the clock of this process; it ends with the process."""
    clock = threading.Thread(target=_tick, name="timers", daemon=True)
    clock.start()
    return clock


def _tick() -> None:
    while True:
        threading.Event().wait(TICK)
        close_old_connections()
        try:
            run_due()
        except Exception:  # a database that is away comes back; the clock must still be there then
            logger.exception("timers could not look what is due")
        finally:
            connections.close_all()
