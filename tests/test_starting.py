"""`make demo`, as who is in front of it sees it: told at each stage, led to an address that answers, ended at once."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from .ready import ROOT, copy_to
from .serving import free_port, manage

pytestmark = pytest.mark.once

CHINESE = re.compile("[一-鿿]")
READY = "网站已就绪"
ENDS_WITHIN = 60  # seconds; serve.py gives a worker 20 before it is killed


@contextmanager
def demo(var: Path, port: int) -> Iterator[Iterator[str]]:
    """The lines that `make demo` prints, as they come; its server ends with the block."""
    environment = os.environ | {"VAR_DIR": str(var)}
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    make = subprocess.Popen(
        ["make", "--no-print-directory", "-o", ".venv/.run", "demo", "HOST=127.0.0.1", f"PORT={port}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield iter(make.stdout)
    finally:
        os.killpg(make.pid, signal.SIGTERM)
        try:
            make.wait(timeout=ENDS_WITHIN)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(make.pid, signal.SIGKILL)


@pytest.mark.slow
def test_it_tells_each_stage_in_chinese_and_its_address_once_it_answers(tmp_path):
    copy_to(tmp_path)
    own = {"DJANGO_SETTINGS_MODULE": "yuzhong.settings", "SECRET_KEY": "x", "HTTPS": "off", "VAR_DIR": str(tmp_path)}
    manage(os.environ | own, "migrate", "scheduler", "zero", "-v0")  # so that there is something to build
    port, lines = free_port(), []
    with demo(tmp_path, port) as printed:
        for line in printed:
            lines.append(line.rstrip())
            if READY in line:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
    assert [line for line in lines if not CHINESE.search(line)] == []
    assert [line[:3] for line in lines if re.match(r"\d/\d ", line)] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert "  数据表：第 1 步，共 1 步" in lines
    assert lines[-1] == f"{READY}： http://127.0.0.1:{port}"
    assert lines[-2].startswith("5/5")


READ = "from django.conf import settings; print(settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER)"


def told_of_proxies(number: str, var: Path) -> subprocess.CompletedProcess[str]:
    """What the settings make of a number in the environment."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "yuzhong.settings", "SECRET_KEY": "x", "VAR_DIR": str(var)}
    environment |= {"TRUSTED_PROXIES": number, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    return subprocess.run([sys.executable, "-c", READ], env=environment, capture_output=True, text=True)


def test_the_scheme_is_believed_only_behind_a_proxy(tmp_path):
    assert told_of_proxies("0", tmp_path).stdout.split() == ["0", "None"]
    assert told_of_proxies("2", tmp_path).stdout.startswith("2 ('HTTP_X_FORWARDED_PROTO'")


@pytest.mark.parametrize("number", ["-1", "on"])
def test_what_is_no_number_of_proxies_is_refused(number, tmp_path):
    refused = told_of_proxies(number, tmp_path)
    assert refused.returncode
    assert "TRUSTED_PROXIES" in refused.stderr


WRITE = """
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import connection
connection.cursor()
default_storage.save("images/a.png", ContentFile(b"x"))
storages["staticfiles"].save("css/a.css", ContentFile(b"x"))
"""


@pytest.mark.slow
def test_what_is_written_is_for_this_account_alone_but_what_nginx_reads(tmp_path):
    var = tmp_path / "var"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "yuzhong.settings", "SECRET_KEY": "x", "VAR_DIR": str(var)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, str(ROOT / "manage.py"), "shell", "--no-imports", "-c", WRITE]
    subprocess.run(command, env=environment, check=True, umask=0o022)
    modes = {str(path.relative_to(var)): path.stat().st_mode & 0o777 for path in var.rglob("*")}
    for_nginx = {name: mode for name, mode in modes.items() if name.startswith(("media", "static"))}
    assert for_nginx.pop("media/.incoming") == 0o700
    assert for_nginx == {
        "media": 0o755,
        "media/images": 0o755,
        "media/images/a.png": 0o644,
        "static": 0o755,
        "static/css": 0o755,
        "static/css/a.css": 0o644,
    }
    assert "db.sqlite3" in modes
    assert {mode & 0o077 for name, mode in modes.items() if name not in for_nginx} == {0}
    assert var.stat().st_mode & 0o777 == 0o711
