"""The chapters of the handbook, and where the section about a screen is read."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from core.help_sections import help_section

from .markdown import RenderedDocument, render


@dataclass(frozen=True)
class Chapter:
    """A file of `docs/`; `slug` is its place below /admin/help/."""

    slug: str
    title: str
    file: str
    icon: str

    @property
    def path(self) -> Path:
        """Where the text is."""
        return settings.BASE_DIR / "docs" / self.file

    def rendered(self) -> RenderedDocument:
        """The text as HTML with its sections."""
        return _rendered(self.path, self.path.stat().st_mtime_ns)

    @property
    def html(self) -> SafeString:
        """The text as HTML."""
        return self.rendered().html


CHAPTERS = {
    chapter.slug: chapter
    for chapter in (
        Chapter("editors", "编辑手册", "editors.md", "help"),
        Chapter("review", "三审三校", "editors-review.md", "clipboard-list"),
        Chapter("languages", "三种语言", "editors-languages.md", "site"),
        Chapter("import", "导入名单", "editors-import.md", "table"),
        Chapter("word", "导入 Word", "editors-word.md", "doc-full"),
        Chapter("bookclub", "读书会与会员", "editors-bookclub.md", "openquote"),
        Chapter("alliances", "联盟与假日治理", "editors-alliances.md", "group"),
        Chapter("plaques", "牌匾", "plaques.md", "success"),
    )
}


@lru_cache(maxsize=16)
def _rendered(path: Path, _changed: int) -> RenderedDocument:
    return render(path.read_text(encoding="utf-8"))


def address(slug: str, section: str = "") -> str:
    """Where a section is read."""
    return reverse("help", args=[slug]) + (f"#{section}" if section else "")


def help_for(path: str) -> str:
    """The address of what the handbook says about an admin screen."""
    below = path.removeprefix(reverse("wagtailadmin_home"))
    return address(*help_section(below))
