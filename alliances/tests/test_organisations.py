"""A unit is a unit: no number of a person fits into it, and it says when it is invented."""

import pytest
from django.core.exceptions import ValidationError

from alliances.models import Organisation, UnitKind

pytestmark = pytest.mark.django_db


def test_an_invented_unit_says_so():
    assert str(Organisation(title="示例景区公司", is_invented=True)) == "示例景区公司（虚构）"
    assert str(Organisation(title="渝中区市场监管局")) == "渝中区市场监管局"


@pytest.mark.parametrize("field", ["duty", "office"])
def test_a_mobile_number_is_refused(field):
    unit = Organisation(title="试", kind=UnitKind.COMPANY, **{field: "找小李 13800138000"})
    with pytest.raises(ValidationError) as refusal:
        unit.full_clean()
    assert "手机号" in refusal.value.message_dict[field][0]


def test_editors_find_it_in_the_admin(editor_client):
    assert "单位" in editor_client.get("/admin/snippets/alliances/organisation/").content.decode()
