"""A change done by two: the one says why, the other reads what would change and decides."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from core.publication_checks import RefusedError

from ..confirmation.confirming import CONFIRM, carry_out_urgently, confirm, lines_of, objection_to, refuse
from ..forms import ConfirmForm, ReasonForm
from ..models import ChangeRequest, RequestState
from ..urgent import PERMISSION as URGENT
from .screen import screen


def change(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The one page of a request, for both."""
    found = get_object_or_404(ChangeRequest.objects.select_related("made_by", "decided_by"), pk=pk)
    is_own = found.made_by_id == request.user.pk
    may_look = request.user.has_perm(CONFIRM) or request.user.has_perm("reviews.view_decision")
    if not (is_own or (may_look and found.state != RequestState.DRAFT)):
        raise PermissionDenied
    wants = request.POST.get("action", "")
    asking = ReasonForm(request.POST if wants in ("ask", "urgent") else None, prefix="ask")
    deciding = ConfirmForm(request.POST if wants in ("confirm", "refuse") else None, prefix="confirm")
    if wants and (answer := _answer(request, found, wants, asking, deciding)):
        return answer
    context = {
        "change": found,
        "lines": lines_of(found),
        "asking": asking,
        "deciding": deciding,
        "is_own": is_own,
        "is_open": found.state in (RequestState.DRAFT, RequestState.WAITING),
        "may_hurry": is_own and request.user.has_perm(URGENT),
        "objection": objection_to(request.user, found),
    }
    return screen(request, "change", f"两人办理：{found}", context)


def _answer(
    request: HttpRequest, found: ChangeRequest, wants: str, asking: ReasonForm, deciding: ConfirmForm
) -> HttpResponseBase | None:
    """Do what was pressed; None where a form has to be filled in anew."""
    is_own = found.made_by_id == request.user.pk
    if wants == "withdraw" and is_own:
        return _withdraw(request, found)
    if wants == "ask" and is_own and asking.is_valid():
        return _hand_in(request, found, asking.cleaned_data["reason"])
    if wants == "urgent" and is_own and asking.is_valid():
        return carry_out_urgently(found, request, asking.cleaned_data["reason"])
    if wants == "confirm" and deciding.is_valid():
        return _confirmed(request, found, deciding.cleaned_data["remark"])
    if wants == "refuse" and deciding.is_valid():
        refuse(found, request.user, deciding.cleaned_data["remark"])
        messages.success(request, f"“{found}”没有办，提请人看得到你的意见。")
        return redirect("reviews:waiting")
    return None


def _hand_in(request: HttpRequest, found: ChangeRequest, reason: str) -> HttpResponseBase:
    handed_in = ChangeRequest.objects.filter(pk=found.pk, state=RequestState.DRAFT)
    if not handed_in.update(state=RequestState.WAITING, reason=reason):
        raise RefusedError(f"这项改动现在是“{found.get_state_display()}”。")
    messages.success(request, f"“{found}”已提请，等另一位同事确认；确认以前网站内容不变。")
    return redirect("reviews:waiting")


def _withdraw(request: HttpRequest, found: ChangeRequest) -> HttpResponseBase:
    waiting = ChangeRequest.objects.filter(pk=found.pk, state__in=(RequestState.DRAFT, RequestState.WAITING))
    if waiting.update(state=RequestState.WITHDRAWN):
        messages.success(request, f"“{found}”已撤回，网站内容没有变。")
    return redirect("reviews:waiting")


def _confirmed(request: HttpRequest, found: ChangeRequest, remark: str) -> HttpResponseBase:
    """Long work shows its own progress, and a page what it has to say; everything else leads back to what waits."""
    response = confirm(found, request, remark)
    if response.streaming or response.status_code == HTTPStatus.OK:
        return response
    messages.success(request, f"“{found}”已办理。")
    return redirect("reviews:waiting")
