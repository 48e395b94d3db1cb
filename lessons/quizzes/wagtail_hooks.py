"""What quizzes add to the admin."""

from wagtail.snippets.models import register_snippet

from core.admin_reports import register_reports

from .reports import QuestionReport
from .viewsets import VIEWSETS

for one in VIEWSETS:
    register_snippet(one)
register_reports([QuestionReport], order=131)
