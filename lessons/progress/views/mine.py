"""One's own pages: what this browser keeps, and for members what their record says."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lessons.certificates.models import Certificate
from lessons.models import LessonPage

from ..forms import ClaimForm
from ..models import LearningRecord
from ..progress import Progress, forget, progress_of


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """This browser's progress; a member's own record below it."""
    return page(request, ClaimForm())


def page(request: HttpRequest, claim: ClaimForm, status: int = 200) -> HttpResponse:
    """The page with a form for one more certificate, empty or as it was refused."""
    records = request.user.learning.with_law() if request.user.is_authenticated else None
    context = {"steps": _steps(progress_of(request)), "records": records, "claim": claim}
    return render(request, "progress/mine.html", context, status=status)


@never_cache
@require_POST
def forget_progress(request: HttpRequest) -> HttpResponse:
    """Empty this browser's memory."""
    response = redirect("mine")
    forget(response)
    return response


@never_cache
@require_POST
@login_required
def delete_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one line of one's own record, for good; the certificate, which names nobody, stays."""
    get_object_or_404(LearningRecord, pk=pk, member=request.user).delete()
    return redirect("mine")


def _steps(progress: Progress) -> list[dict[str, Any]]:
    """Progress with its public lessons and certificates, latest first."""
    lessons = LessonPage.objects.listed().in_bulk(progress)
    codes = {step.certificate for step in progress.values() if step.certificate}
    found = Certificate.objects.with_law().filter(code__in=codes)
    certificates = {certificate.code: certificate for certificate in found}
    return [
        {"lesson": lessons[pk], "step": step, "certificate": certificates.get(step.certificate)}
        for pk, step in reversed(progress.items())
        if pk in lessons
    ]
