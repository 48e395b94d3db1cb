"""A full disk: the editor is told in Chinese, no half file and no half row is left, readers read on."""

import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from .report import tried

pytestmark = [pytest.mark.sqlite, pytest.mark.slow, pytest.mark.django_db]

UPLOAD = """
import io
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from core.models import Photo
import os
noise = Image.frombytes("RGB", (900, 900), os.urandom(900 * 900 * 3))
def picture():
    out = io.BytesIO()
    noise.save(out, "PNG")
    return SimpleUploadedFile("噪点.png", out.getvalue(), "image/png")
client = Client(raise_request_exception=False)
client.force_login(admin)
before = Photo.objects.count()
answer = client.post(reverse("wagtailimages:add"), {"title": "放不下的图", "file": picture(), "collection": 1})
text = answer.content.decode()
say(answer.status_code, "没有保存" in text, Photo.objects.count() - before)
say(client.get("/").status_code, client.get("/spots/").status_code)
"""
FILL = """
import itertools
from django.db import transaction
from django.test import Client
from django.urls import reverse
from news.models import NewsIndexPage, NewsPage
client = Client(raise_request_exception=False)
client.force_login(admin)
readers = ["/", "/spots/", "/news/"]
for path in readers:
    client.get(path)
index = NewsIndexPage.objects.in_language().get()
trades = reverse("wagtailsnippets_honours_trade:add")
for number in itertools.count():
    answer = client.post(trades, {"title": "行" * 20 + str(number), "slug": ""})
    if answer.status_code != 302:
        break
    try:
        with transaction.atomic():
            page = NewsPage(title="长" * 200, slug=f"fill-{number}", source="满" * 150)
            index.add_child(instance=page).save_revision()
    except Exception:
        pass
say(answer.status_code, "没有保存" in answer.content.decode())
say(*[client.get(path).status_code for path in readers])
"""


@contextmanager
def small_disk(folder: Path, size: str):
    """A disk of so many bytes; only who may mount one can try this."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("没有挂载小磁盘的权限")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_the_disk_of_the_files_is_full(origin, database):
    copy = origin.again()
    media = copy.folder / "media"
    before = {path.relative_to(media) for path in media.rglob("*") if path.is_file()}
    media.rename(copy.folder / "kept")
    with small_disk(media, "1m"):
        said = copy.run(UPLOAD).splitlines()
        left = [path for path in media.rglob("*") if path.is_file()]
    assert said == ["503 True 0", "200 200"]
    assert not left, f"left behind: {left}; there were {len(before)}"
    copy.drop()
    tried("the disk of the files is full", database, 1, 0, "clear page, no row, no file left, readers 200")


def test_the_disk_of_the_database_is_full(origin, database, tmp_path):
    copy = origin.again()
    megabytes = copy.file.stat().st_size // 2**20 + 4
    with small_disk(tmp_path / "small", f"{megabytes}m") as disk:
        target = disk / "db.sqlite3"
        target.write_bytes(copy.file.read_bytes())
        moved = type(copy)(f"sqlite:///{target}", copy.folder)
        said = moved.run(FILL).splitlines()
        assert moved.rows("PRAGMA integrity_check") == [("ok",)]
    assert said == ["503 True", "200 200 200"]
    copy.drop()
    tried("the disk of the database is full", database, 1, 0, "clear page, database whole, readers 200")
