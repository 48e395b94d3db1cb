"""The credit code is mended where it can be, refused with the reason where it cannot."""

import pytest
from django.core.exceptions import ValidationError

from honours.history.states import MerchantKind
from honours.models import Merchant

pytestmark = pytest.mark.django_db


@pytest.fixture
def code() -> str:
    return Merchant.objects.values_list("credit_code", flat=True)[0]


def merchant(credit_code: str) -> Merchant:
    return Merchant(title="某店", kind=MerchantKind.INDIVIDUAL, credit_code=credit_code)


def reason(credit_code: str) -> str:
    with pytest.raises(ValidationError) as refusal:
        merchant(credit_code).full_clean()
    return refusal.value.message_dict["credit_code"][0]


def test_a_doubled_code_is_refused(code):
    assert "已经登记在另一家商户名下" in reason(code)


def test_a_doubled_code_in_full_width_with_blanks_is_the_same_code(code):
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    assert "已经登记在另一家商户名下" in reason(f" {wide[:8]} {wide[8:]} ")


def test_one_wrong_digit_is_refused(code):
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert "抄错了一位" in reason(wrong)


def test_a_short_code_is_refused(code):
    assert "18 位" in reason(code[:17])


def test_a_forbidden_letter_is_refused(code):
    assert "不含 I、O、S、V、Z" in reason("O" + code[1:])


def test_a_merchant_may_have_no_code_and_so_may_two():
    for _ in range(2):
        shop = merchant("")
        shop.full_clean()
        shop.save()
        shop.refresh_from_db()
        assert shop.credit_code is None
