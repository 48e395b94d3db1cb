"""Inviting a list of people: upload, look at every row, then send."""

import io
from dataclasses import asdict

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.progress import UserFacingError
from core.spreadsheets.xlsx import write_xlsx

from ..forms import ListForm
from ..lists import check
from ..reading import COLUMNS, InvitationRow, read_list
from ..sending import send
from .single import may_invite

SALT = "invitations.list"
VALID = 3600  # seconds between looking and sending
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_http_methods(["GET", "POST"])
def invite_list(request: HttpRequest) -> HttpResponse:
    """The upload, and after it every row with what is wrong. Nothing is stored: the good rows travel signed."""
    may_invite(request)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "invitations/admin/list.html", {"form": form})
    upload, group = form.cleaned_data["file"], form.cleaned_data["group"]
    try:
        rows = read_list(upload, upload.name, upload.size)
    except UserFacingError as refusal:
        form.add_error("file", str(refusal))
        return render(request, "invitations/admin/list.html", {"form": form})
    checked = check(rows, group.pk)
    good = [asdict(each.row) for each in checked if not each.errors]
    context = {"checked": checked, "good": len(good), "bad": len(checked) - len(good), "group": group}
    context["signed"] = signing.dumps({"group": group.pk, "rows": good}, salt=SALT, compress=True)
    return render(request, "invitations/admin/preview.html", context)


@never_cache
@require_POST
def send_list(request: HttpRequest) -> HttpResponse:
    """Invite the rows that were looked at; they are checked again, and those that no longer hold are named."""
    may_invite(request)
    try:
        looked_at = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return redirect("invite_list")
    slips, refused = [], []
    for each in check([InvitationRow(**row) for row in looked_at["rows"]], looked_at["group"]):
        if each.errors:
            refused.append(each)
            continue
        with transaction.atomic():
            slips.append(send(each.form.save(commit=False)))
    return render(request, "invitations/admin/slips.html", {"slips": slips, "refused": refused})


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with the right heading."""
    may_invite(request)
    out = io.BytesIO()
    write_xlsx([*COLUMNS], [], [20, 30, 16, 30], out)
    headers = {"Content-Disposition": "attachment; filename*=UTF-8''%E4%BC%9A%E5%91%98%E5%90%8D%E5%8D%95.xlsx"}
    return HttpResponse(out.getvalue(), content_type=_XLSX, headers=headers)
