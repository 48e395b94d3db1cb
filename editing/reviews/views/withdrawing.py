"""The page 撤回送审, which asks why."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..forms import WithdrawForm
from ..withdrawing import may_withdraw, run_of
from ..withdrawing import withdraw as take_back
from .screen import edit_address, screen, the_record


def withdraw(request: HttpRequest, content_type: int, pk: str) -> HttpResponse:
    """For the author; afterwards the text can be changed and handed in again."""
    record = the_record(content_type, pk)
    run = run_of(record)
    address = edit_address(request, record)
    if address is None or (run and not may_withdraw(request.user, run)):
        raise PermissionDenied
    if run is None:
        messages.warning(request, f"“{record}”现在没有在审校，可以直接修改。")
        return redirect(address)
    form = WithdrawForm(request.POST if "reason" in request.POST else None)
    if form.is_valid():
        take_back(record, request.user, form.cleaned_data["reason"])
        messages.success(request, f"“{record}”已撤回送审，回到你手里：改好以后可以再送审。")
        return redirect(address)
    return screen(request, "withdraw", "撤回送审", {"record": record, "form": form, "address": address})
