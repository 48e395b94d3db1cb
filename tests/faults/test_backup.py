"""A drill: the site is backed up, lost and restored, on either database, and no damaged archive changes anything."""

import json
import os
import random
import secrets
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.postgres import address_of, drop, make, visiting

from .report import TRIALS, tried

ROOT = Path(__file__).resolve().parents[2]
KILLS = max(TRIALS, 5)

pytestmark = [pytest.mark.sqlite, pytest.mark.slow, pytest.mark.django_db]


class Site:
    """A site of its own: a folder, a database, and its commands."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "yuzhong.settings",
            "VAR_DIR": str(folder),
            "DATABASE_URL": database or f"sqlite:///{folder / 'db.sqlite3'}",
        }

    def start(self, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str) -> tuple[int, str]:
        process = self.start(*arguments)
        out, error = process.communicate(timeout=900)
        return process.returncode, out + error

    def content(self) -> dict[str, str]:
        """The SHA-256 of every table and file, as a backup counts them."""
        archive = self.folder / f"{secrets.token_hex(4)}.zip"
        code, said = self.run("backup", str(archive))
        assert code == 0, said
        return entries(archive)


def entries(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as file:
        return json.loads(file.read("manifest.json"))["entries"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory, django_db_setup, django_db_blocker) -> Site:
    """The demo with its pictures, in a folder of its own."""
    site = Site(tmp_path_factory.mktemp("demo"))
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        with sqlite3.connect(name) as original, sqlite3.connect(site.folder / "db.sqlite3") as copy:
            original.backup(copy)
        from django.conf import settings

        shutil.copytree(settings.MEDIA_ROOT, site.folder / "media", dirs_exist_ok=True)
    return site


@pytest.fixture(scope="module")
def archive(demo, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "site.zip"
    code, said = demo.run("backup", str(path))
    assert code == 0, said
    return path


@pytest.fixture(scope="module")
def migrated(tmp_path_factory) -> Path:
    """A database as `migrate` leaves it."""
    site = Site(tmp_path_factory.mktemp("migrated"))
    assert site.run("migrate", "--verbosity", "0")[0] == 0
    return site.folder / "db.sqlite3"


@pytest.fixture
def empty(migrated, tmp_path) -> Site:
    """A site without content."""
    site = Site(tmp_path / "empty")
    shutil.copy(migrated, site.folder)
    return site


@pytest.fixture
def postgres(tmp_path):
    """A site on a PostgreSQL database made for this test."""
    name = f"restore_{secrets.token_hex(4)}"
    try:
        with visiting() as server:
            make(server, name)
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL 没有应答")
    try:
        site = Site(tmp_path / "postgres", address_of(name))
        assert site.run("migrate", "--verbosity", "0")[0] == 0
        yield site
    finally:
        with visiting() as server:
            drop(server, name)


def test_a_lost_site_comes_back_on_either_database(archive, empty, postgres, tmp_path):
    before = entries(archive)
    assert len([name for name in before if name.startswith("media/")]) > 10
    code, said = postgres.run("restore", "--yes", str(archive))
    assert code == 0, said
    assert postgres.content() == before

    back = tmp_path / "back.zip"
    assert postgres.run("backup", str(back))[0] == 0
    code, said = empty.run("restore", "--yes", str(back))
    assert code == 0, said
    assert empty.content() == before


def test_searches_and_new_drafts_work_after_a_restore(archive, empty):
    assert empty.run("restore", "--yes", str(archive))[0] == 0
    script = (
        "from wagtail.models import Page; from news.models import *;"
        "print('FOUND', any('洪崖洞' in page.title for page in Page.objects.live().search('洪崖')));"
        "index = NewsIndexPage.objects.in_language().first();"
        "index.add_child(instance=NewsPage(title='恢复之后', slug='after', live=False)); print('ADDED')"
    )
    code, said = empty.run("shell", "--verbosity", "0", "-c", script)
    assert code == 0, said
    assert "FOUND True" in said
    assert "ADDED" in said


def flip_a_byte(content: bytes) -> bytes:
    place = random.Random(7).randrange(2000, len(content) // 2)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


DAMAGE = {
    "one bit": flip_a_byte,
    "cut short": lambda content: content[: len(content) * 2 // 3],
    "not an archive": lambda content: b"hello",
    "empty": lambda content: b"",
}


def rewritten(archive: Path, target: Path, change) -> Path:
    """The archive with its entries and manifest changed by hand."""
    with zipfile.ZipFile(archive) as file:
        content = {name: file.read(name) for name in file.namelist()}
    manifest = json.loads(content["manifest.json"])
    change(content, manifest)
    content["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w") as file:
        for name, data in content.items():
            file.writestr(name, data)
    return target


def foreign(content, manifest):
    manifest["format"] = "somebody-else/1"


def other_version(content, manifest):
    manifest["migrations"] = [*manifest["migrations"], "core.9999_tomorrow"]


def traversal(content, manifest):
    content["media/../../out.txt"] = b"x"
    manifest["entries"]["media/../../out.txt"] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


def unlisted(content, manifest):
    content["media/extra.txt"] = b"x"


def row_changed(content, manifest):
    content["tables/wagtailcore.Site.jsonl"] += b" "


@pytest.mark.parametrize("change", [foreign, other_version, traversal, unlisted, row_changed])
def test_a_foreign_or_forged_archive_is_refused_whole(change, archive, demo, tmp_path):
    refused(rewritten(archive, tmp_path / "forged.zip", change), demo, entries(archive))
    assert not (demo.folder.parent / "out.txt").exists()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_archive_is_refused_whole(damage, archive, demo, tmp_path):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(DAMAGE[damage](archive.read_bytes()))
    refused(broken, demo, entries(archive))


def refused(archive: Path, site: Site, before: dict[str, str]) -> None:
    code, said = site.run("restore", "--yes", str(archive))
    assert code == 1
    assert "没有改动任何内容" in said
    assert "Traceback" not in said
    assert site.content() == before


def test_only_its_owner_reads_a_backup(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_replaces_another(archive, demo):
    content = archive.read_bytes()
    code, said = demo.run("backup", str(archive))
    assert code == 1
    assert "已经存在" in said
    assert archive.read_bytes() == content


def test_killed_while_restoring_the_old_site_or_the_new_one_stands(archive, empty, database):
    old, new = empty.content(), entries(archive)
    moments = random.Random(20261124)
    for _ in range(KILLS):
        process = empty.start("restore", "--yes", str(archive))
        for line in process.stdout:
            if "行" in line and moments.random() < 0.05:
                break
        process.kill()
        process.wait()
        assert tables(empty.content()) in (tables(old), tables(new))
    code, said = empty.run("restore", "--yes", str(archive))
    assert code == 0, said
    assert empty.content() == new
    tried("kill -9 during restore", database, KILLS, 0, "the old site or the new one, and the next restore works")


def tables(content: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in content.items() if name.startswith("tables/")}


def test_a_backup_is_one_moment_while_editors_write(demo, tmp_path):
    writing = (
        "import itertools; from django.db import transaction; from news.models import *;"
        "from editing.reviews.authority import BypassReason, acting_for_system;"
        "index = NewsIndexPage.objects.in_language().first(); print('READY', flush=True)\n"
        "for number in itertools.count():\n"
        "    with transaction.atomic(), acting_for_system(BypassReason.LAYING_OUT):\n"
        "        page = index.add_child(instance=NewsPage(title='连写', slug=f'w{number}'))\n"
        "        page.save_revision().publish()"
    )
    editor = demo.start("shell", "--verbosity", "0", "-c", writing)
    try:
        assert "READY" in editor.stdout.readline()
        archive = tmp_path / "busy.zip"
        code, said = demo.run("backup", str(archive))
        assert code == 0, said
        assert editor.poll() is None, editor.stderr.read()
    finally:
        editor.kill()
        editor.wait()
    with zipfile.ZipFile(archive) as file:
        pages = file.read("tables/wagtailcore.Page.jsonl").count(b"\n")
        written = file.read("tables/news.NewsPage.jsonl").count(b"\n")
        others = (
            sum(file.read(name).count(b"\n") for name in file.namelist() if name.endswith("Page.jsonl"))
            - pages
            - file.read("tables/wagtailcore.WorkflowPage.jsonl").count(b"\n")
        )
    assert pages == others + 1, "each page has both its rows; only the root has one"
    assert written
