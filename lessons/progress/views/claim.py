"""Entering a certificate that was earned signed out into one's own record."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..forms import ClaimForm
from ..models import LearningRecord
from .mine import page


@never_cache
@require_POST
@login_required
@transaction.atomic
def claim(request: HttpRequest) -> HttpResponse:
    """Add the certificate of `code` to the record of who is signed in, unless it stands in one."""
    form = ClaimForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=400)
    LearningRecord.objects.add_for(request.user, form.certificate)
    return redirect("mine")
