"""What is approved along with a text though no field of it says so: its place, who may read it, the files it shows."""

import hashlib
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex
from wagtailmedia.models import AbstractMedia

_FILES = (AbstractImage, AbstractDocument, AbstractMedia)


def circumstances_of(record: Any) -> dict[str, Any]:
    """As plain JSON; equal for a draft and for the record that publishing makes of it."""
    said: dict[str, Any] = {"files": _files_of(record)}
    if isinstance(record, Page) and record.path:
        said |= {"parent": _parent_key(record), "readers": _readers_of(record)}
    return said


def _parent_key(page: Page) -> int | None:
    return Page.objects.filter(path=page.path[: -Page.steplen]).values_list("pk", flat=True).first()


def _readers_of(page: Page) -> list[list[Any]]:
    """Each restriction of the page and of those above it: where, how, and for which groups."""
    found = page.get_view_restrictions().prefetch_related("groups").order_by("pk")
    return [
        [
            one.page_id,
            one.restriction_type,
            hashlib.sha256(one.password.encode()).hexdigest() if one.password else "",
            sorted(group.pk for group in one.groups.all()),
        ]
        for one in found
    ]


def _files_of(record: Any) -> list[list[Any]]:
    """Kind, key and SHA-1 of each picture, document and recording that fields, blocks and inline rows name."""
    if not ReferenceIndex.model_is_indexable(type(record)):
        return []
    named: dict[int, set[str]] = {}
    for kind, key, *_ in ReferenceIndex._extract_references_from_object(record):
        named.setdefault(kind, set()).add(key)
    found: list[list[Any]] = []
    for kind, keys in named.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None and issubclass(model, _FILES):
            files = model._base_manager.filter(pk__in=keys).order_by("pk")
            found += [[model._meta.label, file.pk, _hash_of(file)] for file in files]
    return sorted(found)


def _hash_of(file: Model) -> str:
    """Wagtail keeps the hash of pictures and documents; recordings are read."""
    kept = getattr(file, "file_hash", "")
    if kept:
        return str(kept)
    digest = hashlib.sha1(usedforsecurity=False)
    try:
        with file.file.open("rb") as content:  # type: ignore[attr-defined] # every kind of file has one
            for chunk in iter(lambda: content.read(1 << 16), b""):
                digest.update(chunk)
    except OSError:
        return "missing"
    return digest.hexdigest()
