"""Taking a quiz over the wire."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from wagtail.models import PageViewRestriction

from lessons.certificates.models import Certificate
from lessons.progress.models import LearningRecord
from lessons.quizzes.attempts import load_attempt, new_attempt, questions
from lessons.quizzes.kinds import Kind
from lessons.quizzes.models import CountedAttempt, OptionTally, QuestionTally

from .conftest import ADDRESS, answers

pytestmark = pytest.mark.django_db


def test_asking_keeps_nothing_and_sets_no_cookie(client, quiz, django_assert_max_num_queries):
    client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        response = client.get(ADDRESS)
    assert not response.cookies
    assert response["Cache-Control"].count("no-store") == 1
    assert response.content.decode().count("<fieldset") == 12
    assert not CountedAttempt.objects.exists()


def test_failing_explains_and_points_into_the_lesson(client, quiz):
    response = client.post(ADDRESS, answers(quiz, wrong=3))
    page = response.content.decode()
    assert "还差一点" in page and "答对 75%" in page
    first = questions(quiz)[0]
    assert first.question.explanation in page
    assert f'href="{quiz.lesson.url}#{first.anchor}"' in page
    assert f'id="{first.anchor}"' in client.get(quiz.lesson.url).content.decode()
    assert not Certificate.objects.exists()
    assert list(response.cookies) == ["progress"]


def test_failing_keeps_the_key_and_passing_shows_it(client, quiz):
    failed = BeautifulSoup(client.post(ADDRESS, answers(quiz, wrong=12)).content, "html.parser")
    assert len(failed.select(".answer--wrong")) == 12
    assert not failed.select(".answer__right, .answer__options b")
    for order in [asked for asked in questions(quiz) if asked.question.kind == Kind.ORDER]:
        shown = [each.get_text(strip=True) for each in failed.select(f"#q{order.question.pk} li")]
        assert shown == [option.text for option in order.options[::-1]]
    passed = BeautifulSoup(client.post(ADDRESS, answers(quiz, wrong=1)).content, "html.parser")
    assert {Kind.ORDER, Kind.SINGLE} <= {Kind(asked.question.kind) for asked in questions(quiz)}
    assert passed.select(".answer--wrong .answer__right, .answer--wrong .steps")
    assert passed.select(".answer--right .answer__right")


def test_the_key_is_not_to_be_had_by_handing_in_again(client, quiz):
    attempt = new_attempt(quiz)
    client.post(ADDRESS, answers(quiz, wrong=12, attempt=attempt))
    again = BeautifulSoup(client.post(ADDRESS, answers(quiz, attempt=attempt)).content, "html.parser")
    assert not again.select(".answer__right")


def test_passing_gives_a_certificate_without_a_person(client, quiz):
    page = client.post(ADDRESS, answers(quiz, wrong=2)).content.decode()
    certificate = Certificate.objects.get()
    assert certificate.code[:5] in page
    assert (certificate.lesson, certificate.law_as_of) == (quiz.lesson, quiz.lesson.law_as_of)
    assert not LearningRecord.objects.exists()


def test_one_attempt_counts_once(client, quiz):
    attempt = new_attempt(quiz)
    client.post(ADDRESS, answers(quiz, wrong=4, attempt=attempt))
    again = client.post(ADDRESS, answers(quiz, attempt=attempt)).content.decode()
    assert "已经交过" in again
    assert not Certificate.objects.exists()  # the first hand-in holds
    tally = QuestionTally.objects.get(question=questions(quiz)[0].question)
    assert (tally.answered, tally.wrong) == (1, 1)


def test_a_passed_attempt_sent_again_shows_the_same_certificate(client, quiz):
    sent = answers(quiz)
    for _ in range(2):
        assert "你的证书" in client.post(ADDRESS, sent).content.decode()
    assert Certificate.objects.count() == 1


def test_statistics_count_options_not_people(client, quiz):
    client.post(ADDRESS, answers(quiz, wrong=12))
    client.post(ADDRESS, answers(quiz))
    assert set(QuestionTally.objects.values_list("answered", "wrong")) == {(2, 1)}
    single = next(each for each in questions(quiz) if each.question.kind == "judge")
    assert set(OptionTally.objects.filter(option__in=single.options).values_list("chosen", flat=True)) == {1}
    people = {field.name for model in (QuestionTally, OptionTally, CountedAttempt) for field in model._meta.fields}
    assert not people & {"member", "user", "name_of", "address", "ip"}


def test_what_is_missing_is_named_and_the_rest_kept(client, quiz):
    sent = answers(quiz)
    gone = questions(quiz)[2].question
    del sent[f"q{gone.pk}"]
    response = client.post(ADDRESS, sent)
    page = response.content.decode()
    assert response.status_code == 400
    assert f'href="#q{gone.pk}"' in page
    assert page.count("checked") >= 10
    token = re.search(r'name="attempt"\s+value="([^"]+)"', page)[1]  # signed anew, the same attempt
    assert load_attempt(token, quiz) == load_attempt(sent["attempt"], quiz)
    assert not CountedAttempt.objects.exists()


@pytest.mark.parametrize(
    "token",
    ["", "x", "a:b:c", "\0", signing.dumps([1, "x", "y"]), signing.dumps("x", salt="quizzes.attempt")],
    ids=["empty", "short", "unsigned", "nul", "of another kind", "of another shape"],  # signatures hold the time
)
def test_a_forged_attempt_is_not_marked(client, quiz, token):
    response = client.post(ADDRESS, answers(quiz) | {"attempt": token})
    assert response.status_code == 400
    assert "请做下面这一份" in response.content.decode()
    assert not CountedAttempt.objects.exists()


def test_questions_changed_meanwhile_are_asked_anew(client, quiz):
    sent = answers(quiz)
    option = questions(quiz)[0].options[0]
    option.text = "改过的选项"
    option.save()
    assert client.post(ADDRESS, sent).status_code == 400


def test_a_closed_lesson_has_no_quiz_and_no_file(client, quiz):
    PageViewRestriction.objects.create(page=quiz.lesson, restriction_type=PageViewRestriction.LOGIN)
    for address in (ADDRESS, f"/takeaway/{quiz.lesson.slug}.html"):
        assert client.get(address).status_code == 404
    assert client.post(ADDRESS, answers(quiz)).status_code == 404
    assert client.post(f"{ADDRESS}read").status_code == 404


def test_a_member_may_take_the_quiz_of_a_closed_lesson(editor_client, quiz):
    PageViewRestriction.objects.create(page=quiz.lesson, restriction_type=PageViewRestriction.LOGIN)
    assert editor_client.get(ADDRESS).status_code == 200
    editor_client.post(ADDRESS, answers(quiz))
    record = LearningRecord.objects.get()
    assert (record.lesson_title, record.member.username) == (quiz.lesson.title, "admin")


def test_a_quiz_not_open_is_nowhere(client, quiz):
    quiz.is_open = False
    quiz.save()
    assert client.get(ADDRESS).status_code == 404
    assert "/quiz/" not in client.get(quiz.lesson.url).content.decode()


def test_a_lesson_without_a_quiz_is_read_all_the_same(client, quiz):
    quiz.delete()
    page = client.get(quiz.lesson.url)
    assert page.status_code == 200
    assert "/quiz/" not in page.content.decode()
    for address in (ADDRESS, f"/takeaway/{quiz.lesson.slug}.html"):
        assert client.get(address).status_code == 404


def test_the_lesson_page_is_the_same_for_everybody(client, quiz):
    def plain():
        return re.sub(r"\s", "", client.get(quiz.lesson.url).content.decode())

    before = plain()
    client.post(ADDRESS, answers(quiz))
    assert client.cookies
    assert plain() == before


def test_nothing_in_the_form_tells_which_option_is_right(client, quiz):
    """Each option goes by its place in this attempt's own order."""
    page = client.get(ADDRESS).content.decode()
    numbers = [
        re.findall(r'value="(\d+)"', part)
        for part in page.split("<fieldset")[1:]
        if 'type="radio"' in part or 'type="checkbox"' in part
    ]
    assert numbers and all(each == [str(number) for number in range(1, len(each) + 1)] for each in numbers)
