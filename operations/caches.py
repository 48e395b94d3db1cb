"""Redis as the cache, and this process's memory while Redis does not answer: no reader sees an error of a cache."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

AWAY = 5  # seconds in which a Redis that did not answer is not asked again by any thread
_away_until: dict[str, float] = {}  # by address: threads and caches have an object each


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


def _standing_in(name: str) -> Callable[..., Any]:
    in_redis = getattr(RedisCache, name)

    def either(self: RedisOrMemory, *args: Any, **kwargs: Any) -> Any:
        return self._either(in_redis, name, *args, **kwargs)

    return either


for _name in (
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "has_key",
    "incr",
    "get_many",
    "set_many",
    "delete_many",
    "clear",
):
    setattr(RedisOrMemory, _name, _standing_in(_name))
