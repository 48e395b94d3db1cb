"""The history of a text, with autosave on: a sitting is one version, compared in words, and brought back."""

from playwright.sync_api import Page, expect

from .autosaving import open_form
from .test_autosave import NEWS, begin, expect_stored, write

BEFORE, AFTER = "每周一上午九点开门，周五歇业", "每周二上午九点开门，周五歇业"


def choose(page: Page, line: int, words: str) -> None:
    """Open the menu of a line, the newest is the first, and go where it leads."""
    page.locator("main tbody tr").nth(line).locator("button").first.click()
    page.locator("[data-tippy-root] a", has_text=words).click()


def test_an_author_reads_compares_and_brings_back(author, publisher):
    address = begin(author, NEWS, "先这样写")
    for words in ("再改一次", BEFORE):
        open_form(author, address)
        write(author, words)
    for words in ("我也想改", AFTER):
        open_form(publisher, address)
        write(publisher, words)
    author.goto(address.replace("/edit/", "/history/"))
    assert author.locator("main tbody tr").count() == 2  # a sitting each
    choose(author, 0, "与上一个版本")
    expect(author.locator(".deletion").first).to_have_text("一")
    expect(author.locator(".addition").first).to_have_text("二")
    author.go_back()
    choose(author, 1, "恢复这个版本")
    expect(author.locator("#id_title")).to_have_value(BEFORE)
    author.locator("footer button", has_text="替换").first.click()
    expect_stored(author, address, BEFORE)
