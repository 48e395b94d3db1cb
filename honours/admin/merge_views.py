"""The editors' screens for merging two records of one merchant."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import user_passes_test
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.widgets import AdminSnippetChooser

from ..merchants.merging import Difference, Merge, MergeRefusedError, merge
from ..merchants.row_permissions import has_site_scope
from ..models import Merchant

RIGHTS = [f"honours.{action}_{model}" for model in ("merchant", "honour") for action in ("change", "publish")]
SAME = "选中的是同一条记录，没有可以合并的。请选两条不同的商户。"


def may_merge(user: Any) -> bool:
    """Whether a user may merge: it changes published merchants and honours at once, wherever they are."""
    return user.has_perms(RIGHTS) and has_site_scope(user)


mergers_only = user_passes_test(may_merge)


class MerchantChooser(AdminSnippetChooser):
    """Wagtail's chooser, but what is no key at all is no merchant instead of an error."""

    def get_instance(self, value):
        try:
            return super().get_instance(value)
        except ValueError:
            return None


class PartnerForm(forms.Form):
    """Which other record is the same merchant."""

    other: forms.ModelChoiceField = forms.ModelChoiceField(
        Merchant.objects.all(),
        label="与它重复的另一条",
        widget=MerchantChooser(Merchant),
        error_messages={"required": "请选出与它重复的另一条商户。", "invalid_choice": "没有这家商户，请重新选。"},
    )


class MergeForm(forms.Form):
    """Whose value stays for each difference, and a clear yes."""

    seen = forms.CharField(widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label="我已经核对过，这两条是同一家商户；合并后不能撤销。",
        error_messages={"required": "请先勾选，确认已经核对。"},
    )

    def __init__(self, *args: Any, differences: list[Difference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences = differences
        for one in differences:
            self.fields[one.name] = forms.ChoiceField(
                label=one.label,
                choices=[("keep", one.kept or "（空）"), ("other", one.others or "（空）")],
                initial="other" if one.prefers_other else "keep",
                widget=forms.RadioSelect,
            )

    @property
    def choices(self) -> list[forms.BoundField]:
        """The differences as fields."""
        return [self[one.name] for one in self.differences]

    @property
    def from_other(self) -> set[str]:
        """The units whose values the other record gives."""
        return {one.name for one in self.differences if self.cleaned_data[one.name] == "other"}


class Screen(WagtailAdminTemplateMixin, FormView):
    """What both screens have in common."""

    page_title = "合并重复的商户"
    header_icon = "copy"

    def get_breadcrumbs_items(self):
        viewset = Merchant.snippet_viewset
        listing = {"url": reverse(viewset.get_url_name("list")), "label": "商户"}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]


class PartnerView(Screen):
    """From one merchant's row in the list: choose the other record."""

    form_class = PartnerForm
    template_name = "honours/admin/merge_partner.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.merchant = get_object_or_404(Merchant, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"merchant": self.merchant}

    def form_valid(self, form):
        other = form.cleaned_data["other"]
        if other == self.merchant:
            form.add_error("other", SAME)
            return self.form_invalid(form)
        return redirect("honours_merge", self.merchant.pk, other.pk)


class MergeView(Screen):
    """What would move, what differs, and the yes."""

    form_class = MergeForm
    template_name = "honours/admin/merge.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["keep"] == kwargs["other"]:
            messages.error(request, SAME)
            return redirect("honours_merge_partner", kwargs["keep"])
        records = Merchant.objects.with_places()
        self.plan = Merge(*(get_object_or_404(records, pk=kwargs[name]) for name in ("keep", "other")))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"differences": list(self.plan.differences())}

    def get_context_data(self, **kwargs):
        plan = self.plan
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "formers": plan.other.formers.all(),
            "obstacles": plan.obstacles(),
            "two_codes": plan.keep.credit_code and plan.other.credit_code,
        }

    def form_valid(self, form):
        keep, other = self.plan.keep, self.plan.other
        try:
            merged = merge(keep.pk, other.pk, form.from_other, form.cleaned_data["seen"], self.request.user)
        except MergeRefusedError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"已合并为“{merged}”。原地址 /credit/{other.public_id}/ 以后都转到这一家。")
        return redirect(Merchant.snippet_viewset.get_url_name("edit"), merged.pk)
