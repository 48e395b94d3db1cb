"""Work for after the answer, where no worker process is (setting TASK_WORKER): one thread of each serving process.

Nothing is kept of what waits. What a process that ends leaves undone, a timed command does later.
"""

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any

from django.db import connections, transaction

logger = logging.getLogger(__name__)

Work = Callable[[], Any]
_waiting: SimpleQueue[Work] | None = None


def start() -> Thread:
    """Take work from now on, one after the other; the thread ends with its process."""
    global _waiting
    _waiting = SimpleQueue()
    worker = Thread(target=_work, args=(_waiting,), name="background", daemon=True)
    worker.start()
    return worker


def after_answer(work: Work) -> None:
    """Do the work once the change is final and nobody waits; at once where no thread was started."""
    if _waiting is None:
        work()
    else:
        transaction.on_commit(lambda: _waiting.put(work))


def _work(waiting: SimpleQueue[Work]) -> None:
    while True:
        work = waiting.get()
        try:
            work()
        except Exception:  # the next piece of work has nothing to do with it
            logger.exception("work after an answer failed")
        finally:
            connections.close_all()
