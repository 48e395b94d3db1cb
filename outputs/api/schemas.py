"""The shapes of answers, as JSON Schema."""

from typing import Any

from honours.history.states import OFFERS, HonourState, MerchantKind

from .endpoints.pages import TYPES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
DAY_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
MOMENT_OR_NULL: Schema = {"type": ["string", "null"], "format": "date-time"}


def thing(**properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def described(schema: Schema, text: str) -> Schema:
    return {**schema, "description": text}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


OFFER = thing(
    kind={"type": "string", "enum": [kind.value for kind in OFFERS]},
    source=described(TEXT, "谁证明的"),
    as_of=described({"type": "string", "format": "date"}, "截至哪一天"),
)
PAGE = thing(
    id=WHOLE,
    meta=thing(
        type={"type": "string", "enum": TYPES},
        detail_url=ADDRESS,
        html_url=ADDRESS,
        slug=TEXT,
        locale=TEXT,
        first_published_at=MOMENT_OR_NULL,
        last_published_at=MOMENT_OR_NULL,
        markdown_url=described(ADDRESS, "同一页的 Markdown 版"),
    ),
    title=TEXT,
    summary=described(TEXT, "一句话介绍"),
)
PICTURE = thing(
    id=WHOLE,
    meta=thing(type=TEXT, detail_url=ADDRESS),
    description=described(TEXT, "图上是什么"),
    credit=described(TEXT, "作者或来源"),
    width=WHOLE,
    height=WHOLE,
    sizes=many(thing(url=ADDRESS, width=WHOLE, height=WHOLE)),
)
STATE: Schema = {
    "type": "string",
    "enum": [state.value for state in HonourState],
    "description": "、".join(f"{state.value} {state.label}" for state in HonourState),
}
HONOUR: dict[str, Schema] = {
    "scheme": described(TEXT, "荣誉项目"),
    "number": described(TEXT, "牌匾编号"),
    "state": STATE,
    "issued_on": DAY_OR_NULL,
    "valid_to": described(DAY_OR_NULL, "空值表示未注明有效期"),
    "withdrawn_on": DAY_OR_NULL,
    "withdrawal_reason": TEXT,
}
MERCHANT: dict[str, Schema] = {
    "public_id": described(TEXT, "公开编号，不会变"),
    "title": described(TEXT, "招牌名，照登记，不翻译"),
    "registered_name": TEXT,
    "credit_code": described(TEXT_OR_NULL, "统一社会信用代码"),
    "kind": {
        "type": "string",
        "enum": [kind.value for kind in MerchantKind],
        "description": "、".join(f"{kind.value} {kind.label}" for kind in MerchantKind),
    },
    "trade": described(TEXT_OR_NULL, "行业"),
    "spot": described(TEXT_OR_NULL, "所在景点"),
    "address": TEXT,
    "opening": described(TEXT, "营业时间；商户没有同意公开就是空的"),
    "intro": described(TEXT, "店家自己的话；没有同意公开就是空的"),
    "offers": described(many(OFFER), "店家做得到的事，每一件有出处"),
    "html_url": ADDRESS,
    "markdown_url": ADDRESS,
}
COUNTED = thing(total_count=described(WHOLE, "一共几条"))
CURSOR: Schema = {
    "type": "object",
    "properties": {
        "total_count": described(WHOLE, "一共几条；不数整张表就知道的时候才有"),
        "next_after": described(TEXT, "后面还有时，下一次请求的 after"),
    },
    "additionalProperties": False,
}

SCHEMAS: dict[str, Schema] = {
    "Page": PAGE,
    "PageList": thing(meta=COUNTED, items=many(ref("Page"))),
    "Picture": PICTURE,
    "PictureList": thing(meta=COUNTED, items=many(ref("Picture"))),
    "MerchantHonour": thing(**HONOUR),
    "Honour": thing(**HONOUR, merchant=thing(public_id=TEXT, title=TEXT)),
    "HonourList": thing(day={"type": "string", "format": "date"}, meta=CURSOR, items=many(ref("Honour"))),
    "Merchant": thing(**MERCHANT),
    "MerchantList": thing(meta=CURSOR, items=many(ref("Merchant"))),
    "MerchantWithHonours": thing(**MERCHANT, honours=many(ref("MerchantHonour"))),
    "Refusal": thing(message=described(TEXT, "哪里不对，怎么改")),
}
