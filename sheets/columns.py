"""The columns of a list, the same in and out. There is none for a person."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum


class Sort(Enum):
    """How a cell is read."""

    TEXT = "text"
    NUMBER = "number"  # a plaque's number: letters and digits in half width
    CODE = "code"  # a unified social credit code
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """One column: its heading, the model field it fills, how it is read, and other headings met in practice."""

    name: str
    field: str
    sort: Sort = Sort.TEXT
    synonyms: tuple[str, ...] = ()
    clearable: bool = True
    of_merchant: bool = False


COLUMNS = (
    Column("荣誉项目", "scheme", synonyms=("荣誉名称", "荣誉"), clearable=False),
    Column("牌匾编号", "number", Sort.NUMBER, ("编号", "牌号"), clearable=False),
    Column("招牌名", "title", synonyms=("店名", "店招", "商户名称"), clearable=False, of_merchant=True),
    Column("登记名称", "registered_name", synonyms=("字号名称", "营业执照名称", "单位名称"), of_merchant=True),
    Column(
        "统一社会信用代码",
        "credit_code",
        Sort.CODE,
        ("统一代码", "信用代码", "社会信用代码"),
        clearable=False,
        of_merchant=True,
    ),
    Column("类型", "kind", synonyms=("主体类型",), clearable=False, of_merchant=True),
    Column("行业", "trade", synonyms=("经营行业",), of_merchant=True),
    Column("所在景点", "spot", synonyms=("景点",), of_merchant=True),
    Column("地址或摊位号", "address", synonyms=("地址", "摊位号", "经营地址"), of_merchant=True),
    Column("公示开始", "notice_on", Sort.DATE, ("公示日期", "公示开始日期")),
    Column("授予日期", "issued_on", Sort.DATE, ("授牌日期", "授牌时间", "授予时间")),
    Column("有效期至", "valid_to", Sort.DATE, ("有效期", "到期日期")),
    Column("撤销日期", "withdrawn_on", Sort.DATE, ("撤销时间",)),
    Column("撤销原因", "withdrawal_reason", synonyms=("撤销理由",)),
)
NAMES = [column.name for column in COLUMNS]
FIELDS = [column.field for column in COLUMNS]
BY_FIELD = {column.field: column for column in COLUMNS}
REQUIRED = ("scheme", "number", "title")

#: Headings that announce a person; such columns are named to the editor and never read.
PERSONAL = re.compile(
    "姓名|经营者|负责人|法定代表人|法人|联系人|电话|手机|联系方式|身份证|证件号|住址|微信|政治面貌|党员|性别|民族"
)
UNREMARKABLE = {"序号", "编码", "备注", ""}

_BY_HEADING = {name: column for column in COLUMNS for name in (column.name, *column.synonyms)}
_DECORATION = re.compile(r"\s|[*＊]|[（(].*?[)）]")


def plain_heading(heading: object) -> str:
    """A heading without blanks, stars and remarks in brackets."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", str(heading)))


def column_of(heading: object) -> Column | None:
    """The column a heading stands for."""
    return _BY_HEADING.get(plain_heading(heading))
