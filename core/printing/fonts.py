"""Where the Chinese font for printing lies."""

from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_DEBIAN = Path("/usr/share/fonts/opentype/noto")


def font_folder() -> Path:
    """The folder of Noto Sans CJK: the wheel's, else Debian's fonts-noto-cjk; raise ImproperlyConfigured for none."""
    spec = find_spec("noto_cjk_sans_otc")
    if spec and spec.submodule_search_locations:
        return Path(spec.submodule_search_locations[0])
    if _DEBIAN.is_dir():
        return _DEBIAN
    raise ImproperlyConfigured("找不到中文字体：请安装 noto-cjk-sans-otc 或 fonts-noto-cjk。")
