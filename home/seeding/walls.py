"""The wall, an empty pledge, and plates of invented merchants with their consent."""

from datetime import date
from functools import partial

from alliances.display_walls.models import PledgePlate, PledgeTemplate, WallPage
from alliances.models import AlliancePage
from honours.models import Merchant, Trade

from .pages import page

CONSENT = (date(2026, 3, 15), date(2028, 3, 14))
PLATES = 3  # at each of the wall's spots


def seed_walls(alliances: dict[str, AlliancePage]) -> None:
    """Three walls: of the district, of an area, of a trade."""
    pledge, _ = PledgeTemplate.objects.get_or_create(title="六要六不要", version="待填写")
    wall = {"title": "联合党建公示墙", "summary": "挂在墙上的荣誉栏，自己翻页。", "pledge": pledge}
    page(alliances["zong-she"], WallPage, "wall", partial(dict, wall))
    page(alliances["jie-fang-bei"], WallPage, "wall", partial(dict, wall))
    page(alliances["yu-pai-fu-shi"], WallPage, "wall", lambda: wall | {"trade": Trade.objects.get(title="服装")})
    for merchant in Merchant.objects.filter(spot__slug="jie-fang-bei", credit_code__isnull=False)[:PLATES]:
        PledgePlate.objects.get_or_create(
            merchant=merchant, pledge=pledge, defaults={"consent_on": CONSENT[0], "expires_on": CONSENT[1]}
        )
