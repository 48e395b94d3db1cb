"""Every block an editor may choose shows a Chinese sample before it is chosen."""

import re

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HAN = re.compile(r"[\u3400-\u9fff]")


def choices() -> dict[str, blocks.Block]:
    """All blocks offered by a chooser anywhere, by where they are offered."""
    found: dict[str, blocks.Block] = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                collect(f"{model.__name__}.{field.name}", field.stream_block, found)
    return found


def collect(place: str, block: blocks.Block, found: dict[str, blocks.Block]) -> None:
    """Go through streams, structures and lists; a stream's children are what its chooser offers."""
    if isinstance(block, blocks.ListBlock):
        collect(f"{place}[]", block.child_block, found)
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(block, blocks.BaseStreamBlock):
            found[f"{place}.{name}"] = child
        collect(f"{place}.{name}", child, found)


def test_there_are_blocks():
    assert len(choices()) > 60
    assert any("parts.part.body" in place for place in choices())  # streams in structures are found too


def test_a_block_has_a_preview_with_chinese_words(editor_client):
    silent = {
        place: words for place, block in choices().items() if not HAN.search(words := sample_of(editor_client, block))
    }
    assert not silent


def sample_of(client, block: blocks.Block) -> str:
    """The visible words of a block's preview; why there are none otherwise."""
    if not block.is_previewable:
        return "not previewable"
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    if answer.status_code != 200:
        return f"status {answer.status_code}"
    shown = answer.content.decode().split("<main", 1)[-1]
    return re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", shown, flags=re.S)


def test_every_block_has_a_chinese_label():
    for place, block in choices().items():
        assert HAN.search(str(block.label)), place
