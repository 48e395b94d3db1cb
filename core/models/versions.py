"""A page's versions in the languages, and how each stands to its original."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Exists, Value
from wagtail.models import Page

from ..languages import BY_RULE, OWN, language_of


class TranslationStatusQuerySet(models.QuerySet):
    """Standings."""

    def kept_names(self) -> "models.QuerySet[Any, str]":
        """The names that were not converted in pages made by rule, some to a page, a line each."""
        return self.exclude(kept="").order_by().values_list("kept", flat=True).distinct()


class TranslationStatus(models.Model):
    """How a page in another language stands to its original. Without a row: nobody's, true to no date."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="standing")
    in_hand = models.BooleanField("由编辑维护", default=False)
    true_to = models.DateTimeField("对应的简体版本发布于", null=True, blank=True)
    kept = models.TextField("没有转换的名称", blank=True, editable=False)

    objects = TranslationStatusQuerySet.as_manager()

    class Meta:
        verbose_name = "语言版本"
        verbose_name_plural = "语言版本"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.true_to}"


class Version(NamedTuple):
    """A page in one language."""

    pk: int
    locale_id: int
    live: bool
    alias_of: int | None
    published: datetime | None
    true_to: datetime | None
    url_path: str
    is_corrected: bool

    @property
    def address(self) -> str:
        """The path below its language's home page, which stands first in `url_path`."""
        return "/" + self.url_path.strip("/").partition("/")[2] + ("/" if self.url_path.count("/") > 2 else "")

    @property
    def language(self) -> str:
        return language_of(self.locale_id)

    @property
    def is_translated(self) -> bool:
        """Whether its text is in its language.

        An alias shows the original's, and so does a page whose translation was begun and never published.
        """
        if self.language == OWN:
            return True
        return not self.alias_of and (self.language == BY_RULE or self.true_to is not None)


_CORRECTED: list[Exists] = []


def tell_corrected(condition: Exists) -> None:
    """Let the room that keeps corrections say whether a page (`OuterRef("pk")`) shows any: a query less for most."""
    _CORRECTED.append(condition)


def versions(translation_key: UUID) -> dict[str, Version]:
    """A page in every language in which there is one, by language: one query."""
    rows = Page.objects.filter(translation_key=translation_key).order_by("-alias_of", "-pk")
    fields = ("pk", "locale_id", "live", "alias_of", "last_published_at", "standing__true_to", "url_path", "corrected")
    corrected = _CORRECTED[-1] if _CORRECTED else Value(False)
    found = [Version(*row) for row in rows.annotate(corrected=corrected).values_list(*fields)]
    return {version.language: version for version in found}
