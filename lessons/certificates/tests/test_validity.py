"""How long a certificate counts, and where the same is said: page, paper, list, record."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from lessons.certificates.models import Certificate, CertificateState, CertifiedRule
from lessons.certificates.models.validity import last_day
from lessons.models import LessonPage
from lessons.regulations.models import Amendment, Regulation

pytestmark = pytest.mark.django_db
LAW_AS_OF = date(2026, 11, 30)
ISSUED = LAW_AS_OF + timedelta(days=1)


@pytest.fixture
def clock(monkeypatch):
    """Set the day; certificates are earned on the first one."""

    def set_to(day: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: day)

    set_to(ISSUED)
    return set_to


@pytest.fixture
def lesson(clock) -> LessonPage:
    return LessonPage.objects.in_language().get(slug="dian-qi-yu-ran-qi-an-quan")


def issued(lesson: LessonPage, months: int | None = None) -> Certificate:
    lesson.certificate_months = months
    return Certificate.objects.issue(lesson, f"for {months}")


def read(client, certificate: Certificate) -> str:
    return client.get(f"/v/{certificate.code}").content.decode()


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 12, 1), 12, date(2027, 11, 30)),
        (date(2027, 1, 31), 1, date(2027, 2, 27)),
        (date(2028, 2, 29), 12, date(2029, 2, 27)),
        (date(2026, 12, 1), None, None),
    ],
)
def test_the_last_day_of_a_term(day, months, last):
    assert last_day(day, months) == last


def test_it_keeps_the_rules_of_its_day(client, lesson):
    certificate = issued(lesson)
    lesson.cited_rules.all().delete()
    LessonPage.objects.get(pk=lesson.pk).cited_rules.all().delete()
    page = read(client, certificate)
    assert "《中华人民共和国安全生产法》" in page and "第三十六条" in page and "换一张新证" not in page


def test_a_lesson_without_rules_gives_one_without(client, lesson):
    type(lesson.cited_rules.first()).objects.filter(lesson=lesson).delete()
    certificate = issued(LessonPage.objects.get(pk=lesson.pk))
    assert not CertifiedRule.objects.filter(certificate=certificate).exists()
    assert "依据的规定" not in read(client, certificate).partition("<dl")[2].partition("</dl>")[0]


def test_a_term_ends_the_day_after_its_last(client, lesson, clock):
    certificate = issued(lesson, 6)
    clock(date(2027, 5, 31))
    assert certificate.state == CertificateState.VALID and "2027年5月31日" in read(client, certificate)
    clock(date(2027, 6, 1))
    page = read(client, certificate)
    assert certificate.validity().since == date(2027, 6, 1)
    assert "<h1>已到期</h1>" in page and "2027年6月1日" in page and "换一张新证" in page


def test_what_ends_it_first_is_told(lesson, clock):
    law = Regulation.objects.get(title="中华人民共和国消防法")
    certificate = issued(lesson, 6)
    Amendment.objects.create(regulation=law, in_force_on=date(2027, 3, 1), says="改了第四十四条")
    clock(date(2027, 7, 1))
    assert (certificate.state, certificate.validity().since) == (CertificateState.LAW_CHANGED, date(2027, 3, 1))
    Amendment.objects.update(in_force_on=date(2027, 6, 15))
    certificate = Certificate.objects.with_law().get(pk=certificate.pk)
    assert (certificate.state, certificate.validity().since) == (CertificateState.ENDED, date(2027, 6, 1))


def test_a_review_that_found_nothing_ends_nothing(lesson, clock):
    certificate = issued(lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(law_as_of=LAW_AS_OF + timedelta(days=90))
    clock(LAW_AS_OF + timedelta(days=91))
    assert Certificate.objects.get(pk=certificate.pk).state == CertificateState.VALID


def test_one_earned_between_change_and_review_does_not_count(client, lesson, clock):
    law = Regulation.objects.get(title="中华人民共和国消防法")
    Amendment.objects.create(regulation=law, in_force_on=ISSUED, says="改了第四十四条")
    certificate = issued(lesson)
    assert certificate.state == CertificateState.LAW_CHANGED
    assert "改了第四十四条" in read(client, certificate)


def test_the_paper_says_what_the_page_says(client, lesson, clock):
    certificate = issued(lesson, 6)
    paper = client.post("/certificate/pdf", {"code": certificate.code})
    words = "".join(PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().split())
    assert "2027年5月31日" in words and "中华人民共和国消防法" in words
    clock(date(2027, 6, 1))
    refused = client.post("/certificate/pdf", {"code": certificate.code})
    assert refused.status_code == 400 and "已经不算数" in refused.content.decode()


def test_the_list_asks_no_more_for_many(editor_client, lesson, django_assert_max_num_queries):
    for number in range(30):
        Certificate.objects.issue(lesson, f"many {number}")
    editor_client.get("/admin/certificates/")
    with django_assert_max_num_queries(40):
        assert editor_client.get("/admin/certificates/").status_code == 200
