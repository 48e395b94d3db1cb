"""Editors at their desk: every kind of content is created, previewed, handed in, published and withdrawn."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.serving import Served

from .autosaving import look_at_form, open_form, pause
from .confirming import confirm
from .finding import page_in_search

TITLE = "浏览器里新建的一条"

expect.set_options(timeout=20_000)


def hand_in(desk: Page) -> None:
    """After a pause, by the button in the foot, where there is none to publish."""
    pause(desk)
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


def withdraw(publisher: Page, colleague: Page, address: str) -> None:
    """Take back from the public what has its form at an address: two do it."""
    publisher.goto(address.replace("/edit/", "/unpublish/"))
    publisher.locator("form").get_by_role("button", name="取消发布").click()
    confirm(publisher, colleague)


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
def test_a_page(author, publisher, colleague, server, kind, section, address):
    title, slug = TITLE + kind.rpartition("/")[2], f"new-{kind.rpartition('/')[2]}"
    open_form(author, f"/admin/pages/add/{kind}/{number_of(author, section)}/")
    author.locator("#id_title").fill(title)
    author.get_by_role("tab", name="推荐").click()
    expect(author.locator("#id_slug")).not_to_have_value("")  # proposed from the title
    author.locator("#id_slug").fill(slug)
    author.get_by_role("tab", name="内容").click()
    expect_preview(author, title)
    publish(author, server)
    public = f"{address}{slug}/"
    assert author.goto(public).status == 200
    assert author.locator("h1").inner_text() == title
    withdraw(publisher, colleague, f"/admin/pages/{number_of(publisher, title)}/edit/")
    assert author.goto(public).status == 404


@pytest.mark.walk
def test_a_merchant_and_its_honour(author, publisher, colleague, server):
    open_form(author, "/admin/snippets/honours/merchant/add/")
    author.locator("#id_title").fill(TITLE + "面馆")
    author.locator("#id_kind").select_option("individual")
    author.locator("#id_credit_code").fill("92000000MA00000000")
    hand_in(author)
    expect(author.locator("main")).to_contain_text("统一社会信用代码校验不通过")
    look_at_form(author)
    author.locator("#id_credit_code").fill("")
    expect_preview(author, TITLE + "面馆")
    publish(author, server)

    open_form(author, "/admin/snippets/honours/honour/add/")
    choose(author, "merchant", TITLE + "面馆")
    choose(author, "scheme", "消费维权诚信个体工商户")
    author.locator("#id_number").fill("渝中诚信2026-901")
    author.locator("#id_notice_on").fill("2026-02-24")
    author.locator("#id_issued_on").fill("2026-03-15")
    expect_preview(author, "消费维权诚信个体工商户")
    publish(author, server)
    roll = "/honours/honest-traders/?q=浏览器里新建的一条面馆"
    author.goto(roll)
    expect(author.locator("main")).to_contain_text("渝中诚信2026-901")

    publisher.goto("/admin/snippets/honours/merchant/?q=" + TITLE)
    publisher.locator("td.title a", has_text=TITLE + "面馆").first.click()
    withdraw(publisher, colleague, publisher.url)
    author.goto(roll)
    expect(author.locator("main")).not_to_contain_text("渝中诚信2026-901")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("honours/awardscheme", {"title": TITLE, "issuer": "某局"}),
        ("lessons/book", {"title": TITLE, "isbn": "978-7-02-000220-7"}),
    ],
)
def test_a_record(author, publisher, colleague, server, kind, fields):
    open_form(author, f"/admin/snippets/{kind}/add/")
    for name, value in fields.items():
        author.locator(f"#id_{name}").fill(value)
    if kind == "honours/awardscheme":
        expect_preview(author, TITLE)
    publish(author, server)
    author.goto(f"/admin/snippets/{kind}/")
    author.locator("td.title a", has_text=TITLE).first.click()
    withdraw(publisher, colleague, author.url)


def test_the_site_facts_are_previewed_before_they_are_saved(desk):
    desk.goto("/admin/settings/core/sitefacts/")
    desk.locator("#id_motto").fill("改过的一句话")
    desk.locator("[data-side-panel-toggle=preview]").click()
    expect(desk.frame_locator("iframe[title=预览]").first.locator("body")).to_contain_text("改过的一句话")
    desk.goto("/")
    assert "改过的一句话" not in desk.content()
