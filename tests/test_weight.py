"""What a phone fetches for any promised page, pictures aside: the page with its styles and scripts, compressed."""

import gzip
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.test_addresses import PROMISED

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MOST = 60_000  # bytes; the browser tests weigh eleven pages on the wire
LINKED = re.compile(r'<(?:link rel="(?:stylesheet|modulepreload)"[^>]*? href|script[^>]*? src)="([^"]+)"')
IMPORTED = re.compile(r"""(?:@import\s+(?:url\()?|\bfrom\s+|\bimport\s*\(?)["']([^"']+)["']""")


@cache
def weight(name: str) -> int:
    """Compressed bytes of a static file and of all that it imports."""
    path = finders.find(name)
    assert path, name
    content = Path(path).read_bytes()
    found = (PurePosixPath(name).parent / one for one in IMPORTED.findall(content.decode()) if one.startswith("."))
    return len(gzip.compress(content, 6)) + sum(weight(str(one)) for one in found)


@pytest.mark.parametrize("address", PROMISED)
def test_a_page_is_light(client, address):
    text = client.get(address).content
    files = {name.removeprefix(settings.STATIC_URL) for name in LINKED.findall(text.decode())}
    assert any(name.endswith(".css") for name in files)
    assert len(gzip.compress(text, 6)) + sum(map(weight, files)) <= MOST
