"""A member's own choices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.spam import posted

from ..audiences import Audience, known_names
from ..forms import LearnerForm
from ..models import Assignment, Learner


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Place, trade, and whether one is named to the organisers of one's unit; emptied, all is taken back."""
    form = LearnerForm(posted(request) if request.method == "POST" else None, instance=Learner.of(request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("存好了。"))
        return redirect("account")
    context = {"form": form, "places": _named(Audience.PLACE), "trades": _named(Audience.TRADE)}
    return render(request, "assignments/choices.html", context, status=400 if form.errors else 200)


def _named(audience: Audience) -> list[str]:
    """The names the site knows, then those that something is set for, to choose from."""
    found = Assignment.objects.filter(audience=audience).order_by("name")
    return list(dict.fromkeys([*known_names(audience), *found.values_list("name", flat=True).distinct()[:200]]))
