"""How much of something one network, or everybody together, may do in a time.

Why so much: docs/decisions/operations.md, 1032.
"""

import hashlib
import logging
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches

logger = logging.getLogger(__name__)

_MARGIN = 60  # seconds by which a count outlives its window, so that none ends between two looks at the clock


@dataclass(frozen=True)
class RateLimit:
    """At most `most` in each window of `seconds`, all processes together.

    The name of a count holds no address, only a hash of it salted with the window and the site's secret.
    """

    name: str
    most: int
    seconds: int

    def take(self, who: str = "") -> int:
        """Count once more; 0 to go on, else the seconds to wait."""
        return self._wait() if self._count(self._key(who)) > self.most else 0

    def wait(self, who: str = "") -> int:
        """Seconds to wait as counted so far; counts nothing."""
        return self._wait() if self._counted(self._key(who)) >= self.most else 0

    def _wait(self) -> int:
        return self.seconds - int(time.time()) % self.seconds

    def _key(self, who: str) -> str:
        window = int(time.time()) // self.seconds
        salted = hashlib.sha256(f"{settings.SECRET_KEY}|{window}|{who}".encode()).hexdigest()[:32]
        return f"{self.name}:{window}:{salted}"

    def _count(self, key: str) -> int:
        counts = caches["counts"]
        try:
            try:
                return counts.incr(key)
            except ValueError:  # nothing is counted yet
                counts.add(key, 0, self.seconds + _MARGIN)
                return counts.incr(key)
        except (ValueError, OSError) as error:  # a full disk shuts nobody out
            logger.error("Nothing is counted for %s: %s", self.name, error)
            return 0

    def _counted(self, key: str) -> int:
        try:
            return caches["counts"].get(key, 0)
        except OSError as error:
            logger.error("Nothing is counted for %s: %s", self.name, error)
            return 0
