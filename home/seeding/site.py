"""The home page, the sections below it, and the facts in the footer."""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from activities.models import ActivityIndexPage
from alliances.models import AllianceIndexPage
from campaigns.models import CampaignIndexPage
from core.models import BasePage, SiteFacts
from exemplars.models import ExemplarIndexPage
from home.models import HomePage
from honours.models import CreditListPage, HonourRollIndexPage
from lessons.models import LessonIndexPage, ReadingIndexPage
from news.models import NewsIndexPage
from policies.models import PolicyIndexPage
from services.models import ServicesIndexPage
from spots.models import ScenicSpotIndexPage
from talks.models import TalkIndexPage

from .pages import page
from .photos import photo

NOTICE = "演示站点：商户、牌匾编号与信用代码均为虚构；景点与公开数字为真实资料，以权威发布为准。"
NOTICE_ENGLISH = (
    "Demonstration: merchants, plaque numbers and credit codes are invented; spots and published figures are real, "
    "and official sources prevail."
)

SECTIONS: list[tuple[type[BasePage], str, str, str]] = [
    (ScenicSpotIndexPage, "spots", "景点", "十二处网红景点：怎么去、几点开、谁负责、哪些店信得过。"),
    (HonourRollIndexPage, "honours", "荣誉榜", "两项荣誉的完整名单，按日期查，每一块牌都查得到。"),
    (CreditListPage, "credit", "查商户", "输入店名、信用代码或摊位号的一部分，看看这家店有没有上榜。"),
    (LessonIndexPage, "lessons", "安全课堂", "十分钟一课，店主和伙计在手机上就能学完。"),
    (ReadingIndexPage, "reading", "读书会", "读、写、讲、评，一本书走完四步。"),
    (ServicesIndexPage, "services", "服务", "办事、问质量、参加活动，有难处写下来，都从这里进。"),
    (NewsIndexPage, "news", "动态", "授牌、公示、活动和每一个有出处的数字。"),
]

#: Sections reached from other pages, so that the menu stays short.
BESIDE_THE_MENU: list[tuple[type[BasePage], str, str, str]] = [
    (AllianceIndexPage, "alliances", "谁负责", "每个景点背后的联盟：哪些单位在一起，谁召集，方案是什么。"),
    (CampaignIndexPage, "campaigns", "假日治理", "春节、“五一”、国庆，节前、节中、节后三段治理的件数。"),
    (TalkIndexPage, "talks", "讲座", "专题讲座、论坛和安全责任党课：什么时候、在哪里、谁来讲。"),
    (ExemplarIndexPage, "exemplars", "典型", "谁受过表彰，谁表彰的，哪里公布的。"),
    (ActivityIndexPage, "activities", "活动清单", "党群服务中心每个月做什么，一张表看完。"),
    (PolicyIndexPage, "policies", "政策文件", "方案、通知和公开信：谁发的、哪天发的、现在还有没有效。"),
]


def seed_home() -> HomePage:
    """The home page as root of the default site, reachable at PUBLIC_URL."""
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    if not (home := HomePage.objects.in_language().first()):
        _remove_welcome_page()
        home = Page.get_first_root_node().add_child(
            instance=HomePage(
                title="渝中放心游",
                slug="home",
                summary="看景点、查荣誉、学安全、投诉有门：渝中区放心消费与诚信经营的公开信息，都在这里。",
                picture=photo("home"),
            )
        )
        home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": address.hostname, "port": port, "root_page": home, "site_name": "渝中放心游"},
    )
    return home


def seed_sections(home: HomePage) -> dict[str, BasePage]:
    """The sections by slug, those of the menu first and in its order."""
    menus = [(SECTIONS, True), (BESIDE_THE_MENU, False)]
    return {
        slug: page(home, kind, slug, partial(_section, title, summary, in_menu))
        for sections, in_menu in menus
        for kind, slug, title, summary in sections
    }


def seed_site_facts() -> None:
    """Invented-free footer: only what the source document names."""
    site = Site.objects.get(is_default_site=True)
    SiteFacts.objects.get_or_create(
        site=site,
        defaults={
            "motto": "重庆市渝中区放心消费与诚信经营公开信息",
            "motto_english": "Worry-free consumption and honest dealing in Yuzhong District, Chongqing",
            "notice": NOTICE,
            "notice_english": NOTICE_ENGLISH,
            "operator": "重庆市渝中区市场监督管理局 · 渝中区个体劳动者协会（演示）",
            "operator_english": "Yuzhong District Market Supervision Administration, Chongqing · "
            "Yuzhong Self-employed Workers' Association (demonstration)",
        },
    )


def _section(title: str, summary: str, in_menu: bool) -> dict[str, object]:
    return {"title": title, "summary": summary, "show_in_menus": in_menu}


def _remove_welcome_page() -> None:
    for welcome in Page.objects.filter(depth=2, slug="home"):
        welcome.delete()
