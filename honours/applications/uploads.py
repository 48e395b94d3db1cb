"""Papers from outside: their content says what they are; a picture is written anew, without place and camera."""

import hashlib
from io import BytesIO
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image

from core.uploads.names import plain_name, refuse_disguise
from core.uploads.pictures import written_anew

from .models import ApplicationPaper

MEGABYTE = 1024 * 1024
MOST_FILES = 6
LARGEST = 5 * MEGABYTE  # of one file
MOST_BYTES = 15 * MEGABYTE  # of all together

_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
#: What a file begins with: its type, and the extensions that say so.
_KINDS = {
    _PDF: ("application/pdf", ("pdf",)),
    _JPEG: ("image/jpeg", ("jpg", "jpeg")),
    _PNG: ("image/png", ("png",)),
}


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PapersField(forms.FileField):
    """Several papers at once; cleaned, they are papers that are not saved and belong to no application yet."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[ApplicationPaper]:
        """Each read whole; raise a ValidationError that names the file and says what to do."""
        files = [file for file in data or () if file]
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_FILES:
            raise ValidationError(_("最多 %(most)s 个文件，请把几页合成一个 PDF。") % {"most": MOST_FILES})
        if sum(file.size for file in files) > MOST_BYTES:
            megabytes = MOST_BYTES // MEGABYTE
            raise ValidationError(_("文件加起来超过 %(most)s MB，请压缩以后再选。") % {"most": megabytes})
        return [_paper(file) for file in files]


def _paper(file: UploadedFile) -> ApplicationPaper:
    name = plain_name(file.name or "")
    try:
        refuse_disguise(name)
    except ValidationError as error:
        raise _refusal(name, _("文件名里夹着网页或程序的扩展名，请改名以后再选。")) from error
    if (file.size or 0) > LARGEST:
        raise _refusal(name, _("超过 %(most)s MB，请压缩以后再选。") % {"most": LARGEST // MEGABYTE})
    sent = file.read()
    content_type = _type_of(sent, name)
    made = sent if content_type == "application/pdf" else _picture(sent, name)
    digest = hashlib.sha256(sent).hexdigest()
    return ApplicationPaper(name=name, content_type=content_type, size=len(made), digest=digest, content=made)


def _type_of(sent: bytes, name: str) -> str:
    """The media type that content and extension agree on."""
    extension = name.rpartition(".")[2]
    for beginning, (content_type, extensions) in _KINDS.items():
        if sent.startswith(beginning) and extension in extensions:
            return content_type
    raise _refusal(name, _("只收 PDF、JPG、PNG，内容要和扩展名一致。"))


def _picture(sent: bytes, name: str) -> bytes:
    try:
        with Image.open(BytesIO(sent), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise _refusal(name, _("图片像素太多，请缩小以后再选。"))
        return written_anew(BytesIO(sent))
    except ValidationError:
        raise
    except Exception as error:  # Pillow's decoders raise many kinds for damaged data
        raise _refusal(name, _("图片打不开，可能已经损坏，请换一张。")) from error


def _refusal(name: str, reason: str) -> ValidationError:
    return ValidationError(_("%(name)s：%(reason)s") % {"name": name, "reason": reason}, code="paper")
