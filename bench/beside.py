"""What the site is measured against: a bare WSGI application on the same server, and nginx, both with our own bytes."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.load import fetch, process
from tests.serving import free_port

BARE = """
import json, sys
from pathlib import Path
from granian import Granian
from granian.constants import Interfaces
PAGES = {path: (headers, Path(file).read_bytes()) for path, (headers, file) in json.loads(Path("bare.json").read_text()).items()}
PAGES = {path: ([tuple(pair) for pair in headers], (body,)) for path, (headers, body) in PAGES.items()}
def application(environ, start):
    headers, body = PAGES[environ["PATH_INFO"]]
    start("200 OK", headers)
    return body
if __name__ == "__main__":
    Granian("bare:application", port=int(sys.argv[1]), interface=Interfaces.WSGI, workers=int(sys.argv[2]),
            blocking_threads=8, log_level="error").serve()
"""
NGINX = """
worker_processes {workers}; daemon off; pid nginx.pid; error_log stderr crit;
events {{ worker_connections 256; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
  server {{ listen 127.0.0.1:{port}; root {root}; default_type "text/html; charset=utf-8";
{locations}  }} }}
"""
_ITS_OWN = {"date", "server", "connection", "content-length", "content-type", "etag", "last-modified"}


@contextmanager
def beside(pages: dict[str, str], folder: Path, workers: str) -> Iterator[dict[str, dict[str, str]]]:
    """Serve what the addresses answer by both; their addresses of each page by name: `bare`, and `nginx` if it is there."""
    for number, url in enumerate(pages.values()):
        for _ in range(16):  # until every worker keeps the page
            headers, body = fetch(url)
        (folder / f"{number}.html").write_bytes(body)
        (folder / f"{number}.json").write_text(json.dumps(headers))
    numbers = dict(zip(pages, range(len(pages)), strict=True))
    with ExitStack() as stack:
        servers = {"bare": stack.enter_context(_bare(len(pages), folder, workers))}
        if shutil.which("nginx"):
            servers["nginx"] = stack.enter_context(_nginx(len(pages), folder, workers))
        yield {name: {who: f"{url}/{number}.html" for who, url in servers.items()} for name, number in numbers.items()}


@contextmanager
def _bare(pages: int, folder: Path, workers: str) -> Iterator[str]:
    kept = {
        f"/{number}.html": (_headers(folder, number, {"date", "server", "connection"}), f"{number}.html")
        for number in range(pages)
    }
    (folder / "bare.py").write_text(BARE)
    (folder / "bare.json").write_text(json.dumps(kept))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with process(sys.executable, "bare.py", str(port), workers, cwd=folder, url=f"{url}/0.html"):
        yield url


@contextmanager
def _nginx(pages: int, folder: Path, workers: str) -> Iterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    locations = "".join(_location(folder, number) for number in range(pages))
    (folder / "nginx.conf").write_text(NGINX.format(workers=workers, port=port, root=folder, locations=locations))
    with process("nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), cwd=folder, url=f"{url}/0.html"):
        yield url


def _location(folder: Path, number: int) -> str:
    """One file with the headers that the page has."""
    lines = (f'add_header {name} "{value}";' for name, value in _headers(folder, number, _ITS_OWN))
    return f"    location = /{number}.html {{ {' '.join(lines)} }}\n"


def _headers(folder: Path, number: int, without: set[str]) -> list[tuple[str, str]]:
    pairs = json.loads((folder / f"{number}.json").read_text())
    return [(name, value) for name, value in pairs if name.lower() not in without]
