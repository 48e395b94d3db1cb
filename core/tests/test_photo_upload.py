"""Pictures that cannot be shown safely are refused with a reason, through the real upload views."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import Photo

pytestmark = pytest.mark.django_db


def picture(kind: str, width: int = 60, height: int = 40) -> bytes:
    content = BytesIO()
    Image.effect_noise((width, height), 50).convert("RGB").save(content, kind)
    return content.getvalue()


def huge_png(side: int) -> bytes:
    """A PNG of side × side pixels whose data are never needed: the header alone must be enough to refuse it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    header = pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def upload(client, name: str, content: bytes):
    form = {"title": "题图", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtailimages:add"), form)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("corrupt.jpg", picture("JPEG", 800, 600)[:9000], "这张图片已损坏或不完整"),
        ("header.jpg", picture("JPEG")[:25], "这张图片已损坏或不完整"),
        ("corrupt.png", picture("PNG")[:-60], "这张图片已损坏或不完整"),
        ("bomb.png", huge_png(20_000), "图片太大"),
        ("large.png", huge_png(4_500), "图片太大（4500 × 4500 像素）。请缩小到 2000 万像素以内再上传。"),
        ("page.jpg", b"<html>not a picture</html>", "图片"),
        ("empty.jpg", b"", "空"),
    ],
)
def test_a_bad_picture_is_refused_in_chinese(editor_client, name, content, reason):
    before = Photo.objects.count()
    response = upload(editor_client, name, content)
    assert response.status_code == 200
    assert reason in response.content.decode()
    assert Photo.objects.count() == before


def test_the_multiple_uploader_refuses_it_too(editor_client):
    content = SimpleUploadedFile("corrupt.jpg", picture("JPEG", 800, 600)[:9000])
    response = editor_client.post(reverse("wagtailimages:add_multiple"), {"title": "题图", "files[]": content})
    assert response.status_code == 200
    assert "这张图片已损坏或不完整" in response.json()["error_message"]


@pytest.mark.parametrize(("name", "kind"), [("good.jpg", "JPEG"), ("good.png", "PNG"), ("good.webp", "WEBP")])
def test_a_good_picture_is_kept(editor_client, name, kind):
    response = upload(editor_client, name, picture(kind))
    assert response.status_code == 302
    assert Photo.objects.get(title="题图").width == 60


@pytest.mark.slow
def test_another_picture_of_the_same_name_has_another_address(editor_client, django_capture_on_commit_callbacks):
    """Browsers keep a picture for a day by its address."""
    with django_capture_on_commit_callbacks(execute=True):
        upload(editor_client, "same.png", picture("PNG", 900, 700))
    photo = Photo.objects.latest("pk")
    before = {rendition.url for rendition in photo.renditions.all()}
    form = {"title": photo.title, "file": SimpleUploadedFile("same.png", picture("PNG", 900, 700))}
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor_client.post(reverse("wagtailimages:edit", args=[photo.pk]), form)
    assert answer.status_code == 302, answer.context["form"].errors
    after = {rendition.url for rendition in Photo.objects.get(pk=photo.pk).renditions.all()}
    assert before and after and not before & after
