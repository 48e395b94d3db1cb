"""The words of a text file are read when it is saved, never in a reader's request."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from core.models import Attachment
from core.refusal import UserFacingError

from .models import DocumentText
from .reading import read

KINDS = ("pdf", "docx")


@receiver(post_save, sender=Attachment)
def read_text(instance: Attachment, raw: bool = False, **kwargs: Any) -> None:
    """Keep what the file says; a file that cannot be read has no text and can still be downloaded."""
    kind = instance.file_extension.lower()
    if raw or kind not in KINDS:
        return
    known = DocumentText.objects.filter(attachment=instance).first()
    file_hash = instance.get_file_hash()
    if known and known.file_hash == file_hash:
        return
    try:
        with instance.file.open("rb") as file:
            said = read(kind, file)
    except (UserFacingError, FileNotFoundError):
        said = {"pages": 0, "text": ""}
    text = said["text"].replace("\0", "").encode("utf-8", "replace").decode()
    facts = {"file_hash": file_hash, "pages": said["pages"], "text": text.strip()}
    DocumentText.objects.update_or_create(attachment=instance, defaults=facts)
