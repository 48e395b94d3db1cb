"""Autosave is on: who writes and pauses can send the form; a second window and a second person are told, none lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from .autosaving import hold_autosave, look_at_form, open_form, pause, saves_itself
from .finding import page_in_search

NEWS, MERCHANT = "news/newspage", "honours/merchant"
KINDS = pytest.mark.parametrize("kind", [NEWS, MERCHANT])


def begin(page: Page, kind: str, title: str) -> str:
    """A new draft that has saved itself; the address of its form."""
    address = f"/admin/snippets/{kind}/add/"
    if kind == NEWS:
        section = re.search(r"/pages/(\d+)/", page_in_search(page, "动态").get_attribute("href"))[1]
        address = f"/admin/pages/add/{kind}/{section}/"
    open_form(page, address)
    page.locator("#id_title").fill(title)
    if kind == MERCHANT:
        page.locator("#id_kind").select_option("individual")
    pause(page)
    expect(page).to_have_url(re.compile(r"/edit/"))
    return page.url


def write(page: Page, words: str) -> None:
    """Change the draft that is open, and pause."""
    page.locator("#id_title").fill(words)
    pause(page)


def save(page: Page) -> None:
    page.locator("footer button", has_text="保存草稿").first.click()


def hand_in(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-submit]").first.click()


def expect_saved(page: Page, words: str) -> None:
    """The form has come back with a message, and says what was saved."""
    expect(page.locator(".messages .success")).to_contain_text(words)


def expect_stored(page: Page, address: str, words: str) -> None:
    """The latest version, opened anew, says these words."""
    fresh = page.context.new_page()
    fresh.goto(address)
    expect(fresh.locator("#id_title")).to_have_value(words)
    fresh.close()


def send_all_the_same(page: Page) -> None:
    """Save after Wagtail has said that somebody saved meanwhile."""
    expect(page.locator(".w-editing-sessions__session--saved").first).to_be_visible()
    save(page)
    page.locator("#w-save-confirmation-dialog").get_by_role("button", name="保存草稿").click()


@pytest.mark.walk
@KINDS
def test_a_draft_is_saved_and_handed_in(author, kind):
    begin(author, kind, "自动存过的一条")
    write(author, "自动存过的一条，改一次")
    save(author)
    expect_saved(author, "改一次")
    look_at_form(author)
    write(author, "自动存过的一条，改两次")
    hand_in(author)
    expect_saved(author, "改两次")


def test_a_page_gets_its_moment(author):
    address = begin(author, NEWS, "定时的一条")
    author.locator("[data-side-panel-toggle=status]").click()
    author.get_by_role("button", name="设置计划").click()
    plan = author.locator("#schedule-publishing-dialog")
    plan.locator("[name=go_live_at]").fill("2031-01-05 09:00")
    pause(author)
    plan.get_by_role("heading").first.click()  # the calendar goes
    plan.get_by_role("button", name="保存计划").click()
    expect_saved(author, "定时的一条")
    open_form(author, address)
    expect(author.locator("[name=go_live_at]")).to_have_value("2031-01-05 09:00")


@KINDS
@pytest.mark.parametrize("press", [save, hand_in])
def test_a_button_pressed_while_the_form_saves_itself(author, kind, press):
    address = begin(author, kind, f"按得快的一条 {press.__name__}")
    held = hold_autosave(author)
    with author.expect_request(saves_itself):
        author.locator("#id_title").fill("按得快的一条，改过")
    author.locator("#id_title").fill("按得快的一条，又改过")
    press(author)
    held[0].continue_()
    expect_saved(author, "又改过")
    expect_stored(author, address, "按得快的一条，又改过")
    assert len(held) == 1


@KINDS
def test_a_button_pressed_before_the_form_knows(author, kind):
    address = begin(author, kind, "更快的一条")
    author.locator("#id_title").fill("更快的一条，改过")
    save(author)
    expect_saved(author, "改过")
    expect_stored(author, address, "更快的一条，改过")


def test_a_new_record_whose_button_is_pressed_while_it_is_made_is_made_once(author):
    held = hold_autosave(author)
    open_form(author, "/admin/snippets/honours/merchant/add/")
    with author.expect_request(saves_itself):
        author.locator("#id_title").fill("只建一次的店")
    save(author)
    held[0].continue_()
    expect_saved(author, "只建一次的店")
    author.goto("/admin/snippets/honours/merchant/?q=只建一次的店")
    expect(author.locator("td.title")).to_have_count(1)


@KINDS
def test_a_second_window_of_one_s_own_is_told(author, kind):
    address = begin(author, kind, "两个窗口的一条")
    second = author.context.new_page()
    open_form(second, address)
    write(author, "两个窗口的一条，第一个窗口")
    write(second, "两个窗口的一条，第二个窗口")
    send_all_the_same(second)
    expect(second.locator("main")).to_contain_text("你自己的账号")
    expect(second.locator("main")).not_to_contain_text("对方")
    expect_stored(author, address, "两个窗口的一条，第一个窗口")

    second.get_by_role("button", name="用这个窗口的内容保存").click()
    expect_saved(second, "第二个窗口")
    write(author, "两个窗口的一条，还是第一个")
    send_all_the_same(author)
    expect(author.locator("main")).to_contain_text("你自己的账号")
    expect_stored(author, address, "两个窗口的一条，第二个窗口")


@KINDS
def test_a_stale_window_passes_over_nothing_before_wagtail_says_so(author, kind):
    address = begin(author, kind, "没刷新的一条")
    second = author.context.new_page()
    second.route("**/editing-sessions/ping/**", lambda route: None)  # news of others is on its way
    open_form(second, address)
    write(author, "没刷新的一条，后写的")
    save(second)
    expect(second.locator("main")).to_contain_text("你自己的账号")
    expect_stored(author, address, "没刷新的一条，后写的")


@KINDS
def test_a_second_person_is_told_and_both_texts_remain(author, publisher, kind):
    address = begin(author, kind, "两个人的一条")
    open_form(publisher, address)
    write(author, "两个人的一条，撰稿写的")
    write(publisher, "两个人的一条，发布写的")
    send_all_the_same(publisher)
    expect(publisher.locator("main")).to_contain_text("保存了新的内容")
    expect(publisher.locator("main")).to_contain_text("撰稿写的")
    expect(publisher.locator("main")).to_contain_text("发布写的")
    expect_stored(author, address, "两个人的一条，撰稿写的")

    publisher.get_by_role("button", name="用我的内容保存").click()
    expect_saved(publisher, "发布写的")
    write(author, "两个人的一条，撰稿又写")
    send_all_the_same(author)
    expect(author.locator("main")).to_contain_text("保存了新的内容")
    expect_stored(publisher, address, "两个人的一条，发布写的")
