"""The review slip of a record, made for paper."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..models import Decision
from ..steps import ReviewOutcome
from .screen import refuse_strangers, the_record


def slip(request: HttpRequest, content_type: int, pk: str) -> HttpResponse:
    """All that was decided on a record, newest run first, on A4."""
    record = the_record(content_type, pk)
    refuse_strangers(request, record)
    lines = Decision.objects.about(record._meta.label, record.pk)
    return _slip(request, str(record), str(record._meta.verbose_name), list(lines))


def list_slip(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The same of a list; whoever reviews or reads the trail may see it."""
    lines = list(Decision.objects.about(kind, key))
    if not lines:
        raise Http404
    refuse_strangers(request, lines[0])
    return _slip(request, lines[-1].title, "名单", lines)


def _slip(request: HttpRequest, title: str, kind: str, lines: list[Decision]) -> HttpResponse:
    context = {"title": title, "kind": kind, "runs": _runs(lines)[::-1], "printed_at": timezone.now()}
    return render(request, "reviews/slip.html", context)


def _runs(lines: list[Decision]) -> list[dict[str, Any]]:
    """The lines from one handing in, or urgent publication, to the next."""
    number = 0
    numbered = []
    for line in lines:
        number += line.outcome in (ReviewOutcome.SUBMITTED, ReviewOutcome.URGENT)
        numbered.append((number, line))
    runs = []
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        run = [line for _, line in group]
        runs.append({"first": run[0], "lines": run, "changes": run[0].changes})
    return runs
