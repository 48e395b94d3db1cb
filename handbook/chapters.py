"""The chapters of the handbook, and which screen belongs to which section of them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from .markdown import Rendered, render


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

    def rendered(self) -> Rendered:
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
        Chapter("import", "导入名单", "editors-import.md", "table"),
        Chapter("bookclub", "读书会与会员", "editors-bookclub.md", "openquote"),
        Chapter("alliances", "联盟与假日治理", "editors-alliances.md", "group"),
        Chapter("plaques", "牌匾", "plaques.md", "success"),
    )
}

#: The beginning of an address below /admin/, the chapter and the section; the longest beginning that fits counts.
PLACES = {
    "": ("editors", ""),
    "excel/": ("import", ""),
    "word/": ("editors", "安全课堂与读书会"),
    "releases/": ("editors", "批量发布、异议与答复、报告"),
    "objections/": ("editors", "批量发布、异议与答复、报告"),
    "merchant_replies/": ("editors", "批量发布、异议与答复、报告"),
    "snippets/honours/": ("editors", "商户与荣誉"),
    "snippets/lessons/": ("bookclub", ""),
    "reading_notes/": ("bookclub", ""),
    "gifts/": ("bookclub", ""),
    "invitations/": ("bookclub", ""),
    "images/": ("editors", "图片"),
    "settings/core/": ("editors", "网站信息"),
    "campaigns/": ("alliances", ""),
    "snippets/quizzes/": ("editors", "小测、证书和离线课"),
    "snippets/services/": ("editors", "服务"),
    "enquiries/": ("editors", "服务"),
    "privacy/": ("editors", "隐私检查"),
    "forgery_reports/": ("plaques", ""),
    "reports/inspection/": ("editors", "网站自查"),
    "pages/add/spots/": ("editors", "景点"),
    "pages/add/lessons/": ("editors", "安全课堂与读书会"),
    "pages/add/services/": ("editors", "服务"),
    "pages/add/talks/": ("editors", "讲座与典型"),
    "pages/add/exemplars/": ("editors", "讲座与典型"),
    "pages/add/alliances/": ("alliances", ""),
    "pages/add/campaigns/": ("alliances", ""),
}


@lru_cache(maxsize=16)
def _rendered(path: Path, _changed: int) -> Rendered:
    return render(path.read_text(encoding="utf-8"))


def address(slug: str, section: str = "") -> str:
    """Where a section is read."""
    return reverse("handbook", args=[slug]) + (f"#{section}" if section else "")


def help_for(path: str) -> str:
    """The address of what the handbook says about an admin screen."""
    below = path.removeprefix(reverse("wagtailadmin_home"))
    return address(*PLACES[max((start for start in PLACES if below.startswith(start)), key=len)])
