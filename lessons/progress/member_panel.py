"""On a member's first page: what there is to learn, and the certificates with their states."""

from typing import Any

from django.http import HttpRequest

from core.member_panels import MemberPanel
from core.permissions import may_read
from lessons.certificates.models import CertificateState
from lessons.models import LessonPage

from .models import LearningRecord


def learning(request: HttpRequest) -> dict[str, Any]:
    """Lessons without a valid certificate in the member's record, closed ones that let the member in too."""
    records = list(LearningRecord.objects.filter(member_id=request.user.pk).with_law())
    valid = [record for record in records if record.certificate.state == CertificateState.VALID]
    learned = {record.certificate.lesson.translation_key for record in valid if record.certificate.lesson}
    lessons = LessonPage.objects.in_language().live().order_by("path")
    return {
        "records": records,
        "to_learn": [each for each in lessons if each.translation_key not in learned and may_read(request, each)],
    }


PANEL = MemberPanel("progress/member_panel.html", 10, learning)
