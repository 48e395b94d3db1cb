"""Redis as the cache, and this process's memory while Redis does not answer: no reader sees an error of a cache.

What a page takes out of a cache is noted for the page store, as what it reads from the database is.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from operations.page_cache.statements import note_remembered

logger = logging.getLogger(__name__)

AWAY = 5  # seconds in which a Redis that did not answer is not asked again by any thread
_away_until: dict[str, float] = {}  # by address: threads and caches have an object each


class Memory(LocMemCache):
    """This process's memory, by the alias of the cache."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self._alias = name

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, noted when there is one; `get_many` asks here for each."""
        found = super().get(key, default, version)
        if found is not None:
            note_remembered(self._alias, key, version, found)
        return found


class RedisOrMemory(RedisCache):
    """Limits go on counting per process meanwhile; what was remembered elsewhere is worked out anew."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        memory = {key: value for key, value in params.items() if key != "OPTIONS"}
        self._memory = LocMemCache(f"instead of {params.get('KEY_PREFIX', '')}", memory)
        self._address = server

    def ping(self) -> None:
        """Ask Redis itself, whatever stands in for it; raises RedisError or OSError when it does not answer."""
        self._cache.get_client(write=True).ping()

    def _either(self, in_redis: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= _away_until.get(self._address, 0.0):
            try:
                return in_redis(self, *args, **kwargs)
            except (RedisError, OSError) as error:
                _away_until[self._address] = time.monotonic() + AWAY
                logger.error("Redis does not answer, memory stands in: %s", error)
        if name in ("incr", "decr"):
            self._memory.add(args[0], 0)
        return getattr(self._memory, name)(*args, **kwargs)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, noted when there is one."""
        found = self._either(RedisCache.get, "get", key, default, version)
        self._note({} if found is None else {key: found}, version)
        return found

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        """What there is of these, noted."""
        found = self._either(RedisCache.get_many, "get_many", keys, version)
        self._note(found, version)
        return found

    def _note(self, found: dict[str, Any], version: int | None) -> None:
        for key, value in found.items():
            note_remembered(self.key_prefix.rpartition(":")[2], key, version, value)


def _standing_in(name: str) -> Callable[..., Any]:
    in_redis = getattr(RedisCache, name)

    def either(self: RedisOrMemory, *args: Any, **kwargs: Any) -> Any:
        return self._either(in_redis, name, *args, **kwargs)

    return either


for _name in (
    "add",
    "set",
    "touch",
    "delete",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
):
    setattr(RedisOrMemory, _name, _standing_in(_name))
