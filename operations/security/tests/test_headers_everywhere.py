"""The same headers on every status and on every kind of answer, files too."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from core.models import Attachment, Rendition
from tests.served import ServedClient

pytestmark = pytest.mark.django_db


def assert_guarded(answer, *, policy: str = "default-src 'none'") -> None:
    if answer.streaming:
        answer.close()
    assert policy in answer["Content-Security-Policy"]
    assert "frame-ancestors" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/my/", 200),
        ("/account/", 302),
        ("/nowhere/", 404),
        ("/media/images/nothing.webp", 404),
        ("/%00", 404),
    ],
)
def test_whatever_the_status(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert_guarded(answer)


def test_a_refusal_and_a_wrong_method(client):
    assert_guarded(client.get("/account/sign-out/"))
    answer = ServedClient(enforce_csrf_checks=True).post("/account/sign-in/", {})
    assert answer.status_code == 403
    assert_guarded(answer)


def test_over_https_browsers_are_told_to_stay_there(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    for address in ("/", "/nowhere/", "/healthz"):
        assert "max-age=31536000" in client.get(address, secure=True)["Strict-Transport-Security"]


def test_a_picture_opened_by_itself_runs_nothing(client):
    name = Rendition.objects.filter(file__startswith="images/").first().file.name
    assert_guarded(client.get(f"{settings.MEDIA_URL}{name}"), policy="sandbox")


def test_a_download_runs_nothing(editor_client):
    paper = Attachment.objects.create(title="附件", file=ContentFile(b"hello", "a.txt"))
    assert_guarded(editor_client.get(paper.download_url), policy="sandbox")
    paper.file.storage.delete_now(paper.file.name)
