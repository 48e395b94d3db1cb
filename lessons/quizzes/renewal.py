"""A new certificate for one that came to its end: a short quiz of what the changed rules are about."""

from collections.abc import Iterable

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from lessons.certificates.models import Certificate, CertificateState
from lessons.regulations.changes import RuleChange

from .access import quiz_for
from .attempts import narrow
from .models import Quiz


class Obstacle(models.TextChoices):
    """Why a certificate is not renewed today."""

    VALID = "valid", _("这张证书现在有效，不用换。")
    WITHDRAWN = "withdrawn", _("这张证书已被撤销，不能换。请从头学一遍，再做一次自测。")
    UNDER_REVIEW = "review", _("规定变了，课文和题目正在复核。复核完再来换，校验码一直能用。")


def obstacle_to(certificate: Certificate, quiz: Quiz) -> Obstacle | None:
    """What stands against a renewal today; None when nothing does."""
    validity = certificate.validity()
    if validity.state == CertificateState.WITHDRAWN:
        return Obstacle.WITHDRAWN
    if not validity.is_over:
        return Obstacle.VALID
    return Obstacle.UNDER_REVIEW if quiz.lesson.law_changes() else None


def renewal_quiz(request: HttpRequest, certificate: Certificate) -> Quiz:
    """The quiz of its lesson, narrowed to what changed; raise Http404 where this visitor finds no quiz.

    Whole where the term is over, or no question names a changed rule.
    """
    if certificate.lesson is None:
        raise Http404("没有这一课")
    quiz = quiz_for(request, certificate.lesson.slug)
    validity = certificate.validity()
    if validity.state == CertificateState.LAW_CHANGED and not certificate.is_past_term():
        narrow(quiz, _rules_of(validity.changes))
    return quiz


def _rules_of(changes: Iterable[RuleChange]) -> set[int]:
    """The changed rules, and those that took their place."""
    return {rule.pk for change in changes for rule in (change.regulation, change.successor) if rule}
