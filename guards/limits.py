"""How much of something one address, or everybody together, may do in a time; docs/decisions/1032 says why so much."""

import hashlib
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from .models import Tally

_COUNT = """INSERT INTO "guards_tally" ("key", "count", "ends") VALUES (%s, 1, %s)
ON CONFLICT ("key") DO UPDATE SET "count" = "guards_tally"."count" + 1 RETURNING "count" """


@dataclass(frozen=True)
class Limit:
    """At most `most` in each window of `seconds`. Shared ones count for all processes, the others for each."""

    name: str
    most: int
    seconds: int
    is_shared: bool = False

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
        if self.is_shared and not settings.REDIS_URL:
            return _count_in_database(key, int(time.time()) + self.seconds)
        cache.add(key, 0, self.seconds)
        try:
            return cache.incr(key)
        except ValueError:  # the entry went between the two calls
            return 1

    def _counted(self, key: str) -> int:
        if self.is_shared and not settings.REDIS_URL:
            return Tally.objects.filter(key=key).values_list("count", flat=True).first() or 0
        return cache.get(key, 0)


def _count_in_database(key: str, ends: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, ends])
        count = cursor.fetchone()[0]
    if count == 1:
        Tally.objects.filter(ends__lt=int(time.time())).delete()
    return count


#: Wrong passwords and codes from one address, whatever the names: an office of sixty may mistype, no spray goes on.
FAILURES = Limit("failures", 30, 600, is_shared=True)
#: Searches from one address: three hundred people in one market hall, once a minute each.
SEARCHES = Limit("searches", 300, 60)
#: Codes that no plaque carries, from one address. Plaques that are there are never counted.
MISSES = Limit("misses", 120, 600)
