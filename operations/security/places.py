"""How many threads of a worker may wait for slow clients at once, so that others are served meanwhile."""

import threading
from collections import Counter


class Places:
    """`total` in this process; one address may hold at most half of them."""

    def __init__(self, total: int) -> None:
        self._free, self._each = total, max(1, total // 2)
        self._held: Counter[str] = Counter()
        self._guard = threading.Lock()

    def take(self, address: str) -> bool:
        """Whether there was one; never waits."""
        with self._guard:
            if not self._free or self._held[address] >= self._each:
                return False
            self._free -= 1
            self._held[address] += 1
            return True

    def give_back(self, address: str) -> None:
        """What `take` gave."""
        with self._guard:
            self._free += 1
            self._held[address] -= 1
            if not self._held[address]:
                del self._held[address]


#: Threads of a worker that render, unless WEB_THREADS says otherwise.
RENDERING = 8
#: For bodies that are on their way. A form is there within milliseconds: these are enough for a school class at once.
BODIES = 12
#: For files and pages that are sent piece by piece. A proxy takes them at once; without one so many may watch films.
STREAMS = 8
WAITING = BODIES + STREAMS
