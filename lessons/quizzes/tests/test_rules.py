"""Rules that hold for any questions: shuffling, marking, the pass mark, the shape of a question."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from lessons.models import LessonPage
from lessons.quizzes.attempts import AskedQuestion, QuizForm, new_attempt, paper, questions
from lessons.quizzes.kinds import Kind, fault
from lessons.quizzes.marking import Marked, marked, score
from lessons.quizzes.models import Option, Question, Quiz
from lessons.quizzes.models.quizzes import MOST


def asked(kind: Kind, rights: list[bool]) -> AskedQuestion:
    options = [Option(pk=pk, text=str(pk), is_right=is_right, sort_order=pk) for pk, is_right in enumerate(rights, 1)]
    return AskedQuestion(1, Question(pk=1, kind=kind), options, "")


def mark(one: AskedQuestion, query: str) -> Marked:
    return marked(QuizForm(None, [one]), QueryDict(query))[0]


@given(st.lists(st.booleans(), min_size=2, max_size=8), st.sets(st.integers(1, 8)))
def test_a_multiple_choice_is_right_only_when_exactly_the_right_ones_are_chosen(rights, chosen):
    one = mark(asked(Kind.MULTIPLE, rights), "&".join(f"q1={pk}" for pk in chosen))
    there = {pk for pk in chosen if pk <= len(rights)}
    assert one.is_complete == bool(there)
    assert one.is_right == (there == {pk for pk, is_right in enumerate(rights, 1) if is_right})


@given(st.permutations(range(1, 6)))
def test_an_order_is_right_in_one_way_only(places):
    one = mark(asked(Kind.ORDER, [False] * 5), "&".join(f"q1o{pk}={at}" for pk, at in enumerate(places, 1)))
    assert one.is_complete
    assert one.is_right == (list(places) == [1, 2, 3, 4, 5])
    assert one.counted == {pk for pk, at in enumerate(places, 1) if pk != at}


@pytest.mark.parametrize("query", ["", "q1=99", "q1=x", "q1=%00", "q1=１", "q2=1"])
def test_nonsense_is_no_answer(query):
    assert not mark(asked(Kind.SINGLE, [True, False]), query).is_complete


@pytest.mark.parametrize(
    "query", ["q1o1=1&q1o2=1&q1o3=2", "q1o1=1&q1o2=2", "q1o1=²&q1o2=2&q1o3=3", "q1o1=1&q1o2=2&q1o3=4"]
)
def test_an_order_needs_each_place_once(query):
    assert not mark(asked(Kind.ORDER, [False] * 3), query).is_complete


@given(st.integers(0, 24), st.integers(1, 24), st.integers(1, 100))
def test_the_pass_mark_is_a_share_of_all_questions(right, total, pass_mark):
    right = min(right, total)
    assert Quiz(pass_mark=pass_mark).passes(right, total) == (right / total * 100 >= pass_mark - 1e-9)


@pytest.mark.django_db
def test_an_attempt_shuffles_always_the_same_way_and_loses_nothing(quiz):
    one, other = new_attempt(quiz), new_attempt(quiz)
    first, again = paper(quiz, one), paper(quiz, one)
    order = [each.question.pk for each in first.asked]
    assert order == [each.question.pk for each in again.asked]
    assert [each.options for each in first.asked] == [each.options for each in again.asked]
    assert sorted(order) == sorted(each.question.pk for each in questions(quiz))
    assert order != [each.question.pk for each in paper(quiz, other).asked]  # 1 in 479,001,600


@pytest.mark.parametrize(
    ("kind", "options", "is_fine"),
    [
        (Kind.SINGLE, [("甲", True), ("乙", False)], True),
        (Kind.SINGLE, [("甲", True), ("乙", True)], False),
        (Kind.SINGLE, [("甲", False), ("乙", False)], False),
        (Kind.SINGLE, [("甲", True), ("甲 ", False)], False),
        (Kind.MULTIPLE, [("甲", True), ("乙", True)], True),
        (Kind.MULTIPLE, [("甲", False), ("乙", False)], False),
        (Kind.TRUE_FALSE, [("对", True), ("错", False)], True),
        (Kind.TRUE_FALSE, [("对", True), ("错", False), ("都对", False)], False),
        (Kind.ORDER, [("甲", False), ("乙", False), ("丙", False)], True),
        (Kind.ORDER, [("甲", False), ("乙", False)], False),
    ],
)
def test_a_question_must_be_answerable(kind, options, is_fine):
    assert (fault(kind, options) == "") == is_fine


@pytest.mark.django_db
def test_every_lesson_of_the_demo_ends_in_a_whole_quiz():
    lessons = LessonPage.objects.in_language()
    assert set(Quiz.objects.open().values_list("lesson", flat=True)) == set(lessons.values_list("pk", flat=True))
    for quiz in Quiz.objects.all():
        rows = questions(quiz)
        assert 10 <= len(rows) <= MOST
        assert all(each.anchor for each in rows), [each.section for each in rows if not each.anchor]
        for each in rows:
            assert not fault(each.question.kind, [(option.text, option.is_right) for option in each.options])


def test_no_questions_score_nothing():
    assert score([]) == 0
