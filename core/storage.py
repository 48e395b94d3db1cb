"""Files on this machine's disk, under their name only when they are whole."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from .file_deletion import DeletesAfterCommit

INCOMING = ".incoming"
LEFT_BEHIND = 24 * 3600  # seconds after which a half-written file is nobody's


class WholeFileStorage(DeletesAfterCommit, FileSystemStorage):
    """Writes beside, then renames: a full disk or a killed process leaves no half file where readers look."""

    def _save(self, name: str, content: File) -> str:
        with self._written(content) as whole:
            return super()._save(name, whole)  # type: ignore[misc]

    def _folder(self) -> Path:
        """Where all files lie, open to whom the settings say."""
        folder = Path(self.location)
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            if self.directory_permissions_mode is not None:
                folder.chmod(self.directory_permissions_mode)
        return folder

    @contextmanager
    def _written(self, content: File) -> Iterator[File]:
        folder = self._folder() / INCOMING
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as draft:
            path = Path(draft.name)
            try:
                for chunk in content.chunks():
                    draft.write(chunk)
                draft.flush()
                yield _Moving(draft, path)
            finally:
                path.unlink(missing_ok=True)


class _Moving(File):
    """What Django takes by renaming instead of copying."""

    def __init__(self, file: Any, path: Path) -> None:
        super().__init__(file, name=path.name)
        self._path = path

    def temporary_file_path(self) -> str:
        return str(self._path)


def _sweep(folder: Path) -> None:
    """Remove what a killed process left behind long ago."""
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime > LEFT_BEHIND:
            path.unlink(missing_ok=True)
