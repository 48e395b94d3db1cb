"""An editor changes a Chinese page; readers of all three languages see what became of it."""

import re

import pytest
from playwright.sync_api import expect

from .autosaving import look_at_form, open_form, pause
from .finding import page_in_search
from .test_editing import publish

PAGE = "/spots/hong-ya-dong/"
TREES = {"zh-Hans": "", "zh-Hant": "/zh-hant", "en": "/en"}
SHOP = "碑前红汤火锅楼"  # invented, like all shops of the demo
NEW = f"崖壁上的吊脚楼，后来翻修过；去{SHOP}，走台阶下来。"
BY_RULE = f"崖壁上的吊腳樓，後來翻修過；去{SHOP}，走臺階下來。"
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


@pytest.fixture
def reader(chromium, site):
    context = chromium.new_context(base_url=site["url"], viewport={"width": 390, "height": 844}, locale="en-GB")
    yield context.new_page()
    context.close()


def test_what_becomes_of_a_change(author, server, reader):
    reader.goto(f"/en{PAGE}")
    assert reader.locator(".version-note").count() == 0

    page_in_search(author, "洪崖洞").click()
    author.wait_for_url("**/edit/")
    look_at_form(author)
    author.locator("#id_summary").fill(NEW)
    publish(author, server)

    reader.goto(PAGE)
    expect(reader.locator(".lead")).to_have_text(NEW)
    reader.goto(f"/zh-hant{PAGE}")
    expect(reader.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(reader.locator(".lead")).to_have_text(BY_RULE)
    reader.goto(f"/en{PAGE}")
    note = reader.locator(".version-note")
    expect(note).to_contain_text("older than the Chinese original")
    assert len(DAY.findall(note.inner_text())) == 2
    expect(reader.locator(".lead")).to_contain_text("stilt houses")  # the translator's words are untouched


@pytest.mark.parametrize("tree", TREES.values())
def test_each_version_names_all_three(reader, site, tree):
    reader.goto(tree + PAGE)
    links = reader.locator("link[rel=alternate][hreflang]").all()
    named = {link.get_attribute("hreflang"): link.get_attribute("href") for link in links}
    there = {language: f"{site['url']}{start}{PAGE}" for language, start in TREES.items()}
    assert named == there | {"x-default": there["zh-Hans"]}


@pytest.mark.walk
def test_the_switch_lands_on_the_same_page(reader):
    reader.goto(PAGE)
    reader.locator("[popovertarget=menu]").first.click()
    reader.locator(".languages").get_by_role("link", name="English").click()
    reader.wait_for_url(f"**/en{PAGE}")
    reader.locator("[popovertarget=menu]").first.click()
    reader.locator(".languages").get_by_role("link", name="繁體中文").click()
    reader.wait_for_url(f"**/zh-hant{PAGE}")


def test_a_plaque_s_address_offers_the_other_languages(reader, server):
    ask = "from honours.models import Honour; print('code', Honour.objects.public().first().code)"
    code = re.search(r"code (\w+)", server.manage("shell", "--verbosity", "0", "-c", ask))[1]
    address = f"/v/{code}"
    reader.goto(address)
    expect(reader.locator("html")).to_have_attribute("lang", "zh-Hans")  # whatever the phone speaks
    reader.locator(".languages").get_by_role("link", name="English").click()
    reader.wait_for_url(f"**/en{address}")
    expect(reader.locator("h1")).to_have_text("Valid")
    expect(reader.locator(".verdict")).to_contain_text("This plaque is genuine")


def test_either_script_finds_the_other(reader):
    reader.goto("/search/?q=黨課")
    expect(reader.locator(".search__list").first).to_contain_text("党课")


@pytest.mark.parametrize("tree", TREES.values())
def test_the_sound_finds_the_spot_in_each_language(reader, tree):
    reader.goto(f"{tree}/search/?q=Hongyadong")
    expect(reader.locator(f".search__list a[href='{tree}{PAGE}']").first).to_be_visible()


def number(server, address, language):
    """The admin number of a page in a language."""
    ask = (
        "from wagtail.models import Page; print('page', "
        f"Page.objects.get(url_path__endswith='{address}', locale__language_code='{language}').pk)"
    )
    return re.search(r"page (\d+)", server.manage("shell", "--verbosity", "0", "-c", ask))[1]


def test_the_editor_of_an_english_page_is_told_of_terms(author, server):
    open_form(author, f"/admin/pages/{number(server, '/spots/shi-ba-ti/', 'en')}/edit/")
    told = author.locator("[role=status]", has_text="术语表")
    expect(told).to_have_count(0)
    author.locator("#id_alliance").fill("Union of Shibati")
    pause(author)
    author.locator("footer button", has_text="保存草稿").first.click()
    expect(told).to_contain_text("党建联盟")
    expect(told).to_contain_text("Party-building alliance")


def test_a_page_is_translated_sentence_by_sentence_and_handed_in(desk, server, reader):
    desk.goto(f"/admin/localize/submit/page/{number(server, '/news/rong-yu-shou-pai/', 'zh-hans')}/")
    desk.locator("input[name=locales]").check()
    desk.locator("main form [type=submit]").last.click()
    editor = desk.locator(".js-translation-editor")
    editor.get_by_role("button", name="翻译", exact=True).nth(1).click()
    editor.locator("textarea, [contenteditable=true]").first.click()
    desk.keyboard.type("Two awards: for whom, how, and where to check them.")
    editor.get_by_role("button", name="保存").first.click()
    expect(desk.locator("[role=status]", has_text="术语表")).to_contain_text("放心消费创建示范单位")

    reader.goto("/en/news/rong-yu-shou-pai/")
    expect(reader.locator(".version-note")).to_contain_text("has not been translated yet")

    editor.get_by_role("button", name="送审：English").click()
    expect(desk.locator("main")).to_contain_text("Two awards: for whom")
    desk.get_by_role("button", name="送审", exact=True).click()
    expect(desk.locator(".messages .success")).to_be_visible()
    server.manage("shell", "--verbosity", "0", "-c", "from tests.reviewing import pass_everything; pass_everything()")
    reader.goto("/en/news/rong-yu-shou-pai/")
    expect(reader.locator(".lead")).to_have_text("Two awards: for whom, how, and where to check them.")
    assert reader.locator(".version-note").count() == 0
