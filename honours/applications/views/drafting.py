"""One form that makes drafts of honours of all accepted applications of a round."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets import AdminDateInput

from honours.models import Honour

from ..drafting import Drafted, draft_honours, following, may_draft
from ..models import Application, AwardRound


class DraftingForm(forms.Form):
    """The first plaque number and the first day of the notice."""

    first_number = forms.CharField(
        label="第一个牌匾编号", max_length=36, help_text="例如“渝中诚信2027-001”；后面的按收到先后依次加一。"
    )
    notice_on = forms.DateField(label="公示开始", widget=AdminDateInput)

    def __init__(self, *args: Any, round: AwardRound, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.round, self.count = round, count

    def clean_first_number(self) -> str:
        """All numbers that follow must be free."""
        number = self.cleaned_data["first_number"]
        if not number[-1:].isdecimal() or not number.isprintable() or not number[-1].isascii():
            raise forms.ValidationError("编号要以数字结尾，才能依次加一。")
        numbers = [number]
        while len(numbers) < self.count:
            numbers.append(following(numbers[-1]))
        if taken := Honour.objects.filter(scheme=self.round.scheme_id, number__in=numbers).order_by("number").first():
            raise forms.ValidationError(f"编号 {taken.number} 已经用过，请从后面的号开始。")
        return number

    def clean_notice_on(self) -> Any:
        """A notice begins today or later."""
        if (day := self.cleaned_data["notice_on"]) < timezone.localdate():
            raise forms.ValidationError("公示开始不能早于今天。")
        return day


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for number and day, then make the drafts and go on to their release."""
    if not may_draft(request.user):
        raise PermissionDenied
    round_ = get_object_or_404(AwardRound.objects.select_related("scheme"), pk=pk)
    ready = Application.objects.filter(round=round_).without_draft().order_by("received_on", "pk")
    count = ready.count()
    form = DraftingForm(request.POST or None, round=round_, count=count)
    if request.method == "POST" and count and form.is_valid():
        return _told(request, draft_honours(round_, **form.cleaned_data, user=request.user))
    title = f"建立公示：{round_}"
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse("award_rounds:index"), "label": "申报轮次"},
        {"url": "", "label": "建立公示"},
    ]
    frame = {"page_title": title, "header_title": title, "header_icon": "pick", "breadcrumbs_items": trail}
    context = frame | {"form": form, "count": count, "round": round_}
    return render(request, "applications/admin/drafting.html", context, status=400 if form.errors else 200)


def _told(request: HttpRequest, drafted: Drafted) -> HttpResponse:
    for application, reason in drafted.passed_over:
        messages.warning(request, f"{application} 没有建立：{reason}")
    if drafted.release is None:
        messages.error(request, "一份草稿也没有建立。")
        return redirect("award_rounds:index")
    messages.success(request, f"建立了 {drafted.made} 份荣誉草稿，都在这一批里；送审、公布照批量发布办。")
    return redirect("releases:detail", drafted.release.pk)
