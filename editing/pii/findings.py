"""What the gate finds in a record, masked; what it found in a file is kept by the file's content."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

from core.sandbox import Failure, UnreadableError

from .detectors import PiiMatch, find_pii
from .models import AttachmentScan
from .places import picture_texts, places
from .reading import signs_in_file

UNREADABLE = "无法检查"


@dataclass(frozen=True)
class PiiFinding:
    """Where something stands, masked; the digest tells equal values apart from others without storing them."""

    place: str
    kind: str
    shown: str
    digest: str

    def __str__(self) -> str:
        return (
            f"{self.place}里有{self.kind}：{self.shown}" if self.kind != UNREADABLE else f"{self.place}：{self.shown}"
        )


def findings(record: models.Model) -> list[PiiFinding]:
    """All signs of persons that would become public with a record."""
    return [finding for place, piece in places(record) for finding in _in(place, piece)]


def fingerprint(found: list[PiiFinding]) -> str:
    """Equal for equal findings wherever they stand; changes when anything new is written."""
    return hashlib.sha256(" ".join(sorted({one.digest for one in found})).encode()).hexdigest()


def _in(place: str, piece: Any) -> Iterator[PiiFinding]:
    if isinstance(piece, AbstractImage):
        for part, text in picture_texts(piece):
            yield from in_text(f"“{place.strip('“”')}”的{part}", text)
    elif isinstance(piece, AbstractDocument):
        yield from in_attachment(piece)
    else:
        yield from in_text(place, piece)


def in_text(place: str, text: str) -> Iterator[PiiFinding]:
    """The signs in one text."""
    yield from (_finding(place, sign) for sign in find_pii(text))


def _finding(place: str, sign: PiiMatch) -> PiiFinding:
    digest = salted_hmac("privacy", sign.kind + sign.value, algorithm="sha256").hexdigest()
    return PiiFinding(place, sign.kind, sign.shown, digest)


def in_attachment(document: AbstractDocument) -> Iterator[PiiFinding]:
    """The signs in a file's title and in the file; a file is read once, whichever pages link it."""
    where = f"附件“{document.title}”"
    yield from in_text(f"{where}的标题", document.title)
    try:
        content = _hash(document)
    except OSError:
        yield PiiFinding(where, UNREADABLE, "文件不在了，无法检查", document.file.name)
        return
    key = f"{content}.{document.file_extension}"
    scan = AttachmentScan.objects.filter(key=key).first()
    found = [PiiFinding(**one) for one in scan.found] if scan else _remembered(document, content, key)
    for one in found:
        yield replace(one, place=f"{where}{one.place}")


def _remembered(document: AbstractDocument, content: str, key: str) -> list[PiiFinding]:
    """What stands in a file; kept, unless the file was not to blame that nothing could be said."""
    try:
        with document.open_file() as file:
            told, unread = signs_in_file(file, document.filename)
    except UnreadableError as error:
        if error.failure is Failure.NOT_STARTED:
            return [_unreadable(str(error), content)]
        told, unread = [], str(error)
    found = [_finding(place, sign) for place, sign in told] + ([_unreadable(unread, content)] if unread else [])
    AttachmentScan.objects.get_or_create(key=key, defaults={"found": [asdict(one) for one in found]})
    return found


def _unreadable(reason: str, content: str) -> PiiFinding:
    return PiiFinding("", UNREADABLE, f"{reason.rstrip('。')}，无法确认里面没有个人信息", content)


def _hash(document: AbstractDocument) -> str:
    digest = hashlib.sha256()
    with document.open_file() as file:
        for chunk in iter(lambda: file.read(1 << 16), b""):
            digest.update(chunk)
    return digest.hexdigest()
