"""Attachments go through the same door as pictures."""

from django.http import Http404, HttpRequest
from wagtail import hooks

from core.models import Attachment

from .access.doors import may_fetch


@hooks.register("before_serve_document")
def refuse_strangers(document: Attachment, request: HttpRequest) -> None:
    """An attachment of closed pages is not there for whom none of them lets in; Wagtail asks the collection itself."""
    if not may_fetch(request, document):
        raise Http404
