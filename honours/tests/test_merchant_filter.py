"""The editors' list of merchants, narrowed by spot."""

from bs4 import BeautifulSoup

from honours.models import Merchant
from spots.models import ScenicSpotPage


def test_each_spot_is_offered_once_in_the_sites_own_language(editor_client):
    page = BeautifulSoup(editor_client.get("/admin/snippets/honours/merchant/").content, "html.parser")
    offered = {each["value"] for each in page.select("[name=spot][value], [name=spot] option[value]") if each["value"]}
    assert offered == {str(spot.pk) for spot in ScenicSpotPage.objects.in_language("zh-hans")}


def test_the_list_is_narrowed(editor_client):
    spot = Merchant.objects.exclude(spot=None).first().spot
    answer = editor_client.get("/admin/snippets/honours/merchant/", {"spot": spot.pk})
    assert {merchant.spot_id for merchant in answer.context["object_list"]} == {spot.pk}
