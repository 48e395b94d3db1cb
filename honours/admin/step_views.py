"""The short form of a step in an honour's life; what it writes is a draft, and the next press hands it in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from editing.reviews.views.screen import kind_of

from ..merchants.row_permissions import SPOT_OF_HONOUR, SpotScopedPolicy
from ..models import Honour
from .steps import STEPS, HonourStep

_policy = SpotScopedPolicy(Honour, SPOT_OF_HONOUR)


def steps_for(user: Any, honour: Honour) -> list[HonourStep]:
    """Those that fit an honour within reach, for whoever may write honours; asks the database nothing."""
    return [step for step in STEPS.values() if step.fits(honour)] if _policy.user_has_permission(user, "change") else []


@require_http_methods(["GET", "POST"])
def take_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Fill the form in, then on to handing in."""
    stored = get_object_or_404(Honour.objects.select_related("merchant", "scheme"), pk=pk)
    if (chosen := STEPS.get(step)) is None:
        raise Http404
    if not _policy.user_has_permission_for_instance(request.user, "change", stored):
        raise PermissionDenied
    draft = stored.get_latest_revision_as_object()
    if stored.workflow_in_progress or not chosen.fits(draft):
        messages.error(request, f"“{stored}”现在不能{chosen.label}：正在审校，或已经办过。")
        return redirect(stored.snippet_viewset.get_url_name("list"))
    form = chosen.form(request.POST or None, instance=draft, for_user=request.user)
    if request.method == "POST" and form.is_valid() and _is_drafted(form, request.user):
        return redirect("reviews:submit", kind_of(stored), stored.pk)
    title = f"{chosen.label}：{stored}"
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse(stored.snippet_viewset.get_url_name("list")), "label": "荣誉"},
        {"url": "", "label": chosen.label},
    ]
    frame = {"page_title": title, "header_title": title, "header_icon": chosen.icon, "breadcrumbs_items": trail}
    context = frame | {"form": form, "step": chosen, "honour": draft}
    return render(request, "honours/admin/step.html", context, status=400 if form.errors else 200)


def _is_drafted(form: Any, user: Any) -> bool:
    """Write the draft; what a gate objects to is told above the form."""
    try:
        form.save(commit=False).save_revision(user=user, log_action=True)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
