"""A preview beside a form shows what is there so far, be it nothing, and never an error page."""

import pytest
from django.forms import ModelChoiceField
from django.urls import reverse
from wagtail.models import Page, PreviewableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from .forms import posted

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGES = [model for model in get_page_models() if model is not Page and model.is_creatable]
RECORDS = [model for model in get_snippet_models() if issubclass(model, PreviewableMixin)]


def expect_preview(client, address: str, fields: dict[str, str]) -> None:
    """What the panel asks: by POST whether it may show these fields, then for the page."""
    assert client.post(address, fields).status_code == 200
    assert client.get(address).status_code == 200


def needed(form) -> dict[str, str]:
    """One of each choice without which not even a draft can be kept."""
    fields = {name: field.queryset.first() for name, field in form.fields.items() if is_needed(field)}
    return {name: choice.pk for name, choice in fields.items() if choice}


def is_needed(field) -> bool:
    return isinstance(field, ModelChoiceField) and field.required


def place_for(model) -> Page | None:
    """A page below which one of a kind may be made now; None where the site has all it may have."""
    kinds = [kind for kind in model.allowed_parent_page_models() if kind is not Page]
    parents = [page for kind in kinds for page in kind.objects.in_language()[:1]]
    return next((parent for parent in parents if model.can_create_at(parent)), None)


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_a_new_page(editor_client, model):
    below = place_for(model)
    if below:
        place = [model._meta.app_label, model._meta.model_name, below.pk]
        form = editor_client.get(reverse("wagtailadmin_pages:add", args=place)).context["form"]
        preview = reverse("wagtailadmin_pages:preview_on_add", args=place)
        expect_preview(editor_client, preview, posted(form))
        expect_preview(editor_client, preview, posted(form) | needed(form) | {"title": "新的一页"})


def test_most_kinds_of_page_are_tried(home):
    assert len([model for model in PAGES if place_for(model)]) > 10


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_new_record(editor_client, model):
    names = model.snippet_viewset.get_url_name
    form = editor_client.get(reverse(names("add"))).context["form"]
    like_another = editor_client.get(reverse(names("edit"), args=[model.objects.first().pk])).context["form"]
    preview = reverse(names("preview_on_add"))
    expect_preview(editor_client, preview, posted(form))
    expect_preview(editor_client, preview, posted(form) | needed(form))
    expect_preview(editor_client, preview, posted(like_another) | {"number": "还没有用过的编号"})


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_record_with_everything_erased(editor_client, model):
    names, of_record = model.snippet_viewset.get_url_name, [model.objects.first().pk]
    form = editor_client.get(reverse(names("edit"), args=of_record)).context["form"]
    formsets = {name: value for name, value in posted(form).items() if "_FORMS" in name}
    expect_preview(editor_client, reverse(names("preview_on_edit"), args=of_record), formsets)
    expect_preview(editor_client, reverse(names("preview_on_edit"), args=of_record), formsets | needed(form))
