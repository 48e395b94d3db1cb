"""Rich text and fields (8 and generated): whatever is written anywhere, no browser of a reader or editor runs it."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import URLBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core.models import BasePage, SiteFacts
from honours.imports.columns import FIELDS
from honours.imports.tests.lists import cells, xlsx
from honours.models import AwardScheme, Honour, Merchant

pytestmark = pytest.mark.django_db

SIGN = "x9x"
#: Ends an attribute, a script of data and a comment before it starts its own.
EVIL = f'"></script>--><script>{SIGN}</script>'
HANDLER = f"' onclick={SIGN} x='"
TEXTS = (models.CharField, models.TextField)
UNTOUCHED = {"slug", "path", "url_path", "translation_key", "draft_title", "credit_code", "token", "code", "number"}


def hostile(model: type[models.Model], payload: str) -> dict[str, str]:
    """The payload in every free text of a model that it fits into."""
    fields = [field for field in model._meta.get_fields() if isinstance(field, TEXTS) and not field.choices]
    free = [field for field in fields if field.name not in UNTOUCHED and not isinstance(field, RichTextField)]
    free = [field for field in free if not field.unique and field.name != "opening"]  # hours are read when shown
    return {field.name: payload for field in free if len(payload) <= (field.max_length or 10**6)}


def poisoned(value: Any, payload: str) -> Any:
    """The same raw stream with the payload in every text of more than two Chinese signs."""
    if isinstance(value, dict):
        return {name: part if name in ("type", "id") else poisoned(part, payload) for name, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, payload) for part in value]
    is_words = isinstance(value, str) and any("\u4e00" <= sign <= "\u9fff" for sign in value) and "<" not in value
    return payload if is_words else value


def written(page: Page, payload: str) -> None:
    """Write the payload into a page past every form, as a hostile import or a stolen account might."""
    model = type(page)
    changes: dict[str, Any] = hostile(model, payload)
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            raw = poisoned(list(getattr(page, field.name).raw_data), payload)
            changes[field.name] = json.dumps(raw)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save(clean=False) if hasattr(page, "full_clean") else page.save()


class Running(HTMLParser):
    """What a browser would run of a page and that is not ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.in_script = tag == "script" and "json" not in values.get("type", "")
        handlers = [f"{name}={value}" for name, value in values.items() if name.startswith("on")]
        addresses = [values.get(name, "") for name in ("href", "src", "action", "formaction", "srcdoc")]
        programs = [
            each for each in addresses if each.strip().lower().startswith(("javascript:", "data:text", "vbscript:"))
        ]
        self.found += [*handlers, *programs]

    def handle_endtag(self, tag: str) -> None:
        self.in_script = False

    def handle_data(self, data: str) -> None:
        if self.in_script and SIGN in data:
            self.found.append(data[:100])


def running(html: str) -> list[str]:
    parser = Running()
    parser.feed(html)
    return parser.found


def left_in(answer: Any) -> list[str]:
    return running(b"".join(answer).decode("utf-8", "replace"))


KINDS = [model for model in BasePage.__subclasses__() if not model._meta.abstract]


@pytest.mark.parametrize("payload", [EVIL, HANDLER], ids=["script", "handler"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_field_of_a_page_runs_in_a_reader_s_browser(client, kind, payload):
    page = kind.objects.live().filter(locale__language_code="zh-hans").order_by("pk").last()
    if page is None:
        pytest.skip("no such page in the demo")
    written(page, payload)
    for address in (page.url, page.get_parent().url, f"{page.url}index.md", "/llms.txt"):
        answer = client.get(address)
        assert answer.status_code < 500, address
        if "html" in answer["Content-Type"]:
            assert not left_in(answer), address


@pytest.mark.parametrize("payload", [EVIL, HANDLER], ids=["script", "handler"])
def test_no_field_of_a_record_does(client, payload):
    for model in (AwardScheme, Merchant, Honour):
        changes = hostile(model, payload)
        assert changes
        model.objects.update(**changes)
    SiteFacts.objects.update(**hostile(SiteFacts, payload))
    merchant = Merchant.objects.listed().first()
    places = ["/", "/honours/", "/honours/honest-traders/", f"/credit/{merchant.pk}/", "/search/?q=x9x", "/spots/"]
    for address in places:
        answer = client.get(address, follow=True)
        assert answer.status_code < 500
        assert not left_in(answer), address


TYPED = [
    f"<script>{SIGN}</script>",
    f"<p onclick={SIGN}>字</p>",
    f'<img src=x onerror="{SIGN}">',
    f"<svg><animate onbegin={SIGN}></svg>",
    f'<iframe srcdoc="<script>{SIGN}</script>"></iframe>',
    f'<p style="background:url(https://evil.example/{SIGN})">字</p>',
]
LINKS = [f"javascript:{SIGN}", f"  JaVaScRiPt:{SIGN}", f"data:text/html,<script>{SIGN}</script>", f"vbscript:{SIGN}"]


def pasted(text: str, link: str) -> str:
    """What the editor's own program sends: a paragraph with these words, linked to this address."""
    whole = {"offset": 0, "length": len(text), "key": 0}
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": [whole]}
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": link}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("text", TYPED)
def test_rich_text_keeps_words_only(text, link):
    converter = ContentstateConverter(features=["bold", "link", "ul", "h3"])
    kept = converter.to_database_format(pasted(text, link))
    assert not running(kept)
    assert not running(expand_db_html(kept))


@pytest.mark.parametrize("address", [f"javascript:{SIGN}", f"data:text/html,{SIGN}", f"vbscript:{SIGN}", f"//{SIGN}:x"])
def test_an_address_field_takes_no_program(address):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        URLBlock().clean(address)


def test_no_block_takes_raw_html():
    from django.apps import apps
    from wagtail.blocks import RawHTMLBlock

    def blocks(block: Any, seen: set[int]) -> Any:
        if id(block) in seen:
            return
        seen.add(id(block))
        yield block
        inner = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
        for child in filter(None, inner):
            yield from blocks(child, seen)

    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    streams = [field for field in fields if isinstance(field, StreamField)]
    assert len(streams) > 5
    assert not [
        each for field in streams for each in blocks(field.stream_block, set()) if isinstance(each, RawHTMLBlock)
    ]


def test_a_megabyte_pasted_is_told_and_not_a_server_error(editor_client, home):
    form = {"title": "字" * 1_000_000, "slug": "x", "summary": "字" * 1_000_000}
    answer = editor_client.post(f"/admin/pages/{home.pk}/edit/", form)
    assert answer.status_code < 500


CELLS = [EVIL, HANDLER, f"{{{{{SIGN}}}}}", f"<img src=x onerror={SIGN}>", f"javascript:{SIGN}"]


@pytest.mark.parametrize("column", [field for field in FIELDS if field not in ("kind", "scheme")])
def test_no_cell_of_a_list_runs_in_the_editor_s_browser(editor_client, column):
    data = xlsx(*(cells(number, **{column: cell}) for number, cell in enumerate(CELLS, 1)))
    answer = editor_client.post("/admin/excel/", {"file": SimpleUploadedFile("名单.xlsx", data)}, follow=True)
    assert answer.status_code == 200
    assert not left_in(answer)
    from honours.imports.models import ImportBatch

    for batch in ImportBatch.objects.all():
        preview = editor_client.get(f"/admin/excel/{batch.pk}/")
        assert preview.status_code == 200
        assert not left_in(preview)
        assert f"<img src=x onerror={SIGN}>" not in b"".join(preview).decode()
