"""From `.po` files, which people edit, to the `.mo` files that gettext reads; no gettext tools needed."""

import os
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings


def catalogues() -> Iterator[Path]:
    """Every `.po` file of this project."""
    for folder in settings.LOCALE_PATHS:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def stale_catalogues() -> list[Path]:
    """Each `.po` that is newer than the `.mo` beside it, or has none."""
    return [source for source in catalogues() if not _is_compiled(source)]


def compile_catalogues() -> int:
    """Write the `.mo` beside each `.po` that is newer; return how many were written."""
    stale = stale_catalogues()
    for source in stale:
        _write_whole(source.with_suffix(".mo"), polib.pofile(str(source)).to_binary())
    return len(stale)


def _is_compiled(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _write_whole(target: Path, content: bytes) -> None:
    """Several processes may compile at once: each puts a whole file in place."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(target)
