"""Objections: people get through and can follow their case, machines do not, nothing leaks."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core import spam
from honours.models import Honour
from honours.objections.models import Objection
from honours.objections.models.cases import due_date, mended_case_number
from honours.objections.states import CaseState, ObjectionOutcome

pytestmark = pytest.mark.django_db


def address(honour: Honour) -> str:
    return f"/hearings/objection/{honour.code}"


def text(response) -> str:
    return response.content.decode()


def test_from_the_honour_to_the_finding(client, editor_client, honour, fields):
    page = text(client.get(honour.merchant.get_absolute_url()))
    assert f'href="{address(honour)}"' in page
    form = text(client.get(address(honour)))
    assert honour.merchant.title in form
    assert "同意工作人员为核查这件异议使用它" in form

    response = client.post(address(honour), fields)
    case = Objection.objects.get()
    assert response["Location"] == f"/hearings/case/{case.number}"
    status = text(client.get(response["Location"]))
    assert case.grouped_number in status
    assert "已收到" in status
    assert f"{case.due_on:%Y}年{case.due_on.month}月{case.due_on.day}日" in status

    edit = f"/admin/objections/edit/{case.pk}/"
    assert fields["contact"] in text(editor_client.get(edit))
    editor_client.post(edit, {"state": CaseState.CHECKING, "post": "核查岗", "outcome": "", "finding": ""})
    assert "核查中" in text(client.get(response["Location"]))
    closing = {
        "state": CaseState.CLOSED,
        "post": "核查岗",
        "outcome": ObjectionOutcome.UPHELD,
        "finding": "已补上价签。",
    }
    assert editor_client.post(edit, closing).status_code == 302
    status = text(client.get(response["Location"]))
    assert "异议成立" in status
    assert "已补上价签。" in status
    case.refresh_from_db()
    assert (case.closed_on, case.post) == (timezone.localdate(), "核查岗")


def test_the_form_is_protected_against_foreign_sites(honour, fields):
    client = Client(enforce_csrf_checks=True)
    assert client.post(address(honour), fields).status_code == 403
    token = client.get(address(honour)).context["csrf_token"]
    assert client.post(address(honour), fields | {"csrfmiddlewaretoken": str(token)}).status_code == 302


def test_the_due_date_is_fifteen_working_days_after_the_day_of_receipt():
    assert due_date(date(2026, 3, 2)) == date(2026, 3, 23)  # three plain weeks from a Monday
    assert due_date(date(2026, 9, 24)) > date(2026, 10, 15)  # the National Day holidays do not count


def test_who_leaves_no_contact_needs_no_consent(client, honour, fields):
    assert client.post(address(honour), fields | {"contact": "", "consent": ""}).status_code == 302
    assert Objection.objects.get().contact == ""


def test_a_contact_without_consent_is_not_kept(client, honour, fields):
    response = client.post(address(honour), fields | {"consent": ""})
    assert response.status_code == 400
    assert "请勾选同意" in text(response)
    assert not Objection.objects.exists()


def test_a_second_click_is_the_same_case(client, honour, fields):
    first, second = (client.post(address(honour), fields)["Location"] for _ in range(2))
    assert first == second
    assert Objection.objects.count() == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"what": ""},
        {"what": "字" * 101},
        {"grounds": " "},
        {"grounds": "字" * 1001},
        {"what": "他的电话 138 0013 8000"},
        {"grounds": "身份证 500103199003074213"},
        {"contact": "x" * 121},
        {"what": "\0"},
        {"opened": "\0"},
    ],
)
def test_a_faulty_objection_comes_back_with_what_was_written(client, honour, fields, fault):
    response = client.post(address(honour), fields | fault)
    assert response.status_code == 400
    kept = "grounds" if "grounds" not in fault else "what"
    assert fields[kept] in text(response)
    assert 'role="alert"' in text(response)
    assert not Objection.objects.exists()


def test_markup_stays_text(client, editor_client, honour, fields):
    client.post(address(honour), fields | {"what": "<script>alert(1)</script>", "grounds": "{{ 7|add:7 }}"})
    case = Objection.objects.get()
    for page in ("/admin/objections/", f"/admin/objections/edit/{case.pk}/", f"/admin/objections/inspect/{case.pk}/"):
        assert "<script>alert(1)" not in text(editor_client.get(page))


def test_machines_are_stopped_and_people_told_why(client, honour, fields, stamped):
    for trap, words in [
        ({"website": "https://x.example"}, "自动填"),
        ({"opened": stamped(0)}, "太快"),
        ({"opened": "made:up"}, "打开太久"),
    ]:
        response = client.post(address(honour), fields | trap)
        assert response.status_code == 400
        assert words in text(response)
    assert not Objection.objects.exists()


def test_one_network_cannot_flood_the_staff(client, honour, fields, still_limits):
    answers = [
        client.post(address(honour), fields | {"what": f"第{each}件"}).status_code
        for each in range(spam.MOST_AN_HOUR + 1)
    ]
    assert answers == [302] * spam.MOST_AN_HOUR + [429]
    assert Objection.objects.count() == spam.MOST_AN_HOUR


def test_after_the_notice_the_page_says_so(client, awarded, fields):
    response = client.get(address(awarded))
    assert response.status_code == 410
    assert "公示已经结束" in text(response)
    assert client.post(address(awarded), fields).status_code == 410
    assert address(awarded) not in text(client.get(awarded.merchant.get_absolute_url()))
    assert not Objection.objects.exists()


def test_an_honour_that_is_not_public_does_not_exist(client, honour):
    Honour.objects.filter(pk=honour.pk).update(live=False)
    assert client.get(address(honour)).status_code == 404


def test_a_notice_to_come_does_not_exist_yet(client, merchant):
    today = timezone.localdate()
    later = Honour.objects.create(
        merchant=merchant, scheme=merchant.honours.first().scheme, number="未来", notice_on=today + timedelta(days=3)
    )
    assert client.get(address(later)).status_code == 404


@pytest.mark.parametrize("code", ["AAAAAAAAAA", "%00", "..", "x'--", "牌", "a" * 3000])
def test_an_unknown_code_is_a_404(client, code):
    assert client.get(f"/hearings/objection/{code}").status_code == 404


def test_the_roll_links_to_the_form_only_while_the_notice_runs(client, honour):
    roll = honour.scheme.roll.url
    assert address(honour) in text(client.get(roll, {"state": "notice"}))
    honour.notice_until = timezone.localdate() - timedelta(days=1)
    honour.save()
    shown = text(client.get(roll, {"state": "notice", "on": f"{honour.notice_on}"}))
    assert honour.number in shown
    assert address(honour) not in shown


def test_a_case_is_found_however_its_number_is_typed(client, case):
    typed = f" {case.number[:4].lower()}-{case.number[4:]}"
    assert client.get("/hearings/case/", {"number": typed})["Location"] == f"/hearings/case/{case.number}"
    assert client.get(f"/hearings/case/{case.number.lower()}")["Location"] == f"/hearings/case/{case.number}"


@pytest.mark.parametrize("typed", ["AAAAAAAA", "0000", "%00", "<b>", "字" * 500])
def test_an_unknown_case_is_a_404_with_the_box(client, case, typed):
    response = client.get(f"/hearings/case/{typed}")
    assert response.status_code == 404
    assert 'name="number"' in text(response)
    assert "<b>”" not in text(response)


def test_a_wrong_letter_is_not_mended():
    assert mended_case_number("ABCD2340") == ""
    assert mended_case_number("ＡＢＣＤ ２３４５") == "ABCD2345"


@pytest.mark.parametrize("page", ["objection", "case", "search", "over", "reply"])
def test_nothing_is_cached_or_indexed(client, honour, awarded, case, page):
    addresses = {
        "objection": address(honour),
        "case": reverse("case", args=[case.number]),
        "search": reverse("case_search"),
        "over": address(awarded),
        "reply": "/hearings/reply/x",
    }
    response = client.get(addresses[page])
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in text(response)


def test_the_case_outlives_the_honour(client, case, honour):
    honour.delete()
    response = client.get(f"/hearings/case/{case.number}")
    assert case.subject in text(response)


def test_nothing_of_a_case_is_public(client, editor_client, honour, fields):
    said = {"what": "奇异标记甲", "grounds": "奇异标记乙", "contact": "jia@example.org"}
    number = client.post(address(honour), fields | said)["Location"].rpartition("/")[2]
    Objection.objects.update(
        state=CaseState.CLOSED, closed_on=timezone.localdate(), outcome=ObjectionOutcome.REJECTED, finding="奇异标记丙"
    )
    roll = honour.scheme.roll.url
    reader = Client()
    public = [
        "/",
        roll,
        f"{roll}?state=notice",
        f"{roll}data.csv?state=notice",
        f"{roll}data.json?state=notice",
        "/credit/",
        honour.merchant.get_absolute_url(),
        f"/v/{honour.code}",
        "/search/?q=奇异标记",
        "/credit/?q=奇异标记",
        "/sitemap.xml",
        address(honour),
        "/hearings/case/",
    ]
    for page in public:
        shown = b"".join(reader.get(page)).decode("utf-8-sig")
        found = [word for word in (*said.values(), "奇异标记丙", number) if word in shown]
        assert not found, page
    status = text(reader.get(f"/hearings/case/{number}"))
    assert "奇异标记丙" in status
    assert not [word for word in said.values() if word in status]
    exported = editor_client.get("/admin/snippets/honours/honour/?export=csv")
    assert "奇异标记" not in b"".join(exported).decode()
