"""What readers see of the whole site, as one digest: pages, plaques, data, feeds, interface, pictures."""

import hashlib
import re
from collections.abc import Iterator

from django.test import Client

from core.media.access.uses import open_keys
from core.models import Attachment, Photo
from honours.models import Honour, HonourRollPage, Merchant
from operations.page_cache.invalidation import change

SITEMAP = re.compile(rb"<loc>https?://[^/]+(/[^<]*)</loc>")
#: What is new with every answer: tokens, nonces, the moment of making.
FRESH = re.compile(rb'csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"|nonce-[\w+/=]+|"(?:generated|made)_?at": ?"[^"]+"')
ALWAYS = (
    "/", "/zh-hant/", "/en/", "/llms.txt", "/robots.txt", "/map/", "/search/?q=火锅", "/search/?q=安全",
    "/api/openapi.json", "/api/pages/", "/api/merchants/", "/api/schemes/", "/feeds/all.xml", "/sitemap.xml",
)  # fmt: skip


def addresses(client: Client, known: tuple[str, ...] = (), every: int = 1) -> list[str]:
    """Everything the site map names and what no map names; with `every`, one page of so many besides the main ones."""
    maps = SITEMAP.findall(client.get("/sitemap.xml").content)
    pages = [found.decode() for one in maps for found in SITEMAP.findall(client.get(one.decode()).content)]
    pages = [f"{page}?all=1" if page.endswith("/wall/") else page for page in pages]  # a screen turns by the clock
    rolls = [
        f"/honours/{slug}/data.csv" for slug in HonourRollPage.objects.in_language().values_list("slug", flat=True)
    ]
    plaques = [f"/v/{code}" for code in Honour.objects.order_by("pk").values_list("code", flat=True)]
    shops = [f"/credit/{one}/" for one in Merchant.objects.order_by("pk").values_list("public_id", flat=True)]
    return sorted({*known, *ALWAYS, *rolls, *pages[::every], *plaques[::every], *shops[::every]})


def digest(client: Client, asked: list[str]) -> dict[str, str]:
    """SHA-256 of each answer, by address; of files and records that pages are made from, of what is in them."""
    change()
    return {address: _digest_of(client, address) for address in asked} | dict(_files())


def _digest_of(client: Client, address: str) -> str:
    answer = client.get(address, follow=False)
    body = b"".join(answer) if answer.streaming else answer.content
    said = f"{answer.status_code} {answer.get('Location', '')}".encode() + FRESH.sub(b"", body)
    return hashlib.sha256(said).hexdigest()


def _files() -> Iterator[tuple[str, str]]:
    for model in (Photo, Attachment):
        for file in model.objects.order_by("pk"):
            yield f"{model.__name__} {file.pk}", f"{file.file.name} {file.file_hash}"


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The addresses that answer otherwise. A file that is new, or gone, counts where a page shows it."""
    gone = {name for name in before if before[name] != after.get(name)}
    unused = {name for name in gone if name.partition(" ")[0] in ("Photo", "Attachment") and not _was_shown(name)}
    return sorted(gone - unused)


def _was_shown(name: str) -> bool:
    kind, _, key = name.partition(" ")
    model = {"Photo": Photo, "Attachment": Attachment}[kind]
    return int(key) in open_keys(model, int(key))
