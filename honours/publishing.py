"""A roll as open data: the rows a reader sees, under the same filters. Nothing personal, since nothing is stored."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date

from .filters import RollFilter
from .models.honours import Honour

TERMS = "可以自由使用，转载请注明来源与截至日期。"

COLUMNS = [
    "荣誉项目",
    "牌匾编号",
    "招牌名",
    "登记名称",
    "统一社会信用代码",
    "类型",
    "行业",
    "所在景点",
    "地址或摊位号",
    "授予日期",
    "有效期至",
    "状态",
    "撤销日期",
    "撤销原因",
    "商户页",
]


def row(honour: Honour, roll: RollFilter) -> dict[str, str]:
    """One honour as text, by column."""
    merchant = honour.merchant
    values = [
        roll.scheme.title,
        honour.number,
        merchant.title,
        merchant.registered_name,
        merchant.credit_code or "",
        merchant.get_kind_display(),
        str(merchant.trade or ""),
        merchant.spot.title if merchant.spot else "",
        merchant.address,
        _day(honour.issued_on),
        _day(honour.valid_to),
        str(roll.state.label),
        _day(honour.withdrawn_on),
        honour.withdrawal_reason,
        merchant.get_absolute_url(),
    ]
    return dict(zip(COLUMNS, values, strict=True))


def as_csv(roll: RollFilter) -> bytes:
    """CSV that Excel opens as Chinese and never as a formula."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: harmless(value) for name, value in each.items()} for each in _rows(roll))
    return text.getvalue().encode("utf-8-sig")


def as_json(roll: RollFilter) -> bytes:
    """JSON with the day and the terms of use."""
    content = {
        "荣誉项目": roll.scheme.title,
        "截至日期": roll.day.isoformat(),
        "使用说明": TERMS,
        "名单": list(_rows(roll)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _rows(roll: RollFilter) -> Iterable[dict[str, str]]:
    return (row(honour, roll) for honour in roll[:])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def harmless(value: str) -> str:
    """A cell that a spreadsheet will not run: what starts like a formula gets an apostrophe in front."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
