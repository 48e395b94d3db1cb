"""From a raw cell to the text a column means. Pure functions: no database, no clock."""

import re
import string
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from core.personal import personal_number
from honours.fields import normalise_credit_code, validate_credit_code

from .columns import Column, Sort
from .days import DayError, read_day
from .texts import CLEAR, CLEAR_WORD, PLACEHOLDERS, tidy, unguarded

#: A cell as the reading process hands it over: text, number, truth value, {"day": "2026-03-15"} or None.
Raw = str | int | float | bool | dict[str, str] | None

LONGEST = 500  # characters of a cell; no field takes more
_FLOATED = re.compile(r"\d(?:\.\d+)?E\+?\d{2}", re.IGNORECASE)
_PLAIN_CODE = re.compile("[0-9A-Z]{18}")
_FULL_WIDTH = {0xFEE0 + ord(sign): sign for sign in string.digits + string.ascii_letters + "-"}

CODE_LOST = (
    "这个代码被 Excel 当成数字，后几位已经丢失。"
    "请把这一列设为“文本”格式（或使用导入模板），对照营业执照重新填写 18 位代码。"
)


class CellError(ValueError):
    """A cell that cannot be read; the reason and the remedy in Chinese.

    `secret`: the cell holds a personal number and must not be kept.
    """

    def __init__(self, reason: str, *, secret: bool = False) -> None:
        super().__init__(reason)
        self.secret = secret


def read_cell(column: Column, raw: Raw) -> str:
    """What the cell says: tidied text, an ISO date, CLEAR, or "" for nothing; raise CellError."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        return _READ_VALUE[column.sort](raw)
    text = tidy(raw)
    if text == CLEAR_WORD:
        return _clear(column)
    if text.startswith("="):
        raise CellError("这一格是公式。请复制这一列，用“选择性粘贴—数值”换成结果后再导入。")
    text = "" if text in PLACEHOLDERS else tidy(unguarded(text))
    return _read_words(column, text) if text else ""


def _read_words(column: Column, text: str) -> str:
    if found := personal_number(text, may_be_code=column.sort == Sort.CODE):
        raise CellError(f"这一格里有{found}。个人信息不能导入，请删去后再上传。", secret=True)
    if len(text) > LONGEST:
        raise CellError(f"这一格有 {len(text)} 个字，太长了，请核对是否粘贴错了内容。")
    return _READ_TEXT[column.sort](text)


def _clear(column: Column) -> str:
    if column.clearable:
        return CLEAR
    raise CellError(f"“{column.name}”不能清空。")


def _read_number(text: str) -> str:
    return text.translate(_FULL_WIDTH)


def _read_code(text: str) -> str:
    code = text if _PLAIN_CODE.fullmatch(text) else normalise_credit_code(text)
    if _FLOATED.fullmatch(code):
        raise CellError(CODE_LOST)
    try:
        validate_credit_code(code)
    except ValidationError as error:
        raise CellError(error.messages[0]) from None
    return code


def _read_day(text: str) -> str:
    try:
        return read_day(text).isoformat()
    except DayError as error:
        raise CellError(str(error)) from None


def _value_as_text(value: Any) -> str:
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]).isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if isinstance(value, int) and len(text) > 15:
        raise CellError("这一格是很长的数字，Excel 只保留前 15 位。请把这一列设为“文本”格式后重新填写。")
    if personal_number(text):
        raise CellError("这一格里有手机号。个人信息不能导入，请删去后再上传。", secret=True)
    return text


def _value_as_code(value: Any) -> str:
    raise CellError(CODE_LOST)


def _value_as_day(value: Any) -> str:
    return value["day"] if isinstance(value, dict) else _read_day(_value_as_text(value))


_READ_TEXT: dict[Sort, Callable[[str], str]] = {
    Sort.TEXT: str,
    Sort.NUMBER: _read_number,
    Sort.CODE: _read_code,
    Sort.DATE: _read_day,
}
_READ_VALUE: dict[Sort, Callable[[Any], str]] = {
    Sort.TEXT: _value_as_text,
    Sort.NUMBER: _value_as_text,
    Sort.CODE: _value_as_code,
    Sort.DATE: _value_as_day,
}
