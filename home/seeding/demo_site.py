"""What the demo's home page, sections and footer say: Yuzhong, Chongqing."""

from django.utils import timezone

from core.models import BasePage
from home.models import HomePage

from .photos import photo
from .site import seed_home, seed_sections, seed_site_facts

SUMMARIES = {
    "spots": "12处网红景点：怎么去、几点开、谁负责、哪些店有荣誉。",
    "honours": "两项荣誉的名单（演示，虚构），可按日期查，每一块牌匾都查得到。",
}


def seed_demo_site() -> tuple[HomePage, dict[str, BasePage]]:
    """The site, open to readers, and its sections by slug; the footer says only what the source document names."""
    home = seed_home(
        "看景点、查荣誉、学安全、投诉有门：渝中区放心消费与诚信经营的公开信息，都在这里。",
        headline="山城有信，放心逛渝中",
        picture=photo("home"),
    )
    seed_site_facts(
        region="重庆市",
        locality="渝中区",
        motto="重庆市渝中区放心消费与诚信经营公开信息",
        motto_english="Worry-free consumption and honest dealing in Yuzhong District, Chongqing",
        notice="演示站点：商户、牌匾、信用代码、活动、账目和各类名单均为虚构；成效数字据公开报道。请勿据此选店或前往。",
        notice_english="Demonstration: merchants, plaques, credit codes, activities, accounts and lists are invented; "
        "figures of results are as published. Do not choose a shop or travel by them.",
        operator="重庆市渝中区市场监督管理局 · 渝中区个体劳动者协会（演示）",
        operator_english="Yuzhong District Administration for Market Regulation, Chongqing · "
        "Yuzhong Self-employed Workers' Association (demonstration)",
        launched_at=timezone.now(),
    )
    return home, seed_sections(home, SUMMARIES)
