"""The moment: planned, now, or taken back; and how it will look."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from core.progress import UserFacingError
from editing.reviews.confirmation.changes import Deed, note

from ..checklist import Checklist
from ..forms import PlanForm, ReleaseReasonForm
from ..locks import open_release_lock
from ..previewing import preview
from ..publishing import publish
from ..reviewing import authors_of, refuse_unreviewed, review_of
from ..streams import progress_page
from ..withdrawal import public_honours, take_back
from .screen import here, screen, tell, the_release


def look(request: HttpRequest, pk: int, roll: int | None = None) -> HttpResponse:
    """A roll as readers will see it."""
    release = the_release(pk)
    page = preview(request, release, roll) if release.is_open else None
    if page is None:
        tell(request, "没有可以预演的荣誉榜：这一批里没有检查通过的荣誉，或荣誉项目还没有公开的榜页。", well=False)
        return redirect(here(release))
    return page


def release_now(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask, then publish all of it."""
    release = the_release(pk)
    if request.method == "POST":
        work = publish(release, request.user, request.POST.get("fingerprint") or "none")
        return progress_page(request, work, "正在发布", here(release))
    if not release.is_open:
        return redirect(here(release))
    return screen(request, "confirm", "现在发布", {"checklist": Checklist.of(release)}, release)


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the list in, pass a step, or send it back."""
    release = the_release(pk)
    if release.is_open:
        checklist = Checklist.of(release)
        review_of(release, checklist, request.user).answer(request.POST, authors_of(release, checklist))
        tell(request, "已记录。")
    return redirect(here(release))


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the moment."""
    release = the_release(pk)
    if not release.is_open:
        return redirect(here(release))
    form = PlanForm(request.POST or None, initial={"planned_for": release.planned_for})
    if request.method == "POST" and form.is_valid():
        try:
            with open_release_lock(release) as current:
                refuse_unreviewed(current, Checklist.of(current, locked=True), request.user)
                current.planned_for, current.failure = form.cleaned_data["planned_for"], ""
                current.planned_by_id, current.planned_at = request.user.pk, timezone.now()
                current.save()
            tell(request, "已预定。到时间会自动公开，之前可以随时改时间或取消。")
        except UserFacingError as refusal:
            tell(request, str(refusal), well=False)
        return redirect(here(release))
    return screen(request, "plan", "预定公开时间", {"form": form, "checklist": Checklist.of(release)}, release)


@require_POST
def unplan(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing happens by itself any more."""
    release = the_release(pk)
    try:
        with open_release_lock(release) as current:
            current.forget_plan()
            current.save()
        tell(request, "已取消预定，到时间不会自动公开。")
    except UserFacingError as refusal:
        tell(request, str(refusal), well=False)
    return redirect(here(release))


def undo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask for the reason, then take all of it back."""
    release = the_release(pk)
    form = ReleaseReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = [["荣誉", str(honour), "撤回"] for honour in public_honours(release)]
        note(Deed.TAKEN_BACK, release, [["撤回原因", "", form.cleaned_data["reason"]], *told])
        work = take_back(release, request.user, form.cleaned_data["reason"])
        return progress_page(request, work, "正在撤回", here(release))
    if not release.can_be_taken_back:
        return redirect(here(release))
    return screen(request, "undo", "撤回这一批", {"form": form}, release)
