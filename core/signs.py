"""Signs that nobody sees and signs that look like others, taken out or folded where text comes in. Without Django."""

import re
import unicodedata
from functools import lru_cache

#: Unicode's Default_Ignorable_Code_Point and the marks of annotations: nothing of them shows in a line of text.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{IGNORABLE}]")
_NAMES = {
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u200e": "从左到右标记",
    "\u200f": "从右到左标记",
    "\u2060": "词连接符",
    "\u3164": "韩文填充符",
    "\ufeff": "字节序标记",
    "\uffa0": "韩文填充符",
}
#: Unicode's EquivalentUnifiedIdeograph for the CJK Radicals Supplement; the other radicals NFKC knows.
_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬"
    "⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠"
    "⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿"
    "⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_RADICALS = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_RADICALS |= {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")

#: Signs that pass for another in a code: letters of other scripts, dashes, brackets, dots, letters for digits.
_TWINS = str.maketrans(
    dict(zip("АВЕЅІЈКМНОРСТХҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABES1JKMH0PCTXYABEZH1KMN0PTYX", strict=True))
    | dict.fromkeys("‐‑‒–—―−─━⸺⸻﹉ー", "-")
    | dict.fromkeys("【〔〖[{〈《", "(")
    | dict.fromkeys("】〕〗]}〉》", ")")
    | dict.fromkeys("·•・‧∙。", ".")
    | dict.fromkeys("╱∕⁄", "/")
    | {"O": "0", "I": "1", "L": "1", "№": "NO"}
)


def without_invisible(text: str) -> str:
    """The text without signs that cannot be seen."""
    return INVISIBLE.sub("", text)


def named_invisible(text: str) -> str:
    """The text with the name of each sign that cannot be seen where it stands; "" when there is none.

    >>> named_invisible("渝001\\u200e")
    '渝001〔从左到右标记〕'
    """
    return INVISIBLE.sub(lambda sign: f"〔{_name(sign[0])}〕", text) if INVISIBLE.search(text) else ""


def _name(sign: str) -> str:
    if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return "变体选择符"
    if "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069" or sign == "\u061c":
        return "文字方向标记"
    if "\U000e0000" <= sign <= "\U000e007f":
        return "标签字符"
    return _NAMES.get(sign, f"U+{ord(sign):04X}")


def fold_radicals(text: str) -> str:
    """Radicals and compatibility ideographs, as PDF files yield them, replaced by the characters they stand for.

    >>> fold_radicals("⼩⻝堂")
    '小食堂'
    """
    if not _RADICAL.search(text):
        return text
    return _RADICAL.sub(lambda sign: _RADICALS.get(sign[0]) or unicodedata.normalize("NFC", sign[0]), text)


@lru_cache(maxsize=8192)  # a list asks for each number several times
def lookalike_key(code: str) -> str:
    """Equal for codes that a reader cannot tell apart: width, case, blanks, dashes, brackets, letters of other scripts.

    >>> lookalike_key("渝Ａ—01") == lookalike_key("渝A-O1")
    True
    """
    plain = "".join(fold_radicals(without_invisible(code)).split())
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    return plain.upper().translate(_TWINS)
