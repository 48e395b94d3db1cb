"""What the share picture of each kind of page says above the title."""

from functools import singledispatch

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.models import BasePage
from core.site_name import site_name
from home.models import HomePage
from honours.models import HonourRollPage, Merchant
from lessons.models import LessonPage, ReadingCyclePage
from news.models import NewsPage, PolicyPage, TalkPage
from spots.models import ScenicSpotPage

from .card import Card


@singledispatch
def kicker(subject: object) -> str:
    """The words above the title."""
    return ""


@kicker.register
def _spot(page: ScenicSpotPage) -> str:
    return page.area or _("景点")


@kicker.register
def _roll(page: HonourRollPage) -> str:
    return _("荣誉榜")


@kicker.register
def _merchant(merchant: Merchant) -> str:
    return _("商户信用")


@kicker.register
def _lesson(page: LessonPage) -> str:
    return _("安全课堂")


@kicker.register
def _cycle(page: ReadingCyclePage) -> str:
    return _("读书会")


@kicker.register
def _news(page: NewsPage) -> str:
    return date_format(page.published_on, "DATE_FORMAT")


@kicker.register
def _talk(page: TalkPage) -> str:
    return _("讲座")


@kicker.register
def _policy(page: PolicyPage) -> str:
    return str(page.get_kind_display())


def card_of(subject: BasePage | Merchant, language: str) -> Card:
    """The share picture of a page or a merchant in a language, in which the caller has already switched."""
    if isinstance(subject, Merchant):
        summary = _("登记信息和诚信荣誉，随时可查，以网页为准。")
        return Card(kicker(subject), subject.title, summary, site_name(), language)
    title = subject.headline if isinstance(subject, HomePage) else subject.title
    photo = subject.picture
    if photo is None:
        return Card(kicker(subject), title, subject.summary, site_name(), language)
    return Card(kicker(subject), title, subject.summary, site_name(), language, photo.pk, photo.file_hash)
