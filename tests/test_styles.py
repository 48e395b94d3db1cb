"""The public style sheets: readable by old WebViews, linked where they are used, and nowhere else."""

import re
from functools import cache

import brotli
import pytest
from django.conf import settings

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SHEETS = settings.BASE_DIR / "static" / "css"
#: Seen by editors or on paper only, or shown where DEBUG is on.
NOT_PUBLIC = {"admin-table.css", "plate.css", "poster.css", "slips.css", "styleguide.css", "wall.css"}
#: Newer than the Chromium 88 of decision 1101, and fatal for the rules around it.
TOO_NEW = [r"@layer", r"@container", r"@scope", r"^\s*&", r"color-mix\(", r"light-dark\(", r"\d(?:cqw|cqi|svh|lvh)\b"]
PAGES = [
    "/",
    "/spots/hong-ya-dong/",
    "/honours/",
    "/honours/honest-traders/",
    "/credit/",
    "/lessons/yu-fang-shi-wu-zhong-du/",
    "/quiz/yu-fang-shi-wu-zhong-du/",
    "/talks/",
    "/reading/2026-dong-ji/",
    "/news/",
    "/alliances/jie-fang-bei/",
    "/campaigns/2026-guo-qing/",
    "/services/",
    "/services/fund/",
    "/services/pairing/",
    "/services/ask/needs/",
    "/activities/",
    "/policies/",
    "/search/?q=洪崖洞",
    "/account/sign-in/",
    "/nowhere/",
]
#: Readers fetch them as one.
JOINED = re.findall(r'@import "./([a-z]+).css"(?: print)?;', (SHEETS / "site.css").read_text("utf-8"))
FIRST_FLIGHT = 13_800  # bytes, compressed: with its headers the sheet comes in the first ten packets


@cache
def text(name: str) -> str:
    """A sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (SHEETS / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)


@cache
def classes(name: str) -> set[str]:
    """The classes that a sheet dresses."""
    selectors = re.sub(r"\{[^{}]*\}", "{}", text(name))
    return set(re.findall(r"\.([a-z][a-z0-9_-]*)", selectors))


@pytest.mark.parametrize("path", sorted(SHEETS.glob("*.css")), ids=lambda path: path.stem)
def test_a_sheet_reads_on_old_webviews(path):
    if path.name in NOT_PUBLIC:
        return
    assert [pattern for pattern in TOO_NEW if re.search(pattern, text(path.stem), re.MULTILINE)] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_links_what_it_uses_and_no_more(client, address):
    page = client.get(address).content.decode()
    linked = set(re.findall(r'css/([a-z-]+)(?:\.[0-9a-f]+)?\.css"', page)).union(JOINED)
    used = {name for value in re.findall(r'class="([^"]*)"', page) for name in value.split()}
    own = {path.stem: classes(path.stem) for path in SHEETS.glob("*.css") if path.name not in NOT_PUBLIC}
    dressed = set().union(*(own[name] for name in linked))
    naked = {name for name in used - dressed if any(name in sheet for sheet in own.values())}
    assert not naked, "no linked sheet dresses these"
    assert [name for name in sorted(linked.difference(JOINED, ["site"])) if not own[name] & used] == [], (
        "linked for nothing"
    )


def test_what_every_page_wears_comes_at_once():
    sheets = "\n".join((SHEETS / f"{name}.css").read_text("utf-8") for name in JOINED)
    assert len(brotli.compress(sheets.encode())) < FIRST_FLIGHT
