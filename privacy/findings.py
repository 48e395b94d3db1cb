"""What the gate finds in a record, masked; what it found in a file is kept by the file's content."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

from .detectors import signs
from .models import AttachmentScan
from .places import picture_texts, places
from .reading import UnreadableError, pieces

UNREADABLE = "无法检查"
AT_MOST = 200  # findings told of one file


@dataclass(frozen=True)
class Finding:
    """Where something stands, masked; the digest tells equal values apart from others without storing them."""

    place: str
    kind: str
    shown: str
    digest: str

    def __str__(self) -> str:
        return (
            f"{self.place}里有{self.kind}：{self.shown}" if self.kind != UNREADABLE else f"{self.place}：{self.shown}"
        )


def findings(record: models.Model) -> list[Finding]:
    """All signs of persons that would become public with a record."""
    return [finding for place, piece in places(record) for finding in _in(place, piece)]


def fingerprint(found: list[Finding]) -> str:
    """Equal for equal findings wherever they stand; changes when anything new is written."""
    return hashlib.sha256(" ".join(sorted({one.digest for one in found})).encode()).hexdigest()


def _in(place: str, piece: Any) -> Iterator[Finding]:
    if isinstance(piece, AbstractImage):
        for part, text in picture_texts(piece):
            yield from in_text(f"“{place.strip('“”')}”的{part}", text)
    elif isinstance(piece, AbstractDocument):
        yield from in_attachment(piece)
    else:
        yield from in_text(place, piece)


def in_text(place: str, text: str) -> Iterator[Finding]:
    """The signs in one text."""
    for sign in signs(text):
        digest = salted_hmac("privacy", sign.kind + sign.value, algorithm="sha256").hexdigest()
        yield Finding(place, sign.kind, sign.shown, digest)


def in_attachment(document: AbstractDocument) -> Iterator[Finding]:
    """The signs in a file's title and in the file; a file is read once, whichever pages link it."""
    where = f"附件“{document.title}”"
    yield from in_text(f"{where}的标题", document.title)
    try:
        content = _hash(document)
    except OSError:
        yield Finding(where, UNREADABLE, "文件不在了，无法检查", document.file.name)
        return
    key = f"{content}.{document.file_extension}"
    scan = AttachmentScan.objects.filter(key=key).first()
    if scan is None:
        found = _read(document, content)
        scan, _ = AttachmentScan.objects.get_or_create(key=key, defaults={"found": [asdict(one) for one in found]})
    for one in scan.found:
        yield Finding(**{**one, "place": f"{where}{one['place']}"})


def _hash(document: AbstractDocument) -> str:
    digest = hashlib.sha256()
    with document.open_file() as file:
        for chunk in iter(lambda: file.read(1 << 16), b""):
            digest.update(chunk)
    return digest.hexdigest()


def _read(document: AbstractDocument, content: str) -> list[Finding]:
    found: list[Finding] = []
    try:
        with document.open_file() as file:
            for place, text in pieces(file, document.filename):
                found += in_text(place, text)
                if len(found) >= AT_MOST:
                    break
    except UnreadableError as error:
        found.append(Finding("", UNREADABLE, f"{error}，无法确认里面没有个人信息", content))
    return found
