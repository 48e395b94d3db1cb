"""Books of the book club."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from stdnum import isbn
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from core.checked_forms import CheckedRecordForm
from core.collation import ByPinyin


def validate_isbn(number: str) -> None:
    """Refuse an ISBN whose check digit is wrong."""
    if not isbn.is_valid(number):
        raise ValidationError("书号校验不通过，请对照版权页重新输入。", code="isbn")


def tidied_isbn(number: str) -> str:
    """An ISBN as printed: full-width signs and blanks mended, groups set off by hyphens; a wrong one as it was."""
    plain = unicodedata.normalize("NFKC", number).strip()
    return isbn.format(isbn.compact(plain)) if isbn.is_valid(plain) else number


class Book(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, models.Model):
    """A book as its title page names it."""

    title = models.CharField("书名", max_length=120)
    author = models.CharField("作者", max_length=120, blank=True)
    publisher = models.CharField("出版社", max_length=80, blank=True)
    isbn = models.CharField("书号(ISBN)", max_length=17, blank=True, validators=[validate_isbn])
    cover = models.ForeignKey(
        "core.Photo",
        verbose_name="封面",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="图片的“描述”要写清是哪一本书的封面，给看不见图的读者听。",
    )

    base_form_class = CheckedRecordForm
    panels = [
        FieldPanel("title"),
        FieldPanel("author"),
        FieldPanel("publisher"),
        FieldPanel("isbn"),
        FieldPanel("cover"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("author"),
        index.SearchField("isbn"),
    ]

    class Meta:
        verbose_name = "书目"
        verbose_name_plural = "书目"
        ordering = [ByPinyin("title"), "pk"]

    def __str__(self) -> str:
        return f"《{self.title}》"

    def clean(self) -> None:
        """Store the number the way title pages print it."""
        super().clean()
        self.isbn = tidied_isbn(self.isbn)
