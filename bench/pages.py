"""How fast public pages are, beside a bare application and nginx with the same bytes: writes docs/benchmarks.md.

    make bench [BENCH_ROWS=1000000]        # the largest roll; 100,000 if not said

Bounded, on 127.0.0.1, in a folder and database of its own. Needs wrk; nginx if it is there. A run takes about five
minutes on two quiet cores, whatever the number of rows.
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from bench.beside import beside
from bench.load import CONNECTIONS, ROUNDS, SECONDS, fetch, interleaved, memory
from operations.page_cache.version import FileVersion
from tests.serving import Served, serving

WORKERS = os.environ.get("WEB_CONCURRENCY", "2")
LARGEST = int(os.environ.get("BENCH_ROWS") or 100_000)
SIZES = [*(size for size in (300, 1_000, 10_000, 100_000) if size < LARGEST), LARGEST]
COLD = 7  # renderings of each page after a change
ROLL = "/honours/honest-traders/"
Rows = list[list[str]]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "site", WEB_CONCURRENCY=WORKERS) as site:
        Path(folder).chmod(0o755)  # nginx, started by root, reads as nobody
        head, paths = HEAD.format(**_machine()), addresses(site)
        warm_rows = warm(site, paths, Path(folder) / "small")
        fresh = published(site)
        grown: dict[int, dict[str, float]] = {}
        used: dict[int, list[int]] = {}
        for size in SIZES:
            grow(site, size)
            grown[size] = {name: cold(site, path) for name, path in paths.items()}
            used[size] = memory(site.url.rpartition(":")[2])
        warm_rows += warm(site, {f"roll of {LARGEST:,}": ROLL}, Path(folder) / "large")
        text = "\n".join([head, *tables(warm_rows, used, fresh, grown)])
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
        print(text)


def addresses(site: Served) -> dict[str, str]:
    """The kinds of page, by name."""
    code = "from honours.models import Honour as H; h = H.objects.public().first(); print(h.merchant.public_id, h.code)"
    merchant, code = shell(site, code).split()[-2:]
    return {
        "home": "/",
        "roll": ROLL,
        "merchant": f"/credit/{merchant}/",
        "spot": "/spots/hong-ya-dong/",
        "search": f"/search/?q={quote('洪崖洞')}",
        "/v/<code>": f"/v/{code}",
    }


def shell(site: Served, code: str) -> str:
    return site.manage("shell", "-v0", "-c", code).strip()


def warm(site: Served, paths: dict[str, str], folder: Path) -> Rows:
    """Kept pages under load, beside the others."""
    folder.mkdir(mode=0o755)
    rows: Rows = []
    with beside({name: site.url + path for name, path in paths.items()}, folder, WORKERS) as others:
        for name, path in paths.items():
            seen = interleaved({"ours": site.url + path, **others[name]})
            ours, bare, nginx = seen["ours"], seen["bare"], seen.get("nginx")
            size = len(fetch(site.url + path)[1]) / 1000
            row = [name, f"{size:.1f}", f"{ours.rate:,.0f}", f"{bare.rate:,.0f}", f"{ours.rate / bare.rate:.2f}"]
            row += (
                [f"{nginx.rate:,.0f}", *(f"{one.rate / nginx.rate:.2f}" for one in (ours, bare))]
                if nginx
                else ["–"] * 3
            )
            rows.append([*row, f"{ours.p99:.2f}", f"{bare.p99:.2f}", f"{ours.p99 / bare.p99:.2f}"])
    return rows


def cold(site: Served, path: str) -> float:
    """Median milliseconds of the first answer after a change."""
    kept, times = FileVersion(Path(site.environment["VAR_DIR"]) / "page-version"), []
    for _ in range(COLD):
        kept.change()
        began = time.perf_counter()
        fetch(site.url + path)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def published(site: Served) -> float:
    """Milliseconds from the return of the editor's commit to the last byte of the new page."""
    code = (
        "import time; from urllib.request import urlopen; from core.models import SiteFacts\n"
        "import statistics; times = []\n"
        f"for n in range({COLD}):\n"
        "    facts = SiteFacts.objects.get(); facts.notice = f'第{n}次'; facts.save(); began = time.perf_counter()\n"
        f"    text = urlopen('{site.url}/').read().decode(); times.append((time.perf_counter() - began) * 1000)\n"
        "    assert facts.notice in text\n"
        "print(statistics.median(times))"
    )
    return float(shell(site, code).split()[-1])


def grow(site: Served, size: int) -> None:
    """Let the roll have that many honours."""
    shell(
        site,
        f"import sys; sys.path.insert(0, '{ROOT}')\n"
        f"from bench.growing import grow_to, scheme_of; grow_to(scheme_of('{ROLL}'), {size})",
    )


def tables(warm_rows: Rows, used: dict[int, list[int]], fresh: float, grown: dict[int, dict[str, float]]) -> list[str]:
    """The report below its head."""
    columns = ["page", "kB", "ours /s", "bare /s", "ours : bare", "nginx /s", "ours : nginx", "bare : nginx"]
    first = next(iter(grown.values()))
    cold_rows = [
        [
            f"{size:,}",
            *(f"{took:.0f} ({took / first[name]:.2f})" for name, took in times.items()),
            ", ".join(map(str, used[size])),
        ]
        for size, times in grown.items()
    ]
    return [
        *("## Warm", "", *table([*columns, "p99 ms", "bare p99", "p99 : bare"], warm_rows), ""),
        "Whatever Python serves is bounded by `bare : nginx`: that is what the server and the interpreter cost before any",
        "work is done.",
        "",
        *("## Cold, as the roll grows", ""),
        f"Milliseconds of the first answer after a change of the content, median of {COLD}; in brackets, against the first",
        "row. Merchants, honours and histories grow together. Memory: what each process of the server holds, the parent first.",
        *("", *table(["honours", *first, "MB"], cold_rows), ""),
        *("## Fresh", ""),
        f"From a commit to the last byte of the new home page: {fresh:.0f} ms (median of {COLD}).\n",
    ]


def table(heads: list[str], rows: Rows) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)]


def _machine() -> dict[str, str]:
    names = ("granian", "Django", "wagtail")
    return {
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "versions": ", ".join(f"{name} {version(name)}" for name in names),
        "system": f"{platform.system()} {platform.machine()}",
        "workers": WORKERS,
        "command": f"make bench BENCH_ROWS={LARGEST}",
        "wrk": f"wrk -t1 -c{CONNECTIONS} -d{SECONDS}s",
        "rounds": str(ROUNDS),
    }


HEAD = """# Benchmarks

Made by `{command}`; every run writes this file anew. {system}, {cores} cores (load {load} before the run), Python {python},
{versions}, {workers} workers, SQLite, `{wrk}` on the same cores, {rounds} interleaved rounds, medians. The bare application
answers the same bytes and headers from a constant on the same server; nginx sends the same body as a file with the same
headers. The ratios are the point: the absolute figures belong to this machine and to what else it did.
"""


if __name__ == "__main__":
    main()
