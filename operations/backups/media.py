"""Uploaded files: read from wherever they are kept, put back all at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, default_storage

from .archive import Reader

PREFIX = "media/"


def media_files(storage: Storage = default_storage, folder: str = "") -> Iterator[str]:
    """The names of all files in the store, in order."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from media_files(storage, f"{folder}/{name}" if folder else name)


def chunks_of(name: str) -> Iterator[bytes]:
    """A file's bytes."""
    with default_storage.open(name) as file:
        yield from file.chunks()


class MediaRestore:
    """Files of an archive on their way back: laid ready first, then changed over with the database."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._names = [name for name in reader.entries if name.startswith(PREFIX)]
        self._local = isinstance(default_storage._wrapped, FileSystemStorage)  # type: ignore[attr-defined]

    def lay_ready(self) -> None:
        """Unpack beside the present folder; a remote store is written when the database is."""
        if self._local:
            shutil.rmtree(self._beside("restoring"), ignore_errors=True)
            for name in self._names:
                target = self._beside("restoring") / name.removeprefix(PREFIX)
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    file.writelines(self._reader.chunks(name))

    def change_over(self) -> None:
        """Put the archive's files in the place of the present ones, which are kept beside them."""
        if not self._local:
            self._upload()
            return
        self._beside("restoring").mkdir(exist_ok=True)
        shutil.rmtree(self._beside("before-restore"), ignore_errors=True)
        if self._root.exists():
            self._root.rename(self._beside("before-restore"))
        self._beside("restoring").rename(self._root)

    @property
    def _root(self) -> Path:
        return Path(default_storage.path("")).resolve()

    def _beside(self, suffix: str) -> Path:
        return self._root.with_name(f"{self._root.name}.{suffix}")

    def _upload(self) -> None:
        import tempfile

        for name in self._names:
            with tempfile.TemporaryFile() as file:
                file.writelines(self._reader.chunks(name))
                default_storage.delete_now(name.removeprefix(PREFIX))  # type: ignore[attr-defined] # both of ours can
                default_storage.save(name.removeprefix(PREFIX), File(file))
