"""Pictures as they may be kept: written anew, so that no place, camera, comment or appended file stays."""

from io import BytesIO
from typing import IO, Any

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

_KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}  # some phones append a second picture: MPO
_FINEST: dict[str, dict[str, Any]] = {"JPEG": {"quality": 92, "optimize": True}, "PNG": {}, "WEBP": {"quality": 92}}
_KEPT = ("transparency",)


def written_anew(file: IO[bytes]) -> bytes:
    """The picture's pixels, upright, in its own format, with its colour profile and nothing else.

    Raises a ValidationError for a moving picture; the file must be a whole JPEG, PNG or WebP.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kind = _KINDS[picture.format or ""]
        if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            raise ValidationError("会动的图片不收。请截一帧做图片，或者作为视频上传。", code="moving")
        profile = picture.info.get("icc_profile")
        bare = ImageOps.exif_transpose(picture)  # a copy of the pixels, also of what is upright already
    del picture  # as large again
    if bare.mode == "CMYK":
        bare, profile = bare.convert("RGB"), None
    bare.info = {name: bare.info[name] for name in _KEPT if name in bare.info}
    out = BytesIO()
    bare.save(out, kind, icc_profile=profile, **_FINEST[kind])
    return out.getvalue()
