"""The file itself: the lesson, its style, the quiz and the small program that runs it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.codes import SIGNS
from core.site_name import site_name
from lessons.quizzes.attempts import questions, version
from lessons.quizzes.models import Quiz

from .lesson_html import standalone
from .result_codes import new_file

_STYLES = ("tokens", "base", "layout", "parts", "story", "lessons", "learning")
_PROGRAM = Path(__file__).parent / "file"

#: What the program says; it fills in what stands in braces.
_WORDS = {
    "multiple": _("多选，选出所有对的"),
    "order": _("排序，给每项选第几"),
    "right": _("答对了"),
    "wrong": _("答错了"),
    "correct": _("正确"),
    "section": _("看课文：{section}"),
    "code": _("结果码"),
    "picture": _("结果码的二维码"),
    "howto": _("有网的时候，扫下面的二维码，或者打开这个网址输入结果码，就领到证书。一份文件只记一次。"),
    "passed": _("合格"),
    "failed": _("还差一点"),
    "score": _("答对 {score}%，及格线 {mark}%。"),
    "again": _("再做一遍"),
    "submit": _("交卷"),
    "open": _("还有题没答完：第 {numbers} 题。排序题每项选一个位置，不能重复。"),
    "comma": _("、"),
}


def one_file(quiz: Quiz, request: HttpRequest) -> str:
    """The lesson as one HTML page that fetches nothing."""
    context = {
        "lesson": quiz.lesson,
        "content": standalone(quiz.lesson, request),
        "styles": "\n".join(_style(name) for name in _STYLES),
        "print_style": _style("print"),
        "program": "\n".join(path.read_text("utf-8") for path in sorted(_PROGRAM.glob("*.js"))),
        "quiz": _quiz(quiz),
        "site": site_name(),
    }
    return render_to_string("offline/file.html", context)


def _style(name: str) -> str:
    path = finders.find(f"css/{name}.css")
    if path is None:
        raise FileNotFoundError(f"css/{name}.css")
    return Path(path).read_text("utf-8")


def _quiz(quiz: Quiz) -> dict[str, Any]:
    """What the program needs; right answers too, since it explains without the site."""
    facts = new_file(quiz.pk or 0, version(quiz))
    return {
        "words": {name: str(words) for name, words in _WORDS.items()},
        "passMark": quiz.pass_mark,
        "head": facts.head.hex(),
        "key": facts.key.hex(),
        "signs": SIGNS,
        "address": f"{settings.PUBLIC_URL.rstrip('/')}{reverse('takeaway_code')}",
        "questions": [
            {
                "text": each.question.text,
                "kind": each.question.kind,
                "kindName": each.question.get_kind_display(),
                "explanation": each.question.explanation,
                "anchor": each.anchor,
                "section": each.section,
                "options": [{"text": option.text, "right": option.is_right} for option in each.options],
            }
            for each in questions(quiz)
        ],
    }
