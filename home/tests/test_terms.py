"""One word for one thing, nothing dangerous or out of date, and no invention without its mark.

Each line of the tables: what is said, and what must not stand in its place.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

from home.seeding.honours import ISSUER
from home.seeding.texts import DEMO_DIR, read_text
from languages.interface import BY_PEOPLE, catalogue_of

ROOT = Path(settings.BASE_DIR)
MARK = re.compile("演示|虚构")

#: What readers and editors are told, in Chinese.
CHINESE = {
    "你": "您",
    "自测": "小测",
    "荣誉牌匾": r"荣誉牌(?!匾)",
    "牌匾": "牌子",
    "店家": "商家",
    "公布的牌匾中查不到这个防伪码": "没有一块公布的牌匾",
    "今日有效 · 查看名单": "今天有效，看榜",
    "查看日期": "哪一天的榜",
    "榜单统计": "一眼看",
    "最近授牌": "最近谁上了榜",
    "现在开放": "哪里现在开着",
    "已结束": "已经办过(?!了)",
    "可核验真伪的证书": "别人查得到真假",
    "未注明": "效力未载",
    "未注明有效期": "长期有效，动态管理|长期，动态管理",
    "本站不受理投诉": "本站不收案子",
    "不写": "说白了|不丢人|关系跟着走|数到一半就去吃|看右边的",
    "侧重不同": "一件事的两面",
    "票据能保护你": "留票就是留路",
    "没有公布": "本站不替它",
    "问题在裁剪之前发现": "毛病拦在裁床前",
    "现在是否有效": "还算不算数",
    "112米、11个、10000余份、20世纪50年代": "一百一十二米|11所|一万多封|发放一万余份|二十世纪",
    "2022年7月14日": r"\d月\d+日\d{4}",
    "课文的核对日期没有改动": "课文依据的规定没有变",
    "写进自己的投标文件": "长处写成参数",
    "线路和插座的活请持证电工": "换插座、查电路",
    "没有找到这一页，没有权限": "走岔了|这道门要凭证",
}

#: What would harm somebody, or a rule that is no longer the rule.
DANGEROUS = {
    "除冰箱、报警器、监控等须常通的回路外，其余断电": "人走断电|火关、气关、电断",
    "救、停、留、报、记、配合": r"停、救|1\. 停：",
    "先救人，再停售": "先停售、就医",
    "放过2小时就不再卖": "也要彻底再加热才能吃",
    "面朝前，握紧扶手，站稳不走动": "站稳，靠右|左行右立",
    "婴儿车不上扶梯": "婴儿车收起来再上",
    "吃了不舒服先就医": "先拍照、留样",
    "软管由供气企业或有资质的人员安装": "两端用卡箍卡紧",
    "蘸水是辣的": "一样辣椒都没有",
    "停用，报检待结果": "已报检，等结果",
    "如实注明，不补写": "记录补齐",
    "不同颜色的食品用砧板": "红漆|绿漆",
    "燃气软管老化，当天停用": r"软管老化（演示）[^\n]*,已更换",
    "核对日期2026年11月30日": "核对到2025年1月1日",
}

ENGLISH = {
    "Administration for Market Regulation, market regulation office": "[Mm]arket [Ss]upervision",
    "migrant Party member": "mobile Party member",
    "Shangxinjie": "Shangxin Street",
    "nationally protected heritage site": "national protected monument",
    "spots": "[Ss]cenic spot",
    "Apply soap": "Take soap",
    "Receipts protect you": "slip is a way out",
    "busiest": "liveliest|is fullest",
    "Post the numbers": "Hang the numbers",
    "may be closed in rain or when crowded": "limited in rain or crowds",
    "If you are in danger, call 110": "danger to persons|in danger 110",
    "Help comes before stopping": r"stop, help, keep|1\. Stop selling",
    "The penalties stand in Article 128": "Article 103[^.]*Fines",
    "Stand still": "keep right",
    "After two hours throw it away": "heat it through again",
    "Issued in error": r"^Taken back:? ?$",
    "market regulation office": "[Ss]upervision office",
    "subdistrict": "[Ss]ub-district",
}


def demo_texts(english: bool = False) -> Iterator[tuple[str, str]]:
    for path in sorted(DEMO_DIR.rglob("*")):
        is_english = path.is_relative_to(DEMO_DIR / "en")
        if path.suffix in (".md", ".csv", ".vtt", ".txt") and is_english == english and path.name != "terms.csv":
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")


def said_in_chinese() -> Iterator[tuple[str, str]]:
    yield from demo_texts()
    for folder, pattern in (
        ("templates", "*.html"),
        ("templates", "*.txt"),
        ("home/seeding", "*.py"),
        ("docs", "*.md"),
    ):
        for path in sorted((ROOT / folder).rglob(pattern)):
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
    for entry in polib.pofile(str(catalogue_of(BY_PEOPLE))):
        yield f"locale: {entry.msgid}", entry.msgid


def said_in_english() -> Iterator[tuple[str, str]]:
    yield from demo_texts(english=True)
    for entry in polib.pofile(str(catalogue_of(BY_PEOPLE))):
        yield f"locale: {entry.msgid}", entry.msgstr


def found(table: dict[str, str], texts: Iterator[tuple[str, str]]) -> list[str]:
    """Where a forbidden variant stands, what it is and what to say instead."""
    return [
        f"{where}: “{hit}”, say “{term}”"
        for where, text in texts
        for term, variants in table.items()
        for hit in {match[0] for match in re.finditer(variants, text)}
    ]


@pytest.mark.parametrize(
    ("table", "texts"), [(CHINESE, said_in_chinese), (DANGEROUS, demo_texts), (ENGLISH, said_in_english)]
)
def test_one_word_for_one_thing(table, texts):
    assert found(table, texts()) == []


def test_the_tables_can_find_something():
    assert found(CHINESE, iter([("here", "您好，先做小测")])) == ["here: “您”, say “你”", "here: “小测”, say “自测”"]
    assert found(DANGEROUS, iter([("here", "口诀是停、救、留")])) != []


@pytest.mark.parametrize("path", sorted((DEMO_DIR / "lessons").glob("*.md")), ids=lambda path: path.stem)
def test_a_lesson_says_which_rules_it_follows_and_when_they_were_checked(path):
    text = read_text(path)
    shown = [body for title, body in text.sections.items() if title and "> 依据:本课依据" in body]
    year, month, day = (int(part) for part in text.fact("law_as_of").split("-"))
    assert len(shown) == 1
    assert f"核对日期{year}年{month}月{day}日" in shown[0]


def test_the_quiz_and_the_lesson_save_before_they_stop():
    for folder in ("lessons", "quizzes"):
        steps = (DEMO_DIR / folder / "luo-shi-shi-pin-an-quan-ze-ren.md").read_text("utf-8")
        assert steps.index("1. 救：") < steps.index("2. 停：") < steps.index("3. 留：") < steps.index("4. 报：")


ROWS = {
    "services/activities.csv": "title",
    "services/ledger.csv": "purpose",
    "campaigns/findings.csv": "text",
    "campaigns/campaigns.csv": "title",
    "notes.csv": "text",
}
FACTS = [
    ("alliances", "meeting"),
    ("alliances", "convener_post"),
    ("services/centres", "address"),
    ("services/centres", "access"),
    ("services/policies", "number"),
]


def invented() -> Iterator[tuple[str, str]]:
    """Every record of the demo that nobody published, with the words a reader sees of it."""
    yield "issuer", ISSUER
    for name, field in ROWS.items():
        with (DEMO_DIR / name).open(encoding="utf-8", newline="") as table:
            yield from ((name, row[field]) for row in csv.DictReader(table))
    for folder, key in FACTS:
        for path in sorted((DEMO_DIR / folder).glob("*.md")):
            yield from ((f"{folder}/{path.name} {key}", value) for value in read_text(path).all(key))
    fees = ((path.name, read_text(path).fact("fee")) for path in (DEMO_DIR / "services").rglob("*.md"))
    yield from (fee for fee in fees if "不收费" in fee[1] and "登记不收费" not in fee[1])


def test_every_invented_record_carries_its_mark():
    records = list(invented())
    assert len(records) > 40
    assert [record for record in records if not MARK.search(record[1])] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/services/",
        "/services/fund/",
        "/services/pairing/",
        "/services/ge-xie/",
        "/activities/",
        "/honours/safe-consumption-units/",
        "/honours/honest-traders/",
        "/alliances/jie-fang-bei/",
        "/alliances/hong-ya-dong/",
        "/campaigns/2026-guo-qing/",
        "/criteria/",
    ],
)
def test_a_page_with_inventions_says_so_in_its_own_text(client, address):
    page = client.get(address).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert MARK.search(main), address


def test_every_line_of_the_demos_tables_has_its_cells_and_no_more():
    """A comma without quotes would cut a sentence, and with it the word that says what is invented."""
    for path in DEMO_DIR.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as table:
            wrong = [row for row in csv.DictReader(table) if None in row or None in row.values()]
        assert wrong == [], path.name
