"""Pasting from Word, WPS, WeChat and web pages: headings and tables become blocks, and what is lost is named."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .autosaving import open_form, pause
from .finding import page_in_search

CLIPBOARDS = Path(__file__).with_name("pasted")
PASTE = """(editor, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", html.replace(/<[^>]+>/g, ""));
  editor.focus();
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
#: What stands in the form's text: of each block its kind and its words, of a table its rows.
BLOCKS = """() => {
  const cells = (row) =>
    [...row.querySelectorAll("th input[type=text], td input[type=text]")].map((each) => each.value);
  const said = (block) => {
    const table = block.querySelector(".typed-table-block");
    if (table) return [...table.querySelectorAll("thead tr, tbody tr")].map(cells);
    const text = block.querySelector("[contenteditable=true]");
    if (!text) return block.querySelector("input[type=text], textarea").value;
    const lines = [...text.querySelectorAll("[data-block=true]")];
    return lines.map((each) => each.localName + ":" + each.textContent.trim());
  };
  return [...document.querySelectorAll("[data-streamfield-child]")]
    .filter((block) => block.querySelector("input[name$='-deleted']").value !== "1")
    .map((block) => [block.querySelector("input[name$='-type']").value, said(block)]);
}"""


#: Of each: what joins the text that is there, the blocks behind it, what is told.
CASES = {
    "word": (
        "细菌不超过10⁵个，21点关门",
        [
            ["heading", "价目"],
            ["table", [["面", "小面"], ["面", "燃面"]]],
            ["paragraph", ["li:先看价目", "li:再点单", "div:完"]],
        ],
        "1 个表格、1 个标题做成了单独的块，请核对。划掉的字没有贴进来：“22点”。",
    ),
    "wps": ("检查记录", [["table", [["项目", "结果"], ["面积", "20m²"]]]], "1 个表格做成了单独的块，请核对。"),
    "wechat": (
        "",
        [["heading", "提醒"], ["paragraph", ["div:", "div:版式框里的话", "li:先断电", "li:再报警"]]],
        "1 个标题做成了单独的块，请核对。1 张图片没有贴进来，请先传到图片库，再加“图片”块。",
    ),
    "web": (
        "左栏",
        [["table", [["区", "数"], ["渝中", "7"]]], ["paragraph", ["div:右栏\n朝天门"]]],
        "1 个表格做成了单独的块，请核对。注音没有贴进来：“cháo tiān mén”。隐藏的字没有贴进来：“看不见”。",
    ),
}


def last_text(blocks: list) -> int:
    """The place of the last text of a form, which is pasted into."""
    return max(place for place, (kind, _) in enumerate(blocks) if kind == "paragraph")


def editors(form: Page) -> Locator:
    """The texts of a form."""
    return form.locator(".Draftail-Editor [contenteditable=true]:visible")


@pytest.fixture
def form(author) -> Page:
    """A page's form with texts, headings and sums, which saves itself."""
    open_form(author, page_in_search(author, "爱心资金").get_attribute("href"))
    return author


@pytest.mark.parametrize("source", CASES)
def test_headings_and_tables_become_blocks(form, source):
    joined, behind, told = CASES[source]
    before = form.evaluate(BLOCKS)
    place = last_text(before)
    editors(form).last.evaluate(PASTE, (CLIPBOARDS / f"{source}.html").read_text())
    expect(form.locator(".pasted")).to_have_text(told)
    after = form.evaluate(BLOCKS)
    assert after[:place] == before[:place]
    assert after[place][1][-1].endswith(joined)
    assert after[place + 1 :] == [*behind, *before[place + 1 :]]
    assert form.locator(".Draftail-Editor [style*=color], .Draftail-Editor img").count() == 0
    pause(form)
    open_form(form, form.url)
    assert form.evaluate(BLOCKS) == after


def test_plain_words_stay_where_they_are_pasted(form):
    before = form.evaluate(BLOCKS)
    editors(form).last.evaluate(PASTE, "<p>只有字</p>")
    expect(editors(form).last).to_contain_text("只有字")
    expect(form.locator(".pasted")).to_have_count(0)
    assert len(form.evaluate(BLOCKS)) == len(before)


def test_an_empty_text_gives_way_to_blocks(form):
    before = form.evaluate(BLOCKS)
    place = last_text(before)
    editors(form).last.press("Control+a")
    editors(form).last.press("Delete")
    editors(form).last.evaluate(PASTE, "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>")
    table = ["table", [["甲", "乙"], ["丙", "丁"]]]
    assert form.evaluate(BLOCKS) == [*before[:place], table, *before[place + 1 :]]
