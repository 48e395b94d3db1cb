"""A lesson's own paper: what to check today to tick off, and its page for the wall, set from the lesson's text."""

from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile

from core.models import Attachment
from core.printing.pdf import compile_pdf

from .library import WRITTEN_HERE
from .stories import bullets, plain
from .texts import Text

WALL, TODAY = "贴墙一页", "今天就做"
_SOURCE = Path(__file__).parent / "typst" / "paper.typ"


def paper(text: Text) -> Attachment | None:
    """The two pages, put into the library once; None for a lesson without a page for the wall."""
    if WALL not in text.sections:
        return None
    title = f"{text.fact('title')}：检查表和贴墙一页"
    if existing := Attachment.objects.filter(title=title).first():
        return existing
    content = _pdf(text, title)
    attachment = Attachment(
        title=title, issuer=WRITTEN_HERE, file=ContentFile(content, f"{text.fact('slug')}-jian-cha-biao.pdf")
    )
    attachment.file_size = len(content)
    attachment.save()
    return attachment


def _pdf(text: Text, title: str) -> bytes:
    data = {
        "document": title,
        "title": text.fact("title"),
        "law_as_of": f"{date.fromisoformat(text.fact('law_as_of')):%Y年%-m月%-d日}",
        "tasks": [plain(line) for line in bullets(text.sections[TODAY])],
        "wall": [plain(line) for line in bullets(text.sections[WALL])],
    }
    return compile_pdf(_SOURCE, data, "ua-1")
