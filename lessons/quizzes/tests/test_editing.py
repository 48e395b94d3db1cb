"""The editors' screens: questions, previews, statistics."""

import io

import pytest
from openpyxl import load_workbook

from lessons.quizzes.models import Question, Quiz

from .conftest import ADDRESS, answers

pytestmark = pytest.mark.django_db


def question(kind: str, *rights: bool) -> dict[str, str]:
    data = {
        "text": "抹布用完怎么办？",
        "kind": kind,
        "explanation": "湿抹布是细菌的家。",
        "options-TOTAL_FORMS": str(len(rights)),
        "options-INITIAL_FORMS": "0",
        "options-MIN_NUM_FORMS": "2",
        "options-MAX_NUM_FORMS": "8",
    }
    for place, is_right in enumerate(rights):
        data |= {f"options-{place}-text": f"做法{place}", f"options-{place}-ORDER": str(place + 1)}
        data |= {f"options-{place}-is_right": "on"} if is_right else {}
    return data


def test_a_question_is_written_in_the_admin(editor_client):
    address = "/admin/snippets/quizzes/question/add/"
    assert editor_client.get(address).status_code == 200
    assert editor_client.post(address, question("single", True, False)).status_code == 302
    assert Question.objects.get(text="抹布用完怎么办？").options.filter(is_right=True).count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (question("single", True, True), "请正好勾一个正确选项。"),
        (question("multiple", False, False), "多选题至少勾一个正确选项。"),
        (question("order", False, False), "排序题至少要三项。"),
        (question("judge", True, False, False), "判断题要正好两项"),
    ],
)
def test_a_question_that_cannot_be_right_is_refused(editor_client, sent, words):
    response = editor_client.post("/admin/snippets/quizzes/question/add/", sent)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Question.objects.filter(text="抹布用完怎么办？").exists()


def test_previews_show_quiz_and_explanation(rf, quiz, django_user_model):
    page = quiz.make_preview_request().render().content.decode()
    assert page.count("<fieldset") == 12
    assert "disabled" in page
    one = Question.objects.first()
    assert one.explanation in one.make_preview_request().render().content.decode()


def test_the_quiz_form_opens(editor_client, quiz):
    assert editor_client.get(f"/admin/snippets/quizzes/quiz/edit/{quiz.pk}/").status_code == 200
    assert editor_client.get("/admin/snippets/quizzes/quiz/").status_code == 200
    assert editor_client.get("/admin/snippets/quizzes/question/?q=四季豆").content.decode().count("四季豆") >= 1


def test_the_report_puts_the_hardest_question_first(client, editor_client, quiz):
    for _ in range(5):
        client.post(ADDRESS, answers(quiz, wrong=1))
    page = editor_client.get("/admin/reports/questions/").content.decode()
    hardest = quiz.items.first().question.text
    assert "100%" in page and "选 5 次" in page
    assert page.index(hardest) < page.index(quiz.items.last().question.text)
    sheet = load_workbook(io.BytesIO(b"".join(editor_client.get("/admin/reports/questions/?export=xlsx")))).active
    assert [cell.value for cell in sheet[1]] == ["题目", "题型", "答过", "答错", "错误率", "各选项"]
    assert [cell.value for cell in sheet[2]][:5] == [hardest, "单选", 5, 5, "100%"]
    assert sheet.max_row == 13


def test_a_stranger_sees_no_statistics(client):
    assert client.get("/admin/reports/questions/").status_code == 302
    assert Quiz.objects.exists()
