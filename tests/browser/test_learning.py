"""A shop owner on a phone: read, fail, read why, pass, take the certificate; and the same lesson without a network."""

import re
import shutil
import subprocess

import pytest
import zxingcpp
from PIL import Image

from home.seeding.quizzes import line, options
from home.seeding.texts import texts_in

LESSON = "yu-fang-shi-wu-zhong-du"
NAME = "示例持证人"


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def reader(chromium, site, request):
    """A phone of 390 px, with and without JavaScript."""
    context = chromium.new_context(
        base_url=site["url"],
        viewport={"width": 390, "height": 844},
        locale="zh-CN",
        java_script_enabled=request.param,
        accept_downloads=True,
    )
    yield context.new_page()
    context.close()


def right_answers() -> dict[str, tuple[str, list[str]]]:
    """By question: its kind, and the right options; for a question of order all of them in order."""
    text = next(text for text in texts_in("quizzes") if text.fact("lesson") == LESSON)
    answers = {}
    for title, body in text.sections.items():
        if title:
            kind = line(body, "类型")
            answers[title] = (kind, [option for option, is_right in options(body) if is_right or kind == "排序"])
    return answers


def answer(page, wrong: int = 0) -> None:
    """Fill in every question, the first few of one choice wrong."""
    answers = right_answers()
    page.locator("fieldset.asked").first.wait_for()
    for field in page.locator("fieldset.asked").all():
        kind, right = answers[field.locator(".asked__text").inner_text()]
        if kind == "排序":
            for label in field.locator(".asked__place").all():
                place = right.index(label.locator("span").inner_text()) + 1
                label.locator("select").select_option(str(place))
            continue
        spoil = wrong > 0 and kind != "多选"
        wrong -= spoil
        for label in field.locator(".asked__option").all():
            if (label.locator("span").inner_text() in right) != spoil:
                label.locator("input").check()


def fits(page) -> bool:
    """Whether nothing sticks out to the side."""
    return page.locator("main").evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def qr_of(image) -> str:
    """The one QR code in a picture."""
    found = [one.text for one in zxingcpp.read_barcodes(image)]
    assert len(found) == 1
    return found[0]


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="没有 pdftoppm（poppler-utils）")
def test_from_the_lesson_to_a_certificate_that_an_inspector_can_check(reader, site, tmp_path):
    reader.goto(f"/lessons/{LESSON}/")
    assert not reader.context.cookies()
    reader.get_by_role("button", name="读完了，做自测").click()
    assert [cookie["name"] for cookie in reader.context.cookies()] == ["progress"]

    answer(reader, wrong=4)
    reader.get_by_role("button", name="交卷").click()
    assert reader.locator("h1").inner_text() == "还差一点"
    first = reader.locator(".answer--wrong").first
    link = first.get_by_role("link")
    section = link.inner_text().removeprefix("看课文：")
    anchor = link.get_attribute("href")
    assert re.search(r"#part-\d+$", anchor)
    explanation = first.locator("p").nth(1).inner_text()
    assert len(explanation) > 10

    reader.get_by_role("link", name="再做一遍").click()
    answer(reader)
    reader.get_by_role("button", name="交卷").click()
    assert reader.locator("h1").inner_text() == "合格"
    assert fits(reader)
    reader.get_by_label("姓名（可以不填）").fill(NAME)
    with reader.expect_download() as download:
        reader.get_by_role("button", name="下载证书（PDF）").click()
    download.value.save_as(tmp_path / "c.pdf")
    subprocess.run(["pdftoppm", "-r", "110", "-png", "c.pdf", "c"], cwd=tmp_path, check=True)
    words = subprocess.run(["pdftotext", "c.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert NAME in words

    address = qr_of(Image.open(next(tmp_path.glob("c-*.png"))))
    assert address.startswith(f"{site['url']}/v/")
    reader.goto(address)
    assert reader.locator("h1").inner_text() == "有效"
    assert "预防食物中毒" in reader.content()
    assert NAME not in reader.content()

    reader.goto(anchor)
    assert section in reader.locator(f"#{anchor.partition('#')[2]} h2").inner_text()
    reader.goto("/my/")
    assert "自测最好 100 分" in reader.content()


@pytest.fixture
def usb_stick(chromium, site, tmp_path):
    """The downloaded lesson, opened from disk with the network off; every request it tries is kept."""
    online = chromium.new_context(base_url=site["url"], accept_downloads=True)
    page = online.new_page()
    page.goto(f"/lessons/{LESSON}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="整课下载，没网也能学").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    online.close()
    offline = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", offline=True)
    page = offline.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    yield page
    assert not errors
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    offline.close()


def test_a_lesson_from_a_usb_stick_counts_once(usb_stick, reader, site, tmp_path):
    page = usb_stick
    assert "生熟分开" in page.content()
    pictures = page.locator("main img")
    assert pictures.count() >= 1
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")
    answer(page, wrong=4)
    page.get_by_role("button", name="交卷").click()
    assert "还差一点" in page.locator("#quiz").inner_text()
    assert page.locator("#result-code").count() == 0
    page.locator(".answer--wrong a").first.click()
    page.get_by_role("button", name="再做一遍").click()
    answer(page, wrong=1)
    page.get_by_role("button", name="交卷").click()
    code = page.locator("#result-code").inner_text()
    page.locator("#result svg").screenshot(path=tmp_path / "qr.png")
    address = qr_of(Image.open(tmp_path / "qr.png"))
    assert address == f"{site['url']}/takeaway/?c={code.replace(' ', '')}"
    assert fits(page)

    reader.goto(address)
    reader.get_by_role("button", name="记上这一次").click()
    assert reader.locator("h1").inner_text() == "已记上"
    assert "答对 91%" in reader.content()
    certificate = reader.locator(".number").inner_text()
    reader.goto("/takeaway/")
    reader.get_by_label("结果码").fill(code.lower())
    reader.get_by_role("button", name="记上这一次").click()
    assert reader.locator("h1").inner_text() == "这个码记过了"
    assert reader.locator(".number").inner_text() == certificate
    forged = code[:-1] + ("A" if code[-1] != "A" else "B")
    reader.goto("/takeaway/")
    reader.get_by_label("结果码").fill(forged)
    reader.get_by_role("button", name="记上这一次").click()
    assert "对不上任何一份离线课" in reader.content()
