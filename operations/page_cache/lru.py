"""Entries within a number of bytes; whoever was asked for longest ago goes first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

from .entries import CachedPage


class PageLru:
    """A bounded place for entries. Reading takes no lock: one dictionary operation is atomic."""

    def __init__(self, most: int) -> None:
        self.most = most  # bytes
        self.size = 0  # bytes
        self._entries: OrderedDict[Hashable, CachedPage] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> CachedPage | None:
        """The entry, moved to the far end of the queue of those that will go."""
        entry = self._entries.get(key)
        if entry is not None:
            try:
                self._entries.move_to_end(key)
            except KeyError:  # went in this moment
                return None
        return entry

    def put(self, key: Hashable, entry: CachedPage) -> None:
        """Keep an entry instead of the one before; too large a one is not kept."""
        with self._lock:
            self._drop(key)
            if entry.size > self.most // 8:
                return
            self._entries[key] = entry
            self.size += entry.size
            while self.size > self.most:
                self._drop(next(iter(self._entries)))

    def drop(self, key: Hashable) -> None:
        """Forget an entry, if it is there."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        old = self._entries.pop(key, None)
        if old is not None:
            self.size -= old.size
