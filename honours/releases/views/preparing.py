"""Making a release ready: its list, its name, its honours."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.progress import UserFacingError
from editing.audit.events import AuditEvent
from editing.audit.log import record

from ..checklist import Checklist
from ..collecting import add, found, remove
from ..forms import FindForm, ReleaseForm
from ..locks import open_release_lock
from ..models import Release, ReleaseItem
from ..permissions import require_change
from ..previewing import rolls_of
from ..reviewing import review_of
from .screen import here, screen, tell, the_release

RELEASES_PER_PAGE, LINES_PER_PAGE, SHOWN_FOUND = 20, 50, 50


def index(request: HttpRequest) -> HttpResponse:
    """All releases, the newest first."""
    page = Paginator(Release.objects.with_sizes().order_by("-pk"), RELEASES_PER_PAGE).get_page(request.GET.get("p"))
    return screen(request, "index", "批量发布", {"releases": page})


def create(request: HttpRequest) -> HttpResponse:
    """A new, empty release."""
    form = ReleaseForm(request.POST or None, instance=Release(made_by_id=request.user.pk))
    if request.method == "POST" and form.is_valid():
        return redirect(here(form.save()))
    return screen(request, "form", "新建一批", {"form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name or note."""
    release = the_release(pk)
    form = ReleaseForm(request.POST or None, instance=release)
    if request.method == "POST" and form.is_valid():
        Release.objects.filter(pk=pk).update(**form.cleaned_data)
        return redirect(here(release))
    return screen(request, "form", "名称和备注", {"form": form}, release)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One release: while it is prepared, the checklist; afterwards, what became of it."""
    release = the_release(pk)
    if not release.is_open:
        items = ReleaseItem.objects.filter(release=release).select_related(
            "honour__merchant", "honour__scheme", "revision"
        )
        page = Paginator(items.order_by("honour__scheme", "honour__number"), LINES_PER_PAGE)
        return screen(request, "done", release.title, {"page": page.get_page(request.GET.get("p"))}, release)
    checklist = Checklist.of(release)
    context = {
        "checklist": checklist,
        "review": review_of(release, checklist, request.user),
        "page": Paginator(checklist.lines, LINES_PER_PAGE).get_page(request.GET.get("p")),
        "has_rolls": bool(rolls_of(checklist)),
    }
    return screen(request, "detail", release.title, context, release)


def collect(request: HttpRequest, pk: int) -> HttpResponse:
    """Find draft honours by scheme, number and spot; put all that were found into the release."""
    release = the_release(pk)
    require_change(request.user, release)
    asked = request.POST if request.method == "POST" else request.GET
    form = FindForm(asked if "scheme" in asked else None)
    honours = found(**form.cleaned_data) if form.is_valid() else None
    if request.method == "POST" and honours:
        _say_added(request, release, [honour.pk for honour in honours])
        return redirect(here(release))
    context = {"form": form, "honours": honours, "shown": (honours or [])[:SHOWN_FOUND]}
    return screen(request, "collect", "加入荣誉", context, release)


def _say_added(request: HttpRequest, release: Release, keys: list[int]) -> None:
    try:
        tell(request, f"加入了 {add(release, keys, request.user)} 块。")
    except UserFacingError as refusal:
        tell(request, str(refusal), well=False)


@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take chosen honours out of the release."""
    release = the_release(pk)
    require_change(request.user, release)
    keys = [int(key) for key in request.POST.getlist("item") if key.isdecimal()]
    try:
        tell(request, f"移出了 {remove(release, keys)} 块。荣誉本身还在，仍是草稿。")
    except UserFacingError as refusal:
        tell(request, str(refusal), well=False)
    return redirect(here(release))


def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then forget a release that did not happen; its honours stay drafts."""
    release = the_release(pk)
    require_change(request.user, release)
    if request.method != "POST":
        return screen(request, "drop", "删除这一批", {}, release)
    if review_of(release, Checklist.of(release), request.user).due:
        tell(request, "这一批正在审校，不能删除。请审校人先退回作者。", well=False)
        return redirect(here(release))
    try:
        with open_release_lock(release) as current:
            record(
                request.user, AuditEvent.DROP, current, 建立人=str(current.made_by or ""), 块数=current.items.count()
            )
            current.delete()
    except UserFacingError as refusal:
        tell(request, str(refusal), well=False)
        return redirect(here(release))
    tell(request, "已删除这一批。其中的荣誉还在，仍是草稿。")
    return redirect("releases:index")
