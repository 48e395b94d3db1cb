"""Query parameters: said once, read strictly, described in OpenAPI and on the page for people."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from wagtail.api.v2.utils import BadRequestError

MOST = 50  # items of one answer
FARTHEST = 10_000  # items that may be skipped
LONGEST = 64  # characters of words to look for


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name, what it does in Chinese, how its text is read, its JSON Schema."""

    name: str
    text: str
    read: Callable[[str], Any]
    schema: dict[str, Any]
    default: Any = None
    required: bool = False
    example: str = field(default="", compare=False)


def asked(get: QueryDict, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of all parameters; raise BadRequestError, in Chinese, for anything that is not one of them."""
    known = {parameter.name: parameter for parameter in parameters}
    if unknown := sorted(set(get) - set(known)):
        names = "、".join(known) or "无"
        raise BadRequestError(f"不认识的参数：{'、'.join(each[:40] for each in unknown[:5])}。可以用的参数：{names}。")
    return {name: _value(get.getlist(name), parameter) for name, parameter in known.items()}


def _value(texts: list[str], parameter: Parameter) -> Any:
    if not texts:
        if parameter.required:
            raise BadRequestError(f"缺少参数 {parameter.name}：{parameter.text}")
        return parameter.default
    if len(texts) > 1:
        raise BadRequestError(f"参数 {parameter.name} 只能写一次。")
    try:
        return parameter.read(texts[0])
    except ValueError as error:
        raise BadRequestError(f"参数 {parameter.name} 写得不对：{error}") from error


def number(name: str, text: str, least: int, most: int, default: int | None = None) -> Parameter:
    """A whole number between two others."""

    def read(words: str) -> int:
        if not (words.isascii() and words.isdigit() and len(words) <= 18 and least <= int(words) <= most):
            raise ValueError(f"要写 {least} 到 {most} 的整数。")
        return int(words)

    schema: dict[str, Any] = {"type": "integer", "minimum": least, "maximum": most}
    if default is not None:
        schema["default"] = default
    return Parameter(name, text, read, schema, default)


def choice(name: str, text: str, values: Sequence[str], default: str | None = None, **more: Any) -> Parameter:
    """One of some words."""

    def read(words: str) -> str:
        if words not in values:
            raise ValueError(f"只能是 {'、'.join(values)}。")
        return words

    schema: dict[str, Any] = {"type": "string", "enum": list(values)}
    if default is not None:
        schema["default"] = default
    return Parameter(name, text, read, schema, default, **more)


def words(name: str, text: str, longest: int = LONGEST, pattern: str = "", **more: Any) -> Parameter:
    """Text that is not empty, without control signs; with a pattern, only what matches all of it."""

    def read(given: str) -> str:
        if not given.strip() or len(given) > longest or not given.isprintable():
            raise ValueError(f"要写 1 到 {longest} 个字，不能有控制符。")
        if pattern and not re.fullmatch(pattern, given):
            raise ValueError("格式不对。")
        return given.strip()

    schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": longest}
    if pattern:
        schema["pattern"] = f"^{pattern}$"
    return Parameter(name, text, read, schema, **more)


def day(name: str, text: str) -> Parameter:
    """A day, YYYY-MM-DD."""

    def read(given: str) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            raise ValueError("日期要写成“2022-07-14”这样的年-月-日。")
        try:
            return date.fromisoformat(given)
        except ValueError as error:
            raise ValueError("没有这一天。") from error

    return Parameter(name, text, read, {"type": "string", "format": "date"})


LIMIT = number("limit", f"最多要几条，默认 20，不能超过 {MOST}。", 1, MOST, 20)
OFFSET = number("offset", f"跳过前面几条，不能超过 {FARTHEST}。", 0, FARTHEST, 0)
