"""What attackers try, class by class. Each input has its clear answer; none is a server error, none leaves anything."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from tests.attacks.asking import application


def files_below(folder: Path) -> set[Path]:
    """Every file below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def nothing_left(db):
    """Asserts after the test that no file more lies in the media folder."""
    before = files_below(Path(settings.MEDIA_ROOT))
    yield
    assert files_below(Path(settings.MEDIA_ROOT)) <= before


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options) -> bytes:
    """A small real picture."""
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int, *, right_crc: bool = True) -> bytes:
    """A PNG that claims to be so large; its data are cut short."""

    def chunk(name: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(name + data) if right_crc else 1
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def zipped(entries: dict[str, bytes]) -> bytes:
    """An archive of these entries, each as small as zip makes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(main: str, more: dict[str, bytes] | None = None, types: bytes = b"<Types/>") -> bytes:
    """A bare Office Open XML file."""
    return zipped({"[Content_Types].xml": types, main: b"<x/>"} | (more or {}))


@pytest.fixture
def ask(db, settings):
    """Ask the application as it is served; see `tests.attacks.asking`."""
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PUBLIC_URL = "http://testserver"
    with application() as asking:
        yield asking
