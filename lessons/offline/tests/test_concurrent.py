"""The same code sent by several at the same moment counts once, on either database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from lessons.certificates.models import Certificate
from lessons.offline.result_codes import new_file, result_code
from lessons.quizzes.attempts import version
from lessons.quizzes.models import CountedAttempt, OptionTally, QuestionTally, Quiz

SENDERS = 6


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Work on the real database, not inside a test's transaction; what was counted is taken away again."""
    with django_db_blocker.unblock():
        yield
        for model in (CountedAttempt, Certificate, QuestionTally, OptionTally):
            model.objects.all().delete()
        connection.close()


def test_a_code_sent_at_once_counts_once(committed):
    quiz = Quiz.objects.select_related("lesson").get(lesson__slug="yu-fang-shi-wu-zhong-du")
    code = result_code(new_file(quiz.pk, version(quiz)), 1)
    start = Barrier(SENDERS)

    def send(_number: int) -> str:
        start.wait(timeout=30)
        try:
            response = Client().post("/takeaway/", {"c": code})
            assert response.status_code == 200
            return response.content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as pool:
        pages = list(pool.map(send, range(SENDERS)))
    assert sum("已记上" in page for page in pages) == 1
    assert sum("这个码记过了" in page for page in pages) == SENDERS - 1
    assert CountedAttempt.objects.count() == Certificate.objects.count() == 1
    assert set(QuestionTally.objects.values_list("answered", flat=True)) == {1}
