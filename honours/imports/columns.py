"""The columns of a list, the same in and out. There is none for a person."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from core.opencc import to_simplified
from core.spreadsheets.texts import clean_text


class Sort(Enum):
    """How a cell is read."""

    TEXT = "text"
    NUMBER = "number"  # a plaque's number: letters and digits in half width
    CODE = "code"  # a unified social credit code
    DATE = "date"


@dataclass(frozen=True)
class SheetColumn:
    """One column: its heading, the model field it fills, how it is read, and other headings met in practice."""

    name: str
    field: str
    sort: Sort = Sort.TEXT
    synonyms: tuple[str, ...] = ()
    clearable: bool = True
    of_merchant: bool = False


COLUMNS = (
    SheetColumn("荣誉项目", "scheme", synonyms=("荣誉名称", "荣誉"), clearable=False),
    SheetColumn("牌匾编号", "number", Sort.NUMBER, ("编号", "牌号"), clearable=False),
    SheetColumn("招牌名", "title", synonyms=("店名", "店招", "商户名称"), clearable=False, of_merchant=True),
    SheetColumn("登记名称", "registered_name", synonyms=("字号名称", "营业执照名称", "单位名称"), of_merchant=True),
    SheetColumn(
        "统一社会信用代码",
        "credit_code",
        Sort.CODE,
        ("统一代码", "信用代码", "社会信用代码"),
        clearable=False,
        of_merchant=True,
    ),
    SheetColumn("类型", "kind", synonyms=("主体类型",), clearable=False, of_merchant=True),
    SheetColumn("行业", "trade", synonyms=("经营行业",), of_merchant=True),
    SheetColumn("所在景点", "spot", synonyms=("景点",), of_merchant=True),
    SheetColumn("地址或摊位号", "address", synonyms=("地址", "摊位号", "经营地址"), of_merchant=True),
    SheetColumn("公示开始", "notice_on", Sort.DATE, ("公示日期", "公示开始日期")),
    SheetColumn("授予日期", "issued_on", Sort.DATE, ("授牌日期", "授牌时间", "授予时间")),
    SheetColumn("有效期至", "valid_to", Sort.DATE, ("有效期", "到期日期")),
    SheetColumn("撤销日期", "withdrawn_on", Sort.DATE, ("撤销时间",)),
    SheetColumn("撤销原因", "withdrawal_reason", synonyms=("撤销理由",)),
)
NAMES = [column.name for column in COLUMNS]
FIELDS = [column.field for column in COLUMNS]
BY_FIELD = {column.field: column for column in COLUMNS}
REQUIRED = ("scheme", "number", "title")

#: Headings that announce a person; such columns are named to the editor and never read.
PERSONAL = re.compile(
    "姓名|经营者|联络人|负责人|法定代表人|法人|联系人|电话|手机|联系方式|身份证|证件号|住址|微信|政治面貌|党员|性别|民族"
)
UNREMARKABLE = {"序号", "编码", ""}

_BY_HEADING = {name: column for column in COLUMNS for name in (column.name, *column.synonyms)}
_DECORATION = re.compile(r"\s|[*＊:：]|[（(][^()（）]*[)）]")
LONGEST_HEADING = 60  # characters that are looked at


def plain_heading(heading: object) -> str:
    """A heading without blanks, stars and remarks in brackets."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", clean_text(heading_text(heading))))[:LONGEST_HEADING]


def heading_text(cell: object) -> str:
    """What a cell says as a heading: days, errors and truth values say nothing."""
    if isinstance(cell, dict):
        cell = cell.get("text") or cell.get("shown")
    return "" if cell is None or isinstance(cell, bool) else str(cell)


def column_of(heading: object) -> SheetColumn | None:
    """The column a heading stands for, in Simplified or Traditional characters."""
    plain = plain_heading(heading)
    return _BY_HEADING.get(plain) or (_BY_HEADING.get(to_simplified(plain)) if plain else None)
