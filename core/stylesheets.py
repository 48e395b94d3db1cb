"""Style sheets as readers fetch them: what a sheet imports travels inside it, in one answer."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "\./([a-z-]+\.css)"(?: ([a-z]+))?;$', re.MULTILINE)
FOLDER = "css/"  # ours; what others ship stays as it is

Paths = dict[str, tuple[Storage, str]]


def whole(name: str, paths: Paths) -> str:
    """The text of a sheet with the sheets it imports in their places.

    Raises:
        KeyError: it imports a sheet that is not there.
    """
    store, path = paths[name]
    with store.open(path) as file:
        text = file.read().decode("utf-8")

    def imported(found: re.Match[str]) -> str:
        sheet = whole(str(PurePosixPath(name).with_name(found[1])), paths)
        return f"@media {found[2]} {{\n{sheet}}}" if found[2] else sheet

    return IMPORT.sub(imported, text)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins our sheets when they are collected; from their sources, so that a changed part is never missed."""

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """As Django's; yields what it yields."""
        if dry_run:
            return
        joined: Paths = {name: (self, name) for name in paths if name.startswith(FOLDER) and name.endswith(".css")}
        for name in joined:
            with self.open(name, "wb") as file:
                file.write(whole(name, paths).encode("utf-8"))
        yield from super().post_process(paths | joined, **options)
