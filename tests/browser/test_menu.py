"""The menu by work in a real browser: sections open, and the menus inside them."""

from pathlib import Path

from playwright.sync_api import expect

PICTURES = Path(__file__).resolve().parents[2] / "var" / "pictures"


def open_entry(page, *names):
    """Press one entry after the other; the last is a link."""
    menu = page.locator("#wagtail-sidebar")
    for name in names[:-1]:
        menu.get_by_role("button", name=name, exact=True).click()
    page.screenshot(path=PICTURES / f"menu-{names[0]}.png")
    menu.get_by_role("link", name=names[-1], exact=True).click()


def test_a_report_and_the_handbook_are_reached_through_their_sections(desk):
    open_entry(desk, "审校与发布", "报告", "审计记录")
    desk.wait_for_url("**/admin/reports/audit/**")
    open_entry(desk, "管理", "帮助", "三审三校")
    desk.wait_for_url("**/admin/help/review/")
    open_entry(desk, "来信与申请", "异议")
    desk.wait_for_url("**/admin/objections/")
    expect(desk.locator("#wagtail-sidebar")).to_contain_text("荣誉")
