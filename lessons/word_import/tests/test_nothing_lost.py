"""Text in and text out: over many documents every character is in the draft or in a remark."""

import random
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from lessons.word_import import reader_process

from .documents import cell, levels, numbered, numbering, paragraph, run, table, word
from .test_more_kinds import WHITE
from .test_reading import DOWN, HIDDEN, STRUCK, UP, m, math, ruby, text_box

WORDS = "经营者应当明码标价不得缺斤少两冷链收货先量温度消防通道严禁堵塞洪崖洞解放碑燃气阀门开关检查"

KINDS = ["run", "up", "down", "struck", "hidden", "white", "ruby", "math", "field", "box", "gone", "list", "table"]
KINDS += ["initial", "control", "tab", "moved"]


def words(chance: random.Random) -> str:
    return "".join(chance.choice(WORDS) for _ in range(chance.randint(2, 12)))


def piece(chance: random.Random) -> tuple[str, str]:
    """A piece of markup, and the words that Word shows of it or keeps in it."""
    text = words(chance)
    kind = chance.choice(KINDS)
    match kind:
        case "ruby":
            return paragraph(run("字"), ruby(text, "pīn")), f"字{text}"
        case "math":
            return paragraph(math(f"<m:f><m:num>{m(text)}</m:num><m:den>{m('200')}</m:den></m:f>")), f"{text}200"
        case "field":
            return paragraph(f'<w:fldSimple w:instr=" DATE ">{run(text)}</w:fldSimple>'), text
        case "box":
            return paragraph(run(text), text_box(chance.choice(["vml", "drawing", "both"]))), f"{text}框里的话"
        case "list":
            return numbered(text, chance.choice([1, 2])), text
        case "table":
            down = chance.random() < 0.5
            rows = [
                [cell("头"), cell(text)],
                [cell("甲", down="begin" if down else ""), cell("乙")],
                [cell("", down="on") if down else cell("丙"), cell("丁")],
            ]
            return table(*rows) + paragraph(run("完")), f"头{text}甲乙丁完" + ("" if down else "丙")
        case "initial" | "control" | "tab" | "moved" | "gone":
            return wrapped(kind, text)
    facts = {"white": WHITE, "up": UP, "down": DOWN, "struck": STRUCK, "hidden": HIDDEN}.get(kind, "")
    return paragraph(run("前"), run(text, facts)), f"前{text}"


def wrapped(kind: str, text: str) -> tuple[str, str]:
    """The same for words in frames, controls, beside tabs and those that were moved."""
    match kind:
        case "gone":
            return paragraph(
                f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>', run("留")
            ), f"{text}留"
        case "initial":
            return paragraph(run("大"), facts='<w:framePr w:dropCap="drop"/>') + paragraph(run(text)), f"大{text}"
        case "control":
            content = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
            return paragraph(content, run("后")), f"{text}后"
        case "tab":
            parted = f"<w:r><w:t>价</w:t><w:ptab/><w:t>{text}</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>元</w:t></w:r>"
            return paragraph(parted), f"价{text}元"
        case _:
            gone = f'<w:moveFrom w:id="1">{run("搬")}</w:moveFrom>'
            return paragraph(gone, f'<w:moveTo w:id="2">{run(text)}</w:moveTo>'), f"搬{text}"


def documents() -> Iterator[tuple[int, bytes, str]]:
    lists = {"word/numbering.xml": numbering(levels(("decimal", "%1.")), levels(("chineseCounting", "%1、")))}
    for seed in range(60):
        chance = random.Random(seed)
        pieces = [piece(chance) for _ in range(chance.randint(3, 25))]
        yield seed, word(*(markup for markup, _ in pieces), parts=lists), "".join(text for _, text in pieces)


@pytest.mark.parametrize(
    ("seed", "data", "shown"), list(documents()), ids=lambda value: str(value) if isinstance(value, int) else ""
)
def test_no_character_is_lost_without_a_word(seed, data, shown):
    found = reader_process.word(data)
    there = unicodedata.normalize("NFKC", str([found["title"], found["parts"], found["notices"]]))
    assert not Counter(shown) - Counter(there)
    assert not [notice for notice in found["notices"] if notice.startswith("这些字没有带进来")]
