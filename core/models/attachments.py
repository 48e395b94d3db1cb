"""Files that readers download."""

from django.db import models
from django.urls import reverse
from wagtail.documents.models import AbstractDocument, Document


class Attachment(AbstractDocument):
    """A document with the unit that issued it and its date."""

    issuer = models.CharField("发布单位", max_length=120, blank=True)
    issued_on = models.DateField("发布日期", null=True, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "issuer", "issued_on")

    class Meta(AbstractDocument.Meta):
        verbose_name = "附件"
        verbose_name_plural = "附件"

    @property
    def url(self) -> str:
        """The page about the file: what it is, how large, what it says. A phone shows that before any download."""
        return reverse("attachment", args=[self.pk])

    @property
    def download_url(self) -> str:
        """The file itself."""
        return super().url
