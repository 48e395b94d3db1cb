"""A roll as open data: the rows a reader sees, under the same filters, in Chinese whatever the reader's language.

Nothing personal, since nothing is stored.
"""

import csv
import io
import json
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.translation import override

from core.spreadsheets.escaping import escape_formula

from ..history.states import MerchantKind
from ..models.merchants import address_of, shown_until
from .filters import OpenDataRow, RollFilter

_KINDS = dict(MerchantKind.choices)

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
#: The datatypes of the columns that are more than text, by the "Metadata Vocabulary for Tabular Data".
DATATYPES = {"授予日期": "date", "有效期至": "date", "撤销日期": "date", "商户页": "anyURI"}


def cells(row: OpenDataRow, roll: RollFilter, site: str) -> dict[str, str]:
    """One honour as text, by column; `site` is the site's full address without a slash at its end."""
    values = [
        roll.scheme.title,
        row.number,
        row.title,
        shown_until(row.registered_name, row.registration_until),
        shown_until(row.credit_code or "", row.registration_until),
        str(_KINDS.get(row.kind, "")),
        roll.trade_title(row.trade),
        roll.spot_title(row.spot),
        shown_until(row.address, row.place_until),
        _day(row.issued_on),
        _day(row.valid_to),
        str(row.state.label),
        _day(row.withdrawn_on),
        row.withdrawal_reason,
        f"{site}{address_of(row.public_id)}",
    ]
    return dict(zip(COLUMNS, values, strict=True))


@override(settings.LANGUAGE_CODE)
def write_csv(roll: RollFilter, site: str, out: BinaryIO) -> None:
    """CSV that Excel opens as Chinese and never as a formula."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: escape_formula(value) for name, value in each.items()} for each in _rows(roll, site))
    text.detach()


@override(settings.LANGUAGE_CODE)
def write_json(roll: RollFilter, site: str, out: BinaryIO) -> None:
    """JSON with the day and the terms of use, row by row."""
    about = {"荣誉项目": roll.scheme.title, "截至日期": roll.day.isoformat(), "使用说明": TERMS}
    out.write((_json(about).removesuffix("\n}") + ',\n "名单": [').encode())
    gap = ""
    for each in _rows(roll, site):
        out.write(f"{gap}\n{textwrap.indent(_json(each), '  ')}".encode())
        gap = ","
    out.write(b"\n ]\n}" if gap else b"]\n}")


@override(settings.LANGUAGE_CODE)
def about_table(roll: RollFilter, address: str) -> dict[str, Any]:
    """What the table at `address` is, as of which day and under which terms, by the W3C's "CSV on the Web"."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh-Hans"}],
        "url": address,
        "dc:title": roll.scheme.title,
        "dc:date": {"@value": roll.day.isoformat(), "@type": "xsd:date"},
        "dc:rights": TERMS,
        "tableSchema": {"columns": [{"titles": name, "datatype": DATATYPES.get(name, "string")} for name in COLUMNS]},
    }


def _json(content: dict[str, str]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def _rows(roll: RollFilter, site: str) -> Iterator[dict[str, str]]:
    return (cells(row, roll, site) for row in roll.rows())


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
