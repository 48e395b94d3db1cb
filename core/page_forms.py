"""What the editor of every page does with an address."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .checked_forms import CheckedFormMixin
from .slugs import pinyin_slug


class BasePageForm(CheckedFormMixin, WagtailAdminPageForm):
    """Proposes a pinyin address: an editor types Chinese or nothing, posters and plaques carry ASCII."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Return the typed address if it is ASCII, else its pinyin (or the title's), numbered until it is free."""
        typed = self.cleaned_data.get("slug") or ""
        if typed.isascii() and typed:
            return typed
        wanted = pinyin_slug(typed or self.cleaned_data.get("title", "")) or "page"
        taken = set(self._siblings().filter(slug__startswith=wanted).values_list("slug", flat=True))
        return next(slug for slug in _numbered(wanted, len(taken) + 1) if slug not in taken)

    def _siblings(self):
        pages = self.parent_page.get_children()
        return pages.not_page(self.instance) if self.instance.pk else pages


def _numbered(wanted: str, most: int) -> list[str]:
    return [wanted, *(f"{wanted}-{number}" for number in range(2, most + 2))]
