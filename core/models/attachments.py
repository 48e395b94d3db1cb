"""Files that readers download."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document


class Attachment(AbstractDocument):
    """A document with the unit that issued it and its date."""

    issuer = models.CharField("发布单位", max_length=120, blank=True)
    issued_on = models.DateField("发布日期", null=True, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "issuer", "issued_on")

    class Meta(AbstractDocument.Meta):
        verbose_name = "附件"
        verbose_name_plural = "附件"
