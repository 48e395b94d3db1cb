"""A page's whole walk by four people, each in a browser of their own, and the slip that remains."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .autosaving import look_at_form, pause
from .finding import page_in_search

PICTURES = Path(__file__).resolve().parents[2] / "var" / "pictures"
NEW = "改过一句，等三个人看过"


def open_step(page):
    page.goto("/admin/reviews/")
    page.locator("td.title a", has_text="关于本站").first.click()


@pytest.mark.walk
def test_four_people_publish_and_leave_a_slip(desks):
    author = desks["author"]
    page_in_search(author, "关于本站").click()
    author.wait_for_url("**/edit/")
    edit = author.url
    look_at_form(author)
    author.locator("#id_summary").fill(NEW)
    pause(author)
    author.locator("footer .w-dropdown__toggle").click()
    expect(author.locator("button[name=action-publish]")).to_have_count(0)
    author.locator("button[name=action-submit]").first.click()
    expect(author.locator(".messages .success")).to_be_visible()

    for role, step in (("first", "初审"), ("second", "复审"), ("final", "终审发布")):
        for other in ("author", *(one for one in ("first", "second", "final") if one != role)):
            open_step(desks[other])
            expect(desks[other].locator("main")).not_to_contain_text("写明意见")
            expect(desks[other].get_by_role("button", name=f"{step}通过")).to_have_count(0)
        page = desks[role]
        open_step(page)
        expect(page.locator("main")).to_contain_text(NEW)
        page.screenshot(path=PICTURES / f"review-{role}.png", full_page=True)
        page.locator("textarea[name=comment]").first.fill(f"{step}看过")
        page.get_by_role("button", name=f"{step}通过").click()
        expect(page.locator(".messages .success")).to_be_visible()

    final = desks["final"]
    final.goto(edit)
    final.locator("#w-slim-header-buttons .w-dropdown__toggle").click()
    final.get_by_role("link", name="审校单").click()
    final.wait_for_url("**/admin/reviews/slip/**")
    for words in ("撰稿岗", "初审岗", "复审岗", "终审发布岗", "复审看过", NEW):
        expect(final.locator("main")).to_contain_text(words)
    final.emulate_media(media="print")
    final.screenshot(path=PICTURES / "review-slip.png", full_page=True)
    public = author.context.new_page()
    public.goto("/about/")
    expect(public.locator("main")).to_contain_text(NEW)
