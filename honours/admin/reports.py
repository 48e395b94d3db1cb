"""What editors should look at: honours about to end, merchants whose record is incomplete or there twice."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import add

import django_filters
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Mod, StrIndex, Substr
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_pagination import MOST, CappedPaginator
from core.exporting import SheetOut

from ..fields import validate_credit_code
from ..history.states import HonourState
from ..merchants.row_permissions import SPOT_OF_HONOUR, SPOT_OF_MERCHANT, in_scope
from ..models import Honour, Merchant
from .merge_views import may_merge

SOON = 90  # days
AT_ONCE = 20_000  # merchants looked through at each request
KEPT_FOR = 600  # seconds
#: The credit code of GB 32100-2015 in SQL: signs, shape, and weights; the last sign makes the sum a multiple of 31.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SHAPE = "^[0-9]{8}[0-9A-HJ-NP-RTUWXY]{10}$"
WEIGHTS = [*(pow(3, place, 31) for place in range(17)), 1]


def edit_url(record: Honour | Merchant) -> str:
    """Where a record is edited."""
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])


class Report(SheetOut, ReportView):
    """A report of ours: for those who may change what it lists, with Chinese headings in the sheet too."""

    permission_required = "change"
    paginator_class = CappedPaginator
    nothing = ""  # what an empty report says
    headings: dict[str, str] = {}

    @property
    def list_export(self):
        return list(self.headings)

    @property
    def export_headings(self):
        return self.headings

    @property
    def no_results_message(self):
        return "按这些条件没有找到。可以放宽筛选再看。" if self.is_filtering else self.nothing


# --- Honours about to end ---------------------------------------------------------------------------------------


def expiring(today: date) -> QuerySet[Honour]:
    """Public honours that are valid and end within 90 days, the next first."""
    ending = Honour.objects.public().in_state(HonourState.VALID, today)
    ending = ending.filter(valid_to__range=(today, today + timedelta(days=SOON)))
    return ending.select_related("merchant__spot", "scheme").order_by("valid_to", "pk")


class ExpiringFilter(WagtailFilterSet):
    within = django_filters.ChoiceFilter(
        label="多久到期",
        choices=[("7", "7 天内"), ("30", "30 天内"), ("60", "60 天内")],
        method="end_within",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Honour
        fields = ["scheme", "merchant__kind"]

    def end_within(self, honours, _name, days):
        return honours.filter(valid_to__lte=timezone.localdate() + timedelta(days=int(days)))


class ExpiringHonours(Report):
    page_title = "90 天内到期的荣誉"
    header_icon = "time"
    index_url_name = "expiring_honours_report"
    index_results_url_name = "expiring_honours_report_results"
    permission_policy = ModelPermissionPolicy(Honour)
    filterset_class = ExpiringFilter
    export_filename = "expiring-honours"
    nothing = "90 天内没有要到期的荣誉。"
    headings = {
        "number": "牌匾编号",
        "merchant.title": "招牌名",
        "merchant.registered_name": "登记名称",
        "merchant.credit_code": "统一社会信用代码",
        "scheme.title": "荣誉项目",
        "valid_to": "有效期至",
        "days_left": "还剩天数",
    }
    columns = [
        TitleColumn("number", label="牌匾编号", get_url=edit_url),
        Column("merchant", label="商户"),
        Column("scheme", label="荣誉项目"),
        Column("spot", label="所在景点", accessor=lambda honour: honour.merchant.spot or ""),
        Column("valid_to", label="有效期至"),
        NumberColumn("days_left", label="还剩天数"),
    ]

    def get_base_queryset(self):
        return in_scope(self.request.user, expiring(timezone.localdate()), SPOT_OF_HONOUR)

    def decorate_paginated_queryset(self, object_list):
        today = timezone.localdate()
        for honour in object_list:
            honour.days_left = (honour.valid_to - today).days
        return object_list


# --- Merchants with an incomplete record ------------------------------------------------------------------------


def with_bad_code() -> QuerySet[Merchant]:
    """Merchants that hold an honour but no credit code, or one that cannot be right; the same rule as the field's."""
    places = enumerate(WEIGHTS, start=1)
    signs = [(StrIndex(Value(ALPHABET), Substr("credit_code", place, 1)) - 1) * weight for place, weight in places]
    honours = Honour.objects.filter(merchant=OuterRef("pk"))
    merchants = Merchant.objects.filter(Exists(honours)).alias(remainder=Mod(reduce(add, signs), Value(31)))
    wrong = Q(credit_code=None) | ~Q(credit_code__regex=SHAPE) | ~Q(remainder=0)
    return merchants.filter(wrong)


def problem(merchant: Merchant) -> str:
    """What is wrong with a merchant's credit code, in Chinese."""
    if not merchant.credit_code:
        return "没有填写"
    try:
        validate_credit_code(merchant.credit_code)
    except ValidationError as error:
        return str(error.message)
    return ""


class BadCodeFilter(WagtailFilterSet):
    problem = django_filters.ChoiceFilter(
        label="问题",
        choices=[("missing", "没有填写"), ("wrong", "无效")],
        method="with_problem",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Merchant
        fields = ["kind", "live"]

    def with_problem(self, merchants, _name, problem):
        return merchants.filter(credit_code__isnull=problem == "missing")


# Wagtail's own column asks for each row's workflow.
PUBLISHED = Column("live", label="状态", accessor=lambda merchant: "已发布" if merchant.live else "未发布")


def with_honours_counted(merchants: QuerySet[Merchant]) -> QuerySet[Merchant]:
    """With `held`, the number of honours; a subquery, so that only the rows of the page are counted."""
    honours = Honour.objects.filter(merchant=OuterRef("pk")).order_by().values("merchant")
    return merchants.annotate(held=Coalesce(Subquery(honours.annotate(number=Count("pk")).values("number")), 0))


class MerchantReport(Report):
    """Merchants with the number of their honours."""

    permission_policy = ModelPermissionPolicy(Merchant)
    headings = {
        "title": "招牌名",
        "registered_name": "登记名称",
        "credit_code": "统一社会信用代码",
        "kind": "类型",
        "trade": "行业",
        "spot": "所在景点",
        "address": "地址或摊位号",
        "held": "荣誉",
    }

    def order_queryset(self, queryset):
        return with_honours_counted(queryset.with_places()).order_by("pk")


class MerchantsWithBadCode(MerchantReport):
    page_title = "信用代码缺失或无效"
    header_icon = "warning"
    index_url_name = "bad_code_merchants_report"
    index_results_url_name = "bad_code_merchants_report_results"
    filterset_class = BadCodeFilter
    export_filename = "merchants-without-valid-code"
    nothing = "有荣誉的商户都填了有效的统一社会信用代码。"
    headings = MerchantReport.headings | {"problem": "问题"}
    columns = [
        TitleColumn("title", label="商户", get_url=edit_url),
        Column("credit_code", label="统一社会信用代码"),
        Column("problem", label="问题", width="35%"),
        Column("spot", label="所在景点"),
        NumberColumn("held", label="荣誉"),
        PUBLISHED,
    ]

    def get_base_queryset(self):
        return in_scope(self.request.user, with_bad_code(), SPOT_OF_MERCHANT)

    def decorate_paginated_queryset(self, object_list):
        for merchant in object_list:
            merchant.problem = problem(merchant)
        return object_list


class NoSpotFilter(WagtailFilterSet):
    class Meta:
        model = Merchant
        fields = ["kind", "trade", "live"]


class MerchantsWithoutSpot(MerchantReport):
    page_title = "没有所在景点的商户"
    header_icon = "site"
    index_url_name = "no_spot_merchants_report"
    index_results_url_name = "no_spot_merchants_report_results"
    filterset_class = NoSpotFilter
    export_filename = "merchants-without-spot"
    nothing = "每家商户都填了所在景点。"
    columns = [
        TitleColumn("title", label="商户", get_url=edit_url),
        Column("kind", label="类型", accessor="get_kind_display"),
        Column("trade", label="行业"),
        Column("address", label="地址或摊位号"),
        NumberColumn("held", label="荣誉"),
        PUBLISHED,
    ]

    def get_base_queryset(self):
        return in_scope(self.request.user, Merchant.objects.filter(spot=None), SPOT_OF_MERCHANT)


# --- Merchants that are there twice -----------------------------------------------------------------------------


class Likeness(models.TextChoices):
    """What two merchants have in common."""

    PLACE = "place", "招牌名和地址相同"
    NAME = "name", "登记名称相同"


@dataclass
class Pair:
    """Two records that may be one merchant, the older first; the merchants are there once the pair is shown."""

    keys: tuple[int, int]
    two_codes: bool
    likenesses: list[Likeness] = field(default_factory=list)
    older: Merchant | None = None
    newer: Merchant | None = None

    @property
    def reasons(self) -> str:
        """What they have in common, in words."""
        return "；".join(str(one.label) for one in self.likenesses)


def fold(text: str) -> str:
    """A text without differences of width, case and blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def duplicates() -> list[Pair]:
    """Pairs of the first record of each kind and a later one that is alike, by the later one's age: one query."""
    names = ("pk", "title", "address", "spot", "registered_name", "credit_code")
    first: dict[int, tuple[int, bool]] = {}  # by the hash of what is alike: a million merchants fit into memory
    pairs: dict[tuple[int, int], Pair] = {}
    for pk, title, address, spot, registered, code in Merchant.objects.order_by("pk").values_list(*names).iterator():
        place = (fold(title), fold(address) or spot)
        keys = {Likeness.PLACE: place, Likeness.NAME: fold(registered)}
        for likeness, key in keys.items():
            older, has_code = first.setdefault(hash((likeness, key)), (pk, bool(code)))
            if key and older != pk:
                pair = pairs.setdefault((older, pk), Pair((older, pk), two_codes=has_code and bool(code)))
                pair.likenesses.append(likeness)
        if len(pairs) > MOST:
            break
    return list(pairs.values())


def duplicates_kept() -> list[Pair]:
    """The same, from the last minutes where there are so many merchants that looking through them takes seconds."""
    if Merchant.objects.order_by()[: AT_ONCE + 1].count() <= AT_ONCE:
        return duplicates()
    return cache.get_or_set("honours.duplicates", duplicates, KEPT_FOR) or []


class DuplicateFilter(WagtailFilterSet):
    likeness = django_filters.ChoiceFilter(label="相同之处", choices=Likeness.choices, widget=forms.RadioSelect)
    codes = django_filters.ChoiceFilter(
        label="信用代码",
        choices=[("one", "至少一边没填"), ("two", "两边都填了，不相同")],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Merchant
        fields: list[str] = []


class PairPaginator(CappedPaginator):
    verbose_name = verbose_name_plural = "对"


class RecordColumn(Column):
    cell_template_name = "honours/admin/record_cell.html"


class MergeColumn(Column):
    cell_template_name = "honours/admin/merge_cell.html"


class DuplicateMerchants(Report):
    page_title = "疑似重复的商户"
    header_icon = "copy"
    index_url_name = "duplicate_merchants_report"
    index_results_url_name = "duplicate_merchants_report_results"
    permission_policy = ModelPermissionPolicy(Merchant)
    filterset_class = DuplicateFilter
    export_filename = "duplicate-merchants"
    nothing = "没有疑似重复的商户。"
    paginator_class = PairPaginator
    headings = {
        f"{side}.{name}": f"{heading}（{place}）"
        for side, place in (("older", "一"), ("newer", "二"))
        for name, heading in MerchantReport.headings.items()
    } | {"reasons": "相同之处"}

    @property
    def columns(self):
        columns = [
            RecordColumn("older", label="先登记的"),
            RecordColumn("newer", label="后登记的"),
            Column("reasons", label="相同之处"),
        ]
        return [*columns, MergeColumn("merge", label="", accessor="keys")] if may_merge(self.request.user) else columns

    def get_queryset(self):
        return duplicates_kept()

    def filter_queryset(self, pairs):
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        if likeness := chosen.get("likeness"):
            pairs = [pair for pair in pairs if likeness in pair.likenesses]
        if codes := chosen.get("codes"):
            pairs = [pair for pair in pairs if pair.two_codes == (codes == "two")]
        return pairs

    def decorate_paginated_queryset(self, pairs):
        keys = {key for pair in pairs for key in pair.keys}
        merchants = in_scope(self.request.user, Merchant.objects.with_places(), SPOT_OF_MERCHANT)
        found = with_honours_counted(merchants).in_bulk(keys)
        there = [pair for pair in pairs if found.keys() >= set(pair.keys)]  # a kept pair may have been merged
        for pair in there:
            pair.older, pair.newer = (found[key] for key in pair.keys)
        return there
