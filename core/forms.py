"""The picture upload form: what cannot be shown safely is refused with a reason, the rest is written anew."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .background import after_answer
from .models import Photo
from .tasks import make_sizes
from .uploads.names import plain_name, refuse_disguise
from .uploads.pictures import written_anew

BROKEN = "这张图片已损坏或不完整，请换一份原图重新上传。"


class PhotoFileField(WagtailImageField):
    """Wagtail's image field, with the pixels counted before any is decoded and the whole file decoded once.

    Raises a ValidationError with a Chinese reason where Wagtail would answer with a server error.
    """

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return super().to_python(data)
        self._check_pixels(data)
        try:
            return self._clean(super().to_python(data))
        except ValidationError:
            raise
        except Exception as error:  # Pillow's decoders raise many kinds for damaged data
            raise ValidationError(BROKEN, code="broken_image") from error

    def _clean(self, file: Any) -> SimpleUploadedFile:
        name = plain_name(file.name)
        refuse_disguise(name)
        clean = SimpleUploadedFile(name, written_anew(file), file.content_type)
        clean.image = file.image  # type: ignore[attr-defined] # Wagtail asks it for the format
        return clean

    def _check_pixels(self, data: Any) -> None:
        try:
            with Image.open(data) as picture:
                if picture.width * picture.height > self.max_image_pixels:
                    raise self._too_large(f"{picture.width} × {picture.height} 像素")
                picture.load()
        except Image.DecompressionBombError as error:
            raise self._too_large("像素过多") from error
        except UnidentifiedImageError:
            pass  # not a picture at all: Wagtail's own message says so
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(BROKEN, code="broken_image") from error
        finally:
            data.seek(0)

    def _too_large(self, size: str) -> ValidationError:
        limit = f"请缩小到 {self.max_image_pixels // 10_000} 万像素以内再上传。"
        return ValidationError(f"图片太大（{size}）。{limit}", code="file_too_many_pixels")


class PhotoForm(BaseImageForm):
    """The form of the picture library and the picture chooser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stock := self.fields.get("file"):
            self.fields["file"] = PhotoFileField(label=stock.label, required=stock.required, widget=stock.widget)

    def save(self, commit: bool = True) -> Photo:
        """Save it; after a new file the sizes are made once more, since the stock form deletes all at the end."""
        photo = super().save(commit)
        if commit and self.original_file and "file" in self.changed_data:
            after_answer(partial(make_sizes.enqueue, photo.pk))
        return photo
