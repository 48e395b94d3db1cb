"""The month's poster is one sheet of A4, with every activity on it."""

import unicodedata
from io import BytesIO

from pypdf import PdfReader

A4 = (595, 842)  # points


def test_the_poster_prints_on_one_sheet(chromium, site):
    page = chromium.new_page(base_url=site["url"], locale="zh-CN")
    page.goto("/activities/")
    page.get_by_role("link", name="打印成一张海报").click()
    titles = page.locator("tbody td > b").all_inner_texts()
    assert len(titles) >= 10
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    page.close()
    (sheet,) = pdf.pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    words = plain(sheet.extract_text())
    assert [title for title in titles if plain(title) not in words] == []


def plain(text: str) -> str:
    """Without spaces, and with the ideographs that a PDF's font tells as radicals."""
    return unicodedata.normalize("NFKC", "".join(text.split()))
