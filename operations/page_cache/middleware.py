"""The page store: a WSGI application in front of Django's.

A kept page is served while the content's version and the clock allow it. Else one thread renders it anew, for nobody in
particular, and those who asked meanwhile wait for it. Whatever the view did not mark as public is never kept.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.freshness import Parameters, noting

from .basis import basis
from .cache_key import CacheKey, Environ, anonymous, canonical, read, undeclared
from .entries import CachedPage, entry, etag_matches
from .lru import PageLru
from .rendering import Rendered, render
from .statements import noting_reads
from .version import SiteVersion

Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Middleware = Callable[[Application], Application]

_log = logging.getLogger(__name__)

_VARY = "Accept-Encoding, Cookie"
_KNOWN_PATHS = 20_000
_PATIENCE = 2.0  # seconds to wait for another thread's rendering when there is an old copy
_AWAY = 1.0  # seconds in which a database that did not answer is not asked for pages we have
_PRIVATE = 60.0  # seconds for which what was not public is not tried again; slow at worst, never wrong
_MOST_AGE_OF_OLD = 24 * 3600  # seconds


@dataclass(frozen=True)
class CacheLimits:
    """How much and how long."""

    memory: int  # bytes per process
    longest: int  # seconds that any page may be kept, whatever it says of itself
    zone: ZoneInfo  # whose midnight ends every page
    hosts: frozenset[str]  # the names the site answers to; under others nothing is kept
    never: tuple[str, ...]  # beginnings of paths that are no public pages


class PageCache:
    """Serve what may be kept, hand on everything else untouched.

    `paced` wraps whatever costs more than handing out a kept page, and still knows who asks.
    """

    def __init__(
        self,
        application: Application,
        version: SiteVersion,
        limits: CacheLimits,
        clock: Callable[[], float] = time.time,
        paced: Middleware = lambda application: application,
    ) -> None:
        self._application, self._version, self._limits, self._clock = application, version, limits, clock
        self._beyond = paced(self._anew)
        # Free text multiplies addresses: what carries a query may push out only its own kind.
        self._plain, self._asked = PageLru(limits.memory * 3 // 4), PageLru(limits.memory // 4)
        self._parameters: OrderedDict[str, Parameters] = OrderedDict()
        self._private: OrderedDict[CacheKey, float] = OrderedDict()
        self._rendering: dict[CacheKey, threading.Lock] = {}
        self._guard = threading.Lock()
        self._away_until = 0.0

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        kept = self.ready(environ)
        return _answer(kept, environ, start) if kept is not None else self._beyond(environ, start)

    def ready(self, environ: Environ) -> CachedPage | None:
        """What lies ready for a request; None when it has to be made."""
        asking = self._asking(environ)
        kept = self._shelf(asking).get(asking) if asking is not None else None
        return kept if kept is not None and self._is_fresh(kept) else None

    def _anew(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """What does not lie ready: made for all, or for the one who asks."""
        asking = self._asking(environ)
        if asking is None:
            return self._learn(environ, start)
        if (
            asking.host not in self._limits.hosts
            or asking.path.startswith(self._limits.never)
            or self._is_private(asking)
        ):
            return self._application(environ, start)
        made = self._made(environ, asking)
        if isinstance(made, CachedPage):
            return _answer(made, environ, start)
        return self._not_public(made, asking, environ, start)

    def _asking(self, environ: Environ) -> CacheKey | None:
        """What anybody may ask, its query canonical; None when it is no such thing, or cannot be told (yet)."""
        asking = read(environ)
        if asking is None or not asking.query:
            return asking
        parameters = self._parameters.get(asking.path)
        if parameters is None:
            return None
        query = canonical(asking.query, parameters)
        return None if query is None else asking._replace(query=query)

    def _shelf(self, asking: CacheKey) -> PageLru:
        return self._asked if asking.query else self._plain

    def _learn(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Pass the request on, and see from the answer which parameters its path knows."""
        asking = read(environ)
        if asking is None or asking.path.startswith(self._limits.never) or asking.path in self._parameters:
            return self._application(environ, start)
        made = render(self._application, environ)
        if made.parameters is not None:
            self._know(asking.path, made.parameters)
        return made.send(environ, start)

    def _is_fresh(self, kept: CachedPage) -> bool:
        return kept.version == self._version.current() and kept.version is not None and self._clock() < kept.until

    def _renewed(self, kept: CachedPage) -> CachedPage | None:
        """The page in today's version, when nothing it was made from has changed (1200); asks the database."""
        now = self._version.snapshot()
        if now is None or kept.basis is None or self._clock() >= kept.until:
            return None
        renewed = kept.basis.renewed(now)
        return replace(kept, version=now.name, basis=renewed) if renewed else None

    def _is_private(self, asking: CacheKey) -> bool:
        """Whether it was tried a short time ago and is nobody's public page."""
        return self._clock() < self._private.get(asking, 0.0)

    def _made(self, environ: Environ, asking: CacheKey) -> CachedPage | Rendered:
        """The page, rendered by one thread for all that wait for it; what is not public comes back as rendered."""
        shelf = self._shelf(asking)
        old = shelf.get(asking)
        stand_in = old if old is not None and self._may_stand_in(old) else None
        if stand_in and self._is_away():
            return stand_in
        lock = self._lock_of(asking)
        if not lock.acquire(timeout=_PATIENCE if stand_in else -1):
            self._away_until = self._clock() + _AWAY
            return stand_in  # type: ignore[return-value] # there is one, or we had waited on
        try:
            kept = shelf.get(asking)
            if kept is not None and self._is_fresh(kept):
                return kept
            if kept is not None and (renewed := self._renewed(kept)):
                shelf.put(asking, renewed)
                return renewed
            version, now = self._version.snapshot(), self._clock()
            with noting() as noted, noting_reads() as reads:
                made = render(self._application, anonymous(environ, asking))
            if made.is_trouble:
                self._away_until = self._clock() + _AWAY
                return stand_in or made
            if made.parameters is not None and (beyond := undeclared(noted, made.parameters)):
                _log.error("%s read %s without declaring it: not kept", asking.path, ", ".join(sorted(beyond)))
                made = replace(made, parameters=None)
            if made.parameters is None or not made.may_be_kept:
                shelf.drop(asking)
                return made
            self._know(asking.path, made.parameters)
            until, name = self._end(now, noted.ends), version.name if version else None
            new = entry(made.body, made.headers, name, now, until, _VARY, basis(reads, version))
            shelf.put(asking, new)
            return new
        finally:
            lock.release()

    def _not_public(self, made: Rendered, asking: CacheKey, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer again for the visitor in person, unless there was nothing personal to lose."""
        if made.is_trouble or made.is_for_anybody:  # a "not found" that is the same for all
            return made.send(environ, start)
        self._private[asking] = self._clock() + _PRIVATE
        while len(self._private) > _KNOWN_PATHS:
            self._private.popitem(last=False)
        return self._application(environ, start)

    def _know(self, path: str, parameters: Parameters) -> None:
        self._parameters[path] = parameters
        while len(self._parameters) > _KNOWN_PATHS:
            self._parameters.popitem(last=False)

    def _is_away(self) -> bool:
        return self._clock() < self._away_until

    def _may_stand_in(self, kept: CachedPage) -> bool:
        return kept.may_be_old and self._clock() - kept.made < _MOST_AGE_OF_OLD

    def _end(self, now: float, ends: list[float]) -> float:
        """The first moment at which the page may have become untrue by the clock alone."""
        day = datetime.fromtimestamp(now, self._limits.zone).date() + timedelta(days=1)
        midnight = datetime(day.year, day.month, day.day, tzinfo=self._limits.zone).timestamp()
        return min(midnight, now + self._limits.longest, *(end for end in ends if end > now))

    def _lock_of(self, asking: CacheKey) -> threading.Lock:
        with self._guard:
            if len(self._rendering) > 1000:
                self._rendering = {each: lock for each, lock in self._rendering.items() if lock.locked()}
            return self._rendering.setdefault(asking, threading.Lock())


def _answer(kept: CachedPage, environ: Environ, start: Start) -> Iterable[bytes]:
    """200 with the best encoding, or 304 for who has it."""
    chosen = kept.in_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and etag_matches(known, chosen.etag):
        start("304 Not Modified", chosen.unchanged)
        return ()
    start("200 OK", chosen.headers)
    return () if environ["REQUEST_METHOD"] == "HEAD" else (chosen.body,)
