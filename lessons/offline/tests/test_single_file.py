"""The file that needs no network, and its code that counts once."""

import hashlib
import hmac
import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core.codes import SIGNS
from lessons.certificates.models import Certificate
from lessons.offline.result_codes import FileFacts, ForgedCodeError, mended, new_file, read_code, result_code
from lessons.quizzes.attempts import questions, version
from lessons.quizzes.models import CountedAttempt, QuestionTally, Quiz

SLUG = "yu-fang-shi-wu-zhong-du"
PROGRAM = Path(__file__).parents[1] / "file" / "1-code.js"


@pytest.fixture
def quiz(db) -> Quiz:
    return Quiz.objects.select_related("lesson").get(lesson__slug=SLUG)


@pytest.fixture
def page(client, quiz) -> BeautifulSoup:
    return _file(client)


def _file(client) -> BeautifulSoup:
    response = client.get(f"/takeaway/{SLUG}.html")
    assert response["Content-Disposition"] == f'attachment; filename="{SLUG}.html"'
    return BeautifulSoup(response.content, "html.parser")


def code_of(quiz: Quiz, wrong: int = 0) -> str:
    return result_code(new_file(quiz.pk, version(quiz)), wrong)


def heading(response) -> str:
    return re.search(r"<h1>\s*(.*?)\s*</h1>", response.content.decode(), re.DOTALL)[1]


@given(
    st.integers(0, 65535),
    st.binary(min_size=2, max_size=2),
    st.binary(min_size=5, max_size=5),
    st.integers(0, 2**24 - 1),
)
def test_a_code_says_what_was_written(quiz_key, wording, name, wrong):
    facts = FileFacts(quiz_key, wording.hex(), name)
    code = result_code(facts, wrong)
    assert mended(" ".join(re.findall("....", code.lower()))) == code
    assert read_code(code) == (facts, wrong)


@given(st.integers(0, 27), st.sampled_from(SIGNS))
def test_any_changed_sign_is_found_out(place, sign):
    code = result_code(FileFacts(1, "abcd", b"12345"), 5)
    changed = code[:place] + sign + code[place + 1 :]
    if changed != code:
        with pytest.raises(ForgedCodeError):
            read_code(changed)


def test_the_file_fetches_nothing(page, client):
    for name in ("src", "srcset", "poster", "action", "data"):
        for element in page.find_all(attrs={name: True}):
            assert element[name].startswith("data:image/"), element
    assert not page.find_all(["link", "iframe", "video", "audio", "form"])
    assert page.find_all("img")
    assert "url(" not in "".join(style.text for style in page.find_all("style"))
    assert "@import" not in str(page)
    for link in page.find_all("a", href=True):
        assert link["href"].startswith("#") or urlsplit(link["href"]).scheme in ("http", "https", "tel"), link
    assert "default-src 'none'" in str(page)


def test_nothing_in_it_works_only_online(page):
    main = page.find("main")
    assert not main.select("[data-online]")
    assert not [link["href"] for link in main.find_all("a", href=True) if "?" in link["href"]]


def test_the_pictures_of_a_closed_lesson_are_inside_for_whom_it_is_for(
    client, quiz, django_user_model, django_capture_on_commit_callbacks
):
    group = Group.objects.get(name="协会会员")
    before = len(_file(client).find_all("img"))
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=quiz.lesson, restriction_type=PageViewRestriction.GROUPS).groups.add(
            group
        )
    assert client.get(f"/takeaway/{SLUG}.html").status_code == 404
    member = django_user_model.objects.create_user("huiyuan")
    member.groups.add(group)
    client.force_login(member)
    assert "/closed/pictures/" in client.get(quiz.lesson.url).content.decode()
    pictures = _file(client).find_all("img")
    assert len(pictures) == before > 1
    assert all(picture["src"].startswith("data:image/") for picture in pictures)


def test_the_whole_lesson_is_inside(page, quiz):
    assert all(page.find(id=each.anchor) for each in questions(quiz))
    assert "生熟分开" in page.find("main").text


def test_no_two_downloads_are_the_same_file(client, quiz):
    heads = {
        json.loads(
            BeautifulSoup(client.get(f"/takeaway/{SLUG}.html").content, "html.parser").find(id="quiz-data").text
        )["head"]
        for _ in range(3)
    }
    assert len(heads) == 3
    assert not CountedAttempt.objects.exists()


@pytest.mark.skipif(not shutil.which("node"), reason="没有 node")
def test_the_program_makes_the_codes_we_read(page, tmp_path):
    data = json.loads(page.find(id="quiz-data").text)
    wrong = json.dumps([place in (0, 3, 11) for place in range(12)])
    script = PROGRAM.read_text("utf-8") + f"\nconsole.log(resultCode({json.dumps(data)}, {wrong}));"
    (tmp_path / "x.js").write_text(script, "utf-8")
    code = subprocess.run(["node", "x.js"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S607
    facts, bits = read_code(code)
    assert facts.head.hex() == data["head"]
    assert bits == 1 | 1 << 3 | 1 << 11


def test_opening_the_address_counts_nothing(client, quiz):
    code = code_of(quiz)
    assert f'value="{code}"' in client.get("/takeaway/", {"c": code}).content.decode()
    assert not CountedAttempt.objects.exists()


def test_a_code_counts_once(client, quiz):
    code = code_of(quiz, wrong=0b11)
    assert heading(client.post("/takeaway/", {"c": code})) == "已记上"
    assert heading(client.post("/takeaway/", {"c": code.lower()})) == "这个码记过了"
    assert Certificate.objects.count() == CountedAttempt.objects.count() == 1
    assert sorted(QuestionTally.objects.values_list("answered", "wrong")) == [(1, 0)] * 10 + [(1, 1)] * 2


def test_a_file_done_twice_counts_once(client, quiz):
    facts = new_file(quiz.pk, version(quiz))
    client.post("/takeaway/", {"c": result_code(facts, 1)})
    assert heading(client.post("/takeaway/", {"c": result_code(facts, 0)})) == "这个码记过了"
    assert set(QuestionTally.objects.values_list("answered", flat=True)) == {1}


def test_a_failed_result_earns_nothing(client, quiz):
    page = client.post("/takeaway/", {"c": code_of(quiz, wrong=0xFFF)}).content.decode()
    assert "没有到及格线" in page
    assert not Certificate.objects.exists()


def test_a_forged_code_is_refused(client, quiz):
    facts = new_file(quiz.pk, version(quiz))
    body = facts.head + bytes(3)
    tag = hmac.digest(hashlib.sha256(b"guess").digest(), body, "sha256")[:5]
    number, forged = int.from_bytes(body + tag, "big"), ""
    for _ in range(28):
        number, rest = divmod(number, 31)
        forged = SIGNS[rest] + forged
    response = client.post("/takeaway/", {"c": forged})
    assert response.status_code == 400
    assert "对不上任何一份离线课" in response.content.decode()
    assert not CountedAttempt.objects.exists()


def test_a_file_about_other_questions_is_refused(client, quiz):
    code = code_of(quiz)
    quiz.pass_mark = 90
    quiz.save()
    response = client.post("/takeaway/", {"c": code})
    assert response.status_code == 400 and "后来改过" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "x", "\0", "0" * 28, "Z" * 28, "é" * 28, "A" * 5000, "💥"])
def test_nonsense_gets_a_clear_answer(client, typed):
    assert client.post("/takeaway/", {"c": typed}).status_code == 400
    assert client.get("/takeaway/", {"c": typed}).status_code == 200
