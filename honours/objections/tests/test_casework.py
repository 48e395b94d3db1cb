"""What staff see and do with objections, and what is forgotten in time."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from honours.objections.models import MerchantReply, Objection
from honours.objections.states import CaseState, ObjectionOutcome, ReplyState

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def days(number: int):
    return timezone.localdate() + timedelta(days=number)


def closed(**others) -> dict:
    return {"state": CaseState.CLOSED, "outcome": ObjectionOutcome.REJECTED, "finding": "查无此事。", **others}


@pytest.mark.parametrize(
    ("left", "mark"), [(-2, "逾期 2 天"), (0, "今天到期"), (3, "还剩 3 天"), (4, ""), (-1, "逾期 1 天")]
)
def test_the_list_marks_what_is_due(editor_client, case, left, mark):
    Objection.objects.update(due_on=days(left))
    case.refresh_from_db()
    assert case.urgency == mark
    assert case.is_overdue == (left < 0)
    assert mark in text(editor_client.get("/admin/objections/"))


def test_a_closed_case_is_never_overdue(case):
    case.due_on = days(-9)
    case.state = CaseState.CLOSED
    assert not case.is_overdue
    assert case.urgency == ""


def test_open_cases_come_first_the_most_urgent_on_top(case):
    def another(**values):
        return Objection.objects.create(subject="另", what="另", grounds="另", **values)

    done = another(**closed(closed_on=days(0), due_on=days(-30)))
    urgent = another(due_on=days(-1))
    assert list(Objection.objects.all()) == [urgent, case, done]


def test_the_list_is_filtered_by_state(editor_client, case):
    assert case.number in text(editor_client.get("/admin/objections/?state=received"))
    assert case.number not in text(editor_client.get("/admin/objections/?state=closed"))
    assert case.number in text(editor_client.get(f"/admin/objections/?q={case.number}"))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": CaseState.CLOSED}, "outcome"),
        (closed(finding=" "), "finding"),
        (closed(finding="字" * 301), "finding"),
        (closed(finding="请打 13800138000"), "finding"),
        ({"outcome": ObjectionOutcome.UPHELD}, "state"),
    ],
)
def test_a_case_ends_only_with_outcome_and_clean_words(case, values, field):
    for name, value in values.items():
        setattr(case, name, value)
    with pytest.raises(ValidationError) as caught:
        case.full_clean()
    assert field in caught.value.message_dict


def test_the_database_refuses_a_closed_case_without_words(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.update(state=CaseState.CLOSED)


def test_a_reopened_case_is_open(case):
    for name, value in closed().items():
        setattr(case, name, value)
    case.full_clean()
    assert case.closed_on == days(0)
    case.state, case.outcome = CaseState.CHECKING, ""
    case.full_clean()
    assert case.closed_on is None


def test_staff_cannot_change_what_was_written(editor_client, case):
    assert "/new/" not in text(editor_client.get("/admin/objections/"))
    editor_client.post(f"/admin/objections/edit/{case.pk}/", {"state": CaseState.CHECKING, "what": "改写"})
    case.refresh_from_db()
    assert (case.state, case.what) == (CaseState.CHECKING, "标价不符")
    assert editor_client.get("/admin/objections/new/").status_code in (302, 403)


def test_the_honours_own_page_warns_of_an_open_case(editor_client, case, honour):
    edit = f"/admin/snippets/honours/honour/edit/{honour.pk}/"
    assert f"还有异议没有办结：{case.number}" in text(editor_client.get(edit))
    Objection.objects.update(**closed(closed_on=days(0)))
    assert "还有异议没有办结" not in text(editor_client.get(edit))


def test_contacts_and_returned_replies_are_forgotten_in_time(case, merchant, capsys):
    def objection(**values):
        return Objection.objects.create(subject="另", what="另", grounds="另", contact="a@example.org", **values)

    def reply(**values):
        return MerchantReply.objects.create(merchant=merchant, text="另", **values)

    old, recent = objection(**closed(closed_on=days(-31))), objection(**closed(closed_on=days(-30)))
    waiting = objection(received_on=days(-90))
    gone = reply(state=ReplyState.RETURNED, decided_on=days(-31))
    kept = [
        reply(state=ReplyState.RETURNED, decided_on=days(-30)),
        reply(state=ReplyState.SHOWN, decided_on=days(-99)),
        reply(written_on=days(-99)),
    ]
    call_command("purge_objections")
    assert [each.contact for each in map(_again, (old, recent, waiting))] == ["", "a@example.org", "a@example.org"]
    assert _again(old).finding == "查无此事。"
    assert set(MerchantReply.objects.all()) == set(kept)
    assert gone not in MerchantReply.objects.all()
    assert "抹去了 1 条" in capsys.readouterr().out


def _again(case: Objection) -> Objection:
    return Objection.objects.get(pk=case.pk)
