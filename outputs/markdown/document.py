"""A page or a merchant as one Markdown text."""

from django.utils import timezone
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from core.models import BasePage
from core.opencc import in_words
from core.opening_words import opening_words
from home.models import HomePage
from honours.history.states import HonourState
from honours.models import Honour, Merchant

from .facts import facts
from .pages import Section, lists, texts
from .syntax import bullets, line, paragraphs, table


def page_text(page: BasePage, address: str) -> str:
    """The twin of a page whose full address is given."""
    title = page.headline if isinstance(page, HomePage) else page.title
    changed = page.last_published_at and timezone.localtime(page.last_published_at).date().isoformat()
    sections = [*texts(page, address), *lists(page, address)]
    return _text(title, page.summary, list(facts(page)), sections, address, changed or "")


def merchant_text(merchant: Merchant, address: str) -> str:
    """The twin of a merchant's page: what is public, and how its honours stand today."""
    known = [
        (_("登记名称"), merchant.public_registered_name),
        (_("类型"), merchant.get_kind_display()),
        (_("统一社会信用代码"), merchant.public_credit_code),
        (_("行业"), in_words(merchant.trade.title, merchant.trade.english) if merchant.trade else ""),
        (_("地址"), merchant.public_address),
        (_("营业时间"), opening_words(merchant.public_opening)),
        (_("店铺介绍"), merchant.public_intro),
    ]
    today = timezone.localdate()
    sources = bullets(f"{fact.get_kind_display()}：{line(fact.source)}，{fact.as_of}" for fact in merchant.sources)
    sections = [(_("诚信荣誉"), _honours(merchant)), (_("这些信息从哪里来"), sources)]
    return _text(merchant.title, "", known, sections, address, today.isoformat())


def _honours(merchant: Merchant) -> str:
    honours = Honour.objects.public().filter(merchant=merchant).with_histories().order_by("-issued_on")
    rows = [
        (each.scheme.title, each.number, each.state.label, each.issued_on or "", each.valid_to or "")
        for each in honours
        if each.state != HonourState.PENDING
    ]
    heads = [_("荣誉"), _("编号"), _("状态"), _("授予日期"), _("有效期至")]
    return table(heads, rows) if rows else _("这家店目前没有荣誉记录。")


def _text(
    title: str, summary: str, known: list[tuple[str, str]], sections: list[Section], address: str, changed: str
) -> str:
    language = to_locale(get_language() or "").replace("_", "-")
    facts_part = bullets(f"{line(label)}：{line(value)}" for label, value in known if value)
    parts = [f"## {line(heading)}\n\n{body}" for heading, body in sections if body.strip()]
    about = [f"{_('网页')}：<{address}>", f"{_('语言')}：{language}", f"{_('更新')}：{changed}" if changed else ""]
    foot = "---\n\n" + "  \n".join(filter(None, about))
    return paragraphs(f"# {line(title)}", f"> {line(summary)}" if summary else "", facts_part, *parts, foot) + "\n"
