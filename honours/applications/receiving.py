"""Storing what came in: an application with its papers, and what a shop added when it was asked to."""

from django.db import transaction
from django.utils import timezone

from .forms import ApplicationForm, SupplementForm
from .models import Application, ApplicationPaper, AwardRound
from .states import ApplicationState
from .uploads import MOST_FILES

_SAME = ("title", "registered_name", "credit_code", "kind", "trade", "spot", "address", "contact")
MOST_KEPT = 4 * MOST_FILES  # papers of one application, however often it was asked back


def received(round_: AwardRound, form: ApplicationForm) -> Application:
    """The stored application; the same words and papers in the same round find the first one."""
    new: Application = form.save(commit=False)
    papers: list[ApplicationPaper] = form.cleaned_data["papers"]
    with transaction.atomic():
        AwardRound.objects.select_for_update().get(pk=round_.pk)  # two clicks at once queue here
        if first := _same(round_, new, papers):
            return first
        new.round, new.promise = round_, round_.promise
        new.save()
        _add(new, papers)
    return new


def supplemented(application: Application, form: SupplementForm) -> bool:
    """Add what came and hand the case back to the desk; False when it does not wait for anything any more."""
    papers: list[ApplicationPaper] = form.cleaned_data["papers"]
    with transaction.atomic():
        case = Application.objects.select_for_update().get(pk=application.pk)
        if case.state != ApplicationState.ASKED_BACK or case.papers.count() + len(papers) > MOST_KEPT:
            return False
        case.supplement = f"{case.supplement}\n{form.cleaned_data['words']}".strip()[-600:]
        case.state, case.supplemented_on = ApplicationState.NEW, timezone.localdate()
        case.save(update_fields=["supplement", "state", "supplemented_on"])
        known = set(case.papers.values_list("digest", flat=True))
        _add(case, [paper for paper in papers if paper.digest not in known])
    return True


def _same(round_: AwardRound, new: Application, papers: list[ApplicationPaper]) -> Application | None:
    sent = sorted(paper.digest for paper in papers)
    alike = Application.objects.filter(round=round_, **{name: getattr(new, name) for name in _SAME})
    return next(
        (one for one in alike if sorted(one.papers.values_list("digest", flat=True)) == sent),
        None,
    )


def _add(application: Application, papers: list[ApplicationPaper]) -> None:
    for paper in papers:
        paper.application = application
    ApplicationPaper.objects.bulk_create(papers)
