"""Pictures (12): refused with the reason, or written anew without what nobody meant to publish."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import Photo
from tests.attacks.conftest import picture, png

pytestmark = pytest.mark.django_db
SCRIPT = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXTERNAL = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'


def moving(kind: str, frames: int) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("RGB", (20, 20), (number, 0, 0)) for number in range(frames)]
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def upload(client, name: str, content: bytes, view: str = "wagtailimages:add"):
    form = {"title": "题图", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse(view), form)


REFUSED = [
    ("20k.png", png(20_000, 20_000), "图片太大"),
    ("121-mpx.png", png(11_000, 11_000), "11000 × 11000 像素"),
    ("strip.png", png(25_000_000, 1), "图片太大"),
    ("moving.webp", moving("WEBP", 40), "会动的图片不收"),
    ("moving.png", moving("PNG", 40), "图片"),
    ("moving.gif", moving("GIF", 400), "格式"),
    ("cut.jpg", picture(size=(800, 600))[:9000], "已损坏或不完整"),
    ("header.jpg", picture()[:25], "已损坏或不完整"),
    ("crc.png", png(60, 40, right_crc=False), "已损坏或不完整"),
    ("script.svg", SVG, "格式"),
    ("svg-as.png", SVG, "扩展名"),
    ("external.svg", EXTERNAL, "图片"),
    ("page.jpg", SCRIPT, "扩展名"),
    ("photo.exe.jpg", picture(), "像是伪装的文件"),
    ("png-as.jpg", picture("PNG"), "扩展名"),
    ("tiff.jpg", picture("TIFF"), "扩展名"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_it_is_refused_with_the_reason(editor_client, nothing_left, name, content, reason):
    before = Photo.objects.count()
    answer = upload(editor_client, name, content)
    assert answer.status_code == 200
    assert reason in str(answer.context["form"].errors["file"])
    assert Photo.objects.count() == before


@pytest.mark.parametrize("name", ["cut.jpg", "20k.png", "script.svg"])
def test_many_at_once_and_the_chooser_refuse_it_too(editor_client, nothing_left, name):
    content = {each: content for each, content, _ in REFUSED}[name]
    answer = editor_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x", "files[]": SimpleUploadedFile(name, content)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"] is False
    chooser = {"image-chooser-upload-title": "x", "image-chooser-upload-file": SimpleUploadedFile(name, content)}
    answer = editor_client.post(reverse("wagtailimages_chooser:create"), chooser)
    assert answer.json()["step"] == "reshow_creation_form"


def located() -> bytes:
    """A photo from a phone held upright: place, camera, owner and a comment in it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F], exif[0xA430] = "某牌", "张三"
    exif.get_ifd(0x8825).update({1: "N", 2: (29.0, 33.0, 50.0), 3: "E", 4: (106.0, 34.0, 30.0)})
    return picture(size=(80, 40), exif=exif.tobytes(), comment=b"secret")


@pytest.fixture
def kept(editor_client):
    """Upload a picture; what is kept of it as the original."""
    made: list[Photo] = []

    def keep(name: str, content: bytes) -> bytes:
        answer = upload(editor_client, name, content)
        assert answer.status_code == 302, answer.context["form"].errors
        made.append(Photo.objects.latest("pk"))
        with made[-1].file.open("rb") as file:
            return file.read()

    yield keep
    for photo in made:
        photo.file.storage.delete_now(photo.file.name)


def test_neither_place_nor_camera_nor_owner_stay_in_the_original(kept):
    original = kept("phone.jpg", located())
    with Image.open(io.BytesIO(original)) as image:
        assert not image.getexif()
        assert image.size == (40, 80)  # upright by its pixels now
        assert not {"exif", "comment", "xmp"} & set(image.info)
    assert b"secret" not in original
    assert "张三".encode() not in original


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_appended_to_a_picture_is_kept(kept, kind):
    original = kept(f"page.{kind.lower()}", picture(kind) + SCRIPT)
    assert b"script" not in original


def test_a_script_in_a_comment_is_not_kept(kept):
    assert b"script" not in kept("comment.jpg", picture(comment=SCRIPT))


def test_a_clear_background_stays_clear(kept):
    out = io.BytesIO()
    image = Image.new("P", (20, 20), 0)
    image.putpalette([200, 0, 0] * 256)
    image.save(out, "PNG", transparency=0)
    with Image.open(io.BytesIO(kept("clear.png", out.getvalue()))) as image:
        assert image.convert("RGBA").getpixel((1, 1)) == (200, 0, 0, 0)


@pytest.mark.parametrize("name", ["../../evil.jpg", "C:\\a\\b.jpg", "\u202egpj\u202c.jpg", "图" * 240 + ".jpg"])
def test_a_name_says_only_what_it_is(kept, name):
    kept(name, picture())
    stored = Photo.objects.latest("pk").file.name
    assert stored.startswith("original_images/")
    assert ".." not in stored
    assert stored.isprintable()


def test_the_original_is_at_no_address(client, kept):
    kept("place.jpg", located())
    photo = Photo.objects.latest("pk")
    for address in (
        f"/media/{photo.file.name}",
        f"/media/images/../{photo.file.name}",
        f"/closed/pictures/{photo.file.name}",
    ):
        assert client.get(address).status_code in (400, 404)
