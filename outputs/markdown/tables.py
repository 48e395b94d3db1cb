"""What pages over a ledger list: sums and entries, agreements and contacts, themes with their ways in."""

from decimal import Decimal
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from alliances.models import ContactPoint, PartnershipAgreement, PartnershipPage, ThemesPage
from services.models import FundPage, LedgerEntry

from .pages import Section, item, lists
from .syntax import bullets, line, paragraphs, table


@lists.register
def _fund(page: FundPage, base: str) -> list[Section]:
    """The totals by year and the newest entries."""
    years = LedgerEntry.objects.by_year()
    heads = [_("年份"), _("收入（元）"), _("支出（元）"), _("帮扶（人次）")]
    sums = [(year.year, _money(year.money_in), _money(year.money_out), year.helped) for year in years]
    newest = LedgerEntry.objects.all()[: page.LATEST]
    entries = [(each.on, each.purpose, _(each.get_direction_display()), _money(each.amount)) for each in newest]
    return [
        (_("本站账目，按年"), table(heads, sums) if sums else _("还没有登记账目。")),
        (_("最近账目"), table([_("日期"), _("事由"), _("收支"), _("金额（元）")], entries) if entries else ""),
    ]


@lists.register
def _pairing(page: PartnershipPage, base: str) -> list[Section]:
    """The agreements with their terms, and who keeps contact with whom."""
    unknown, open_end = _("资料未载"), _("长期")
    agreements = [
        (each.office, each.branch, each.signed_on or unknown, each.ends_on or open_end)
        for each in PartnershipAgreement.objects.with_units()
    ]
    heads = [_("监管所一方"), _("个体工商户一方"), _("签订"), _("到期")]
    points = bullets(
        f"{line(point.post)}：{line(point.branch)}" for point in ContactPoint.objects.select_related("branch")
    )
    return [
        (_("共建协议"), table(heads, agreements) if agreements else _("还没有登记协议。")),
        (_("联系点"), points),
    ]


@lists.register
def _themes(page: ThemesPage, base: str) -> list[Section]:
    """The five themes, each with its aim and its ways in."""
    return [
        (
            theme.title,
            paragraphs(
                line(theme.aim),
                bullets(item(entry.target, urljoin(base, entry.target.url), entry.note) for entry in entries),
            ),
        )
        for theme, entries in page.themes_with_entries()
    ]


def _money(amount: Decimal | None) -> str:
    return f"{amount or 0:.2f}"
