"""What is still missing, and the button that opens the site."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Site

from core.launch import is_launched, launch
from core.models import SiteFacts
from editing.audit.events import AuditEvent
from editing.audit.log import record

from .requirements import may_launch, requirements


def launch_site(request: HttpRequest) -> HttpResponse:
    """For superusers, until the site is open."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if is_launched():
        return redirect("wagtailadmin_home")
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    asked = requirements(facts)
    if request.method == "POST" and may_launch(asked):
        launch(facts)
        record(request.user, AuditEvent.SETTING, facts, 做了="开站：读者从现在起看得到网站")
        messages.success(request, "网站开放了。从现在起，公开内容都要经过审校。")
        return redirect("wagtailadmin_home")
    context = {"requirements": asked, "may_launch": may_launch(asked)}
    return render(request, "home/admin/launch_site.html", context, status=409 if request.method == "POST" else 200)
