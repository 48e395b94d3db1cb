"""Names in the order of a dictionary, on either database."""

import pytest

from alliances.models import Organisation, UnitKind
from core.collation import compare

pytestmark = pytest.mark.django_db

IN_ORDER = ["巴渝茶业", "朝天门街道", "重庆老字号", "大阳沟社区", "解放碑街道", "七星岗街道", "渝中区商会"]


@pytest.fixture
def units() -> None:
    for title in reversed(IN_ORDER):
        Organisation.objects.update_or_create(title=title, defaults={"kind": UnitKind.COMPANY})


def shown(response) -> list[str]:
    return [unit.title for unit in response.context["object_list"] if unit.title in IN_ORDER]


def test_records_come_by_their_sound(units):
    assert list(Organisation.objects.filter(title__in=IN_ORDER).values_list("title", flat=True)) == IN_ORDER


@pytest.mark.parametrize(("ordering", "expected"), [("title", IN_ORDER), ("-title", IN_ORDER[::-1])])
def test_an_editor_s_list_too(editor_client, units, ordering, expected):
    address = "/admin/snippets/alliances/organisation/"
    pages = [editor_client.get(address, {"ordering": ordering, "p": number}) for number in (1, 2)]
    assert list(dict.fromkeys(title for page in pages for title in shown(page))) == expected


def test_equal_sounds_are_told_apart():
    assert compare("渝味", "鱼味") == -compare("鱼味", "渝味") != 0
