"""Everything on the site that readers may get, record by record."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.models import get_snippet_models

from .findings import PiiFinding, findings, in_attachment, in_text
from .gate import is_let_through
from .places import picture_texts


def scan() -> Iterator[tuple[models.Model, list[PiiFinding]]]:
    """Each record with what is found in it; what two persons let through is not told again."""
    for model in _models():
        public = {"live": True} if issubclass(model, DraftStateMixin) else {}
        for record in model._default_manager.filter(**public).order_by("pk").iterator(chunk_size=500):
            found = findings(record)
            yield record, [] if found and is_let_through(record, found) else found
    for picture in get_image_model().objects.order_by("pk").iterator():
        yield picture, [one for part, text in picture_texts(picture) for one in in_text(part, text)]
    for document in get_document_model().objects.order_by("pk").iterator():
        yield document, list(in_attachment(document))


def _models() -> list[type[models.Model]]:
    settings = (BaseSiteSetting, BaseGenericSetting)
    every = apps.get_models()
    pages = [model for model in every if issubclass(model, Page) and model is not Page]
    return [*pages, *get_snippet_models(), *(model for model in every if issubclass(model, settings))]
