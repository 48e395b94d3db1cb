"""Several editors publish at once on SQLite: nothing fails, nothing is lost."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from .report import TRIALS, tried

ROOT = Path(__file__).resolve().parents[2]
EDITORS, PUBLISHES = (8, 250) if TRIALS >= 20 else (4, 15)

EDITOR = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "site")!r}]
import django
django.setup()
from django.db import transaction
from news.models import NewsIndexPage, NewsPage
from editing.reviews.authority import BypassReason, acting_for_system
index = NewsIndexPage.objects.in_language().get()
for number in range({PUBLISHES}):
    with transaction.atomic(), acting_for_system(BypassReason.LAYING_OUT):
        parent = NewsIndexPage.objects.get(pk=index.pk)  # read, then write: what stock settings lose
        slug = f"e{{sys.argv[1]}}-{{number}}"
        page = parent.add_child(instance=NewsPage(title=slug, slug=slug))
        page.save_revision().publish()
"""


@pytest.mark.sqlite
@pytest.mark.slow
@pytest.mark.django_db
def test_nothing_is_lost(tmp_path, database):
    name = connection.settings_dict["NAME"]
    with sqlite3.connect(name) as original, sqlite3.connect(tmp_path / "db.sqlite3") as copy:
        original.backup(copy)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "yuzhong.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "VAR_DIR": str(tmp_path),
    }
    editors = [
        subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(number)], env=environment, stderr=subprocess.PIPE, text=True
        )
        for number in range(EDITORS)
    ]
    errors = [editor.communicate(timeout=5400)[1] for editor in editors]
    assert [editor.returncode for editor in editors] == [0] * EDITORS, errors
    with sqlite3.connect(tmp_path / "db.sqlite3") as result:
        live = """
            SELECT count(*) FROM wagtailcore_page WHERE live AND slug GLOB 'e[0-9]*-*'
            AND locale_id = (SELECT id FROM wagtailcore_locale WHERE language_code = 'zh-hans')
        """
        published = result.execute(live).fetchone()[0]
        assert result.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    total = EDITORS * PUBLISHES
    tried(f"{EDITORS} editors publish at once", database, total, total - published, "no publish failed")
