"""The measurements measure what they say: a roll that grows shows what it grew by."""

import pytest

from bench.growing import grow, scheme_of
from bench.pages import ROLL
from honours.models import AwardScheme, Honour

pytestmark = pytest.mark.django_db


def test_a_roll_shown_in_several_languages_is_one_scheme(home):
    assert scheme_of(ROLL) in AwardScheme.objects.all()


def test_a_roll_grows_by_shops_of_its_own(client, home):
    scheme = scheme_of(ROLL)
    shops = set(Honour.objects.filter(scheme=scheme).values_list("merchant", flat=True))
    grow(scheme, 0, 5)
    grown = Honour.objects.filter(scheme=scheme).exclude(merchant__in=shops)
    assert grown.values("merchant").distinct().count() == 5
    shown = client.get(ROLL, {"q": "增补3号店"}).content.decode()
    assert "增补3号店" in shown
    assert "增补6号店" not in shown
