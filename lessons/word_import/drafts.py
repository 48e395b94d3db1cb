"""From an upload to a draft, and from a draft to a lesson."""

import base64
import binascii
from collections.abc import Generator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from core.languages import OWN
from core.models import Photo
from core.pii import personal_number
from core.progress import UserFacingError
from core.uploads.pictures import written_anew
from lessons.models import LessonIndexPage, LessonPage

from .files import check
from .models import DraftPicture, WordDraft
from .reading import read

KEPT_FOR = timedelta(days=1)
MOST_PICTURES = 60
MOST_PIXELS = 40_000_000
KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_LOST_PICTURE = (
    "这里的第 {} 张图片没有带进来：格式不能用（要 JPG、PNG 或 WebP）、已损坏或太大。"
    "请在 Word 里把它另存为 PNG，存入草稿后插入。"
)
_EMPTY = "这个文档里没有读到文字。请核对是否选错了文件；扫描成图片的文稿要先识别成文字。"


@dataclass(frozen=True)
class DraftStep:
    """What is being done, and how far along the whole is: `done` of `total`."""

    name: str
    done: int
    total: int = 4


Work = Generator[DraftStep, None, None]


def convert(draft: WordDraft, file: BinaryIO, name: str, size: int, keep: str = "") -> Work:
    """Read a document into a draft; raise UserFacingError with a reason in Chinese, and then nothing is kept.

    `keep`: see `reading.read`.
    """
    yield DraftStep("核对文件", 0)
    check(file, name, size)
    yield DraftStep("读取文档", 1)
    said = read("word", file, keep)
    yield DraftStep("整理各节", 2)
    if not said["parts"]:
        raise UserFacingError(_EMPTY)
    draft.title = said["title"] or draft.title
    draft.parts = [part | {"title": part["title"] or draft.title} for part in said["parts"]]
    draft.notices = said["notices"]
    if kind := personal_number(str(draft.parts)):
        draft.notices.append(f"文中像是有{kind}。公开的课文里不能有个人信息，请先删去。")
    yield DraftStep("核对图片", 3)
    pictures = _pictures(draft, said["pictures"])
    with transaction.atomic():
        draft.save()
        for picture in pictures:
            picture.draft = draft
        DraftPicture.objects.bulk_create(pictures)
    yield DraftStep("完成", 4)


def _pictures(draft: WordDraft, found: list[dict[str, str]]) -> list[DraftPicture]:
    """The pictures that can be shown safely; the places of others are taken out, and the editor is told."""
    kept = [_picture(number, each["data"]) for number, each in enumerate(found[:MOST_PICTURES])]
    good = {picture.number: picture for picture in kept if picture}
    for part in draft.parts:
        part["body"] = [
            {"type": "notice", "value": _LOST_PICTURE.format(block["value"]["number"] + 1)}
            if block["type"] == "picture" and block["value"]["number"] not in good
            else block
            for block in part["body"]
        ]
    shown = {block["value"]["number"] for part in draft.parts for block in part["body"] if block["type"] == "picture"}
    if lost := len(found) - len(good):
        draft.notices.append(f"有 {lost} 张图片没有带进来，它们原来的位置有说明。")
    return [picture for number, picture in good.items() if number in shown]


def _picture(number: int, data: str) -> DraftPicture | None:
    try:
        content = base64.b64decode(data, validate=True)
        with Image.open(BytesIO(content)) as image:
            kind = KINDS.get(image.format or "")
            if kind is None or image.width * image.height > MOST_PIXELS:
                return None
            image.load()
        content = written_anew(BytesIO(content))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, binascii.Error, ValidationError):
        return None
    return DraftPicture(number=number, kind=kind, content=content)


def drop_old() -> None:
    """Forget drafts that nobody took."""
    WordDraft.objects.filter(made_at__lt=timezone.now() - KEPT_FOR).delete()


def take(draft: WordDraft, user: Any) -> LessonPage:
    """Make an unpublished lesson of a draft, or add its parts to the draft of an existing one; all or nothing."""
    photos: list[Photo] = []
    try:
        with transaction.atomic():
            draft = WordDraft.objects.select_for_update().get(pk=draft.pk)  # taken once, however often it is pressed
            lesson = _lesson(draft, _raw_parts(draft, _photos(draft, user, photos)), user)
            draft.delete()
    except BaseException:
        for photo in photos:  # the rows are gone with the transaction, the files are not
            photo.file.storage.delete_now(photo.file.name)
            for rendition in photo.renditions_made:
                photo.file.storage.delete_now(rendition)
        raise
    return lesson


def _photos(draft: WordDraft, user: Any, made: list[Photo]) -> dict[int, Photo]:
    photos: dict[int, Photo] = {}
    alts = {
        block["value"]["number"]: block["value"]["alt"]
        for part in draft.parts
        for block in part["body"]
        if block["type"] == "picture"
    }
    for picture in draft.pictures.filter(number__in=alts):
        title = f"{draft.title} 图{picture.number + 1}"
        file = ImageFile(BytesIO(bytes(picture.content)), name=f"word-{draft.pk}-{picture.number}.{picture.kind}")
        photo = Photo(title=title, description=alts[picture.number][:255], file=file, uploaded_by_user=user)
        photo.renditions_made = []
        made.append(photo)
        photo.save()
        photo.renditions_made = list(photo.renditions.values_list("file", flat=True))
        photos[picture.number] = photo
    return photos


def _raw_parts(draft: WordDraft, photos: dict[int, Photo]) -> list[tuple[str, Any]]:
    return [
        ("part", {"title": part["title"], "in_short": False, "body": _blocks(part["body"], photos)})
        for part in draft.parts
    ]


def _blocks(body: list[dict[str, Any]], photos: dict[int, Photo]) -> list[tuple[str, Any]]:
    """What the preview showed, without what it told the editor."""
    return [_block(block, photos) for block in body if block["type"] != "notice"]


def _block(block: dict[str, Any], photos: dict[int, Photo]) -> tuple[str, Any]:
    if block["type"] == "picture":
        return "picture", {"picture": photos[block["value"]["number"]], "caption": ""}
    return block["type"], block["value"]


def _lesson(draft: WordDraft, parts: list[tuple[str, Any]], user: Any) -> LessonPage:
    if draft.lesson:
        lesson = draft.lesson.get_latest_revision_as_object()
        for part in parts:
            lesson.parts.append(part)
    else:
        lesson = LessonPage(title=draft.title, parts=parts, live=False, owner=user)
        index: Page = LessonIndexPage.objects.in_language(OWN).get()
        index.add_child(instance=lesson)
    lesson.save_revision(user=user, log_action=True)
    return lesson
