"""From a change in the register to readers, editors and certificates, and back by review and renewal."""

import time
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts import roles
from accounts.models import User
from editing.dashboard.registry import TASK_LISTS
from editing.inspection.registry import REGISTERED
from lessons.certificates.models import Certificate
from lessons.models import LessonPage
from lessons.quizzes.attempts import narrow
from lessons.quizzes.models import Question, Quiz
from lessons.regulations.models import Amendment, Regulation

from .conftest import answers

pytestmark = pytest.mark.django_db
SLUG = "luo-shi-shi-pin-an-quan-ze-ren"
LAW_AS_OF = date(2026, 11, 30)  # of the demo's lessons
DAY = LAW_AS_OF + timedelta(days=40)
SAYS = "第一百二十八条的罚款数额有调整"


@pytest.fixture
def lesson(clock) -> LessonPage:
    return LessonPage.objects.in_language().get(slug=SLUG)


@pytest.fixture
def clock(monkeypatch):
    """Set the day; it begins on the day after the one by which the lessons are written."""

    def set_to(day: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: day)

    set_to(LAW_AS_OF + timedelta(days=1))
    return set_to


@pytest.fixture
def law(db) -> Regulation:
    return Regulation.objects.get(title="中华人民共和国食品安全法")


@pytest.fixture
def amended(law) -> Regulation:
    Amendment.objects.create(regulation=law, in_force_on=DAY, says=SAYS)
    return law


def holder(role: str) -> User:
    """An account with this role and no other right."""
    account = User.objects.create_user(f"only-{role}", is_staff=True)
    account.groups.add(Group.objects.get(name=role))
    return account


def read(client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return page.content.decode()


def reviewed(lesson: LessonPage, day: date) -> None:
    LessonPage.objects.filter(pk=lesson.pk).update(law_as_of=day)


def test_a_lesson_names_its_rules_for_people_and_programs(client, lesson):
    page = read(client, lesson.url)
    rules = page.partition('aria-labelledby="rules"')[2].partition("</section>")[0]
    assert rules.count("<li>") == 8
    assert "《中华人民共和国食品安全法》" in rules and "第四条、第四十七条" in rules
    assert "依据的规定：《中华人民共和国反食品浪费法》 第七条" in read(client, f"{lesson.url}index.md")
    assert '"legislationIdentifier":"市场监管总局令第104号"' in page.replace('": "', '":"')
    assert "Food Safety Law of the People" in read(client, f"/en/lessons/{SLUG}/")
    assert "中華人民共和國食品安全法" in read(client, f"/zh-hant/lessons/{SLUG}/")


def test_readers_are_told_from_the_day_in_force_until_the_review(client, clock, lesson, amended):
    told = f"所依据的《{amended.title}》已于"
    assert told not in read(client, lesson.url)
    clock(DAY - timedelta(days=1))
    assert told not in read(client, lesson.url)
    clock(DAY)
    page = read(client, lesson.url)
    assert told in page and SAYS in page and "本课正在复核" in page
    assert told in read(client, f"{lesson.url}index.md") and told in read(client, f"/quiz/{SLUG}/")
    assert "was amended with effect from" in read(client, f"/en/lessons/{SLUG}/")
    assert told not in read(client, "/lessons/dian-ti-an-quan/")
    reviewed(lesson, DAY)
    assert told not in read(client, lesson.url)


def test_a_page_kept_the_evening_before_turns_on_the_day(client, clock, lesson, amended):
    client.handler = client.served  # nobody writes anything: what is kept may be handed out
    store, evening = client.served.store, time.time()
    for _ in range(3):
        assert SAYS not in read(client, lesson.url)
    rendered = client.served.rendered
    assert rendered < 3
    clock(DAY)
    store._clock = lambda: evening + 24 * 3600
    assert SAYS in read(client, lesson.url) and client.served.rendered == rendered + 1


def test_editors_see_it_before_the_day_and_after(clock, lesson, amended):
    Certificate.objects.issue(lesson, "a")
    clock(DAY - timedelta(days=10))
    author = holder(roles.AUTHOR)
    task = next(each for each in TASK_LISTS["law"].look(author).lines if each.title == lesson.title)
    finding = next(each for each in REGISTERED["law"].find(timezone.localdate()) if each.where == lesson.title)
    assert not task.is_late and not finding.is_red
    assert f"{DAY:%Y-%m-%d}" in task.note and "题目 3 道，那以前的证书 1 张" in task.note
    clock(DAY)
    task = next(each for each in TASK_LISTS["law"].look(author).lines if each.title == lesson.title)
    finding = next(each for each in REGISTERED["law"].find(timezone.localdate()) if each.where == lesson.title)
    assert task.is_late and finding.is_red
    assert not TASK_LISTS["law"].look(holder(roles.FUNDS)).number
    LessonPage.objects.update(law_as_of=DAY)
    assert not TASK_LISTS["law"].look(author).number and not list(REGISTERED["law"].find(DAY))


def test_the_editor_and_the_lists_say_so(editor_client, clock, lesson, amended):
    certificate = Certificate.objects.issue(lesson, "a")
    address = f"/admin/pages/{lesson.pk}/edit/"
    questions = f"/admin/snippets/quizzes/question/?regulation={amended.pk}"
    assert SAYS not in read(editor_client, address) and "待复核" not in read(editor_client, questions)
    clock(DAY)
    assert SAYS in read(editor_client, address)
    assert read(editor_client, questions).count("有变动，待复核") == 3
    shown = read(editor_client, f"/admin/certificates/?q={certificate.code}")
    assert "依据已变更" in shown


def test_a_superseded_rule_that_is_still_cited_is_a_fault(clock, lesson, law):
    law.superseded_by = Regulation.objects.create(title="示例食品法（虚构）")
    law.superseded_on = DAY
    law.save()
    clock(DAY)
    finding = next(each for each in REGISTERED["law"].find(DAY) if each.where == lesson.title)
    assert "被《示例食品法（虚构）》取代" in finding.says
    LessonPage.objects.in_language().update(law_as_of=DAY)
    citing = LessonPage.objects.in_language().filter(cited_rules__regulation=law)
    assert {each.where for each in REGISTERED["law"].find(DAY)} == {each.title for each in citing} > {lesson.title}


class TestRenewal:
    @pytest.fixture
    def certificate(self, lesson) -> Certificate:
        return Certificate.objects.issue(lesson, "a")

    @pytest.fixture
    def over(self, certificate, amended, clock, lesson) -> Certificate:
        """The law changed, and the lesson was reviewed."""
        reviewed(lesson, DAY)
        clock(DAY)
        return certificate

    def short_quiz(self, regulation: Regulation) -> Quiz:
        quiz = Quiz.objects.select_related("lesson").get(lesson__slug=SLUG)
        narrow(quiz, {regulation.pk})
        return quiz

    def test_it_asks_what_changed_and_gives_a_new_certificate(self, client, over, amended):
        address = f"/quiz/renewal/{over.code}/"
        assert address in read(client, f"/v/{over.code}")
        assert read(client, address).count("<fieldset") == 3
        result = client.post(address, answers(self.short_quiz(amended)))
        new = Certificate.objects.exclude(pk=over.pk).get()
        assert new.code in result.content.decode().replace(" ", "") or new.code[:5] in result.content.decode()
        assert (new.state, over.state, new.law_as_of) == ("valid", "law_changed", DAY)

    def test_a_failed_one_leads_back_to_itself(self, client, over, amended):
        address = f"/quiz/renewal/{over.code}/"
        result = client.post(address, answers(self.short_quiz(amended), wrong=2)).content.decode()
        assert f'href="{address}"' in result and Certificate.objects.count() == 1

    def test_the_short_form_is_no_way_to_a_first_certificate(self, client, over, amended):
        response = client.post(f"/quiz/{SLUG}/", answers(self.short_quiz(amended)))
        assert response.status_code == 400 and Certificate.objects.count() == 1

    def test_where_no_question_is_marked_all_are_asked(self, client, over, amended):
        Question.objects.filter(regulation=amended).update(regulation=None)
        quiz = Quiz.objects.get(lesson__slug=SLUG)
        assert read(client, f"/quiz/renewal/{over.code}/").count("<fieldset") == quiz.items.count()

    def test_questions_of_the_rule_that_took_its_place_are_asked(self, client, certificate, lesson, law, clock):
        new = Regulation.objects.create(title="示例食品法（虚构）")
        law.superseded_by, law.superseded_on = new, DAY
        law.save()
        one = Question.objects.filter(regulation=law).first()
        Question.objects.filter(regulation=law).exclude(pk=one.pk).update(regulation=None)
        Question.objects.filter(pk=one.pk).update(regulation=new)
        reviewed(lesson, DAY)
        clock(DAY)
        assert read(client, f"/quiz/renewal/{certificate.code}/").count("<fieldset") == 1

    def test_it_waits_for_the_review(self, client, certificate, amended, clock):
        clock(DAY)
        assert "正在复核" in read(client, f"/quiz/renewal/{certificate.code}/")

    def test_what_is_valid_or_withdrawn_is_not_renewed(self, client, certificate):
        assert "现在有效" in read(client, f"/quiz/renewal/{certificate.code}/")
        certificate.withdrawn_on, certificate.withdrawal_reason = certificate.issued_on, "误发"
        certificate.save()
        assert "不能换" in read(client, f"/quiz/renewal/{certificate.code}/")

    @pytest.mark.parametrize("code", ["2345678923", "x", "renewal"])
    def test_an_unknown_code_is_not_found(self, client, db, code):
        read(client, f"/quiz/renewal/{code}/", 404)

    def test_a_closed_lesson_renews_nobody_outside(self, client, over, lesson):
        lesson.view_restrictions.create(restriction_type="login")
        read(client, f"/quiz/renewal/{over.code}/", 404)
