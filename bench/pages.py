"""How fast public pages are, beside a bare application and nginx with the same bytes: writes docs/benchmarks.md.

    make bench        # or: python bench/pages.py [ROWS_OF_THE_ROLL]

Bounded, on 127.0.0.1, in a folder and database of its own. Rounds are interleaved, so that whatever else the machine
does meanwhile falls on all alike; only the ratios mean something on another machine. Needs wrk; nginx if it is there.
"""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from pagestore.version import FileVersion
from tests.serving import Served, free_port, serving

ROUNDS, SECONDS, CONNECTIONS = 5, 2, 8
WORKERS = os.environ.get("WEB_CONCURRENCY", "2")
COLD = 7  # renderings of each page after a change
GROWTH = (300, 1_000, 10_000)

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
  server {{ listen 127.0.0.1:{port}; root {root}; default_type "text/html; charset=utf-8"; }} }}
"""


def fetch(url: str) -> tuple[list[tuple[str, str]], bytes]:
    with urlopen(Request(url), timeout=120) as answer:
        return list(answer.headers.items()), answer.read()


def load(url: str) -> tuple[float, float, float]:
    """Requests a second, median and 99th percentile in milliseconds."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{url}: {said}")
    percent = dict(re.findall(r"(50|99)%\s+([\d.]+\w+)", said))
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), _ms(percent["50"]), _ms(percent["99"])


def _ms(text: str) -> float:
    number, unit = re.match(r"([\d.]+)(\w+)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


@contextmanager
def process(*command: str, cwd: Path, url: str):
    """A server until the end of the block."""
    running = subprocess.Popen(command, cwd=cwd, env=os.environ | {"PYTHONPATH": str(cwd)})
    try:
        for _ in range(200):
            try:
                fetch(url)
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        running.terminate()
        running.wait(timeout=30)


def interleaved(urls: dict[str, str]) -> dict[str, tuple[float, float, float]]:
    """The median of the rounds for each."""
    seen: dict[str, list[tuple[float, float, float]]] = {name: [] for name in urls}
    for _ in range(ROUNDS):
        for name, url in urls.items():
            seen[name].append(load(url))
    return {name: tuple(statistics.median(column) for column in zip(*rows, strict=True)) for name, rows in seen.items()}


def shell(site: Served, code: str) -> str:
    return site.manage("shell", "-v0", "-c", code).strip()


def addresses(site: Served) -> dict[str, str]:
    """The kinds of page, by name."""
    code = "from honours.models import Honour as H; h = H.objects.public().first(); print(h.merchant.public_id, h.code)"
    merchant, code = shell(site, code).split()[-2:]
    return {
        "home": "/",
        "roll": "/honours/honest-traders/",
        "merchant": f"/credit/{merchant}/",
        "spot": "/spots/hong-ya-dong/",
        "search": f"/search/?q={quote('洪崖洞')}",
        "/v/<code>": f"/v/{code}",
    }


def cold(site: Served, path: str) -> float:
    """Median milliseconds of the first answer after a change."""
    version, times = FileVersion(Path(site.environment["VAR_DIR"]) / "page-version"), []
    for _ in range(COLD):
        version.change()
        began = time.perf_counter()
        fetch(site.url + path)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def rss(url: str) -> list[int]:
    """MB of each process that serves the address's port, the parent first."""
    port = url.rpartition(":")[2]
    rows = [line.split(None, 3) for line in _ps() if "serve.py" in line or "spawn_main" in line]
    parents = {pid for pid, _, _, what in rows if "serve.py" in what and _environ_has(pid, f"PORT={port}")}
    return [int(size) // 1024 for pid, parent, size, _ in rows if pid in parents or parent in parents]


def _ps() -> list[str]:
    return subprocess.run(["ps", "-eo", "pid,ppid,rss,args"], capture_output=True, text=True).stdout.splitlines()[1:]


def _environ_has(pid: str, setting: str) -> bool:
    try:
        return setting.encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False


def main() -> None:
    with ExitStack() as stack:
        var = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bare, nginx = var / "bare", var / "nginx"
        var.chmod(0o755)  # nginx, started by root, reads as nobody
        bare.mkdir()
        nginx.mkdir()
        site = stack.enter_context(serving(var / "site", WEB_CONCURRENCY=WORKERS))
        paths = addresses(site)
        report = Report(site)
        report.warm(stack, paths, bare, nginx)
        report.cold(paths)
        report.fresh()
        report.growth()
        (ROOT / "docs" / "benchmarks.md").write_text(report.text(), encoding="utf-8")
        print(report.text())


class Report:
    """The tables, one after another."""

    def __init__(self, site: Served) -> None:
        self.site, self.lines = site, [HEAD.format(**_machine())]

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def warm(self, stack: ExitStack, paths: dict[str, str], bare: Path, nginx: Path) -> None:
        pages = {}
        for number, path in enumerate(paths.values()):
            for _ in range(8):
                headers, body = fetch(self.site.url + path)
            (bare / f"{number}.html").write_bytes(body)
            (nginx / f"{number}.html").write_bytes(body)
            kept = [pair for pair in headers if pair[0].lower() not in ("date", "server", "connection")]
            pages[f"/{number}"] = (kept, str(bare / f"{number}.html"))
        (bare / "bare.py").write_text(BARE)
        (bare / "bare.json").write_text(json.dumps(pages))
        bare_port, nginx_port = free_port(), free_port()
        bare_url, nginx_url = f"http://127.0.0.1:{bare_port}", f"http://127.0.0.1:{nginx_port}"
        stack.enter_context(process(sys.executable, "bare.py", str(bare_port), WORKERS, cwd=bare, url=bare_url + "/0"))
        if has_nginx := bool(shutil.which("nginx")):
            (nginx / "nginx.conf").write_text(NGINX.format(workers=WORKERS, port=nginx_port, root=nginx))
            command = ("nginx", "-p", str(nginx), "-c", str(nginx / "nginx.conf"))
            stack.enter_context(process(*command, cwd=nginx, url=nginx_url + "/0.html"))
        self.lines += [
            "## Warm",
            "",
            "| page | kB | ours /s | bare app /s | × bare | nginx /s | × nginx | p99 ms | bare p99 | × p99 |",
            "|---|---|---|---|---|---|---|---|---|---|",
        ]
        for number, (name, path) in enumerate(paths.items()):
            urls = {"bare": f"{bare_url}/{number}", "ours": self.site.url + path}
            if has_nginx:
                urls["nginx"] = f"{nginx_url}/{number}.html"
            seen = interleaved(urls)
            ours, base, static = seen["ours"], seen["bare"], seen.get("nginx")
            beside = f"{static[0]:,.0f} | {ours[0] / static[0]:.2f}" if static else "– | –"
            size = (bare / f"{number}.html").stat().st_size / 1000
            self.lines.append(
                f"| {name} | {size:.1f} | {ours[0]:,.0f} | {base[0]:,.0f} | {ours[0] / base[0]:.2f} | {beside} | {ours[2]:.2f} | {base[2]:.2f} | {ours[2] / base[2]:.2f} |"
            )
        self.lines += ["", f"Memory of the server's processes, MB: {', '.join(map(str, rss(self.site.url)))}.", ""]

    def cold(self, paths: dict[str, str]) -> None:
        self.lines += [
            "## Cold",
            "",
            f"The first answer after a change of the content, median of {COLD}.",
            "",
            "| page | ms |",
            "|---|---|",
        ]
        self.lines += [f"| {name} | {cold(self.site, path):.0f} |" for name, path in paths.items()]

    def fresh(self) -> None:
        """From the return of the editor's commit to the last byte of the new page."""
        code = (
            "import time; from urllib.request import urlopen; from core.models import SiteFacts\n"
            "import statistics; times = []\n"
            f"for n in range({COLD}):\n"
            "    facts = SiteFacts.objects.get(); facts.notice = f'第{n}次'; facts.save(); began = time.perf_counter()\n"
            f"    text = urlopen('{self.site.url}/').read().decode(); times.append((time.perf_counter() - began) * 1000)\n"
            "    assert facts.notice in text\n"
            "print(statistics.median(times))"
        )
        took = float(shell(self.site, code).split()[-1])
        self.lines += [
            "",
            "## Fresh",
            "",
            f"From a commit to the last byte of the new home page: {took:.0f} ms (median of {COLD}).",
            "",
        ]

    def growth(self) -> None:
        self.lines += [
            "## Growth",
            "",
            "A roll as it grows: its first page, cold.",
            "",
            "| rows | ms | × first |",
            "|---|---|---|",
        ]
        first = None
        for rows in [*GROWTH, *map(int, sys.argv[1:])]:
            shell(self.site, f"import sys; sys.path.insert(0, '{ROOT}/bench'); import rolls; rolls.grow({rows})")
            took = cold(self.site, "/honours/honest-traders/")
            first = first or took
            self.lines.append(f"| {rows:,} | {took:.0f} | {took / first:.2f} |")


def _machine() -> dict[str, str]:
    names = ("granian", "Django", "wagtail")
    return {
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "versions": ", ".join(f"{name} {version(name)}" for name in names),
        "system": f"{platform.system()} {platform.machine()}",
        "workers": WORKERS,
        "rounds": str(ROUNDS),
        "seconds": str(SECONDS),
    }


HEAD = """# Benchmarks

Made by `make bench`; every run writes this file anew. {system}, {cores} cores (load {load} before the run), Python {python},
{versions}, {workers} workers, SQLite, `wrk -t1 -c8` on the same cores, {rounds} interleaved rounds of {seconds} s, medians. The bare
application answers the same bytes and headers from a constant on the same server; nginx sends the same body as a file.
The ratios are the point: the absolute figures belong to this machine and to what else it did.
"""


if __name__ == "__main__":
    main()
