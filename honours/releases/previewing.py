"""A roll as readers will see it after a release: the release is applied, the page is rendered, all is rolled back."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from honours.history.recording import record
from honours.models import Honour, HonourRollPage, Merchant

from .candidates import Candidate
from .checklist import Checklist
from .models import Release


def rolls_of(checklist: Checklist) -> list[HonourRollPage]:
    """The rolls on which the release would show, in page order."""
    schemes = {line.honour.scheme_id for line in checklist.to_publish}
    return list(
        HonourRollPage.objects.in_language().live().filter(scheme__in=schemes).select_related("scheme").order_by("path")
    )


def preview(request: HttpRequest, release: Release, roll_pk: int | None) -> HttpResponse | None:
    """The page, never to be cached or indexed; None when the release shows on no such roll."""
    with transaction.atomic():
        checklist = Checklist.of(release)
        rolls = rolls_of(checklist)
        roll = next((one for one in rolls if roll_pk in (None, one.pk)), None)
        if roll:
            _apply(checklist)
            content = _rendered(request, roll, {"release": release, "checklist": checklist, "rolls": rolls})
        transaction.set_rollback(True)
    if roll is None:
        return None
    return HttpResponse(content, headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"})


def _apply(checklist: Checklist) -> None:
    """Write what the release would write, without the signals that tell the world of it."""
    _write(Merchant, checklist.merchants)
    _write(Honour, [line.candidate for line in checklist.to_publish])
    record([line.honour for line in checklist.to_publish], checklist.day)


def _write(model: Any, candidates: list[Candidate]) -> None:
    changed = [one for one in candidates if one.is_changed]
    names = [field.name for field in changed[0].fields if not field.primary_key] if changed else []
    if changed:
        model.objects.bulk_update([one.record for one in changed], names, batch_size=200)
    model.objects.filter(pk__in=[one.row.pk for one in candidates]).update(live=True)


def _rendered(request: HttpRequest, roll: HonourRollPage, banner: dict[str, Any]) -> str:
    """The roll's own template on the day of the release, unless the reader of the preview asks for another day."""
    asked = request.GET.copy()
    asked.setdefault("on", banner["checklist"].day.isoformat())
    request.GET = asked  # type: ignore[assignment] # a copy can be changed, that is its point
    request.is_preview = True  # type: ignore[attr-defined] # Wagtail's mark for a page that is not the public one
    return render_to_string("releases/preview_roll.html", roll.get_context(request) | banner, request)
