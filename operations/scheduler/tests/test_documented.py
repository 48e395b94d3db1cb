"""What operators are told about timed work is what the server does."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[3]
SECONDS = {"每 30 秒": 30, "每分钟": 60, "每小时": 3600, "每天": 86400, "每周": 7 * 86400}
ROW = re.compile(r"^\| `manage\.py (\w+)` \| ([^|，]+)[^|]* \|", re.MULTILINE)
REGULARLY = re.compile(r"\b(?:nightly|daily|hourly|weekly)\b|每天|每小时|每周|每分钟")


def test_the_documented_table_is_the_timetable():
    documented = ROW.findall((ROOT / "docs/operations.md").read_text("utf-8"))
    assert {name: SECONDS[often.strip()] for name, often in documented} == settings.TIMED_COMMANDS
    assert len(documented) == len(settings.TIMED_COMMANDS)


def test_every_timed_command_exists():
    assert set(settings.TIMED_COMMANDS) <= set(get_commands())


def test_whatever_a_document_says_runs_regularly_is_timed():
    """The command named last before such a word is what runs."""
    for path in (ROOT / "docs").rglob("*.md"):
        for paragraph in path.read_text("utf-8").split("\n\n"):
            for often in REGULARLY.finditer(paragraph):
                names = re.findall(r"`(?:manage\.py )?(\w+)[^`]*`", paragraph[: often.start()])
                said = [name for name in names if name in get_commands()][-1:]
                assert set(said) <= set(settings.TIMED_COMMANDS), f"{path.name}: {paragraph}"


def test_what_is_started_from_outside_is_what_runs_them():
    units = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/deploy").iterdir()}
    commands = set(re.findall(r"manage\.py (\w+)", "".join(units.values())))
    assert "manage.py run_timers" in units["yuzhong-due.service"]
    assert commands <= set(get_commands())
    assert not commands & set(settings.TIMED_COMMANDS)
