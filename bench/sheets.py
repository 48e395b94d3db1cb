"""How fast lists come in and out, and how much memory that takes.

    python bench/sheets.py [ROWS …]        default: 1000 10000 100000

Each size runs in a process of its own, on a fresh database (DATABASE_URL, or SQLite in a temporary folder) that holds
nothing but the demo. Every row is a new merchant with a new honour. Rows per second count all of a step: "dry run" is
reading the file, planning and keeping the preview; "commit" plans again and writes merchants, honours, histories, the
search index and the record for the undo. "CPU rows/s" counts only the CPU time spent, whatever else the machine does.
Memory is the peak of the process, and of the reading process beside it.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = ["1000", "10000", "100000"]
SCHEME = "放心消费创建示范单位"


def main() -> None:
    """Measure each size in its own process."""
    print("rows      step      seconds   rows/s  CPU rows/s   peak MB   reader MB")
    for size in sys.argv[1:] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            env = os.environ | {
                "SECRET_KEY": "bench",
                "HTTPS": "off",
                "DEBUG": "off",
                "VAR_DIR": folder,
                "BENCH_ROWS": size,
            }
            for command in ("migrate", "demo"):
                manage = [sys.executable, str(ROOT / "manage.py"), command, "--verbosity", "0"]
                subprocess.run(manage, env=env, check=True, stdout=subprocess.DEVNULL)
            subprocess.run([sys.executable, __file__], env=env, check=True)


def measure(size: int) -> None:
    """One size from file to undo."""
    prepare()
    from django.contrib.auth import get_user_model

    from core.spreadsheets.xlsx import write_xlsx
    from editing.reviews.authority import BypassReason, acting_for_system
    from honours.imports import batches, commit, reading, undo, writing
    from honours.imports.columns import NAMES
    from honours.imports.models import ImportBatch
    from honours.models import Honour

    user = get_user_model().objects.first()
    with tempfile.TemporaryFile() as file:
        write_xlsx(NAMES, invented(size), writing.WIDTHS, file)
        length = file.tell()
        with step(size, "dry run"):
            batch = ImportBatch(file_name="bench.xlsx", sha256=batches.sha256(file), made_by=user)
            with reading.Table(file, "bench.xlsx", length) as table:
                list(batches.check(batch, table))
    assert batch.count("new") == size, batch.counts
    with step(size, "commit"), acting_for_system(BypassReason.LAYING_OUT):
        list(commit.commit(batch, None))
    with step(size, "export"), tempfile.TemporaryFile() as file:
        writing.write_list(Honour.objects.filter(live=True), "xlsx", file)
    with step(size, "undo"):
        list(undo.undo(batch, user))


class step:  # noqa: N801 -- reads as a verb
    """Print how long a part took and the memory so far."""

    def __init__(self, size: int, name: str) -> None:
        self.size, self.name = size, name

    def __enter__(self) -> None:
        self.start, self.cpu = time.perf_counter(), cpu_seconds()

    def __exit__(self, *args: object) -> None:
        took, worked = time.perf_counter() - self.start, cpu_seconds() - self.cpu
        own, other = (
            resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        rates = f"{self.size / took:8,.0f} {self.size / worked:11,.0f}"
        print(f"{self.size:<9,} {self.name:<8} {took:8.1f} {rates} {own:9.0f} {other:11.0f}", flush=True)


def cpu_seconds() -> float:
    """CPU time of this process and of those it waited for; other work on the machine does not count."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def prepare() -> None:
    """Django, as a worker process has it."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings")
    from importlib import import_module

    import django
    from django.conf import settings

    from yuzhong.garbage import settle

    django.setup()
    import_module(settings.ROOT_URLCONF)
    settle()


def invented(size: int) -> Iterator[list[str]]:
    """Rows for merchants that do not exist; the codes only have a right check digit."""
    from stdnum.cn import uscc

    for number in range(size):
        code = f"92000000MB{number:07d}"
        code += uscc.calc_check_digit(code)
        place = f"示例路 {number} 号"
        name = f"示例{spelt(number)}商户"
        yield [
            *(SCHEME, f"测-{number:06d}", name, f"渝中区{name}商行", code, "个体工商户", "餐饮", "洪崖洞", place),
            *("", "2026年3月15日", "", "", ""),
        ]


def spelt(number: int) -> str:
    """A number in signs, so that no two names sound or are indexed alike."""
    signs = "渝江嘉陵山城洪崖解放朝天磁器沙坪南岸北碚巴川"
    return "".join(signs[number // len(signs) ** place % len(signs)] for place in range(4))


if __name__ == "__main__":
    if rows := os.environ.get("BENCH_ROWS"):
        measure(int(rows))
    else:
        main()
