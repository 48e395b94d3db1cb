"""Numbers of persons are found however they are typed; other numbers pass."""

import pytest
from django.core.exceptions import ValidationError

from core.pii import validate_no_personal_number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("打13800138000问", "手机号"),
        ("138 0013 8000", "手机号"),
        ("138-0013-8000", "手机号"),
        ("１３８００１３８０００", "手机号"),
        ("+86 13800138000", "手机号"),
        ("1 3 8 0 0 1 3 8 0 0 0", "手机号"),
        ("500103199003074213", "身份证号"),
        ("身份证50010319900307421x号", "身份证号"),
        ("500103 19900307 4213", "身份证号"),
        ("５００１０３１９９００３０７４２１３", "身份证号"),
    ],
)
def test_personal_numbers_are_named(text, kind):
    with pytest.raises(ValidationError, match=kind):
        validate_no_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "请拨 12315",
        "总机 023-63000000",
        "2022-07-14 13:00 到 2022-07-15 18:00",
        "代码 91500103MA5U3XX96K",
        "915001037000000017",
        "小票号 20220714130000123456789",
        "1358 元，3 件，共 4074 元",
    ],
)
def test_other_numbers_pass(text):
    validate_no_personal_number(text)
