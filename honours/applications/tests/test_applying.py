"""A shop's application from the form to its number: what is kept, what is refused, what nobody else gets to see."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from core import spam
from honours.applications import uploads
from honours.applications.models import Application, ApplicationPaper, AwardRound
from honours.applications.states import ApplicationState
from honours.applications.tests.conftest import CODE, PDF, picture, sent

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return b"".join(response).decode()


def test_from_the_criteria_to_the_number(client, round_, fields):
    address = f"/apply/{round_.pk}/"
    for page in ("/criteria/", "/honours/safe-consumption-units/", "/apply/"):
        assert f'href="{address}"' in text(client.get(page)), page
    assert f'href="{address}"' not in text(client.get("/honours/honest-traders/"))
    form = client.get(address)
    assert "本店明码标价" in text(form) and not form.cookies
    response = client.post(address, fields | {"papers": [sent("执照.pdf", PDF), sent("店.png", picture("PNG"))]})
    case = Application.objects.get()
    assert response["Location"] == f"/apply/status/{case.number}"
    assert (case.credit_code, case.promise, case.state) == (CODE, round_.promise, ApplicationState.NEW)
    assert [paper.content_type for paper in case.papers.all()] == ["application/pdf", "image/png"]
    page = text(client.get(response["Location"]))
    assert "已收到" in page and case.grouped_number in page


@pytest.mark.parametrize("tree", ["/en", "/zh-hant"])
def test_it_is_there_in_every_language(client, round_, fields, tree):
    assert f'href="{tree}/apply/{round_.pk}/"' in text(client.get(f"{tree}/criteria/"))
    response = client.post(f"{tree}/apply/{round_.pk}/", fields | {"papers": [sent("1.pdf", PDF)]})
    assert response["Location"].startswith(f"{tree}/apply/status/")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("first", "last", "get", "post", "words"),
    [(1, 5, 200, 409, "现在还不收"), (-9, -1, 410, 410, "已经截止"), (0, 0, 200, 302, "当天仍可提交")],
)
def test_before_and_after_it_says_so(client, round_, fields, first, last, get, post, words):
    today = timezone.localdate()
    round_.opens_on, round_.closes_on = today + timedelta(days=first), today + timedelta(days=last)
    round_.save()
    page = client.get(f"/apply/{round_.pk}/")
    assert page.status_code == get and words in text(page)
    assert 'href="tel:12315"' in text(client.get(f"/apply/{round_.pk}/"))
    assert client.post(f"/apply/{round_.pk}/", fields).status_code == post
    assert Application.objects.count() == (post == 302)


def test_without_a_round_it_says_whom_to_ask(client, round_):
    AwardRound.objects.update(is_published=False)
    assert "现在没有正在受理的申报" in text(client.get("/criteria/"))
    page = text(client.get("/apply/"))
    assert "现在没有正在受理的申报" in page and 'href="tel:12315"' in page
    assert client.get(f"/apply/{round_.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"website": "http://spam.example"}, "本该留空"),
        ({"opened": "forged"}, "再提交一次"),
        ({"credit_code": CODE[:-1] + "A"}, "校验不通过"),
        ({"credit_code": "123"}, "应为 18 位"),
        ({"title": ""}, "请写店招上的名字"),
        ({"contact": ""}, "请留一个能找到你的电话或邮箱"),
        ({"contact": "500103199003074213"}, "身份证号"),
        ({"address": "找我 13800138000"}, "手机号"),
        ({"kind": "party"}, "请在列出的几项里选一项"),
        ({"spot": "0 or 1"}, "请在列出的景点里选一个"),
        ({"trade": "99999999999999999999"}, "请在列出的行业里选一个"),
        ({"promised": ""}, "请看一遍承诺书"),
        ({"agreed": ""}, "请先看怎样保存和使用"),
        ({"title": "长" * 81}, "80"),
    ],
)
def test_what_cannot_be_kept_is_said_clearly(client, round_, fields, change, words):
    response = client.post(f"/apply/{round_.pk}/", fields | change)
    assert response.status_code == 400 and words in text(response)
    assert not Application.objects.exists()


BAD = [
    ("执照.exe", b"MZ" + PDF, "只收 PDF、JPG、PNG"),
    ("执照.pdf", b"<!doctype html><script>alert(1)</script>", "只收 PDF、JPG、PNG"),
    ("执照.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "只收 PDF、JPG、PNG"),
    ("执照.jpg", PDF, "只收 PDF、JPG、PNG"),
    ("执照.html.pdf", PDF, "请改名以后再选"),
    ("执照.jpg", picture()[:200], "图片打不开"),
    ("执照.png", picture("PNG")[:40], "图片打不开"),
    ("执照.pdf", PDF + b"0" * uploads.LARGEST, "超过 5 MB"),
    ("大.png", picture("PNG", (6000, 4000)), "图片像素太多"),
]


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=range(len(BAD)))
def test_what_is_no_paper_is_refused_with_its_name(client, round_, fields, name, content, words):
    response = client.post(f"/apply/{round_.pk}/", fields | {"papers": [sent(name, content)]})
    page = text(response)
    assert response.status_code == 400 and words in page and f"{name}：" in page
    assert 'value="试报茶馆"' in page, "what was typed is still there"
    assert not Application.objects.exists()


def test_number_and_size_of_papers_are_bounded(client, round_, fields):
    small = [sent(f"{number}.pdf", PDF) for number in range(uploads.MOST_FILES + 1)]
    assert "最多 6 个文件" in text(client.post(f"/apply/{round_.pk}/", fields | {"papers": small}))
    large = [sent(f"{number}.pdf", PDF + b"0" * (uploads.LARGEST - 100)) for number in range(4)]
    assert "加起来超过 15 MB" in text(client.post(f"/apply/{round_.pk}/", fields | {"papers": large}))
    assert not Application.objects.exists()


def test_a_picture_keeps_nothing_of_where_it_was_taken(client, round_, fields):
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    taken = picture(exif=exif) + b"<script>appended</script>"
    assert b"CameraMaker" in taken
    client.post(f"/apply/{round_.pk}/", fields | {"papers": [sent("../../店.JPG", taken)]})
    paper = ApplicationPaper.objects.get()
    kept = bytes(paper.content)
    assert b"CameraMaker" not in kept and b"appended" not in kept
    assert paper.name == "店.jpg" and Image.open(BytesIO(kept)).size == (40, 30)


def test_the_same_twice_is_one_and_a_change_is_another(client, round_, fields):
    def number(**change) -> str:
        return client.post(f"/apply/{round_.pk}/", fields | {"papers": [sent("执照.pdf", PDF)]} | change)["Location"]

    assert number() == number()
    assert number(contact="bieren@example.org") != number(), "a stranger learns no number from a code"
    assert Application.objects.count() == 2
    assert number(papers=[sent("执照.pdf", PDF + b"2")]) and Application.objects.count() == 3


def test_a_flood_ends_with_a_clear_answer(client, round_, fields, still_limits, monkeypatch):
    monkeypatch.setattr(spam, "MOST_AN_HOUR", 2)
    answers = [client.post(f"/apply/{round_.pk}/", fields | {"title": f"店{number}"}) for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[-1]["Retry-After"]) > 0 and "店2" in text(answers[-1])


def test_odd_bytes_break_nothing(client, round_, fields):
    address = f"/apply/{round_.pk}/"
    assert client.post(address, fields | {"title": "好\0店", "registered_name": "🍜"}).status_code == 302
    assert client.post(address, b"\xff\xfe", content_type="application/x-www-form-urlencoded").status_code == 400
    assert client.post(address, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x").status_code == 400
    assert client.post(address, fields | {"papers": "words, no file"}).status_code == 302
    assert client.get("/apply/99999999999999999999/").status_code == 404


@pytest.mark.parametrize(
    ("state", "words", "unsaid"),
    [
        ("new", "已收到", "执照看不清"),
        ("asked_back", "执照看不清", "还不等于授予"),
        ("accepted", "还不等于授予", "执照看不清"),
        ("refused", "执照看不清", "提交补充"),
    ],
)
def test_the_number_tells_each_state_and_nothing_else(client, application, state, words, unsaid):
    Application.objects.update(state=state, answer="执照看不清")
    page = text(client.get(f"/apply/status/{application.number}"))
    assert words in page and unsaid not in page
    for secret in ("试报茶馆", CODE, "shibao@example.org", "执照.pdf", "示例A区-900"):
        assert secret not in page


def test_the_one_box_for_numbers_leads_there(client, application):
    typed = f"{application.number[:4].lower()} {application.number[4:]}"
    assert client.get("/hearings/case/", {"number": typed}, follow=True).status_code == 200
    last = client.get("/hearings/case/", {"number": typed}, follow=True).redirect_chain[-1][0]
    assert last == f"/apply/status/{application.number}"
    unknown = client.get("/apply/status/22222222")
    assert unknown.status_code == 404 and "这个受理号" in text(unknown)


def test_what_is_asked_for_is_added_and_waits_again(client, application, supplement):
    address = f"/apply/status/{application.number}"
    assert client.post(address, supplement).status_code == 409, "nothing was asked for"
    Application.objects.update(state=ApplicationState.ASKED_BACK, answer="执照看不清")
    assert client.post(address, supplement | {"words": ""}).status_code == 400
    assert client.post(address, supplement | {"words": "电话 13800138000"}).status_code == 400
    papers = [sent("执照.pdf", PDF), sent("新.png", picture("PNG"))]
    assert client.post(address, supplement | {"papers": papers}).status_code == 302
    application.refresh_from_db()
    assert (application.state, application.supplement) == (ApplicationState.NEW, "执照重新拍了")
    assert [paper.name for paper in application.papers.all()] == ["执照.pdf", "新.png"], "the old one is not kept twice"
    assert client.post(address, supplement).status_code == 409


def test_nothing_sent_is_in_a_public_answer(client, application):
    for address in ("/", "/apply/", "/criteria/", "/search/?q=试报茶馆", "/sitemap.xml", "/credit/?q=试报茶馆"):
        answer = text(client.get(address))
        assert "shibao@example.org" not in answer and "示例A区-900" not in answer, address
    paper = application.papers.get()
    for address in (
        f"/media/{paper.name}",
        f"/admin/application-papers/{application.pk}/{paper.pk}/",
        f"/documents/{paper.pk}/",
    ):
        assert client.get(address).status_code in (302, 404), address


def test_no_other_tree_takes_large_bodies():
    from yuzhong.body_limits import ANYWHERE, BELOW

    assert {path for path in BELOW if "apply" in path} == {"/apply/", "/zh-hant/apply/", "/en/apply/"}
    assert BELOW["/apply/"] == uploads.MOST_BYTES + ANYWHERE


def test_it_asks_little(client, round_):
    client.get(f"/apply/{round_.pk}/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(f"/apply/{round_.pk}/")
    assert len(queries) <= 12


def test_the_purge_deletes_on_the_day_and_not_before(application, round_):
    for days, left in ((1, 1), (0, 0)):
        AwardRound.objects.update(delete_on=timezone.localdate() + timedelta(days=days))
        call_command("purge_applications")
        assert Application.objects.count() == ApplicationPaper.objects.count() == left
    assert AwardRound.objects.filter(pk=round_.pk).exists()


def test_the_promised_days_follow_the_round(round_, application):
    assert round_.delete_on == round_.closes_on + timedelta(days=180)
    round_.kept_days = 200
    with pytest.raises(Exception, match="不能再加长"):
        round_.full_clean()
