"""Which files are shown on a page that anybody may read, as Wagtail's reference index knows it.

A file that no public page shows is closed: a picture of a draft, of a members' page, or of nothing at all.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from core.models import is_restricted

#: An object as the reference index names it: content type and key.
Node = tuple[int, str]


def open_keys(model: type[Model], only: int | None = None) -> set[int]:
    """The keys of the files of a model, or of the one file asked about, that are shown on a public page."""
    shown_by = _users(_type_of(model), [str(only)] if only else None)
    open_nodes = _open(set().union(*shown_by.values()), set())
    keys = {int(key) for key, users in shown_by.items() if users & open_nodes}
    return keys - _in_closed_collections(model, keys) if keys else keys


def is_open(file: Model) -> bool:
    """Whether anybody may fetch a file."""
    return bool(open_keys(type(file), file.pk))


def pages_showing(file: Model) -> list[Page]:
    """The live pages that show a file, themselves or by way of a snippet."""
    page_type, keys, seen = _type_of(Page), set[str](), set[Node]()
    todo: set[Node] = {(_type_of(type(file)), str(file.pk))}
    while todo:
        seen |= todo
        found = set().union(*(set().union(*_users(kind, [key]).values()) for kind, key in todo))
        keys |= {key for kind, key in found if kind == page_type}
        todo = {node for node in found if node[0] != page_type} - seen
    return list(Page.objects.live().filter(pk__in=keys).specific())


def _type_of(model: type[Model]) -> int:
    return ContentType.objects.get_for_model(model).pk


def _users(kind: int, keys: Iterable[str] | None) -> dict[str, set[Node]]:
    """What refers to the objects of a type, by their keys."""
    references = ReferenceIndex.objects.filter(to_content_type=kind)
    if keys is not None:
        references = references.filter(to_object_id__in=list(keys))
    users: dict[str, set[Node]] = defaultdict(set)
    for key, by, by_key in references.values_list("to_object_id", "base_content_type", "object_id"):
        users[key].add((by, by_key))
    return users


def _open(nodes: set[Node], seen: set[Node]) -> set[Node]:
    """Those of the objects that anybody may see.

    A page decides for itself. A snippet is as open as the pages that show it; one that no page refers to stands on its
    own, such as a setting or a merchant, and is open when it is live.
    """
    by_kind: dict[int, set[str]] = defaultdict(set)
    for kind, key in nodes - seen:
        by_kind[kind].add(key)
    seen = seen | nodes
    found: set[Node] = set()
    page_type = _type_of(Page)
    if pages := by_kind.pop(page_type, None):
        public = Page.objects.live().exclude(is_restricted()).filter(pk__in=pages).values_list("pk", flat=True)
        found |= {(page_type, str(pk)) for pk in public}
    for kind, keys in by_kind.items():
        users = _users(kind, keys)
        open_users = _open(set().union(*users.values()), seen)
        found |= {(kind, key) for key in keys if users.get(key, set()) & open_users}
        found |= {(kind, key) for key in _live(kind, keys - users.keys())}
    return found


def _live(kind: int, keys: set[str]) -> set[str]:
    model = ContentType.objects.get_for_id(kind).model_class()
    if not keys or model is None:
        return set()
    objects = model._base_manager.filter(pk__in=keys)
    if any(field.name == "live" for field in model._meta.get_fields()):
        objects = objects.filter(live=True)
    return {str(pk) for pk in objects.values_list("pk", flat=True)}


def _in_closed_collections(model: type[Model], keys: set[int]) -> set[int]:
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(here=here)
    closed = Collection.objects.filter(Exists(restrictions.filter(here__startswith=F("collection__path"))))
    files = model._base_manager.filter(pk__in=keys, collection__in=closed)
    return set(files.values_list("pk", flat=True))
