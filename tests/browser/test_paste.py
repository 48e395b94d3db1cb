"""Pasting from Word, WeChat and web pages: the words stay, and what a text cannot hold is named beside it."""

from playwright.sync_api import expect

from .finding import page_in_search

FROM_WORD = """<h2 class="MsoNormal">价目</h2><table><tr><td>小面</td><td>10元</td></tr></table>
<ul><li>先看价目</li></ul><p style="color:red">再点单</p><img src="https://example.org/a.png">"""
PASTE = """(editor, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", html.replace(/<[^>]+>/g, ""));
  editor.focus();
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_what_a_text_cannot_hold_is_named(author):
    author.goto(page_in_search(author, "爱心资金").get_attribute("href"))
    text = author.locator(".Draftail-Editor [contenteditable=true]").first
    note = author.locator(".pasted")
    text.evaluate(PASTE, FROM_WORD)
    expect(note).to_have_text(
        "贴进来的内容里有1 个表格、1 张图片、1 个标题。表格的字已连成段落，请改用“表格”块；"
        "图片没有贴进来，请先传到图片库，再加“图片”块；标题成了普通段落，请改用“小标题”块。"
    )
    expect(text.locator("li", has_text="先看价目")).to_be_visible()
    expect(text).to_contain_text("小面")
    expect(text).to_contain_text("再点单")
    assert text.locator("table, img, h2, [style*=red]").count() == 0
    text.evaluate(PASTE, "<p>只有字</p>")
    expect(text).to_contain_text("只有字")
    expect(note).to_have_count(0)
