"""Editors at their desk: every kind of content is created, previewed, handed in, published and withdrawn."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.serving import Served

from .finding import page_in_search

TITLE = "浏览器里新建的一条"

expect.set_options(timeout=20_000)


def hand_in(desk: Page) -> None:
    """By the button in the foot, where there is none to publish."""
    desk.locator("footer .w-dropdown__toggle").click()
    expect(desk.locator("button[name=action-publish]")).to_have_count(0)
    desk.locator("button[name=action-submit]").first.click()


def publish(desk: Page, server: Served) -> None:
    """Hand in; three others let it pass."""
    hand_in(desk)
    expect(desk.locator(".messages .success")).to_be_visible()
    server.manage("shell", "--verbosity", "0", "-c", "from tests.reviewing import pass_everything; pass_everything()")


def expect_preview(desk: Page, words: str) -> None:
    """Open the preview beside the form and wait until it shows the words, not yet saved."""
    desk.locator("[data-side-panel-toggle=preview]").click()
    expect(desk.frame_locator("iframe[title=预览]").first.locator("main")).to_contain_text(words)


def choose(desk: Page, field: str, words: str) -> None:
    """Find a record by words in a chooser and take it."""
    desk.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
    dialog = desk.locator(".modal-dialog")
    dialog.locator("input[name=q]").fill(words)
    choice = dialog.locator("a[data-chooser-modal-choice]", has_text=words).first
    expect(choice).to_be_visible()
    choice.click()
    expect(dialog).to_be_hidden()


def number_of(desk: Page, title: str) -> str:
    """The admin number of a page in the site's own language, by the search an editor would use."""
    link = page_in_search(desk, title)
    return re.search(r"/admin/pages/(\d+)/", link.get_attribute("href"))[1]


@pytest.mark.parametrize(
    ("kind", "section", "address"),
    [
        ("spots/scenicspotpage", "景点", "/spots/"),
        ("news/newspage", "动态", "/news/"),
        ("lessons/lessonpage", "安全课堂", "/lessons/"),
        ("lessons/readingcyclepage", "读书会", "/reading/"),
        ("home/standardpage", "渝中放心游", "/"),
    ],
)
def test_a_page(desk, server, kind, section, address):
    title, slug = TITLE + kind.rpartition("/")[2], f"new-{kind.rpartition('/')[2]}"
    desk.goto(f"/admin/pages/add/{kind}/{number_of(desk, section)}/")
    desk.locator("#id_title").fill(title)
    desk.get_by_role("tab", name="推荐").click()
    expect(desk.locator("#id_slug")).not_to_have_value("")  # proposed from the title
    desk.locator("#id_slug").fill(slug)
    desk.get_by_role("tab", name="内容").click()
    expect_preview(desk, title)
    publish(desk, server)
    public = f"{address}{slug}/"
    assert desk.goto(public).status == 200
    assert desk.locator("h1").inner_text() == title
    desk.goto(f"/admin/pages/{number_of(desk, title)}/unpublish/")
    desk.locator("form").get_by_role("button", name="取消发布").click()
    expect(desk.locator(".messages .success")).to_be_visible()
    assert desk.goto(public).status == 404


def test_a_merchant_and_its_honour(desk, server):
    desk.goto("/admin/snippets/honours/merchant/add/")
    desk.locator("#id_title").fill(TITLE + "面馆")
    desk.locator("#id_kind").select_option("individual")
    desk.locator("#id_credit_code").fill("92000000MA00000000")
    hand_in(desk)
    expect(desk.locator("main")).to_contain_text("统一社会信用代码校验不通过")
    desk.locator("#id_credit_code").fill("")
    expect_preview(desk, TITLE + "面馆")
    publish(desk, server)

    desk.goto("/admin/snippets/honours/honour/add/")
    choose(desk, "merchant", TITLE + "面馆")
    choose(desk, "scheme", "消费维权诚信个体工商户")
    desk.locator("#id_number").fill("渝中诚信2026-901")
    desk.locator("#id_issued_on").fill("2026-03-15")
    expect_preview(desk, "消费维权诚信个体工商户")
    publish(desk, server)
    roll = "/honours/honest-traders/?q=浏览器里新建的一条面馆"
    desk.goto(roll)
    expect(desk.locator("main")).to_contain_text("渝中诚信2026-901")

    desk.goto("/admin/snippets/honours/merchant/?q=" + TITLE)
    desk.locator("td.title a", has_text=TITLE + "面馆").first.click()
    desk.goto(desk.url.replace("/edit/", "/unpublish/"))
    desk.locator("form").get_by_role("button", name="取消发布").click()
    expect(desk.locator(".messages .success")).to_be_visible()
    desk.goto(roll)
    expect(desk.locator("main")).not_to_contain_text("渝中诚信2026-901")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("honours/awardscheme", {"title": TITLE, "issuer": "某局"}),
        ("lessons/book", {"title": TITLE, "isbn": "978-7-02-000220-7"}),
    ],
)
def test_a_record(desk, server, kind, fields):
    desk.goto(f"/admin/snippets/{kind}/add/")
    for name, value in fields.items():
        desk.locator(f"#id_{name}").fill(value)
    if kind == "honours/awardscheme":
        expect_preview(desk, TITLE)
    publish(desk, server)
    desk.goto(f"/admin/snippets/{kind}/")
    desk.locator("td.title a", has_text=TITLE).first.click()
    desk.goto(desk.url.replace("/edit/", "/unpublish/"))
    desk.locator("form").get_by_role("button", name="取消发布").click()
    expect(desk.locator(".messages .success")).to_be_visible()


def test_the_site_facts_are_previewed_before_they_are_saved(desk):
    desk.goto("/admin/settings/core/sitefacts/")
    desk.locator("#id_motto").fill("改过的一句话")
    desk.locator("[data-side-panel-toggle=preview]").click()
    expect(desk.frame_locator("iframe[title=预览]").first.locator("body")).to_contain_text("改过的一句话")
    desk.goto("/")
    assert "改过的一句话" not in desk.content()
