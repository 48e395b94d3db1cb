"""What stands above all results: the honour whose number was typed, and the one line that answers a question."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.questions import OF_A_PAGE, OF_THE_ROLLS, Question
from core.verification.codes import normalise_code
from honours.models import Honour
from honours.plaque_numbers import honours_numbered

from .parts import Request
from .public import public_pages

#: The page right below the home page that answers where nothing is named, by its slug.
SECTIONS = {
    Question.COMPLAINT: "complain",
    Question.APPLICATION: "criteria",
    Question.OPENING: "spots",
    Question.PRICE: "spots",
    Question.WAY: "spots",
    Question.PLACE: "spots",
    Question.SIGHTS: "spots",
    Question.WITHDRAWALS: "honours",
    Question.NOTICES: "honours",
    Question.OBJECTION: "criteria",
}
#: What a part of such a page says, and its anchor; of all others the page itself is told.
PARTS = {
    Question.WITHDRAWALS: (gettext_lazy("被撤销或误发收回的牌匾，店里不应再挂。"), "#ended"),
    Question.NOTICES: (gettext_lazy("还没有授予。公示期内谁都可以提异议，不用注册。"), "#noticed"),
    Question.OBJECTION: (gettext_lazy("公示期内，在“正在公示”里点“对公示有异议”，不用注册。"), ""),
}


@dataclass(frozen=True)
class DirectAnswer:
    """A line to read and where it comes from."""

    title: str | Promise
    address: str
    text: str | Promise


def honours_meant(text: str) -> list[Honour]:
    """The public honours whose plaque code or plaque number was typed; no query for words that are neither."""
    if code := normalise_code(text):
        found = Honour.objects.public().filter(code=code).in_roll_order()
        if honours := list(found):
            return honours
    return honours_numbered(text)


def direct_answers(request: Request, best: Any, best_group: str, locale_id: int) -> list[DirectAnswer]:
    """Answer what is asked of the best result, or of the site where nothing is named; two queries at most."""
    if request.is_elsewhere:
        return []
    of_page = [question for question in request.questions if question in OF_A_PAGE]
    found = list(_of_page(of_page, best)) if best is not None else []
    asked = [
        question
        for question in request.questions
        if question not in of_page and _is_for_the_site(question, request, best_group)
    ]
    if of_page and not request.about and not asked:
        asked = of_page[:1]
    return [*_of_the_site(asked, locale_id), *found]


def _is_for_the_site(question: Question, request: Request, best_group: str) -> bool:
    if question == Question.COMPLAINT or not request.about:
        return question != Question.SHOP
    if question in OF_THE_ROLLS:
        return best_group == "honours" or any(part.is_honour for part in request.about)
    if question == Question.SIGHTS:
        return not request.unknown
    return question == Question.VERIFICATION


def _of_page(questions: list[Question], page: Any) -> Iterator[DirectAnswer]:
    for question in questions:
        answer = page.answer(question) if hasattr(page, "answer") else None
        if answer:
            address = f"{page.get_url()}#{answer.anchor}" if answer.anchor else page.get_url()
            title = _("%(page)s：%(question)s") % {"page": page.title, "question": question.label}
            yield DirectAnswer(title, address, answer.text)


def _of_the_site(questions: list[Question], locale_id: int) -> Iterator[DirectAnswer]:
    slugs = {SECTIONS[question] for question in questions if question in SECTIONS}
    rows = public_pages().filter(locale_id=locale_id, depth=3, slug__in=slugs) if slugs else Page.objects.none()
    pages = {page.slug: page for page in rows.specific()}
    for question in questions:
        page = pages.get(SECTIONS.get(question, ""))
        if question == Question.VERIFICATION:
            text = _("输入牌上的防伪码或牌匾编号，看这块牌是谁的、现在是否有效。")
            yield DirectAnswer(_("查一块牌"), reverse("plaque_search"), text)
        elif page and question in PARTS:
            said, anchor = PARTS[question]
            yield DirectAnswer(question.label, f"{page.get_url()}{anchor}", said)
        elif page:
            yield DirectAnswer(page.title, page.get_url(), getattr(page, "summary", ""))
