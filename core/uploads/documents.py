"""The upload form of attachments."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from .contents import check_content
from .names import plain_name, refuse_disguise


class AttachmentForm(BaseDocumentForm):
    """Wagtail's form with a look at the name and into the file."""

    def clean_file(self) -> Any:
        """The file under a plain name; refused with a reason when it is not what it says."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):  # the one that was there before
            return file
        if not file.size:
            raise ValidationError("这个文件是空的，请核对是否选错了文件。", code="empty")
        file.name = plain_name(file.name or "")
        refuse_disguise(file.name)
        check_content(file, file.name.rpartition(".")[2])
        return file
