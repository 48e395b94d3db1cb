"""The real server on a database of its own, started the way `make demo` starts it."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from .ready import copy_to

ROOT = Path(__file__).resolve().parents[1]
READY_WITHIN = 90  # seconds


@dataclass(frozen=True)
class Served:
    """A running site: where it is, who may sign in, the environment of its processes."""

    url: str
    name: str
    password: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server; its output."""
        return manage(self.environment, *arguments)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers in lower case and body of a GET on a connection of its own."""
        request = Request(self.url + path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urlopen(request, timeout=60) as answer:
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except HTTPError as answer:
            return answer.code, {k.lower(): v for k, v in answer.headers.items()}, answer.read()


@contextmanager
def serving(var: Path, **changes: str) -> Iterator[Served]:
    """A demo site in a folder, with changes to its environment, until the end of the block.

    Another database must hold the ready demo.
    """
    environment = environment_of(var, **changes)
    copy_to(var, "postgres" if "DATABASE_URL" in changes else "sqlite")
    manage(environment, "catalogues")
    login = re.search(r"后台账号：(\S+)\s+一次性口令：(\S+)", manage(environment, "demo"))
    assert login
    with running(environment):
        yield Served(environment["PUBLIC_URL"], login[1], login[2], environment)


def environment_of(var: Path, **changes: str) -> dict[str, str]:
    """What the processes of a site are told whose files lie in a folder."""
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "yuzhong.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "HTTPS": "off",
        "STAFF_SECOND_FACTOR": "off",
        "ALLOWED_HOSTS": "127.0.0.1",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "VAR_DIR": str(var),
    }
    environment.pop("DATABASE_URL", None)
    return environment | changes


@contextmanager
def beside(served: Served, **changes: str) -> Iterator[Served]:
    """A second server on the same files and database, with changes to its environment."""
    port = free_port()
    environment = served.environment | {"PORT": str(port), "PUBLIC_URL": f"http://localhost:{port}"} | changes
    with running(environment):
        yield Served(environment["PUBLIC_URL"], served.name, served.password, environment)


@contextmanager
def running(environment: dict[str, str]) -> Iterator[None]:
    """The server, until the end of the block."""
    server = subprocess.Popen([sys.executable, str(ROOT / "serve.py")], env=environment)
    try:
        _wait_until_ready(f"http://127.0.0.1:{environment['PORT']}/healthz", server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=40)


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a management command; its output, or a failure with what it said."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert not done.returncode, done.stderr
    return done.stdout


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_ready(address: str, server: subprocess.Popen) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        assert server.poll() is None, "the server stopped while starting"
        try:
            urlopen(address, timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer within {READY_WITHIN} s")
