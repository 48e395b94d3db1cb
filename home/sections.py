"""The sections every site has, at the addresses that plaques and posters carry; the words are where each begins."""

from dataclasses import dataclass

from wagtail.models import Page

from alliances.campaigns.models import CampaignIndexPage
from alliances.models import AllianceIndexPage
from core.models import BasePage
from honours.models import CreditListPage, HonourRollIndexPage
from lessons.models import LessonIndexPage, ReadingIndexPage
from news.models import CommendationIndexPage, NewsIndexPage, PolicyIndexPage, TalkIndexPage
from services.activities.models import ActivityIndexPage
from services.models import ServicesIndexPage
from spots.models import ScenicSpotIndexPage

DEPTH = 3  # right below a home page


@dataclass(frozen=True)
class Section:
    """A page right below the home page."""

    kind: type[BasePage]
    slug: str
    title: str
    summary: str
    in_menu: bool = True


#: Those of the menu in its order; the others are reached from other pages, so that the menu stays short.
SECTIONS = (
    Section(ScenicSpotIndexPage, "spots", "景点", "怎么去、几点开、谁负责、哪些店有荣誉。"),
    Section(HonourRollIndexPage, "honours", "荣誉榜", "荣誉的名单，可按日期查，每一块牌匾都查得到。"),
    Section(CreditListPage, "credit", "查商户", "输入店名、信用代码或摊位号的一部分，看看这家店有没有荣誉。"),
    Section(LessonIndexPage, "lessons", "安全课堂", "十分钟一课，店主和店员在手机上就能学完。"),
    Section(ReadingIndexPage, "reading", "读书会", "读、写、讲、评，一本书走完四步。"),
    Section(ServicesIndexPage, "services", "服务", "办事、问质量、参加活动，有难处写下来，都从这里进。"),
    Section(NewsIndexPage, "news", "动态", "授牌、公示、活动和每一个有出处的数字。"),
    Section(
        AllianceIndexPage, "alliances", "谁负责", "每个景点背后的联盟：哪些单位在一起，谁召集，方案是什么。", False
    ),
    Section(CampaignIndexPage, "campaigns", "假日治理", "春节、“五一”、国庆，节前、节中、节后三段治理的件数。", False),
    Section(TalkIndexPage, "talks", "讲座", "专题讲座、论坛和安全责任党课：什么时候、在哪里、谁来讲。", False),
    Section(CommendationIndexPage, "exemplars", "典型", "谁受过表彰，谁表彰的，哪里公布的。", False),
    Section(ActivityIndexPage, "activities", "活动清单", "党群服务中心每个月做什么，一张表看完。", False),
    Section(PolicyIndexPage, "policies", "政策文件", "方案、通知和公开信：谁发的、哪天发的、现在还有没有效。", False),
)

#: The plain pages that every site has as well (`home/first_pages/`).
PLAIN = ("about", "accessibility", "complain", "criteria", "privacy")


def is_promised(page: Page) -> bool:
    """Whether a page stands at an address that plaques, menu, foot and the page of nothing found lead to."""
    return page.depth == DEPTH and page.slug in {*PLAIN, *(section.slug for section in SECTIONS)}
