"""Python's search for garbage in rings, set for a process that works long with what it loaded at the start."""

import gc

YOUNG = 20_000  # objects between two searches; Python's own 700 lets a list's rows be searched over and over


def settle() -> None:
    """Call once everything is loaded: it is never searched again, which a fifth of an import's time went into."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
