"""Each fault is found, each mended one is gone, and the days left are told."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.models import Photo, SiteFacts
from editing.inspection.models import MonthlyRecord
from editing.inspection.registry import REGISTERED, SiteCheckFinding
from editing.inspection.running import CheckResult
from home.models import StandardPage
from lessons.models import LessonPage
from news.models import NewsIndexPage, NewsPage, PolicyIndexPage
from services.enquiries.models import ConsentText, Enquiry

pytestmark = pytest.mark.django_db


def lines(key: str, day=None) -> dict[str, SiteCheckFinding]:
    """What a check finds, by place."""
    return {finding.where: finding for finding in REGISTERED[key].find(day or timezone.localdate())}


def published(pages, days_ago: int) -> None:
    pages.update(last_published_at=timezone.now() - timedelta(days=days_ago))


@pytest.fixture
def page(home):
    def add(body: str, **fields) -> StandardPage:
        stored = [{"type": "paragraph", "value": body}]
        return home.add_child(instance=StandardPage(title="有链接的页", slug="with-links", body=stored, **fields))

    return add


@pytest.mark.parametrize(
    ("key", "kind", "limit", "warn"), [("news", NewsIndexPage, 14, 5), ("notices", PolicyIndexPage, 180, 30)]
)
def test_a_column_warns_then_turns_red(key, kind, limit, warn):
    column = kind.objects.in_language().get()
    below = Page.objects.descendant_of(column)
    published(below, limit - warn - 1)
    assert column.title not in lines(key)
    published(below, limit - 2)
    assert lines(key)[column.title].left == 2
    assert not lines(key)[column.title].is_red
    published(below, limit + 3)
    assert lines(key)[column.title].is_red
    assert lines(key)[column.title].urgency == "已超 3 天"


def test_the_home_page_needs_something_new_below_it(home):
    published(Page.objects.all(), 15)
    assert lines("home")[home.title].is_red
    published(Page.objects.filter(pk=NewsPage.objects.in_language().live().first().pk), 0)
    assert not lines("home")


def test_an_empty_column():
    column = NewsIndexPage.objects.in_language().get()
    assert column.title not in lines("empty")
    NewsPage.objects.update(live=False)
    assert lines("empty")[column.title].is_red
    assert column.title not in lines("news")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ('<a href="/nowhere/">去</a>', "站内没有这个地址"),
        ('<a href="/spots/nowhere/">去</a>', "站内没有这个地址"),
        ('<a href="/spots/">去</a>', ""),
        ('<a href="/spots">去</a>', ""),
        ('<a href="/spots/#list">去</a>', ""),
        ('<a href="#below">去</a>', ""),
        ('<a href="/search/?q=a">去</a>', ""),
        ('<a href="https://example.org/a?b=c">去</a>', ""),
        ('<a href="http://exa mple/">去</a>', "网址写法不对"),
        ('<a href="javascript:alert(1)">去</a>', "网址写法不对"),
        ('<a href="spots/">去</a>', "站内地址要以“/”开头"),
        ('<a href="tel:12315">打</a>', ""),
        ('<a href="mailto:a@b">写</a>', "邮箱写法不对"),
        ('<a linktype="page" id="99999999">去</a>', "页面已删除或没有公开"),
        ('<a linktype="document" id="99999999">看</a>', "附件已删除"),
    ],
)
def test_links(page, link, problem):
    page(f"<p>{link}</p>")
    found = lines("links")
    assert (problem in found["有链接的页"].says) if problem else "有链接的页" not in found


def test_links_to_what_is_not_public(page, home):
    news = NewsPage.objects.in_language().live().first()
    page(f'<p><a linktype="page" id="{news.pk}">看</a></p>')
    assert "有链接的页" not in lines("links")
    closed = PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    assert "要登录" in lines("links")["有链接的页"].says
    closed.delete()
    news.unpublish()
    assert "没有公开" in lines("links")["有链接的页"].says


def test_the_demo_has_no_broken_link():
    assert not lines("links")


def test_marks_of_the_footer():
    facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
    facts.icp_number = "渝ICP备00000000号"
    facts.operator = ""
    facts.save()
    missing = {where.rpartition("：")[2] for where in lines("footer")}
    assert "主办单位" in missing
    assert "ICP 备案号" not in missing


def test_pages_to_review():
    today = timezone.localdate()
    lesson = LessonPage.objects.in_language().live().first()
    for days, red in ((-1, True), (10, False)):
        LessonPage.objects.filter(pk=lesson.pk).update(review_on=today + timedelta(days=days))
        assert lines("reviews")[lesson.title].is_red is red
    LessonPage.objects.filter(pk=lesson.pk).update(review_on=today + timedelta(days=100))
    assert lesson.title not in lines("reviews")


def test_a_translation_older_than_its_original():
    page = LessonPage.objects.filter(alias_of=None, locale=Locale.get_default()).live().first()
    english, _ = Locale.objects.get_or_create(language_code="en")
    copy = page.get_translation_or_none(english) or page.copy_for_translation(english, copy_parents=True)
    originals, copies = Page.objects.filter(pk=page.pk), Page.objects.filter(pk=copy.pk)
    copies.update(live=True, alias_of=None, title="Lesson")
    published(originals, 100)
    for days, red in ((99, None), (101, True)):
        published(copies, days)
        finding = next((one for where, one in lines("translations").items() if where.startswith("Lesson")), None)
        assert (finding and finding.is_red) is red
    published(originals, 10)
    assert next(one for where, one in lines("translations").items() if where.startswith("Lesson")).left == 80


def test_pictures_without_words():
    photo = Photo.objects.filter(is_open=True).first()
    Photo.objects.filter(pk=photo.pk).update(description="")
    assert lines("pictures")[photo.title].is_red


def test_an_enquiry_nobody_answered():
    today = timezone.localdate()
    consent = ConsentText.objects.first()
    one = Enquiry.objects.create(purpose="needs", text="…", contact="…", consent=consent)
    Enquiry.objects.filter(pk=one.pk).update(received_on=today - timedelta(days=91))
    finding = lines("enquiries")[f"服务需求 {one.grouped_number}"]
    assert finding.is_red
    assert CheckResult(REGISTERED["enquiries"], [finding]).is_veto
    Enquiry.objects.filter(pk=one.pk).update(progress="answered")
    assert not lines("enquiries")


def test_the_command_fails_on_red_and_writes_the_month_down():
    Photo.objects.filter(pk=Photo.objects.filter(is_open=True).first().pk).update(description="")
    said = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("inspect_site", stdout=said)
    assert end.value.code == 1
    assert "图片没有说明文字：不合格 1" in said.getvalue()
    month = timezone.localdate().replace(day=1)
    assert MonthlyRecord.objects.get(month=month, check_key="pictures").red == 1
    assert MonthlyRecord.objects.count() == len(REGISTERED)


@pytest.mark.slow
def test_a_second_inspection_of_the_month_replaces_the_first(editor_client):
    for _ in range(2):
        assert editor_client.post(reverse("inspection:record")).status_code == 302
    assert MonthlyRecord.objects.count() == len(REGISTERED)


def test_the_years_sheet(editor_client):
    day = timezone.localdate()
    result = CheckResult(
        REGISTERED["footer"], [SiteCheckFinding("a", "b"), SiteCheckFinding("c", "d"), SiteCheckFinding("e", "f", 3)]
    )
    MonthlyRecord.write([result], day.replace(month=3))
    MonthlyRecord.objects.create(
        month=day.replace(month=4, day=1),
        check_key="gone",
        title="从前的检查",
        red=0,
        soon=0,
        inspected_at=timezone.now(),
    )
    answer = editor_client.get(reverse("inspection:sheet", args=[day.year]))
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    head = rows[1]
    footer = next(row for row in rows if row[0] == "页脚标识不全")
    gone = next(row for row in rows if row[0] == "从前的检查")
    assert (footer[head.index("3月")], footer[head.index("4月")]) == (2, "—")
    assert gone[head.index("4月")] == 0
    assert len(rows) == 2 + len(REGISTERED) + 1


def test_every_line_of_the_report_leads_to_where_it_is_mended(editor_client):
    lesson = LessonPage.objects.in_language().live().first()
    LessonPage.objects.filter(pk=lesson.pk).update(review_on=timezone.localdate())
    html = editor_client.get(reverse("inspection:report")).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[lesson.pk]) in html
    assert "最后一天" in html
    assert all(check.threshold.source and check.title in html for check in REGISTERED.values())


def test_only_inspectors_see_it(client, django_user_model):
    user = django_user_model.objects.create_user("looker", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("inspection:report")).status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="view_monthlyrecord"))
    assert client.get(reverse("inspection:report")).status_code == 200
    assert client.post(reverse("inspection:record")).status_code == 302
    assert not MonthlyRecord.objects.exists()
