"""What a backup's list tells beside its tables and files; each app registers what it wants kept there."""

from collections.abc import Callable
from typing import Any

_FACTS: dict[str, Callable[[], Any]] = {}


def register_backup_fact(name: str, tell: Callable[[], Any]) -> None:
    """`tell` is asked while the backup is written, inside its moment; what it gives becomes JSON under `name`."""
    _FACTS[name] = tell


def backup_facts() -> dict[str, Any]:
    """All of them, as they are now."""
    return {name: tell() for name, tell in _FACTS.items()}
