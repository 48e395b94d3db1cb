"""Where a one-time link lets a shop reply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..forms import ReplyForm
from ..models import ReplyLink
from ..states import LinkState


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """The form; opening it does not use the link up, only a text that is accepted does."""
    link = ReplyLink.find(token)
    if link is None:
        return _closed(request, LinkState.UNKNOWN)
    if link.state != LinkState.OPEN:
        return _closed(request, link.state)
    form = ReplyForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 400 if form.errors else 200
        return render(request, "objections/reply.html", {"link": link, "form": form}, status=status)
    if link.use(form.cleaned_data["text"]) is None:
        return _closed(request, LinkState.USED)
    return render(request, "objections/replied.html", {"link": link})


def _closed(request: HttpRequest, state: LinkState) -> HttpResponse:
    """Why the link does not open: 404 for one we never made, 410 for one that has had its time."""
    status = 404 if state == LinkState.UNKNOWN else 410
    return render(request, "objections/link_closed.html", {"state": state}, status=status)
