"""The editors' screens: upload a Word document, look at what became of it, take it or drop it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from core.progress import render_progress
from core.streaming import page_as_it_comes

from ..blocks import LONGEST_TITLE
from ..drafts import convert, drop_old, take
from ..files import LARGEST, too_large
from ..forms import WordForm
from ..models import WordDraft
from ..quota import QuotaHandler

_TITLE = "Word 导入"
_UNEXPECTED = "处理时出了意外，什么都没有保存。请稍后再试；如果还不行，请把文件交给网站管理员。"


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponseBase:
    """The form; the upload's size is watched before anything, the CSRF check included, reads it."""
    quota = QuotaHandler(LARGEST)
    request.upload_handlers.insert(0, quota)
    return _upload(request, quota)


@csrf_protect
def _upload(request: HttpRequest, quota: QuotaHandler) -> HttpResponseBase:
    drop_old()
    form = WordForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST":
        if quota.exceeded:
            form.errors["file"] = form.error_class([too_large()])
        elif form.is_valid():
            return _converted(request, form)
    drafts = WordDraft.objects.filter(made_by=request.user)  # type: ignore[misc]
    return _page(
        request,
        "word_import/upload.html",
        _TITLE,
        {"form": form, "drafts": drafts, "largest": LARGEST, "too_large": too_large()},
    )


def _converted(request: HttpRequest, form: WordForm) -> HttpResponseBase:
    file, user = form.cleaned_data["file"], request.user
    stem = file.name.rpartition(".")[0] or file.name
    draft = WordDraft(
        file_name=file.name[-200:],
        title=stem[:LONGEST_TITLE],
        lesson=form.cleaned_data["lesson"],
        made_by=user,  # type: ignore[misc]
    )
    context = {"header_title": "正在读取文稿", "page_title": "正在读取文稿", "header_icon": "doc-full"}
    work = convert(draft, file, file.name, file.size, form.kept())
    steps = render_progress(
        work,
        "word_import/parts",
        back=reverse("word_import:upload"),
        unexpected=_UNEXPECTED,
        end=lambda: {"after": reverse("word_import:draft", args=[draft.pk])},
    )
    return page_as_it_comes(request, "word_import/progress.html", context, steps)


def _own(request: HttpRequest, pk: int) -> WordDraft:
    return get_object_or_404(WordDraft, pk=pk, made_by=request.user)


def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What the document became, part by part."""
    found = _own(request, pk)
    return _page(request, "word_import/draft.html", found.title, {"draft": found})


def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A picture of one's own draft."""
    found = _own(request, pk).pictures.filter(number=number).first()
    if found is None:
        raise Http404
    kind = {"jpg": "jpeg"}.get(found.kind, found.kind)
    return HttpResponse(bytes(found.content), content_type=f"image/{kind}", headers={"Cache-Control": "private"})


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Into the lesson, as a draft that is not published; then on to the page's editor."""
    lesson = take(_own(request, pk), request.user)
    messages.success(request, f"“{lesson.title}”已存为草稿，还没有发布。请补上摘要、时效，再预览、发布。")
    return redirect("wagtailadmin_pages:edit", lesson.pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the document."""
    _own(request, pk).delete()
    messages.success(request, "已放弃这份文稿，什么都没有保留。")
    return redirect("word_import:upload")


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "doc-full"}
    return render(request, template, frame | context)
