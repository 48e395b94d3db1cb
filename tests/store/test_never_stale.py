"""While several workers serve and readers keep asking, no change is followed by a single old answer."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("edits.py")
WARM = ["/", "/spots/", "/honours/safe-consumption-units/", "/credit/", "/news/"]


@pytest.mark.slow
@pytest.mark.once
def test_no_change_is_followed_by_an_old_page(site):
    over, errors = threading.Event(), []

    def keep_asking() -> None:
        while not over.wait(0.02):
            errors.extend(status for status, *_ in map(site.get, WARM) if status >= 500)

    readers = [threading.Thread(target=keep_asking) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        done = subprocess.run([sys.executable, str(PROGRAM)], env=site.environment, capture_output=True, text=True)
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert not done.returncode, done.stderr
    stale = json.loads(done.stdout)
    assert len(stale) == 27
    assert stale == dict.fromkeys(stale, 0)
    assert errors == []
