"""The lesson's own page, made to stand alone: pictures inside, nothing that needs the site."""

import base64
import mimetypes
from typing import Any
from urllib.parse import unquote, urljoin

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import Rendition
from lessons.models import LessonPage

_ONLINE_ONLY = "[data-online], form, script, iframe, .credit:empty"
_LAZY = ("srcset", "sizes", "loading", "fetchpriority", "decoding")


def standalone(lesson: LessonPage, request: HttpRequest) -> str:
    """The main part of the lesson's page as HTML without a single address of its own to fetch."""
    response: Any = lesson.serve(request)
    main: Any = BeautifulSoup(response.render().content, "html.parser").find("main")
    for element in main.select(_ONLINE_ONLY):
        element.decompose()
    for medium in main.find_all(["audio", "video", "object", "embed"]):
        medium.replace_with(_link(main, lesson.full_url))
    for choice in main.select("picture source"):  # one size is enough inside a file
        choice.unwrap()
    for picture in main.find_all("img"):
        _embed(picture)
    for link in main.find_all("a", href=True):
        if not link["href"].startswith("#"):
            link["href"] = urljoin(lesson.full_url or settings.PUBLIC_URL, link["href"])
    return str(main.decode_contents())


def _link(main: Any, address: str | None) -> Any:
    soup = BeautifulSoup("", "html.parser")
    link = soup.new_tag("a", href=address or settings.PUBLIC_URL)
    link.string = _("这里有音频或视频，联网后在网站上看")
    return link


def _embed(picture: Any) -> None:
    """The picture's bytes in place of its address; one that is not ours or is gone leaves its description."""
    for name in _LAZY:
        picture.attrs.pop(name, None)
    path = _stored(picture.get("src", ""))
    if path is None or not default_storage.exists(path):
        picture.replace_with(picture.get("alt", ""))
        return
    kind = mimetypes.guess_type(path)[0] or "image/webp"
    with default_storage.open(path) as file:
        picture["src"] = f"data:{kind};base64,{base64.b64encode(file.read()).decode()}"


def _stored(address: str) -> str | None:
    """Where the storage keeps the file of an address; None for one that is not ours.

    A picture of a closed lesson is read here without asking again: whoever may read the lesson may see it.
    """
    folders = {settings.MEDIA_URL: "", reverse("closed_picture", args=["x"])[:-1]: Rendition.CLOSED}
    for prefix, folder in folders.items():
        if address.startswith(prefix):
            return folder + unquote(address.removeprefix(prefix))
    return None
