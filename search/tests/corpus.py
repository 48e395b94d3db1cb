"""Generated Chinese texts and queries, the same for every run with one seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from search.folding import fold
from search.tokens import is_word, runs

PLACES = (
    "解放碑", "朝天门", "洪崖洞", "十八梯", "长江索道", "云端之眼", "八一路好吃街",
    "来福士广场", "鹅岭贰厂", "人民大礼堂", "李子坝轻轨站", "两路口黄冠大扶梯",
)  # fmt: skip
TRADES = (
    "火锅", "小面", "茶馆", "服饰", "旅馆", "糕点", "酸辣粉", "照相馆", "干杂", "药房", "书店",
    "理发", "水果", "副食", "串串", "抄手", "烤鱼", "豆花", "文具", "鞋帽",
)  # fmt: skip
WORDS = (
    "诚信", "经营", "消费", "维权", "示范", "单位", "食品", "安全", "党课", "预防", "食物", "中毒",
    "电梯", "质量", "标准", "服务", "志愿", "读书", "网红", "景点", "承诺", "明码", "标价", "游客",
    "商户", "投诉", "处理", "检查", "培训", "从业", "人员", "山城", "清单", "节前", "整改", "社区",
    "街道", "公示", "荣誉", "授牌", "个体", "工商户", "放心", "创建", "监管", "阅读", "赠书", "讲座",
)  # fmt: skip
CHARACTERS = "渝巴江山云霞福顺德隆盛源泰和兴茂鑫瑞祥聚缘味香满庭竹松梅兰清雅明华丽锦绣春秋晨曦远航诚志"
MIXED = ("ISO9001标准", "5A级景区", "3·15活动", "党建引领5+", "24小时", "12315热线", "二维码QR2")
ENGLISH = "hotpot cave dwelling cable car harbour square honest trader lesson safety lift food street"
TRADITIONAL = dict(
    zip(
        "党课诚经营维权单电质标准务愿读书红点诺码价处检训从业员节区荐广场贰厂长云铁馆饰药发门广兴华丽锦绣远",
        "黨課誠經營維權單電質標準務願讀書紅點諾碼價處檢訓從業員節區薦廣場貳廠長雲鐵館飾藥發門廣興華麗錦繡遠",
        strict=True,
    )
)
CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Text:
    """One generated document: a page when it has no code, else a merchant."""

    title: str
    body: str
    code: str = ""

    def fields(self) -> tuple[str, str, str]:
        return self.title, self.body, self.code


def texts(count: int, seed: int = 20260315) -> list[Text]:
    """Return one page for every place, then merchants and pages in both scripts and English."""
    chance = random.Random(seed)
    made = [Text(place, _paragraph(chance, place)) for place in PLACES]
    while len(made) < count:
        made.append(_any_text(chance, len(made)))
    return made[:count]


def queries(documents: list[Text], count: int, seed: int = 315) -> Iterator[str]:
    """Yield `count` queries of two characters or more that readers could type."""
    chance = random.Random(seed)
    yield from PLACES
    for number in range(count - len(PLACES)):
        document = chance.choice(documents)
        kind = number % 8
        if kind < 3:
            yield _piece(chance, document.body, chance.randint(2, 6))
        elif kind == 3:
            yield _piece(chance, document.title, chance.randint(2, 4))
        elif kind == 4 and document.code:
            yield _piece(chance, document.code, chance.choice((4, 6, 8, 18)))
        elif kind == 5:
            yield traditional(chance.choice(WORDS) + chance.choice(("", chance.choice(WORDS))))
        elif kind == 6:
            yield chance.choice((*MIXED, *ENGLISH.split(), "iso", "9001", "12315", "5a"))
        else:
            yield f"{chance.choice(PLACES)} {chance.choice(WORDS)}"


def matches(text: Text, query: str) -> bool:
    """Tell whether every blank-separated term of `query` stands in a folded field of `text`."""
    fields = [fold(field) for field in text.fields()]
    return all(any(term in field for field in fields) for term in fold(query).split())


def traditional(text: str) -> str:
    return "".join(TRADITIONAL.get(character, character) for character in text)


def _any_text(chance: random.Random, number: int) -> Text:
    if number % 20 == 7:
        words = chance.sample(ENGLISH.split(), 8)
        return Text(" ".join(words[:3]).title(), f"{' '.join(words)} in Yuzhong.")
    if number % 2:
        return _merchant(chance)
    subject = chance.choice(PLACES)
    title = f"{chance.choice((subject, chance.choice(WORDS)))}{''.join(chance.sample(WORDS, 2))}"
    page = Text(title, "".join(_paragraph(chance, subject) for _ in range(chance.randint(2, 5))))
    if number % 7:
        return page
    return Text(traditional(page.title), traditional(page.body))


def _merchant(chance: random.Random) -> Text:
    name = "".join(chance.sample(CHARACTERS, 2))
    place, trade = chance.choice(PLACES), chance.choice(TRADES)
    title = f"{chance.choice(('', place))}{name}{trade}{chance.choice(('店', '行', '坊', ''))}"
    stall = f"{place}负一层{chance.randint(1, 9)}区B{chance.randint(100, 999)}号"
    code = "92500103" + "".join(chance.choices(CODE_SIGNS, k=10))
    return Text(title, f"{stall}，{trade}，{chance.choice(WORDS)}商户", code)


def _paragraph(chance: random.Random, subject: str) -> str:
    rare = ["".join(chance.sample(CHARACTERS, 2)) for _ in range(6)]
    words = chance.sample([*chance.sample(WORDS, 6), *rare], 12)
    extra = chance.choice((*MIXED, "", "", "", "", "", ""))
    return (
        f"{subject}的{words[0]}{words[1]}，{words[2]}{words[3]}{words[4]}；"
        f"{extra}{words[5]}{words[6]}由{words[7]}{words[8]}。{words[9]}{words[10]}和{words[11]}。"
    )


def _piece(chance: random.Random, text: str, length: int) -> str:
    """Cut `length` characters anywhere; an alphabetic word is never cut in two."""
    if text.isascii() and " " in text:
        return chance.choice(text.rstrip(".").split())
    while True:
        start = chance.randrange(max(1, len(text) - length + 1))
        piece = text[start : start + length].strip("，。；·+ ")
        if len(piece) > 1 and not any(is_word(run) for run in runs(piece)):
            return piece
