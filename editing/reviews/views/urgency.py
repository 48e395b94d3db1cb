"""Publishing urgently, and looking at it afterwards."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ..forms import AfterForm, ReasonForm
from ..models import Decision
from ..steps import ReviewOutcome
from ..urgent import PERMISSION, look_afterwards, objection_to, publish_urgently
from .screen import edit_address, is_reviewer, latest_of, screen, the_record


def urgent(request: HttpRequest, content_type: int, pk: str) -> HttpResponse:
    """Ask for the reason, then publish the latest draft."""
    record = the_record(content_type, pk)
    address = edit_address(request, record)
    if not request.user.has_perm(PERMISSION) or address is None:
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decision = publish_urgently(record, request.user, form.cleaned_data["reason"])
        messages.warning(request, f"“{record}”已紧急发布，须在 {decision.due_on:%Y-%m-%d} 前由另一位同事补审。")
        return redirect(address)
    return screen(
        request,
        "urgent",
        "紧急发布",
        {"record": record, "form": form, **latest_of(record.get_latest_revision_as_object())},
    )


def after(request: HttpRequest, pk: int) -> HttpResponse:
    """What a second person says to it."""
    decision = get_object_or_404(Decision, pk=pk, outcome=ReviewOutcome.URGENT)
    if not (is_reviewer(request.user) or request.user.has_perm("reviews.view_decision")):
        raise PermissionDenied
    form = AfterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcome = ReviewOutcome(form.cleaned_data["decision"])
        look_afterwards(decision, request.user, outcome, form.cleaned_data["comment"])
        messages.success(request, f"“{decision.title}”：{outcome.label}。")
        return redirect("reviews:waiting")
    answer = Decision.objects.filter(answers=decision.pk).first()
    context = {"decision": decision, "answer": answer, "form": form, "objection": objection_to(request.user, decision)}
    return screen(request, "after", "补审", context)
