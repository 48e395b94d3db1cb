"""A file is looked through when its upload is written, not while something is being published.

The gate asks inside the publishing transaction; on SQLite nobody else could write while a file is read there.
"""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.documents.models import AbstractDocument

from .findings import in_attachment


def look_through(instance: AbstractDocument, raw: bool = False, **kwargs: Any) -> None:
    """Keep what stands in a file once it is committed; what goes wrong there is found again by the gate."""
    if not raw:
        transaction.on_commit(partial(_keep_findings, instance), robust=True)


def _keep_findings(document: AbstractDocument) -> None:
    for _ in in_attachment(document):
        pass
