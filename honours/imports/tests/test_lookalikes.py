"""A second plaque that nobody can tell from the first does not come about: not by a list, not by the editor's form."""

import pytest
from django.urls import reverse

from honours.imports.states import Fate
from honours.models import Honour, Merchant

from .lists import UNITS, cells, load, problems, xlsx

pytestmark = pytest.mark.django_db
ALIKE = ["{}\u200e", "\ufeff{}", "{}\u3164", "{}\ufe0f", " {}", "{}\U000e0041"]


def known() -> Honour:
    return Honour.objects.filter(live=True, scheme__title=UNITS).select_related("merchant").order_by("number").first()


@pytest.mark.parametrize("written", [*ALIKE, "full width", "dash"])
def test_a_list_means_the_plaque_that_is_there(written):
    honour = known()
    number = {
        "full width": honour.number.translate({ord("2"): "２", ord("0"): "０"}),
        "dash": honour.number.replace("-", "—"),
    }
    spelling = number.get(written) or written.format(honour.number)
    row = cells(1, number=spelling, title=honour.merchant.title, credit_code=honour.merchant.credit_code or "")
    batch = load(xlsx([*row[:2], row[2], "", row[4], *[""] * 9]))
    assert batch.count(Fate.NEW) == 0
    assert batch.count(Fate.SAME) == 1, problems(batch)


def test_a_stored_number_in_other_letters_is_found_too():
    honour = known()
    Honour.objects.filter(pk=honour.pk).update(number="渝А—0１")
    row = cells(1, number="渝A-01", title=honour.merchant.title, credit_code=honour.merchant.credit_code or "")
    batch = load(xlsx([*row[:3], "", row[4], *[""] * 9]))
    assert batch.count(Fate.SAME) == 1, problems(batch)


def test_one_list_cannot_name_a_plaque_twice_in_two_spellings():
    batch = load(xlsx(cells(1, number="试-A01"), cells(2, number="试—АO1")))
    assert batch.count(Fate.NEW, Fate.FAULTY) == 2
    assert "与第 2 行的荣誉项目、牌匾编号重复" in problems(batch)[0][1]


@pytest.mark.parametrize("written", ["{}\u200e", "{}\u3164", "－", "А"])
def test_the_form_refuses_or_tidies_it(admin_client, written):
    honour = known()
    number = honour.number.replace("-", "－") if written == "－" else written.format(honour.number)
    if written == "А":
        Honour.objects.filter(pk=honour.pk).update(number="渝A-01")
        number = "渝А-01"
    other = Merchant.objects.exclude(pk=honour.merchant_id).first()
    address = reverse(Honour.snippet_viewset.get_url_name("add"))
    data = {"merchant": other.pk, "scheme": honour.scheme_id, "number": number, "withdrawal_kind": "withdrawn"}
    before = Honour.objects.count()
    answer = admin_client.post(address, data)
    assert Honour.objects.count() == before
    assert answer.status_code == 200
    page = answer.content.decode()
    assert any(told in page for told in ("看上去一样", "这个牌匾编号已经用过了"))
