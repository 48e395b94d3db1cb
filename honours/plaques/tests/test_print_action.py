"""Printing from the list of honours."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission

from honours.models import AwardScheme, Honour
from honours.plaques import print_jobs

pytestmark = pytest.mark.django_db

PLAQUES, LABELS = "/admin/bulk/honours/honour/print_plaques/", "/admin/bulk/honours/honour/print_labels/"


def test_one_honour_has_its_buttons(editor_client, honour):
    page = editor_client.get("/admin/snippets/honours/honour/").content.decode()
    assert f"{PLAQUES}?id={honour.pk}&amp;next=" in page
    assert f"{LABELS}?id={honour.pk}&amp;next=" in page


def test_one_plaque_comes_at_once(editor_client, honour):
    response = editor_client.post(f"{PLAQUES}?id={honour.pk}", {"sheet": "plaque-a3"})
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_labels_may_begin_in_the_middle_of_a_sheet(editor_client, honour):
    assert editor_client.post(f"{LABELS}?id={honour.pk}", {"first": 7}).content.startswith(b"%PDF")
    assert "24" in editor_client.post(f"{LABELS}?id={honour.pk}", {"first": 25}).context["form"].errors["first"][0]


def test_many_show_their_progress_and_end_with_the_pdf(editor_client):
    scheme = AwardScheme.objects.get(title="放心消费创建示范单位")
    address = f"{PLAQUES}?{urlencode({'id': 'all', 'scheme': scheme.pk})}"
    number = scheme.honours.filter(issued_on__isnull=False, withdrawn_on=None).count()
    assert f"共 {number} 份" in editor_client.get(address).content.decode()
    response = editor_client.post(address, {"sheet": "plaque-a4"})
    assert response.streaming
    pieces = [piece.decode() for piece in response.streaming_content]
    assert f"二维码 20 / {number}" in pieces[1]
    link = re.search(r'href="(/admin/plaques/print/[0-9a-f]{32})"', pieces[-2])[1]
    assert b"".join(editor_client.get(link).streaming_content).startswith(b"%PDF")


def test_what_cannot_hang_on_a_wall_is_named_not_printed(editor_client, withdrawn, noticed):
    page = editor_client.get(f"{PLAQUES}?id={withdrawn.pk}&id={noticed.pk}").content.decode()
    assert f"{withdrawn}：已经撤销" in page
    assert f"{noticed}：还没有授予日期" in page
    assert 'name="sheet"' not in page
    assert editor_client.post(f"{PLAQUES}?id={withdrawn.pk}", {"sheet": "plaque-a4"}).status_code == 302


def test_who_may_not_change_honours_may_not_print(client, django_user_model, honour, tmp_path):
    reader = django_user_model.objects.create_user("reader", password="x")
    reader.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "view_honour"]),
    )
    client.force_login(reader)
    page = client.get(f"{PLAQUES}?id={honour.pk}").content.decode()
    assert "你的账号不能打印" in page
    assert client.post(f"{PLAQUES}?id={honour.pk}", {"sheet": "plaque-a4"}).status_code == 302
    assert client.get(f"/admin/plaques/print/{'0' * 32}").status_code == 302
    assert "print_plaques/?id=" not in client.get("/admin/snippets/honours/honour/").content.decode()


@pytest.mark.parametrize("name", ["x", "..", "0" * 31 + ".", "0" * 32])
def test_only_finished_jobs_can_be_fetched(editor_client, name):
    assert editor_client.get(f"/admin/plaques/print/{name}", follow=True).status_code == 404


def test_a_finished_file_is_not_kept_for_ever(monkeypatch):
    honours = list(Honour.objects.select_related("merchant", "scheme")[:1])
    *_, name = print_jobs.PrintJob(honours, print_jobs.Sheet.LABELS).steps()
    assert print_jobs.stored(name)
    monkeypatch.setattr(print_jobs, "_KEPT", -1)
    *_, second = print_jobs.PrintJob(honours, print_jobs.Sheet.LABELS).steps()
    assert not print_jobs.stored(name)
    assert print_jobs.stored(second)
