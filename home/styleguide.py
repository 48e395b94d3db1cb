"""The design system on one page, with every part in every state; for those who work on the site."""

import re
from datetime import date
from types import SimpleNamespace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.charts import Bar, Chart, bars
from core.opening_hours import OpeningState
from honours.history.states import HonourState
from honours.merchants.spot_tour import sketch, tour
from honours.models import Honour, Merchant

ICONS = re.compile(r'<symbol id="([a-z]+)"')
COLOURS = re.compile(r"^  --([a-z0-9-]+): #[0-9a-f]{3,6};", re.MULTILINE)
ADDRESSES = ("一层 示例A区-1", "一层 示例A区-3", "三层 示例B区-2", "三层 示例B区-9", "十一层 示例C区-4")


def styleguide(request: HttpRequest) -> HttpResponse:
    """Colours and signs are read from the files themselves, so that none is missing here."""
    static = settings.BASE_DIR / "static"
    tokens = (static / "css/tokens.css").read_text("utf-8").split("@media")[0]
    shops = [
        Merchant(pk=n, title=f"示例店{n}", address=address, public_id="") for n, address in enumerate(ADDRESSES, 1)
    ]
    way = tour(Honour(merchant=shop, merchant_id=shop.pk) for shop in shops)
    context = {
        "page": SimpleNamespace(
            title="样式", summary="一座山城，一套样式：台阶、夜色、亮着的窗。", slug="styleguide", picture=None
        ),
        "colours": sorted(set(COLOURS.findall(tokens)), key=tokens.index),
        "icons": ICONS.findall((static / "img/icons.svg").read_text("utf-8")),
        "states": list(HonourState),
        "openings": list(OpeningState),
        "chart": Chart(
            "示例图", "景点", "处", bars([Bar("解放碑", 12, "#charts", 9), Bar("朝天门", 5, "", 5)]), "共 17 处"
        ),
        "way": way,
        "sketch": sketch(way),
        "day": date(2022, 7, 14),
    }
    return render(request, "home/styleguide.html", context)
