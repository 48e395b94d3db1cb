"""From an invitation to an account, and every way it can fail."""

import email
import io
import re
from datetime import timedelta
from email import policy

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from zxingcpp import read_barcodes

from accounts.invitations.models import LINK_DAYS, Invitation
from accounts.invitations.states import InvitationState
from accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "shan-cheng-you-xin-26"
SET = {"new_password1": PASSWORD, "new_password2": PASSWORD}


def text(response) -> str:
    return response.content.decode()


def test_from_the_form_to_the_private_page(editor_client, group):
    slips = text(
        editor_client.post(
            "/admin/invitations/new/",
            {"username": "jiefangbei-03", "unit": "解放碑分会党支部", "post": "委员", "email": "", "group": group.pk},
        )
    )
    address = re.search(r'slip__address">http[^<]+?(/account/invitation/[\w-]+)<', slips)[1]
    person = Client(enforce_csrf_checks=True)
    form = person.get(address)
    assert "解放碑分会党支部" in text(form)
    sent = person.post(address, SET | {"csrfmiddlewaretoken": str(form.context["csrf_token"])}, follow=True)
    assert "账号开通了" in text(sent)

    private = "/reading/2026-hui-yuan-dao-du/"
    asked = Client().get(private)
    assert asked["Location"] == f"/account/sign-in/?next={private}"
    login = person.get(asked["Location"])
    credentials = {"username": "jiefangbei-03", "password": PASSWORD, "next": private}
    token = {"csrfmiddlewaretoken": str(login.context["csrf_token"])}
    arrived = person.post("/account/sign-in/", credentials | token, follow=True)
    assert "带读的人" in text(arrived)
    member = User.objects.get(username="jiefangbei-03")
    assert (member.unit, member.post, member.is_staff) == ("解放碑分会党支部", "委员", False)
    assert [each.name for each in member.groups.all()] == ["协会会员"]


def test_the_token_is_stored_nowhere(invited):
    made, address = invited
    token = address.rpartition("/")[2]
    assert token not in [str(value) for value in Invitation.objects.values().get(pk=made.pk).values()]


def test_looking_does_not_use_it_up(client, invited):
    for method in (client.get, client.head, client.get):
        assert method(invited[1]).status_code == 200


def test_it_works_once(client, invited):
    _, address = invited
    assert client.post(address, SET).status_code == 302
    again = client.post(address, SET)
    assert again.status_code == 410
    assert "去登录" in text(again)
    assert User.objects.filter(username="jiefangbei-03").count() == 1


def test_the_second_of_two_at_once_makes_nothing(invited):
    made, address = invited
    first = Invitation.find(address.rpartition("/")[2])
    assert first.accept(PASSWORD)
    assert made.accept(PASSWORD) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "过期"),
        ({"revoked_at": timezone.now()}, "撤回"),
    ],
)
def test_a_closed_link_says_why(client, invited, change, words):
    made, address = invited
    Invitation.objects.filter(pk=made.pk).update(**change)
    for response in (client.get(address), client.post(address, SET)):
        assert response.status_code == 410
        assert words in text(response)
    assert not User.objects.filter(username="jiefangbei-03").exists()


@pytest.mark.parametrize("token", ["x", "%00", "a" * 3000])
def test_an_unknown_link_is_a_404(client, db, token):
    assert client.get(f"/account/invitation/{token}").status_code == 404


@pytest.mark.parametrize(
    "passwords", [("", ""), ("short", "short"), ("12345678", "12345678"), ("jiefangbei-03",) * 2, (PASSWORD, "other")]
)
def test_a_weak_password_is_refused_in_chinese(client, invited, passwords):
    response = client.post(invited[1], {"new_password1": passwords[0], "new_password2": passwords[1]})
    assert response.status_code == 400
    wrong = re.findall(r'class="wrong" role="alert">([^<]+)<', text(response))
    assert wrong
    assert all(re.search(r"[\u4e00-\u9fff]", words) for words in wrong)


def test_a_name_taken_meanwhile_makes_no_second_account(client, invited):
    User.objects.create_user("JieFangBei-03")
    assert client.post(invited[1], SET).status_code in (400, 404, 410)
    assert User.objects.filter(username__iexact="jiefangbei-03").count() == 1


def test_sending_again_kills_the_old_link(editor_client, invited):
    made, old = invited
    again = f"/admin/invitations/{made.pk}/resend/"
    assert Client().get(again).status_code == 302
    editor_client.get(again)
    assert Client().get(old).status_code == 200
    new = re.search(r"(/account/invitation/[\w-]+)<", text(editor_client.post(again)))[1]
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_the_list_tells_states_and_offers_what_fits(editor_client, invited):
    made, address = invited
    page = text(editor_client.get("/admin/invitations/"))
    assert InvitationState.OPEN.label in page
    assert f"/admin/invitations/{made.pk}/revoke/" in page
    editor_client.post(f"/admin/invitations/{made.pk}/revoke/")
    page = text(editor_client.get("/admin/invitations/"))
    assert InvitationState.REVOKED.label in page
    assert f"/admin/invitations/{made.pk}/revoke/" not in page
    assert f"/admin/invitations/{made.pk}/resend/" in page
    assert Client().get(address).status_code == 410


def test_who_has_no_right_invites_nobody(client, invited, django_user_model):
    editor = django_user_model.objects.create_user("bian-ji", password="x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    for address in ("list/", "list/template.xlsx", f"{invited[0].pk}/resend/", f"{invited[0].pk}/revoke/"):
        assert client.get(f"/admin/invitations/{address}").status_code in (302, 403), address
    client.post(f"/admin/invitations/{invited[0].pk}/revoke/")
    assert Invitation.objects.get(pk=invited[0].pk).state == InvitationState.OPEN


def test_nobody_is_invited_into_the_admin(editor_client, django_user_model, group):
    from django.contrib.auth.models import Group

    editors = Group.objects.filter(permissions__codename="access_admin").first()
    assert editors
    fields = {"username": "wai-ren", "unit": "", "post": "", "email": "", "group": editors.pk}
    editor_client.post("/admin/invitations/new/", fields)
    assert not Invitation.objects.filter(username="wai-ren").exists()


def test_the_mail_carries_the_link_and_the_address_is_forgotten(editor_client, group, post_office):
    fields = {"username": "chaotianmen-01", "unit": "朝天门分会", "post": "", "group": group.pk}
    editor_client.post("/admin/invitations/new/", fields | {"email": "chaotianmen@example.org"})
    (envelope,) = post_office
    mail = email.message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == ["chaotianmen@example.org"]
    assert "请开通会员账号" in mail["Subject"]
    words = mail.get_content()
    assert f"{LINK_DAYS} 天" in words
    address = re.search(r"(/account/invitation/[\w-]+)", words)[1]
    assert Invitation.objects.get(username="chaotianmen-01").mailed_at
    assert Client().post(address, SET).status_code == 302
    assert Invitation.objects.get(username="chaotianmen-01").email == ""
    assert User.objects.get(username="chaotianmen-01").email == "chaotianmen@example.org"


def test_a_mail_that_fails_leaves_the_slip(editor_client, group, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    fields = {"username": "a", "unit": "", "post": "", "email": "a@example.org", "group": group.pk}
    page = text(editor_client.post("/admin/invitations/new/", fields))
    assert "邮件没有发出去" in page
    assert "/account/invitation/" in page


def test_the_code_on_the_slip_reads_back(invited):
    import segno
    from PIL import Image

    from accounts.invitations.sending import Slip

    slip = Slip(invited[0], f"https://example.org{invited[1]}", is_mailed=False)
    assert slip.qr.startswith("<svg")
    picture = io.BytesIO()
    segno.make_qr(slip.address).save(picture, kind="png", scale=4, border=4)
    assert read_barcodes(Image.open(picture))[0].text == slip.address


# --- lists ---


def sheet(rows: list[list], name: str = "名单.xlsx") -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


HEADING = ["账号", "单位/支部", "职务", "邮箱"]


def upload(client, file, group):
    return client.post("/admin/invitations/list/", {"file": file, "group": group.pk})


def test_a_list_is_looked_at_row_by_row_then_sent(editor_client, group, invited):
    rows = [
        ["渝中分会会员名单", None, None, None],
        HEADING,
        ["shibati-01", "十八梯分会", "书记", "shibati@example.org"],
        ["shibati-02", "十八梯分会", None, None],
        [1001, "十八梯分会", None, None],
        ["SHIBATI-01", "十八梯分会", None, None],
        ["jiefangbei-03", None, None, None],
        ["admin", None, None, None],
        ["you kong ge", None, None, None],
        [None, "没有账号", None, None],
        ["shibati-03", None, None, "不是邮箱"],
        ["13800138000", None, None, None],
    ]
    page = upload(editor_client, sheet(rows), group)
    shown = text(page)
    assert (page.context["good"], page.context["bad"]) == (3, 7)
    for words in ("第 3 行的账号重复", "已经邀请过", "已经有这个账号", "账号只能用", "手机号"):
        assert words in shown
    assert Invitation.objects.count() == 1  # nothing is stored by looking
    slips = text(editor_client.post("/admin/invitations/list/send/", {"signed": page.context["signed"]}))
    made = set(Invitation.objects.exclude(pk=invited[0].pk).values_list("username", flat=True))
    assert made == {"shibati-01", "shibati-02", "1001"}
    assert slips.count('class="slip"') == 3
    second = text(editor_client.post("/admin/invitations/list/send/", {"signed": page.context["signed"]}))
    assert second.count("已经邀请过") == 3
    assert Invitation.objects.count() == 4


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["姓名", "电话"], ["某", "1"]], "没有找到表头"),
        ([HEADING], "没有人"),
        ([[*HEADING, "初始密码"], ["a", None, None, None, "123"]], "表里有密码"),
        ([HEADING, *[[f"ren-{each}"] for each in range(600)]], "一次最多"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(editor_client, group, rows, words):
    assert words in text(upload(editor_client, sheet(rows), group))
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\x89PNG", b"\0" * 99])
def test_a_broken_file_is_refused_in_chinese(editor_client, group, content):
    response = upload(editor_client, SimpleUploadedFile("名单.xlsx", content), group)
    assert response.status_code == 200
    assert 'role="alert"' in text(response)


def test_a_csv_from_excel_is_read_too(editor_client, group):
    file = SimpleUploadedFile("名单.csv", "账号,单位\nshibati-07,十八梯分会\n".encode("gb18030"))
    assert upload(editor_client, file, group).context["good"] == 1


def test_what_was_not_looked_at_is_not_sent(editor_client, group):
    for signed in ("", "x", "a:b:c"):
        assert editor_client.post("/admin/invitations/list/send/", {"signed": signed}).status_code == 302
    assert not Invitation.objects.exists()


def test_the_empty_list_reads_back(editor_client, group):
    content = editor_client.get("/admin/invitations/list/template.xlsx").content
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content)).active[1]] == HEADING
