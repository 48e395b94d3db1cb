"""From a raw cell to the text a column means. Pure functions: no database, no clock."""

import re
import string
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from core.pii import personal_number
from core.spreadsheets.days import DayError, read_day
from core.spreadsheets.number_formats import LONG, PRECISE, general_text
from core.spreadsheets.texts import CLEAR, CLEAR_WORD, DITTO, MANGLED, PLACEHOLDERS, clean_text, unescape
from honours.fields import normalise_credit_code, validate_credit_code

from .columns import SheetColumn, Sort

#: A cell as the reading process hands it over: text, number, truth value, None, or a dict, see `reader_process`.
Raw = str | int | float | bool | dict[str, Any] | None

LONGEST = 500  # characters of a cell; no field takes more
_FLOATED = re.compile(r"\d(?:\.\d+)?E\+?\d{2}", re.IGNORECASE)
_PLAIN_CODE = re.compile("[0-9A-Z]{18}")
_UNWRAPPED = re.compile(r'="([^"]*)"')  # what programs write so that Excel keeps a number as text
_FULL_WIDTH = {0xFEE0 + ord(sign): sign for sign in string.digits + string.ascii_letters + "-"}

CODE_LOST = (
    "这个代码被 Excel 当成数字，后几位已经丢失。"
    "请把这一列设为“文本”格式（或使用导入模板），对照营业执照重新填写 18 位代码。"
)


#: Cells whose content cannot be what was meant, by what the reading process says of them.
_UNCLEAR = {
    "error": "这一格是 {error}，公式没有算出结果。请改好公式，或把这一格换成应有的内容。",
    "uncomputed": "这一格是公式，文件里没有它的结果。请用 Excel 打开、保存一次再上传，或把公式换成数值。",
    "struck": "这一格里有划掉的字“{struck}”。请把划掉的字删去（不作废的取消删除线）再上传。",
    "unseen": "这一格里的“{text}”在 Excel 里不显示：格式把它藏起来了，或者是白底白字。"
    "请把格式改成“常规”，字改成黑色，核对后再上传。",
}
_AS_TEXT = "请把这一格设为“文本”格式，照应有的样子重新填写。"
#: What is no text, by the same names.
_NO_TEXT = {
    "percent": f"这一格是百分数 {{percent}}，不是文字。{_AS_TEXT}",
    "month": f"这一格是日期“{{month}}”，不是文字，多半是 Excel 自己改的。{_AS_TEXT}",
    "day": f"这一格是日期 {{day}}，不是文字；编号 1-2 这样的，Excel 会自己改成日期。{_AS_TEXT}",
    "time": f"这一格是时刻 {{time}}，不是文字；7:30 这样的，Excel 会自己改成时刻。{_AS_TEXT}",
    "number": f"这一格用了特别的数字格式，Excel 显示的和存的不一样，存的是 {{number:.15g}}。{_AS_TEXT}",
}


class CellError(ValueError):
    """A cell that cannot be read; the reason and the remedy in Chinese.

    `secret`: the cell holds a personal number and must not be kept.
    """

    def __init__(self, reason: str, *, secret: bool = False) -> None:
        super().__init__(reason)
        self.secret = secret


def read_cell(column: SheetColumn, raw: Raw) -> str:
    """What the cell says: tidied text, an ISO date, CLEAR, or "" for nothing; raise CellError."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        return _READ_VALUE[column.sort](raw)
    text = clean_text(raw)
    if text == CLEAR_WORD:
        return _clear(column)
    if text.startswith("=") and (wrapped := _UNWRAPPED.fullmatch(text)):
        text = clean_text(wrapped[1])
    if text.startswith("="):
        raise CellError("这一格是公式。请复制这一列，用“选择性粘贴—数值”换成结果后再导入。")
    if text.startswith("'"):
        text = clean_text(unescape(text))
    elif text in PLACEHOLDERS:
        text = ""
    else:
        _refuse_mangled(column, text)
    return _read_words(column, text) if text else ""


def _refuse_mangled(column: SheetColumn, text: str) -> None:
    if DITTO.fullmatch(text):
        raise CellError(f"这一格写的是“{text}”，网站不会照上一行填。请填上完整的内容。")
    if column.sort == Sort.CODE or not MANGLED.fullmatch(text):
        return
    if text.startswith("##"):
        raise CellError("这一格只剩 ###，是列太窄，内容没有存进文件。请拉宽这一列，核对后重新保存再上传。")
    if text.startswith("#"):
        raise CellError(_UNCLEAR["error"].format(error=text))
    raise CellError(f"这一格是 {text}，多半是长数字被 Excel 改成了科学计数，后几位已经丢失。{_AS_TEXT}")


def _read_words(column: SheetColumn, text: str) -> str:
    _refuse_personal(text, may_be_code=column.sort == Sort.CODE)
    if len(text) > LONGEST:
        raise CellError(f"这一格有 {len(text)} 个字，太长了，请核对是否粘贴错了内容。")
    return _READ_TEXT[column.sort](text)


def _refuse_personal(text: str, *, may_be_code: bool = False) -> None:
    if found := personal_number(text, may_be_code=may_be_code):
        raise CellError(f"这一格里有{found}。个人信息不能导入，请删去后再上传。", secret=True)


def _clear(column: SheetColumn) -> str:
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
    """What the sheet shows; raise CellError for what is no text there, by the name of what it is."""
    if isinstance(value, bool):
        raise CellError(f"这一格是逻辑值 {str(value).upper()}，不是文字。请照应有的内容重新填写。")
    if isinstance(value, dict):
        return _read_shown(value)
    if abs(value) >= PRECISE:
        raise CellError("这一格是很长的数字，Excel 只保留前 15 位。请把这一列设为“文本”格式后重新填写。")
    text = general_text(value)
    _refuse_personal(str(int(value)))
    if abs(value) >= LONG:
        raise CellError(f"这一格 Excel 显示成 {text}，存的是 {value:.0f}。请把这一列设为“文本”格式，核对后重新填写。")
    return text


def _read_shown(value: dict[str, Any]) -> str:
    _refuse_unclear(value)
    if shown := value.get("shown"):
        text = clean_text(shown)
        _refuse_personal(text)
        return text
    raise CellError(_NO_TEXT[next(name for name in _NO_TEXT if name in value)].format_map(value))


def _refuse_unclear(value: dict[str, Any]) -> None:
    """Refuse what nobody can have meant: errors, struck and unseen text."""
    for name, reason in _UNCLEAR.items():
        if name in value:
            shown = {key: _hidden_if_personal(each) for key, each in value.items()}
            raise CellError(reason.format_map(shown))


def _hidden_if_personal(value: Any) -> Any:
    return "…" if isinstance(value, str) and personal_number(value) else value


def _value_as_code(value: Any) -> str:
    if isinstance(value, dict):
        _refuse_unclear(value)
    raise CellError(CODE_LOST)


def _value_as_day(value: Any) -> str:
    if not isinstance(value, dict):
        return _read_day(_value_as_text(value))
    _refuse_unclear(value)
    if "day" in value:
        return value["day"]
    written = next((value[name] for name in ("month", "time", "percent") if name in value), None)
    return _read_day(written or _read_shown(value))


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
