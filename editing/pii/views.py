"""Asking for an exception and deciding on one."""

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin

from .findings import PiiFinding, findings, fingerprint
from .forms import AskForm, DecideForm
from .models import PrivacyException

ASK, GRANT = "pii.add_privacyexception", "pii.grant_privacyexception"
A_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    """All requests, those waiting first."""
    if not (request.user.has_perm(ASK) or request.user.has_perm(GRANT)):
        raise PermissionDenied
    rows = PrivacyException.objects.select_related("asked_by", "decided_by").order_by("decided_at", "-asked_at", "-pk")
    waiting = list(rows.waiting())
    decided = Paginator(rows.exclude(pk__in=[one.pk for one in waiting]).order_by("-decided_at"), A_PAGE)
    return _screen(
        request, "index", "隐私放行", {"waiting": waiting, "decided": decided.get_page(request.GET.get("p"))}
    )


def ask(request: HttpRequest, content_type: int, pk: str) -> HttpResponse:
    """Ask for the latest draft of a record as it stands now."""
    record = _draft(content_type, pk)
    if not request.user.has_perm(ASK) or AdminURLFinder(request.user).get_edit_url(record) is None:
        raise PermissionDenied
    found = findings(record)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and found:
        made = _asked(record, found, form.cleaned_data["reason"], request.user)
        messages.success(request, "申请已提交，请另一位同事处理。")
        return redirect("pii:detail", made.pk)
    return _screen(request, "ask", "申请隐私放行", {"record": record, "found": found, "form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, and the decision on it."""
    exception = get_object_or_404(PrivacyException.objects.select_related("asked_by", "decided_by"), pk=pk)
    if not (request.user.has_perm(GRANT) or request.user.pk == exception.asked_by_id):
        raise PermissionDenied
    form = DecideForm(request.POST or None)
    if request.method == "POST":
        if not request.user.has_perm(GRANT):
            raise PermissionDenied
        if form.is_valid():
            return _decided(request, exception, form.cleaned_data)
    record = exception.record
    context = {
        "exception": exception,
        "form": form,
        "edit_address": record and AdminURLFinder(request.user).get_edit_url(record),
        "is_own": request.user.pk == exception.asked_by_id,
        "may_decide": request.user.has_perm(GRANT) and exception.decision == "waiting",
    }
    return _screen(request, "detail", "隐私放行申请", context)


def _decided(request: HttpRequest, exception: PrivacyException, said: dict[str, Any]) -> HttpResponse:
    try:
        exception.decide(request.user, grants=said["decision"] == "grant", remark=said["remark"])
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, f"处理结果已记录：{exception.get_decision_display()}。")
    return redirect("pii:detail", exception.pk)


def _asked(record: Any, found: list[PiiFinding], reason: str, user: Any) -> PrivacyException:
    made = PrivacyException.objects.create(
        content_type=ContentType.objects.get_for_model(record, for_concrete_model=False),
        object_id=str(record.pk),
        title=str(record)[:255],
        content_hash=fingerprint(found),
        found=list(map(str, found)),
        reason=reason,
        asked_by=user,
    )
    log(instance=made, action="pii.ask", user=user)
    return made


def _draft(content_type: int, pk: str) -> Any:
    """The latest draft of a record that can be published, or a 404."""
    model: Any = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None or not issubclass(model, DraftStateMixin):
        raise Http404
    try:
        return get_object_or_404(model, pk=pk).get_latest_revision_as_object()
    except (ValueError, OverflowError, ValidationError) as error:
        raise Http404 from error


def _screen(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse("pii:index"), "label": "隐私放行"},
    ]
    if name != "index":
        trail.append({"url": "", "label": title})
    frame = {"page_title": title, "header_title": title, "header_icon": "lock", "breadcrumbs_items": trail}
    return render(request, f"pii/{name}.html", frame | context)
