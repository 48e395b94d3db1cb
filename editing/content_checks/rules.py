"""What is checked on the previewed page, in words; `static/editing/content_checks/checks.js` says how."""

from dataclasses import dataclass, field
from typing import Any

#: Elements that hold running text; one inside another is checked once, as the inner one.
TEXTS = "main :is(p, li, td, dd, dt, figcaption, blockquote)"
PICTURES = "main img[alt]:not([alt=''])"


@dataclass(frozen=True)
class Rule:
    """One check: where to look, what an editor reads, and settings for the script."""

    key: str
    selector: str
    name: str
    help: str
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """The rule as axe takes it."""
        return {
            "id": self.key,
            "impact": "serious",
            "selector": self.selector,
            "tags": ["best-practice"],
            "any": [f"check-{self.key}"],
            "enabled": True,
        }


RULES = (
    Rule(
        "picture-without-words",
        "main figure img, main .story img",
        "图片没有说明文字",
        "在“图片”里打开这张图，写一句它画了什么；看不见的人靠它知道。",
    ),
    Rule("picture-named-like-a-file", PICTURES, "图片说明像文件名", "把文件名改成一句话，说清图里有什么。"),
    Rule(
        "picture-with-a-number",
        PICTURES,
        "图片说明里有电话或证照号码",
        "说明里只写画面，不写电话、统一社会信用代码、身份证号、车牌号；要公开的号码写进正文。",
    ),
    Rule("long-sentence", TEXTS, "有一句超过 60 个字", "拆成两句，或者改成列表；手机上一屏读得完。", {"most": 60}),
    Rule("half-width-punctuation", f"{TEXTS}, main h2, main h3", "中文里用了半角标点", "换成全角的，。；：？！（）。"),
    Rule(
        "empty-link-words",
        "main a[href]",
        "链接文字没说去哪里",
        "别写“点击这里”“详情”或一串网址，写上那一页的名字。",
    ),
    Rule(
        "figure-without-date",
        TEXTS,
        "数字没有日期",
        "引用的数字会变：写明是哪一年、截至哪一天。",
    ),
    Rule(
        "fact-without-source",
        "main .unverified[data-fact]",
        "这一项没有出处",
        "在“出处”里写明从哪里知道、哪天核对；暂时查不到的可以留着，页面会标“待核实”。",
    ),
    Rule("vague-day", TEXTS, "日期会过时", "“昨天”“近日”过几天就不对了，写成几月几日。"),
)

STOCK = {
    "heading-order": ("标题跳级了", "标题要一级一级往下，不能从二级跳到四级。"),
    "empty-heading": ("有空的标题", "写上标题，或者删掉这一行。"),
    "p-as-heading": ("用加粗的一行当标题", "换成“小标题”块，看不见的人才找得到。"),
    "link-name": ("链接没有文字", "写上链接去哪里。"),
    "empty-meta-description": ("没有“一句话介绍”", "在“内容”里补上，搜索结果和分享卡片用它。"),
}
