"""The second person: who may confirm, and carrying out exactly what was asked for."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils.datastructures import MultiValueDict

from core.publication_checks import RefusedError
from editing.audit.events import AuditEvent
from editing.audit.log import named
from editing.audit.log import record as write_down

from ..models import ChangeRequest, RequestState, Subject
from ..steps import ReviewStep
from ..urgent import PERMISSION as URGENT
from ..urgent import note as note_urgent
from .changes import collecting
from .telling import known
from .telling import named as named_in_words

CONFIRM = "reviews.confirm_change"
CHANGED = "提请之后，网站上的内容又有变动，结果会和提请的不一样，什么都没有改。请撤回，核对后重新提请。"


def objection_to(user: Any, change: ChangeRequest) -> str:
    """Why somebody may not confirm a request; "" if they may. Two accounts of one office are one pair of hands."""
    if change.state != RequestState.WAITING:
        return f"这项改动现在是“{change.get_state_display()}”。"
    if not user.is_active or not user.has_perm(CONFIRM):
        return "你的账号没有“确认两人办理的改动”的权限。"
    if change.made_by is None or change.made_by_id == user.pk:
        return "自己提请的改动，要由另一位同事确认。"
    if shared := _offices(user) & _offices(change.made_by):
        return f"你和提请人都是{ReviewStep(min(shared)).label}，要由别的岗位确认。"
    return ""


def _offices(user: Any) -> set[str]:
    """The steps an account holds by its groups; a superuser's rights are no office."""
    held = get_user_model().objects.filter(pk=user.pk, groups__permissions__content_type__app_label="reviews")
    names = set(held.values_list("groups__permissions__codename", flat=True))
    return {step.value for step in ReviewStep if step.permission.partition(".")[2] in names}


def confirm(change: ChangeRequest, request: HttpRequest, remark: str = "") -> HttpResponseBase:
    """Carry it out in the requester's name, on this person's word; raise RefusedError where that may not be."""
    with transaction.atomic():
        change = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=change.pk)
        if text := objection_to(request.user, change):
            raise RefusedError(text)
        response = _carry_out(change, request)
        change.end(RequestState.DONE, request.user, remark)
        _write_down(change, request.user, "确认")
    return response


def carry_out_urgently(change: ChangeRequest, request: HttpRequest, reason: str) -> HttpResponseBase:
    """Carry it out at once on the requester's own word; somebody else looks at it afterwards."""
    with transaction.atomic():
        change = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=change.pk)
        if change.made_by_id != request.user.pk or not request.user.has_perm(URGENT):
            raise RefusedError("紧急办理要由提请人来做，并有“紧急发布”的权限。")
        if change.state not in (RequestState.DRAFT, RequestState.WAITING):
            raise RefusedError(f"这项改动现在是“{change.get_state_display()}”。")
        response = _carry_out(change, request)
        subject = Subject(change._meta.label, str(change.pk), change.title, change.fingerprint)
        note_urgent(
            subject, request.user, reason, {str(request.user.pk): named(request.user)}, changes=lines_of(change)
        )
        change.reason = reason
        change.save(update_fields=["reason"])
        change.end(RequestState.DONE, request.user, "紧急办理")
    return response


def refuse(change: ChangeRequest, user: Any, remark: str) -> None:
    """Say no; raise RefusedError to who may not decide."""
    with transaction.atomic():
        change = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=change.pk)
        if text := objection_to(user, change):
            raise RefusedError(text)
        change.end(RequestState.REFUSED, user, remark)
        _write_down(change, user, "不同意")


def lines_of(change: ChangeRequest) -> list[list[str]]:
    """All that differs, as the slips show it: where, before, after."""
    return [
        [f"{named_in_words(one)}{line[0] and '：'}{line[0]}", line[1], line[2]]
        for one in known(change.changes)
        for line in (one["lines"] or [["", "", one["deed_label"]]])
    ]


def _carry_out(change: ChangeRequest, request: HttpRequest) -> HttpResponseBase:
    with collecting(is_confirmed=True) as collection:
        again = repeated(change, request)
        match = resolve(change.path)
        response = match.func(again, *match.args, **match.kwargs)
        collection.forget_undone()
        if collection.fingerprint != change.fingerprint:
            raise RefusedError(CHANGED)
    return response


def repeated(change: ChangeRequest, request: HttpRequest) -> HttpRequest:
    """The requester's press once more; session and messages are those of whoever looks at it now."""
    again = HttpRequest()
    again.method, again.path, again.path_info = "POST", change.path, change.path
    again.META = request.META | {"REQUEST_METHOD": "POST", "PATH_INFO": change.path, "QUERY_STRING": change.query}
    for name in ("CONTENT_LENGTH", "HTTP_X_REQUESTED_WITH", "HTTP_REFERER"):
        again.META.pop(name, None)
    again.GET = QueryDict(change.query)
    again.POST = QueryDict(change.form)
    again._files = MultiValueDict()  # type: ignore[attr-defined] # Django's own place for what was uploaded
    for file in change.files.all():
        sent = SimpleUploadedFile(file.name, bytes(file.content), file.content_type)
        again.FILES.appendlist(file.field, sent)
    again.COOKIES = request.COOKIES
    again.session = request.session
    again.user = change.made_by
    again._messages = request._messages  # type: ignore[attr-defined]
    again._dont_enforce_csrf_checks = True  # type: ignore[attr-defined] # this press had its token
    again.resolver_match = resolve(change.path)
    return again


def _write_down(change: ChangeRequest, user: Any, said: str) -> None:
    write_down(user, AuditEvent.CONFIRM, change.title, 结论=said, 提请人=named(change.made_by), 理由=change.reason)
