"""The right of reply: one link, one text, shown only when staff let it through."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from honours.objections.models import MerchantReply, ReplyLink
from honours.objections.states import LinkState, ReplyState

pytestmark = pytest.mark.django_db

WORDS = "价签已经补齐，\n欢迎再来看。"


@pytest.fixture
def link(merchant) -> tuple[ReplyLink, str]:
    """A fresh link and its address."""
    made, token = ReplyLink.make(merchant)
    return made, f"/hearings/reply/{token}"


def text(response) -> str:
    return response.content.decode()


def test_from_the_button_to_the_merchant_page(client, editor_client, merchant):
    making = f"/admin/hearings/link/{merchant.pk}/"
    assert f'href="{making}"' in text(editor_client.get("/admin/snippets/honours/merchant/"))
    editor_client.get(making)
    assert not ReplyLink.objects.exists()
    shown = text(editor_client.post(making))
    address = re.search(r'id="address">http[^<]+?(/hearings/reply/[\w-]+)<', shown)[1]

    shop = Client(enforce_csrf_checks=True)
    form = shop.get(address)
    assert merchant.title in text(form)
    sent = {"text": WORDS, "csrfmiddlewaretoken": str(form.context["csrf_token"])}
    assert "答复收到了" in text(shop.post(address, sent))
    reply = MerchantReply.objects.get()
    public = merchant.get_absolute_url()
    assert "价签已经补齐" not in text(client.get(public))

    editor_client.post(f"/admin/merchant_replies/edit/{reply.pk}/", {"state": ReplyState.SHOWN, "text": "改写"})
    page = text(Client().get(public))
    assert "商户答复（未经核实）" in page
    assert "价签已经补齐，<br>欢迎再来看。" in page
    day = reply.written_on
    assert f"{day:%Y}年{day.month}月{day.day}日" in page

    editor_client.post(f"/admin/merchant_replies/delete/{reply.pk}/")
    assert "价签已经补齐" not in text(Client().get(public))


def test_the_token_is_stored_nowhere(link):
    made, address = link
    token = address.rpartition("/")[2]
    assert token not in [str(value) for value in ReplyLink.objects.values().get(pk=made.pk).values()]
    assert len(token) == 32


def test_opening_the_link_does_not_use_it_up(client, link):
    _, address = link
    client.get(address)
    client.head(address)
    assert client.get(address).status_code == 200


def test_a_link_works_once(client, link):
    _, address = link
    assert client.post(address, {"text": WORDS}).status_code == 200
    for response in (client.get(address), client.post(address, {"text": "再来一次"})):
        assert response.status_code == 410
        assert str(LinkState.USED.label) in text(response)
    assert MerchantReply.objects.count() == 1


def test_two_requests_at_once_leave_one_reply(link):
    made, address = link
    same = ReplyLink.find(address.rpartition("/")[2])
    assert made.use("先到") is not None
    assert same.use("后到") is None
    assert MerchantReply.objects.get().text == "先到"


def test_a_link_expires(client, link):
    made, address = link
    assert timedelta(days=29) < made.expires_at - timezone.now() <= timedelta(days=30)
    ReplyLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    response = client.post(address, {"text": WORDS})
    assert response.status_code == 410
    assert str(LinkState.EXPIRED.label) in text(response)
    assert not MerchantReply.objects.exists()


@pytest.mark.parametrize("token", ["x", "%00", "A" * 32, "牌", "x" * 5000, "%FF"])
def test_a_forged_link_says_so(client, link, token):
    response = client.post(f"/hearings/reply/{token}", {"text": WORDS})
    assert response.status_code == 404
    assert str(LinkState.UNKNOWN.label) in text(response)
    assert not MerchantReply.objects.exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "请写下要说的话"),
        ("字" * 301, "300"),
        ("电话１３８００１３８０００", "手机号"),
        ("身份证500103199003074213", "身份证号"),
        ("\0", "role"),
    ],
)
def test_a_faulty_reply_is_refused_with_reason_and_the_link_stays(client, link, words, reason):
    _, address = link
    response = client.post(address, {"text": words})
    assert response.status_code == 400
    assert reason in text(response)
    assert client.post(address, {"text": WORDS}).status_code == 200


def test_a_line_end_counts_as_one_character(client, link):
    _, address = link
    assert client.post(address, {"text": "字\r\n" * 149 + "字字"}).status_code == 200
    assert len(MerchantReply.objects.get().text) == 300


def test_markup_stays_text(client, merchant):
    MerchantReply.objects.create(merchant=merchant, text="<script>alert(1)</script>", state=ReplyState.SHOWN)
    assert "<script>alert(1)" not in text(client.get(merchant.get_absolute_url()))


def test_only_what_staff_let_through_is_public(client, merchant):
    for state in ReplyState:
        MerchantReply.objects.create(merchant=merchant, text=f"标记{state.value}", state=state)
    page = text(client.get(merchant.get_absolute_url()))
    assert [state.value for state in ReplyState if f"标记{state.value}" in page] == [ReplyState.SHOWN.value]


def test_replies_cost_the_merchant_page_one_query(client, merchant, django_assert_max_num_queries):
    for each in range(3):
        MerchantReply.objects.create(merchant=merchant, text=f"第{each}段", state=ReplyState.SHOWN)
    client.get(merchant.get_absolute_url())
    with django_assert_max_num_queries(12) as captured:
        client.get(merchant.get_absolute_url())
    assert sum("objections_merchantreply" in query["sql"] for query in captured) == 1


def test_a_changed_mind_dates_the_decision(editor_client, merchant):
    reply = MerchantReply.objects.create(merchant=merchant, text=WORDS)
    for state, decided in [
        (ReplyState.RETURNED, timezone.localdate()),
        (ReplyState.WAITING, None),
        (ReplyState.SHOWN, timezone.localdate()),
    ]:
        editor_client.post(f"/admin/merchant_replies/edit/{reply.pk}/", {"state": state})
        reply.refresh_from_db()
        assert (reply.state, reply.decided_on, reply.text) == (state, decided, WORDS)


def test_who_may_not_make_links_sees_no_button(client, django_user_model, merchant):
    reader = django_user_model.objects.create_user("reader", password="x")
    reader.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_merchant"]))
    client.force_login(reader)
    assert "生成答复链接" not in text(client.get("/admin/snippets/honours/merchant/"))
    assert client.post(f"/admin/hearings/link/{merchant.pk}/").status_code == 302
    assert client.get("/admin/merchant_replies/").status_code == 302
    assert client.get("/admin/objections/").status_code == 302
    assert not ReplyLink.objects.exists()
    reader.user_permissions.add(Permission.objects.get(codename="add_replylink"))
    client.force_login(django_user_model.objects.get(pk=reader.pk))
    assert client.post(f"/admin/hearings/link/{merchant.pk}/").status_code == 200


def test_a_stranger_is_sent_to_the_login(client, merchant):
    for page in (f"/admin/hearings/link/{merchant.pk}/", "/admin/objections/", "/admin/merchant_replies/"):
        assert "/admin/login/" in client.get(page)["Location"]
