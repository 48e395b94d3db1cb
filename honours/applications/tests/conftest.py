"""A round that is open, forms by people who took their time, and papers of each kind."""

import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from honours.applications.forms import ApplicationForm, SupplementForm
from honours.applications.models import Application, AwardRound
from honours.models import AwardScheme

CODE = "91000000MW0009411P"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(autouse=True)
def empty_desk(db):
    """No round and no application but the test's own."""
    Application.objects.all().delete()
    AwardRound.objects.all().delete()


@pytest.fixture
def round_() -> AwardRound:
    """A published round in the middle of its days, for shops of any kind."""
    today = timezone.localdate()
    scheme = AwardScheme.objects.get(title="放心消费创建示范单位")
    scheme.notice_working_days = 7
    scheme.save()
    return AwardRound.objects.create(
        title="试报轮次",
        scheme=scheme,
        opens_on=today - timedelta(days=3),
        closes_on=today + timedelta(days=3),
        conditions="经营满一年",
        papers="营业执照",
        promise="本店明码标价",
        is_published=True,
    )


@pytest.fixture
def stamped(monkeypatch) -> Callable[..., str]:
    """A function: the stamp of a form opened a minute ago."""

    def stamp(form: Any = ApplicationForm, **needed: Any) -> str:
        past = time.time() - 60
        with monkeypatch.context() as patch:
            patch.setattr("django.core.signing.time.time", lambda: past)
            return form(**needed)["opened"].initial

    return stamp


@pytest.fixture
def fields(stamped, round_) -> dict[str, Any]:
    """What a shop sends."""
    return {
        "title": "试报茶馆", "registered_name": "重庆试报茶馆有限公司", "credit_code": CODE, "kind": "enterprise",
        "trade": "", "spot": "", "address": "示例A区-900", "contact": "shibao@example.org", "promised": "on",
        "agreed": "on", "website": "", "opened": stamped(round=round_),
    }  # fmt: skip


@pytest.fixture
def supplement(stamped) -> dict[str, Any]:
    """What a shop adds."""
    return {"words": "执照重新拍了", "website": "", "opened": stamped(SupplementForm)}


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **saved: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **saved)
    return out.getvalue()


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def application(client, fields, round_) -> Application:
    """One that came in by the form, with a PDF."""
    client.post(f"/apply/{round_.pk}/", fields | {"papers": [sent("执照.pdf", PDF)]})
    return Application.objects.get()
