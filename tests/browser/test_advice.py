"""The content checks, run by axe on real drafts: each speaks up, and is silent once the text is mended."""

import json

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=20_000)

WRONG, RIGHT = "全都写错的一页", "全都写对的一页"

#: What an editor reads, a text that makes the check speak, and the same text mended.
TEXTS = {
    "有一句超过 60 个字": (
        "沿着石梯往下走江风就从吊脚楼之间吹上来" * 4 + "。",
        "沿着石梯往下走江风就从吊脚楼之间吹上来。" * 4,
    ),
    "中文里用了半角标点": ("先看价目,再点单。", "先看价目，再点单；每天 9:00 开门，比例是 1,000:1。"),
    "链接文字没说去哪里": ('<a href="/spots/">点击这里</a>', '<a href="/spots/">十二处景点</a>'),
    "数字没有日期": ("一共募集30余万元。", "截至2022年7月，一共募集30余万元。"),
    "日期会过时": ("近日开展了检查。", "7月14日开展了检查。"),
    "把已经到期或撤销的荣誉当成现在的": ("这家店持有{ended}牌匾。", "这家店的{ended}牌匾已经撤销。"),
    "用加粗的一行当标题": (
        "<b>为什么叫“母城”</b></p><p>石梯连着江，江风从吊脚楼之间吹上来，走到顶就是大街。",
        "石梯连着江，江风从吊脚楼之间吹上来，走到顶就是大街。",
    ),
}
#: The same for the words of a picture.
PICTURES = {
    "图片没有说明文字": ("", "夜色里的吊脚楼"),
    "图片说明像文件名": ("IMG_20260301.jpg", "江边的石梯"),
    "图片说明里有电话或证照号码": ("店主电话 13800000000", "店门口的招牌"),
}

PREPARE = """
import datetime, json
from core.models import Photo
from home.models import HomePage, StandardPage
from honours.models import Honour
from editing.reviews.authority import BypassReason, acting_for_system
texts, pictures = json.loads({sample!r})
today = datetime.date.today()
ended = Honour.objects.public().filter(withdrawn_on=None, issued_on__lt=today).last()
ended.withdrawn_on, ended.withdrawal_reason = today - datetime.timedelta(days=1), "不再符合"
with acting_for_system(BypassReason.LAYING_OUT):
    ended.save()
home = HomePage.objects.in_language().get()
for place, title in enumerate({titles!r}):
    texts_here = [pair[place].replace("{{ended}}", ended.number) for pair in texts]
    body = [{{"type": "paragraph", "value": f"<p>{{text}}</p>"}} for text in texts_here]
    for pair in pictures:
        photo = Photo.objects.exclude(title="").first()
        photo.pk, photo.description = None, pair[place]
        photo.save()
        Photo.objects.filter(pk=photo.pk).update(title=pair[place])
        body.append({{"type": "picture", "value": {{"picture": photo.pk, "caption": ""}}}})
    page = StandardPage(title=title, slug=f"advice-{{place}}", live=False, body=json.dumps(body))
    home.add_child(instance=page)
    page.save_revision()
    print("page", page.pk)
"""


@pytest.fixture(scope="module")
def pages(server) -> dict[str, int]:
    """The two drafts, by title."""
    sample = json.dumps([list(TEXTS.values()), list(PICTURES.values())])
    said = server.manage("shell", "-v0", "-c", PREPARE.format(sample=sample, titles=[WRONG, RIGHT]))
    keys = [int(line.removeprefix("page ")) for line in said.splitlines() if line.startswith("page ")]
    return dict(zip([WRONG, RIGHT], keys, strict=True))


@pytest.fixture(scope="module")
def told(chromium, site, accounts, pages) -> dict[str, dict[str, list[str]]]:
    """What the checker says about each draft: names of checks, and the words of the elements it points at."""
    context = chromium.new_context(base_url=site["url"], locale="zh-CN")
    page = context.new_page()
    blocked = []
    page.on("console", lambda message: blocked.append(message.text) if "Content Security" in message.text else None)
    page.goto("/admin/login/")
    name, password = accounts["author"]
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    found = {}
    for title, key in pages.items():
        page.goto(f"/admin/pages/{key}/view_draft/")
        expect(page.locator("wagtail-userbar #checker-results [data-content-checker-row]").first).to_be_attached()
        found[title] = page.evaluate(
            """async (level) => {
                document.querySelector(".story").insertAdjacentHTML("afterbegin", `<${level}>江边</${level}>`);
                const bar = document.querySelector("wagtail-userbar");
                const { violations } = await axe.run(bar.axeConfig.context, bar.axeConfig.options);
                return Object.fromEntries(violations.map((one) => [
                    bar.axeConfig.messages[one.id].error_name,
                    one.nodes.map((node) => document.querySelector(node.target[0]).outerHTML),
                ]));
            }""",
            "h4" if title == WRONG else "h2",
        )
    context.close()
    assert not blocked
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_a_text(told, name):
    wrong, _ = TEXTS[name]
    words = wrong.split("{")[0].split("</")[0].split(">")[-1][:8]
    assert any(words in element for element in told[WRONG].get(name, [])), told[WRONG]
    assert name not in told[RIGHT]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture(told, name):
    wrong, _ = PICTURES[name]
    assert any(f'alt="{wrong}"' in element for element in told[WRONG].get(name, [])), told[WRONG]
    assert name not in told[RIGHT]


def test_a_heading_that_skips_levels(told):
    assert told[WRONG]["标题跳级了"] == ["<h4>江边</h4>"]
    assert "标题跳级了" not in told[RIGHT]


def test_the_summary_is_missing(told):
    assert "没有“一句话介绍”" in told[WRONG]


def test_the_editor_sees_the_checks_and_counts_beside_the_form(author, pages):
    author.goto(f"/admin/pages/{pages[WRONG]}/edit/")
    author.locator("[data-side-panel-toggle=checks]").click()
    panel = author.locator("[data-side-panel=checks]")
    for name in ("有一句超过 60 个字", "把已经到期或撤销的荣誉当成现在的"):
        expect(panel.get_by_text(name).first).to_be_visible()
    expect(panel.locator("[data-signs=number]")).to_contain_text("字")
    expect(panel.locator("[data-signs=minutes]")).to_have_text("约 1 分钟")
    expect(panel.locator("[data-signs=longest]")).to_have_text("76 字")
