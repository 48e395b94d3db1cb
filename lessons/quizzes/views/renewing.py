"""Renewing a certificate by its code: as taking a quiz, with fewer questions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.verification.codes import normalise_code
from lessons.certificates.models import Certificate

from ..renewal import obstacle_to, renewal_quiz
from .taking import Taken, record, take


@csrf_exempt  # as the quiz itself: the form belongs to no session, the attempt is signed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: HttpRequest, code: str) -> HttpResponse:
    """A short quiz for whoever has the code of a certificate that came to its end; else a page says why not."""
    certificate = Certificate.objects.with_law().filter(code=normalise_code(code)).first()
    if certificate is None:
        raise Http404("没有这张证书")
    quiz = renewal_quiz(request, certificate)
    if obstacle := obstacle_to(certificate, quiz):
        context = {"certificate": certificate, "obstacle": obstacle, "lesson": quiz.lesson}
        return render(request, "quizzes/not_renewed.html", context)
    return take(request, Taken(quiz, reverse("renewal", args=[certificate.code]), record, renews=certificate))
