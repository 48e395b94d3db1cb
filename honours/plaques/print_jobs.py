"""A print job that says how far it is, and its finished file."""

import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from honours.models import Honour

from .pdf import PrintedRow, Sheet, rows, typeset

_KEPT = 3600  # seconds a finished file waits to be fetched
_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class PrintJob:
    """Honours to print on one kind of sheet."""

    honours: list[Honour]
    sheet: Sheet
    skip: int = 0

    @property
    def title(self) -> str:
        """The title the PDF carries."""
        what = "标签" if self.sheet == Sheet.LABELS else "牌匾"
        one = self.honours[0]
        return f"{what}：{one.merchant}，{one}" if len(self.honours) == 1 else f"{what}：{len(self.honours)} 份"

    def pdf(self) -> bytes:
        """The PDF at once."""
        return typeset(rows(self.honours), self.sheet, self.title, self.skip)

    def steps(self) -> Iterator[int | str]:
        """Do the job step by step: how many QR codes are drawn so far, at last the name of the stored file."""
        drawn: list[PrintedRow] = []
        for row in rows(self.honours):
            drawn.append(row)
            yield len(drawn)
        yield _store(typeset(drawn, self.sheet, self.title, self.skip))


def stored(name: str) -> Path | None:
    """A finished file by its name, while it is kept."""
    path = _folder() / f"{name}.pdf"
    return path if _NAME.fullmatch(name) and path.is_file() else None


def _folder() -> Path:
    folder: Path = settings.VAR_DIR / "print"
    folder.mkdir(exist_ok=True)
    return folder


def _store(pdf: bytes) -> str:
    for path in _folder().glob("*.pdf"):
        if path.stat().st_mtime < time.time() - _KEPT:
            path.unlink(missing_ok=True)
    name = secrets.token_hex(16)
    (_folder() / f"{name}.pdf").write_bytes(pdf)
    return name
