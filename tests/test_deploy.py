"""The documents an operator copies name commands and settings that exist."""

import configparser
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from yuzhong.body_limits import ANYWHERE, BELOW

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "docs" / "deploy"
READ = set(re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "site/yuzhong/settings.py").read_text("utf-8"))) | set(
    re.findall(r'environ\.get\("(\w+)"', (ROOT / "serve.py").read_text("utf-8"))
)


class Unit(configparser.ConfigParser):
    """A systemd unit: names keep their case and may come twice."""

    def optionxform(self, name: str) -> str:
        return name


def unit(path: Path) -> Unit:
    read = Unit(strict=False, interpolation=None)
    read.read(path, encoding="utf-8")
    return read


def assert_runs_ours(text: str) -> None:
    commands = re.findall(r"python (\w+\.py)(?: ([a-z_]+))?", text)
    assert commands
    for script, command in commands:
        assert (ROOT / script).is_file(), script
        assert script != "manage.py" or command in get_commands(), command


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_a_unit_runs_what_is_there(path):
    service = unit(path)["Service"]
    assert service["User"] != "root"
    assert service["UMask"] == "0077"
    assert service["EnvironmentFile"] == "/etc/yuzhong.env"
    assert_runs_ours(path.read_text("utf-8"))


def test_the_timer_starts_its_service():
    timer = DEPLOY / "yuzhong-due.timer"
    assert unit(timer)["Timer"]["OnCalendar"]
    assert timer.with_suffix(".service").is_file()


def test_compose_names_settings_that_are_read():
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    assert_runs_ours(text)
    block = text.partition("&settings")[2].partition("volumes:")[0]
    assert set(re.findall(r"^\s+([A-Z_]+):", block, re.M)) <= READ


def test_nginx_and_the_site_take_bodies_of_the_same_length():
    text = (DEPLOY / "nginx-site.conf").read_text("utf-8")
    unit = {"k": 1024, "m": 1024 * 1024}
    below = re.findall(r"location (/\S+) +\{ client_max_body_size (\d+)([km]);", text)
    anywhere = re.search(r"^ +client_max_body_size (\d+)([km]);", text, re.M)
    assert {path: int(number) * unit[size] for path, number, size in below} == BELOW
    assert anywhere
    assert int(anywhere[1]) * unit[anywhere[2]] == ANYWHERE


def test_every_setting_is_documented():
    documented = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", (ROOT / "docs" / "operations.md").read_text("utf-8")))
    assert documented >= READ
