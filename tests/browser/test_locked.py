"""A text under review cannot be typed into: not its fields, not its blocks."""

from playwright.sync_api import expect

from .autosaving import look_at_form
from .finding import page_in_search


def test_nothing_can_be_typed_while_it_is_reviewed(author):
    page_in_search(author, "两项荣誉是什么").click()
    author.wait_for_url("**/edit/")
    address = author.url
    look_at_form(author)
    expect(author.locator("#id_summary")).to_be_editable()
    author.locator("footer .w-dropdown__toggle").click()
    author.locator("button[name=action-submit]").first.click()
    expect(author.locator(".messages .success")).to_be_visible()
    author.goto(address)
    expect(author.locator(".messages")).to_contain_text("内容已锁定")
    for field in author.locator("#tab-content input:not([type=hidden]), #tab-content textarea").all():
        expect(field).to_be_disabled()
    expect(author.locator("#page-edit-form [contenteditable=true]")).to_have_count(0)
