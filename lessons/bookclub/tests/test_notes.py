"""A note on its way: sent under a pen name, read by an editor, shown, returned or forgotten."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from core import spam
from lessons.bookclub.models import BookClubRules, NoteConsentText, ReadingNote
from lessons.bookclub.states import NoteState

pytestmark = pytest.mark.django_db

WORDS = "下雨那天我没有涨价。"


def text(response) -> str:
    return response.content.decode()


def form_of(cycle) -> str:
    return f"/bookclub/{cycle.pk}/write"


def decide(editor_client, note, **decision):
    fields = {"state": NoteState.SHOWN, "reason": "", "comment": ""} | decision
    return editor_client.post(f"/admin/reading_notes/edit/{note.pk}/", fields)


def test_from_the_page_to_the_page(cycle, fields, editor_client):
    reader = Client(enforce_csrf_checks=True)
    assert f'href="{form_of(cycle)}"' in text(reader.get(cycle.url))
    form = reader.get(form_of(cycle))
    sent = reader.post(form_of(cycle), fields | {"csrfmiddlewaretoken": str(form.context["csrf_token"])})
    own = re.search(r'href="http[^"]+?(/bookclub/note/[\w-]+)"', text(sent))[1]
    note = cycle.notes.get()
    assert WORDS not in text(Client().get(cycle.url))
    assert "等编辑看" in text(Client().get(own))

    queue = text(editor_client.get("/admin/reading_notes/?state=waiting"))
    assert "江边卖伞的" in queue
    decide(editor_client, note, text="改写", is_picked="on", comment="写得具体。")
    page = text(Client().get(cycle.url))
    assert "下雨那天我没有涨价。<br>第二天" in page
    assert "江边卖伞的" in page
    assert "编者选" in page
    assert "写得具体。" in page
    assert "已经采用" in text(Client().get(own))


def test_nothing_about_the_writer_is_stored(client, cycle, fields):
    client.post(form_of(cycle), fields, headers={"user-agent": "Kennzeichen/1.0"}, REMOTE_ADDR="203.0.113.77")
    kept = " ".join(map(str, ReadingNote.objects.values().get().values()))
    assert "203.0.113.77" not in kept
    assert "Kennzeichen" not in kept
    assert not client.cookies.get("sessionid")


def test_the_token_is_stored_nowhere(note):
    made, token = note
    assert token not in [str(value) for value in ReadingNote.objects.values().get(pk=made.pk).values()]


@pytest.mark.parametrize(
    "fault",
    [
        {"pen_name": ""},
        {"pen_name": "名" * 17},
        {"pen_name": "13800138000"},
        {"text": " "},
        {"text": "字" * 501},
        {"text": "他的电话 138 0013 8000"},
        {"text": "身份证 500103199003074213"},
        {"text": "\0"},
        {"agreed": ""},
        {"version": "0"},
        {"version": "x"},
        {"opened": ""},
        {"website": "https://x.example"},
    ],
)
def test_a_faulty_note_comes_back_with_what_was_written(client, cycle, fields, fault):
    response = client.post(form_of(cycle), fields | fault)
    assert response.status_code == 400
    assert ("江边卖伞的" if "pen_name" not in fault else WORDS) in text(response)
    assert 'role="alert"' in text(response)
    assert not cycle.notes.exists()


def test_the_length_is_the_editors_choice_and_counts_as_typed(client, cycle, fields):
    rules = BookClubRules.load()
    rules.longest_note = 60
    rules.save()
    just = "字" * 58 + "\r\n" + "尾"
    assert client.post(form_of(cycle), fields | {"text": just}).status_code == 200
    response = client.post(form_of(cycle), fields | {"text": just + "多"})
    assert "写了 61 个字，最多 60 个字" in text(response)


def test_nobody_agrees_to_words_that_changed_meanwhile(client, cycle, fields):
    NoteConsentText.objects.create(text="新的同意书：什么都公开。")
    response = client.post(form_of(cycle), fields)
    assert response.status_code == 400
    assert "新的同意书" in text(response)
    assert "checked" not in text(response)
    again = fields | {"version": str(NoteConsentText.current().pk)}
    assert client.post(form_of(cycle), again).status_code == 200
    assert cycle.notes.get().consent.text.startswith("新的")


def test_one_network_cannot_flood_the_editors(client, cycle, fields, still_limits):
    answers = [
        client.post(form_of(cycle), fields | {"text": f"第{each}篇"}).status_code
        for each in range(spam.MOST_AN_HOUR + 1)
    ]
    assert answers == [200] * spam.MOST_AN_HOUR + [429]


def test_a_second_click_is_the_same_note(client, cycle, fields):
    pages = [text(client.post(form_of(cycle), fields)) for _ in range(2)]
    assert cycle.notes.count() == 1
    last = re.search(r"/bookclub/note/[\w-]+", pages[1])[0]
    assert client.get(last).status_code == 200


def test_the_same_words_from_another_form_are_another_note(client, cycle, fields, stamped):
    mine, others = (
        re.search(r"/bookclub/note/[\w-]+", text(client.post(form_of(cycle), fields | {"opened": stamped(seconds)})))[0]
        for seconds in (60, 90)
    )
    assert cycle.notes.count() == 2 and mine != others
    assert client.get(mine).status_code == 200, "somebody else took the link"


def test_markup_stays_text(client, editor_client, note):
    made, token = note
    ReadingNote.objects.filter(pk=made.pk).update(text="<script>alert(1)</script>", pen_name="<b>x", state="shown")
    pages = [
        client.get(made.cycle.url),
        client.get(f"/bookclub/note/{token}"),
        editor_client.get("/admin/reading_notes/"),
    ]
    for page in pages:
        assert "<script>alert(1)" not in text(page)
        assert "<b>x" not in text(page)


def test_a_returned_note_tells_why_and_is_rewritten_once(editor_client, note, fields):
    made, token = note
    refused = decide(editor_client, made, state=NoteState.RETURNED)
    assert "请写一句理由" in text(refused)
    decide(editor_client, made, state=NoteState.RETURNED, reason="请删去客人的真名。")
    writer = Client()
    assert "请删去客人的真名" in text(writer.get(f"/bookclub/note/{token}"))
    assert "等编辑看" in text(writer.post(f"/bookclub/note/{token}", fields | {"text": "改过了。"}))
    made.refresh_from_db()
    assert (made.text, made.state, made.reason, made.decided_on) == ("改过了。", NoteState.WAITING, "", None)
    writer.post(f"/bookclub/note/{token}", fields | {"text": "又改一次。"})
    made.refresh_from_db()
    assert made.text == "改过了。"


@pytest.mark.parametrize("state", NoteState)
def test_the_writer_takes_it_back_at_any_time(client, note, state):
    made, token = note
    ReadingNote.objects.filter(pk=made.pk).update(state=state)
    assert client.get(f"/bookclub/note/{token}/delete").status_code == 405
    assert "已经删掉" in text(client.post(f"/bookclub/note/{token}/delete"))
    assert not ReadingNote.objects.filter(pk=made.pk).exists()
    assert client.get(f"/bookclub/note/{token}").status_code == 404
    assert client.post(f"/bookclub/note/{token}/delete").status_code == 404


def test_what_is_not_shown_is_deleted_in_time(note, editor_client):
    made, _ = note
    decide(editor_client, made, state=NoteState.REJECTED, reason="和这一期无关。")
    kept = BookClubRules.load().kept_days
    for days, exists in ((kept, True), (kept + 1, False)):
        ReadingNote.objects.filter(pk=made.pk).update(decided_on=timezone.localdate() - timedelta(days=days))
        call_command("purge_notes")
        assert ReadingNote.objects.filter(pk=made.pk).exists() == exists


@pytest.mark.parametrize("state", [NoteState.WAITING, NoteState.SHOWN])
def test_the_purge_leaves_the_others(note, state):
    made, _ = note
    ReadingNote.objects.filter(pk=made.pk).update(state=state, decided_on=date(2020, 1, 1))
    call_command("purge_notes")
    assert ReadingNote.objects.filter(pk=made.pk).exists()


def test_only_what_is_accepted_can_be_picked(editor_client, note):
    made, _ = note
    response = decide(editor_client, made, state=NoteState.WAITING, is_picked="on")
    assert "采用了才能选入" in text(response)


def test_no_editor_adds_a_note(editor_client):
    assert editor_client.get("/admin/reading_notes/new/").status_code in (302, 403)


def test_notes_are_paged(client, cycle):
    consent = NoteConsentText.current()
    ReadingNote.objects.bulk_create(
        ReadingNote(cycle=cycle, pen_name=f"笔名{each}", text="短。", consent=consent, state="shown", digest=f"{each}")
        for each in range(11)
    )
    assert text(client.get(cycle.url)).count('class="note"') == 10
    assert text(client.get(f"{cycle.url}?page=2")).count('class="note"') == 1
    assert client.get(f"{cycle.url}?page=3").status_code == 404


def test_a_cycle_that_is_over_takes_no_more(client, cycle, fields):
    cycle.takes_notes = False
    cycle.save()
    assert client.get(form_of(cycle)).status_code == 410
    assert client.post(form_of(cycle), fields).status_code == 410
    assert form_of(cycle) not in text(client.get(cycle.url))
    assert not cycle.notes.exists()


@pytest.mark.slow
def test_a_private_cycle_leaks_nowhere(client, private_cycle, fields, django_user_model):
    consent = NoteConsentText.current()
    ReadingNote.objects.create(
        cycle=private_cycle, pen_name="奇异标记甲", text="奇异标记乙", consent=consent, state="shown", digest="x"
    )
    public = ["/", "/reading/", "/sitemap.xml", "/feeds/reading.xml", "/calendar/reading.ics"]
    public += ["/search/?q=会员导读", "/search/?q=奇异标记", form_of(private_cycle)]
    for address in public:
        shown = text(client.get(address)).replace("\r\n ", "")
        for secret in (private_cycle.url, "一页纸怎样写得实", "奇异标记甲", "奇异标记乙"):
            assert secret not in shown.replace("搜索“奇异标记”", ""), (address, secret)
    assert client.get(form_of(private_cycle)).status_code == 404
    assert client.post(form_of(private_cycle), fields).status_code == 404
    assert client.get(private_cycle.url).status_code == 302

    member = django_user_model.objects.create_user("hui-yuan", password="x")
    client.force_login(member)
    assert client.get(private_cycle.url).status_code == 302  # signed in, but of no group
    member.groups.add(Group.objects.get(name="协会会员"))
    client.force_login(member)
    assert "奇异标记乙" in text(client.get(private_cycle.url))
    assert client.post(form_of(private_cycle), fields).status_code == 200


@pytest.mark.parametrize(
    "address", ["/bookclub/0/write", "/bookclub/999999/write", "/bookclub/note/x", "/bookclub/note/%00"]
)
def test_unknown_addresses_are_404(client, address, db):
    assert client.get(address).status_code == 404


def test_nothing_is_cached_or_indexed(client, cycle, note):
    for address in (form_of(cycle), f"/bookclub/note/{note[1]}", "/bookclub/note/x"):
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in text(response)


def test_consent_is_written_once(editor_client):
    wording = NoteConsentText.current()
    with pytest.raises(Exception, match="旧的不能改"):
        wording.save()
    assert editor_client.get(f"/admin/consent_texts/edit/{wording.pk}/").status_code in (302, 403)
    editor_client.post("/admin/consent_texts/new/", {"text": "第二版。"})
    assert NoteConsentText.current().text == "第二版。"
