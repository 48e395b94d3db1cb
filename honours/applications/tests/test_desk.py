"""The desk: the queue, the decision, the papers, the sheet, and the drafts that come of what was accepted."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from openpyxl import load_workbook

from accounts import roles
from editing.audit.models import AuditEntry
from honours.applications.drafting import following
from honours.applications.models import Application, AwardRound
from honours.applications.states import ApplicationState
from honours.applications.tests.conftest import CODE, PDF
from honours.models import Honour, Merchant
from honours.releases.models import Release
from tests.pairs import waiting_request
from tests.served import ServedClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(django_user_model):
    """A function: a client signed in with one role."""

    def sign_in(role: str) -> ServedClient:
        account = django_user_model.objects.create_user(f"desk-{role}", password="x")
        account.groups.add(Group.objects.get(name=role))
        client = ServedClient()
        client.force_login(account)
        return client

    return sign_in


@pytest.fixture
def desk(at_work) -> ServedClient:
    """Somebody who answers letters."""
    return at_work(roles.LETTERS)


@pytest.fixture
def accepted(application) -> Application:
    """One that the desk accepted."""
    Application.objects.update(state=ApplicationState.ACCEPTED)
    application.refresh_from_db()
    return application


def text(response) -> str:
    return b"".join(response).decode()


def test_the_queue_is_filtered_by_round_and_state(desk, application, round_):
    assert "等待受理的荣誉申报" in text(desk.get("/admin/"))
    for query, shown in ((f"round={round_.pk}", True), ("state=new", True), ("state=refused", False)):
        assert (application.number in text(desk.get(f"/admin/applications/?{query}"))) is shown, query


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ({"state": "asked_back", "answer": ""}, "new"),
        ({"state": "refused", "answer": "  "}, "new"),
        ({"state": "asked_back", "answer": "请补执照"}, "asked_back"),
        ({"state": "refused", "answer": "不满一年"}, "refused"),
        ({"state": "accepted", "answer": ""}, "accepted"),
        ({"state": "released", "answer": ""}, "new"),
        ({"state": "refused", "answer": "找 13800138000"}, "new"),
    ],
)
def test_a_decision_that_needs_words_has_them(desk, application, sent, state):
    desk.post(f"/admin/applications/edit/{application.pk}/", sent | {"post": "受理岗", "title": "被改了"})
    application.refresh_from_db()
    assert (application.state, application.title) == (state, "试报茶馆")
    assert bool(application.decided_on) == (state in ("accepted", "refused"))


def test_a_paper_is_saved_by_staff_alone_and_told_to_auditors(client, desk, at_work, application):
    paper = application.papers.get()
    address = f"/admin/application-papers/{application.pk}/{paper.pk}/"
    assert address in text(desk.get(f"/admin/applications/edit/{application.pk}/"))
    response = desk.get(address)
    assert response.content == PDF and response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff" and "sandbox" in response["Content-Security-Policy"]
    entry = AuditEntry.objects.filter(verb="export").first()
    assert entry.thing == address and "desk-" in entry.actor
    for other in (client, at_work(roles.AUTHOR), at_work(roles.STREET_OFFICE), at_work(roles.OPERATOR)):
        answer = other.get(address)
        assert answer.status_code in (302, 403) and PDF not in answer.content


def test_a_sheet_of_the_round_acts_on_nothing(client, desk, at_work, fields, round_):
    client.post(f"/apply/{round_.pk}/", fields | {"title": '=HYPERLINK("http://example.org")', "address": "+1+1"})
    sheet = load_workbook(io.BytesIO(b"".join(desk.get(f"/admin/applications/?round={round_.pk}&export=xlsx")))).active
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    assert {CODE, "企业", "已收到"} <= {cell.value for cell in cells}
    assert AuditEntry.objects.filter(verb="export").first().detail == {"筛选": [f"round={round_.pk}", "export=xlsx"]}
    refused = at_work(roles.AUTHOR).get(f"/admin/applications/?round={round_.pk}&export=xlsx")
    assert refused.status_code in (302, 403)


def draft(client, round_, **change):
    sent = {"first_number": "试报2031-009", "notice_on": f"{timezone.localdate():%Y-%m-%d}"} | change
    return client.post(f"/admin/award-rounds/{round_.pk}/draft/", sent)


def test_accepted_ones_become_drafts_in_a_release_once(client, at_work, accepted, round_, fields):
    client.post(f"/apply/{round_.pk}/", fields | {"credit_code": "92000000MW00091378", "title": "没有受理的店"})
    author = at_work(roles.AUTHOR)
    assert "建立公示" in text(author.get("/admin/"))
    response = draft(author, round_)
    release = Release.objects.get()
    assert response["Location"] == f"/admin/releases/{release.pk}/"
    accepted.refresh_from_db()
    honour = accepted.honour
    assert (honour.number, honour.live, honour.merchant.live) == ("试报2031-009", False, False)
    assert honour.notice_until and honour.latest_revision and honour.merchant.credit_code == CODE
    assert [item.honour for item in release.items.all()] == [honour]
    assert accepted.number not in str(honour.merchant.facts.first().source)  # it opens the application
    assert author.get(response["Location"]).status_code == 200
    draft(author, round_, first_number="试报2031-100")
    assert Release.objects.count() == 1 and not Honour.objects.filter(number="试报2031-100").exists()
    assert client.get(honour.merchant.get_absolute_url()).status_code == 404
    assert client.get(f"/v/{honour.code}").status_code == 404
    case, shop = f"/apply/status/{accepted.number}", honour.merchant.get_absolute_url()
    assert shop not in text(client.get(case))
    Honour.objects.filter(pk=honour.pk).update(live=True)
    Merchant.objects.filter(pk=honour.merchant_id).update(live=True)
    assert f'href="{shop}"' in client.get(case).content.decode()


def test_a_known_shop_is_found_by_its_code(at_work, accepted, round_):
    known = Merchant.objects.create(title="早有的店", credit_code=CODE, kind="enterprise", live=False)
    draft(at_work(roles.AUTHOR), round_)
    accepted.refresh_from_db()
    assert accepted.honour.merchant == known
    assert Merchant.objects.filter(credit_code=CODE).count() == 1
    known.refresh_from_db()
    assert known.title == "早有的店", "an application rewrites no record"


def test_who_holds_the_honour_gets_no_second_one(at_work, accepted, round_):
    held = Honour.objects.public().filter(scheme=round_.scheme, merchant__kind="enterprise").first()
    Application.objects.update(credit_code=held.merchant.credit_code)
    answer = draft(at_work(roles.AUTHOR), round_)
    assert not Release.objects.exists() and Application.objects.get().honour is None
    assert answer["Location"] == "/admin/award_rounds/"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"first_number": "没有数字"}, "数字结尾"),
        ({"first_number": "taken"}, "已经用过"),
        ({"notice_on": "2020-01-01"}, "不能早于今天"),
        ({"notice_on": "后天吧"}, "日期"),
    ],
)
def test_a_number_or_day_that_cannot_be_is_said(at_work, accepted, round_, change, words):
    if change.get("first_number") == "taken":
        change = {"first_number": Honour.objects.filter(scheme=round_.scheme).first().number}
    answer = draft(at_work(roles.AUTHOR), round_, **change)
    assert answer.status_code == 400 and words in text(answer)
    assert not Release.objects.exists()


def test_who_decides_makes_no_drafts_and_the_other_way_round(desk, at_work, accepted, round_):
    assert draft(desk, round_).status_code in (302, 403)
    assert draft(at_work(roles.STREET_OFFICE), round_).status_code in (302, 403)
    at_work(roles.AUTHOR).post(f"/admin/applications/edit/{accepted.pk}/", {"state": "new"})
    accepted.refresh_from_db()
    assert accepted.honour is None and accepted.state == ApplicationState.ACCEPTED


def test_what_is_drafted_holds_the_decision(desk, at_work, accepted, round_):
    draft(at_work(roles.AUTHOR), round_)
    answer = desk.post(f"/admin/applications/edit/{accepted.pk}/", {"state": "refused", "answer": "算了"})
    assert "请先删除那份荣誉草稿" in text(answer)


def test_a_round_is_published_by_two(at_work, round_):
    author = at_work(roles.AUTHOR)
    sent = {
        "title": "新一轮", "scheme": round_.scheme_id, "opens_on": "2031-01-01", "closes_on": "2031-02-01",
        "conditions": "条件", "papers": "材料", "promise": "承诺", "kept_days": "90", "english": "",
    }  # fmt: skip
    assert author.post("/admin/award_rounds/new/", sent).status_code == 302
    made = AwardRound.objects.get(title="新一轮")
    assert not made.is_published, "one in the making is written by one"
    answer = author.post(f"/admin/award_rounds/edit/{made.pk}/", sent | {"is_published": "on"})
    assert waiting_request(answer) is not None
    made.refresh_from_db()
    assert not made.is_published
    wrong = author.post("/admin/award_rounds/new/", sent | {"closes_on": "2030-12-31"})
    assert "截止日期不能早于开始日期" in text(wrong)
    told = author.post("/admin/award_rounds/new/", sent | {"promise": "电话 13800138000"})
    assert "手机号" in text(told)


def test_an_application_that_became_an_honour_is_purged_without_it(accepted, at_work, round_):
    draft(at_work(roles.AUTHOR), round_)
    AwardRound.objects.update(delete_on=timezone.localdate() - timedelta(days=1))
    Application.objects.outdated(timezone.localdate()).delete()
    assert Honour.objects.filter(number="试报2031-009").exists()


def test_numbers_are_counted_on_as_people_write_them():
    assert following("渝中诚信2027-009") == "渝中诚信2027-010"
    assert following("甲99") == "甲100"
