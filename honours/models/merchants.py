"""Merchants: what the public record says of a shop, and where each fact comes from."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.codes import random_code
from core.collation import ByPinyin
from core.languages import prefix
from core.opening_hours import OpeningState, opening_state, validate_opening

from ..fields import CreditCodeField
from ..forms import ReachForm
from ..history.states import OFFERS, FactKind, MerchantKind
from ..queries import MerchantQuerySet
from .editable import EditableRecord

PRIVACY_HELP = "<p>经营者姓名、身份证号、手机号、住址和政治面貌不在这里登记，也不会出现在任何公开页面。</p>"


def new_public_id() -> str:
    """A short permanent name for a merchant's address: 8 signs, about 8·10¹¹ of them."""
    return random_code(8).lower()


def address_of(public_id: str) -> str:
    """A merchant's address in the reader's language: printed on plaques, so not derived from the page tree."""
    return f"{prefix()}/credit/{public_id}/"


def shown_until(text: str, day: date | None) -> str:
    """A text up to its last day (None: for good), then nothing: by the clock, so nobody needs to take it down."""
    return text if day is None or day >= timezone.localdate() else ""


class Trade(index.Indexed, models.Model):
    """A line of business to filter by."""

    title = models.CharField("行业", max_length=30, unique=True)
    english = models.CharField("英文名称", max_length=60, blank=True, help_text="英文页面上显示；留空时显示中文。")

    panels = [FieldPanel("title"), FieldPanel("english")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = "行业"
        verbose_name_plural = "行业"
        ordering = [ByPinyin("title")]

    def __str__(self) -> str:
        return self.title


class Merchant(EditableRecord, index.Indexed, ClusterableModel):
    """A shop or stall. No field holds a person."""

    public_id = models.CharField("公开编号", max_length=8, unique=True, default=new_public_id, editable=False)
    title = models.CharField("招牌名", max_length=80, help_text="店招上的名字，读者按它来找。")
    registered_name = models.CharField("登记名称", max_length=120, blank=True, help_text="营业执照上的名称。")
    credit_code = CreditCodeField("统一社会信用代码", help_text="18 位；全角数字和空格会自动整理。")
    kind = models.CharField("类型", max_length=12, choices=MerchantKind.choices)
    trade = models.ForeignKey(Trade, verbose_name="行业", null=True, blank=True, on_delete=models.PROTECT)
    spot = models.ForeignKey(
        "spots.ScenicSpotPage",
        verbose_name="所在景点",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merchants",
    )
    address = models.CharField("地址或摊位号", max_length=120, blank=True)
    opening = models.TextField(
        "营业时间", blank=True, validators=[validate_opening], help_text="一行一条，例如“每天 10:00-22:00”。"
    )
    intro = models.CharField("店铺介绍", max_length=200, blank=True)
    show_opening = models.BooleanField("同意公开营业时间", default=False)
    show_intro = models.BooleanField("同意公开店铺介绍", default=False)
    consent_on = models.DateField("书面同意日期", null=True, blank=True)
    # Kept from the sources by `merchants.expiry`, beside the merchant: lists and files need not ask for each source.
    # Not part of a revision, so that publishing an old one cannot bring an old day back.
    registration_until = models.DateField(null=True, editable=False, serialize=False)
    place_until = models.DateField(null=True, editable=False, serialize=False)
    searched_until = models.DateField(null=True, editable=False, serialize=False)  # the index entry is true up to here

    #: Whether the spot's page is public; None while nobody has asked.
    spot_is_open: bool | None = None

    base_form_class = ReachForm
    objects = MerchantQuerySet.as_manager()

    panels = [
        HelpPanel(PRIVACY_HELP),
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("registered_name"), FieldPanel("credit_code"), FieldPanel("kind")],
            heading="名称与登记",
        ),
        MultiFieldPanel([FieldPanel("trade"), FieldPanel("spot"), FieldPanel("address")], heading="行业与位置"),
        MultiFieldPanel(
            [
                FieldPanel("opening"),
                FieldPanel("show_opening"),
                FieldPanel("intro"),
                FieldPanel("show_intro"),
                FieldPanel("consent_on"),
            ],
            heading="商户自愿公开（须有书面同意）",
        ),
        InlinePanel("facts", heading="出处", label="出处"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("public_registered_name"),
        index.SearchField("public_credit_code"),
        index.AutocompleteField("public_credit_code"),
        index.SearchField("public_address"),
        index.RelatedFields("formers", [index.SearchField("public_names")]),
        index.RelatedFields("spot", [index.SearchField("title")]),
        index.RelatedFields("trade", [index.SearchField("title")]),
        index.FilterField("live"),
        index.FilterField("spot"),
        index.FilterField("trade"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "商户"
        verbose_name_plural = "商户"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["spot", "live"], name="merchant_by_spot"),
            models.Index(fields=["title"], name="merchant_by_title"),
            models.Index(
                fields=["searched_until"], condition=~models.Q(searched_until=None), name="merchant_by_searched_until"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Nothing voluntary is shown without a dated consent."""
        super().clean()
        self.credit_code = self.credit_code or None  # type: ignore[assignment] # no code is not a code that two could share
        if (self.show_opening or self.show_intro) and not self.consent_on:
            raise ValidationError({"consent_on": "勾选了公开项目，请填写书面同意的日期。"})

    def get_absolute_url(self) -> str:
        return address_of(self.public_id)

    @property
    def public_registered_name(self) -> str:
        """The name in the register, unless its sources have ended."""
        return shown_until(self.registered_name, self.registration_until)

    @property
    def public_credit_code(self) -> str:
        """The credit code, unless the sources of the registration have ended."""
        return shown_until(self.credit_code or "", self.registration_until)

    @property
    def former_names(self) -> list[str]:
        """What records merged into this one were called in public: an old sign on a wall is no fake."""
        known = {self.title, self.registered_name}
        formers = self.formers.all() if self.pk and getattr(self, "has_formers", True) else ()
        public = (former.values for former in formers if former.values.get("live"))
        names = dict.fromkeys(values.get(field) for values in public for field in ("title", "registered_name"))
        return [name for name in names if name and name not in known]

    @property
    def public_address(self) -> str:
        """Address or stall number, unless the sources of the place have ended."""
        return shown_until(self.address, self.place_until)

    @property
    def public_spot(self) -> Any:
        """The spot, unless its page is closed. Lists bring the answer along (`with_places`)."""
        if self.spot is None:
            return None
        if self.spot_is_open is None:
            self.spot_is_open = type(self.spot).objects.listed().filter(pk=self.spot_id).exists()
        return self.spot if self.spot_is_open else None

    @property
    def public_opening(self) -> str:
        """Opening hours, if the merchant agreed to show them and their source has not ended."""
        return self.opening if self.show_opening and not self._has_ended(FactKind.OPENING) else ""

    @property
    def public_intro(self) -> str:
        """The shop's own words, if it agreed to show them and their source has not ended."""
        return self.intro if self.show_intro and not self._has_ended(FactKind.INTRO) else ""

    @property
    def sources(self) -> list["MerchantFact"]:
        """The sources that may be shown today: by the clock, so none needs to be taken down."""
        today = timezone.localdate()
        return [fact for fact in self._facts if fact.until is None or fact.until >= today]

    @property
    def offers(self) -> list["MerchantFact"]:
        """What the shop does for its customers, as far as somebody vouches for it today, each with its source."""
        return [fact for fact in self.sources if fact.kind in OFFERS]

    @cached_property
    def _facts(self) -> list["MerchantFact"]:
        return list(self.facts.all())

    def _has_ended(self, kind: FactKind) -> bool:
        """Whether there were sources for something and all have ended."""
        return any(fact.kind == kind for fact in self._facts) and not any(fact.kind == kind for fact in self.sources)

    def opening_now(self) -> OpeningState:
        """Whether the shop is open at this moment, as far as it lets us say."""
        return opening_state(self.public_opening, timezone.localtime())

    def get_preview_template(self, request, mode_name):
        return "honours/merchant.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | {"merchant": self, "honours": []}


class MerchantFact(models.Model):
    """Who vouches for a fact about a merchant, as of when, and until when it may be shown.

    An offer (`OFFERS`) has no field of its own: that somebody vouches for it is the fact.
    """

    merchant = ParentalKey(Merchant, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField("事项", max_length=16, choices=FactKind.choices)
    source = models.CharField("来源", max_length=120)
    as_of = models.DateField("截至日期")
    until = models.DateField(
        "公开到",
        null=True,
        blank=True,
        help_text="过了这一天，这条出处自动不再公开；同一事项的出处都过期后，内容也不再公开、不再能搜到，"
        "网页、名单文件和凭证里都没有了。留空表示一直公开。",
    )

    panels = [FieldPanel("kind"), FieldPanel("source"), FieldPanel("as_of"), FieldPanel("until")]

    class Meta:
        verbose_name = "出处"
        verbose_name_plural = "出处"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}:{self.source}"
