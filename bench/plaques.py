"""How long 300 plaques and 300 labels take: QR codes and typesetting apart, each in a fresh process.

Usage: python manage.py shell -c "from bench.plaques import main; main()"   (on a database with the demo in it)
"""

import subprocess
import sys
import time

NUMBER = 300
_RUN = "from bench.plaques import once; once({sheet!r})"


def once(sheet: str) -> None:
    """Measure one sheet in this process; nothing the typesetter kept from an earlier run helps."""
    from honours.models import Honour
    from honours.plaques.pdf import Sheet, rows, typeset

    honours = list(Honour.objects.select_related("merchant", "scheme").order_by("pk")[:NUMBER])
    drawn, drawing = _timed(lambda: list(rows(honours)))
    pdf, setting = _timed(lambda: typeset(drawn, Sheet(sheet), "bench"))
    print(f"{sheet:10} {len(drawn)} pieces: QR codes {drawing}, typesetting {setting}, {len(pdf) / 1e6:.1f} MB")


def _timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, f"{time.perf_counter() - wall:.2f} s (CPU {time.process_time() - cpu:.2f} s)"


def main() -> None:
    """All three sheets."""
    from honours.plaques.pdf import Sheet

    for sheet in Sheet:
        subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", _RUN.format(sheet=sheet.value)], check=True)
