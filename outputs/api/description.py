"""The API described once: for programs as OpenAPI 3.1, for people on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from core.site_name import site_name

from .endpoints import honours, merchants, pages, pictures
from .parameters import Parameter
from .schemas import SCHEMAS, ref

VERSION = "2.0.0"
TERMS = "只读，不用申请，不用登录。可以自由使用，转载请注明来源与截至日期；荣誉的状态按当天算，会到期、会撤销。"

#: What holds for all of it, for people.
RULES = (
    "用 GET 取，回来的是 JSON；机器读的说明是 openapi.json（OpenAPI 3.1）。",
    "一次最多 50 条。页面和图片用 limit、offset 翻；商户和荣誉用上一次回答里的 next_after 接着列。",
    "参数写错回 400，没有的回 404，都有一句 message 说明白。",
    "回答带 ETag：下次带上 If-None-Match，没变就只回 304。",
    "整张名单也可以下载：每张荣誉榜下面有 CSV 和 JSON。",
    "页面正文：网址后面加 index.md 就是 Markdown，全部列在 llms.txt。",
)


@dataclass(frozen=True)
class Operation:
    """One thing to ask for; `schema` names the answer's shape."""

    path: str
    summary: str
    text: str
    schema: str
    parameters: Sequence[Parameter] = ()
    key: str = ""  # the name of the part of the path that names one thing
    key_schema: str = "integer"
    example: str = ""

    @property
    def name(self) -> str:
        """The operation's id: the path in words."""
        return self.path.strip("/").replace("/", "_").replace("{", "").replace("}", "").replace("api_v2_", "")


OPERATIONS = [
    Operation(
        "/api/v2/pages/",
        "公开页面",
        "标题、一句话介绍、网址和正文（Markdown）的网址。要登录才能看的页面不在里面。",
        "PageList",
        pages.PARAMETERS,
        example="/api/v2/pages/?type=spots.ScenicSpotPage&limit=5",
    ),
    Operation("/api/v2/pages/{id}/", "一个公开页面", "同上，只取一页。", "Page", key="id"),
    Operation(
        "/api/v2/pictures/",
        "公开页面上的图片",
        "图上是什么、谁拍谁画、有哪些尺寸。原图不提供。",
        "PictureList",
        pictures.Pictures.parameters,
        example="/api/v2/pictures/?limit=5",
    ),
    Operation("/api/v2/pictures/{id}/", "一张图片", "同上，只取一张。", "Picture", key="id"),
    Operation(
        "/api/v2/honours/",
        "一张荣誉榜",
        "任何一天的名单，筛选条件和网页一样，按牌匾编号排。牌匾上的防伪码不提供。",
        "HonourList",
        honours.PARAMETERS,
        example="/api/v2/honours/?roll=honest-traders&on=2022-07-14&limit=5",
    ),
    Operation(
        "/api/v2/merchants/",
        "商户",
        "登记信息里公开的部分，按公开编号排；或用 q 找。没有经营者姓名、电话和证件号，也没有存过。",
        "MerchantList",
        merchants.PARAMETERS,
        example="/api/v2/merchants/?q=火锅&limit=5",
    ),
    Operation(
        "/api/v2/merchants/{public_id}/",
        "一家商户和它的荣誉",
        "荣誉的状态按今天算，过去的也在。",
        "MerchantWithHonours",
        key="public_id",
        key_schema="string",
    ),
]


def title() -> str:
    """What the API is called, after the site."""
    return f"{site_name()}数据接口"


def openapi(request: HttpRequest) -> dict[str, Any]:
    """The description as OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title(), "version": VERSION, "description": TERMS},
        "servers": [{"url": request.build_absolute_uri("/").rstrip("/")}],
        "paths": {operation.path: {"get": _operation(operation)} for operation in OPERATIONS},
        "components": {"schemas": SCHEMAS},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    answers = {"200": ("好了", operation.schema), "400": ("参数不对", "Refusal"), "404": ("没有", "Refusal")}
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.text,
        "parameters": [*_key(operation), *map(_parameter, operation.parameters)],
        "responses": {
            status: {"description": text, "content": {"application/json": {"schema": ref(schema)}}}
            for status, (text, schema) in answers.items()
        },
    }


def _key(operation: Operation) -> list[dict[str, Any]]:
    if not operation.key:
        return []
    schema: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
    if operation.key_schema == "string":
        schema = {"type": "string", "pattern": "^[0-9a-z]{8}$"}
    return [{"name": operation.key, "in": "path", "required": True, "schema": schema}]


def _parameter(parameter: Parameter) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "description": parameter.text,
        "required": parameter.required,
        "schema": parameter.schema,
    }
    return made | ({"example": parameter.example} if parameter.example else {})
