"""File names that say what they are and fit into any file system."""

import unicodedata
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

LONGEST = 60  # signs of a name without its extension; a Chinese sign takes three bytes of a file system's 255
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # control signs, marks that turn the reading direction
_FORBIDDEN = set('<>:"|?*')
#: What browsers or Windows would run; not allowed before the last extension either.
_PROGRAMS = {"asp", "aspx", "php", "jsp", "htm", "html", "xhtml", "mht", "mhtml", "hta", "svg", "swf", "xml"}
_PROGRAMS |= {"bat", "cmd", "com", "exe", "jar", "js", "lnk", "msi", "ps1", "py", "scr", "sh", "vbs"}
_PROGRAMS |= {"docm", "dotm", "pptm", "xlsm", "xltm"}


def plain_name(name: str) -> str:
    """The name without folders, hidden signs and signs no file system likes, shortened, its extension kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = (sign for sign in last if unicodedata.category(sign) not in _HIDDEN and sign not in _FORBIDDEN)
    path = PurePosixPath("".join(kept).strip(" ."))
    return f"{path.stem.strip(' .')[:LONGEST] or '文件'}{path.suffix.lower()}"


def refuse_disguise(name: str) -> None:
    """Raise a ValidationError for a name that hides a program's extension before the last one."""
    *before, _last = name.lower().split(".")
    if any(piece.strip() in _PROGRAMS for piece in before[1:]):
        raise ValidationError(
            "文件名里夹着网页或程序的扩展名，像是伪装的文件。请确认来源，改名后再上传。", code="disguise"
        )
