"""Two editors open the same version: the second save is stopped, shown the difference, and can still be made."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from honours.models import Trade
from lessons.models import Book
from news.models import NewsPage

pytestmark = pytest.mark.django_db


def filled(client, address: str, **changes: str) -> dict[str, str]:
    """The form at an address as a browser would send it, with changes."""
    form = BeautifulSoup(client.get(address).content, "html.parser").select_one(
        "form#page-edit-form, main form[novalidate]"
    )
    fields = {
        field["name"]: field.get("value", "") if field.name == "input" else field.text.strip()
        for field in form.select("input[name], textarea[name]")
        if field.get("type") not in ("checkbox", "radio", "file", "submit")
    }
    for choice in form.select("select[name]"):
        chosen = choice.select_one("option[selected]")
        fields[choice["name"]] = chosen["value"] if chosen else ""
    return fields | {"body-count": "0"} | changes


@pytest.fixture
def news():
    """A page with a first version."""
    page = NewsPage.objects.live().first()
    page.save_revision()
    return page


@pytest.fixture
def address(news):
    return reverse("wagtailadmin_pages:edit", args=[news.pk])


@pytest.fixture
def other_client(django_user_model):
    """Signed in as a second editor, in a browser of their own."""
    client = Client()
    other = django_user_model.objects.create_superuser("other-editor", password="x", last_name="王", first_name="编辑")
    client.force_login(other)
    return client


def title_of(news) -> str:
    return NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().title


def compared(answer) -> dict[str, str]:
    """The comparison on the page of a collision: by field, both texts run together."""
    rows = BeautifulSoup(answer.content, "html.parser").select("table.listing tbody tr")
    return {row.select_one(".title").text.strip(): row.select_one(".comparison").text.strip() for row in rows}


def test_the_second_editor_of_a_page_is_told(editor_client, other_client, news, address):
    mine = filled(editor_client, address, title="我的标题")
    theirs = filled(other_client, address, title="对方的标题")
    assert other_client.post(address, theirs).status_code == 302
    answer = editor_client.post(address, mine)
    assert answer.status_code == 409
    assert "你写的还没有保存，也没有丢" in answer.content.decode()
    assert compared(answer) == {"标题:": "对方我的标题"}  # the signs they share stand once
    assert title_of(news) == "对方的标题"


@pytest.mark.slow
@pytest.mark.parametrize("action", ["", "action-publish", "action-submit"])
def test_no_button_passes_over_it(editor_client, news, address, action):
    mine = filled(editor_client, address, title="我的标题") | ({action: "1"} if action else {})
    assert editor_client.post(address, filled(editor_client, address, title="对方的标题")).status_code == 302
    assert editor_client.post(address, mine).status_code == 409
    assert title_of(news) == "对方的标题"


@pytest.mark.slow
def test_what_was_sent_is_kept_and_can_be_saved_on_top(editor_client, news, address):
    mine = filled(editor_client, address, title="我的标题", summary="我写的一句话")
    editor_client.post(address, filled(editor_client, address, title="对方的标题"))
    page = BeautifulSoup(editor_client.post(address, mine).content, "html.parser")
    kept = {field["name"]: field["value"] for field in page.select("main form input[type=hidden]")}
    assert kept["summary"] == "我写的一句话"
    assert editor_client.post(address, kept).status_code == 302
    assert title_of(news) == "我的标题"
    assert [revision.as_object().title for revision in news.revisions.order_by("-pk")[1:2]] == ["对方的标题"]


@pytest.mark.slow
def test_one_editor_who_saves_twice_is_not_stopped(editor_client, news, address):
    for title in ("第一次", "第二次"):
        assert editor_client.post(address, filled(editor_client, address, title=title)).status_code == 302
    assert title_of(news) == "第二次"


@pytest.mark.slow
def test_a_second_window_of_one_s_own_is_told_as_such(editor_client, news, address):
    mine = filled(editor_client, address, title="后开的窗口")
    assert editor_client.post(address, filled(editor_client, address, title="先存的窗口")).status_code == 302
    answer = editor_client.post(address, mine)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "你自己的账号" in text
    assert "对方" not in text and "别人" not in text
    assert title_of(news) == "先存的窗口"


def saved_by_itself(client, address: str, fields: dict[str, str]) -> dict[str, str]:
    """Let the form save itself; what it says of its version from then on."""
    answer = client.post(address, fields, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.content
    said = answer.json()
    return {"loaded_revision_id": str(said["revision_id"]), "loaded_revision_created_at": said["revision_created_at"]}


@pytest.mark.slow
@pytest.mark.parametrize("action", ["", "action-submit"])
def test_what_a_form_saved_by_itself_is_not_another_s(editor_client, news, address, action):
    mine = filled(editor_client, address, title="自己存的")
    mine |= saved_by_itself(editor_client, address, mine)
    mine |= {"title": "自己存的，接着写"} | ({action: "1"} if action else {})
    assert editor_client.post(address, mine).status_code == 302
    assert title_of(news) == "自己存的，接着写"


@pytest.mark.slow
def test_two_forms_that_save_themselves_pass_over_nothing(editor_client, other_client, news, address):
    mine, theirs = filled(editor_client, address, title="我"), filled(other_client, address, title="对方")
    mine |= saved_by_itself(editor_client, address, mine)
    assert other_client.post(address, theirs, headers={"accept": "application/json"}).status_code == 400
    assert other_client.post(address, theirs).status_code == 409
    assert title_of(news) == "我"


@pytest.mark.slow
def test_an_earlier_version_can_be_brought_back(editor_client, news, address):
    first = news.latest_revision
    assert editor_client.post(address, filled(editor_client, address, title="改过")).status_code == 302
    back = filled(editor_client, reverse("wagtailadmin_pages:revisions_revert", args=[news.pk, first.pk]))
    assert editor_client.post(address, back).status_code == 302
    assert title_of(news) == first.as_object().title


def test_records_with_versions_too(editor_client):
    book = Book.objects.first()
    book.save_revision()
    address = reverse(Book.snippet_viewset.get_url_name("edit"), args=[book.pk])
    mine = filled(editor_client, address, title="我的书名")
    assert editor_client.post(address, filled(editor_client, address, title="对方的书名")).status_code == 302
    assert editor_client.post(address, mine).status_code == 409
    assert Book.objects.get(pk=book.pk).get_latest_revision_as_object().title == "对方的书名"


def test_records_without_versions_are_left_to_wagtail(editor_client):
    trade = Trade.objects.first()
    address = reverse(Trade.snippet_viewset.get_url_name("edit"), args=[trade.pk])
    assert editor_client.post(address, filled(editor_client, address, title="改过的行业")).status_code == 302
